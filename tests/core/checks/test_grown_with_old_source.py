"""A figure that grew says where the new one comes from."""

from __future__ import annotations

import pytest

from core.model.edits import Edit, Set
from core.model.key import Key
from tests.core.checks.looking import empty, found, money, told

CODE = "REC002"
B1, W1 = Key("budget_line", "b1"), Key("workforce", "w1")
MORE = Set(B1, "amount", 1_200_000_00)


def test_a_figure_that_grew_on_its_old_source_is_found() -> None:
    assert told(CODE, MORE, Set(W1, "wte", 122_00)) == {
        id_: f"“Digital Centre” has {more} more in 2019-20 than the as-is, on the source of the old figure."
        for id_, more in (("b1", "£200,000"), ("w1", "1.5 WTE"))
    }


@pytest.mark.parametrize(
    "edits",
    [
        [],
        [MORE, Set(B1, "source", "Spending review")],
        [Set(B1, "amount", 1_00)],
        [money("m", "north")],
    ],
    ids=["nothing changes", "its own source", "less", "a line of its own"],
)
def test_what_has_its_source_is_not_found(edits: list[Edit]) -> None:
    assert told(CODE, *edits) == {}


def test_an_empty_plan_has_nothing_new() -> None:
    assert found(CODE, empty()) == []
