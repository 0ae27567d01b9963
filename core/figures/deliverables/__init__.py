"""Spending beside deliverables met: what is released to each body, and what it has delivered for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.drawing.shapes import Drawing
from core.drawing.stacked import Bar, Chart, Group, Part, empty, most_groups, stacked
from core.figures import figure
from core.model.entities.structure import Organisation
from core.model.gates import Progress as Gated
from core.model.key import Key
from core.model.model import Model
from core.model.words import count, pounds

WIDTH, HEIGHT = 760.0, 560.0
TITLE = "Spending beside deliverables met"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one receiver of money is: whole pence planned and released, deliverables due and met."""

    name: str
    planned: int
    released: int
    deliverables: int
    met: int
    key: Key | None = None


@figure("deliverables", TITLE)
def deliverables(
    model: Model, baseline: Model | None = None, *, size: tuple[float, float] = (WIDTH, HEIGHT)
) -> Drawing:
    """Return for each body that tranches are for how much is released beside how much is delivered.

    Money counts as released only when every deliverable has its three ticks. Nothing differs by baseline: a
    tranche is where the option has it. No tranches: a sheet that says so.
    """
    del baseline
    return progress_chart(progress_of(model), size)


def progress_of(model: Model) -> list[Progress]:
    """Return how far each receiver of tranches is, the most money first."""
    found = []
    for body, standing in model.once(Gated).by_body().items():
        named = model.get(Organisation, body)
        name = " ".join(named.name.split()) if named else "A body that is not here"
        sums = standing.amount, standing.released, standing.deliverables, standing.met
        found.append(Progress(name, *sums, Key("organisation", body)))
    return sorted(found, key=lambda each: (-each.planned, each.name))


def progress_chart(found: Sequence[Progress], size: tuple[float, float] = (WIDTH, HEIGHT)) -> Drawing:
    """Return two bars for each receiver, both as a part of their whole: money released, deliverables met."""
    if not found:
        text = (
            "No tranches yet. Once money is tied to deliverables, this chart shows for each body what part "
            "of its money is released beside what part of its deliverables is met."
        )
        return empty(TITLE, text, f"{TITLE}. {text}")
    most = most_groups([0.0] * len(found), size[1], 2)
    shown = list(found) if len(found) <= most else list(found[: most - 1])
    if rest := found[len(shown) :]:
        shown.append(_added(rest))
    groups = tuple(_group(each) for each in shown)
    meanings = (
        (Part(0, "bar-2"), "Released, of all money tied to deliverables"),
        (Part(0, "accent", hatched=True), "Deliverables met"),
        (Part(0, "closed"), "! more is released than delivered"),
    )
    total = _added(found)
    under = f"{pounds(total.released)} of {pounds(total.planned)} released; {_met(total)}"
    words = " ".join([f"{TITLE}: {under}.", *(_said(each) for each in shown)])
    return stacked(Chart(TITLE, under, groups, meanings, words=words), size[0])


def _added(found: Sequence[Progress]) -> Progress:
    return Progress(
        f"and {len(found):,} more",
        sum(each.planned for each in found),
        sum(each.released for each in found),
        sum(each.deliverables for each in found),
        sum(each.met for each in found),
    )


def _group(each: Progress) -> Group:
    released = _part(each.released, each.planned)
    met = _part(each.met, each.deliverables)
    ahead = released > met
    shown = f"{pounds(each.released, short=True)} of {pounds(each.planned, short=True)}"
    return Group(
        each.name,
        (
            Bar(
                "Released",
                (Part(released, "closed" if ahead else "bar-2"),),
                f"! {shown}" if ahead else shown,
                "closed" if ahead else "ink",
                whole=1.0,
            ),
            Bar(
                "Met",
                (Part(met, "accent", hatched=True),),
                f"{each.met:,} of {each.deliverables:,}",
                whole=1.0,
            ),
        ),
        each.key,
    )


def _part(some: int, whole: int) -> float:
    return min(max(some / whole, 0.0), 1.0) if whole > 0 else 0.0


def _said(each: Progress) -> str:
    ahead = _part(each.released, each.planned) > _part(each.met, each.deliverables)
    more = ", so more is released than delivered" if ahead else ""
    return f"{each.name}: {pounds(each.released)} of {pounds(each.planned)} released, {_met(each)}{more}."


def _met(each: Progress) -> str:
    return f"{each.met:,} of {count(each.deliverables, 'deliverable')} met"
