"""Why the board reads this, and what it is asked to do."""

from __future__ import annotations

from core.model.words import pounds, wte
from core.papers import cover_sheet
from core.papers.blocks import ASKED, Block, Bullets, Note, Paragraph
from core.papers.brief import Brief, OptionBrief
from core.papers.figures_of import illustrative
from core.papers.readiness import missing_of, not_complete
from core.papers.wording import in_words, option_name

DECIDES = ("approve", "agree", "decide", "endorse", "reject", "support", "adopt")
"""Verbs of a typed recommendation that decides, so that none has to be made."""


def purpose(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return why the board reads this, and what is not yet complete."""
    options = len(brief.options)
    among = f", one of {in_words(options, 'option')}" if options > 1 else ""
    return [
        Paragraph(
            f"This paper asks {brief.body} to decide whether to {question(option)}. It sets out "
            f"{option_name(option.option)}{among} in the plan “{brief.plan.title}”."
        ),
        Paragraph(_tells(brief, option)),
        *incomplete(brief, option),
    ]


def incomplete(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return what the paper still lacks, set apart; nothing where it is complete."""
    lacks = missing_of(brief, option)
    return [Note("Not yet complete", not_complete(lacks))] if lacks else []


def recommendation(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return what the board is asked to do."""
    return [Paragraph(ASKED), Bullets(tuple(asked(brief, option)), ordered=True)]


def asked(brief: Brief, option: OptionBrief) -> list[str]:
    """Return what the board is asked to do: what the model asks it to note, what was typed, the decision."""
    typed = cover_sheet.typed_lines(brief.own, option.option.id, "recommendation")
    typed = [line[:1].lower() + line[1:] for line in typed]
    decided = any(line.split()[0].rstrip(",:") in DECIDES for line in typed)
    return [*_noted(brief, option), *typed, *([] if decided else [f"decide whether to {question(option)}"])]


def question(option: OptionBrief) -> str:
    """Return what the board decides, after “decide whether to”."""
    if not option.changes:
        return "keep the structure as it is"
    return f"take Option {option.option.code} forward"


def _tells(brief: Brief, option: OptionBrief) -> str:
    if not option.changes:
        return (
            f"It describes the structure as it is{brief.as_at}: who is accountable for each function, and "
            "where money and people are. The other options are measured against it."
        )
    return (
        f"It compares the option with the structure as it is{brief.as_at}: what would change, who would be "
        "accountable for each function, and what money and people would move."
    )


def _noted(brief: Brief, option: OptionBrief) -> list[str]:
    orphans = sum(duty.homeless for duty in option.duties)
    doubled = sum(duty.doubled for duty in option.duties)
    found = ["note what the option changes, and when" if option.changes else "note the structure as it is"]
    if orphans:
        has = "has" if orphans == 1 else "have"
        found.append(
            f"note that {in_words(orphans, 'function')} {has} no accountable body, and say which should be"
        )
    if doubled:
        has = "has" if doubled == 1 else "have"
        twice = f"{in_words(doubled, 'function')} {has} more than one accountable body"
        found.append(f"note that {twice}, and say which it should be")
    return found + _unsure(brief, option)


def _unsure(brief: Brief, option: OptionBrief) -> list[str]:
    """Return that figures are illustrative, where some are."""
    money, people = illustrative(option.model, brief.year)
    parts = [pounds(money)] if money else []
    parts += [wte(people)] if people else []
    return [f"note that {' and '.join(parts)} in this paper are illustrative figures"] if parts else []
