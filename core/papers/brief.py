"""What a paper is written from: the plan, its as-is and every option, resolved, with what each move does."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from core.checks import Finding, case_of, findings, switched_off
from core.drawing.palette import option_colour
from core.model.diff import differences
from core.model.entities.plan import AS_IS, Move, Option, Plan
from core.model.entities.resources import BudgetLine, Workforce
from core.model.key import Key
from core.model.model import Model
from core.model.reconciliation import Reconciliation, reconcile
from core.papers.data import option_data
from core.papers.duties import Duty, duties
from core.papers.effects import effects
from core.papers.figures_of import Resource, lines
from core.workshop import moves_behind

if TYPE_CHECKING:  # a brief may go to a process that has no store, and needs no SQL
    from core.store.store import Store


@dataclass(frozen=True, slots=True)
class MoveBrief:
    """A move and what it does, in sentences; none if it is switched off or changes nothing."""

    move: Move
    effects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Details:
    """What only papers about an option tell of it, and what takes long to find.

    `findings` are where it does not keep a rule; `as_now` are those of them that the as-is has as well.
    `behind` are the moves that gave duties their fates, by the duty's id.
    """

    moves: tuple[MoveBrief, ...] = ()
    findings: tuple[Finding, ...] = ()
    as_now: frozenset[Finding] = frozenset()
    behind: Mapping[str, Move] = field(default_factory=dict)


@dataclass(frozen=True)
class OptionBrief:
    """An option: its own moves lowest first, and those it stands on.

    `changes` counts the entities that differ from the as-is. `data` is the option as data for papers to
    carry, or empty. `details` are None where the brief was made for papers about other options.
    """

    option: Option
    baseline: Model = field(repr=False)
    model: Model = field(repr=False)
    colour: str
    changes: int
    stands_on: Option | None = None
    inherited: tuple[Move, ...] = ()
    details: Details | None = field(default=Details(), repr=False)
    data: bytes = field(default=b"", repr=False)

    @property
    def moves(self) -> tuple[MoveBrief, ...]:
        """The option's own moves, lowest first, each with what it does."""
        return self._detailed.moves

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Where it does not keep a rule."""
        return self._detailed.findings

    @property
    def as_now(self) -> frozenset[Finding]:
        """Those of the findings that the as-is has as well."""
        return self._detailed.as_now

    @property
    def _detailed(self) -> Details:
        if self.details is None:
            raise LookupError(f"This brief was made for papers about other options than {self.option.id}")
        return self.details

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """Every duty, as-is and under the option."""
        return tuple(duties(self.baseline, self.model, self._detailed.behind))

    @cached_property
    def accounts(self) -> Reconciliation:
        """Money and people of the option, reconciled with the as-is."""
        return reconcile(self.baseline, self.model)

    @property
    def enabled(self) -> list[MoveBrief]:
        """The option's own moves that are switched on, lowest first."""
        return [brief for brief in self.moves if brief.move.enabled]


@dataclass(frozen=True, slots=True)
class Brief:
    """All that papers tell. `year` is the financial year whose figures they compare; empty for none.

    `muted` is why checks are switched off for the plan, by their codes.
    """

    plan: Plan
    baseline: Model
    options: tuple[OptionBrief, ...]
    year: str
    muted: Mapping[str, str] = field(default_factory=dict)

    @property
    def body(self) -> str:
        """Whose board reads the papers, within a sentence."""
        return f"the board of {self.plan.body}" if self.plan.body else "the board"


def brief_of(store: Store, about: Collection[str] | None = None, *, with_data: bool = False) -> Brief:
    """Return what the papers of an open plan are written from, as it stands now.

    `about` are the ids of the options that the papers are about, of which alone there are details; None for
    papers about all of them. With data, papers carry each option in them, so that the plan can be made again
    from a paper.
    """
    now = {(found.code, found.key) for found in findings(case_of(store))}
    options = tuple(
        _option(store, option, place, now if about is None or option.id in about else None)
        for place, option in enumerate(store.options())
    )
    if with_data:
        options = tuple(replace(option, data=option_data(store, option.option)) for option in options)
    models = [store.model(AS_IS), *(option.model for option in options)]
    year = working_year(store.about.as_at, models)
    return Brief(store.about, models[0], options, year, switched_off(store.plan))


def working_year(as_at: str | None, models: Iterable[Model]) -> str:
    """Return the year of the as-at date if there are figures for it, else the latest that has some."""
    kinds: tuple[Resource, ...] = (BudgetLine, Workforce)
    years = {line.year for model in models for kind in kinds for line in lines(model, kind)}
    wanted = financial_year(as_at) if as_at else ""
    return wanted if wanted in years else max(years, default="")


def financial_year(day: str) -> str:
    """Return the year from April to March that a day lies in: 2020-21 for 2020-11-13."""
    found = date.fromisoformat(day)
    first = found.year if found.month >= 4 else found.year - 1
    return f"{first}-{(first + 1) % 100:02d}"


def _option(store: Store, option: Option, place: int, now: Collection[tuple[str, Key]] | None) -> OptionBrief:
    """Return an option, with details if it is given what is found in the as-is."""
    baseline, model = store.model(AS_IS), store.model(option.id)
    return OptionBrief(
        option,
        baseline,
        model,
        option_colour(place),
        sum(1 for _ in differences(baseline, model)),
        store.plan.get(Option, option.below),
        tuple(_inherited(store, option)),
        None if now is None else _details(store, option, now),
    )


def _details(store: Store, option: Option, now: Collection[tuple[str, Key]]) -> Details:
    found = findings(case_of(store, option.id))
    return Details(
        tuple(_moves(store, option)),
        tuple(found),
        frozenset(each for each in found if (each.code, each.key) in now),
        moves_behind(store, option.id),
    )


def _moves(store: Store, option: Option) -> Iterable[MoveBrief]:
    below = store.below(option.id)
    for move in store.moves(option.id):
        if not move.enabled:
            yield MoveBrief(move)
            continue
        above = store.through(move.id)
        yield MoveBrief(move, tuple(effects(below, above)))
        below = above


def _inherited(store: Store, option: Option) -> list[Move]:
    """Return the moves that are on in the options an option stands on, lowest first; safe on loops."""
    found: list[Move] = []
    passed = {option.id}
    while (lower := store.plan.get(Option, option.below)) and lower.id not in passed:
        passed.add(lower.id)
        found[:0] = [move for move in store.moves(lower.id) if move.enabled]
        option = lower
    return found
