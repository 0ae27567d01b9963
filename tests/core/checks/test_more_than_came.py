"""What is said to come out of a line did leave it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.acts import ACTS
from core.model.edits import Add, Edit, Set
from core.model.entities.resources import BudgetLine
from core.model.key import Key
from tests.core.checks.looking import case, empty, found, told
from tests.small import small_model

CODE = "REC003"
B1 = Key("budget_line", "b1")
COPY = Add(replace(small_model().table(BudgetLine)["b1"], id="b4", organisation="north", origin="b1"))


def test_a_line_given_on_without_a_cut_is_found() -> None:
    (finding,) = found(CODE, case(COPY))
    assert (finding.key, finding.also) == (Key("budget_line", "b4"), (B1,))
    assert finding.message == (
        "“North Region” has £1.0 million in 2019-20 that is said to come from another line, "
        "but never left it; it is counted twice, or new."
    )


def test_only_what_did_not_leave_is_told() -> None:
    told_of = told(CODE, COPY, Set(B1, "amount", 100_00))
    assert told_of["b4"].startswith("“North Region” has £100 in 2019-20")


@pytest.mark.parametrize("edits", [[], [COPY, Set(B1, "amount", 0)]], ids=["nothing changes", "it left"])
def test_what_left_is_not_found(edits: list[Edit]) -> None:
    assert told(CODE, *edits) == {}


def test_the_act_that_devolves_leaves_nothing_to_find() -> None:
    proposal = ACTS["devolve"].propose(small_model(), {"lines": ["b1"], "to": ["north", "south"]})
    assert told(CODE, *proposal.edits) == {}


def test_an_empty_plan_has_no_lines() -> None:
    assert found(CODE, empty()) == []
