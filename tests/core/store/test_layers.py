"""A layer says only what differs from what lies below it."""

from __future__ import annotations

import pytest

from core.model.edits import Add, Edit, EditError, Inherit, Remove, Set
from core.model.entities.plan import AS_IS
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.model import Model
from core.model.table import Table
from core.store.layers import (
    Drift,
    Layer,
    Patch,
    Removed,
    Row,
    drift,
    lower,
    over,
    refuse_hidden,
    resolve,
    seen,
    values_of,
)
from tests.refusals import refused

BODY = Key("organisation", "a")
NORTH = Organisation(id="a", name="North", code="N")
SOUTH = Organisation(id="a", name="South")
RENAMED = Patch({"name": "East"}, {"name": "North"})
CLOSED = Removed(values_of(NORTH))
BASE = Model(AS_IS, {"organisation": Table({"a": NORTH})})


def layer(row: Row) -> Layer:
    return {"organisation": {"a": row}}


# what is seen


@pytest.mark.parametrize(
    ("row", "below", "found"),
    [
        (None, NORTH, NORTH),
        (None, None, None),
        (SOUTH, None, SOUTH),
        (SOUTH, NORTH, SOUTH),
        (RENAMED, NORTH, Organisation(id="a", name="East", code="N")),
        (RENAMED, None, None),
        (CLOSED, NORTH, None),
        (CLOSED, None, None),
    ],
)
def test_a_row_lets_through_what_it_does_not_say(
    row: Row | None, below: Organisation | None, found: Organisation | None
) -> None:
    assert over(row, below) == found


def test_layers_are_seen_through_from_the_lowest() -> None:
    layers = [layer(RENAMED), layer(Patch({"code": None}, {"code": "N"}))]
    model = resolve("b", BASE, layers)
    assert model.entity(BODY) == Organisation(id="a", name="East")
    assert model.option == "b"
    assert seen(BODY, [{"organisation": {"a": NORTH}}, *layers]) == Organisation(id="a", name="East")


def test_what_a_lower_layer_closed_an_upper_one_may_give_birth_to() -> None:
    assert resolve("b", BASE, [layer(CLOSED), layer(SOUTH)]).entity(BODY) == SOUTH


def test_a_patch_on_what_is_closed_below_is_skipped() -> None:
    assert resolve("b", BASE, [layer(CLOSED), layer(RENAMED)]).entity(BODY) is None


# what an edit makes of a row


@pytest.mark.parametrize(
    ("edit", "row", "below", "found"),
    [
        (Add(NORTH), None, None, NORTH),
        (Add(SOUTH), CLOSED, NORTH, Patch({"name": "South", "code": None}, {"name": "North", "code": "N"})),
        (Add(NORTH), CLOSED, NORTH, None),
        (Add(SOUTH), CLOSED, None, SOUTH),
        (Set(BODY, "name", "East"), None, NORTH, RENAMED),
        (Set(BODY, "name", "North"), None, NORTH, None),
        (Set(BODY, "name", "North"), RENAMED, NORTH, None),
        (Set(BODY, "code", None), None, NORTH, Patch({"code": None}, {"code": "N"})),
        (
            Set(BODY, "code", None),
            RENAMED,
            NORTH,
            Patch({"name": "East", "code": None}, {"name": "North", "code": "N"}),
        ),
        (Set(BODY, "name", "South"), Organisation(id="a", name="X"), None, SOUTH),
        (Set(BODY, "name", "West"), RENAMED, SOUTH, Patch({"name": "West"}, {"name": "South"})),
        (Remove(BODY), None, NORTH, CLOSED),
        (Remove(BODY), RENAMED, NORTH, CLOSED),
        (Remove(BODY), SOUTH, None, None),
        (Remove(BODY), SOUTH, NORTH, CLOSED),
        (Inherit(BODY), RENAMED, NORTH, None),
        (Inherit(BODY), CLOSED, NORTH, None),
        (Inherit(BODY), SOUTH, None, SOUTH),
        (Inherit(BODY), None, NORTH, None),
        (Inherit(BODY, "name"), RENAMED, NORTH, None),
        (Inherit(BODY, "code"), RENAMED, NORTH, RENAMED),
        (Inherit(BODY, "name"), CLOSED, NORTH, None),
        (
            Inherit(BODY, "code"),
            Patch({"name": "East", "code": None}, {"name": "North", "code": "N"}),
            NORTH,
            RENAMED,
        ),
    ],
)
def test_an_edit_becomes_a_row(
    edit: Edit, row: Row | None, below: Organisation | None, found: Row | None
) -> None:
    assert lower(edit, row, below) == found


