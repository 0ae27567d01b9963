"""Editors of references: one entity by typing part of its name, several by ticking them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLabel, QLineEdit, QListView, QToolButton, QWidget

from core.model.fields import Ref
from core.model.key import Key
from core.model.model import Model
from gui import theme
from gui.widgets.field_editor import FieldEditor, set_read_only
from gui.widgets.ref_choices import RefChoices, ref_choices, title

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Source = Callable[[], Model]
"""Where an editor that outlives an edit finds the model of now."""


class RefEditor(FieldEditor):
    """A line that completes what is typed anywhere in a title. Its text is an id once it names one entity."""

    def __init__(self, spec: Ref, source: Source, parent: QWidget | None = None) -> None:
        self.line = QLineEdit()
        super().__init__(spec, self.line, parent)
        self._to = spec.to
        self._source = source
        self._chosen = ("", "")  # (what the line shows, the id it stands for)
        self._choices: RefChoices | None = None
        self._completer = QCompleter(self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setMaxVisibleItems(12)
        self._completer.activated.connect(self._picked)
        self.line.setCompleter(self._completer)
        self.line.setPlaceholderText("Type part of a name" if spec.required else "None; type part of a name")
        self.line.textChanged.connect(self.typed)
        self._all = self.line.addAction(theme.icon("chevron-down"), QLineEdit.ActionPosition.TrailingPosition)
        self._all.setToolTip("Show all (Alt+Down)")
        self._all.setShortcut("Alt+Down")
        self._all.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._all.triggered.connect(self.show_all)

    def value_text(self) -> str:
        """Return the id that the line names, or what is typed where it names none."""
        text = " ".join(self.line.text().split())
        if not text or text == self._chosen[0]:
            return self._chosen[1] if text else ""
        return ref_choices(self._source(), self._to).id_of(text) or text

    def set_read_only(self, on: bool) -> None:  # noqa: FBT001  # named as Qt names it
        """Let the name be read and copied, but not changed."""
        set_read_only(self.line, on)
        self._all.setVisible(not on)

    def show_all(self) -> None:
        """Drop down the list of all there are."""
        self._offer()
        self.line.setFocus()
        self._completer.setCompletionPrefix("")
        self._completer.complete()

    def _show(self, text: str) -> None:
        entity = self._source().entity(Key(self._to, text)) if text else None
        self._chosen = (title(self._source(), entity), text) if entity else ("", "")
        self.line.setText(self._chosen[0] or text)
        self.line.setCursorPosition(0)

    def _offer(self) -> None:
        """Complete from what there is now. Done when it is needed: a nation has 10,000 bodies."""
        choices = ref_choices(self._source(), self._to)
        if choices is not self._choices:
            self._choices = choices
            self._completer.setModel(QStringListModel(choices.labels, self._completer))

    def _picked(self, label: str) -> None:
        self.line.setText(label)
        self.commit()

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and not self.line.isReadOnly():
            self._offer()
        return super().eventFilter(watched, event)


class RefsEditor(FieldEditor):
    """Several entities of one kind, ticked in a list that can be filtered. Its text is ids with commas.

    Where none need be ticked and none is, the list is folded until somebody looks for one.
    """

    def __init__(self, spec: Ref, source: Source, parent: QWidget | None = None) -> None:
        self.filter = QLineEdit()
        super().__init__(spec, self.filter, parent)
        self.filter.setPlaceholderText("Type to find" if spec.required else "None; click or type to choose")
        self.filter.setAccessibleName(f"{spec.label}: find")
        self.filter.setClearButtonEnabled(True)
        self.rows = CheckList(source, spec.to)
        self.list = QListView()
        self.list.setModel(self.rows)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(spec.label)
        self.list.setMinimumHeight(theme.pixels(140))
        self._count = QLabel()
        self._count.setProperty("role", "quiet")
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self._count, 1)
        for name, on in (("Tick all shown", True), ("Untick all shown", False)):
            button = QToolButton()
            button.setText(name)
            button.clicked.connect(lambda _=False, on=on: self.rows.tick_all(on=on))
            foot.addWidget(button)
        self._body.insertWidget(1, self.list, 1)
        self._body.insertWidget(2, self._foot)
        self.unfold(on=spec.required)
        self.filter.textChanged.connect(self.rows.show_matching)
        self.filter.textChanged.connect(self.unfold)
        self.rows.ticked_changed.connect(self._ticked)
        self.set_text("")

    def value_text(self) -> str:
        """Return the ids that are ticked, in the order of the list."""
        return ",".join(self.rows.ticked())

    def offer(self, ids: Collection[str] | None) -> None:
        """Offer only these, such as the duties of one body; None: all. What is not offered is not ticked."""
        self.rows.offer(ids)

    def set_read_only(self, on: bool) -> None:  # noqa: FBT001  # named as Qt names it
        """Let the ticks be read, but not changed."""
        self.rows.read_only = on

    def unfold(self, _: object = None, *, on: bool = True) -> None:
        """Show the list, or fold it away."""
        self.list.setVisible(on)
        self._foot.setVisible(on)

    def _ticked(self) -> None:
        self._tell()
        self.typed.emit()
        self.commit()

    def _show(self, text: str) -> None:
        ids = [part.strip() for part in text.split(",") if part.strip()]
        self.rows.bring_first(ids)
        self.rows.tick(ids)
        self.unfold(on=self.spec.required or bool(ids))
        self._tell()

    def _tell(self) -> None:
        self._count.setText(f"{len(self.rows.ticked()):,} of {self.rows.offered():,} ticked")

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if event.type() == QEvent.Type.MouseButtonPress or (down and event.type() == QEvent.Type.KeyPress):
            self.unfold()
            if down:
                self.list.setFocus()
        return super().eventFilter(watched, event)


class CheckList(QAbstractListModel):
    """Entities of one kind with a tick each."""

    ticked_changed = Signal()
    """The user ticked or unticked something."""

    def __init__(self, source: Source, kind: str) -> None:
        super().__init__()
        self.read_only = False
        choices = ref_choices(source(), kind)
        self._all = [(choices.id_of(label) or "", label) for label in choices.labels]
        self._offered = self._all
        self._shown = self._all
        self._needle = ""
        self._ticked: set[str] = set()

    def ticked(self) -> list[str]:
        """Return the ids that are ticked and offered, in the order of the list."""
        return [id_ for id_, _ in self._offered if id_ in self._ticked]

    def offered(self) -> int:
        """Return how many there are to tick."""
        return len(self._offered)

    def bring_first(self, ids: Collection[str]) -> None:
        """List these before the others, so that what is given can be seen."""
        self._all = sorted(self._all, key=lambda row: row[0] not in ids)
        self._offered = sorted(self._offered, key=lambda row: row[0] not in ids)
        self.show_matching(self._needle)

    def tick(self, ids: Collection[str]) -> None:
        """Tick these, and no others."""
        self._ticked = set(ids)
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def tick_all(self, *, on: bool) -> None:
        """Tick, or untick, all that are shown."""
        if not self.read_only:
            ids = {id_ for id_, _ in self._shown}
            self.tick(self._ticked | ids if on else self._ticked - ids)
            self.ticked_changed.emit()

    def offer(self, ids: Collection[str] | None) -> None:
        """Have only these; None: all there are."""
        wanted = None if ids is None else set(ids)
        self._offered = [row for row in self._all if wanted is None or row[0] in wanted]
        self.show_matching(self._needle)
        self.ticked_changed.emit()

    def show_matching(self, text: str) -> None:
        """Show what has text anywhere in its title."""
        self._needle = text
        needle = text.strip().casefold()
        self.beginResetModel()
        self._shown = [row for row in self._offered if needle in row[1].casefold()]
        self.endResetModel()

    # Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role == Role.DisplayRole and index.isValid():
            return self._shown[index.row()][1]
        if role == Role.CheckStateRole and index.isValid():
            on = self._shown[index.row()][0] in self._ticked
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: ARG002
        if role != Role.CheckStateRole or self.read_only:
            return False
        self._ticked ^= {self._shown[index.row()][0]}
        self.dataChanged.emit(index, index)
        self.ticked_changed.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags
