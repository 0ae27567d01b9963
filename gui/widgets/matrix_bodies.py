"""Choosing which bodies are columns of the matrix."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.model.entities.structure import Organisation
from core.model.words import count
from gui import theme
from gui.widgets.matrix_content import tier_of

ID = Qt.ItemDataRole.UserRole
ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class BodiesDialog(QDialog):
    """A list of bodies to tick, found by typing; `chosen` are the ids ticked."""

    def __init__(
        self, bodies: Iterable[Organisation], ticked: Collection[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Bodies in the matrix")
        self.resize(theme.pixels(420), theme.pixels(520))
        self.field = QLineEdit()
        self.field.setPlaceholderText("Find a body")
        self.field.setAccessibleName("Find a body")
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setAccessibleName("Bodies, to tick with Space")
        for body in bodies:
            self.list.addItem(_item(body, ticked=body.id in ticked))
        self.list.itemChanged.connect(self._count)
        self._counted = QLabel()
        self._counted.setProperty("role", "quiet")
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self._count()

    @property
    def chosen(self) -> list[str]:
        """The ids of the bodies ticked."""
        return [item.data(ID) for item in self._items() if item.checkState() == ON]

    def tick_shown(self, on: bool) -> None:  # noqa: FBT001  # a slot of a button
        """Tick every body that is listed now, or none of them."""
        for item in self._items():
            if not item.isHidden():
                item.setCheckState(ON if on else OFF)

    def _lay_out(self) -> None:
        every, none = QPushButton("Tick all"), QPushButton("Tick none")
        every.setAutoDefault(False)
        none.setAutoDefault(False)
        every.clicked.connect(lambda: self.tick_shown(on=True))
        none.clicked.connect(lambda: self.tick_shown(on=False))
        row = QHBoxLayout()
        row.addWidget(every)
        row.addWidget(none)
        row.addStretch(1)
        row.addWidget(self._counted)
        column = QVBoxLayout(self)
        column.setSpacing(theme.GRID)
        for widget in (self.field, self.list):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self.buttons)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for item in self._items():
            item.setHidden(not all(word in item.text().casefold() for word in words))

    def _count(self) -> None:
        number = len(self.chosen)
        self._counted.setText(f"{count(number, 'body', 'bodies')} ticked")
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(number > 0)


def _item(body: Organisation, *, ticked: bool) -> QListWidgetItem:
    short = f" ({body.short_name})" if body.short_name and body.short_name != body.name else ""
    item = QListWidgetItem(f"{body.name}{short}, {tier_of(body).lower()}")
    item.setData(ID, body.id)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(ON if ticked else OFF)
    return item
