"""How Remit looks: the palette of the drawings on widgets, the bundled font, and tinted icons.

The first paint waits for this module, so it names no more of Qt than that takes: `Qt` alone, with its
hundreds of enumerations, would cost a sixth of a bare window's start.
"""

from __future__ import annotations

from functools import lru_cache
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

import resources
from core.drawing.palette import DARK, LIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QPixmap

BASE_POINTS = 11.0
GRID = 8  # pixels; every gap is a multiple of half of it
SIZES = (100, 125, 150, 175, 200)
"""Text sizes in per cent."""


class Theme:
    """Light or dark, and the size of text. One for the program, for Qt has one palette and one font."""

    dark = False
    scale = 100

    @classmethod
    def colour(cls, name: str) -> QColor:
        """Return a colour of the palette by its meaning."""
        return QColor((DARK if cls.dark else LIGHT)[name])


def load_font() -> str:
    """Load the bundled font and return its family."""
    for face in ("Regular", "Bold", "It", "BoldIt"):
        QFontDatabase.addApplicationFont(str(resources.path("fonts", f"SourceSans3-{face}.ttf")))
    return "Source Sans 3"


def system_is_dark(app: QApplication) -> bool:
    """Return whether the desktop asks for dark, to be asked before `apply`."""
    return app.palette().color(QPalette.ColorRole.Window).lightness() < 128


def apply(app: QApplication, *, dark: bool, scale: int = 100) -> None:
    """Dress the program in light or dark, with text at a per cent of its usual size."""
    Theme.dark, Theme.scale = dark, scale
    icon.cache_clear()
    app.setStyle("Fusion")
    font = QFont(_family())
    font.setPointSizeF(BASE_POINTS * scale / 100)
    app.setFont(font)
    app.setPalette(_palette())
    app.setStyleSheet(_style())


@lru_cache(maxsize=1)
def _family() -> str:
    return load_font()


def _palette() -> QPalette:
    colour, role, group = Theme.colour, QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    for which, name in {
        role.Window: "ground",
        role.WindowText: "ink",
        role.Base: "paper",
        role.AlternateBase: "ground",
        role.Text: "ink",
        role.Button: "raised",
        role.ButtonText: "ink",
        role.BrightText: "closed",
        role.ToolTipBase: "raised",
        role.ToolTipText: "ink",
        role.Highlight: "accent",
        role.HighlightedText: "on-accent",
        role.Link: "accent",
        role.LinkVisited: "changed",
        role.PlaceholderText: "quiet",
        role.Light: "raised",
        role.Midlight: "ground",
        role.Mid: "line",
        role.Dark: "strong",
        role.Shadow: "strong",
        role.Accent: "accent",
    }.items():
        palette.setColor(which, colour(name))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, which, colour("strong"))
    palette.setColor(group.Disabled, role.Highlight, colour("line"))
    return palette


def _style() -> str:
    """Return the style sheet: only what the palette cannot say."""
    names = {name.replace("-", "_"): Theme.colour(name).name() for name in LIGHT}
    names |= {
        "title": f"{points(20):g}",
        "heading_size": f"{points(13):g}",
        "icon": f"{pixels(18)}",
        "box": f"{pixels(18) - 2}",
    }
    return Template(resources.path("style.qss").read_text("utf-8")).substitute(names)


@lru_cache(maxsize=400)
def icon(name: str, colour: str = "quiet", chosen: str = "") -> QIcon:
    """Return an icon of resources/icons in a colour of the palette; empty where there is none.

    `chosen` is its colour where the row it stands in is chosen.
    """
    from PySide6.QtGui import QIcon  # noqa: PLC0415

    file = resources.path("icons", f"{name}.svg")
    found = QIcon()
    if not file.is_file():
        return found
    svg = file.read_text("utf-8")
    # Disabled is a mode of its own: Qt's washed-out version fails contrast on dark.
    tints = {QIcon.Mode.Normal: colour, QIcon.Mode.Disabled: "strong", QIcon.Mode.Selected: chosen or colour}
    for mode, tint in tints.items():
        data = svg.replace("currentColor", Theme.colour(tint).name()).encode()
        for pixels in (16, 20, 24, 32, 48, 64):
            found.addPixmap(_rendered(data, pixels), mode)
    return found


def _rendered(svg: bytes, pixels: int) -> QPixmap:
    from PySide6.QtCore import QRectF, Qt  # noqa: PLC0415
    from PySide6.QtGui import QPainter, QPixmap  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(svg).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return pixmap


def points(size: float) -> float:
    """Return a size of text in points at the present scale."""
    return size * Theme.scale / 100


def pixels(units: int) -> int:
    """Return a length in pixels at the present scale of text."""
    return round(units * Theme.scale / 100)


def struck_out() -> QFont:
    """Return the program's font with a line through it: what is closed reads so without its colour."""
    font = QFont(QApplication.font())
    font.setStrikeOut(True)
    return font


def emphasised() -> QFont:
    """Return the program's font in bold: what differs stands out without its colour."""
    font = QFont(QApplication.font())
    font.setBold(True)
    return font
