"""Centralising takes back from bodies of lower tiers, in proportion, to the penny."""

from __future__ import annotations

from typing import Any

import pytest

from core.model.edits import EditError
from core.model.entities.resources import Workforce
from core.model.model import Model
from core.model.reconciliation import reconcile
from tests.core.acts.money import done, held, plan, proposed
from tests.refusals import refused


def devolved() -> Model:
    return done("devolve", lines=["fund"], people=["team"], tier="system", host="region")


def test_all_of_it_comes_back_and_every_penny_is_kept() -> None:
    after = done("centralise", devolved(), functions=["records"], from_=["ayle", "bree", "cove"], to="centre")
    assert (held(after), held(after, Workforce)) == ({"centre": 100_000_01}, {"centre": 10_00})
    found = reconcile(plan(), after)
    assert found.difference_pence == found.difference_wte == 0
    assert found.money.flows() == found.people.flows() == {}


def test_part_of_it_is_taken_from_each_in_proportion() -> None:
    after = done(
        "centralise",
        devolved(),
        functions=["records"],
        from_=["ayle", "bree", "cove"],
        what="money",
        amount=50_000_00,
        to="centre",
    )
    assert held(after) == {"centre": 50_000_00, "ayle": 16_666_67, "bree": 16_666_67, "cove": 16_666_67}
    assert reconcile(plan(), after).difference_pence == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            {"lines": ["b1"], "to": "north"},
            "Digital Centre is not of a lower tier than North Region. Pool it, or transfer the duty.",
        ),
        (
            {"from_": ["ayle"], "what": "money", "amount": 40_000_00, "to": "centre"},
            "There is only £33,333.34 in what was chosen, which is less than £40,000.00.",
        ),
        (
            {"from_": ["ayle"], "what": "people", "amount": 0, "to": "centre"},
            "What is taken has to be more than nothing.",
        ),
        (
            {"from_": ["ayle"], "to": "bree"},
            "Ayle is not of a lower tier than Bree. Pool it, or transfer the duty.",
        ),
    ],
)
def test_what_cannot_be_centralised_is_refused_in_words(arguments: dict[str, Any], message: str) -> None:
    with refused(EditError, message):
        proposed("centralise", devolved(), **arguments)
