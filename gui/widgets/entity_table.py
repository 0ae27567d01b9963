"""A table of one kind of entity, to edit. What is only read, such as a schedule, has a model of its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from core.model.edits import Set
from core.model.fields import Field, Hundredths, Ref
from core.model.key import Key
from core.model.kinds import KINDS, Entity
from gui.document import Document, View
from gui.widgets.change_marks import BACK, FONT, FRONT, ChangeMarks, plain_tip
from gui.widgets.plain_editors import is_number
from gui.widgets.ref_choices import parse, quick_title, ref_choices
from gui.widgets.row_choice import SIGN, RowChoice
from gui.widgets.wording import brief, changing, refusal, signed, was_now, why_not

Index = QModelIndex | QPersistentModelIndex
# Bound once: asking an enum for its number is what a table of 100,000 rows would spend its time on.
Role = Qt.ItemDataRole
DISPLAY, EDIT, ALIGN, TIP = map(
    int, (Role.DisplayRole, Role.EditRole, Role.TextAlignmentRole, Role.ToolTipRole)
)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LONG = 24  # characters; a longer text may not fit its cell, so that it is shown as a tip too
MOST_RANGES = 100  # of rows that come or go one by one; past it a view begins afresh


class EntityTable(QAbstractTableModel):
    """Rows are entities of one kind, columns the fields they declare; in Changes also a sign and a word."""

    counted = Signal()
    """How many rows are shown, or there are, may be another number."""

    def __init__(
        self,
        document: Document,
        kind: str,
        fields: Sequence[str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.kind = KINDS[kind]
        self.fields = tuple(fields or self.kind.fields)
        self.columns: tuple[str, ...] = self.fields
        self.marks = ChangeMarks(document)
        self.said: dict[str, Callable[[Entity], str]] = {}
        """How the cells of a field say more than its value does."""
        self._choice = RowChoice(document, self.kind, self.fields, self._read)
        self._rows: list[Entity] = []
        self._id_list: list[str] | None = None
        self._places: dict[str, int] | None = None
        self._texts: dict[str, dict[Any, str]] = {name: {} for name in self.fields}
        self._seen: tuple[str, View] | None = None

    # what it holds

    def entity(self, row: int) -> Entity:
        """Return the entity that a row shows."""
        return self._rows[row]

    def key(self, row: int) -> Key:
        """Return the key of the entity that a row shows."""
        return Key(self.kind.slug, self._rows[row].id)

    def row_of(self, id: str) -> int:
        """Return the row that shows the entity of that id, or -1."""
        if self._places is None:
            self._places = {entity.id: row for row, entity in enumerate(self._rows)}
        return self._places.get(id, -1)

    def spec(self, column: int) -> Field | None:
        """Return the field of a column; None for the sign."""
        name = self.columns[column]
        return self.kind.fields[name] if name else None

    def why_not(self, row: int) -> str:
        """Return why a row cannot be edited, in a sentence; empty: it can be."""
        return why_not(self.document, self.key(row))

    def text(self, row: int, column: int) -> str:
        """Return the value of a cell as people read it."""
        entity, name = self._rows[row], self.columns[column]
        if not name:
            sign = self.marks.sign(entity)
            return signed(sign) if sign else ""
        return self._read(entity, name)

    def typed_text(self, row: int, column: int) -> str:
        """Return the value of a cell as text that gives it back when typed or pasted."""
        spec, name = self.spec(column), self.columns[column]
        value = getattr(self._rows[row], name) if name else None
        if spec is None or value is None:
            return ""
        if isinstance(spec, Ref):
            label = ref_choices(self.document.model, spec.to).label_of(value)
            return label if label != value else self.text(row, column)
        # A spreadsheet takes the typographer's minus for a letter.
        return spec.typed(value).replace("−", "-") if isinstance(spec, Hundredths) else spec.typed(value)

    # what it shows

    @property
    def total(self) -> int:
        """How many there are, shown or not."""
        return self._choice.total

    @property
    def needle(self) -> str:
        """The text that rows have to match."""
        return self._choice.needle

    def redraw(self) -> None:
        """Show what is now in the document, in the old order where the rows are the old ones."""
        document = self.document
        for name, spec in self.kind.fields.items():
            if isinstance(spec, Ref) and name in self._texts:
                self._texts[name] = {}
        self._choice.forget()
        if self._seen != (document.option, document.view):
            self._seen = (document.option, document.view)
            self._renew()
        else:
            self._update()

    def show_matching(self, text: str) -> None:
        """Show only rows that have every word of text somewhere."""
        if text != self._choice.needle:
            self._choice.needle = text
            self._renew()

    def show_only(self, ids: Collection[str] | None) -> None:
        """Show only the entities of these ids; None: all."""
        self._choice.only = ids
        self._renew()

    def group_by(self, group: Callable[[Entity], str] | None) -> None:
        """Let rows stand together by a text, before their first column; to be said before they are shown."""
        self._choice.group = group

    def show_only_changed(self, on: bool) -> None:  # noqa: FBT001  # a slot of a toggled signal
        """Show only rows with a sign; outside Changes there are none, so that all are shown."""
        self._choice.only_changed = on
        self._renew()

    def _renew(self) -> None:
        """Show rows filtered and arranged afresh; views begin afresh too."""
        rows = self._choice.rows()
        self.beginResetModel()
        self.columns = (SIGN, *self.fields) if self.document.view is View.CHANGES else self.fields
        self._take(rows)
        self.endResetModel()
        self.counted.emit()

    def _update(self) -> None:
        """Show the rows of before as they are now; tell views only which rows come and go."""
        found = self._choice.now(self._ids)
        if len(found) == len(self._rows) and all(map(found.__contains__, self._ids)):
            self._rows = list(map(found.__getitem__, self._ids))
        else:
            places = {entity.id: place for place, entity in enumerate(self._choice.rows())}
            rows = sorted(found.values(), key=lambda entity: places.get(entity.id, -1))
            if not self._step_by_step(rows):
                self._renew()
                return
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self.columns) - 1))
        self.counted.emit()

    def _step_by_step(self, rows: list[Entity]) -> bool:
        """Take out the rows that go and put in those that come; False if it takes too many steps."""
        old, new = set(self._ids), {entity.id for entity in rows}
        stay = [id_ for id_ in self._ids if id_ in new]
        gone = _ranges([row for row, id_ in enumerate(self._ids) if id_ not in new])
        come = _ranges([row for row, entity in enumerate(rows) if entity.id not in old])
        if stay != [entity.id for entity in rows if entity.id in old] or len(gone) + len(come) > MOST_RANGES:
            return False
        for first, last in reversed(gone):
            self.beginRemoveRows(QModelIndex(), first, last)
            self._take(self._rows[:first] + self._rows[last + 1 :])
            self.endRemoveRows()
        for first, last in come:
            self.beginInsertRows(QModelIndex(), first, last)
            self._take(self._rows[:first] + rows[first : last + 1] + self._rows[first:])
            self.endInsertRows()
        self._take(rows)
        return True

    def _take(self, rows: list[Entity]) -> None:
        self._rows, self._id_list, self._places = rows, None, None

    @property
    def _ids(self) -> list[str]:
        """The ids of the rows; listed when first asked, for a table that is only read never asks."""
        if self._id_list is None:
            self._id_list = [entity.id for entity in self._rows]
        return self._id_list

    def _read(self, entity: Entity, name: str) -> str:
        value, texts = getattr(entity, name), self._texts[name]
        if value not in texts:
            texts[value] = quick_title(
                self.document.model, self.kind.fields[name], value
            ) or self.document.text(entity, name)
        return texts[value]

    # what changes it

    def commit(self, row: int, column: int, text: str) -> str:
        """Set a cell to what text stands for, as one step. Return why not, in a sentence; empty: done."""
        spec = self.spec(column)
        why = self.why_not(row) if spec else "What became of a row is worked out, not typed."
        if why or spec is None:
            self.document.refused.emit(why)
            return why
        return refusal(self.document, lambda: self._set(row, self.columns[column], spec, text))

    def _set(self, row: int, name: str, spec: Field, text: str) -> bool:
        model, entity = self.document.model, self._rows[row]
        value = parse(model, self.kind.slug, name, text)
        if value == getattr(entity, name):
            return True
        return self.document.edit(changing(model, entity, spec), [Set(self.key(row), name, value)])

    # cells

    def _shown(self, row: int, column: int) -> str:
        """Return what a cell shows: its value, or in Changes what it was and is."""
        say = self.said.get(self.columns[column])
        now = brief(say(self._rows[row]) if say else self.text(row, column))
        was = self.marks.was(self._rows[row], self.columns[column]) if self.columns[0] == SIGN else None
        return now if was is None else was_now(brief(was), now)

    def _tip(self, row: int, column: int) -> str | None:
        text = self.text(row, column)
        return plain_tip(text) if len(text) > LONG else None

    # Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        row, column = index.row(), index.column()
        if role == DISPLAY:
            return self._shown(row, column)
        if role in (BACK, FRONT, FONT):
            dressed = self.columns[0] == SIGN
            return self.marks.dress(self._rows[row], self.columns[column], role) if dressed else None
        if role == EDIT:
            return self.typed_text(row, column)
        if role == ALIGN:
            spec = self.spec(column)
            return RIGHT if spec and is_number(spec) else None
        return self._tip(row, column) if role == TIP else None

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        return role == EDIT and not self.commit(index.row(), index.column(), str(value))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        spec = self.spec(section)
        if role == DISPLAY:
            return spec.label if spec else "Change"
        if role == ALIGN and spec and is_number(spec):
            return RIGHT
        return spec.help or None if role == TIP and spec else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        editable = index.isValid() and self.columns[index.column()] and not self.why_not(index.row())
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        descending = order is Qt.SortOrder.DescendingOrder
        self._choice.order = (self.columns[column], descending) if 0 <= column < len(self.columns) else None
        if self._seen is not None:
            self._renew()


def _ranges(places: Sequence[int]) -> list[tuple[int, int]]:
    """Return runs of places that follow each other, as (first, last)."""
    found: list[tuple[int, int]] = []
    for place in places:
        if found and found[-1][1] == place - 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found
