"""The cover, and what the board is asked."""

from __future__ import annotations

from core.model.words import pounds, wte
from core.papers.blocks import TO_BE_CONFIRMED, Block, Bullets, Cover, Heading, Paragraph, paragraphs
from core.papers.brief import Brief, OptionBrief
from core.papers.digest import digest
from core.papers.figures_of import illustrative
from core.papers.wording import day, in_words, option_name


def option_cover(brief: Brief, option: OptionBrief) -> Cover:
    """Return the cover of an option paper; what is not known yet says so."""
    choice = option.option
    asks = (
        f"This paper asks {brief.body} to decide whether to {_question(option)}. "
        f"{' '.join(digest(brief, option))}"
    )
    return Cover(
        kind="Option paper",
        title=f"Option {choice.code}: {choice.name}",
        body=brief.plan.body or "",
        plan=brief.plan.title,
        fields=cover_fields(brief, ("Option", f"{choice.code}, {choice.name}")),
        summary=asks,
        short=f"Option paper · Option {choice.code}",
        code=choice.code,
        colour=option.colour,
    )


def cover_fields(brief: Brief, about: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a cover sheet, the purpose first."""
    return (
        ("Purpose", "For decision"),
        about,
        ("Body", brief.plan.body or TO_BE_CONFIRMED),
        ("Meeting date", TO_BE_CONFIRMED),
        ("As-is at", day(brief.plan.as_at)),
        ("Figures for", brief.year or "None in the plan"),
        ("Status", "Draft"),
    )


def purpose(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return why the board reads this, and what it is asked to do."""
    options = len(brief.options)
    among = f", one of {in_words(options, 'option')}" if options > 1 else ""
    return [
        Heading("Purpose of this paper"),
        Paragraph(
            f"This paper asks {brief.body} to decide whether to {_question(option)}. It sets out "
            f"{option_name(option.option)}{among} in the plan “{brief.plan.title}”."
        ),
        *paragraphs(brief.plan.summary or ""),
        Paragraph(_tells(brief, option)),
        Paragraph("The board is asked to:"),
        Bullets(tuple(_asked(brief, option)), ordered=True),
    ]


def _tells(brief: Brief, option: OptionBrief) -> str:
    if not option.changes:
        return (
            f"It describes the structure as it is{as_at(brief)}: who is accountable for each function, and "
            "where money and people are. The other options are measured against it."
        )
    return (
        f"It compares the option with the structure as it is{as_at(brief)}: what would change, who would be "
        "accountable for each function, and what money and people would move."
    )


def _question(option: OptionBrief) -> str:
    if not option.changes:
        return "keep the structure as it is"
    return f"take Option {option.option.code} forward"


def as_at(brief: Brief) -> str:
    """Return “ at 13 November 2020”, or nothing where the plan has no date."""
    return f" at {day(brief.plan.as_at)}" if brief.plan.as_at else ""


def _asked(brief: Brief, option: OptionBrief) -> list[str]:
    orphans = sum(duty.homeless for duty in option.duties)
    doubled = sum(duty.doubled for duty in option.duties)
    asked = ["note what the option changes, and when" if option.changes else "note the structure as it is"]
    if orphans:
        has = "has" if orphans == 1 else "have"
        asked.append(
            f"note that {in_words(orphans, 'function')} {has} no accountable body, and say which should be"
        )
    if doubled:
        has = "has" if doubled == 1 else "have"
        twice = f"{in_words(doubled, 'function')} {has} more than one accountable body"
        asked.append(f"note that {twice}, and say which it should be")
    asked += _unsure(brief, option)
    return [*asked, f"decide whether to {_question(option)}"]


def _unsure(brief: Brief, option: OptionBrief) -> list[str]:
    """Return that figures are illustrative, where some are."""
    money, people = illustrative(option.model, brief.year)
    parts = [pounds(money)] if money else []
    parts += [wte(people)] if people else []
    return [f"note that {' and '.join(parts)} in this paper are illustrative figures"] if parts else []
