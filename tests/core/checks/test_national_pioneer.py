"""What is new is no work for a national body."""

from __future__ import annotations

import pytest

from core.model.edits import Edit, Set
from core.model.key import Key
from tests.core.checks.looking import case, found, part, told
from tests.small import STATISTICS

CODE = "PUR002"
NEW = Set(STATISTICS, "stage", "genesis")
HOLDER = Key("accountability", "statistics-a")


def test_pioneer_work_of_national_bodies_is_found() -> None:
    (finding,) = found(CODE, case(NEW, part("r", "statistics", "policy", "R")))
    assert finding.key == STATISTICS
    assert finding.also == (Key("organisation", "centre"), Key("organisation", "policy"))
    assert finding.message == (
        "“Digital Centre” and “Policy Unit” are national bodies that hold “Official statistics”, "
        "which is still pioneer work."
    )


def test_one_body_is_told_as_one() -> None:
    assert told(CODE, NEW)["statistics"].startswith("“Digital Centre” is a national body that holds")


@pytest.mark.parametrize(
    "edits",
    [
        [],
        [Set(STATISTICS, "stage", "custom")],
        [NEW, Set(HOLDER, "organisation", "north")],
        [NEW, Set(HOLDER, "letter", "C")],
        [NEW, Set(STATISTICS, "ended", "Done.")],
    ],
    ids=["no stage", "settled", "regional", "consulted", "ended"],
)
def test_other_work_is_not_found(edits: list[Edit]) -> None:
    assert told(CODE, *edits) == {}
