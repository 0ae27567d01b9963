"""What a paper is written from: the plan, its as-is and every option, resolved, with what each move does."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from core.checks import Case, Finding, case_of, findings, switched_off
from core.drawing.palette import option_colour
from core.drawing.shapes import Drawing
from core.figures.org_chart.paper import paper_chart
from core.model.days import spoken
from core.model.diff import Difference, differences
from core.model.entities.plan import AS_IS, PLAN, Move, Option, Plan
from core.model.key import Key
from core.model.model import Model
from core.model.reconciliation import Reconciliation, reconcile
from core.model.sentences import summary
from core.papers.blocks import NARROW_FIGURE, Logo
from core.papers.data import option_data
from core.papers.duties import Duty, duties
from core.papers.logo import logos_of
from core.papers.stamp import digest_in
from core.papers.years import year_in
from core.workshop import moves_behind

if TYPE_CHECKING:  # a brief may go to a process that has no store, and needs no SQL
    from core.store.store import Store

Find = Callable[[Case], list[Finding]]
"""Returns what every check finds in a case, in the order of `core.checks.findings`."""


@dataclass(frozen=True, slots=True)
class MoveBrief:
    """A move and what it does, in sentences; none if it is switched off or changes nothing.

    `touched` is what it adds, changes or closes; `bodies` are the ids of those that it concerns, those that
    it makes, changes or closes first.
    """

    move: Move
    effects: tuple[str, ...] = ()
    touched: frozenset[Key] = frozenset()
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Details:
    """What only papers about an option tell of it, and what takes long to find.

    `findings` are where it does not keep a rule; `as_now` are those of them that the as-is has as well.
    `behind` are the moves that gave duties their fates, by the duty's id.
    """

    findings: tuple[Finding, ...] = ()
    as_now: frozenset[Finding] = frozenset()
    behind: Mapping[str, Move] = field(default_factory=dict)


@dataclass(frozen=True)
class OptionBrief:
    """An option: its own moves lowest first, and those it stands on.

    `changes` counts the entities that differ from the as-is. `data` is the option as data for papers to
    carry, or empty. `details` are None, and what moves do is not told, where the brief was made for papers
    about other options.
    """

    option: Option
    baseline: Model = field(repr=False)
    model: Model = field(repr=False)
    colour: str
    changes: int
    stands_on: Option | None = None
    moves: tuple[MoveBrief, ...] = ()
    inherited: tuple[Move, ...] = ()
    details: Details | None = field(default=Details(), repr=False)
    data: bytes = field(default=b"", repr=False)

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
        return tuple(duties(self.baseline, self.model, self.details.behind if self.details else {}))

    @cached_property
    def accounts(self) -> Reconciliation:
        """Money and people of the option, reconciled with the as-is."""
        return reconcile(self.baseline, self.model)

    @cached_property
    def charts(self) -> tuple[Drawing, ...]:
        """The chart of the whole structure, cut to what is legible on a page; several sections show of it."""
        return tuple(paper_chart(self.model, self.baseline, *NARROW_FIGURE))

    @property
    def enabled(self) -> list[MoveBrief]:
        """The option's own moves that are switched on, lowest first."""
        return [brief for brief in self.moves if brief.move.enabled]

    @property
    def all_moves(self) -> list[Move]:
        """Every move that makes the option what it is, those of options below it first."""
        return [*self.inherited, *(brief.move for brief in self.enabled)]


@dataclass(frozen=True, slots=True)
class Brief:
    """All that papers tell. `year` is the financial year whose figures they compare; empty for none.

    `own` is what the plan says of itself: cover sheets, narratives, what is private. `at` is when anything of
    this was changed last, as people read it. `edition` says which copy is to be written: the public one
    withholds what is private. `logos` are the pictures that cover sheets name, or why one cannot be read.
    `muted` is why checks are switched off for the plan, by their codes. `digest` is the fingerprint of all
    that its layers hold.
    """

    plan: Plan
    baseline: Model
    options: tuple[OptionBrief, ...]
    year: str
    own: Model = field(default_factory=lambda: Model(PLAN, {}))
    at: str = ""
    edition: Literal["", "public", "private"] = ""
    logos: Mapping[str, Logo | str] = field(default_factory=dict)
    muted: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""

    @property
    def public(self) -> bool:
        """Whether this is for everybody, so that what is private is withheld."""
        return self.edition == "public"

    @property
    def as_at(self) -> str:
        """The date of the as-is for the end of a sentence: “ at 13 November 2020”, or nothing."""
        return f" at {spoken(self.plan.as_at)}" if self.plan.as_at else ""

    def move(self, id: str) -> MoveBrief | None:
        """Return a move of any option, with what it does."""
        found = (brief for option in self.options for brief in option.moves if brief.move.id == id)
        return next(found, None)

    @property
    def body(self) -> str:
        """Whose board reads the papers, within a sentence."""
        return f"the board of {self.plan.body}" if self.plan.body else "the board"


