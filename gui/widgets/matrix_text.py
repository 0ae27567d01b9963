"""Names cut to the room they have, and small pictures of letters: each made once, then only shown."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from gui.theme import Theme

MIDDLE = int(Qt.AlignmentFlag.AlignCenter)
MOST = 4_000  # pictures; where a row of letters is long, more are made anew


class FittedText:
    """The texts of one widget in its font. To be forgotten when the font or the colours change."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._lines: dict[tuple[str, int, int, bool], list[str]] = {}
        self._pictures: dict[tuple[str, str, int, int], QPixmap] = {}
        self._widths: dict[tuple[str, bool], int] = {}
        self.forget()

    def forget(self) -> None:
        """Begin anew with the font that the widget now has."""
        self.font = QFont(self._widget.font())
        self.bold = QFont(self.font)
        self.bold.setBold(True)
        self.metrics = QFontMetrics(self.font)
        self.bold_metrics = QFontMetrics(self.bold)
        self._lines.clear()
        self._widths.clear()
        self._pictures.clear()

    def width(self, text: str, *, bold: bool = False) -> int:
        """Return how wide a text is."""
        if (text, bold) not in self._widths:
            metrics = self.bold_metrics if bold else self.metrics
            self._widths[text, bold] = metrics.horizontalAdvance(text)
        return self._widths[text, bold]

    def line(self, text: str, width: int, *, bold: bool = False) -> str:
        """Return text on one line, cut off with “…” where it is too long."""
        return self.lines(text, width, 1, bold=bold)[0]

    def lines(self, text: str, width: int, most: int, *, bold: bool = False) -> list[str]:
        """Return text broken into lines, `most` at most; what does not fit is cut off with “…”."""
        key = (text, width, most, bold)
        if key not in self._lines:
            metrics = self.bold_metrics if bold else self.metrics
            found = _broken(text, width, metrics) if most > 1 else [text]
            if len(found) > most:
                found = [*found[: most - 1], " ".join(found[most - 1 :])]
            self._lines[key] = [metrics.elidedText(t, Qt.TextElideMode.ElideRight, width) for t in found]
        return self._lines[key]

    def picture(self, text: str, colour: str, width: int, height: int) -> QPixmap:
        """Return a short text in the middle of a transparent picture, in a colour of the palette.

        Showing a picture costs a tenth of setting the text again.
        """
        key = (text, colour, width, height)
        found = self._pictures.get(key)
        if found is None:
            if len(self._pictures) >= MOST:
                self._pictures.clear()
            found = self._pictures[key] = self._painted(text, colour, QSize(width, height))
        return found

    def _painted(self, text: str, colour: str, size: QSize) -> QPixmap:
        ratio = self._widget.devicePixelRatioF()
        made = QPixmap(size * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setFont(self.font)
        painter.setPen(Theme.colour(colour))
        painter.drawText(QRect(0, 0, size.width(), size.height()), MIDDLE, text)
        painter.end()
        return made


def _broken(text: str, width: int, metrics: QFontMetrics) -> list[str]:
    """Return the words of text on lines as full as the width allows."""
    lines: list[str] = []
    for word in text.split() or [""]:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
