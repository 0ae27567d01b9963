"""Flows, tranches, deliverables, investments and figures that break a rule are found, and others are not."""

from __future__ import annotations

import pytest

from core.checks import CHECKS, Case, Finding, findings
from core.model.edits import Edit, Set, edited
from core.model.entities.plan import PLAN, Plan
from core.model.key import Key
from core.model.kinds import KINDS
from tests.core.checks.looking import case, empty, found, money, people, told
from tests.core.money import ALL_TICKS, deliverable, flow, investment, level, tranche
from tests.small import small_model

FLOW, FIRST = flow("f", "dept", "centre", 1000), tranche("first", "f", 600)
RELEASED = Set(Key("tranche", "first"), "released", "2020-10-05")
NEW = ("FLO001", "DLV001", "DLV002", "DLV003", "DLV004", "MON001", "MON002", "MON003", "MON004")


def at(day: str | None, code: str, *edits: Edit) -> list[Finding]:
    """Return what a check finds in the small plan with edits, as at a day."""
    option = edited(small_model(), edits)
    looked_at = Case(option, small_model(), plan=Plan(id=PLAN, title="Small", as_at=day))
    return findings(looked_at, off=set(CHECKS) - {code})


@pytest.mark.parametrize("code", NEW)
def test_an_empty_plan_and_the_small_plan_have_nothing_of_the_kind(code: str) -> None:
    assert found(code, empty()) == []
    assert told(code) == {}


@pytest.mark.parametrize("code", NEW)
def test_a_check_says_what_it_reads(code: str) -> None:
    assert CHECKS[code].reads


# flows


def test_a_body_that_passes_on_more_than_arrives_is_found() -> None:
    over = flow("g", "centre", "north", 1001)
    (one,) = found("FLO001", case(FLOW, over))
    assert one.message == "“Digital Centre” passes on £1,001 in 2020-21, but only £1,000 arrives."
    assert (one.key, one.also) == (Key("organisation", "centre"), (Key("funding_flow", "g"),))


def test_a_body_that_passes_on_what_arrived_in_another_year_is_found() -> None:
    late = flow("g", "centre", "north", 10, year="2021-22")
    assert told("FLO001", FLOW, late) == {
        "centre": "“Digital Centre” passes on £10 in 2021-22, but nothing arrives then."
    }


def test_passing_on_all_that_arrives_is_fine() -> None:
    assert told("FLO001", FLOW, flow("g", "centre", "north", 1000)) == {}


# deliverables


def test_a_release_without_ticks_is_found() -> None:
    wifi = deliverable("wifi", "first", feasible="policy")
    assert told("DLV001", FLOW, FIRST, wifi, RELEASED) == {
        "first": "£600, “First”, is marked as released, but 1 deliverable still needs a tick: “Wifi”."
    }


def test_a_release_against_nothing_is_found() -> None:
    assert told("DLV001", FLOW, FIRST, RELEASED) == {
        "first": "£600, “First”, is marked as released, but it has no deliverables."
    }


def test_a_release_with_all_ticks_is_fine_and_so_is_none() -> None:
    assert told("DLV001", FLOW, FIRST, deliverable("wifi", "first", **ALL_TICKS), RELEASED) == {}
    assert told("DLV001", FLOW, FIRST, deliverable("wifi", "first")) == {}


def test_a_tick_by_who_receives_the_money_is_found() -> None:
    own = deliverable("wifi", "first", **(ALL_TICKS | {"timed": "centre"}))
    assert told("DLV002", FLOW, FIRST, own) == {
        "wifi": "“Digital Centre” found “Wifi” timed, but receives the money or acts in the same name, "
        "so that does not count."
    }
    assert told("DLV002", FLOW, FIRST, deliverable("wifi", "first", **ALL_TICKS)) == {}


def test_a_deliverable_is_overdue_after_its_day_only() -> None:
    edits = FLOW, FIRST, deliverable("wifi", "first", due="2020-10-30")
    (one,) = at("2020-11-13", "DLV003", *edits)
    assert one.message == "“Wifi” was due from “Digital Centre” on 30 October 2020 and is not met."
    assert at("2020-10-30", "DLV003", *edits) == []
    assert at(None, "DLV003", *edits) == []
    assert at("2020-11-13", "DLV003", *edits, Set(Key("deliverable", "wifi"), "met", "2020-11-01")) == []


def test_a_deliverable_that_waits_for_ticks_is_noted() -> None:
    assert told("DLV004", FLOW, FIRST, deliverable("wifi", "first", feasible="policy")) == {
        "wifi": "“Wifi” still needs an independent check that it is granular and timed; "
        "its money waits until then."
    }
    assert told("DLV004", FLOW, FIRST, deliverable("wifi", "first", **ALL_TICKS)) == {}


# the floor, and what is above it