def brief_of(
    store: Store,
    about: Collection[str] | None = None,
    *,
    with_data: bool = False,
    find: Find = findings,
) -> Brief:
    """Return what the papers of an open plan are written from, as it stands now.

    `about` are the ids of the options that the papers are about: of them, and of those that they stand on,
    alone there are details; None for papers about all of them. With data, papers carry each option in them,
    so that the plan can be made again from a paper. `find` is asked for what checks find in each option.
    """
    now = {(found.code, found.key) for found in find(case_of(store))}
    told = None if about is None else {id_ for each in about for id_ in _standing(store, each)}
    options = tuple(
        _option(store, option, place, now if told is None or option.id in told else None, find)
        for place, option in enumerate(store.options())
    )
    if with_data:
        options = tuple(replace(option, data=option_data(store, option.option)) for option in options)
    logos = logos_of(store.plan, store.path.absolute().parent)
    return Brief(
        store.about,
        store.model(AS_IS),
        options,
        year_in(store),
        store.plan,
        _changed_at(store),
        logos=logos,
        muted=switched_off(store.plan),
        digest=digest_in(store),
    )


def _changed_at(store: Store) -> str:
    """Return when the plan was changed last, as people read it; that papers were issued changes nothing."""
    for step in reversed(store.history()):
        if step.state not in ("done", "start"):
            continue
        if step.state == "done" and step.layer in (PLAN, AS_IS):  # where what is issued is noted
            _, after = store.step_changes(step.id)
            if all(key.kind == "issued_paper" for _, key in after):
                continue
        day, _, clock = step.at.partition("T")
        return f"{spoken(day)}, {clock[:5]} UTC"
    return ""


def _option(
    store: Store, option: Option, place: int, now: Collection[tuple[str, Key]] | None, find: Find
) -> OptionBrief:
    """Return an option, with details if it is given what is found in the as-is."""
    baseline, model = store.model(AS_IS), store.model(option.id)
    return OptionBrief(
        option,
        baseline,
        model,
        option_colour(place),
        sum(1 for _ in differences(baseline, model)),
        store.plan.get(Option, option.below),
        tuple(map(MoveBrief, store.moves(option.id)) if now is None else _moves(store, option)),
        tuple(_inherited(store, option)),
        None if now is None else _details(store, option, now, find),
    )


def _details(store: Store, option: Option, now: Collection[tuple[str, Key]], find: Find) -> Details:
    found = find(case_of(store, option.id))
    return Details(
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
        found = list(differences(below, above))
        touched = frozenset(difference.key for difference in found)
        yield MoveBrief(move, tuple(summary(below, above)), touched, tuple(_concerned(found)))
        below = above


def _concerned(found: Iterable[Difference]) -> list[str]:
    """Return the ids of the bodies that differences are about; those that differ themselves come first.

    In the order of their ids: that of a model hangs on whether the plan was opened before it was edited.
    """
    own: set[str] = set()
    others: set[str] = set()
    for difference in found:
        if difference.key.kind == "organisation":
            own.add(difference.key.id)
            continue
        for entity in (difference.before, difference.after):
            if body := getattr(entity, "organisation", None):
                others.add(body)
    return [*sorted(own), *sorted(others - own)]


def _standing(store: Store, id: str) -> Iterator[str]:
    """Yield the id of an option, and of those that it stands on; safe on loops."""
    passed: set[str] = set()
    option = store.plan.get(Option, id)
    while option and option.id not in passed:
        passed.add(option.id)
        yield option.id
        option = store.plan.get(Option, option.below)


def _inherited(store: Store, option: Option) -> list[Move]:
    """Return the moves that are on in the options an option stands on, lowest first; safe on loops."""
    found: list[Move] = []
    passed = {option.id}
    while (lower := store.plan.get(Option, option.below)) and lower.id not in passed:
        passed.add(lower.id)
        found[:0] = [move for move in store.moves(lower.id) if move.enabled]
        option = lower
    return found
