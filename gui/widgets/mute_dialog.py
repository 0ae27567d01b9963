"""Asking why a check is switched off for the plan."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from core.checks import CHECKS
from gui import theme


class MuteDialog(QDialog):
    """The rule of a check, and a field for the reason; without one nothing is switched off."""

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        check = CHECKS[code]
        self.setWindowTitle(f"Switch off “{check.name}”")
        self.setMinimumWidth(theme.pixels(480))
        rule = QLabel(f"{check.code}: {check.rule}")
        rule.setTextFormat(Qt.TextFormat.PlainText)
        rule.setWordWrap(True)
        label = QLabel("&Reason, which papers print")
        self.reason = QLineEdit()
        self.reason.setAccessibleName("Reason")
        self.reason.setPlaceholderText("Why this rule does not matter for this plan")
        label.setBuddy(self.reason)
        note = QLabel("It is off in every option of this plan, until it is switched on again.")
        note.setProperty("role", "quiet")
        note.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._switch = QPushButton("Switch off")
        self._switch.setDefault(True)
        self._switch.setEnabled(False)
        buttons.addButton(self._switch, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.reason.textChanged.connect(lambda text: self._switch.setEnabled(bool(text.strip())))
        column = QVBoxLayout(self)
        column.setSpacing(theme.GRID)
        for widget in (rule, label, self.reason, note, buttons):
            column.addWidget(widget)
        self.reason.setFocus()


def ask_reason(code: str, parent: QWidget) -> str:
    """Ask why a check is switched off; empty: it is not."""
    dialog = MuteDialog(code, parent)
    try:
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        return dialog.reason.text().strip() if agreed else ""
    finally:
        dialog.deleteLater()
