"""Moving a body under another."""

from __future__ import annotations

import pytest

from core.acts import ACTS, Proposal
from core.model.edits import EditError, edited
from core.model.entities.structure import Organisation
from tests.refusals import refused
from tests.small import small_model


def reparent(organisation: str, parent: str | None = None) -> Proposal:
    return ACTS["reparent"].propose(small_model(), {"organisation": organisation, "parent": parent})


def test_a_body_moves_with_all_that_lies_inside_it() -> None:
    found = reparent("centre", "policy")
    assert found.label == "Move Digital Centre under Policy Unit"
    after = edited(small_model(), found.edits)
    assert [body.id for body in after.path("north")] == ["north", "centre", "policy", "dept"]


def test_a_body_moves_to_the_top() -> None:
    found = reparent("centre")
    assert found.label == "Move Digital Centre to the top"
    assert edited(small_model(), found.edits).table(Organisation)["centre"].parent is None


@pytest.mark.parametrize(
    ("organisation", "parent", "message"),
    [
        ("x", "dept", "There is no organisation “x” in this option."),
        ("north", "x", "There is no organisation “x” in this option."),
        ("north", "north", "North Region cannot be part of itself."),
        ("dept", "north", "North Region lies inside Department, so Department cannot be part of it."),
    ],
)
def test_a_move_that_cannot_be_is_refused(organisation: str, parent: str, message: str) -> None:
    with refused(EditError, message):
        reparent(organisation, parent)
