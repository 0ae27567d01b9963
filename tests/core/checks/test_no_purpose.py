"""Each national body says what it is for."""

from __future__ import annotations

from core.model.edits import Set
from tests.core.checks.looking import body, told
from tests.small import CENTRE

CODE = "PUR001"


def test_a_national_body_without_a_purpose_is_found() -> None:
    assert told(CODE)["centre"] == "“Digital Centre” does not say what it is for."
    assert set(told(CODE, Set(CENTRE, "purpose", " "))) == {"dept", "policy", "centre"}


def test_one_national_body_with_a_purpose_and_one_without_are_told_apart() -> None:
    says = body("says", tier="national", purpose="Sets the standards that everybody keeps.")
    silent = body("silent", tier="national")
    assert {"says", "silent"} & set(told(CODE, says, silent)) == {"silent"}


def test_a_purpose_is_enough_and_other_tiers_need_none() -> None:
    told_of = told(CODE, Set(CENTRE, "purpose", "Runs what all need."), body("other", tier="local"))
    assert set(told_of) == {"dept", "policy"}
