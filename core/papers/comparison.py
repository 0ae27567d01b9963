"""The paper that sets every option beside the others."""

from __future__ import annotations

from core.papers import paper
from core.papers.blocks import Block, Contents, Cover, Heading, Paragraph, paragraphs
from core.papers.brief import Brief
from core.papers.sections.across.duties import duties_across
from core.papers.sections.across.fates import fates_across
from core.papers.sections.across.resources import resources_across
from core.papers.sections.across.side_by_side import in_short, side_by_side
from core.papers.sections.cover import as_at, cover_fields
from core.papers.sections.leaders import leaders_across
from core.papers.wording import in_words

TITLE = "Comparison of options"


@paper("comparison", TITLE, per_option=False)
def comparison(brief: Brief) -> list[Block]:
    """Return the comparison of every option with the as-is and with each other."""
    blocks: list[Block] = [_cover(brief), Contents(), *_purpose(brief)]
    if brief.options:
        blocks += [*side_by_side(brief), *in_short(brief), *leaders_across(brief), *fates_across(brief)]
        blocks += [*resources_across(brief), *duties_across(brief)]
    return blocks


def _options(brief: Brief) -> str:
    return in_words(len(brief.options), "option")


def _cover(brief: Brief) -> Cover:
    codes = ", ".join(option.option.code for option in brief.options) or "None in the plan yet"
    return Cover(
        kind=TITLE,
        title=brief.plan.title,
        body=brief.plan.body or "",
        plan=brief.plan.title,
        fields=cover_fields(brief, ("Options", codes)),
        summary=_question(brief),
        short=TITLE,
    )


def _question(brief: Brief) -> str:
    if not brief.options:
        return f"There are no options in this plan yet, so {brief.body} has nothing to compare."
    if len(brief.options) == 1:
        return f"This paper asks {brief.body} to decide whether to take the one option of the plan forward."
    return (
        f"This paper asks {brief.body} to decide which of {_options(brief)} to take forward. It sets each "
        f"beside the structure as it is{as_at(brief)} and beside the others: what it changes, who would be "
        "accountable for each function, and what money and people would move."
    )


def _purpose(brief: Brief) -> list[Block]:
    return [
        Heading("Purpose of this paper"),
        Paragraph(_question(brief)),
        *paragraphs(brief.plan.summary or ""),
    ]
