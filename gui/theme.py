"""How Remit looks: the palette of the drawings on Qt's widgets, the bundled font, and tinted icons."""

from __future__ import annotations

from functools import lru_cache
from string import Template

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QApplication

import resources
from core.drawing.palette import DARK, LIGHT

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


def system_is_dark() -> bool:
    """Return whether the desktop asks for dark."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


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
    names |= {"title": f"{points(20):g}", "heading_size": f"{points(13):g}"}
    return Template(resources.path("style.qss").read_text("utf-8")).substitute(names)


@lru_cache(maxsize=400)
def icon(name: str, colour: str = "quiet") -> QIcon:
    """Return an icon of resources/icons in a colour of the palette; empty where there is none."""
    file = resources.path("icons", f"{name}.svg")
    found = QIcon()
    if not file.is_file():
        return found
    svg = file.read_text("utf-8")
    # Disabled is a mode of its own: Qt's washed-out version fails contrast on dark.
    for mode, tint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, "strong")):
        data = QByteArray(svg.replace("currentColor", Theme.colour(tint).name()).encode())
        for pixels in (16, 20, 24, 32, 48, 64):
            found.addPixmap(_rendered(data, pixels), mode)
    return found


def _rendered(svg: QByteArray, pixels: int) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415  # not needed for the first paint

    pixmap = QPixmap(QSize(pixels, pixels))
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
