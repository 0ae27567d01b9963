"""Closing a body: its heir takes over everything."""

from __future__ import annotations

import pytest

from core.acts import ACTS, Proposal
from core.model.edits import EditError, edited
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.workshop import preview
from tests.refusals import refused
from tests.small import small_model


def close(organisation: str, heir: str) -> Proposal:
    return ACTS["close"].propose(small_model(), {"organisation": organisation, "heir": heir})


def test_the_heir_takes_over_everything() -> None:
    model, found = small_model(), close("north", "south")
    assert found.label == "Close North Region into South Region"
    assert preview(model, found) == [
        "The North Region closes.",
        "Responsibility for one function moves from the North Region to the South Region.",
    ]


def test_what_lay_inside_comes_under_the_heir() -> None:
    after = edited(small_model(), close("centre", "policy").edits)
    assert after.table(Organisation)["north"].parent == "policy"
    assert list(after.referring(Key("organisation", "centre"))) == []


def test_a_body_closes_into_the_one_it_is_part_of() -> None:
    after = edited(small_model(), close("centre", "dept").edits)
    assert after.table(Organisation)["north"].parent == "dept"


@pytest.mark.parametrize(
    ("organisation", "heir", "message"),
    [
        ("x", "dept", "There is no organisation “x” in this option."),
        ("north", "x", "There is no organisation “x” in this option."),
        ("north", "north", "North Region cannot be its own heir."),
        (
            "centre",
            "north",
            "North Region lies inside Digital Centre. Move it elsewhere first, or choose another heir.",
        ),
    ],
)
def test_a_closure_that_cannot_be_is_refused(organisation: str, heir: str, message: str) -> None:
    with refused(EditError, message):
        close(organisation, heir)
