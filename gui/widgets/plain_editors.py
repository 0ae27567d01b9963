"""The editors of plain values: a line, several lines, one of a few words, a box to tick."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from core.model.fields import LONGEST, NO, YES, Choice, Day, Field, Hundredths, Whole, Year
from gui.theme import GRID
from gui.widgets.calm_combo import CalmCombo
from gui.widgets.field_editor import FieldEditor, restyle, set_read_only

FEWEST_LINES, LINES_SHOWN = 2, 8
MEASURED = 2_000  # characters: more fill the lines shown, whatever they are
NOT_SET = "Not set"


class LineEditor(FieldEditor):
    """A line of text: names, amounts, dates."""

    def __init__(self, spec: Field, parent: QWidget | None = None) -> None:
        self.line = QLineEdit()
        super().__init__(spec, self.line, parent)
        self.line.setMaxLength(LONGEST + 1)  # one more, so that too much is said rather than cut off
        self.line.setPlaceholderText(_example(spec))
        self.line.textChanged.connect(self.typed)

    def value_text(self) -> str:
        """Return the line."""
        return self.line.text()

    def set_read_only(self, on: bool) -> None:  # noqa: FBT001  # named as Qt names it
        """Let the line be read and copied, but not changed."""
        set_read_only(self.line, on)

    def in_cell(self) -> None:
        """Stand as the cell does: numbers to the right."""
        super().in_cell()
        if is_number(self.spec):
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _show(self, text: str) -> None:
        self.line.setText(text)
        self.line.setCursorPosition(0)


class LinesEditor(FieldEditor):
    """Text of several lines. Tab leaves it; Ctrl+Enter finishes."""

    def __init__(self, spec: Field, parent: QWidget | None = None) -> None:
        self.lines = QPlainTextEdit()
        super().__init__(spec, self.lines, parent)
        self.lines.setTabChangesFocus(True)
        self.lines.textChanged.connect(self.typed)
        self.lines.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.lines.textChanged.connect(self._fit)
        self._fit()

    def value_text(self) -> str:
        """Return the lines."""
        return self.lines.toPlainText()

    def set_read_only(self, on: bool) -> None:  # noqa: FBT001  # named as Qt names it
        """Let the lines be read and copied, but not changed."""
        set_read_only(self.lines, on)

    def in_cell(self) -> None:
        """Fill the room that the table gives."""
        super().in_cell()
        self.lines.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.lines.setMinimumHeight(0)
        self.lines.setMaximumHeight(16_777_215)

    def _fit(self) -> None:
        """Be as tall as the text, within reason."""
        if self._in_cell:
            return
        metrics, room = self.lines.fontMetrics(), QRect(0, 0, max(self.width() - 4 * GRID, 80), 0)
        text = self.lines.toPlainText()[:MEASURED]
        height = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()
        lines = min(max(height // metrics.lineSpacing(), FEWEST_LINES), LINES_SHOWN)
        frame = 2 * (self.lines.frameWidth() + GRID)
        self.lines.setFixedHeight(metrics.lineSpacing() * lines + frame)

    def _show(self, text: str) -> None:
        self.lines.setPlainText(text)
        self._fit()

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class ChoiceEditor(FieldEditor):
    """One of a few words; the text is the stored one."""

    def __init__(
        self, spec: Field, choices: Mapping[str, str] | None = None, parent: QWidget | None = None
    ) -> None:
        self.combo = CalmCombo()
        self.combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        super().__init__(spec, self.combo, parent)
        if choices is None:
            choices = spec.choices if isinstance(spec, Choice) else {}
        if not spec.required:
            self.combo.addItem(NOT_SET, "")
        for value, shown in choices.items():
            self.combo.addItem(shown, value)
        self.combo.setPlaceholderText("Choose…")
        self.combo.currentIndexChanged.connect(self.typed)
        self.combo.picked.connect(self.commit)
        self.set_text("")

    def value_text(self) -> str:
        """Return the stored word of the choice made; empty: none."""
        return self.combo.currentData() or ""

    def set_read_only(self, on: bool) -> None:  # noqa: FBT001  # named as Qt names it
        """Let the choice be read, but not changed."""
        self.combo.read_only = on
        restyle(self.combo, on)

    def _show(self, text: str) -> None:
        place = self.combo.findData(text)
        self.combo.setCurrentIndex(place if place >= 0 else self.combo.findText(text))


class FlagEditor(FieldEditor):
    """A box to tick."""

    def __init__(self, spec: Field, parent: QWidget | None = None) -> None:
        self.box = QCheckBox(YES)
        super().__init__(spec, self.box, parent)
        self.box.clicked.connect(self._clicked)
        self.set_text(NO)

    def value_text(self) -> str:
        """Return “Yes” or “No”."""
        return YES if self.box.isChecked() else NO

    def _clicked(self) -> None:
        self.typed.emit()
        self.commit()

    def _show(self, text: str) -> None:
        self.box.setChecked(text.casefold() in (YES.casefold(), "true", "1"))


def is_number(spec: Field) -> bool:
    """Return whether a field's values stand to the right."""
    return isinstance(spec, Hundredths | Whole)


def _example(spec: Field) -> str:
    """Return what may be typed, for fields whose form is not plain from their label."""
    if isinstance(spec, Day):
        return "such as 13 November 2020"
    return "such as 2019-20" if isinstance(spec, Year) else ""
