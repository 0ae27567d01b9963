"""Sample plans that ship with Remit: text files in resources/samples, made into a plan move by move.

A sample is a folder: plan.toml says what it is about, one CSV file for each kind holds the as-is, and
options.toml holds the options as moves, each a list of single edits and acts.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any

import resources
from core.acts import ACTS
from core.model.edits import Add, Edit, EditError, Remove, Set, edited
from core.model.entities.plan import PLAN, Option
from core.model.fields import FieldError
from core.model.key import Key
from core.model.kinds import KINDS, Entity, Kind, content_kinds, key_of
from core.model.model import Model
from core.store.store import Store

PAPERS = ("paper_details", "narrative", "private_part")
"""Kinds of what a sample may add to its papers."""


class SourceError(ValueError):
    """A file that somebody gave cannot be read; the message says which, where in it, and why."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A plan that ships with Remit: its id, and what its plan.toml says of it as people type it."""

    id: str
    title: str
    summary: str
    about: Mapping[str, str]
    folder: Path


def samples(folder: Path | None = None) -> list[Sample]:
    """Return the samples in a folder (None: those shipped), by id. SourceError if one cannot be read."""
    found = folder or resources.path("samples")
    return [_sample(file.parent) for file in sorted(found.glob("*/plan.toml"))]


def create(path: Path, sample_id: str, *, who: str | None = None, folder: Path | None = None) -> Store:
    """Make a new plan from a sample and return it, open; its history begins there.

    SourceError if there is no such sample or a file of it is wrong, PlanError if the plan cannot be made;
    then there is no new file.
    """
    known = {sample.id: sample for sample in samples(folder)}
    if sample_id not in known:
        raise SourceError(f"There is no sample “{sample_id}”. There is: {', '.join(known) or 'none'}.")
    sample = known[sample_id]
    as_is = _as_is(sample.folder)
    options = _toml(sample.folder / "options.toml")
    store = Store.create(path, sample.title, who)
    try:
        with _told("plan.toml"):
            store.apply("About the plan", _about(sample))
        with _told("The as-is"):
            store.apply("As-is", [Add(entity) for entity in as_is])
        for rank, told in enumerate(options.get("option", [])):
            _option(store, told, rank)
        _papers(store, sample.folder)
        store.begin_history(f"Sample: {sample.title}")
    except BaseException:
        store.close()
        path.unlink(missing_ok=True)
        raise
    return store


# what it is about


def _sample(folder: Path) -> Sample:
    told = _toml(folder / "plan.toml")
    about = {name: str(value) for name, value in told.items() if name != "id"}
    if not about.get("title"):
        raise SourceError("plan.toml: “title” is missing.")
    return Sample(folder.name, about["title"], about.get("summary", ""), about, folder)


def _about(sample: Sample) -> list[Edit]:
    values = _values(KINDS["plan"], sample.about, "plan.toml", "line")
    return [Set(Key("plan", PLAN), name, value) for name, value in values.items()]


# the as-is


def _as_is(folder: Path) -> list[Entity]:
    """Return every entity of the CSV files. SourceError names file, row and column."""
    found: dict[Key, Entity] = {}
    rows: list[tuple[Entity, str]] = []
    for kind in content_kinds():
        file = folder / f"{kind.slug}.csv"
        for entity, place in _entities(kind, file) if file.exists() else ():
            if key_of(entity) in found:
                raise SourceError(f"{place}, column “id”: “{entity.id}” is there twice.")
            found[key_of(entity)] = entity
            rows.append((entity, place))
    for entity, place in rows:
        for name, to in KINDS[key_of(entity).kind].refs.items():
            id_ = getattr(entity, name)
            if id_ is not None and Key(to, id_) not in found:
                raise SourceError(f"{place}, column “{name}”: there is no {to} “{id_}”.")
    return list(found.values())


