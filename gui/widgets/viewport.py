"""What part of a sheet is on show, and how large."""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF

MARGIN = 16
"""Pixels left free around a sheet that is fitted."""
MOST_ENLARGED = 16.0
"""Times the actual size."""
MOST_FITTED = 2.0
"""A small sheet is fitted no larger than this many times its actual size."""
LEAST_SHARE = 0.5
"""The sheet cannot be made smaller than this part of its size when fitted."""


class View(NamedTuple):
    """What of the sheet is on show: a scale in device pixels a point, and a rectangle of device pixels."""

    scale: float
    left: int
    top: int
    width: int
    height: int

    def grown(self, by: int) -> View:
        """Return the view with a border of pixels all round."""
        return View(self.scale, self.left - by, self.top - by, self.width + 2 * by, self.height + 2 * by)

    def pixels(self, left: float, top: float, right: float, bottom: float) -> QRect:
        """Return where an area of points lies, in device pixels from the view's corner."""
        x, y = round(left * self.scale) - self.left, round(top * self.scale) - self.top
        return QRect(
            x, y, round(right * self.scale) - self.left - x, round(bottom * self.scale) - self.top - y
        )


class Viewport:
    """A window of logical pixels onto a sheet of points, always on whole device pixels.

    `actual` is logical pixels to the point at actual size; `ratio` is device pixels to the logical one.
    """

    def __init__(self, actual: float) -> None:
        self.actual = actual
        self.ratio = 1.0
        self.sheet = QRectF(0, 0, 1, 1)
        self.fitted = True
        """Whether the whole sheet is on show, and is to stay so."""
        self.view = View(actual, 0, 0, 1, 1)

    @property
    def zoom(self) -> float:
        """Times the actual size."""
        return self.view.scale / (self.actual * self.ratio)

    @property
    def fits(self) -> bool:
        """Whether no part of the sheet is out of sight."""
        view, sheet = self.view, self.sheet
        area = view.pixels(sheet.left(), sheet.top(), sheet.right(), sheet.bottom())
        return QRect(0, 0, view.width, view.height).contains(area)

    def resize(self, width: int, height: int, ratio: float) -> None:
        """Take a new size in logical pixels, keeping what is in the middle there."""
        x, y = self.middle()
        scale = self.view.scale * ratio / self.ratio
        self.ratio = ratio
        self.view = View(scale, 0, 0, max(1, math.ceil(width * ratio)), max(1, math.ceil(height * ratio)))
        if self.fitted:
            self.fit()
        else:
            self.centre(x, y)

    def show(self, sheet: QRectF) -> None:
        """Show a sheet of a new size, with nothing moving unless it was fitted."""
        self.sheet = sheet
        if self.fitted:
            self.fit()
        else:
            self._move(self.view.scale, self.view.left, self.view.top)

    def fit(self) -> None:
        """Show the whole sheet in the middle."""
        self._move(self._fitting(), 0, 0)
        self.centre(self.sheet.center().x(), self.sheet.center().y())
        self.fitted = True

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Show the sheet at so many times its actual size; the point under a logical pixel stays there."""
        view = self.view
        if at is None:
            at = QPointF(view.width, view.height) / (2 * self.ratio)
        x, y = self.point(at)
        full = self.actual * self.ratio
        least = min(self._fitting() * LEAST_SHARE, full)
        scale = min(max(zoom * full, least), MOST_ENLARGED * full)
        self.fitted = False
        self._move(scale, x * scale - at.x() * self.ratio, y * scale - at.y() * self.ratio)

    def pan(self, right: float, down: float) -> None:
        """Move the window over the sheet by logical pixels."""
        view = self.view
        self._move(view.scale, view.left + right * self.ratio, view.top + down * self.ratio)
        self.fitted = self.fitted and self.view == view

    def centre(self, x: float, y: float) -> None:
        """Bring a point of the sheet to the middle."""
        view = self.view
        self.fitted = False
        self._move(view.scale, x * view.scale - view.width / 2, y * view.scale - view.height / 2)

    def reveal(self, area: QRectF) -> None:
        """Move no further than it takes to have an area of points in sight."""
        view, margin = self.view, MARGIN * self.ratio
        at = view.pixels(area.left(), area.top(), area.right(), area.bottom())
        right = _shift(at.left() - margin, at.right() + margin, view.width)
        down = _shift(at.top() - margin, at.bottom() + margin, view.height)
        if right or down:
            self.pan(right / self.ratio, down / self.ratio)

    def middle(self) -> tuple[float, float]:
        """Return the point of the sheet in the middle."""
        view = self.view
        return (view.left + view.width / 2) / view.scale, (view.top + view.height / 2) / view.scale

    def point(self, at: QPointF) -> tuple[float, float]:
        """Return the point of the sheet at a logical pixel."""
        view = self.view
        return (at.x() * self.ratio + view.left) / view.scale, (at.y() * self.ratio + view.top) / view.scale

    def _fitting(self) -> float:
        """Return the scale at which the whole sheet is on show."""
        view, free = self.view, 2 * MARGIN * self.ratio
        across = max(view.width - free, 1) / max(self.sheet.width(), 1e-6)
        down = max(view.height - free, 1) / max(self.sheet.height(), 1e-6)
        return min(across, down, MOST_FITTED * self.actual * self.ratio)

    def _move(self, scale: float, left: float, top: float) -> None:
        """Take a new place, such that the middle of the window stays on the sheet."""
        view, sheet = self.view, self.sheet
        wide, high = view.width / 2, view.height / 2
        left = min(max(left, sheet.left() * scale - wide), sheet.right() * scale - wide)
        top = min(max(top, sheet.top() * scale - high), sheet.bottom() * scale - high)
        self.view = View(scale, round(left), round(top), view.width, view.height)


def _shift(start: float, end: float, room: float) -> float:
    """Return how far to move to bring a stretch into a room from 0 on; its start if it is longer."""
    if start < 0 or end - start > room:
        return start
    return max(0.0, end - room)
