"""Merging bodies: everything follows, and what was held twice is held once."""

from __future__ import annotations

import pytest

from core.acts import ACTS, Proposal
from core.model.edits import Add, EditError, Set, edited
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.model import Model
from core.workshop import preview
from tests.refusals import refused
from tests.small import small_model

LOST = (
    "Digital Centre and Policy Unit were both accountable for “Shared care records”; "
    "Digital Centre is now, once (under “Health Act”, no longer “Direction 7”)."
)


def merge(model: Model, **arguments: object) -> Proposal:
    return ACTS["merge"].propose(model, arguments)


def test_bodies_merge_into_one_of_them() -> None:
    model = small_model()
    found = merge(model, organisations=["policy", "centre"], into="centre")
    assert found.label == "Merge Policy into Digital Centre"
    assert preview(model, found) == [
        "The Policy Unit closes.",
        "One post, £250,000.50 in 2019-20 and 30 WTE in 2019-20 move from the Policy Unit to Digital Centre.",
        LOST,
    ]


def test_bodies_merge_into_a_third() -> None:
    after = edited(small_model(), merge(small_model(), organisations=["policy", "centre"], into="dept").edits)
    assert set(after.table(Organisation)) == {"dept", "north", "south"}
    assert after.table(Organisation)["north"].parent == "dept"


def test_bodies_merge_into_a_new_one_like_the_first() -> None:
    model = small_model()
    found = merge(model, organisations=["centre", "policy"], name="Digital and Policy")
    assert found.label == "Merge Centre and Policy into Digital and Policy"
    after = edited(model, found.edits)
    (new,) = (body for body in after.all(Organisation) if body.name == "Digital and Policy")
    assert (new.kind, new.legal_form, new.tier, new.parent) == (
        "arms_length_body",
        "executive_ndpb",
        "national",
        "dept",
    )
    assert {body.parent for body in after.all(Organisation) if body.id in ("north", "south")} == {new.id}


def test_a_new_body_may_be_put_elsewhere() -> None:
    found = merge(small_model(), organisations=["north", "south"], name="Regions", parent="policy")
    assert isinstance(found.edits[0], Add)
    assert found.edits[0].entity.parent == "policy"  # type: ignore[attr-defined]  # an Organisation


def test_a_new_body_is_put_above_whatever_closes() -> None:
    found = merge(small_model(), organisations=["north", "centre"], name="One")
    assert found.edits[0].entity.parent == "dept"  # type: ignore[union-attr]  # an Organisation


def test_a_body_between_two_that_merge_comes_under_the_new_one() -> None:
    model = edited(small_model(), [Add(Organisation(id="team", name="Team", parent="north"))])
    after = edited(model, merge(model, organisations=["team", "centre"], name="One").edits)
    (one,) = (body for body in after.all(Organisation) if body.name == "One")
    assert one.parent == "dept"
    assert [body.name for body in after.path("north")] == ["North Region", "One", "Department"]


def test_many_are_counted_in_the_label() -> None:
    bodies = ["policy", "centre", "north", "south"]
    assert merge(small_model(), organisations=bodies, into="dept").label == (
        "Merge Policy, Centre, North Region and 1 more into Department"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"organisations": ["policy"], "name": "X"}, "Choose two or more bodies to merge."),
        ({"organisations": ["policy", "policy"], "name": "X"}, "Choose two or more bodies to merge."),
        ({"organisations": ["policy"], "into": "policy"}, "Choose two or more bodies to merge."),
        ({"organisations": ["policy", "x"], "name": "X"}, "There is no organisation “x” in this option."),
        (
            {"organisations": ["policy", "centre"], "into": "x"},
            "There is no organisation “x” in this option.",
        ),
        (
            {"organisations": ["policy", "centre"]},
            "Choose a body to merge into, or give the new body a name.",
        ),
        (
            {"organisations": ["policy", "centre"], "into": "north"},
            "North Region lies inside Digital Centre. Move it out first, or merge them the other way.",
        ),
        (
            {"organisations": ["policy", "centre"], "name": "X", "parent": "north"},
            "X cannot be part of North Region, which closes in this merger.",
        ),
        (
            {"organisations": ["policy", "centre"], "name": "X", "parent": "x"},
            "There is no organisation “x” in this option.",
        ),
    ],
)
def test_a_merger_that_cannot_be_is_refused(arguments: dict[str, object], message: str) -> None:
    with refused(EditError, message):
        merge(small_model(), **arguments)


def test_one_body_merges_into_another_that_is_not_named_among_them() -> None:
    assert (
        merge(small_model(), organisations=["policy"], into="centre").label
        == "Merge Policy into Digital Centre"
    )


def test_a_body_without_a_place_merges_at_the_top() -> None:
    model = edited(small_model(), [Set(Key("organisation", "policy"), "parent", None)])
    found = merge(model, organisations=["policy", "north"], name="One")
    assert found.edits[0].entity.parent is None  # type: ignore[union-attr]  # an Organisation
