"""Buttons with an icon as large as their words."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QToolButton

from gui import theme


def push_button(icon: str, text: str) -> QPushButton:
    """Return a button with an icon of resources/icons."""
    button = QPushButton(theme.icon(icon), text)
    button.setIconSize(QSize(theme.pixels(16), theme.pixels(16)))
    return button


def tool_button(icon: str, name: str) -> QToolButton:
    """Return a button that is only an icon; its name is its tooltip, and what a screen reader says."""
    button = QToolButton()
    button.setIcon(theme.icon(icon))
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
