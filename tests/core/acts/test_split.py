"""Splitting a body: each part takes its functions, with money and people; the rest follows the first."""

from __future__ import annotations

import pytest

from core.acts import ACTS, Proposal
from core.model.edits import EditError, Remove, edited
from core.model.entities.accountability import Accountability
from core.model.entities.resources import BudgetLine, Workforce
from core.model.entities.structure import Organisation, Post
from core.model.model import Model
from tests.refusals import refused
from tests.small import DEPT, small_model


def split(
    model: Model, names: list[str], functions: list[list[str]], organisation: str = "centre"
) -> Proposal:
    return ACTS["split"].propose(
        model, {"organisation": organisation, "names": names, "functions": functions}
    )


def parts(model: Model) -> dict[str, str]:
    return {body.name: body.id for body in model.all(Organisation)}


def test_each_part_takes_its_functions_with_their_money_and_people() -> None:
    found = split(small_model(), ["Records", "Security"], [["records"], ["cyber"]])
    assert found.label == "Split Digital Centre into Records and Security"
    after = edited(small_model(), found.edits)
    security, records = parts(after)["Security"], parts(after)["Records"]
    held = {part.id: part.organisation for part in after.all(Accountability)}
    assert (held["cyber-a"], held["records-a2"], held["statistics-a"]) == (security, records, records)
    assert {line.organisation for line in after.all(BudgetLine)} == {security, "policy"}
    assert {line.organisation for line in after.all(Workforce)} == {security, "policy"}
    assert after.table(Post)["chief"].organisation == records
    assert after.table(Organisation)["north"].parent == records
    assert "centre" not in after.table(Organisation)


def test_the_parts_are_like_the_whole() -> None:
    after = edited(small_model(), split(small_model(), ["One", "Two"], [[], ["cyber"]]).edits)
    for name in ("One", "Two"):
        part = after.table(Organisation)[parts(after)[name]]
        assert (part.kind, part.parent, part.tier, part.legal_form, part.short_name) == (
            "arms_length_body",
            "dept",
            "national",
            "executive_ndpb",
            None,
        )


def test_what_others_have_of_a_function_stays_with_them() -> None:
    after = edited(small_model(), split(small_model(), ["One", "Two"], [["cyber"], ["records"]]).edits)
    held = {part.id: part.organisation for part in after.all(Accountability)}
    assert (held["cyber-r"], held["records-a"]) == ("north", "policy")
    assert after.table(Accountability)["cyber-r"].to == parts(after)["One"]


def test_the_parts_of_a_body_whose_parent_is_gone_are_at_the_top() -> None:
    model = edited(small_model(), [Remove(DEPT)])
    after = edited(model, split(model, ["One", "Two"], [[], []]).edits)
    assert after.table(Organisation)[parts(after)["Two"]].parent is None


@pytest.mark.parametrize(
    ("names", "functions", "message"),
    [
        (["One"], [["cyber"]], "Give two or more names, and for each of them its functions."),
        (["One", "Two"], [["cyber"]], "Give two or more names, and for each of them its functions."),
        (["One", "Two"], [["cyber"], ["cyber"]], "Each name, and each function, may be given only once."),
        (["One", "One"], [["cyber"], []], "Each name, and each function, may be given only once."),
        (["One", "Two"], [["cyber"], ["x"]], "There is no function “x” in this option."),
        (["One", "Two"], [["x"], ["cyber"]], "There is no function “x” in this option."),
    ],
)
def test_a_split_that_cannot_be_is_refused(
    names: list[str], functions: list[list[str]], message: str
) -> None:
    with refused(EditError, message):
        split(small_model(), names, functions)


def test_a_body_that_is_not_there_cannot_be_split() -> None:
    with refused(EditError, "There is no organisation “x” in this option."):
        split(small_model(), ["One", "Two"], [[], []], organisation="x")
