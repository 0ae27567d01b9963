"""The bundled font as Qt draws it: every text exactly as wide as on paper.

Text is laid out very large and scaled down when it is drawn, unhinted and unkerned, a glyph for a character.
"""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontDatabase, QGlyphRun, QRawFont

import resources

EM = 1000
"""Pixels in which text is laid out, 100 times a label of 10: every advance is a whole unit of the font."""


@cache
def load_fonts() -> str:
    """Give the bundled fonts to Qt, once, and return the name of their family."""
    places = [
        QFontDatabase.addApplicationFont(str(resources.path("fonts", f"SourceSans3-{weight}.ttf")))
        for weight in ("Regular", "Bold")
    ]
    return QFontDatabase.applicationFontFamilies(places[0])[0]


class Face:
    """One weight of the bundled font, unhinted and unkerned: a glyph for a character, as in the PDF."""

    def __init__(self, weight: str) -> None:
        place = str(resources.path("fonts", f"SourceSans3-{weight}.ttf"))
        self.raw = QRawFont(place, float(EM), QFont.HintingPreference.PreferNoHinting)
        self._glyphs: dict[str, tuple[int, float]] = {}
        self._points: dict[float, QPointF] = {}

    def glyph(self, letter: str) -> tuple[int, float]:
        """Return (index, advance in units of EM) of one character; index 0 if the font lacks it."""
        if letter not in self._glyphs:
            index = self.raw.glyphIndexesForString(letter)[:1]
            advance = self.raw.advancesForGlyphIndexes(index, QRawFont.LayoutFlag.SeparateAdvances)[0].x()
            self._glyphs[letter] = index[0], advance
        return self._glyphs[letter]

    def run(self, text: str) -> tuple[QGlyphRun, float] | None:
        """Return the glyphs of a line and its width in units of EM; None if the font lacks a character."""
        indexes, points, x = [], [], 0.0
        for letter in text:
            index, advance = self.glyph(letter)
            if not index:
                return None
            indexes.append(index)
            # A new QPointF for every letter would cost more than all the rest.
            if x not in self._points:
                self._points[x] = QPointF(x, 0.0)
            points.append(self._points[x])
            x += advance
        run = QGlyphRun()
        run.setRawFont(self.raw)
        run.setGlyphIndexes(indexes)
        run.setPositions(points)
        return run, x


@cache
def face(*, bold: bool) -> Face:
    """Return the bundled font, regular or bold."""
    return Face("Bold" if bold else "Regular")


@lru_cache(maxsize=16384)
def glyphs(text: str, *, bold: bool) -> tuple[QGlyphRun, float] | None:
    """Return the glyphs of a line and its width in units of EM, remembered for the next frame."""
    return face(bold=bold).run(text)


def screen_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width in points that the screen gives to a line of text at a size in points."""
    return sum(face(bold=bold).glyph(letter)[1] for letter in text) * size / EM


@cache
def substitute(*, bold: bool) -> QFont:
    """Return the font for text with characters that the bundled one lacks: Qt finds them elsewhere."""
    font = QFont(load_fonts())
    font.setPixelSize(EM)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setKerning(False)
    return font
