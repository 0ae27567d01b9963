"""Two bodies that do the same."""

from __future__ import annotations

import pytest

from core.model.edits import Edit, Set
from core.model.key import Key
from tests.core.checks.looking import body, case, found, part, told

CODE = "ACC006"
FIRST, SECOND = part("r1", "statistics", "centre", "R"), part("r2", "statistics", "dept", "R")


def test_two_national_bodies_that_do_the_same_are_found() -> None:
    (finding,) = found(CODE, case(FIRST, SECOND))
    assert finding.key == Key("function", "statistics")
    assert finding.also == (Key("accountability", "r1"), Key("accountability", "r2"))
    assert finding.message == (
        "“Department” and “Digital Centre” are each responsible for “Official statistics”, "
        "and nothing says what the share of each is."
    )


def test_bodies_without_a_tier_count_as_national() -> None:
    assert set(told(CODE, FIRST, body("other"), part("r3", "statistics", "other", "R"))) == {"statistics"}


@pytest.mark.parametrize(
    "edits",
    [
        [FIRST],
        [part("r1", "statistics", "north", "R"), part("r2", "statistics", "south", "R")],
        [FIRST, part("r2", "statistics", "north", "R")],
        [SECOND, part("r3", "statistics", "policy", "R")],
        [FIRST, part("r2", "statistics", "dept", "R", note="Publishes them.")],
        [FIRST, part("r2", "statistics", "dept", "C")],
        [FIRST, SECOND, Set(Key("function", "statistics"), "ended", "Done.")],
    ],
    ids=["one", "each its own area", "one national", "parts of one body", "share said", "consulted", "ended"],
)
def test_a_duty_that_is_shared_out_is_not_found(edits: list[Edit]) -> None:
    assert told(CODE, *edits) == {}
