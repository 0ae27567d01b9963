"""How wide text is: one measure, taken from the bundled font, for screen, PDF and SVG alike.

Widths and sizes are points. Kerning and ligatures are off everywhere, so the width of a text is the sum of
the advance widths of its characters.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

import resources

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

FONT, BOLD, ITALIC, BOLD_ITALIC = "Remit", "Remit-Bold", "Remit-Italic", "Remit-BoldItalic"
"""The names under which ReportLab knows the four faces, once `register` has run."""
FAMILY = "Source Sans 3"
SUBSTITUTE = "□"
"""Stands for a character that the font lacks, so that the reader sees that something is there."""

_FILES = {FONT: "Regular", BOLD: "Bold", ITALIC: "It", BOLD_ITALIC: "BoldIt"}
_LINES = "\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"


class _Advances(dict[str, float]):
    """The advance width of each character at a size of 1 point, filled in as characters are met."""

    def __init__(self, face: str) -> None:
        font = register()[face].face
        self._widths, self._default = font.charWidths, font.defaultWidth

    def __missing__(self, character: str) -> float:
        width: float = self._widths.get(ord(character), self._default) / 1000
        self[character] = width
        return width


class _Shown(dict[int, str]):
    """What each character is shown as: itself, a space, SUBSTITUTE or nothing; filled in as they are met."""

    def __missing__(self, code: int) -> str:
        self[code] = shown = _shown(chr(code))
        return shown


def _shown(character: str) -> str:
    if character in _LINES:
        return " "
    category = unicodedata.category(character)
    if category in ("Cc", "Cf") or "\ufe00" <= character <= "\ufe0f":
        return ""
    if ord(character) in register()[FONT].face.charToGlyph:
        return character
    return " " if category == "Zs" else SUBSTITUTE


_SHOWN = _Shown()


@cache
def register() -> dict[str, TTFont]:
    """Give ReportLab the bundled faces, the first time this is called, and return them by name."""
    # Imported here because ReportLab would more than double the time to the window's first paint.
    from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily  # noqa: PLC0415
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415

    fonts = {}
    for name, part in _FILES.items():
        fonts[name] = TTFont(name, str(resources.path("fonts", f"SourceSans3-{part}.ttf")))
        registerFont(fonts[name])
    registerFontFamily(FONT, normal=FONT, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC)
    return fonts


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of one line of text at a size."""
    return sum(map(_advances(bold).__getitem__, text)) * size


def fitted(text: str, size: float, width: float, *, bold: bool = False) -> str:
    """Return text, its end replaced by “…” if it is wider than width; nothing if not even that fits."""
    room = width / size + 1e-9
    advances = _advances(bold)
    if len(text) * 0.1 < room and sum(map(advances.__getitem__, text)) <= room:
        return text
    ends = list(takewhile(lambda end: end <= room, accumulate(map(advances.__getitem__, text))))
    if len(ends) == len(text):
        return text
    dots = advances["…"]
    kept = sum(1 for end in ends if end + dots <= room)
    return text[:kept].rstrip(" ,;:.-–(") + "…" if dots <= room else ""


def wrapped(text: str, size: float, width: float, lines: int, *, bold: bool = False) -> list[str]:
    """Return text in at most so many lines; what is too long ends in “…”. No text: no lines.

    Lines break at spaces, and inside a word only where the word alone is wider than a line.
    """
    if not text or lines < 1:
        return []
    found: list[str] = []
    advances, room = _advances(bold), width / size + 1e-9
    begin = 0
    while len(found) < lines - 1:
        end = _line_end(text, begin, advances, room)
        if end == len(text):
            break
        found.append(text[begin:end])
        begin = end + (text[end] == " ")
    return [*found, fitted(text[begin:], size, width, bold=bold)]


def balanced(text: str, size: float, width: float, lines: int, *, bold: bool = False) -> list[str]:
    """Return text as `wrapped` does, with its lines as even as they can be without adding one."""
    found = wrapped(text, size, width, lines, bold=bold)
    if len(found) < 2 or found[-1].endswith("…"):
        return found
    widest = max(text_width(line, size, bold=bold) for line in found)
    while True:
        narrower = wrapped(text, size, widest - 0.01, lines + 1, bold=bold)
        broken = " ".join(narrower) != text
        widest_now = max(text_width(line, size, bold=bold) for line in narrower)
        if len(narrower) > len(found) or broken or widest_now >= widest:
            return found
        found, widest = narrower, widest_now


def printable(text: str) -> str:
    """Return text as the font can show it, on one line: nothing that is there to be read is lost silently.

    Accents are composed (NFC), control and other invisible characters dropped, and each character that the
    font lacks becomes SUBSTITUTE.
    """
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", text).translate(_SHOWN)


@cache
def _advances(bold: bool) -> _Advances:  # noqa: FBT001 (a cache key)
    return _Advances(BOLD if bold else FONT)


def _line_end(text: str, begin: int, advances: _Advances, room: float) -> int:
    """Return where the line that begins at a place ends, looking at no letter after the first too many.

    That is a space, the end of the text, or inside a word that is wider than a line; one letter at least.
    """
    space, used = -1, 0.0
    for place in range(begin, len(text)):
        if used > room:
            return space if space >= 0 else max(begin + 1, place - 1)
        if text[place] == " ":
            space = place
        used += advances[text[place]]
    if used <= room:
        return len(text)
    return space if space >= 0 else max(begin + 1, len(text) - 1)
