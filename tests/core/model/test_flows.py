"""Flows are added up by body and year; gates and their days are weighed by the money that passes them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.model.edits import Add, edited
from core.model.entities.resources import FundingFlow
from core.model.flows import Flows, Passing
from core.model.model import Model
from tests.core.money import flow
from tests.small import small_model

BODIES = ["dept", "policy", "centre", "north", "south"]
MANY = st.lists(
    st.tuples(st.sampled_from(BODIES), st.sampled_from(BODIES), st.integers(0, 1000), st.integers(0, 90)),
    max_size=12,
)


def flows(*edits: Add) -> Flows:
    return edited(small_model(), edits).once(Flows)


def test_a_body_receives_passes_on_keeps_and_spends() -> None:
    found = flows(flow("a", "dept", "centre", 100), flow("b", "centre", "north", 60)).bodies("2020-21")
    assert found["dept"] == Passing(0, 100_00, 0)
    assert found["centre"] == Passing(100_00, 60_00, 1_100_000_00)
    assert found["centre"].kept == 40_00
    assert found["north"].kept == 60_00
    assert "south" not in found


def test_each_year_is_by_itself() -> None:
    found = flows(flow("a", "dept", "centre", 100, year="2019-20"))
    assert found.bodies("2020-21") == {}
    assert found.bodies("2019-20")["centre"].spent == 1_000_000_00


def test_an_empty_plan_has_no_flows() -> None:
    found = Model("empty", {}).once(Flows)
    assert found.by_year == {}
    assert found.way("2020-21").gates_per_pound is None
    assert list(found.excesses()) == []


def test_where_money_enters_the_plan_nothing_arrives_and_that_is_no_excess() -> None:
    assert list(flows(flow("a", "dept", "centre", 100)).excesses()) == []


def test_passing_on_a_penny_more_than_arrives_is_an_excess() -> None:
    arrives, on = flow("a", "dept", "centre", 100), flow("b", "centre", "north", 100)
    assert list(flows(arrives, on).excesses()) == []
    penny = FundingFlow(id="c", payer="centre", payee="south", year="2020-21", amount=1, source="Accounts")
    assert list(flows(arrives, on, Add(penny)).excesses()) == [("centre", "2020-21", 100_00, 100_01)]


def test_money_that_arrived_in_another_year_cannot_be_passed_on() -> None:
    late = flows(flow("a", "dept", "centre", 100, year="2019-20"), flow("b", "centre", "north", 100))
    assert list(late.excesses()) == [("centre", "2020-21", 0, 100_00)]


def test_a_flow_within_one_body_passes_nothing_on() -> None:
    found = flows(flow("a", "centre", "centre", 100, approver="dept", days=30))
    assert found.by_year == {}


def test_gates_are_weighed_by_their_money() -> None:
    way = flows(
        flow("a", "dept", "centre", 100, approver="policy", days=30),
        flow("b", "centre", "north", 50, approver="policy", days=60),
        flow("c", "dept", "south", 100),
    ).way("2020-21")
    assert (way.entered, way.gates) == (200_00, 2)
    assert way.gates_per_pound == 0.75  # £150 of gated money, £200 in all
    assert way.days_per_pound == 30.0  # £100 for 30 days and £50 for 60


def test_days_alone_make_a_gate_and_so_does_an_approver_alone() -> None:
    way = flows(
        flow("a", "dept", "centre", 100, days=10), flow("b", "dept", "north", 100, approver="policy")
    ).way("2020-21")
    assert (way.gates, way.gates_per_pound, way.days_per_pound) == (2, 1.0, 5.0)


@given(MANY)
def test_what_enters_is_what_all_bodies_keep(found: list[tuple[str, str, int, int]]) -> None:
    made = flows(*(flow(f"f{n}", a, b, pounds, days=days) for n, (a, b, pounds, days) in enumerate(found)))
    bodies = made.bodies("2020-21").values()
    assert sum(body.kept for body in bodies) == 0
    assert made.way("2020-21").entered == sum(body.kept for body in bodies if body.kept > 0)