@pytest.mark.parametrize(
    ("edit", "row", "below", "message"),
    [
        (Add(SOUTH), None, NORTH, "There is already an organisation with the id “a”."),
        (Add(SOUTH), NORTH, None, "There is already an organisation with the id “a”."),
        (Add(SOUTH), RENAMED, None, "There is already an organisation with the id “a”."),
        (Set(BODY, "name", "X"), None, None, "There is no organisation “a” in this option."),
        (Set(BODY, "name", "X"), CLOSED, NORTH, "There is no organisation “a” in this option."),
        (Set(BODY, "name", "X"), RENAMED, None, "There is no organisation “a” in this option."),
        (Remove(BODY), None, None, "There is no organisation “a” in this option."),
        (Remove(BODY), CLOSED, NORTH, "There is no organisation “a” in this option."),
    ],
)
def test_an_edit_of_what_is_not_there_or_there_already_is_refused(
    edit: Edit, row: Row | None, below: Organisation | None, message: str
) -> None:
    with refused(EditError, message):
        lower(edit, row, below)


# what a higher move would hide


@pytest.mark.parametrize(
    ("edit", "above"),
    [
        (Set(BODY, "name", "X"), RENAMED),
        (Set(BODY, "name", "X"), CLOSED),
        (Set(BODY, "name", "X"), SOUTH),
        (Remove(BODY), CLOSED),
        (Remove(BODY), SOUTH),
        (Add(SOUTH), RENAMED),
        (Add(SOUTH), CLOSED),
        (Add(SOUTH), NORTH),
        (Inherit(BODY, "name"), RENAMED),
        (Inherit(BODY), CLOSED),
    ],
)
def test_an_edit_that_a_higher_move_hides_is_refused(edit: Edit, above: Row) -> None:
    with refused(
        EditError, "This would be hidden by the move “Top”, which lies above. Make the change there."
    ):
        refuse_hidden(edit, [("Between", {}), ("Top", layer(above))])


@pytest.mark.parametrize(
    ("edit", "above"),
    [
        (Set(BODY, "code", "X"), RENAMED),
        (Remove(BODY), RENAMED),
        (Inherit(BODY, "code"), RENAMED),
        (Inherit(BODY), RENAMED),
        (Set(Key("organisation", "b"), "name", "X"), CLOSED),
    ],
)
def test_an_edit_that_still_shows_is_let_through(edit: Edit, above: Row) -> None:
    refuse_hidden(edit, [("Top", layer(above))])


# what has changed underneath


@pytest.mark.parametrize(
    ("row", "now", "found"),
    [
        (RENAMED, NORTH, []),
        (RENAMED, SOUTH, [Drift("m", BODY, "name", "North", "South")]),
        (RENAMED, Organisation(id="a", name="East"), []),
        (RENAMED, None, [Drift("m", BODY, "", None, None)]),
        (CLOSED, NORTH, []),
        (CLOSED, None, []),
        (CLOSED, Organisation(id="a", name="North", code="X"), [Drift("m", BODY, "code", "N", "X")]),
        (SOUTH, NORTH, []),
    ],
)
def test_a_change_under_an_override_or_a_removal_is_reported(
    row: Row, now: Organisation | None, found: list[Drift]
) -> None:
    below: list[Layer] = [layer(now)] if now else []
    assert list(drift("m", layer(row), below)) == found


def test_the_values_of_an_entity_are_its_fields_without_the_id() -> None:
    assert values_of(None) == {}
    assert values_of(SOUTH)["name"] == "South"
    assert "id" not in values_of(SOUTH)
