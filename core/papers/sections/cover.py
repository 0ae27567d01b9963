"""The cover of a paper about one option."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from core.papers import cover_sheet
from core.papers.blocks import Block, Cover, Heading, Logo
from core.papers.brief import Brief, OptionBrief
from core.papers.digest import digest
from core.papers.privacy import lines_withheld, marked_at_all
from core.papers.sections.purpose import asked, question
from core.papers.stamp import stamp

EDITIONS = {"public": "Public copy", "private": "Private copy"}


def option_cover(
    paper: str, kind: str, brief: Brief, option: OptionBrief, content: list[Block], *, asks: bool = True
) -> Cover:
    """Return the cover of a paper about one option; `asks`: with the recommendations of the board."""
    choice = option.option
    about = ("Option", f"{choice.code}, {choice.name}")
    summary = (
        f"This paper asks {brief.body} to decide whether to {question(option)}. "
        f"{' '.join(digest(brief, option, figures=False))}"  # the implications say those
    )
    return Cover(
        kind=kind,
        title=f"Option {choice.code}: {choice.name}",
        body=brief.plan.body or "",
        plan=brief.plan.title,
        fields=lines_withheld(paper, cover_sheet.fields(brief, option, about), brief, option),
        summary=summary,
        short=f"{kind} · Option {choice.code}",
        code=choice.code,
        colour=option.colour,
        asks=tuple(asked(brief, option)) if asks else (),
        more=lines_withheld(paper, cover_sheet.more(brief, option, titles(content)), brief, option),
        version=cover_sheet.version(brief, option),
        marking=marking(brief, option),
        edition=edition(paper, brief, option),
        stamp=stamp(brief, option),
        logo=logo(brief, option),
    )


def schedule_cover(
    paper: str, kind: str, brief: Brief, option: OptionBrief, content: list[Block], *, summary: str
) -> Cover:
    """Return the cover of a schedule about one option: it asks nothing, and `summary` says what it is."""
    cover = option_cover(paper, kind, brief, option, content, asks=False)
    name = cover_sheet.label("purpose")
    typed = cover_sheet.typed(brief.own, option.option.id, "purpose")
    untold = (name, cover_sheet.PLAIN["purpose"])
    fields = cover.fields
    if not typed:
        fields = tuple((name, "For information") if field == untold else field for field in fields)
    return replace(cover, fields=fields, summary=summary, lead="What this schedule is")


def plan_cover(
    paper: str,
    kind: str,
    brief: Brief,
    about: tuple[str, str],
    *,
    summary: str,
    content: Sequence[Block] = (),
    asks: Iterable[str] = (),
) -> Cover:
    """Return the cover of a paper about all options; `about` says which they are, or how many papers.

    One without content of its own, such as a pack, has no implications either.
    """
    last = cover_sheet.more(brief, None, titles(content)) if content else ()
    return Cover(
        kind=kind,
        title=brief.plan.title,
        body=brief.plan.body or "",
        plan=brief.plan.title,
        fields=lines_withheld(paper, cover_sheet.fields(brief, None, about), brief, None),
        summary=summary,
        short=kind,
        asks=tuple(asks),
        more=lines_withheld(paper, last, brief, None),
        version=cover_sheet.version(brief, None),
        marking=marking(brief, None),
        edition=edition(paper, brief, None),
        stamp=stamp(brief),
        logo=logo(brief, None),
    )


def titles(content: Iterable[Block]) -> list[str]:
    """Return the titles of the appendices of a paper."""
    return [block.text for block in content if isinstance(block, Heading) and block.appendix]


def marking(brief: Brief, option: OptionBrief | None) -> str:
    """Return the classification for the foot of pages; nothing where none was typed."""
    return cover_sheet.typed(brief.own, option.option.id if option else None, "classification")


def edition(paper: str, brief: Brief, option: OptionBrief | None) -> str:
    """Return for whom this copy is; nothing for a public one from which nothing is marked private."""
    if brief.public and not marked_at_all(paper, brief, option):
        return ""
    return EDITIONS.get(brief.edition, "")


def logo(brief: Brief, option: OptionBrief | None) -> Logo | None:
    """Return the logo that the cover sheet names, with it in words; None where none can be had."""
    own = option.option.id if option else None
    found = brief.logos.get(cover_sheet.value(brief.own, own, "logo"))
    if not isinstance(found, Logo):
        return None  # readiness says why
    words = cover_sheet.typed(brief.own, own, "logo_words")
    return replace(found, words=words or f"Logo of {brief.plan.body or 'the body'}")
