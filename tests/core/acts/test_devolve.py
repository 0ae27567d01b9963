"""Devolving is exact to the penny and to the hundredth of a WTE, and refused in words where it cannot be."""

from __future__ import annotations

from typing import Any

import pytest

from core.acts import ACTS
from core.model.edits import Add, EditError, edited
from core.model.entities.resources import BudgetLine, FundingFlow, Workforce
from core.model.reconciliation import Fate, reconcile
from core.workshop import preview
from tests.core.acts.money import YEAR, done, held, plan, proposed, system
from tests.refusals import refused

SYSTEM: dict[str, Any] = {"tier": "system", "host": "region"}


def test_equal_shares_add_up_to_the_penny_and_the_odd_ones_go_to_the_first() -> None:
    after = done("devolve", lines=["fund"], **SYSTEM)
    assert held(after) == {"centre": 0, "ayle": 33_333_34, "bree": 33_333_34, "cove": 33_333_33}
    found = reconcile(plan(), after)
    assert (found.difference_pence, found.money.years[YEAR].devolved) == (0, 100_000_01)


def test_people_are_devolved_to_the_hundredth_with_their_pay_to_the_penny() -> None:
    after = done("devolve", people=["team"], **SYSTEM)
    assert held(after, Workforce) == {"centre": 0, "ayle": 3_34, "bree": 3_33, "cove": 3_33}
    assert sum(entry.pay_cost or 0 for entry in after.all(Workforce)) == 500_001
    assert reconcile(plan(), after).difference_wte == 0


def test_each_new_line_says_where_it_came_from_and_keeps_basis_and_sort() -> None:
    lines = {line.organisation: line for line in done("devolve", lines=["fund"], **SYSTEM).all(BudgetLine)}
    line = lines["ayle"]
    assert (line.origin, line.basis, line.type, line.technology) == ("fund", "published", "capital", True)
    assert line.source == "Accounts. Equal share of £100,000.01 devolved from Digital Centre to 3 bodies."
    assert line.host == "centre"


def test_what_stays_behind_stays_to_the_penny() -> None:
    after = done("devolve", lines=["fund"], keep=8_000_01, **SYSTEM)
    assert held(after) == {"centre": 8_000_01, "ayle": 30_666_67, "bree": 30_666_67, "cove": 30_666_66}


def test_money_and_people_of_a_duty_go_together_when_nobody_says_which() -> None:
    after = done("devolve", functions=["records"], year=YEAR, **SYSTEM)
    assert held(after)["centre"] == held(after, Workforce)["centre"] == 0


def test_by_population_the_larger_get_more() -> None:
    after = done("devolve", lines=["fund"], by="population", to=["ayle", "bree"], host="region")
    assert held(after) == {"centre": 0, "ayle": 61_224_50, "bree": 38_775_51}


RESIDUE = (
    "Rounded down, the shares of 2020-21 would leave £0.01; 1 body gets a penny more, and nothing is lost."
)


@pytest.mark.parametrize(
    ("by", "typed", "expected"),
    [
        ("weights", "1, 1, 2", (25_000_00, 25_000_00, 50_000_01)),
        ("percent", "Cove: 50%; Ayle: 37.5; Bree: 12.5", (37_500_00, 12_500_00, 50_000_01)),
        ("figures", "£40,000.01\n£60,000\n0", (40_000_01, 60_000_00, None)),
    ],
)
def test_shares_are_typed_in_the_order_of_the_bodies_or_by_name(
    by: str, typed: str, expected: tuple[int, int, int]
) -> None:
    act, model = ACTS["devolve"], plan()
    given = act.parse(model, {"lines": "fund", "tier": "System", "by": by, "shares": typed, "host": "region"})
    after = held(edited(model, act.propose(model, given).edits))
    assert (after.get("ayle"), after.get("bree"), after.get("cove")) == expected


def test_a_body_that_can_hold_it_itself_gets_no_host() -> None:
    after = done("devolve", lines=["fund"], to=["north"], host="region")
    assert {line.host for line in after.all(BudgetLine)} == {None}


def test_funding_flows_go_through_the_regions_and_add_up() -> None:
    flows = list(done("devolve", lines=["fund"], flows=True, **SYSTEM).all(FundingFlow))
    through: dict[tuple[str, str], int] = {(flow.payer, flow.payee): flow.amount for flow in flows}
    assert through == {
        ("centre", "north"): 66_666_68,
        ("north", "ayle"): 33_333_34,
        ("north", "bree"): 33_333_34,
        ("centre", "south"): 33_333_33,
        ("south", "cove"): 33_333_33,
    }
    assert {flow.approver for flow in flows} == {None}


def test_the_preview_tells_shares_residue_regions_and_hosts_first() -> None:
    proposal = proposed("devolve", lines=["fund"], keep=1_00, **SYSTEM)
    assert proposal.label == "Devolve £99,999.01 to 3 bodies"
    assert preview(plan(), proposal)[: len(proposal.notes)] == [
        "In 2020-21 each of 3 bodies gets between £33,333.00 and £33,333.01.",
        RESIDUE,
        "North Region passes on £66,666.01 in 2020-21 to 2 bodies.",
        "South Region passes on £33,333.00 in 2020-21 to 1 body.",
        "£1.00 stays with Digital Centre.",
        "Digital Centre holds it in law for 3 bodies without legal personality.",
    ]


