"""Measures tell options apart: each counts what its definition says, and no more."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.measures import MEASURES, Value, measured
from core.model.edits import Add, Edit, EditError, Remove, Set, edited
from core.model.entities.accountability import Accountability
from core.model.entities.plan import AS_IS, PLAN, Plan
from core.model.entities.resources import BudgetLine, Workforce
from core.model.entities.structure import Organisation, ReportingLine
from core.model.key import Key
from core.model.model import Model
from core.store.store import Store
from tests.core.money import ALL_TICKS, deliverable, flow, investment, level, tranche
from tests.core.strategies import CONTENT
from tests.small import CENTRE, CHIEF, CYBER, NORTH, POLICY, RECORDS, small_model

EMPTY = Model(AS_IS, {})


def value(id: str, *edits: Edit, **limits: object) -> Value:
    """Return a measure of the small plan's as-is after edits; `limits` are the plan's."""
    model = edited(small_model(), edits)
    return MEASURES[id].value(model, small_model(), Plan(id=PLAN, title="Small", **limits))  # type: ignore[arg-type]


def line(id: str, **fields: object) -> Add:
    """Return the edit that adds a budget line of the centre, £100.00 of 2019-20 unless said."""
    usual = {"organisation": "centre", "year": "2019-20", "amount": 100_00, "source": "Accounts"}
    return Add(BudgetLine(id=id, **(usual | fields)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("bodies", 5),
        ("national_bodies", 2),  # not the policy unit: it is part of the department
        ("posts", 2),
        ("functions", 3),  # not the family
        ("tiers", 3),
        ("widest_span", 2),
        ("spans", {"2": 2}),
        ("wte", {"2019-20": 150_50}),
        ("money", {"2019-20": 1_250_000_50, "2020-21": 1_100_000_00}),
        ("money_by_type", {"2019-20": {"revenue": 1_250_000_50}, "2020-21": {"revenue": 1_100_000_00}}),
        ("money_by_basis", {"2019-20": {"estimate": 1_250_000_50}, "2020-21": {"estimate": 1_100_000_00}}),
        ("money_share_illustrative", {"2019-20": 0.0, "2020-21": 0.0}),
        ("devolved_share", {"2019-20": 0.0, "2020-21": 0.0}),
        ("money_share_unsure", {"2019-20": 1.0, "2020-21": 1.0}),  # all estimates
        ("people_share_unsure", {"2019-20": 1.0}),
        ("devolved_people_share", {"2019-20": 0.0}),
        ("overhead_share", {}),
        ("one_off_costs", {}),
        ("cost_per_wte", {"2019-20": 8_305_65}),  # £1,250,000.50 for 150.5 WTE
        ("gates", {}),
        ("gates_per_pound", {}),
        ("days_of_delay", {}),
        ("deliverables", 0),
        ("deliverables_met", 0),
        ("released", 0),
        ("held", 0),
        ("investments_without_return", 0),
        ("money_without_return", {}),
        ("duties_without_home", 0),
        ("duties_with_two_homes", 1),  # the records
        ("bodies_with_two_masters", 0),  # a dotted line is no master
        ("reporting_loops", 0),
        ("greatest_distance", 2),
        ("average_distance", 1.2),  # 0, twice 1, twice 2
        ("bodies_by_distance", {"0": 1, "1": 2, "2": 2}),
        ("bodies_without_way_to_top", 0),
        ("digital_leaders_on_board", 0),  # the chief is on the board, but no digital leader
        ("chief_and_leading_posts", 0),  # no standing is said
        ("posts_needing_registration", 0),
        ("registrations_unmet", 0),
        ("bodies_without_legal_personality_holding_money", 0),
    ],
)
def test_a_measure_of_the_small_plan_is_counted_by_hand(id: str, expected: Value) -> None:
    assert value(id) == expected


def test_every_measure_of_an_empty_plan_is_nothing() -> None:
    assert set(map(json.dumps, measured(EMPTY, EMPTY).values())) == {"0", "{}"}


@pytest.mark.parametrize("id", list(MEASURES))
def test_a_measure_says_what_it_is_in_one_sentence(id: str) -> None:
    found = MEASURES[id]
    assert found.id == id
    assert found.definition.endswith(".")
    assert found.definition[:-1].count(". ") == 0
    assert found.name
    assert found.unit
    assert found.source


def test_a_body_of_the_national_tier_is_counted_unless_it_is_part_of_another() -> None:
    assert value("national_bodies", Set(POLICY, "legal_form", "non_statutory")) == 3
    assert value("national_bodies", Set(CENTRE, "tier", "regional")) == 1


def test_a_body_in_a_body_is_one_more_tier() -> None:
    assert value("tiers", Add(Organisation(id="office", name="Office", parent="north"))) == 4
    assert value("widest_span", Add(Organisation(id="east", name="East", parent="centre"))) == 3


def test_bodies_that_are_part_of_each_other_in_a_circle_do_not_hang_the_count() -> None:
    circle = small_model().changed(
        {"organisation": {"dept": Organisation(id="dept", name="Department", parent="north")}}
    )
    assert MEASURES["tiers"].compute(circle, circle) == 0


def test_a_part_of_a_body_that_is_not_here_stands_at_the_top() -> None:
    assert value("tiers", Remove(Key("organisation", "dept"))) == 2


def test_a_ring_has_no_way_to_the_top() -> None:
    ring = Add(ReportingLine(id="ring", organisation="dept", to="north", style="solid"))
    assert value("reporting_loops", ring) == 1
    assert value("bodies_without_way_to_top", ring) == 5
    assert value("greatest_distance", ring) == value("average_distance", ring) == 0


def test_a_second_solid_line_shortens_the_way_and_makes_a_second_master() -> None:
    short = Add(ReportingLine(id="short", organisation="north", to="dept", style="solid"))
    assert value("bodies_by_distance", short) == {"0": 1, "1": 3, "2": 1}
    assert value("bodies_with_two_masters", short) == 1


def test_a_registration_is_met_once_a_register_is_named() -> None:
    needs = Set(CHIEF, "registration", True)
    assert value("posts_needing_registration", needs) == value("registrations_unmet", needs) == 1
    assert value("registrations_unmet", needs, Set(CHIEF, "registered", " ")) == 1
    assert value("registrations_unmet", needs, Set(CHIEF, "registered", "General Medical Council")) == 0


def test_a_digital_leader_on_the_board_is_counted() -> None:
    assert value("digital_leaders_on_board", Set(CHIEF, "digital", True)) == 1


def test_an_ended_duty_needs_no_home() -> None:
    unheld = Remove(Key("accountability", "cyber-a"))
    assert value("duties_without_home", unheld) == 1
    assert value("duties_without_home", unheld, Set(CYBER, "ended", "Nobody needs it")) == 0
    assert value("functions", Set(CYBER, "ended", "Nobody needs it")) == 2


def test_only_who_is_accountable_gives_a_duty_a_home() -> None:
    assert value("duties_without_home", Set(Key("accountability", "cyber-a"), "letter", "R")) == 1


def test_a_duty_with_three_homes_counts_once() -> None:
    third = Accountability(id="records-a3", function="records", organisation="north", letter="A")
    assert value("duties_with_two_homes", Add(third)) == 1
    assert value("duties_with_two_homes", Remove(Key("accountability", "records-a"))) == 0
    assert value("duties_with_two_homes", Set(RECORDS, "ended", "Shared no more")) == 0


def test_a_solid_line_to_another_body_is_a_second_master() -> None:
    solid = Set(Key("reporting_line", "policy-centre"), "style", "solid")
    assert value("bodies_with_two_masters", solid) == 1
    assert value("bodies_with_two_masters", solid, Set(POLICY, "parent", "centre")) == 0
    assert value("bodies_with_two_masters", solid, Set(POLICY, "parent", None)) == 0
    more = ReportingLine(id="policy-north", organisation="policy", to="north", style="solid")
    assert value("bodies_with_two_masters", solid, Set(POLICY, "parent", None), Add(more)) == 1


def test_money_of_a_body_that_cannot_hold_any_is_counted_by_body() -> None:
    bare = Set(CENTRE, "legal_form", "non_statutory")
    assert value("bodies_without_legal_personality_holding_money", bare) == 1  # though it has two lines
    assert (
        value("bodies_without_legal_personality_holding_money", Set(NORTH, "legal_form", "non_statutory"))
        == 0
    )


def test_money_is_parted_by_type_and_by_basis() -> None:
    capital = line("b4", type="capital", basis="illustrative")
    assert value("money_by_type", capital) == {
        "2019-20": {"capital": 100_00, "revenue": 1_250_000_50},
        "2020-21": {"revenue": 1_100_000_00},
    }
    basis = value("money_by_basis", capital)
    assert isinstance(basis, dict)
    assert basis["2019-20"] == {"estimate": 1_250_000_50, "illustrative": 100_00}


def test_a_share_is_part_of_the_money_of_its_year() -> None:
    north = line("b4", organisation="north", amount=1_250_000_50, basis="illustrative")
    assert value("money_share_illustrative", north) == {"2019-20": 0.5, "2020-21": 0.0}
    assert value("devolved_share", north) == {"2019-20": 0.5, "2020-21": 0.0}


def test_a_year_without_money_has_no_share() -> None:
    gone = [Set(Key("budget_line", id_), "amount", 0) for id_ in ("b1", "b3")]
    assert value("devolved_share", *gone) == {"2020-21": 0.0}


def test_technology_share_is_told_body_by_body_and_year_by_year() -> None:
    assert value("technology_share", line("b4", technology=True, amount=1_000_000_00)) == {
        "centre": {"2019-20": 0.5, "2020-21": 0.0},
        "policy": {"2019-20": 0.0},
    }


def test_a_body_is_below_the_floor_by_year() -> None:
    some = line("b4", technology=True, amount=50_000_00)  # £50,000 of £1,050,000 is 4.76 %
    floor = {"technology_floor": 4_76}
    assert value("technology_below_floor", some, **floor) == {
        "centre": {"2020-21": 0.0},
        "policy": {"2019-20": 0.0},
    }
    assert value("bodies_below_floor", some, **floor) == {"2019-20": 1, "2020-21": 1}
    assert value("bodies_below_floor", some, technology_floor=4_77) == {"2019-20": 2, "2020-21": 1}
    assert value("bodies_below_floor", some) == value("technology_below_floor", some) == {}


def test_overhead_and_one_off_costs_are_what_is_marked_so() -> None:
    marked = line("b4", amount=1_250_000_50, overhead=True), line("b5", amount=5_00, one_off=True)
    assert value("overhead_share", *marked) == {"2019-20": 0.5, "2020-21": 0.0}
    assert value("one_off_costs", *marked) == {"2019-20": 5_00}


def test_money_is_real_in_the_prices_of_the_plan() -> None:
    levels = level("2019-20", 100_00), level("2020-21", 110_00)
    assert value("money_real", *levels, price_year="2020-21") == {
        "2019-20": 1_375_000_55,
        "2020-21": 1_100_000_00,
    }
    assert value("money_real", levels[1], price_year="2020-21") == {"2020-21": 1_100_000_00}
    assert value("money_real", *levels) == {}


def test_cost_per_person_is_of_bodies_that_have_both() -> None:
    others = line("b4", organisation="north", amount=10**12)
    assert value("cost_per_wte", others) == value("cost_per_wte")


def test_gates_and_days_are_of_the_pounds_that_enter() -> None:
    gate = {"approver": "policy", "days": 40}
    flows = flow("f", "dept", "centre", 100, **gate), flow("g", "centre", "north", 50, **gate)
    assert value("gates", *flows) == {"2020-21": 2}
    assert value("gates_per_pound", *flows) == {"2020-21": 1.5}
    assert value("days_of_delay", *flows) == {"2020-21": 60.0}


def test_money_is_released_only_against_ticks_and_deliverables_are_counted_beside_it() -> None:
    made = [flow("f", "dept", "centre", 900), tranche("first", "f", 600, released="2020-10-05")]
    ticked = deliverable("wifi", "first", met="2020-10-01", **ALL_TICKS)
    assert value("released", *made, ticked) == 600_00
    assert value("held", *made, ticked) == 0
    assert value("deliverables_met", *made, ticked) == 1.0
    unticked = deliverable("plans", "first")
    assert value("released", *made, ticked, unticked) == 0
    assert value("held", *made, ticked, unticked) == 600_00
    assert value("deliverables_met", *made, ticked, unticked) == 0.5


def test_an_investment_states_its_return_and_how_it_is_measured() -> None:
    cost = line("b4", investment="pilot")
    for stated in ({}, {"expected": 1}, {"measured": "Letters"}, {"expected": 1, "measured": " "}):
        assert value("investments_without_return", cost, investment("pilot", **stated)) == 1
        assert value("money_without_return", cost, investment("pilot", **stated)) == {"2019-20": 100_00}
    full = investment("pilot", expected=1, measured="Letters")
    assert value("investments_without_return", cost, full) == 0
    assert value("money_without_return", cost, full) == {}


def test_people_are_added_up_in_hundredths() -> None:
    more = Workforce(id="w3", organisation="north", year="2020-21", wte=1, source="Annual report")
    assert value("wte", Add(more)) == {"2019-20": 150_50, "2020-21": 1}


def test_measures_of_an_option_are_those_of_its_own_model(store: Store) -> None:
    assert measured(store.model("b"), store.model())["bodies"] == 4
    assert measured(store.model("c"), store.model())["bodies"] == 5


def test_the_sum_of_the_parts_is_the_whole_in_the_sample(sample: Path) -> None:
    store = Store.open(sample, read_only=True)
    for option in [AS_IS, *(option.id for option in store.options())]:
        found = measured(store.model(option), store.model())
        for parted in ("money_by_type", "money_by_basis"):
            whole = {year: sum(parts.values()) for year, parts in found[parted].items()}  # type: ignore[union-attr]
            assert whole == found["money"]
    store.close()


@given(edits=st.lists(CONTENT, max_size=5))
def test_measures_do_not_depend_on_how_a_model_came_about(edits: list[Edit]) -> None:
    before = small_model()
    measured(before, before)  # so that there are indexes to carry on
    try:
        after = edited(before, edits)
    except EditError:
        return
    fresh = Model(AS_IS, {slug: type(table)(dict(table)) for slug, table in after.tables.items()})
    assert measured(after, before) == measured(fresh, replaced(before))


def replaced(model: Model) -> Model:
    """Return a model of equal entities, none of them the same."""
    return model.changed(
        {
            slug: {id_: replace(entity) for id_, entity in table.items()}
            for slug, table in model.tables.items()
        }
    )
