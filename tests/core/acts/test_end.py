"""Ending a function, with the reason."""

from __future__ import annotations

from core.acts import ACTS, Proposal
from core.model.edits import EditError, edited
from core.model.entities.accountability import Function
from core.model.entities.resources import BudgetLine
from core.workshop import preview
from tests.refusals import refused
from tests.small import small_model

LEFT = (
    "£1.0 million in 2019-20, £1.1 million in 2020-21 and 120.5 WTE in 2019-20 stay where they are, "
    "without this duty; transfer or save them."
)


def end(function: str, reason: str = "done by the market") -> Proposal:
    return ACTS["end"].propose(small_model(), {"function": function, "reason": reason})


def test_an_ended_function_keeps_its_reason_and_nobody_holds_it() -> None:
    after = edited(small_model(), end("cyber").edits)
    assert after.table(Function)["cyber"].ended == "done by the market"
    assert after.holders("cyber") == after.holders("cyber", "R") == []
    assert "cyber" not in {duty.id for duty in after.duties}


def test_its_money_and_people_stay_and_are_named_year_by_year() -> None:
    found = end("cyber")
    assert found.label == "End “Cyber operations”"
    assert preview(small_model(), found) == [
        "“Cyber operations” ends: done by the market.",
        "Digital Centre is no longer accountable for “Cyber operations”.",
        "The North Region is no longer responsible for “Cyber operations”.",
        LEFT,
    ]
    assert len(edited(small_model(), found.edits).table(BudgetLine)) == 3


def test_a_function_without_money_and_people_leaves_nothing_behind() -> None:
    assert end("statistics").conflicts == ()


def test_a_function_that_is_not_there_cannot_end() -> None:
    with refused(EditError, "There is no function “x” in this option."):
        end("x")
