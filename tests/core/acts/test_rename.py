"""Renaming a body."""

from __future__ import annotations

from core.acts import ACTS, Proposal
from core.model.edits import EditError, Set
from tests.refusals import refused
from tests.small import CENTRE, NORTH, small_model


def rename(organisation: str, name: str, **more: str) -> Proposal:
    return ACTS["rename"].propose(small_model(), {"organisation": organisation, "name": name, **more})


def test_the_short_name_goes_with_the_old_name() -> None:
    found = rename("centre", "National Centre")
    assert found.label == "Rename Digital Centre to National Centre"
    assert found.edits == (Set(CENTRE, "name", "National Centre"), Set(CENTRE, "short_name", None))


def test_a_short_name_may_be_given_anew() -> None:
    assert rename("centre", "National Centre", short_name="NC").edits[1] == Set(CENTRE, "short_name", "NC")


def test_a_body_without_a_short_name_is_left_without() -> None:
    assert rename("north", "Far North").edits == (Set(NORTH, "name", "Far North"),)


def test_a_body_that_is_not_there_is_not_renamed() -> None:
    with refused(EditError, "There is no organisation “x” in this option."):
        rename("x", "Y")
