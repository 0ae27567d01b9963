"""Which bodies a chart shows, under which, and what became of each since the baseline."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from core.model.body_order import listed_bodies
from core.model.diff import Sign
from core.model.entities.structure import Organisation, ReportingLine
from core.model.model import Model

Groups = Mapping[str | None, tuple[Organisation, ...]]


@dataclass(slots=True, eq=False)
class Body:
    """One body on the chart and those drawn under it.

    `hidden` counts those that are folded away under it; `moved_from` names what it was part of before.
    """

    organisation: Organisation
    sign: Sign | None = None
    moved_from: str = ""
    hidden: int = 0
    children: list[Body] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The id of the organisation."""
        return self.organisation.id


def bodies_of(
    model: Model, baseline: Model | None, folded: Collection[str] = (), root: str | None = None
) -> list[Body]:
    """Return the bodies at the top, with all under them: one, the root, if that is given and is there.

    Bodies that have closed since the baseline are among them, where they were. Each body is there once,
    also where bodies are part of each other in a circle.
    """
    union = _Union(model, baseline, folded)
    if root is not None:
        found = model.get(Organisation, root) or (baseline.get(Organisation, root) if baseline else None)
        return union.under([found]) if found else []
    tops = union.under(union.groups.get(None, ()))
    for organisation in listed_bodies(union.lost()):
        tops += union.under([organisation])
    return tops


def all_of(tops: Sequence[Body]) -> Iterator[Body]:
    """Yield every body drawn, each before those under it, in the order of the chart."""
    waiting = list(reversed(tops))
    while waiting:
        body = waiting.pop()
        yield body
        waiting += body.children[::-1]


def numbers_of(bodies: Sequence[Body]) -> dict[str, int]:
    """Return how many bodies are under each, however deep; each comes before those under it."""
    numbers: dict[str, int] = {}
    for body in reversed(bodies):
        numbers[body.id] = sum(1 + numbers[child.id] for child in body.children)
    return numbers


class _Union:
    """The bodies of a model and those that closed since the baseline, each with its sign."""

    def __init__(self, model: Model, baseline: Model | None, folded: Collection[str]) -> None:
        self._model, self._baseline, self._folded = model, baseline, folded
        self._live = model.table(Organisation).rows
        self._old = baseline.table(Organisation).rows if baseline else {}
        self._closed = [body for id_, body in self._old.items() if id_ not in self._live]
        self._rerouted = _rerouted(model, baseline) if baseline else frozenset()
        self._seen: set[str] = set()
        self.groups = _with_closed(model.children, self._closed, self._live)

    def under(self, organisations: Collection[Organisation]) -> list[Body]:
        """Return the bodies of organisations, with all under them, as far as none was given out before."""
        tops = self._taken(organisations)
        waiting = list(tops)
        while waiting:
            body = waiting.pop()
            children = self._taken(self.groups.get(body.id, ()))
            if body.id in self._folded:
                body.hidden = self._hide(children)
            else:
                body.children = children
                waiting += children
        return tops

    def lost(self) -> list[Organisation]:
        """Return the organisations that no top leads to, because they are part of each other in a circle."""
        everyone = [*self._live.values(), *self._closed]
        return [] if len(everyone) == len(self._seen) else [o for o in everyone if o.id not in self._seen]

    def _taken(self, organisations: Collection[Organisation]) -> list[Body]:
        found = [self._body(o) for o in listed_bodies(organisations) if o.id not in self._seen]
        self._seen.update(body.id for body in found)
        return found

    def _hide(self, bodies: list[Body]) -> int:
        """Return how many bodies these and all under them are, and give none of them out again."""
        number = 0
        waiting = bodies
        while waiting:
            number += len(waiting)
            waiting = [child for body in waiting for child in self._taken(self.groups.get(body.id, ()))]
        return number

    def _body(self, organisation: Organisation) -> Body:
        if self._baseline is None:
            return Body(organisation)
        id_ = organisation.id
        if id_ not in self._live:
            return Body(organisation, Sign.CLOSED)
        was = self._old.get(id_)
        if was is None:
            return Body(organisation, Sign.NEW)
        if was is organisation and id_ not in self._rerouted:
            return Body(organisation)
        moved_from = ""
        if was.parent != organisation.parent:
            parent = self._old.get(was.parent or "")
            moved_from = (parent.short_name or parent.name) if parent else "the top"
        changed = was != organisation or id_ in self._rerouted
        return Body(organisation, Sign.CHANGED if changed else None, moved_from)


def _with_closed(groups: Groups, closed: list[Organisation], live: Mapping[str, Organisation]) -> Groups:
    """Return the groups with the closed bodies added to those they were part of."""
    if not closed:
        return groups
    drawn = {*live, *(body.id for body in closed)}
    found: dict[str | None, list[Organisation]] = {}
    for body in closed:
        found.setdefault(body.parent if body.parent in drawn else None, []).append(body)
    return {**groups, **{parent: (*groups.get(parent, ()), *added) for parent, added in found.items()}}


def _rerouted(model: Model, baseline: Model) -> frozenset[str]:
    """Return the ids of the bodies whose reporting lines are others than in the baseline."""
    now, then = model.table(ReportingLine).rows, baseline.table(ReportingLine).rows
    if now is then:
        return frozenset()
    both = [(now.get(id_), then.get(id_)) for id_ in {*now, *then}]
    return frozenset(
        line.organisation
        for pair in both
        if pair[0] is not pair[1] and pair[0] != pair[1]
        for line in pair
        if line
    )
