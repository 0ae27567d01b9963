"""Whoever is accountable knows already."""

from __future__ import annotations

from core.model.edits import Set
from core.model.entities.accountability import Accountability
from core.model.key import Key
from tests.core.checks.looking import case, found, mended, part, told
from tests.small import STATISTICS

CODE = "ACC004"
BOTH = part("both", "statistics", "centre", "I")


def test_a_body_that_is_accountable_and_informed_is_found() -> None:
    (finding,) = found(CODE, case(BOTH))
    assert finding.key == Key("accountability", "both")
    assert finding.also == (STATISTICS,)
    assert finding.message == (
        "“Digital Centre” is accountable for “Official statistics”, and also informed of it."
    )


def test_another_body_may_be_informed() -> None:
    assert told(CODE, part("other", "statistics", "north", "I")) == {}
    assert told(CODE, part("consulted", "statistics", "centre", "C")) == {}


def test_an_ended_duty_is_not_found() -> None:
    assert told(CODE, BOTH, Set(STATISTICS, "ended", "Done.")) == {}


def test_it_is_mended_by_taking_out_the_lesser_part() -> None:
    after = mended(CODE, case(BOTH, part("both-2", "cyber", "centre", "I")))
    parts = after.table(Accountability)
    assert ("both" in parts) != ("both-2" in parts)
    assert {"cyber-a", "statistics-a"} <= set(parts)
