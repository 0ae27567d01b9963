"""Checks: one file here is one rule that an option should keep, and says in plain words where it does not.

A check is a function of a Case and not of two models, because what has changed under a move and which move
closed a body cannot be seen in models; one argument for all keeps one sort of check. A Case also computes
once what several checks ask. The docstring of a check is its rule, shown to people.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from core.model.edits import Edit
from core.model.entities.accountability import Accountability, Function
from core.model.entities.plan import AS_IS, PLAN, Move, MutedCheck, Plan
from core.model.entities.structure import Organisation
from core.model.fate import Holders, holders
from core.model.key import Key
from core.model.kinds import Entity
from core.model.model import Model
from core.model.reconciliation import Reconciliation, reconcile
from core.model.reporting import Reporting
from core.model.table import Table
from core.model.words import count, listed
from core.registry import Registry
from core.store.layers import Drift
from core.store.lineage import lineage

if TYPE_CHECKING:  # so that what reads findings needs no SQL
    from core.store.store import Store


class Severity(StrEnum):
    """How much it matters."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Finding(NamedTuple):
    """Where an option does not keep a rule: about what, in a sentence, and what else it concerns."""

    key: Key
    message: str
    also: tuple[Key, ...] = ()
    code: str = ""


@dataclass(frozen=True, slots=True)
class Fix:
    """What mends a finding for certain, as one undoable step."""

    label: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, eq=False)
class Case:
    """What a check looks at: an option, the as-is, and what only the plan knows of the two.

    `plan` says its limits; `muted` is why checks are switched off for it, by code. `moves` are those the
    option is seen through, lowest first, by id. `closed_by` is the move that closed, by the body of the as-is
    that is no more. `drift` is what has changed under the option's own moves.
    """

    option: Model
    baseline: Model
    drift: tuple[Drift, ...] = ()
    moves: Mapping[str, Move] = field(default_factory=dict)
    closed_by: Mapping[str, str] = field(default_factory=dict)
    plan: Plan = field(default_factory=lambda: Plan(id=PLAN, title=""))
    muted: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def bodies(self) -> Mapping[str, Organisation]:
        """The bodies of the option, by id."""
        return self.option.table(Organisation).rows

    @cached_property
    def duties(self) -> Mapping[str, str]:
        """The names of the duties that are live in the option, by id."""
        return {duty.id: duty.name for duty in self.option.duties}

    @cached_property
    def accountable(self) -> Holders:
        """The bodies accountable for each function, without closed ones."""
        return self.option.once(holders)

    @cached_property
    def responsible(self) -> Mapping[str, Mapping[str, Accountability]]:
        """Who is responsible for each live duty that somebody is responsible for, by body; no closed ones."""
        bodies, duties, table = self.bodies, self.duties, self.option.table(Accountability)
        found = {id_: held for id_, held in table.once(_responsible).items() if id_ in duties}
        if table.by("organisation").keys() <= bodies.keys():  # as where nothing is left at a closed body
            return found
        live = ((id_, {body: held[body] for body in held if body in bodies}) for id_, held in found.items())
        return {id_: held for id_, held in live if held}

    @cached_property
    def reporting(self) -> Reporting:
        """Who answers to whom in the option."""
        return self.option.once(Reporting)

    @cached_property
    def accounts(self) -> Reconciliation:
        """What became of every pound and every person of the as-is."""
        return reconcile(self.baseline, self.option)

    def home(self, id: str) -> Organisation:
        """Return the body in whose name one acts (`Model.home`)."""
        return self.option.home(id)

    def named(self, ids: Collection[str]) -> str:
        """Return bodies of the option as in a sentence; past three the rest are counted."""
        here = self.bodies
        if len(ids) == 1:
            return f"“{here[next(iter(ids))].name}”"
        first = ids if len(ids) <= 3 else sorted(ids)[:3]
        names = sorted([here[id_].name for id_ in first], key=str.casefold)
        more = [f"{len(ids) - 3:,} more"] if len(ids) > 3 else []
        return listed([f"“{name}”" for name in names] + more)

    def title(self, key: Key) -> str:
        """Return how something is named in the option, else in the as-is; its id where it is in neither."""
        entity = self.option.entity(key) or self.baseline.entity(key)
        if isinstance(entity, Function | Organisation):  # most findings: quicker than filling in a template
            return entity.name
        if entity is None:
            return key.id
        return (self.option if self.option.entity(key) else self.baseline).title(entity)


