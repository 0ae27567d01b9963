"""National services: who gives them, on which terms, and through whom they answer to local bodies."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from core.model.entities.accountability import Function
from core.model.entities.delivery import ServiceLevel
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.services import national_services
from core.model.words import count
from core.schedules.services import at_a_glance
from gui import theme
from gui.document import Document
from gui.pages import page
from gui.widgets.field_editor import plain_label
from gui.widgets.schedule_export import ScheduleExport
from gui.widgets.schedule_pane import SchedulePane
from gui.widgets.table_pane import TablePane

ROOM = 1000
"""How wide the page is, at 100 %, from which on the levels stand beside the services and not under them."""
BESIDE, BELOW = (480, 520), (600, 400)
"""How services and levels share the room."""
TERMS = (
    "name",
    "measure",
    "target",
    "period",
    "provider",
    "through",
    "forum",
    "remedy",
    "source",
    "basis",
)


@page("services", "Services", icon="services", place=35)
class ServicesPage(QWidget):
    """Every national service, and the levels of the one that is chosen: beside it if there is room."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._stale = True
        self._service: str | None = None
        self._shown: frozenset[str] | None = None
        heading = QLabel("National services")
        heading.setProperty("role", "heading")
        self.tally = plain_label(role="quiet")
        self.export = ScheduleExport(document)
        above = QHBoxLayout()
        above.setSpacing(theme.GRID * 2)
        above.addWidget(heading)
        above.addWidget(self.tally, 1)
        above.addWidget(self.export)
        self.services = SchedulePane(document, "National services", at_a_glance, "Without a service level")
        self.services.view.empty_text = (
            "No national services yet. A function of the kind “Service” is one when a national body is "
            "accountable for it."
        )
        self.service = plain_label(role="heading")
        self.levels = TablePane(document, "service_level", TERMS)
        self.levels.view.acts.given = self._given
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.service)
        column.addWidget(self.levels, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.services)
        self.splitter.addWidget(right)
        self.splitter.setHandleWidth(theme.GRID)
        self.splitter.setSizes(BESIDE)
        self.splitter.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(above)
        whole.addWidget(self.splitter, 1)
        document.changed.connect(self.redraw)
        document.selected.connect(self._selected)

    def redraw(self) -> None:
        """Show the services as they now are; a hidden page waits until it is seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        found = national_services(self._document.model)
        lacking = sum(not service.levels for service in found)
        told = f"{count(len(found), 'national service')}, {lacking or 'none'} without a service level"
        self.tally.setText(told[0].upper() + told[1:] if found else "")
        known = {service.function.id for service in found}
        if self._service is None or not self._document.entity(Key("function", self._service)):
            self._service = next(iter(sorted(known)), None)
        self._selected(self._document.selection)
        self._show_levels()

    def seek(self) -> None:
        """Find among the services."""
        self.services.seek()

    def _selected(self, key: Key | None) -> None:
        """Show the levels of the service that is chosen, or whose level is."""
        entity = self._document.entity(key)
        if isinstance(entity, ServiceLevel):
            self._show(entity.function)
        elif isinstance(entity, Function):
            self._show(entity.id)

    def _show(self, service: str) -> None:
        if service != self._service and self.isVisible():
            self._service = service
            self._show_levels()

    def _show_levels(self) -> None:
        """Let the table have the levels of the service that is shown, those that have closed too."""
        model = self._document.model
        entities = self._document.entities("service_level")
        ids = frozenset(
            level.id
            for level in entities
            if isinstance(level, ServiceLevel) and level.function == self._service
        )
        if ids != self._shown:
            self._shown = ids
            self.levels.view.table.show_only(ids)
        name = model.name(Function, self._service) if self._service else ""
        self.service.setText(f"Service levels of “{name}”" if name else "")
        self.levels.add.setEnabled(self._service is not None and not self._document.why_not())

    def _given(self) -> Mapping[str, str]:
        """Return what a new level begins with: its service, and who gives that."""
        found = {service.function.id: service for service in national_services(self._document.model)}
        service = found.get(self._service or "")
        model = self._document.model
        given = {"function": model.name(Function, self._service)}
        if service and service.providers:
            given["provider"] = model.name(Organisation, service.providers[0].id)
        return given

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across = event.size().width() >= theme.pixels(ROOM)
        wanted = Qt.Orientation.Horizontal if across else Qt.Orientation.Vertical
        if self.splitter.orientation() != wanted:
            self.splitter.setOrientation(wanted)
            self.splitter.setSizes(BESIDE if across else BELOW)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.redraw()
        else:
            self._selected(self._document.selection)
