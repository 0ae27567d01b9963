"""When a body takes over from others, whatever refers to them refers to it, and nothing is held twice."""

from __future__ import annotations

import time

import pytest

from core.model.edits import Add, Edit, Set, edited
from core.model.entities.accountability import Accountability, Function
from core.model.entities.structure import Organisation, Post, ReportingLine
from core.model.key import Key
from core.model.model import Model
from core.model.succession import outside, take_over
from tests.small import NORTH, small_model


def followed(model: Model, closing: list[str], heir: str) -> Model:
    return edited(model, take_over(model, closing, heir).edits)


def with_(*edits: Edit) -> Model:
    return edited(small_model(), edits)


def part(id_: str, function: str, organisation: str, letter: str = "A", **more: str) -> Add:
    return Add(Accountability(id=id_, function=function, organisation=organisation, letter=letter, **more))


def test_every_reference_of_every_kind_goes_to_the_heir() -> None:
    after = followed(small_model(), ["centre"], "policy")
    assert list(after.referring(Key("organisation", "centre"))) == []
    assert after.get(Organisation, "centre") is None
    north, chief = after.table(Organisation)["north"], after.table(Post)["chief"]
    assert (north.parent, chief.organisation, chief.board) == ("policy", "policy", "dept")


@pytest.mark.parametrize("closing", [["centre"], ["north"], ["centre", "policy"], ["north", "south"]])
def test_nothing_refers_to_what_closed(closing: list[str]) -> None:
    model = with_(Add(Organisation(id="heir", name="Heir", parent="dept")))
    after = followed(model, closing, "heir")
    for id_ in closing:
        assert list(after.referring(Key("organisation", id_))) == []
    assert {kind for kind, table in after.tables.items() if len(table) > len(model.tables[kind])} == set()


def test_a_duty_that_both_held_is_held_once_and_the_loss_is_named() -> None:
    follows = take_over(small_model(), ["policy"], "centre")
    after = edited(small_model(), follows.edits)
    assert [found.id for found in after.holders("records")] == ["records-a2"]
    (conflict,) = follows.conflicts
    assert conflict == (
        "Digital Centre and Policy Unit were both accountable for “Shared care records”; "
        "Digital Centre is now, once (under “Health Act”, no longer “Direction 7”)."
    )


def test_the_loss_of_an_instrument_to_none_is_named() -> None:
    model = with_(Set(Key("accountability", "records-a2"), "instrument", None))
    (conflict,) = take_over(model, ["policy"], "centre").conflicts
    assert conflict.endswith("(under “no instrument”, no longer “Direction 7”).")


def test_of_two_that_close_the_one_that_says_most_stays() -> None:
    model = with_(
        Add(Organisation(id="heir", name="Heir")),
        Set(Key("accountability", "records-a2"), "note", "since 2013"),
    )
    follows = take_over(model, ["policy", "centre"], "heir")
    (kept,) = edited(model, follows.edits).holders("records")
    assert (kept.id, kept.organisation, kept.note) == ("records-a2", "heir", "since 2013")
    assert len(follows.conflicts) == 1
    assert follows.conflicts[0].startswith("Digital Centre and Policy Unit were both accountable")


def test_the_part_of_the_heir_itself_stays_though_it_says_less() -> None:
    model = with_(
        Set(Key("accountability", "records-a2"), "to", "policy"),
        Set(Key("accountability", "records-a2"), "instrument", None),
        Set(Key("accountability", "records-a"), "note", "since 2013"),
    )
    (kept,) = followed(model, ["policy"], "centre").holders("records")
    assert (kept.id, kept.to) == ("records-a2", "dept")


def test_a_merger_of_bodies_with_thousands_of_duties_takes_no_time() -> None:
    functions = [Function(id=f"f{n}", name=f"Duty {n}") for n in range(1_500)]
    parts = [part(f"{body}-{n}", f"f{n}", body) for body in ("north", "south") for n in range(1_500)]
    model = with_(*map(Add, functions), *parts)
    began = time.monotonic()
    follows = take_over(model, ["north", "south"], "centre")
    assert time.monotonic() - began < 3
    assert len(follows.conflicts) == 1_500


def test_three_that_held_one_duty_are_joined_in_one_and_two_losses_are_named() -> None:
    model = with_(part("records-n", "records", "north"), Add(Organisation(id="heir", name="Heir")))
    follows = take_over(model, ["north", "policy", "centre"], "heir")
    assert len(edited(model, follows.edits).holders("records")) == 1
    assert len(follows.conflicts) == 2


def test_different_parts_in_one_duty_both_stay() -> None:
    after = followed(small_model(), ["north"], "centre")
    assert {found.letter for found in after.table(Accountability).by("function")["cyber"]} == {"A", "R"}


def test_nobody_answers_to_itself() -> None:
    after = followed(small_model(), ["north"], "centre")
    assert after.table(Accountability)["cyber-r"].to == "dept"


def test_at_the_top_a_body_answers_to_nobody() -> None:
    after = followed(small_model(), ["centre"], "dept")
    assert after.table(Accountability)["cyber-a"].to is None


def test_a_reporting_line_between_two_that_join_is_gone() -> None:
    assert len(followed(small_model(), ["policy"], "centre").table(ReportingLine)) == 0


def test_a_reporting_line_that_both_had_stays_once() -> None:
    model = with_(
        Add(ReportingLine(id="centre-north", organisation="centre", to="north", nature="delivery")),
        Add(ReportingLine(id="policy-north", organisation="policy", to="north")),
    )
    assert list(followed(model, ["policy"], "centre").table(ReportingLine)) == ["centre-north"]


def test_bodies_inside_what_closes_come_under_the_heir() -> None:
    after = followed(small_model(), ["centre"], "policy")
    assert {body.id for body in after.children["policy"]} == {"north", "south"}


def test_an_heir_that_was_part_of_what_closes_moves_up() -> None:
    after = followed(with_(Set(Key("organisation", "south"), "parent", "dept")), ["centre"], "north")
    assert after.table(Organisation)["north"].parent == "dept"


def test_outside_is_what_stays_where_it_is() -> None:
    model = with_(Add(Organisation(id="team", name="Team", parent="north")))
    assert outside(model, "team", []) == "north"
    assert outside(model, "team", ["north"]) == "centre"
    assert outside(model, "team", ["north", "centre"]) == "dept"
    assert outside(model, "dept", []) is None


def test_a_body_between_two_that_close_does_not_stay_where_it_is() -> None:
    # north lies between team and centre, and will move under the heir when centre closes.
    model = with_(Add(Organisation(id="team", name="Team", parent="north")))
    assert outside(model, "team", ["team", "centre"]) == "dept"


def test_the_model_is_left_as_it_was() -> None:
    model = small_model()
    take_over(model, ["policy"], "centre")
    assert model == small_model()
    assert model.entity(NORTH) == small_model().entity(NORTH)
