"""A tranche is released only once every deliverable has three independent ticks."""

from __future__ import annotations

from core.acts import ACTS, Proposal
from core.model.edits import EditError, edited
from core.model.entities.resources import Tranche
from core.model.gates import State, gate_of
from core.model.model import Model
from tests.core.money import ALL_TICKS, deliverable, gated
from tests.refusals import refused


def release(model: Model, on: str = "2020-11-13") -> Proposal:
    return ACTS["release"].propose(model, {"tranche": "first", "on": on})


def test_a_tranche_is_released_on_the_day() -> None:
    model = gated(deliverable("wifi", "first", **ALL_TICKS))
    found = release(model)
    assert found.label == "Release £600, “First”"
    after = edited(model, found.edits)
    tranche = after.table(Tranche)["first"]
    assert tranche.released == "2020-11-13"
    assert gate_of(after, tranche).state is State.RELEASED
    with refused(EditError, "“First” was released on 13 November 2020 already."):
        release(after)


def test_a_missing_tick_is_refused_in_words() -> None:
    half = gated(deliverable("wifi", "first", feasible="policy"), deliverable("plans", "first"))
    with refused(
        EditError,
        "“First” cannot be released: “Plans” still needs an independent check that it is feasible, granular "
        "and timed; “Wifi” still needs an independent check that it is granular and timed.",
    ):
        release(half)


def test_a_tick_by_who_receives_the_money_does_not_release_it() -> None:
    own = gated(deliverable("wifi", "first", **(ALL_TICKS | {"granular": "north"})))
    with refused(
        EditError,
        "“First” cannot be released: “Wifi” still needs an independent check that it is granular.",
    ):
        release(own)


def test_a_tranche_without_deliverables_is_not_released() -> None:
    with refused(EditError, "“First” has no deliverables, so there is nothing to release it against."):
        release(gated())


def test_a_day_that_is_none_is_refused() -> None:
    act = ACTS["release"]
    with refused(EditError, "Released on should be a date such as 13 November 2020."):
        act.parse(gated(), {"tranche": "first", "on": "soon"})
