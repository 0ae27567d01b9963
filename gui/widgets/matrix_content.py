"""What the accountability matrix says just now: its cells and marks, worked out when first asked for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from core.model import matrix
from core.model.diff import Sign
from core.model.entities.accountability import Accountability, Function
from core.model.entities.structure import TIERS, Organisation
from core.model.key import Key
from core.model.matrix import Row, Tally
from core.model.model import Model
from core.model.words import count
from gui.document import Document, View
from gui.widgets.wording import signed

TWICE, GAP = "warning", "closed"
"""The colours of what several hold and of what nobody does; a sign and words say it too."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it is shown: its text, the colour that goes with it (empty: none), and what it is made of."""

    text: str = ""
    style: str = ""
    letters: tuple[str, ...] = ()
    parts: tuple[Accountability, ...] = ()
    was: tuple[str, ...] = ()


class Mark(NamedTuple):
    """What is said beside the name of a row or a column, and its colour."""

    text: str
    style: str


EMPTY = Cell()
Shown = tuple[str, str]
"""The text of a cell and the colour that goes with it (empty: none)."""
NOTHING: Shown = ("", "")


class MatrixContent:
    """The matrix of what a document shows; in Changes, beside the as-is. Never changes.

    `earlier`, an earlier one, lends its rows where the functions are still the same.
    """

    def __init__(self, document: Document, earlier: MatrixContent | None = None) -> None:
        self.model = document.model
        self.before = document.baseline if document.view is View.CHANGES else None
        same = earlier is not None and self._functions() == earlier._functions()  # noqa: SLF001
        self.rows: list[Row] = earlier.rows if earlier and same else matrix.rows(self.model, self.before)
        self.tally: Tally = matrix.tally(self.model, (earlier.model, earlier.tally) if earlier else None)
        self._signs = document.signs
        self._shown: dict[str, Mapping[str, Shown]] = {}
        self._changed_parts, self._compared = self._what_changed()

    @property
    def changed(self) -> Collection[str]:
        """The ids of the functions that are others in this option, or that others have parts in."""
        own = {key.id for key in self._signs if key.kind == "function"}
        return own | self._compared

    def shown(self, function: str) -> Mapping[str, Shown]:
        """Return the cells of a function that are not empty as they are painted, by the id of the body."""
        if function not in self._shown:
            self._shown[function] = self._worked_out(function)
        return self._shown[function]

    def letters(self, function: str) -> dict[str, str]:
        """Return the letters of a function as people type them, by the id of the body."""
        return {body: _as_shown(held, held)[0] for body, held in self._letters(self.model, function).items()}

    def cell(self, function: str, body: str) -> Cell:
        """Return a cell with all that it is made of."""
        text, style = self.shown(function).get(body, NOTHING)
        if not text:
            return EMPTY
        held = matrix.parts(self.model, function).get(body, ())
        letters = matrix.letters_of(held)
        if self.before is None or function not in self._compared:
            return Cell(text, style, letters, held, letters)
        had = matrix.parts(self.before, function).get(body, ())
        return Cell(text, style, letters, held or had, matrix.letters_of(had))

    def functions_of(self, body: str) -> set[str]:
        """Return the ids of the functions that a body has a part in; in Changes, or had."""
        models = [self.model, *([self.before] if self.before else [])]
        return {
            part.function
            for model in models
            for part in model.table(Accountability).by("organisation").get(body, ())
        }

    def body(self, id: str) -> Organisation | None:
        """Return a body; in Changes also one that the option closes."""
        return self.model.get(Organisation, id) or (
            self.before.get(Organisation, id) if self.before else None
        )

    def function(self, id: str) -> Function | None:
        """Return a function; in Changes also one that is not in the option any more."""
        return self.model.get(Function, id) or (self.before.get(Function, id) if self.before else None)

    def is_there(self, body: str) -> bool:
        """Return whether a body is in the option; in Changes others are shown too."""
        return self.model.get(Organisation, body) is not None

    # marks

    def marks(self, row: Row, hidden: Sequence[str] = ()) -> list[Mark]:
        """Return what is said beside a row; beside a family that is folded, of the functions hidden in it."""
        id_ = row.function.id
        marks = [mark] if (mark := self.sign_of(row.function)) else []
        gaps = sum(function in self.tally.homeless for function in hidden)
        twice = sum(function in self.tally.twice for function in hidden)
        if gaps:
            marks.append(Mark(f"! {count(gaps, 'gap')}", GAP))
        if twice:
            marks.append(Mark(f"{twice:,} held twice", TWICE))
        if id_ in self.tally.homeless:
            marks.append(Mark("! nobody", GAP))
        elif id_ in self.tally.twice:
            marks.append(Mark(f"{self.tally.twice[id_]} A", TWICE))
        return marks

    def sign_of(self, entity: Function | Organisation) -> Mark | None:
        """Return what became of a function or a body, as a sign and a word; nothing outside Changes."""
        sign = self._signs.get(Key("function" if isinstance(entity, Function) else "organisation", entity.id))
        if sign is None:
            return None
        if sign is Sign.CHANGED and isinstance(entity, Function) and entity.ended:
            return Mark(f"{Sign.CLOSED.mark} ended", Sign.CLOSED.value)
        return Mark(signed(sign), sign.value)

    # words

    def told(self, row: Row, body: Organisation) -> str:
        """Return a cell in words: “NHSX: accountable, to DHSC, by Direction 7”; a line for each part."""
        cell = self.cell(row.function.id, body.id)
        lines = [self._part(part) for part in sorted(cell.parts, key=lambda part: "ARCI".find(part.letter))]
        lost = [letter for letter in cell.was if letter not in cell.letters]
        if lost:
            lines.append(f"{matrix.spoken(lost)} in the as-is")
        gained = [letter for letter in cell.letters if letter not in cell.was]
        if self.before and gained:
            lines.append(f"not {matrix.spoken(gained)} in the as-is")
        return "\n".join(f"{body.name}: {line}" for line in lines)

    def _part(self, part: Accountability) -> str:
        words = [matrix.spoken(part.letter)]
        if part.to:
            words.append(f"to {self.model.name(Organisation, part.to)}")
        if part.instrument:
            words.append(f"by {part.instrument}")
        return ", ".join(words)

    # how it is worked out

    def _functions(self) -> tuple[object, ...]:
        """Return all that the rows depend on; comparing entities that are the same ones costs little."""
        functions, held = self.model.table(Function).rows, self.model.table(Accountability).by("function")
        ended = {function.id for function in functions.values() if function.ended and function.id in held}
        return functions, self.before.table(Function).rows if self.before else None, ended

    def _what_changed(self) -> tuple[set[str], set[str]]:
        """Return the ids of the accountabilities that are others in the option, and of their functions."""
        parts = {key.id for key in self._signs if key.kind == "accountability"}
        sides = [side.table(Accountability).rows for side in (self.before, self.model) if side]
        return parts, {side[id_].function for side in sides for id_ in parts if id_ in side}

    def _worked_out(self, function: str) -> Mapping[str, Shown]:
        now = self._letters(self.model, function)
        if self.before is None or function not in self._compared:
            found = {body: _as_shown(letters, letters) for body, letters in now.items()}
        else:
            was = self._letters(self.before, function)
            found = {body: _as_shown(was.get(body, ""), now.get(body, "")) for body in {**was, **now}}
            for part in self.model.table(Accountability).by("function").get(function, ()):
                text, style = found[part.organisation]
                if part.id in self._changed_parts and not style:
                    # The letters are as they were, but not all that is said of the part.
                    found[part.organisation] = (f"{Sign.CHANGED.mark} {text}", Sign.CHANGED.value)
        if function in self.tally.twice:
            for body, letters in now.items():
                if "A" in letters and not found[body][1] and self.is_there(body):
                    found[body] = (found[body][0], TWICE)
        return found

    def _letters(self, model: Model, function: str) -> dict[str, str]:
        """Return the letters that bodies have in a function, by the body, in any order."""
        found: dict[str, str] = {}
        for part in model.table(Accountability).by("function").get(function, ()):
            body = part.organisation
            found[body] = found[body] + part.letter if body in found else part.letter
        return found


@cache
def _as_shown(was: str, now: str) -> Shown:
    """Return how a cell with these letters is painted; they are the same outside Changes."""
    old, new = matrix.in_order(was), matrix.in_order(now)
    text = matrix.change(matrix.spelled(old), matrix.spelled(new))
    if old == new:
        return text, ""
    return text, (Sign.CHANGED if old and new else Sign.NEW if new else Sign.CLOSED).value


def tier_of(body: Organisation) -> str:
    """Return the heading under which a body stands."""
    return TIERS.get(body.tier or "", "No tier")
