"""Whether what a file holds can be a plan's: every cell, of every row, through the validators.

STRICT tables say of what type a cell is, and `opening` asks SQLite for that; what is asked here is the rest.
"""

from __future__ import annotations

import json
import sqlite3

from core.model.entities.plan import AS_IS, PLAN
from core.model.fields import LONGEST, Field, FieldError, Ref, Text
from core.model.kinds import KINDS, Kind
from core.store.tables import DOCUMENT, STEP, check_row, columns, decode

STATES = {"start", "done", "undone", "dropped"}


class UnfitError(ValueError):
    """A file holds what no plan of ours can; what that is helps nobody, so it is not said."""


def check_contents(db: sqlite3.Connection) -> None:
    """UnfitError if a row is not one that Remit would have written."""
    if db.execute(f"SELECT count(*) FROM {DOCUMENT.name}").fetchone() != (1,):  # noqa: S608
        raise UnfitError
    if not {state for (state,) in db.execute(f"SELECT DISTINCT state FROM {STEP.name}")} <= STATES:  # noqa: S608
        raise UnfitError
    for kind in KINDS.values():
        try:
            _check_whole(db, kind)
            _check_numbers(db, kind)
            _check_words(db, kind)
            _check_layered(db, kind)
        except FieldError:
            raise UnfitError from None
    _check_plan(db)


def _check_whole(db: sqlite3.Connection, kind: Kind) -> None:
    """UnfitError if a row is of no sort, lacks what it has to have, or holds a text that is too long."""
    lacks = [f'"{name}" IS NULL' for name, spec in kind.fields.items() if spec.required]
    long = [f'length("{name}") > {LONGEST}' for name, spec in kind.fields.items() if _is_text(spec)]
    wrong = [
        f"was IS NULL AND ({' OR '.join(['removed <> 0', *lacks])})",
        f"was IS NOT NULL AND (removed NOT IN (0, 1) OR layer_id IN ('{AS_IS}', '{PLAN}'))",
        *long,
    ]
    if db.execute(f'SELECT 1 FROM "{kind.slug}" WHERE ({") OR (".join(wrong)}) LIMIT 1').fetchone():  # noqa: S608
        raise UnfitError


def _check_numbers(db: sqlite3.Connection, kind: Kind) -> None:
    """FieldError if the smallest or the largest of a column is out of range."""
    names = [name for name, spec in kind.fields.items() if spec.stored_as is int]
    if names:
        asked = ", ".join(f'{most}("{name}")' for most in ("min", "max") for name in names)
        found = db.execute(f'SELECT {asked} FROM "{kind.slug}"').fetchone()  # noqa: S608
        for name, value in zip(names * 2, found, strict=True):
            if value is not None:
                kind.fields[name].check(value)


def _check_words(db: sqlite3.Connection, kind: Kind) -> None:
    """FieldError if a cell is none of the words, flags, years or days that it may be."""
    few = {name: spec for name, spec in kind.fields.items() if not (_is_text(spec) or spec.stored_as is int)}
    if not few:
        return
    names = ", ".join(f'"{name}"' for name in few)
    for values in db.execute(f'SELECT DISTINCT {names} FROM "{kind.slug}"'):  # noqa: S608
        for spec, value in zip(few.values(), values, strict=True):
            if value is not None:
                spec.check(bool(value) if spec.stored_as is bool and value in (0, 1) else value)


def _check_layered(db: sqlite3.Connection, kind: Kind) -> None:
    """FieldError or UnfitError if what a move says of an entity, or remembers, could not be said of it."""
    names = columns(kind.slug)
    fields = ", ".join(f'"{name}"' for name in names)
    # Two ranges of the key, so that SQLite goes around the as-is, which is nearly all there is.
    above = f"(layer_id < '{AS_IS}' OR layer_id > '{AS_IS}') AND was IS NOT NULL"
    for id_, *cells in db.execute(f'SELECT id, removed, was, {fields} FROM "{kind.slug}" WHERE {above}'):  # noqa: S608
        try:
            check_row(kind, decode(kind, id_, names, cells))
        except (json.JSONDecodeError, KeyError, AttributeError, TypeError, RecursionError):
            raise UnfitError from None


def _check_plan(db: sqlite3.Connection) -> None:
    """UnfitError if there is no title, or an option or a move stands on what is not there, or on itself."""
    mine = f"WHERE layer_id = '{PLAN}'"
    titles = db.execute(f"SELECT id FROM plan {mine}").fetchall()  # noqa: S608
    below = dict(db.execute(f"SELECT id, below FROM option {mine}").fetchall())  # noqa: S608
    of_moves = {option for (option,) in db.execute(f"SELECT option FROM move {mine}")}  # noqa: S608
    if titles != [(PLAN,)] or not of_moves | (set(below.values()) - {None}) <= set(below):
        raise UnfitError
    for option in below:
        walked: set[str] = set()
        at: str | None = option
        while at is not None and at not in walked:
            walked.add(at)
            at = below[at]
        if at is not None:
            raise UnfitError


def _is_text(spec: Field) -> bool:
    return isinstance(spec, Text | Ref)
