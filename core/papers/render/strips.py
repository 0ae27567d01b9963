"""Content cut into strips: bands of the page's width that no page break may cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from core.drawing.metrics import printable, text_width, wrapped
from core.drawing.shapes import Drawing
from core.papers.blocks import Logo
from core.papers.render.style import Style

ALL_LINES = 10**6


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text at its baseline."""

    x: float
    y: float
    text: str
    style: Style
    colour: str = ""


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


@dataclass(frozen=True, slots=True)
class Image:
    """A logo, by its top left corner and its size."""

    x: float
    y: float
    width: float
    height: float
    logo: Logo


Mark = Text | Fill | Picture | Image


@dataclass(frozen=True, slots=True)
class Strip:
    """A band of content: marks by their place from its top left corner, y down.

    `above` is the space before it, none at the top of a page. `keep`: on the same page as the next one.
    `head` is repeated above it where it begins a page. `outline` is its level and title among the bookmarks.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    above: float = 0.0
    keep: bool = False
    head: tuple[Strip, ...] = ()
    outline: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """A new page, upright or on its side."""

    wide: bool


def lines(text: str, style: Style, width: float) -> list[str]:
    """Return text as the font can show it, broken into lines; one that a space ended keeps it.

    Without that space a screen reader would join the last word of a line to the first of the next.
    """
    shown = printable(text).strip()
    found = wrapped(shown, style.size, width, ALL_LINES, bold=style.bold)
    place = 0
    for number, line in enumerate(found):
        place += len(line)
        if shown[place : place + 1] == " ":
            found[number] = line + " "
            place += 1
    return found


def set_lines(
    found: Iterable[str], style: Style, x: float, y: float, *, width: float = 0.0, colour: str = ""
) -> Iterator[Text]:
    """Yield lines of text one below the other from the top y; with a width, right-aligned in it."""
    for number, line in enumerate(found):
        left = x + width - text_width(line.rstrip(), style.size, bold=style.bold) if width else x
        yield Text(left, y + number * style.leading + baseline(style), line, style, colour)


def baseline(style: Style) -> float:
    """Return how far below the top of its line text stands."""
    return style.leading / 2 + style.size * 0.33


def running(
    text: str, style: Style, x: float, width: float, *, first: tuple[Mark, ...] = (), keep: bool = False
) -> list[Strip]:
    """Return text as one strip a line, so that neither a first nor a last line stands alone on a page.

    `first` are marks that go with the first line; `keep` keeps the last line with what follows.
    """
    found = lines(text, style, width) or [""]
    last = len(found) - 1
    return [
        Strip(
            style.leading,
            (*(first if number == 0 else ()), *set_lines([line], style, x, 0)),
            above=style.above if number == 0 else 0.0,
            keep=(keep if number == last else number in (0, last - 1)),
        )
        for number, line in enumerate(found)
    ]


def lowered(strip: Strip, by: float) -> Iterator[Text]:
    """Yield the text of a strip so much lower down."""
    for mark in strip.marks:
        if isinstance(mark, Text):
            yield replace(mark, y=mark.y + by)


def kept(strips: list[Strip]) -> list[Strip]:
    """Return strips of which each stays with the next, the last one too."""
    return [replace(strip, keep=True) for strip in strips]
