"""Acts: one file here is one meaningful change, such as merging two bodies.

An act is a pure function: the Model and its arguments in, a Proposal out. Its arguments are declared like the
fields of entities, so that the command line, the menus and the dialogs are made from its signature.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from inspect import Parameter, signature
from typing import Any, get_type_hints

from core.model.edits import Edit, EditError, edited
from core.model.entities.accountability import Function
from core.model.fate import ended_because, holders
from core.model.fields import Field, FieldError, Money, Ref
from core.model.hosting import REGION
from core.model.kinds import KINDS
from core.model.model import Model
from core.registry import Registry


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an act would do: its label in the history, its edits, and what somebody loses by it, in words.

    `notes` say what the edits alone do not tell, such as how a sum was rounded.
    """

    label: str
    edits: tuple[Edit, ...]
    conflicts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refs(Ref):
    """Several entities of one kind, by their ids; typed with commas."""

    def read(self, text: str) -> Any:
        """Return the ids."""
        return [part.strip() for part in text.split(",") if part.strip()]


@dataclass(frozen=True, slots=True)
class Texts(Field):
    """Several texts; typed with commas."""

    def read(self, text: str) -> Any:
        """Return the texts."""
        return [part.strip() for part in text.split(",") if part.strip()]


@dataclass(frozen=True, slots=True)
class Groups(Ref):
    """Several groups of entities of one kind; ids typed with commas, groups with bars."""

    def read(self, text: str) -> Any:
        """Return the ids of each group."""
        return [[part.strip() for part in group.split(",") if part.strip()] for group in text.split("|")]


@dataclass(frozen=True, slots=True)
class Host(Ref):
    """A body that holds something in law for others; or the word “region”, for the nearest above each."""


@dataclass(frozen=True, slots=True)
class Shares(Field):
    """A number for each of several bodies: one after the other, or each after a name and a colon.

    Apart by commas; or by semicolons, tabs or new lines, as a column from Excel is, and then numbers may have
    commas of their own. The value is (name, hundredths) each, the name empty where none was typed.
    """

    def read(self, text: str) -> Any:
        """Return the numbers."""
        apart = r"[;\t\n]" if re.search(r"[;\t\n]", text) else ","
        found = []
        for part in filter(None, map(str.strip, re.split(apart, text))):
            name, _, number = part.rpartition(":")
            found.append((name.strip(), Money(self.label).read(number.strip().removesuffix("%").strip())))
        return found


@dataclass(frozen=True, slots=True)
class Act:
    """An act as menus and the command line show it. `subject` is the kind it is offered on, `also` others."""

    id: str
    name: str
    subject: str
    icon: str
    place: int
    perform: Callable[..., Proposal]
    arguments: Mapping[str, Field] = field(default_factory=dict)
    also: tuple[str, ...] = ()

    def default(self, argument: str) -> Any:
        """Return what an argument is where nobody gives it; None where it has no default."""
        found = signature(self.perform).parameters[f"{argument}_" if argument == "from" else argument].default
        return None if found is Parameter.empty else found

    def propose(self, model: Model, arguments: Mapping[str, Any]) -> Proposal:
        """Return what the act would do with values of its arguments. EditError in words if it cannot."""
        for name in arguments:
            if name not in self.arguments:
                raise EditError(f"“{self.id}” has no “{name}”. It takes: {', '.join(self.arguments)}.")
        given = {}
        for name, spec in self.arguments.items():
            value = arguments.get(name)
            if spec.required and value in (None, "", []) and self.default(name) is None:
                raise EditError(f"{spec.label} may not be empty.")
            if value not in (None, ""):
                given[f"{name}_" if name == "from" else name] = value
        return _naming_orphans(model, self.perform(model, **given))

    def parse(self, model: Model, typed: Mapping[str, str]) -> dict[str, Any]:
        """Return values from typed text. EditError in words if one is none."""
        found: dict[str, Any] = {}
        for name, text in typed.items():
            spec = self.arguments.get(name)
            if spec is None:
                raise EditError(f"“{self.id}” has no “{name}”. It takes: {', '.join(self.arguments)}.")
            try:
                found[name] = _parsed(model, spec, text)
            except FieldError as error:
                raise EditError(str(error)) from None
        return found


ACTS: Registry[Act] = Registry("core.acts")


def act(
    id: str, name: str, *, on: str, place: int, icon: str, also: tuple[str, ...] = ()
) -> Callable[[Any], Any]:
    """Register the function below as an act, offered on entities of the kind `on` and of those in `also`.

    `place` is where it stands in their menus.
    """

    def register(perform: Callable[..., Proposal]) -> Callable[..., Proposal]:
        hints = get_type_hints(perform, include_extras=True)
        arguments = {
            parameter.rstrip("_"): hint.__metadata__[0]
            for parameter, hint in hints.items()
            if hasattr(hint, "__metadata__")
        }
        ACTS.add(id, Act(id, name, on, icon, place, perform, arguments, also))
        return perform

    return register


def acts_on(kind: str) -> list[Act]:
    """Return the acts offered on entities of a kind, in the order of the menu."""
    found = [act for act in ACTS.values() if kind == act.subject or kind in act.also]
    return sorted(found, key=lambda act: act.place)


def present(model: Model, kind: str, id: str) -> Any:
    """Return the entity of that kind and id. EditError in words if it is not in this option."""
    found = model.tables[kind].get(id) if kind in model.tables else None
    if found is None:
        raise EditError(f"There is no {KINDS[kind].label.lower()} “{id}” in this option.")
    return found


def _naming_orphans(model: Model, proposal: Proposal) -> Proposal:
    """Return a proposal that also says for which duties nobody would be accountable any more."""
    after = edited(model, proposal.edits)
    held, now = model.once(holders), after.once(holders)
    lost = [duty for duty in model.duties if duty.id in held and duty.id not in now]
    # The reason why one ends is what the act asked for, so that whoever performs it knows.
    orphans = [duty for duty in lost if not ended_because(after.get(Function, duty.id))]
    said = (f"Nobody is accountable for “{duty.name}” any more: it has no home." for duty in orphans)
    return replace(proposal, conflicts=(*proposal.conflicts, *said)) if orphans else proposal


def _parsed(model: Model, spec: Field, text: str) -> Any:
    value: Any = spec.parse(text)
    if isinstance(spec, Groups) and value:
        return [[model.find(spec, name) for name in group] for group in value]
    if isinstance(spec, Refs) and value:
        return [model.find(spec, name) for name in value]
    if isinstance(spec, Host) and str(value or "").casefold() == REGION:
        return REGION
    return model.find(spec, value) if isinstance(spec, Ref) and value else value
