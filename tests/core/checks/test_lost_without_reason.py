"""What an option has nowhere, and gives no reason for, is found with the body that had it."""

from __future__ import annotations

import pytest

from core.acts import ACTS
from core.model.edits import Edit, Remove, Set, edited
from core.model.key import Key
from tests.core.checks.looking import case, empty, found, told
from tests.small import CENTRE, small_model

CODE = "REC001"
B1, B2, W1 = Key("budget_line", "b1"), Key("budget_line", "b2"), Key("workforce", "w1")


def test_what_is_gone_is_told_once_for_each_body_with_every_year() -> None:
    (finding,) = found(CODE, case(Remove(B1), Set(B2, "amount", 1_000_000_00), Set(W1, "wte", 100_50)))
    assert finding.key == CENTRE
    assert finding.message == (
        "“Digital Centre” had £1.0 million in 2019-20, £100,000 in 2020-21 and 20 WTE in 2019-20, "
        "which have no place in this option, and no reason."
    )
    assert set(finding.also) == {B1, B2, W1}


def test_a_body_that_closed_with_its_money_is_named_as_the_as_is_knows_it() -> None:
    lost = told(CODE, Remove(Key("budget_line", "b3")), Remove(Key("organisation", "policy")))["policy"]
    assert (
        lost == "“Policy Unit” had £250,000.50 in 2019-20, which has no place in this option, and no reason."
    )


def test_lost_income_does_not_make_up_for_a_lost_cost() -> None:
    before = edited(small_model(), [Set(B2, "year", "2019-20"), Set(B2, "amount", -1_000_000_00)])
    (finding,) = found(CODE, case(Remove(B1), Remove(B2), baseline=before))
    assert finding.message.startswith("“Digital Centre” had £2.0 million in 2019-20, which has no place")


@pytest.mark.parametrize(
    "edits",
    [
        [],
        [Set(B1, "amount", 0), Set(B1, "saved", "The contract ends")],
        [Set(B1, "organisation", "north")],
        [Set(B1, "amount", 2_000_000_00)],
    ],
    ids=["nothing changes", "saved", "moved", "more"],
)
def test_what_has_a_place_or_a_reason_is_not_found(edits: list[Edit]) -> None:
    assert told(CODE, *edits) == {}


def test_the_act_that_saves_leaves_nothing_to_find() -> None:
    proposal = ACTS["save"].propose(small_model(), {"lines": ["b1"], "reason": "One contract less"})
    assert told(CODE, *proposal.edits) == {}
    assert edited(small_model(), proposal.edits) != small_model()


def test_an_empty_plan_has_nothing_to_lose() -> None:
    assert found(CODE, empty()) == []
