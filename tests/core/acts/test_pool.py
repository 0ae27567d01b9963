"""Pooling puts what several bodies have in one of them, line by line, and loses nothing."""

from __future__ import annotations

from typing import Any

import pytest

from core.model.edits import EditError
from core.model.entities.resources import BudgetLine, Workforce
from core.model.reconciliation import reconcile
from tests.core.acts.money import YEAR, done, held, plan, proposed
from tests.refusals import refused


def test_each_line_stays_what_it_is_with_another_body() -> None:
    before = done("devolve", lines=["fund"], tier="system", host="region")
    after = done("pool", before, functions=["records"], from_=["ayle", "bree"], what="money", into="north")
    assert {body: amount for body, amount in held(after).items() if amount} == {
        "north": 66_666_68,
        "cove": 33_333_33,
    }
    assert len(after.table(BudgetLine)) == len(before.table(BudgetLine))
    assert {line.host for line in after.all(BudgetLine) if line.organisation == "north"} == {None}
    assert reconcile(plan(), after).difference_pence == 0


def test_money_and_people_are_pooled_together_unless_one_is_chosen() -> None:
    both = done("pool", functions=["records"], into="dept")
    assert (held(both), held(both, Workforce)) == ({"dept": 100_000_01}, {"dept": 10_00})
    people = done("pool", functions=["records"], what="people", into="dept")
    assert (held(people), held(people, Workforce)) == ({"centre": 100_000_01}, {"dept": 10_00})


def test_a_body_that_cannot_hold_it_needs_a_host() -> None:
    after = done("pool", lines=["fund"], into="ayle", host="region")
    assert next(line.host for line in after.all(BudgetLine) if line.id == "fund") == "centre"


def test_its_label_says_what_of_whom_and_where() -> None:
    label = proposed("pool", functions=["records"], into="dept").label
    assert label == "Pool £100,000.01 and 10 WTE of Digital Centre in Department"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"lines": ["fund"], "into": "centre"}, "Digital Centre has all of this already."),
        (
            {"lines": ["fund"], "into": "ayle"},
            "Ayle has no legal personality, so it cannot hold this itself. Name a host for it.",
        ),
        ({"lines": ["fund"]}, "Into may not be empty."),
        (
            {"into": "dept", "year": YEAR},
            "Choose lines of money or people, or the functions and the bodies whose they are.",
        ),
    ],
)
def test_what_cannot_be_pooled_is_refused_in_words(arguments: dict[str, Any], message: str) -> None:
    with refused(EditError, message):
        proposed("pool", **arguments)
