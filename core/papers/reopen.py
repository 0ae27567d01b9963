"""Making a plan again from what a paper carries inside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.model.edits import Add, Edit, EditError, Remove, Set
from core.model.entities.plan import PLAN
from core.model.key import Key
from core.model.kinds import KINDS, Entity, Kind
from core.papers.data import FORMAT, NAME

if TYPE_CHECKING:
    from core.store.store import Store

LARGEST = 200_000_000  # bytes of one paper's data, unpacked
_BEFORE, _AFTER = NAME.split("{code}")


class DataError(ValueError):
    """A paper has no data that a plan can be made from; the message says why."""


def data_in(paper: Path, password: str = "") -> list[bytes]:
    """Return the data that a PDF carries, of each option. DataError if it has none, or cannot be read."""
    import pikepdf  # noqa: PLC0415  # only to reopen a paper

    from core.papers.render.pdf.reading import unlocked  # noqa: PLC0415

    try:
        with unlocked(paper.read_bytes(), password) as pdf:
            found = [
                _unpacked(file.get_file())
                for name, file in sorted(pdf.attachments.items())
                if name.startswith(_BEFORE) and name.endswith(_AFTER)
            ]
    except OSError as error:
        raise DataError(f"“{paper.name}” cannot be read: {error.strerror}.") from None
    except pikepdf.PasswordError:
        raise DataError(f"“{paper.name}” opens with a password only, and this is not it.") from None
    except pikepdf.PdfError:
        raise DataError(f"“{paper.name}” is no PDF that can be read.") from None
    if not found:
        raise DataError(f"“{paper.name}” carries no data of an option. Papers do if they are told to.")
    return found


def _unpacked(file: Any) -> bytes:
    if int(file.size or 0) > LARGEST:
        raise DataError("The data in the paper is larger than any plan.")
    content: bytes = file.read_bytes()
    return content


def plan_from(paper: Path, path: Path, *, password: str = "", who: str | None = None) -> Store:
    """Make a new plan from the data in a paper, and return it, open: the as-is and each option.

    DataError if the paper has none or it is wrong, PlanError if the plan cannot be made; then there is no new
    file.
    """
    from core.store.store import Store  # noqa: PLC0415  # papers themselves need no SQL

    told = [_told(content, paper.name) for content in data_in(paper, password)]
    store = Store.create(path, str(_part(told[0], "about", dict).get("title") or paper.stem), who)
    try:
        _fill(store, told)
        store.begin_history(f"From the paper {paper.name}")
    except EditError as error:
        store.close()
        path.unlink(missing_ok=True)
        raise DataError(f"The data in “{paper.name}” does not fit together: {error}") from None
    except BaseException:
        store.close()
        path.unlink(missing_ok=True)
        raise
    return store


def _fill(store: Store, told: Iterable[Mapping[str, Any]]) -> None:
    for number, data in enumerate(told):
        if number == 0:
            about = _part(data, "about", dict)
            edits: list[Edit] = [
                Set(Key("plan", PLAN), name, value) for name, value in about.items() if name != "id"
            ]
            store.apply("About the plan", edits)
            store.apply("As-is", list(_as_is(_part(data, "as-is", dict))))
        option = _entity(KINDS["option"], _part(data, "option", dict), below=None)
        store.apply("Option", [Add(option)])
        for rank, entry in enumerate(_part(data, "moves", list)):
            # Each option has moves of its own here, though in the plan it came from it may have shared them.
            old = _part(entry, "move", dict)
            given = {"id": f"{option.id}-{old.get('id')}"[:100], "option": option.id, "rank": rank}
            move = _entity(KINDS["move"], old, **given)
            edits = [Add(move), *map(_edit, _part(entry, "edits", list))]
            store.apply(str(old.get("title")), edits, move.id)


def _as_is(told: Mapping[str, Any]) -> Iterator[Edit]:
    for slug in told:
        for values in _part(told, slug, list):
            yield Add(_entity(_kind(slug), values))


def _edit(told: Any) -> Edit:
    if not isinstance(told, dict):
        raise DataError(_WRONG)
    if "add" in told:
        return Add(_entity(_kind(told["add"]), _part(told, "values", dict)))
    if "remove" in told:
        return Remove(Key(_kind(told["remove"]).slug, _part(told, "id", str)))
    kind = _kind(told.get("set"))
    return Set(Key(kind.slug, _part(told, "id", str)), _part(told, "field", str), told.get("value"))


_WRONG = "The data in the paper is not as Remit writes it."


def _told(content: bytes, name: str) -> Mapping[str, Any]:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        raise DataError(f"The data in “{name}” is damaged.") from None
    if not isinstance(found, dict) or not isinstance(found.get("remit"), int):
        raise DataError(_WRONG)
    if found["remit"] > FORMAT:
        raise DataError(f"The data in “{name}” was written by a newer Remit.")
    return found


def _part(told: Any, name: str, type_: type) -> Any:
    found = told.get(name) if isinstance(told, dict) else None
    if not isinstance(found, type_):
        raise DataError(_WRONG)
    return found


def _kind(slug: Any) -> Kind:
    kind = KINDS.get(slug) if isinstance(slug, str) else None
    if kind is None or kind.of_plan:
        raise DataError(f"This Remit knows no “{slug}”.")
    return kind


def _entity(kind: Kind, values: Any, **given: Any) -> Entity:
    """Return an entity of values, some of them given; what they may be is for the store to say."""
    if not isinstance(values, dict):
        raise DataError(_WRONG)
    known = {field.name: field.default for field in fields(kind.type)}
    wanted = {**values, **given}
    if strange := set(wanted) - set(known):
        raise DataError(f"This Remit knows no “{min(strange)}” of {kind.label.lower()}.")
    if not isinstance(wanted.get("id"), str):
        raise DataError(_WRONG)
    needed = {name for name, default in known.items() if default is MISSING}
    if missing := needed - set(wanted):
        raise DataError(f"{kind.label}: “{min(missing)}” is missing.")
    return kind.type(**wanted)
