"""The option on one page: what it is, what it changes, when, and what the board is asked."""

from __future__ import annotations

from collections.abc import Iterator

from core.model.words import sentence
from core.papers import cover_sheet, digest, paper
from core.papers.blocks import Block, Cover
from core.papers.brief import Brief, OptionBrief
from core.papers.privacy import lines_withheld
from core.papers.readiness import missing_of, not_complete
from core.papers.sections.cover import edition, logo, marking
from core.papers.sections.purpose import asked
from core.papers.stamp import stamp
from core.papers.wording import day, enumerated, opened

ID, NAME = "one-page", "One-page summary"
MOST_MOVES, MOST_DATES, MOST_LACKS = 1, 2, 3
"""How many moves of a date, dates, and missing things have their names; the rest are counted."""
LONGEST = 200
"""Characters of the description that go on one page; it is cut at the end of a sentence."""


@paper(ID, NAME, per_option=True, asked=True)
def one_page(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the option on one page: a cover sheet that says it all."""
    choice = option.option
    return [
        Cover(
            kind=NAME,
            title=f"Option {choice.code}: {choice.name}",
            body=brief.plan.body or "",
            plan=brief.plan.title,
            fields=lines_withheld(ID, _fields(brief, option), brief, option),
            summary=_cut(choice.description or "") or digest.digest(brief, option)[0],
            short=f"{NAME} · Option {choice.code}",
            code=choice.code,
            colour=option.colour,
            asks=tuple(asked(brief, option)),
            version=cover_sheet.version(brief, option),
            marking=marking(brief, option),
            edition=edition(ID, brief, option),
            stamp=stamp(brief, option),
            logo=logo(brief, option),
        )
    ]


def _fields(brief: Brief, option: OptionBrief) -> Iterator[tuple[str, str]]:
    for name in ("purpose", "date", "sponsor"):
        yield cover_sheet.label(name), cover_sheet.said(brief, option, name)
    found = (
        ("Structure", digest.bodies(brief.baseline, option.model)),
        ("Accountability", f"{digest.duties_moved(option)} {opened(digest.flags(option))}".strip()),
        ("Money and people", digest.money_and_people(option, brief.year)),
    )
    yield from ((name, opened(text)) for name, text in found if text)
    yield from _dates(option)
    if lacks := missing_of(brief, option):
        yield "Not yet complete", not_complete(lacks, MOST_LACKS)


def _dates(option: OptionBrief) -> Iterator[tuple[str, str]]:
    """Yield each date with the moves that take effect then."""
    by_date: dict[str, list[str]] = {}
    for move in sorted(option.all_moves, key=lambda move: move.date or "9999"):
        by_date.setdefault(day(move.date) if move.date else "No date yet", []).append(move.title)
    dates = list(by_date.items())
    for when, titles in dates[:MOST_DATES]:
        yield when, sentence(enumerated([f"“{title}”" for title in titles], MOST_MOVES))
    if rest := dates[MOST_DATES:]:
        yield "Later", sentence(f"{sum(len(titles) for _, titles in rest):,} more moves")


def _cut(text: str) -> str:
    """Return as many whole sentences of a text as fit; all of it where it has none that does."""
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    end = line.rfind(". ", 0, LONGEST)
    return line[: end + 1] if end > 0 else line[: LONGEST - 1].rstrip() + "…"
