"""Who answers to whom as a table: a row for each body, nearest to the accountable board first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QBrush

from core.model.answers import Answer
from core.model.answers_said import distance_said, in_full, in_part, on_lines, to_look_at
from core.model.body_order import body_place
from core.model.diff import Sign
from core.model.entities.structure import Organisation
from core.model.key import Key
from gui import theme
from gui.document import Document, View
from gui.widgets.text_table import Role, TextTable
from gui.widgets.wording import colours, signed

BODY, FULL, PART, WHAT, DISTANCE, MARKS, CHANGE = (
    "Body",
    "Answers to in full",
    "Answers to in part",
    "For what, through which instrument",
    "From the top",
    "To look at",
    "Change",
)
COLUMNS = (BODY, FULL, PART, DISTANCE, MARKS, WHAT)


class ReportingTable(TextTable[Answer]):
    """How every body answers; in Changes with what became of that."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        say = {
            BODY: lambda answer: answer.body.name,
            FULL: lambda answer: in_full(answer, self._name),
            PART: lambda answer: in_part(answer, self._name),
            WHAT: lambda answer: on_lines(answer, self._name),
            DISTANCE: lambda answer: distance_said(answer.distance),
            MARKS: to_look_at,
            CHANGE: lambda answer: signed(answer.sign) if answer.sign else "",
        }
        super().__init__(say, COLUMNS, parent)
        self._document = document
        self._only_marked = self._only_changed = False

    def redraw(self, found: Mapping[str, Answer]) -> None:
        """Show how bodies answer by now."""
        self.show_all(sorted(found.values(), key=_place))

    def show_only_marked(self, on: bool) -> None:  # noqa: FBT001  # a slot of a toggled signal
        """Show only what is to be looked at: two masters, loops, no way to the top."""
        self._only_marked = on
        self._renew()

    def show_only_changed(self, on: bool) -> None:  # noqa: FBT001
        """Show only rows with a sign; outside Changes there are none, so that all are shown."""
        self._only_changed = on
        self._renew()

    def _about(self, row: Answer) -> Key:
        return Key("organisation", row.body.id)

    def _keeps(self, row: Answer) -> bool:
        if self._only_changed and self._document.view is View.CHANGES and not row.sign:
            return False
        return not self._only_marked or bool(self._read(row, MARKS))

    def _columns(self) -> tuple[str, ...]:
        return (CHANGE, *COLUMNS) if self._document.view is View.CHANGES else COLUMNS

    def _rank(self, row: Answer, name: str) -> tuple[bool, int, str]:
        """Return what to sort by: distances are numbers."""
        if name == DISTANCE:
            return row.distance is None, row.distance or 0, ""
        return super()._rank(row, name)

    def _name(self, id: str) -> str:
        document = self._document
        body = document.model.get(Organisation, id) or document.baseline.get(Organisation, id)
        return (body.short_name or body.name) if body else "a body that is not here"

    def _dress(self, row: Answer, name: str, role: int) -> Any:
        sign = row.sign if self.columns[0] == CHANGE else None
        if role == Role.FontRole:
            return theme.struck_out() if sign is Sign.CLOSED and name != CHANGE else None
        if role == Role.BackgroundRole:
            return QBrush(theme.Theme.colour(colours(sign)[1])) if sign else None
        if name == MARKS and self._read(row, MARKS):
            return QBrush(theme.Theme.colour("closed" if row.looped else "warning"))
        coloured = sign and (name == CHANGE or sign is Sign.CLOSED)
        return QBrush(theme.Theme.colour(colours(sign)[0])) if sign and coloured else None


def _place(answer: Answer) -> tuple[bool, int, tuple[int, str, str]]:
    return answer.distance is None, answer.distance or 0, body_place(answer.body)
