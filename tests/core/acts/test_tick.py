"""A deliverable is ticked by who does not receive the money."""

from __future__ import annotations

import pytest

from core.acts import ACTS, Proposal
from core.model.edits import EditError, edited
from core.model.entities.resources import Deliverable
from core.model.model import Model
from tests.core.money import deliverable, gated
from tests.refusals import refused


@pytest.fixture
def model() -> Model:
    return gated(deliverable("wifi", "first"))


def tick(model: Model, by: str, found: str | None = None, evidence: str | None = None) -> Proposal:
    given = {"deliverable": "wifi", "by": by, "found": found, "evidence": evidence}
    return ACTS["tick"].propose(model, given)


def ticks(model: Model) -> tuple[str | None, ...]:
    wifi = model.table(Deliverable)["wifi"]
    return wifi.feasible, wifi.granular, wifi.timed


def test_one_body_may_tick_all_three(model: Model) -> None:
    found = tick(model, "policy", evidence="Visited")
    assert found.label == "Policy Unit finds “Wifi” feasible, granular and timed"
    after = edited(model, found.edits)
    assert ticks(after) == ("policy", "policy", "policy")
    assert after.table(Deliverable)["wifi"].evidence == "Visited"


def test_several_bodies_may_tick_one_each(model: Model) -> None:
    after = edited(model, tick(model, "policy", "feasible").edits)
    after = edited(after, tick(after, "dept", "timed").edits)
    assert ticks(after) == ("policy", None, "dept")


@pytest.mark.parametrize("by", ["centre", "north"])
def test_who_receives_the_money_cannot_tick(model: Model, by: str) -> None:
    with pytest.raises(EditError, match=r"receives the money, so it cannot tick “Wifi” itself\."):
        tick(model, by)


def test_the_same_tick_twice_is_refused(model: Model) -> None:
    after = edited(model, tick(model, "policy", "timed").edits)
    with refused(EditError, "Policy Unit has ticked “Wifi” so already."):
        tick(after, "policy", "timed")
