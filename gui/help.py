"""The keyboard, and what Remit is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QMessageBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui import theme
from gui.commands import COMMANDS

ELSEWHERE = (
    ("Pages", "Ctrl+1 … Ctrl+9"),
    ("Chart: next box in that direction", "Arrow keys"),
    ("Chart: fold or unfold", "Space"),
    ("Chart: menu of acts", "Menu, Shift+F10"),
    ("Chart: zoom in, zoom out, fit", "Ctrl+=, Ctrl+-, Ctrl+0"),
    ("Chart and tree: rename, add inside, close", "F2, Ins, Del"),
    ("Tables: copy and paste a block, to and from Excel", "Ctrl+C, Ctrl+V"),
    ("Tables: fill down", "Ctrl+D"),
    ("Tables: same text in all chosen rows", "Ctrl+Enter"),
    ("Problems: go to, fix, fix all of this check", "Enter, Ctrl+Enter, Ctrl+Shift+Enter"),
    ("Problems: switch the check off, or on again", "Del"),
    ("Moves: earlier, later", "Alt+Up, Alt+Down"),
    ("Moves: switch on or off", "Space"),
)


def show_keys(parent: QWidget) -> None:
    """Show every command with its keys."""
    rows = [
        (command.name.replace("&", "").rstrip("…"), _native(command.keys))
        for command in COMMANDS
        if command.keys
    ]
    rows += ELSEWHERE
    table = QTableWidget(len(rows), 2)
    table.setHorizontalHeaderLabels(["To do", "Press"])
    table.setAccessibleName("Keyboard")
    table.verticalHeader().hide()
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    for place, row in enumerate(rows):
        for column, text in enumerate(row):
            table.setItem(place, column, QTableWidgetItem(text))
    table.resizeColumnsToContents()
    table.horizontalHeader().setStretchLastSection(True)
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle("Keyboard")
    dialog.resize(theme.pixels(560), theme.pixels(620))
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column_layout = QVBoxLayout(dialog)
    column_layout.addWidget(table)
    column_layout.addWidget(buttons)
    dialog.open()


def show_about(parent: QWidget) -> None:
    """Say what Remit is, its version and its licence."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("About Remit")
    box.setText("Remit 0.1.0")
    box.setInformativeText(
        "Structural options for a public body, and a board paper for each, from one model.\n\n"
        "It works without a network: your plans stay in the files where you keep them.\n\n"
        "MIT licence. Fonts, icons and libraries: see THIRD-PARTY-NOTICES.md."
    )
    box.open()


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
