"""The option described: what it is, its moves in a row, who answers to whom, and who leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.model.days import spoken
from core.model.entities.plan import Move
from core.model.entities.structure import Organisation
from core.model.sentences import structural
from core.model.words import count
from core.papers.blocks import Block, Bullets, Heading, Paragraph, paragraphs
from core.papers.brief import Brief, OptionBrief
from core.papers.sections.bodies import TITLE as CHARTS
from core.papers.sections.leaders import leaders
from core.papers.sections.purposes import purposes_in_short
from core.papers.sections.reporting import reporting
from core.papers.wording import in_words, opened, option_name

MOST = 12
"""How many changes of the structure are listed before the rest are counted."""


def described(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return what the option is, which moves make it, who answers to whom, and who leads."""
    return [
        *paragraphs(option.option.description or ""),
        *_stands_on(option),
        Paragraph(_how_many(option)),
        *_moves(option.all_moves),
        *_not_included([brief.move for brief in option.moves if not brief.move.enabled]),
        *_structure(brief, option),
        *reporting(brief, option),
        *leaders(brief, option),
        *purposes_in_short(brief, option),
    ]


def _how_many(option: OptionBrief) -> str:
    number = len(option.all_moves)
    if not option.changes:
        off = " Its moves are switched off." if option.moves and not option.enabled else ""
        return (
            "Nothing changes under this option. No body is created, merged, moved or closed; every function "
            f"stays with the body that holds it today; money and people stay where they are.{off}"
        )
    order = ", in this order:" if number > 1 else ":"
    return f"The option is made of {in_words(number, 'move')}{order}"


def _stands_on(option: OptionBrief) -> Iterator[Block]:
    if option.stands_on is None:
        return
    lower = option_name(option.stands_on)
    if not option.inherited:
        yield Paragraph(f"This option stands on {lower}, which changes nothing by itself.")
        return
    number = len(option.inherited)
    own = f" It adds {in_words(len(option.enabled), 'move')} of its own." if option.enabled else ""
    yield Paragraph(
        f"This option stands on {lower}: all that Option {option.stands_on.code} changes happens here too. "
        f"{opened(count(number, 'move comes', 'moves come'))} from there.{own}"
    )


def _moves(moves: Iterable[Move]) -> Iterator[Block]:
    items = [f"{move.title}, {_when(move)}" for move in moves]
    if items:
        yield Bullets(tuple(items), ordered=True)


def _when(move: Move) -> str:
    return f"on {spoken(move.date)}" if move.date else "no date set"


def _not_included(moves: Iterable[Move]) -> Iterator[Block]:
    titles = [f"{move.title} ({_terms(move)})" for move in moves]
    if titles:
        yield Heading("Not included", level=2)
        is_off = "move is switched off. It is" if len(titles) == 1 else "moves are switched off. They are"
        yield Paragraph(f"The following {is_off} not part of the option, nor of any figure in this paper.")
        yield Bullets(tuple(titles))


def _terms(move: Move) -> str:
    when = f"from {spoken(move.date)}" if move.date else "no date"
    return f"{when}; {move.instrument}" if move.instrument else when


def _structure(brief: Brief, option: OptionBrief) -> Iterator[Block]:
    """Yield what changes in the structure, and where its chart is; nothing without bodies."""
    number = len(option.model.table(Organisation))
    if not number:
        return
    yield Heading("The structure", level=2)
    sizes = _sizes(brief, number)
    lines = structural(brief.baseline, option.model)
    if not lines:
        same = "No body, and no line between bodies, differs from the as-is."
        yield Paragraph(f"{sizes} {same} The appendix “{CHARTS}” has the chart.")
        return
    yield Paragraph(
        f"{sizes} The appendix “{CHARTS}” has the chart, on which new, closed and changed bodies carry a "
        "sign and a word. These are the changes from the as-is:"
    )
    shown = lines if len(lines) <= MOST else lines[:MOST]
    if rest_of := lines[len(shown) :]:
        shown = [*shown, opened(f"{count(len(rest_of), 'further change')}.")]
    yield Bullets(tuple(shown))


def _sizes(brief: Brief, number: int) -> str:
    today = len(brief.baseline.table(Organisation))
    now = count(number, "body or unit", "bodies and units")
    if today == number:
        return f"The structure has {now}, as many as the as-is."
    return f"The structure has {now}; the as-is has {today:,}."
