"""Saving takes money or people out of a plan with the reason, which the reconciliation then knows."""

from __future__ import annotations

from typing import Any

import pytest

from core.model.edits import EditError, Set, edited
from core.model.entities.resources import BudgetLine, Workforce
from core.model.key import Key
from core.model.reconciliation import Fate, reconcile
from core.model.sentences import summary
from tests.core.acts.money import YEAR, done, held, plan, proposed
from tests.refusals import refused

WHY: dict[str, Any] = {"reason": "One contract less"}


def test_what_is_saved_keeps_its_reason_and_leaves_no_gap() -> None:
    after = done("save", lines=["fund"], amount=10_000_00, **WHY)
    assert held(after) == {"centre": 90_000_01}
    found = reconcile(plan(), after).money
    assert (found.years[YEAR].saved, found.difference) == (10_000_00, 0)
    assert [line.reason for line in found.told if line.fate is Fate.SAVED] == ["One contract less"]


def test_the_preview_says_the_saving_and_its_reason_in_one_sentence() -> None:
    after = done("save", lines=["fund"], amount=10_000_00, **WHY)
    (line,) = summary(plan(), after)
    assert line.endswith("falls from £100,000.01 to £90,000.01, saved because: One contract less.")


def test_a_reason_given_afterwards_is_told_too() -> None:
    after = edited(plan(), [Set(Key("budget_line", "fund"), "saved", "A gift")])
    assert any("A gift" in line for line in summary(plan(), after))


def test_a_line_saved_whole_stays_at_nothing_with_the_reason() -> None:
    after = done("save", lines=["fund"], **WHY)
    line = after.table(BudgetLine)["fund"]
    assert (line.amount, line.saved) == (0, "One contract less")
    assert reconcile(plan(), after).difference_pence == 0


def test_a_share_of_each_line_is_saved_rounded_half_up_with_the_pay_of_the_people() -> None:
    after = done("save", functions=["records"], percent=12_50, **WHY)
    assert (held(after), held(after, Workforce)) == ({"centre": 87_500_01}, {"centre": 8_75})
    assert after.table(Workforce)["team"].pay_cost == 437_501
    found = reconcile(plan(), after)
    assert found.difference_pence == found.difference_wte == 0


def test_a_second_saving_adds_its_reason_to_the_first() -> None:
    once = done("save", lines=["fund"], amount=1_00, **WHY)
    twice = done("save", once, lines=["fund"], amount=1_00, reason="And fewer licences")
    assert twice.table(BudgetLine)["fund"].saved == "One contract less. And fewer licences"


def test_what_was_devolved_can_be_saved_where_it_is_now() -> None:
    devolved = done("devolve", lines=["fund"], tier="system", host="region")
    after = done("save", devolved, from_=["ayle"], amount=3_333_34, **WHY)
    year = reconcile(plan(), after).money.years[YEAR]
    assert (year.devolved, year.saved, year.gap) == (96_666_67, 3_333_34, 0)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"lines": ["fund"]}, "Reason may not be empty."),
        (
            {"lines": ["fund"], "amount": 100_000_02, **WHY},
            "There is only £100,000.01 in what was chosen, which is less than £100,000.02.",
        ),
        ({"lines": ["fund"], "amount": -1, **WHY}, "What is taken has to be more than nothing."),
        (
            {"lines": ["fund"], "percent": 100_01, **WHY},
            "100.01% cannot be saved. A share is more than 0, at most 100%.",
        ),
        (
            {"lines": ["fund"], "percent": 50_00, "amount": 1, **WHY},
            "Give an amount or a share, not both.",
        ),
        (
            {"lines": ["fund"], "people": ["team"], "amount": 1, **WHY},
            "Part of it can be taken only from money, or from people, of one year. Choose which.",
        ),
    ],
)
def test_what_cannot_be_saved_is_refused_in_words(arguments: dict[str, Any], message: str) -> None:
    with refused(EditError, message):
        proposed("save", **arguments)


def test_income_cannot_be_saved() -> None:
    model = edited(plan(), [Set(Key("budget_line", "fund"), "amount", -5)])
    with refused(EditError, "Income cannot be saved. Choose lines that cost something."):
        proposed("save", model, lines=["fund"], **WHY)


def test_so_small_a_share_is_nothing() -> None:
    model = edited(plan(), [Set(Key("budget_line", "fund"), "amount", 10)])
    with refused(EditError, "So small a share of this is less than a penny, or than 0.01 WTE."):
        proposed("save", model, lines=["fund"], percent=1, **WHY)