def _entities(kind: Kind, file: Path) -> Iterator[tuple[Entity, str]]:
    """Yield each row of a CSV file as an entity, with where it stands."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as text:
            lines = list(csv.reader(text, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SourceError(f"{file.name} cannot be read: {error}.") from None
    header = lines[0] if lines else []
    if "id" not in header:
        raise SourceError(f"{file.name}, row 1: the column “id” is missing.")
    for number, cells in enumerate(lines[1:], start=2):
        place = f"{file.name}, row {number}"
        if len(cells) != len(header):
            raise SourceError(f"{place}: there are {len(cells)} cells under {len(header)} headings.")
        yield _entity(kind, dict(zip(header, cells, strict=True)), place, "column"), place


# what is added to the papers


def _papers(store: Store, folder: Path) -> None:
    """Add cover sheets and words of the papers, of which a sample need not have any."""
    edits: list[Edit] = []
    for slug in PAPERS:
        file = folder / f"{slug}.csv"
        for entity, place in _entities(KINDS[slug], file) if file.exists() else ():
            option = getattr(entity, "option", None)
            if option is not None and store.plan.get(Option, option) is None:
                raise SourceError(f"{place}, column “option”: there is no option “{option}”.")
            edits.append(Add(entity))
    if edits:
        with _told("The papers"):
            store.apply("Papers", edits, PLAN)


# the options


def _option(store: Store, told: Mapping[str, Any], rank: int) -> None:
    """Make one option and its moves, each move in one step."""
    place = f"options.toml, option “{told.get('code', rank + 1)}”"
    texts = {name: text for name, text in told.items() if name != "move"}
    option = _entity(KINDS["option"], texts, place, "line", rank=rank)
    with _told(place):
        store.apply(f"Option {texts.get('code')}", [Add(option)])
    for place_in_stack, move in enumerate(told.get("move", [])):
        _move(store, option.id, move, place_in_stack)


def _move(store: Store, option: str, told: Mapping[str, Any], rank: int) -> None:
    place = f"options.toml, move “{told.get('id', rank + 1)}”"
    texts = {name: text for name, text in told.items() if name != "step"}
    move = _entity(KINDS["move"], texts, place, "line", option=option, rank=rank)
    model = store.model(option)
    edits: list[Edit] = []
    for number, step in enumerate(told.get("step", []), start=1):
        where = f"{place}, step {number}"
        with _told(where):
            made = _step(model, step, where)
            model = edited(model, made)
        edits += made
    with _told(place):
        store.apply(str(texts.get("title")), [Add(move), *edits], move.id)


def _step(model: Model, step: Mapping[str, Any], place: str) -> list[Edit]:
    """Return the edits of one step: of a single edit, or of an act with its arguments."""
    name = step.get("act")
    if name in ("add", "set", "remove"):
        kind = KINDS.get(str(step.get("kind")))
        if kind is None or not isinstance(step.get("id"), str):
            raise SourceError(f"{place}: “kind” and “id” have to say what it is about.")
        return _single(name, kind, step, place)
    act = ACTS.get(str(name))
    if act is None:
        raise SourceError(f"{place}: there is no act “{name}”.")
    arguments = {key: value for key, value in step.items() if key != "act"}
    typed = {key: value for key, value in arguments.items() if isinstance(value, str)}
    return list(act.propose(model, {**arguments, **act.parse(model, typed)}).edits)


def _single(act: str, kind: Kind, step: Mapping[str, Any], place: str) -> list[Edit]:
    key = Key(kind.slug, step["id"])
    texts: Mapping[str, Any] = step.get("values", {})
    if act == "remove":
        return [Remove(key)]
    if act == "add":
        return [Add(_entity(kind, {"id": key.id, **texts}, place, "field"))]
    return [Set(key, name, value) for name, value in _values(kind, texts, place, "field").items()]


# values


def _entity(kind: Kind, texts: Mapping[str, Any], place: str, what: str, **given: Any) -> Entity:
    """Return the entity that texts describe, by field; `what` is how the file calls a field."""
    id_ = texts.get("id")
    if not id_ or not isinstance(id_, str):
        raise SourceError(f"{place}, {what} “id” may not be empty.")
    values = _values(kind, {name: text for name, text in texts.items() if name != "id"}, place, what)
    for missing in _needed(kind.type) - {"id", *values, *given}:
        raise SourceError(f"{place}: the {what} “{missing}” is missing.")
    return kind.type(id=id_, **values, **given)


def _values(kind: Kind, texts: Mapping[str, Any], place: str, what: str) -> dict[str, Any]:
    found = {}
    for name, text in texts.items():
        if name not in kind.fields:
            raise SourceError(f"{place}: {kind.label} has no {what} “{name}”.")
        if not isinstance(text, str):
            raise SourceError(f"{place}, {what} “{name}”: write it as text, in quotation marks.")
        try:
            found[name] = kind.fields[name].parse(text)
        except FieldError as error:
            raise SourceError(f"{place}, {what} “{name}”: {error}") from None
    return found


def _needed(type_: type[Entity]) -> set[str]:
    return {field.name for field in fields(type_) if field.default is MISSING}


def _toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SourceError(f"{file.name} cannot be read: {error}.") from None


@contextmanager
def _told(place: str) -> Iterator[None]:
    """Say where in the sample an edit stands that does not fit."""
    try:
        yield
    except EditError as error:
        raise SourceError(f"{place}: {error}") from None
