"""What the window's tests share: a dressed program, and a document over the small plan (tests/small.py)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from core.store.store import Store
from gui import theme
from gui.document import Document


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    """Every test sees the program as people do."""
    if not qapp.styleSheet():
        theme.apply(qapp, dark=False)


@pytest.fixture
def document(store: Store) -> Iterator[Document]:
    """The small plan, with the as-is on show."""
    document = Document(store)
    yield document
    document.deleteLater()


W = TypeVar("W", bound=QWidget)


class Show:
    """Shows widgets as windows that have the keyboard, and keeps them until the test is over."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._kept: list[QWidget] = []

    def __call__(self, widget: W, width: int = 1000, height: int = 700) -> W:
        """Show a widget and return it."""
        self._kept.append(widget)
        self._qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        self._qtbot.waitExposed(widget)
        widget.activateWindow()
        QApplication.processEvents()
        return widget


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """What shows a widget."""
    return Show(qtbot)


class Said:
    """Every sentence that a document refused or told."""

    def __init__(self, document: Document) -> None:
        self.refused: list[str] = []
        self.told: list[str] = []
        document.refused.connect(self._refused)
        document.told.connect(self._told)

    def _refused(self, text: str) -> None:
        self.refused.append(text)

    def _told(self, text: str) -> None:
        self.told.append(text)


@pytest.fixture
def said(document: Document) -> Said:
    """What the document says from now on."""
    return Said(document)


class Answer:
    """Presses a button of the next question box, and keeps what it asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def press(self, button: str) -> None:
        """Press the button with that text as soon as a box asks."""
        QTimer.singleShot(0, lambda: self._press(button, 100))

    def _press(self, button: str, tries: int) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            self.asked.append(box.text())
            found = [b for b in box.findChildren(QAbstractButton) if b.text().replace("&", "") == button]
            found[0].click()
        elif tries:
            QTimer.singleShot(10, lambda: self._press(button, tries - 1))


@pytest.fixture
def answer() -> Answer:
    """What answers question boxes."""
    return Answer()