def _responsible(parts: Table[Accountability]) -> Mapping[str, Mapping[str, Accountability]]:
    found: dict[str, dict[str, Accountability]] = {}
    for part in parts.by("letter").get("R", ()):
        found.setdefault(part.function, {})[part.organisation] = part
    return found


Find = Callable[[Case], Iterator[Finding | None]]
"""None is nothing found: only a place in long work at which whoever asks may do something else."""
Mend = Callable[[Case, Finding], Fix | None]


@dataclass(frozen=True, slots=True)
class Check:
    """A rule as people see it. `fix` makes what mends a finding, or None where that is not certain.

    `reads` are the kinds that its findings hang on, with those of what it names; None: any kind at all.
    """

    code: str
    name: str
    severity: Severity
    source: str
    rule: str
    find: Find
    fix: Mend | None = None
    reads: tuple[type[Entity], ...] | None = None


CHECKS: Registry[Check] = Registry("core.checks")


def check(
    code: str,
    name: str,
    severity: Severity,
    source: str,
    *,
    fix: Mend | None = None,
    reads: tuple[type[Entity], ...] | None = None,
) -> Callable[[Find], Find]:
    """Register the function below as a check, under a code that never changes.

    A check that says what kinds it `reads` runs again only when one of them has changed (core/watch.py).
    """

    def register(find: Find) -> Find:
        rule = " ".join((find.__doc__ or "").split("\n\n")[0].split())
        CHECKS.add(code, Check(code, name, severity, source, rule, find, fix, reads))
        return find

    return register


def findings(case: Case, off: Collection[str] | None = None) -> list[Finding]:
    """Return what every check finds but those whose codes are `off`: by code, then by title.

    None: but those that are switched off for the plan.
    """
    left_out = case.muted if off is None else off
    return [found for code in sorted(CHECKS) if code not in left_out for found in found_by(code, case)]


def found_by(code: str, case: Case) -> list[Finding]:
    """Return what one check finds, by title."""
    return by_title((found for found in finding_by(code, case) if found), case)


def finding_by(code: str, case: Case) -> Iterator[Finding | None]:
    """Yield what one check finds, in no order: between two, whoever asks may do something else.

    None is no finding, but one more such place.
    """
    for found in CHECKS[code].find(case):
        yield found and Finding(found.key, found.message, found.also, code)


def by_title(found: Iterable[Finding], case: Case) -> list[Finding]:
    """Return findings by the titles of what they are about."""
    return sorted(found, key=lambda one: (case.title(one.key).casefold(), one))


def fix_of(case: Case, finding: Finding) -> Fix | None:
    """Return what mends a finding for certain; None where people must decide, or nothing is left to mend."""
    mend = CHECKS[finding.code].fix
    return mend(case, finding) if mend else None


def fix_of_all(case: Case, code: str) -> Fix | None:
    """Return what mends all that one check finds and can be mended for certain; None where nothing can be."""
    fixes = [fix for found in found_by(code, case) if (fix := fix_of(case, found))]
    edits = tuple(dict.fromkeys(edit for fix in fixes for edit in fix.edits))
    return Fix(f"{CHECKS[code].name}: mend {count(len(fixes), 'problem')}", edits) if fixes else None


def case_of(store: Store, option: str = AS_IS) -> Case:
    """Return an option of an open plan as checks look at it. EditError if there is none of that id."""
    moves = {id_: store.plan.table(Move)[id_] for id_ in lineage(store.plan, option)[1:]}
    as_is, model, drift = store.model(), store.model(option), tuple(store.drift(option))
    gone = as_is.table(Organisation).rows.keys() - model.table(Organisation).rows.keys()
    # A move that only changes what is closed below it has not closed it: that is drift.
    stale = {(found.move, found.key) for found in drift if not found.field}
    closed_by = {
        key.id: move
        for move in moves
        for key in (store.changes_in(move) if gone else ())
        if key.kind == "organisation" and key.id in gone and (move, key) not in stale
    }
    return Case(model, as_is, drift, moves, closed_by, store.about, switched_off(store.plan))


def switched_off(plan: Model) -> dict[str, str]:
    """Return why checks are switched off for a plan, by their codes; those that there are not say nothing."""
    found = {muted.code: muted.reason for muted in plan.all(MutedCheck) if muted.code in CHECKS}
    return dict(sorted(found.items()))
