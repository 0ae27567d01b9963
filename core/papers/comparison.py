"""The paper that sets every option beside the others."""

from __future__ import annotations

from core.papers import paper
from core.papers.blocks import Block, Contents, Paragraph, paragraphs
from core.papers.brief import Brief
from core.papers.section import Section, composed
from core.papers.sections.across.duties import duties_across
from core.papers.sections.across.fates import TITLE as FATES
from core.papers.sections.across.fates import fates_across
from core.papers.sections.across.funding import TITLE as FUNDING
from core.papers.sections.across.funding import funding_across
from core.papers.sections.across.resources import resources_across
from core.papers.sections.across.side_by_side import in_short, side_by_side
from core.papers.sections.cover import plan_cover
from core.papers.sections.leaders import QUESTION, leaders_across
from core.papers.wording import in_words

ID, TITLE = "comparison", "Comparison of options"


def purpose(brief: Brief) -> list[Block]:
    """Return why the board reads this."""
    return [Paragraph(_question(brief)), *paragraphs(brief.plan.summary or "")]


SECTIONS = (
    Section("purpose", "Purpose of this paper", purpose),
    Section("figures", "The options side by side", side_by_side),
    Section("options", "What each option does", in_short),
    Section("leaders", QUESTION, leaders_across),
    Section("fates", FATES, fates_across),
    Section("resources", "Money and people by body", resources_across),
    Section("funding", FUNDING, funding_across),
    Section("duties", "Who would be accountable", duties_across, wide=True),
)


@paper(ID, TITLE, per_option=False, sections=SECTIONS)
def comparison(brief: Brief) -> list[Block]:
    """Return the comparison of every option with the as-is and with each other."""
    content = composed(ID, SECTIONS, brief)
    codes = ", ".join(option.option.code for option in brief.options) or "None in the plan yet"
    cover = plan_cover(
        ID,
        TITLE,
        brief,
        ("Options", codes),
        summary=_question(brief),
        content=content,
        asks=_asked(brief),
    )
    return [cover, Contents(), *content]


def _options(brief: Brief) -> str:
    return in_words(len(brief.options), "option")


def _asked(brief: Brief) -> list[str]:
    if not brief.options:
        return []
    which = "which option to take forward" if len(brief.options) > 1 else "whether to take it forward"
    return ["note what the options change, and how they differ", f"decide {which}"]


def _question(brief: Brief) -> str:
    if not brief.options:
        return f"There are no options in this plan yet, so {brief.body} has nothing to compare."
    if len(brief.options) == 1:
        return f"This paper asks {brief.body} to decide whether to take the one option of the plan forward."
    return (
        f"This paper asks {brief.body} to decide which of {_options(brief)} to take forward. It sets each "
        f"beside the structure as it is{brief.as_at} and beside the others: what it changes, who would be "
        "accountable for each function, and what money and people would move."
    )
