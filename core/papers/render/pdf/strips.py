"""Content cut into strips: bands of the page's width that no page break may cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from core.drawing.metrics import printable, text_width
from core.drawing.shapes import Drawing
from core.papers.render.pdf.breaking import broken
from core.papers.render.pdf.tags import Tag
from core.papers.render.style import Style

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text at its baseline, and the element it is content of."""

    x: float
    y: float
    text: str
    style: Style
    colour: str = ""
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class PageOf:
    """The number of the page that a place is on, known once all pages are; right-aligned at x."""

    x: float
    y: float
    anchor: str
    style: Style
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle; a rule is a thin one."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing at a scale, by its top left corner."""

    x: float
    y: float
    drawing: Drawing
    scale: float
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture of dots, by its top left corner."""

    x: float
    y: float
    width: float
    height: float
    image: Pixels
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A rectangle that leads to a place in the paper; `words` say to which."""

    x: float
    y: float
    width: float
    height: float
    anchor: str
    words: str
    tag: Tag


Mark = Text | PageOf | Fill | Picture | Raster | Link


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading as the reader's window lists it; the highest level is 0."""

    level: int
    title: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A band of content: marks by their place from its top left corner, y down.

    `above` is the space before it, none at the top of a page. `keep`: on the same page as the next one.
    `head` is repeated above it where it begins a page. `anchor` is the name of the place, for links to it.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    above: float = 0.0
    keep: bool = False
    head: tuple[Strip, ...] = ()
    bookmark: Bookmark | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """A new page, upright or on its side."""

    wide: bool


def lines(text: str, style: Style, width: float) -> list[str]:
    """Return text as the font can show it, broken into lines; a line that a space ended keeps it."""
    if len(text) > _LONGEST_KEPT:
        return _broken(text, style, width)
    return [*_kept(text, style, width)]


def _broken(text: str, style: Style, width: float) -> list[str]:
    return broken(printable(text).strip(), style.size, width, bold=style.bold)


@lru_cache(maxsize=10_000)
def _kept(text: str, style: Style, width: float) -> tuple[str, ...]:
    """Return text broken into lines, for whoever makes a paper again after an edit."""
    return tuple(_broken(text, style, width))


_LONGEST_KEPT = 2_000  # characters


def set_lines(
    found: Iterable[str],
    style: Style,
    x: float,
    y: float,
    *,
    width: float = 0.0,
    colour: str = "",
    tag: Tag | None = None,
) -> Iterator[Text]:
    """Yield lines of text one below the other from the top y; with a width, right-aligned in it."""
    for number, line in enumerate(found):
        left = x + width - text_width(line.rstrip(), style.size, bold=style.bold) if width else x
        yield Text(left, y + number * style.leading + baseline(style), line, style, colour, tag)


def baseline(style: Style) -> float:
    """Return how far below the top of its line text stands."""
    return style.leading / 2 + style.size * 0.33


def running(
    text: str,
    style: Style,
    x: float,
    width: float,
    *,
    first: tuple[Mark, ...] = (),
    keep: bool = False,
    tag: Tag | None = None,
) -> list[Strip]:
    """Return text as one strip a line, so that neither a first nor a last line stands alone on a page.

    `first` are marks that go with the first line; `keep` keeps the last line with what follows.
    """
    found = lines(text, style, width)
    last = len(found) - 1
    return [
        Strip(
            style.leading,
            (*(first if number == 0 else ()), *set_lines([line], style, x, 0, tag=tag)),
            above=style.above if number == 0 else 0.0,
            keep=(keep if number == last else number in (0, last - 1)),
        )
        for number, line in enumerate(found)
    ]


def lowered(strip: Strip, by: float) -> Iterator[Mark]:
    """Yield the marks of a strip so much lower down."""
    for mark in strip.marks:
        yield replace(mark, y=mark.y + by)


def kept(strips: list[Strip]) -> list[Strip]:
    """Return strips of which each stays with the next, the last one too."""
    return [replace(strip, keep=True) for strip in strips]


def again(strip: Strip) -> Strip:
    """Return a strip as it is repeated on a later page: an artefact, for it was read before."""
    marks = tuple(replace(mark, tag=None) if isinstance(mark, Text) else mark for mark in strip.marks)
    return replace(strip, marks=marks)
