"""Passing money on makes a funding flow, with its gate and its source."""

from __future__ import annotations

from typing import Any

import pytest

from core.acts import ACTS, Proposal
from core.model.edits import EditError, edited
from core.model.entities.resources import FundingFlow
from core.workshop import preview
from tests.refusals import refused
from tests.small import small_model

TYPED = {"payer": "Department", "payee": "centre", "year": "2020-21", "amount": "£1.5m", "source": "Accounts"}


def fund(**more: str) -> Proposal:
    model, act = small_model(), ACTS["fund"]
    return act.propose(model, act.parse(model, TYPED | more))


def test_a_flow_is_made_as_typed() -> None:
    found = fund(approver="policy", days="30", purpose="Grant", basis="published", amount="1,500,000")
    assert found.label == "Pass £1.5 million from Department to Digital Centre in 2020-21"
    (flow,) = edited(small_model(), found.edits).all(FundingFlow)
    assert (flow.payer, flow.payee, flow.amount) == ("dept", "centre", 1_500_000_00)
    assert (flow.approver, flow.days, flow.purpose, flow.basis) == ("policy", 30, "Grant", "published")
    assert preview(small_model(), found) == [
        "In 2020-21, £1.5 million flows anew from the Department to Digital Centre."
    ]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"payee": "dept"}, "Department cannot pass money to itself."),
        ({"amount": "0"}, "What flows has to be more than nothing."),
        ({"amount": "-5"}, "What flows has to be more than nothing."),
        ({"days": "-1"}, "An approval cannot add fewer than no days."),
        ({"source": ""}, "Source may not be empty."),
        ({"payee": "x"}, "To: there is no organisation “x” in this option."),
    ],
)
def test_a_flow_that_cannot_be_is_refused(typed: dict[str, str], message: str) -> None:
    with refused(EditError, message):
        fund(**({"amount": "10"} | typed))


def test_a_function_or_an_approver_that_is_not_there_is_refused() -> None:
    given: dict[str, Any] = {
        "payer": "dept",
        "payee": "centre",
        "year": "2020-21",
        "amount": 1,
        "source": "Accounts",
    }
    with refused(EditError, "There is no function “x” in this option."):
        ACTS["fund"].propose(small_model(), given | {"function": "x"})
    with refused(EditError, "There is no organisation “x” in this option."):
        ACTS["fund"].propose(small_model(), given | {"approver": "x"})
