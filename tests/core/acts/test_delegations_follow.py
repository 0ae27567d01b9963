"""Schemes of delegation go where their bodies, posts and duties go; what ends is no longer decided."""

from __future__ import annotations

from typing import Any

from core.acts import ACTS
from core.checks import Case, findings
from core.model.edits import Edit, edited
from core.model.entities.accountability import Delegation
from core.model.entities.delivery import ServiceLevel
from core.model.model import Model
from tests.core.schemes import SCHEME, level, matter
from tests.small import small_model


def done(act: str, *edits: Edit, **arguments: Any) -> Model:
    """Return the small plan with edits, after an act."""
    model = edited(small_model(), edits)
    return edited(model, ACTS[act].propose(model, arguments).edits)


def whose(model: Model) -> dict[str, str]:
    return {line.id: line.organisation for line in model.all(Delegation)}


def test_a_body_that_closes_leaves_its_scheme_to_its_heir() -> None:
    model = done("close", *SCHEME, organisation="centre", heir="dept")
    assert whose(model) == dict.fromkeys(("strategy", "audit", "changes"), "dept")
    assert model.table(Delegation)["changes"].post == "chief"


def test_a_merger_joins_what_both_schemes_say_of_one_matter() -> None:
    mine, theirs = matter("a", matter="Spend", post="chief"), matter("b", "policy", matter="Spend")
    model = done(
        "merge", mine, theirs, matter("c", "policy"), organisations=["centre", "policy"], into="centre"
    )
    assert whose(model) == {"a": "centre", "c": "centre"}
    assert not [f for f in findings(Case(model, small_model())) if f.code == "PLN001"]


def test_a_split_gives_each_part_what_is_decided_on_its_functions() -> None:
    model = done(
        "split", *SCHEME, organisation="centre", names=["One", "Two"], functions=[["statistics"], ["cyber"]]
    )
    names = {line.id: model.text(line, "organisation") for line in model.all(Delegation)}
    assert names == {"strategy": "One", "audit": "One", "changes": "Two"}


def test_a_duty_that_is_transferred_takes_along_what_its_holder_decides_on_it() -> None:
    given = {"from": "centre", "to": "dept", "functions": ["cyber"]}
    assert whose(done("transfer", *SCHEME, **given)) == {
        "strategy": "centre",
        "audit": "centre",
        "changes": "dept",
    }
    known = matter("theirs", "dept", matter="Changes")
    assert whose(done("transfer", *SCHEME, known, **given))["changes"] == "centre"  # the receiver's own stays
    only_part = {"from": "north", "to": "dept", "functions": ["cyber"]}
    assert whose(done("transfer", matter("n", "north", function="cyber"), **only_part)) == {"n": "north"}


def test_what_is_decided_on_a_duty_ends_with_it() -> None:
    assert set(whose(done("end", *SCHEME, function="cyber", reason="Bought."))) == {"strategy", "audit"}


def test_service_levels_follow_provider_and_region() -> None:
    terms = level("uptime", provider="centre", through="north")
    model = done("close", terms, organisation="north", heir="south")
    assert model.table(ServiceLevel)["uptime"].through == "south"
    model = done("close", terms, organisation="centre", heir="dept")
    assert model.table(ServiceLevel)["uptime"].provider == "dept"
