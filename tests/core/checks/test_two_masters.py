"""Who serves two masters knows which for what."""

from __future__ import annotations

import pytest

from core.model.edits import Edit, Remove, Set
from core.model.key import Key
from tests.core.checks.looking import case, found, line, told
from tests.small import CENTRE

CODE = "REP002"


def test_a_second_master_for_nothing_in_particular_is_found() -> None:
    (finding,) = found(CODE, case(line("north", "policy", nature=" "), line("north", "dept", nature="Money")))
    assert finding.key == Key("organisation", "north")
    assert finding.also == (Key("reporting_line", "north-policy"),)
    assert finding.message == (
        "“North Region” answers in full to “Department”, “Digital Centre” and “Policy Unit”, "
        "and nothing says for what it answers to “Policy Unit”."
    )


@pytest.mark.parametrize(
    "edits",
    [
        [],
        [line("north", "policy", nature="Cyber")],
        [line("north", "policy", "dotted")],
        [line("north", "centre")],
        [line("north", "north")],
        [line("dept", "policy")],
        [line("north", "policy"), Remove(Key("organisation", "policy"))],
        [line("north", "policy"), Set(Key("organisation", "north"), "parent", None)],
        [line("north", "policy"), Remove(CENTRE)],
    ],
    ids=[
        "one",
        "said",
        "in part",
        "twice the same",
        "itself",
        "at the top",
        "closed",
        "only",
        "other closed",
    ],
)
def test_one_master_or_two_with_a_reason_are_not_found(edits: list[Edit]) -> None:
    assert told(CODE, *edits) == {}
