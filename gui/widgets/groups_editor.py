"""The editor of several groups of entities: choose a group, and tick what belongs to it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from core.model.fields import Ref
from gui import theme
from gui.widgets.calm_combo import CalmCombo
from gui.widgets.ref_editors import RefsEditor, Source

FEWEST = 2


class GroupsEditor(RefsEditor):
    """Its text is ids with commas, and groups with bars; what is ticked in one group leaves the others."""

    def __init__(self, spec: Ref, source: Source, parent: QWidget | None = None) -> None:
        self._groups: list[list[str]] = [[] for _ in range(FEWEST)]
        self._place = 0
        self.group = CalmCombo()
        self.group.setAccessibleName(f"{spec.label}: which of them")
        self._more = QToolButton()
        self._more.setText("One more")
        self._more.setIcon(theme.icon("plus"))
        super().__init__(spec, source, parent)
        above = QHBoxLayout()
        above.addWidget(QLabel("Tick what goes to"))
        above.addWidget(self.group, 1)
        above.addWidget(self._more)
        self._body.insertLayout(0, above)
        self._more.clicked.connect(self._add_group)
        self.group.currentIndexChanged.connect(self._choose)
        self.set_names([])

    def value_text(self) -> str:
        """Return the ids of each group, an empty one too."""
        return "|".join(",".join(group) for group in self._groups)

    def set_names(self, names: Sequence[str]) -> None:
        """Call the groups by names, as many as there are; without names, by number."""
        if names:
            self._groups = [*self._groups[: len(names)], *([] for _ in names[len(self._groups) :])]
        self._more.setVisible(not names)
        shown = names or [f"number {place + 1}" for place in range(len(self._groups))]
        place = min(self.group.currentIndex(), len(shown) - 1)
        self.group.clear()
        self.group.addItems(list(shown))
        self.group.setCurrentIndex(max(place, 0))

    def offer(self, ids: Collection[str] | None) -> None:
        """Offer only these; None: all."""
        super().offer(ids)
        self._take()

    def _add_group(self) -> None:
        self._groups.append([])
        self.set_names([])
        self.group.setCurrentIndex(len(self._groups) - 1)

    def _choose(self, place: int) -> None:
        if place >= 0:
            self._place = min(place, len(self._groups) - 1)
            self.rows.tick(self._groups[self._place])
            self._tell()

    def _ticked(self) -> None:
        self._take()
        super()._ticked()

    def _take(self) -> None:
        """Note what is ticked for the group on show, and take that from the others."""
        ticked = self.rows.ticked()
        self._groups = [[id_ for id_ in group if id_ not in ticked] for group in self._groups]
        self._groups[self._place] = ticked

    def _show(self, text: str) -> None:
        groups = [[part.strip() for part in group.split(",") if part.strip()] for group in text.split("|")]
        self._groups = groups + [[] for _ in range(FEWEST - len(groups))]
        self._place = 0
        self.rows.tick(self._groups[0])
        self._tell()
        self.set_names([])
