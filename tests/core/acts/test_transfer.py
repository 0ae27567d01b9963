"""Transferring duties: the part of one body in them goes to another, with its money and people if wanted."""

from __future__ import annotations

import pytest

from core.acts import ACTS, Proposal
from core.model.edits import Add, EditError, Remove, Set, edited
from core.model.entities.accountability import Accountability
from core.model.entities.resources import BudgetLine, Workforce
from core.model.key import Key
from core.model.model import Model
from tests.refusals import refused
from tests.small import DEPT, small_model


def transfer(
    from_: str, functions: list[str], to: str, model: Model | None = None, **more: object
) -> Proposal:
    arguments = {"from": from_, "functions": functions, "to": to, **more}
    return ACTS["transfer"].propose(model or small_model(), arguments)


def owners(model: Model, kind: type[BudgetLine | Workforce], function: str) -> set[str]:
    return {line.organisation for line in model.table(kind).by("function").get(function, ())}


def test_a_duty_goes_with_its_money_and_people() -> None:
    found = transfer("centre", ["cyber"], "dept")
    assert found.label == "Transfer “Cyber operations” to Department"
    after = edited(small_model(), found.edits)
    assert [part.organisation for part in after.holders("cyber")] == ["dept"]
    assert owners(after, BudgetLine, "cyber") == owners(after, Workforce, "cyber") == {"dept"}


@pytest.mark.parametrize(("money", "people"), [(True, False), (False, True), (False, False)])
def test_money_and_people_stay_behind_if_not_wanted(*, money: bool, people: bool) -> None:
    after = edited(small_model(), transfer("centre", ["cyber"], "dept", money=money, people=people).edits)
    assert owners(after, BudgetLine, "cyber") == {"dept" if money else "centre"}
    assert owners(after, Workforce, "cyber") == {"dept" if people else "centre"}


def test_nobody_answers_to_itself() -> None:
    after = edited(small_model(), transfer("centre", ["cyber"], "dept").edits)
    assert after.table(Accountability)["cyber-a"].to is None
    after = edited(small_model(), transfer("north", ["cyber"], "centre").edits)
    assert after.table(Accountability)["cyber-r"].to == "dept"


def test_a_body_whose_parent_is_gone_answers_to_nobody() -> None:
    model = edited(small_model(), [Remove(DEPT)])
    after = edited(model, transfer("north", ["cyber"], "centre", model).edits)
    assert after.table(Accountability)["cyber-r"].to is None


def test_a_part_that_the_other_has_already_is_joined_and_told() -> None:
    found = transfer("policy", ["records"], "centre")
    assert found.conflicts == (
        "Digital Centre is accountable for “Shared care records” already; the two are joined.",
    )
    assert [part.id for part in edited(small_model(), found.edits).holders("records")] == ["records-a2"]


def test_a_part_that_was_held_twice_is_joined() -> None:
    twice = Accountability(id="twice", function="statistics", organisation="centre", letter="A")
    model = edited(small_model(), [Add(twice)])
    found = transfer("centre", ["statistics"], "dept", model)
    assert len(edited(model, found.edits).holders("statistics")) == 1
    assert len(found.conflicts) == 1


def test_several_duties_are_named_in_the_label() -> None:
    found = transfer("centre", ["cyber", "statistics", "cyber", "records"], "policy")
    assert found.label == "Transfer “Cyber operations”, “Official statistics” and 1 more to Policy"
    assert len({edit.key for edit in found.edits}) == len(found.edits)


def test_every_part_of_the_giver_goes() -> None:
    model = edited(small_model(), [Set(Key("accountability", "cyber-r"), "organisation", "centre")])
    after = edited(model, transfer("centre", ["cyber"], "dept", model).edits)
    assert {part.organisation for part in after.table(Accountability).by("function")["cyber"]} == {"dept"}


@pytest.mark.parametrize(
    ("from_", "functions", "to", "message"),
    [
        ("x", ["cyber"], "dept", "There is no organisation “x” in this option."),
        ("centre", ["cyber"], "x", "There is no organisation “x” in this option."),
        ("centre", ["x"], "dept", "There is no function “x” in this option."),
        ("centre", ["cyber"], "centre", "Choose another body to transfer to."),
        (
            "south",
            ["cyber"],
            "dept",
            "South Region has no part in “Cyber operations”, so it cannot give it away.",
        ),
    ],
)
def test_a_transfer_that_cannot_be_is_refused(
    from_: str, functions: list[str], to: str, message: str
) -> None:
    with refused(EditError, message):
        transfer(from_, functions, to)
