"""How Changes shows what became of a row: a sign and a word, what a value was, and a tint."""

from __future__ import annotations

from html import escape
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush

from core.model.diff import Sign
from core.model.kinds import Entity, key_of
from gui import theme
from gui.document import Document
from gui.widgets.wording import colours

BACK, FRONT, FONT = (
    int(role)
    for role in (
        Qt.ItemDataRole.BackgroundRole,
        Qt.ItemDataRole.ForegroundRole,
        Qt.ItemDataRole.FontRole,
    )
)


class ChangeMarks:
    """The signs of a document's entities as cells show them; outside Changes there are none."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def sign(self, entity: Entity) -> Sign | None:
        """Return what became of an entity against the as-is."""
        return self._document.signs.get(key_of(entity))

    def was(self, entity: Entity, field: str) -> str | None:
        """Return what a changed field was in the as-is, as people read it; None where it has not changed."""
        if not field or self.sign(entity) is not Sign.CHANGED:
            return None
        baseline = self._document.baseline
        before = baseline.entity(key_of(entity))
        if before is None or getattr(before, field) == getattr(entity, field):
            return None
        return baseline.text(before, field)

    def dress(self, entity: Entity, field: str, role: int) -> Any:
        """Return the ground, the colour or the font of a cell; `field` is empty in the column of signs."""
        sign = self.sign(entity)
        if sign is None:
            return None
        front, back = colours(sign)
        if role == FONT:
            return theme.struck_out() if sign is Sign.CLOSED and field else None
        if role == FRONT:
            return QBrush(theme.Theme.colour(front)) if sign is Sign.CLOSED or not field else None
        tinted = not field or sign is not Sign.CHANGED or self.was(entity, field) is not None
        return QBrush(theme.Theme.colour(back)) if tinted else None


def plain_tip(text: str) -> str:
    """Return text for a tool tip: escaped, for a tip takes what looks like mark-up for mark-up."""
    return f"<p style='white-space: pre-wrap'>{escape(text)}</p>" if text else ""
