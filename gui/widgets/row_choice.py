"""What a table shows of a kind: which rows pass its filters, and in what order they stand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from core.model.diff import Sign
from core.model.key import Key
from core.model.kinds import Entity, Kind
from gui.document import Document, View
from gui.widgets.row_order import ToText, matching, sorted_by, values

SIGN = ""
"""The name of the column, in Changes, that says what became of each row."""
_SIGNS = (Sign.NEW, Sign.CHANGED, Sign.CLOSED)
FEW = 20_000  # rows that are sorted by three columns at first; more are only grouped by one


class RowChoice:
    """The filters and the order that somebody chose for the entities of one kind."""

    def __init__(self, document: Document, kind: Kind, fields: Sequence[str], text: ToText) -> None:
        self._document = document
        self._kind = kind
        self._fields = fields
        self._text = text
        self._plain: list[Entity] | None = None  # all, in the order of the first columns
        self._folded: dict[str, dict[Any, str]] = {}
        self.needle = ""
        self.only: Collection[str] | None = None
        self.only_changed = False
        self.order: tuple[str, bool] | None = None
        """(field, descending); None: by the first columns."""
        self.group: Callable[[Entity], str] | None = None
        """What rows stand together by, before their first column; None: nothing."""
        self.total = 0

    def forget(self) -> None:
        """The document has changed: what was put in order is no longer so."""
        self._plain = None
        self._folded.clear()

    def rows(self) -> list[Entity]:
        """Return the entities that pass the filters, in order."""
        if self._plain is None:
            self._plain = self._arranged(self._document.entities(self._kind.slug))
            self.total = len(self._plain)
        found = self.passing(self._plain)
        if self.order is None:
            return found
        name, descending = self.order
        if name == SIGN:
            return sorted(found, key=self._by_sign, reverse=descending)
        return sorted_by(found, name, self._kind, self._text, descending=descending)

    def now(self, shown: Collection[str]) -> Mapping[str, Entity]:
        """Return the entities that pass the filters, by id; `shown` are the ids of those shown already."""
        found = self._document.entities(self._kind.slug)
        self.total = len(found)
        table = self._document.model.tables.get(self._kind.slug)
        if table is not None and len(table) == len(found) and not self._filters:
            return table.rows
        return {entity.id: entity for entity in self.passing(found, kept=frozenset(shown))}

    @property
    def _filters(self) -> bool:
        return bool(self.only is not None or self.only_changed or self.needle.strip())

    def passing(self, rows: list[Entity], kept: Collection[str] = ()) -> list[Entity]:
        """Return the rows that pass the filters.

        Those kept need not match what was typed: a row that is being edited does not vanish under the hand.
        """
        found = rows
        if (only := self.only) is not None:
            found = [entity for entity in found if entity.id in only]
        if self.only_changed and self._document.view is View.CHANGES:
            signs, slug = self._document.signs, self._kind.slug
            found = [entity for entity in found if Key(slug, entity.id) in signs]
        if self.needle.strip():
            passing = matching(found, self._fields, self._kind, self.needle, self.folded)
            if not kept:
                return passing
            ids = {entity.id for entity in passing}
            found = [entity for entity in found if entity.id in kept or entity.id in ids]
        return found

    def folded(self, name: str) -> dict[Any, str]:
        """Return the different values of a column and, without letter case, how people read each."""
        if name not in self._folded:
            found = values(self._document.entities(self._kind.slug), name)
            self._folded[name] = {value: self._text(row, name).casefold() for value, row in found.items()}
        return self._folded[name]

    def _arranged(self, rows: list[Entity]) -> list[Entity]:
        names = self._fields[: 3 if len(rows) <= FEW else 1]
        for name in reversed(names):
            rows = sorted_by(rows, name, self._kind, self._text)
        return sorted(rows, key=self.group) if self.group else rows

    def _by_sign(self, entity: Entity) -> int:
        sign = self._document.signs.get(Key(self._kind.slug, entity.id))
        return _SIGNS.index(sign) if sign else len(_SIGNS)
