"""Reserving and delegating a matter."""

from __future__ import annotations

from typing import Any

import pytest

from core.acts import ACTS, Proposal
from core.model.edits import Edit, EditError, edited
from core.model.entities.accountability import Delegation
from core.model.model import Model
from core.workshop import preview
from tests.core.schemes import CHANGES, SCHEME
from tests.refusals import refused
from tests.small import small_model


def delegated(*edits: Edit, **arguments: Any) -> tuple[Model, Proposal]:
    """Return the small plan with edits, and what the act proposes in the scheme of its centre."""
    model = edited(small_model(), edits)
    return model, ACTS["delegate"].propose(model, {"organisation": "centre", **arguments})


def after(found: tuple[Model, Proposal], matter: str) -> Delegation:
    model, proposal = found
    (line,) = [line for line in edited(model, proposal.edits).all(Delegation) if line.matter == matter]
    return line


def test_a_new_matter_is_delegated_with_all_that_is_said_of_it() -> None:
    found = delegated(matter="Spend", post="chief", limit=5_00, function="cyber", instrument="Scheme")
    line = after(found, "Spend")
    assert (line.post, line.limit, line.function, line.instrument) == ("chief", 5_00, "cyber", "Scheme")
    assert found[1].label == "Delegate “Spend” to Chief Executive"
    assert preview(*found) == ["New delegation: Spend."]


def test_with_neither_post_nor_committee_the_board_keeps_it() -> None:
    found = delegated(CHANGES, matter=" CHANGES")
    line = after(found, "Changes")
    assert (line.id, line.post, line.limit) == ("changes", None, None)
    assert (line.function, line.conditions) == ("cyber", "In budget")  # not said, so as they were
    assert found[1].label == "Reserve “Changes” to the board of Digital Centre"
    assert preview(*found) == [
        "Changes: delegated to is no longer “Chief Executive” and up to is no longer “£2,000,000.00”."
    ]


def test_who_decides_is_said_anew_and_the_rest_stays_unless_given() -> None:
    line = after(
        delegated(*SCHEME, matter="Changes", committee="Audit committee", conditions="Yearly"), "Changes"
    )
    assert (line.post, line.committee, line.limit) == (None, "Audit committee", None)
    assert (line.conditions, line.function) == ("Yearly", "cyber")


def test_a_post_of_another_body_is_named_in_the_preview() -> None:
    found = delegated(matter="Spend", post="director")
    assert found[1].conflicts == ("“Director of Policy” is a post of Policy Unit, not of Digital Centre.",)
    assert delegated(matter="Spend", post="chief")[1].conflicts == ()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            {"matter": "S", "post": "chief", "committee": "C"},
            "One decides: choose a post or a committee, not both.",
        ),
        (
            {"matter": "S", "limit": 5},
            "The board decides without a limit. Choose the post or the committee that has one.",
        ),
        ({"matter": "S", "post": "nobody"}, "There is no post “nobody” in this option."),
        ({"matter": "S", "function": "x"}, "There is no function “x” in this option."),
        ({"matter": ""}, "Matter may not be empty."),
        ({"matter": "S", "organisation": "x"}, "There is no organisation “x” in this option."),
    ],
)
def test_what_does_not_fit_is_refused_in_words(arguments: dict[str, Any], words: str) -> None:
    with refused(EditError, words):
        delegated(**arguments)


def test_what_is_so_already_is_no_change() -> None:
    with refused(EditError, "That is already so in the scheme of Digital Centre."):
        delegated(*SCHEME, matter="audit", committee="Audit committee")