def test_a_body_below_the_floor_is_found_and_one_on_it_is_not() -> None:
    technology = Set(Key("budget_line", "m"), "technology", True)
    below: list[Edit] = [money("m", "north", amount=5), technology, money("n", "north", amount=96)]
    assert told("MON001", *below, technology_floor=5_00)["north"] == (
        "“North Region” puts 4.9% of its money in 2020-21 into technology; the floor of the plan is 5%."
    )
    on: list[Edit] = [money("m", "north", amount=5), technology, money("n", "north", amount=95)]
    assert "north" not in told("MON001", *on, technology_floor=5_00)


def test_a_body_without_money_is_below_no_floor_and_a_plan_without_a_floor_has_none() -> None:
    assert "south" not in told("MON001", money("m", "south", amount=0), technology_floor=5_00)
    assert told("MON001", money("m", "south")) == {}


def test_an_investment_above_the_floor_without_a_return_is_found() -> None:
    line = money("m", "north")
    marked = [
        Set(Key("budget_line", "m"), name, value)
        for name, value in (("technology", True), ("investment", "pilot"))
    ]
    edits: list[Edit] = [investment("pilot", "north"), line, *marked]
    assert told("MON004", *edits, technology_floor=5_00) == {
        "pilot": "“Pilot” does not say what it returns, and its body spends more on technology than the "
        "floor."
    }
    assert told("MON004", *edits, money("n", "north", amount=100_00 * 99), technology_floor=5_00) == {}


def test_an_investment_of_a_body_that_is_on_the_floor_owes_no_return() -> None:
    marked = [
        Set(Key("budget_line", "m"), name, value)
        for name, value in (("technology", True), ("investment", "pilot"))
    ]
    edits: list[Edit] = [investment("pilot", "north"), money("m", "north", amount=5), *marked]
    assert told("MON004", *edits, money("n", "north", amount=95), technology_floor=5_00) == {}
    assert told("MON004", *edits, money("n", "north", amount=94), technology_floor=5_00) != {}


def test_without_a_floor_every_investment_says_what_it_returns_and_how_that_is_measured() -> None:
    assert told("MON004", investment("pilot")) == {"pilot": "“Pilot” does not say what it returns."}
    assert told("MON004", investment("pilot", expected=100)) == {
        "pilot": "“Pilot” does not say how its return is measured."
    }
    assert told("MON004", investment("pilot", expected=100, measured="Letters saved")) == {}


# figures


@pytest.mark.parametrize("source", ["tbc", "?", "TBC.", "n/a", "Unknown"])
def test_a_source_that_says_nothing_is_found(source: str) -> None:
    vague = [Set(Key("budget_line", id_), "source", source) for id_ in ("b1", "b2")]
    (one,) = found("MON002", case(*vague))
    assert one.message == (
        f"Budget line “Digital Centre, 2019-20: £1,000,000.00” gives “{source}” as its source. "
        "Of the budget lines, 1 other does so too."
    )
    assert one.also == (Key("budget_line", "b2"),)


def test_every_kind_of_figure_is_asked_for_its_source() -> None:
    figures = [slug for slug, kind in KINDS.items() if "source" in kind.fields]
    reads = {slug for slug, kind in KINDS.items() if kind.type in (CHECKS["MON002"].reads or ())}
    assert reads == set(figures)
    vague = Set(Key("price_index", "p2019-20"), "source", "tbc")
    assert list(told("MON002", level("2019-20", 100_00), vague)) == ["p2019-20"]


def year(id_: str, organisation: str, in_: str) -> list[Edit]:
    return [money(id_, organisation), Set(Key("budget_line", id_), "year", in_)]


def test_a_body_without_figures_between_two_years_is_found() -> None:
    edits = [*year("m", "north", "2019-20"), *year("n", "north", "2021-22")]
    assert told("MON003", *edits) == {
        "north": "Money: “North Region” has figures before and after 2020-21, but none then."
    }
    assert told("MON003", *edits, money("o", "north")) == {}


def test_a_year_in_which_nobody_has_figures_is_found_once() -> None:
    only_one_year = small_model().changed({"budget_line": {"b1": None, "b3": None}})
    later = Case(edited(only_one_year, year("m", "north", "2022-23")), only_one_year)
    assert [(one.key.id, one.message) for one in found("MON003", later)] == [
        ("plan", "Money: nobody has figures for 2021-22.")
    ]


def test_people_are_asked_for_too_and_the_century_turns() -> None:
    early: list[Edit] = [people("p", "north"), Set(Key("workforce", "p"), "year", "1998-99")]
    late: list[Edit] = [people("q", "north"), Set(Key("workforce", "q"), "year", "2000-01")]
    model = small_model().changed({"workforce": {"w1": None, "w2": None}})
    looked_at = Case(edited(model, [*early, *late]), model)
    assert [one.message for one in found("MON003", looked_at)] == ["People: nobody has figures for 1999-00."]
