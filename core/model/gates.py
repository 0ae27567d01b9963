"""Money released only against deliverables: what may be released, what is, and what is late.

A tranche is ready when it has deliverables and each has its three ticks (feasible, granular, timed), none by
who receives the money, by the body in whose name that one acts, or by a part of either. Nothing counts as
released until all are in, whatever its date.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from core.model.entities.resources import Deliverable, FundingFlow, Tranche
from core.model.entities.structure import NO_LEGAL_PERSONALITY, Organisation
from core.model.model import Model

TICKS = ("feasible", "granular", "timed")
"""What a deliverable is looked at for: the fields that name who found it so."""

_PARTS = frozenset({None, "part_of_body", *NO_LEGAL_PERSONALITY})
"""The legal forms of what is no person of its own in law, or is not known to be."""


class State(StrEnum):
    """How far a tranche is."""

    RELEASED = "released"
    READY = "ready"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Gate:
    """A tranche, its flow (None: not in the option), its deliverables, and whether it may be released."""

    tranche: Tranche
    flow: FundingFlow | None
    deliverables: tuple[Deliverable, ...]
    state: State

    @property
    def met(self) -> int:
        """How many of the deliverables are met."""
        return sum(bool(each.met) for each in self.deliverables)


def gate_of(model: Model, tranche: Tranche) -> Gate:
    """Return how far a tranche is."""
    found = model.table(Deliverable).by("tranche").get(tranche.id, ())
    deliverables = tuple(sorted(found, key=lambda each: (each.due or "9999", each.name.casefold(), each.id)))
    ready = bool(deliverables) and not any(missing(model, each) for each in deliverables)
    state = (State.RELEASED if tranche.released else State.READY) if ready else State.HELD
    return Gate(tranche, model.get(FundingFlow, tranche.flow), deliverables, state)


def gates(model: Model) -> list[Gate]:
    """Return every tranche, those due first coming first, those without a date last."""
    order = sorted(model.all(Tranche), key=lambda each: (each.due or "9999", each.name.casefold(), each.id))
    return [gate_of(model, tranche) for tranche in order]


def receives(model: Model, deliverable: Deliverable, body: str | None) -> bool:
    """Return whether a body may not tick a deliverable: it receives the money in law, or is part of who does.

    A body below it that the law knows as a person of its own is no part. Looked for upwards, for below a
    department are thousands.
    """
    return _is_part(model, body, _in_law(model, deliverable))


def ticked_by_recipient(model: Model, deliverable: Deliverable) -> list[str]:
    """Return the ticks, of TICKS, that are by who receives the money; they count for nothing."""
    barred = _in_law(model, deliverable)
    return [tick for tick in TICKS if _is_part(model, getattr(deliverable, tick), barred)]


def _in_law(model: Model, deliverable: Deliverable) -> set[str]:
    """Return who receives the money, and in whose name; nothing where the flow or the body is not here."""
    tranche = model.get(Tranche, deliverable.tranche)
    flow = model.get(FundingFlow, tranche.flow) if tranche else None
    if flow is None or flow.payee not in model.table(Organisation):
        return set()
    return {flow.payee, model.home(flow.payee).id}


def _is_part(model: Model, body: str | None, whole: set[str]) -> bool:
    rows, passed = model.table(Organisation).rows, set[str]()
    while whole and body is not None and body not in passed and (found := rows.get(body)):
        if body in whole:
            return True
        if found.legal_form not in _PARTS:
            return False
        passed.add(body)
        body = found.parent
    return False


def missing(model: Model, deliverable: Deliverable) -> list[str]:
    """Return the ticks, of TICKS, that a deliverable still needs."""
    own = ticked_by_recipient(model, deliverable)
    return [tick for tick in TICKS if not getattr(deliverable, tick) or tick in own]


def overdue(thing: Tranche | Deliverable, day: str | None) -> bool:
    """Return whether something was due before a day and is not done; never where a day is not known."""
    done = thing.released if isinstance(thing, Tranche) else thing.met
    return bool(day and thing.due and thing.due < day and not done)


@dataclass(frozen=True, slots=True)
class Standing:
    """What tranches add up to, whole pence, and how many of their deliverables are met."""

    tranches: int = 0
    released: int = 0
    ready: int = 0
    held: int = 0
    deliverables: int = 0
    met: int = 0

    @property
    def amount(self) -> int:
        """All of the tranches."""
        return self.released + self.ready + self.held


def standing(found: Iterable[Gate]) -> Standing:
    """Return what gates add up to: spending beside deliverables met."""
    chosen = list(found)
    sums = {
        state.value: sum(gate.tranche.amount for gate in chosen if gate.state is state) for state in State
    }
    return Standing(
        tranches=len(chosen),
        deliverables=sum(len(gate.deliverables) for gate in chosen),
        met=sum(gate.met for gate in chosen),
        **sums,
    )


class Progress:
    """Every tranche of a Model and what they add up to; made by `model.once(Progress)`."""

    def __init__(self, model: Model) -> None:
        self.gates = gates(model)
        self.all = standing(self.gates)

    def by_body(self) -> dict[str, Standing]:
        """Return what the tranches for each receiving body add up to, by its id."""
        found: dict[str, list[Gate]] = {}
        for gate in self.gates:
            if gate.flow:
                found.setdefault(gate.flow.payee, []).append(gate)
        return {body: standing(each) for body, each in found.items()}
