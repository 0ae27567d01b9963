"""Two accountable bodies are one too many."""

from __future__ import annotations

import pytest

from core.model.edits import Edit, Remove, Set
from core.model.key import Key
from tests.core.checks.looking import case, found, part, told
from tests.small import POLICY, RECORDS

CODE = "ACC002"
RECORDS_A = Key("accountability", "records-a")


def test_two_accountable_bodies_are_found() -> None:
    (finding,) = found(CODE, case())
    assert finding.key == RECORDS
    assert (
        finding.message
        == "“Digital Centre” and “Policy Unit” are each accountable for “Shared care records”."
    )
    assert finding.also == (Key("organisation", "centre"), Key("organisation", "policy"))


@pytest.mark.parametrize(
    "edits",
    [
        [Remove(RECORDS_A)],
        [Set(RECORDS_A, "letter", "R")],
        [Set(RECORDS_A, "organisation", "centre")],
        [Remove(POLICY)],
        [Set(RECORDS, "ended", "Done elsewhere.")],
    ],
    ids=["one left", "another part", "one body twice", "one is closed", "ended"],
)
def test_one_accountable_body_is_not_found(edits: list[Edit]) -> None:
    assert told(CODE, *edits) == {}


def test_many_are_counted() -> None:
    more = [part(f"more-{id_}", "records", id_, "A") for id_ in ("north", "south")]
    assert " and 1 more are each accountable" in told(CODE, *more)["records"]