def test_forty_two_ways_are_one_proposal_whose_sum_is_exact() -> None:
    many = [system(f"s{number:02}", "north") for number in range(39)]
    model = edited(plan(), [Add(body) for body in many])
    after = done("devolve", model, lines=["fund"], **SYSTEM)
    got = [amount for body, amount in held(after).items() if body != "centre"]
    assert len(got) == 42
    assert sum(got) == 100_000_01
    assert max(got) - min(got) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"lines": ["fund"]}, "Choose the bodies that receive it, or a whole tier of them."),
        (
            SYSTEM,
            "Choose lines of money or people, or the functions and the bodies whose they are.",
        ),
        (
            {"lines": ["fund"], "tier": "system"},
            "Ayle has no legal personality, so it cannot hold this itself. Name a host for it.",
        ),
        (
            {"lines": ["fund"], "tier": "system", "host": "cove"},
            "Cove has no legal personality either, so it cannot hold this for Ayle.",
        ),
        (
            {"lines": ["fund"], "keep": 100_000_01, **SYSTEM},
            "There is only £100,000.01 in what was chosen; if £100,000.01 stays, nothing is devolved.",
        ),
        ({"lines": ["fund"], "keep": -1, **SYSTEM}, "What stays behind cannot be less than nothing."),
        (
            {"lines": ["fund"], "by": "percent", "shares": [("", 50_00), ("", 49_99), ("", 0)], **SYSTEM},
            "The shares add up to 99.99%, not to 100%.",
        ),
        (
            {"lines": ["fund"], "by": "weights", "shares": [("", 1_00), ("", -1), ("", 0)], **SYSTEM},
            "Each weight has to be zero or more, and one of them at least more.",
        ),
        (
            {"lines": ["fund"], "by": "weights", "shares": [("", 1_00)], **SYSTEM},
            "There is 1 number for 3 bodies. Give one for each of them.",
        ),
        (
            {
                "lines": ["fund"],
                "by": "figures",
                "shares": [("", 90_000_00), ("", 1), ("", 50_000_00)],
                **SYSTEM,
            },
            "The figures add up to £140,000.01, but £100,000.01 is to be devolved.",
        ),
        (
            {"lines": ["fund"], "by": "population", **SYSTEM},
            "Cove has no population in this option. Give it one, or share in another way.",
        ),
        (
            {"lines": ["fund"], "by": "equal", "shares": [("", 1_00)], **SYSTEM},
            "“Equal shares” takes no weights or figures. Leave them out, or choose another way.",
        ),
        (
            {"lines": ["fund"], "to": ["centre", "ayle"], "host": "region"},
            "Digital Centre has some of this already, so it cannot be devolved to it as well.",
        ),
        (
            {"functions": ["records"], "keep": 1_00, **SYSTEM},
            "Part of it can be taken only from money, or from people, of one year. Choose which.",
        ),
        (
            {"lines": ["fund"], "year": "2031-32", **SYSTEM},
            "Nothing that was chosen is of 2031-32; it is of 2020-21.",
        ),
        (
            {"functions": ["statistics"], **SYSTEM},
            "There is no money and nobody in what was chosen, so there is nothing to give.",
        ),
        ({"lines": ["nothing"], **SYSTEM}, "There is no budget line “nothing” in this option."),
    ],
)
def test_what_cannot_be_devolved_is_refused_in_words(arguments: dict[str, Any], message: str) -> None:
    with refused(EditError, message):
        proposed("devolve", **arguments)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (
            {"shares": "a lot, little"},
            "Weights or figures should be an amount in pounds such as 1,250.00 or £1.2m, not “a lot”.",
        ),
        ({"shares": "€5, 4"}, "Weights or figures: amounts are in pounds, so change “€5” into pounds first."),
        ({"keep": "$5"}, "Stays behind: amounts are in pounds, so change “$5” into pounds first."),
        (
            {"keep": "1.250,00"},
            "Stays behind: “1.250,00” has a comma before its decimals. Write 1,250.00.",
        ),
        ({"year": "2020-31"}, "Of the year should be a financial year such as 2019-20."),
        ({"host": "nobody"}, "Held by host: there is no organisation “nobody” in this option."),
    ],
)
def test_what_is_typed_wrong_is_refused_in_words(typed: dict[str, str], message: str) -> None:
    with refused(EditError, message):
        ACTS["devolve"].parse(plan(), typed)


def test_nothing_is_devolved_twice_and_what_was_can_be_devolved_on() -> None:
    once = done("devolve", lines=["fund"], to=["north", "south"])
    north = next(line.id for line in once.all(BudgetLine) if line.organisation == "north")
    twice = done("devolve", once, lines=[north], to=["ayle", "bree"], host="region")
    assert {body: amount for body, amount in held(twice).items() if amount} == {
        "ayle": 25_000_01,
        "bree": 25_000_00,
        "south": 50_000_00,
    }
    account = reconcile(plan(), twice).money
    assert account.difference == 0
    assert {(line.giver, line.taker) for line in account.told if line.fate is Fate.DEVOLVED} == {
        ("centre", "ayle"),
        ("centre", "bree"),
        ("centre", "south"),
    }
