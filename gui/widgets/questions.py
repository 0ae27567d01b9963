"""Asking before something that somebody might not mean."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def agreed(parent: QWidget, title: str, text: str, yes: str) -> bool:
    """Ask in a box; `yes` names what is done, and Cancel, which is the default, does nothing."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    answered = box.clickedButton() is accept
    box.deleteLater()
    return answered
