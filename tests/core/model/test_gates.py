"""Nothing counts as released until every deliverable has three ticks by who does not receive the money."""

from __future__ import annotations

from itertools import combinations

import pytest

from core.model.edits import Add, Set, edited
from core.model.entities.resources import Deliverable, Tranche
from core.model.entities.structure import Organisation
from core.model.gates import (
    TICKS,
    Progress,
    Standing,
    State,
    gate_of,
    missing,
    overdue,
    receives,
    standing,
    ticked_by_recipient,
)
from core.model.key import Key
from core.model.model import Model
from tests.core.money import ALL_TICKS, deliverable, gated, tranche
from tests.small import POLICY

RELEASED = Set(Key("tranche", "first"), "released", "2020-10-01")


def barred(model: Model) -> set[str]:
    """Return the bodies that may not tick the deliverable."""
    wifi = model.table(Deliverable)["wifi"]
    assert not receives(model, wifi, None)
    assert not receives(model, wifi, "nobody")
    return {id_ for id_ in model.table(Organisation) if receives(model, wifi, id_)}


def state(model: Model) -> State:
    return gate_of(model, model.table(Tranche)["first"]).state


def test_a_tranche_without_deliverables_is_held() -> None:
    assert state(gated()) is State.HELD
    assert state(edited(gated(), [RELEASED])) is State.HELD


def test_all_ticks_make_a_tranche_ready_and_its_day_releases_it() -> None:
    ticked = gated(deliverable("wifi", "first", **ALL_TICKS))
    assert state(ticked) is State.READY
    assert state(edited(ticked, [RELEASED])) is State.RELEASED


@pytest.mark.parametrize("ticks", [set(two) for two in combinations(TICKS, 2)], ids=str)
def test_two_ticks_are_not_enough_whatever_day_it_has(ticks: set[str]) -> None:
    model = edited(gated(deliverable("wifi", "first", **dict.fromkeys(ticks, "policy"))), [RELEASED])
    assert state(model) is State.HELD
    assert missing(model, model.table(Deliverable)["wifi"]) == [tick for tick in TICKS if tick not in ticks]


def test_one_unticked_deliverable_holds_the_tranche() -> None:
    model = gated(deliverable("wifi", "first", **ALL_TICKS), deliverable("plans", "first"))
    assert state(model) is State.HELD


@pytest.mark.parametrize("by", ["centre", "north"])
def test_a_tick_by_who_receives_the_money_or_by_a_part_of_it_counts_for_nothing(by: str) -> None:
    model = gated(deliverable("wifi", "first", **(ALL_TICKS | {"timed": by})))
    wifi = model.table(Deliverable)["wifi"]
    assert ticked_by_recipient(model, wifi) == missing(model, wifi) == ["timed"]
    assert state(model) is State.HELD


def test_a_part_receives_in_the_name_of_its_body_so_that_may_not_tick_either() -> None:
    part = Add(Organisation(id="lab", name="Lab", parent="policy", legal_form="part_of_body"))
    model = gated(part, deliverable("wifi", "first"))
    model = edited(
        model, [Set(POLICY, "legal_form", "executive_ndpb"), Set(Key("funding_flow", "f"), "payee", "lab")]
    )
    assert barred(model) == {"lab", "policy"}


def test_a_body_of_its_own_in_law_below_the_recipient_may_tick() -> None:
    own = Set(Key("organisation", "north"), "legal_form", "executive_ndpb")
    model = edited(gated(deliverable("wifi", "first")), [own])
    assert barred(model) == {"centre", "south"}


def test_where_the_flow_is_not_here_nobody_is_barred() -> None:
    model = gated(tranche("lost", "nowhere", 5), deliverable("wifi", "lost", **ALL_TICKS))
    assert barred(model) == set()


@pytest.mark.parametrize(
    ("due", "met", "day", "late"),
    [
        ("2020-10-30", None, "2020-10-31", True),
        ("2020-10-30", None, "2020-10-30", False),
        ("2020-10-30", "2020-11-02", "2020-12-01", False),
        (None, None, "2020-12-01", False),
        ("2020-10-30", None, None, False),
    ],
)
def test_overdue_is_due_before_the_day_and_not_met(
    due: str | None, met: str | None, day: str | None, late: bool
) -> None:
    thing = Deliverable(id="d", name="D", tranche="t", organisation="centre", due=due, met=met)
    assert overdue(thing, day) is late


def test_what_tranches_add_up_to_stands_beside_deliverables_met() -> None:
    model = gated(
        deliverable("wifi", "first", met="2020-09-01", **ALL_TICKS),
        tranche("second", "f", 300),
        deliverable("plans", "second"),
        tranche("third", "f", 100, due="2020-01-01"),
        deliverable("more", "third", **ALL_TICKS),
    )
    progress = edited(model, [RELEASED]).once(Progress)
    expected = Standing(tranches=3, released=600_00, ready=100_00, held=300_00, deliverables=3, met=1)
    assert progress.all == expected
    assert progress.all.amount == 1_000_00
    assert progress.by_body() == {"centre": expected}
    assert [gate.tranche.id for gate in progress.gates] == ["third", "first", "second"]


def test_no_tranches_add_up_to_nothing() -> None:
    assert standing([]) == Standing()


def test_bodies_that_are_each_part_of_the_other_are_both_barred_and_others_are_not() -> None:
    ring = [Set(Key("organisation", "centre"), "parent", "north")]
    assert barred(edited(gated(deliverable("wifi", "first")), ring)) == {"centre", "north", "south"}
