"""Who decides: the scheme of reservation and delegation to edit, and the map of functions and decisions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from core.acts import ACTS
from core.model.delegation import Sort, sort_of
from core.model.entities.accountability import Delegation
from core.model.entities.structure import Organisation
from core.model.kinds import Entity
from core.schedules import SCHEDULES
from gui import theme
from gui.document import Document
from gui.widgets.act_dialog import ask
from gui.widgets.buttons import push_button
from gui.widgets.field_editor import plain_label
from gui.widgets.flow_row import FlowRow, room
from gui.widgets.schedule_export import ScheduleExport
from gui.widgets.schedule_pane import SchedulePane
from gui.widgets.table_pane import TablePane

COLUMNS = (
    "organisation",
    "matter",
    "post",
    "committee",
    "limit",
    "function",
    "conditions",
    "instrument",
)
WIDEST = {"organisation": 170, "matter": 360, "post": 220, "committee": 180}
HINT = "A matter that names neither a post nor a committee is reserved to the board."


class DelegationPane(QWidget):
    """One of the two at a time; both of the option on show, and both go into one workbook."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.scheme = TablePane(document, "delegation", COLUMNS, group=self._by_body)
        self.scheme.view.table.said["post"] = self._post
        self.scheme.view.place.widest = WIDEST
        found = SCHEDULES["functions"]
        self.map = SchedulePane(document, found.name, found.make, "Without an accountable body")
        self.map.view.empty_text = "No functions yet. Add them on the tab “Functions”."
        self.stack = QStackedWidget()
        self.choice = QButtonGroup(self)
        above = FlowRow()
        for pane, name in ((self.scheme, SCHEDULES["delegation"].name), (self.map, found.name)):
            button = QToolButton()
            button.setText(name)
            button.setCheckable(True)
            button.setChecked(pane is self.scheme)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            self.choice.addButton(button, self.stack.addWidget(pane))
            above.addWidget(button)
        self.choice.idToggled.connect(self._choose)
        self.delegate = push_button("accountabilities", ACTS["delegate"].name)
        self.delegate.clicked.connect(self._delegate)
        self.export = ScheduleExport(document)
        above.addWidget(room())
        above.addWidget(self.delegate)
        above.addWidget(self.export)
        self.hint = plain_label(HINT, role="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(theme.GRID // 2)
        column.addLayout(above)
        column.addWidget(self.hint)
        column.addWidget(self.stack, 1)
        document.changed.connect(self._follow)
        self._follow()

    def seek(self) -> None:
        """Find in the one on show."""
        (self.scheme if self.stack.currentWidget() is self.scheme else self.map).seek()

    def _choose(self, place: int, on: bool) -> None:  # noqa: FBT001  # a slot of a toggled signal
        if on:
            self.stack.setCurrentIndex(place)
            self.hint.setVisible(self.stack.currentWidget() is self.scheme)

    def _delegate(self) -> None:
        """Ask who decides a matter, beginning with the body, post or matter that is selected."""
        key, given = self._document.selection, {}
        entity = self._document.entity(key)
        body = entity.id if isinstance(entity, Organisation) else getattr(entity, "organisation", None)
        if isinstance(body, str):
            given["organisation"] = body
        if isinstance(entity, Delegation):
            given["matter"] = entity.matter
        ask(self._document, ACTS["delegate"], given, self)

    def _by_body(self, line: Entity) -> str:
        """Return what a matter stands together by: its body, then who decides it, the board first."""
        if not isinstance(line, Delegation):
            return ""
        body = self._document.text(line, "organisation").casefold()
        return f"{body}\t{list(Sort).index(sort_of(line))}"

    def _post(self, line: Entity) -> str:
        """Return the post that decides; where no committee does either, that the board does."""
        kept = isinstance(line, Delegation) and sort_of(line) is Sort.RESERVED
        return "(the board)" if kept else self._document.text(line, "post")

    def _follow(self) -> None:
        why = self._document.why_not()
        self.delegate.setEnabled(not why)
        self.delegate.setToolTip(why)
