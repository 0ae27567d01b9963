"""The open plan, and the only way to change it."""

from __future__ import annotations

import getpass
from collections.abc import Iterable
from operator import itemgetter
from pathlib import Path

from core.model.collection import without_collection
from core.model.edits import Add, Edit
from core.model.entities.plan import AS_IS, PLAN, Move, Option, Plan
from core.model.key import Key
from core.model.kinds import Entity
from core.model.model import Model
from core.store.draft import Draft
from core.store.file import PlanFile, Step
from core.store.health import wrong_with
from core.store.layers import Drift, Layer, Patch, Rows, drift, resolve, seen
from core.store.lineage import around, differing, lineage, moves, option_of, options

_MANY = 1_000
"""Past so many entities that differ, folding an option anew is quicker than patching what it was."""


class Store:
    """Every option of one plan, held in memory and written through to one file.

    Reads are from memory. apply, undo and redo each write one transaction, and happen whole or not at all;
    when they return, the change is on disk.
    """

    def __init__(self, file: PlanFile, who: str | None = None) -> None:
        self._file = file
        self._who = _login() if who is None else who
        self._layers: dict[str, Layer] = file.layers()
        self._plan = Model(PLAN, {})
        self._models: dict[str, Model] = {}
        self._stale: dict[str, set[Key]] = {}
        self._take_plan()

    @classmethod
    def create(cls, path: Path, title: str, who: str | None = None) -> Store:
        """Make a new plan with a title and nothing in it.

        PlanError if there is a file already or none can be made, EditError if the title cannot be one.
        """
        draft = Draft({}, Model(PLAN, {}))
        draft.edit([Add(Plan(id=PLAN, title=title))], PLAN)
        file = PlanFile.create(path)
        try:
            store = cls(file, who)
            store._write(f"New plan “{title}”", PLAN, *draft.changed())
            store.begin_history(f"New plan “{title}”")
        except BaseException:
            file.close()
            path.unlink(missing_ok=True)
            raise
        return store

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, who: str | None = None) -> Store:
        """Open a plan. PlanError, in words, if it is none, or newer, damaged, foreign or out of reach."""
        file = PlanFile.open(path, read_only=read_only)
        try:
            return cls(file, who)
        except BaseException:
            file.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    # what there is

    @property
    def path(self) -> Path:
        """Where the plan is."""
        return self._file.path

    @property
    def doc_id(self) -> str:
        """The id that this plan and every copy of it have."""
        return self._file.doc_id

    @property
    def read_only(self) -> bool:
        """Whether the plan can only be read."""
        return self._file.read_only

    @property
    def plan(self) -> Model:
        """The plan's own kinds: its title, its options and their moves."""
        return self._plan

    @property
    def about(self) -> Plan:
        """The plan's title and what goes with it."""
        return self._plan.table(Plan)[PLAN]

    def options(self) -> list[Option]:
        """Return the options in their order, without the as-is."""
        return options(self._plan)

    def moves(self, option: str) -> list[Move]:
        """Return the moves of an option, lowest first, switched off ones too."""
        return moves(self._plan, option)

    def model(self, option: str = AS_IS) -> Model:
        """Return an option as it stands. EditError if there is none of that id."""
        stale = self._stale.pop(option, None)
        if option not in self._models or (stale and len(stale) > _MANY):
            self._models[option] = self._resolved(option)
        elif stale:
            layers = [self._layers.get(id_, {}) for id_ in lineage(self._plan, option)]
            changes: dict[str, dict[str, Entity | None]] = {}
            for key in stale:
                changes.setdefault(key.kind, {})[key.id] = seen(key, layers)
            self._models[option] = self._models[option].changed(changes)
        return self._models[option]

    def model_at(self, option: str, day: str) -> Model:
        """Return an option as it will be on a day: moves that take effect later are left out."""
        return self._resolved(option, until=day)

    def through(self, move: str) -> Model:
        """Return the option of a move that is switched on as it is up to that move, the move included.

        EditError if there is no such move, or it is switched off.
        """
        lower, _ = around(self._plan, move)
        base = Model(AS_IS, self._layers[AS_IS])  # type: ignore[arg-type]  # the as-is layer is tables
        upper = [self._layers.get(id_, {}) for id_ in (*lower[1:], move)]
        return resolve(option_of(self._plan, move), base, upper)

    def below(self, option: str) -> Model:
        """Return what an option stands on: another option, or the as-is."""
        found = self._plan.get(Option, option)
        return self.model((found.below if found else None) or AS_IS)

    def overrides(self, option: str, key: Key) -> dict[str, tuple[str, object]]:
        """Return (move, inherited value) by the name of each field of one entity that an option overrides."""
        found: dict[str, tuple[str, object]] = {}
        for move in self.moves(option):
            row = self._layers.get(move.id, {}).get(key.kind, {}).get(key.id)
            if move.enabled and isinstance(row, Patch):
                found |= {name: (move.id, was) for name, was in row.was.items()}
        return found

    def changes_in(self, move: str) -> list[Key]:
        """Return the keys of what a move adds, changes or closes."""
        return [Key(kind, id_) for kind, rows in self._layers.get(move, {}).items() for id_ in rows]

    def layer(self, move: str) -> Layer:
        """Return what a move holds, by kind and id; nothing for one that changes nothing."""
        return self._layers.get(move, {})

    def drift(self, option: str) -> list[Drift]:
        """Return where what an option overrides has changed under it, move by move."""
        found: list[Drift] = []
        for move in self.moves(option):
            if move.enabled:
                below = [self._layers.get(id_, {}) for id_ in around(self._plan, move.id)[0]]
                found += drift(move.id, self._layers.get(move.id, {}), below)
        return found

    # what changes it

    def apply(self, label: str, edits: Iterable[Edit], layer: str = AS_IS) -> frozenset[Key]:
        """Make edits in a layer as one step that undoes as one; return the keys they touch (none: no step).

        Edits of options and moves go to the plan whatever the layer. EditError if an edit does not fit,
        PlanError if the file cannot be written; then nothing has changed.
        """
        with without_collection():
            draft = Draft(self._layers, self._plan)
            draft.edit(list(edits), layer)
            before, after = draft.changed()
            if after:
                self._write(label, layer, before, after)
            return frozenset(map(itemgetter(1), after))

    def undo(self) -> str | None:
        """Take back the last step; return its label (None: nothing to undo)."""
        return self._replay(back=True)

    def redo(self) -> str | None:
        """Do the last undone step again; return its label (None: nothing to redo)."""
        return self._replay(back=False)

    def undo_label(self) -> str | None:
        """Return the label of the step that undo would take back."""
        return self._file.label(back=True)

    def redo_label(self) -> str | None:
        """Return the label of the step that redo would do again."""
        return self._file.label(back=False)

    def history(self) -> list[Step]:
        """Return every step, oldest first."""
        return self._file.steps()

    def step_changes(self, step: int) -> tuple[Rows, Rows]:
        """Return the rows that a step touched, before it and after it."""
        return self._file.changes(step)

    def save_copy(self, path: Path) -> None:
        """Save a whole, compact copy in place of what is at path. PlanError: then that is as it was."""
        self._file.save_copy(path)

    def begin_history(self, label: str) -> None:
        """Forget the steps so far: the history begins here, with one that cannot be undone."""
        self._file.begin_history(label, who=self._who)

    def changed_elsewhere(self) -> bool:
        """Return whether somebody else changed, moved or replaced the file."""
        return self._file.changed_elsewhere()

    def follow(self) -> bool:
        """Take in what somebody else has written; return False where the plan has to be opened anew for it.

        What it leaves alone stays the very same. For whoever reads beside the one who writes. PlanError.
        """
        rows = self._file.news()
        if rows is None:
            return False
        with without_collection():
            self._take(rows)
        return True

    def health(self) -> list[str]:
        """Return what is wrong with the file, in sentences; nothing where all is well."""
        return wrong_with(self._file)

    # how

    def _write(self, label: str, layer: str, before: Rows, after: Rows) -> None:
        self._file.write(label, layer, before, after, who=self._who)
        self._take(after)

    def _replay(self, *, back: bool) -> str | None:
        with without_collection():
            done = self._file.replay(back=back)
            if done is None:
                return None
            label, rows = done
            self._take(rows)
            return label

    def _take(self, rows: Rows) -> None:
        """Make what is in memory what is now on disk, and note which options it shows in."""
        through = {option: self._through(option) for option in self._models if option != AS_IS}
        by_layer: dict[str, dict[str, dict[str, object]]] = {}
        keys: dict[str, set[Key]] = {}
        for (layer, key), row in rows.items():
            by_layer.setdefault(layer, {}).setdefault(key.kind, {})[key.id] = row
            if through:
                keys.setdefault(layer, set()).add(key)
        for layer, kinds in by_layer.items():
            self._take_layer(layer, kinds)
        if PLAN in by_layer:
            self._take_plan()
        for option, before in through.items():
            now = self._through(option)
            if not now:
                del self._models[option]
                self._stale.pop(option, None)
                continue
            touched = set().union(*(found for layer, found in keys.items() if layer in {*now, *before}))
            if now != before:
                for layer in differing(before, now):
                    touched.update(self.changes_in(layer))
            if touched:
                self._stale.setdefault(option, set()).update(touched)

    def _take_layer(self, layer: str, kinds: dict[str, dict[str, object]]) -> None:
        if layer == AS_IS:
            as_is = Model(AS_IS, self._layers[AS_IS]).changed(kinds)  # type: ignore[arg-type]
            self._layers[AS_IS], self._models[AS_IS] = as_is.tables, as_is
            return
        found = {kind: dict(rows) for kind, rows in self._layers.get(layer, {}).items()}
        for kind, rows in kinds.items():
            into = found.setdefault(kind, {})
            for id_, row in rows.items():
                if row is None:
                    into.pop(id_, None)
                else:
                    into[id_] = row  # type: ignore[assignment]
        self._layers[layer] = {kind: rows for kind, rows in found.items() if rows}

    def _take_plan(self) -> None:
        self._plan = resolve(PLAN, Model(PLAN, {}), [self._layers.get(PLAN, {})])

    def _through(self, option: str) -> tuple[str, ...]:
        """Return the lineage of an option; nothing where it is no longer there."""
        known = option == AS_IS or option in self._plan.table(Option)
        return lineage(self._plan, option) if known else ()

    def _resolved(self, option: str, until: str | None = None) -> Model:
        upper = lineage(self._plan, option, until)[1:]
        base = Model(AS_IS, self._layers[AS_IS])  # type: ignore[arg-type]  # the as-is layer is tables
        return resolve(option, base, [self._layers.get(id_, {}) for id_ in upper])

    def option_of(self, layer: str) -> str:
        """Return the option that a layer belongs to; the as-is for the as-is."""
        return option_of(self._plan, layer)


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
