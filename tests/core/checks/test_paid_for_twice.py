"""A second body pays for what another has a part in."""

from __future__ import annotations

import pytest

from core.model.edits import Edit, Remove, Set
from core.model.key import Key
from tests.core.checks.looking import body, case, found, money, part, told

CODE = "RES004"
SECOND = money("second", "dept", "cyber")


def test_a_national_body_that_pays_beside_the_accountable_one_is_found() -> None:
    (finding,) = found(CODE, case(SECOND))
    assert finding.key == Key("function", "cyber")
    assert finding.also == (Key("budget_line", "second"),)
    assert finding.message == (
        "“Department” pays for “Cyber operations” too, without a part in it; “Digital Centre” is accountable."
    )


def test_a_body_without_a_tier_counts_as_national() -> None:
    assert set(told(CODE, body("other"), money("m", "other", "cyber"))) == {"cyber"}


@pytest.mark.parametrize(
    "edits",
    [
        [],
        [money("m", "north", "cyber")],
        [money("m", "dept", "cyber"), part("r", "cyber", "dept", "R")],
        [money("m", "dept", "cyber"), part("r", "cyber", "policy", "R")],
        [money("m", "dept", "cyber", amount=0)],
        [money("m", "dept", "statistics")],
        [Set(Key("budget_line", "b2"), "organisation", "dept")],
        [SECOND, Remove(Key("accountability", "cyber-a"))],
        [SECOND, Set(Key("function", "cyber"), "ended", "Done.")],
    ],
    ids=[
        "one payer",
        "a lower tier",
        "responsible too",
        "for its own part",
        "nothing",
        "alone, for its part",
        "in another year",
        "no home",
        "ended",
    ],
)
def test_whoever_pays_by_right_is_not_found(edits: list[Edit]) -> None:
    assert told(CODE, *edits) == {}
