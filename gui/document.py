"""The open plan as Qt sees it: the one bridge between widgets and the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from core import workshop
from core.acts import Proposal
from core.model.diff import Sign, signs
from core.model.edits import Edit, EditError
from core.model.entities.plan import AS_IS, PLAN, Move, Option
from core.model.key import Key
from core.model.kinds import KINDS, Entity
from core.model.model import Model
from core.store.connection import PlanError
from core.store.store import Store

T = TypeVar("T")


class View(StrEnum):
    """Which side of an option is on show."""

    BEFORE = "before"
    AFTER = "after"
    CHANGES = "changes"


class Document(QObject):
    """A store, and what of it is on show. Widgets edit through it and redraw when it says changed."""

    changed = Signal()
    """What is on show is another: an edit, another option, another view."""
    selected = Signal(object)
    """Key or None: what the inspector is about."""
    refused = Signal(str)
    """Why something was not done, in a sentence."""
    told = Signal(str)
    """What was done, in a sentence."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.option = AS_IS
        self.view = View.AFTER
        self.correcting = False
        """Whether edits of the as-is are let through: a deliberate mode, for they show in every option."""
        self.selection: Key | None = None
        self.saved_at: datetime | None = None
        self._layer: str | None = None
        self._signs: dict[Key, Sign] | None = None

    # what is on show

    @property
    def baseline(self) -> Model:
        """The as-is."""
        return self.store.model(AS_IS)

    @property
    def after(self) -> Model:
        """The option on show, as it would be."""
        return self.store.model(self.option)

    @property
    def model(self) -> Model:
        """What pages show: the option, or before it the as-is."""
        return self.baseline if self.view is View.BEFORE else self.after

    @property
    def about(self) -> Option | None:
        """The option on show; None for the as-is."""
        return self.store.plan.get(Option, self.option)

    @property
    def signs(self) -> dict[Key, Sign]:
        """What became of each entity against the as-is; nothing unless Changes is on show."""
        if self.view is not View.CHANGES:
            return {}
        if self._signs is None:
            self._signs = signs(self.baseline, self.after)
        return self._signs

    def entities(self, kind: str) -> list[Entity]:
        """Return the entities of a kind that pages show: in Changes also those that the option closes."""
        table = self.model.tables.get(kind)
        found: list[Entity] = list(table.all()) if table else []
        if self.view is View.CHANGES:
            closed = (key for key, sign in self.signs.items() if sign is Sign.CLOSED and key.kind == kind)
            found += [entity for key in closed if (entity := self.baseline.entity(key))]
        return found

    def entity(self, key: Key | None) -> Entity | None:
        """Return the entity of that key as pages show it; one that the option closes, as it was."""
        if key is None or key.kind not in KINDS:
            return None
        if KINDS[key.kind].of_plan:
            return self.store.plan.entity(key)
        found = self.model.entity(key)
        return found or (self.baseline.entity(key) if self.view is View.CHANGES else None)

    def text(self, entity: Entity, field: str) -> str:
        """Return the value of a field as people read it; a name that the option closed as it was."""
        shown = self.model.text(entity, field)
        if self.view is View.CHANGES and shown and shown == getattr(entity, field):
            return self.baseline.text(entity, field)
        return shown

    @property
    def layer(self) -> str | None:
        """The move that new edits go into: the highlighted one, else the top one; None: there is none yet."""
        on = [move.id for move in self.moves if move.enabled]
        if self._layer in on:
            return self._layer
        return on[-1] if on else None

    @property
    def moves(self) -> list[Move]:
        """The moves of the option on show, lowest first."""
        return self.store.moves(self.option) if self.option != AS_IS else []

    def why_not(self) -> str:
        """Return why nothing can be edited just now, in a sentence; empty: it can be."""
        if self.store.read_only:
            return "This plan is open read-only. Save a copy to make changes."
        if self.view is View.BEFORE and self.option != AS_IS:
            return "Before shows the as-is. Choose After or Changes to edit this option."
        if self.option == AS_IS and not self.correcting:
            return "The as-is is protected. Choose “Correct the as-is” to change it in every option."
        return ""

    def how_to_add(self) -> str:
        """Return how to add the first of something, in a sentence, or why that cannot be done just now."""
        return self.why_not() or "Press Ins to add the first."

    # what changes what is on show

    def show_option(self, option: str) -> None:
        """Put another option on show."""
        if option != self.option:
            self.option, self._layer, self.correcting = option, None, False
            self._tell()

    def show_view(self, view: View) -> None:
        """Show before, after or changes."""
        if view is not self.view:
            self.view = view
            self._tell()

    def correct_as_is(self, on: bool) -> None:  # noqa: FBT001  # a slot of a toggled signal
        """Let edits of the as-is through, or protect it again."""
        self.correcting = on
        self._tell()

    def highlight(self, move: str | None) -> None:
        """Let new edits go into a move of this option; None: into the top one."""
        if move != self._layer:
            self._layer = move
            self._tell()

    def select(self, key: Key | None) -> None:
        """Make the inspector about an entity."""
        if key != self.selection:
            self.selection = key
            self.selected.emit(key)

    # edits

    def edit(self, label: str, edits: Iterable[Edit]) -> bool:
        """Make edits to what is on show as one step; False if they were refused (and said why)."""
        found = list(edits)
        if all(KINDS[edit.key.kind].of_plan for edit in found):
            return self._done(lambda: self.store.apply(label, found, PLAN)) is not None
        if why := self.why_not():
            self.refused.emit(why)
            return False
        work = lambda: workshop.edit(self.store, self.option, label, found, self.layer)  # noqa: E731
        return self._done(work) is not None

    def perform(self, proposal: Proposal, move: str | None = None) -> bool:
        """Perform an act in the option on show, as a move of its own unless the title of one is given."""
        if why := self.why_not():
            self.refused.emit(why)
            return False
        done = self._done(lambda: workshop.perform(self.store, self.option, proposal, move))
        if done is None:
            return False
        self._layer = None
        self.told.emit(f"Done: {proposal.label}. Ctrl+Z takes it back.")
        return True

    def apply_in(self, layer: str, label: str, edits: Iterable[Edit]) -> bool:
        """Make edits in one named layer, such as letting a field inherit again where it is overridden."""
        found = list(edits)
        return self._done(lambda: self.store.apply(label, found, layer)) is not None

    def undo(self) -> None:
        """Take back the last step."""
        if label := self._done(self.store.undo):
            self.told.emit(f"Undone: {label}.")

    def redo(self) -> None:
        """Do the last undone step again."""
        if label := self._done(self.store.redo):
            self.told.emit(f"Done again: {label}.")

    def _done(self, work: Callable[[], T]) -> T | None:
        """Do work on the store and tell of it; None if it was refused, or if there was nothing to do."""
        try:
            result = work()
        except (EditError, PlanError) as error:
            self.refused.emit(str(error))
            return None
        if result:
            self.saved_at = datetime.now().astimezone()
            self._tell()
        return result

    def _tell(self) -> None:
        """Let everybody redraw; what is no longer there is no longer on show or selected."""
        self._signs = None
        if self.option != AS_IS and self.about is None:
            self.option = AS_IS
        self.changed.emit()
        if self.selection and self.entity(self.selection) is None:
            self.select(None)
