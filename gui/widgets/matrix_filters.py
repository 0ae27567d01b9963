"""What stands above the matrix: which rows and which bodies somebody wants to see."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.model.entities.structure import Organisation
from core.model.matrix import Row
from core.model.words import count
from gui import theme
from gui.widgets.calm_combo import CalmCombo
from gui.widgets.matrix_choice import Wanted
from gui.widgets.matrix_content import MatrixContent

PAUSE = 120  # ms after the last key before rows are filtered
WITH_A_PART, EVERY, CHOOSE = "Bodies with a part", "All bodies", "Choose bodies…"


class MatrixFilters(QWidget):
    """A find field, what is wrong, the family and the body; and the menu of columns."""

    wanted = Signal(object)
    """Only rows of this kind (`Wanted`) are to be shown."""
    columns_asked = Signal(str)
    """WITH_A_PART, EVERY or CHOOSE: which bodies are to be columns."""
    left = Signal()
    """Enter or Down in the find field: the keyboard goes on to the matrix."""
    fold_asked = Signal(bool)
    """Every family is to be folded, or unfolded."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setPlaceholderText("Find in functions (Ctrl+F)")
        self.field.setAccessibleName("Find in functions")
        self.field.setClearButtonEnabled(True)
        self.field.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.gaps = QCheckBox("Only gaps")
        self.gaps.setToolTip("Duties that nobody is accountable for")
        self.twice = QCheckBox("Only held twice")
        self.twice.setToolTip("Duties that more than one body is accountable for")
        self.changed = QCheckBox("Only what changed")
        self.family, self.body = _combo("Family"), _combo("Body that has a part")
        self.columns = QPushButton()
        self.columns.setText(WITH_A_PART)
        self.columns.setAccessibleName("Bodies that are columns")
        self._offered: tuple[list[Row], list[Organisation]] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.tell)
        self.field.textChanged.connect(self._timer.start)
        for box in (self.gaps, self.twice, self.changed):
            box.toggled.connect(self.tell)
        for combo in (self.family, self.body):
            combo.currentIndexChanged.connect(self.tell)
        self._fill_menu()
        self._lay_out()

    def tell(self) -> None:
        """Say which rows are wanted now."""
        self._timer.stop()
        self.wanted.emit(
            Wanted(
                text=" ".join(self.field.text().split()),
                gaps=self.gaps.isChecked(),
                twice=self.twice.isChecked(),
                changed=self.changed.isChecked() and not self.changed.isHidden(),
                family=self.family.currentData() or "",
                body=self.body.currentData() or "",
            )
        )

    def show_all(self) -> None:
        """Take every filter away."""
        blockers = [
            QSignalBlocker(box) for box in (self.gaps, self.twice, self.changed, self.family, self.body)
        ]
        for box in (self.gaps, self.twice, self.changed):
            box.setChecked(False)
        self.family.setCurrentIndex(0)
        self.body.setCurrentIndex(0)
        del blockers
        self.field.clear()
        self.tell()

    def offer(self, content: MatrixContent, bodies: Iterable[Organisation]) -> None:
        """Offer the families and bodies that there are now; what was chosen stays where it is still there."""
        self.changed.setVisible(content.before is not None)
        bodies = list(bodies)
        if self._offered is None or self._offered[0] is not content.rows or self._offered[1] != bodies:
            self._offered = (content.rows, bodies)
            self._fill(content, bodies)
        self.tell()

    def _fill(self, content: MatrixContent, bodies: Iterable[Organisation]) -> None:
        families = [
            ("  " * len(row.within) + row.function.name, row.function.id)
            for row in content.rows
            if row.is_family
        ]
        _offer(self.family, "All families", families)
        _offer(self.body, "Any body", [(body.short_name or body.name, body.id) for body in bodies])
        self.family.setVisible(bool(families))

    def show_columns(self, chosen: str, number: int) -> None:
        """Say on the button which bodies are columns, and tick it in the menu."""
        self.columns.setText(chosen if chosen != CHOOSE else f"{count(number, 'body', 'bodies')} chosen")
        for action in self.columns.menu().actions():
            action.setChecked(action.text() == chosen)

    def _fill_menu(self) -> None:
        menu, group = QMenu(self.columns), QActionGroup(self)
        for text in (WITH_A_PART, EVERY, CHOOSE):
            action = QAction(text, group)
            action.setCheckable(True)
            action.setChecked(text == WITH_A_PART)
            action.triggered.connect(lambda _=False, text=text: self.columns_asked.emit(text))
            menu.addAction(action)
        self.columns.setMenu(menu)

    def _lay_out(self) -> None:
        fold, unfold = QToolButton(), QToolButton()
        for button, text, icon, on in (
            (fold, "Fold all", "fold", True),
            (unfold, "Unfold all", "unfold", False),
        ):
            button.setText(text)
            button.setIcon(theme.icon(icon))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.clicked.connect(lambda _=False, on=on: self.fold_asked.emit(on))
        above, below = QHBoxLayout(), QHBoxLayout()
        for widget, stretch in ((self.field, 2), (self.family, 1), (self.body, 1), (self.columns, 0)):
            above.addWidget(widget, stretch)
        for box in (self.gaps, self.twice, self.changed):
            below.addWidget(box)
        below.addStretch(1)
        below.addWidget(fold)
        below.addWidget(unfold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID // 2)
        for row in (above, below):
            row.setSpacing(theme.GRID)
            column.addLayout(row)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
            self.tell()
        elif self.field.hasFocus() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.tell()
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _combo(name: str) -> CalmCombo:
    combo = CalmCombo()
    combo.setAccessibleName(name)
    combo.setMinimumContentsLength(8)
    return combo


def _offer(combo: QComboBox, every: str, choices: list[tuple[str, str]]) -> None:
    offered = [(combo.itemText(place), combo.itemData(place)) for place in range(1, combo.count())]
    if offered == choices and combo.count():
        return
    blocker = QSignalBlocker(combo)
    chosen = combo.currentData()
    combo.clear()
    combo.addItem(every, "")
    for text, id_ in choices:
        combo.addItem(text, id_)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
    del blocker
