"""Whatever something refers to is there."""

from __future__ import annotations

import pytest

from core.checks import fix_of
from core.model.edits import Remove, Set
from core.model.entities.accountability import Accountability
from core.model.entities.structure import Organisation, Post, ReportingLine
from core.model.key import Key
from tests.core.checks.looking import case, found, mended, part, told
from tests.small import CENTRE, CHIEF, CYBER, POLICY

CODE = "PLN001"
DEPT = Key("organisation", "dept")


def test_what_names_a_closed_body_is_found_field_by_field() -> None:
    assert sorted(finding.message for finding in found(CODE, case(Remove(CENTRE)))) == sorted(
        f"{what} “Digital Centre” as “{field}”, which is closed in this option."
        for what, field in (
            ("2 budget lines have", "Organisation"),
            ("“Chief Executive” has", "Organisation"),
            ("“Digital Centre, 2019-20: 120.5 WTE” has", "Organisation"),
            ("3 accountabilities have", "Organisation"),
            ("“North Region: Responsible for Cyber operations” has", "To whom"),
            ("2 organisations have", "Part of"),
            ("“Policy Unit to Digital Centre” has", "To whom"),
        )
    )


def test_all_that_name_it_are_told_of_at_once() -> None:
    finding = next(f for f in found(CODE, case(Remove(CENTRE))) if f.key.kind == "organisation")
    assert {finding.key.id, *(key.id for key in finding.also)} == {"north", "south"}


def test_what_was_never_there_is_told_so() -> None:
    assert told(CODE, Set(CHIEF, "board", "moon")) == {
        "chief": "“Chief Executive” has “moon” as “Member of the board of”, which is not in this option."
    }


def test_a_whole_plan_and_an_empty_reference_are_not_found() -> None:
    assert told(CODE) == {}
    assert told(CODE, Set(CHIEF, "board", None)) == {}


def test_a_reference_that_may_be_empty_is_emptied() -> None:
    looked_at = case(Remove(DEPT))
    about = {(finding.key.kind, finding.key.id): finding for finding in found(CODE, looked_at)}
    assert set(about) == {("organisation", "centre"), ("post", "chief"), ("accountability", "cyber-a")}
    after = mended(CODE, case(Set(CHIEF, "board", "moon")))
    assert after.table(Post)["chief"].board is None


def test_a_part_or_a_line_with_an_end_gone_is_taken_out() -> None:
    after = mended(CODE, case(part("a", "moon", "north", "A")))
    assert "a" not in after.table(Accountability)
    assert after.table(Organisation).keys() == case().option.table(Organisation).keys()
    line = Set(Key("reporting_line", "policy-centre"), "to", "moon")
    assert len(mended(CODE, case(line)).table(ReportingLine)) == 0


@pytest.mark.parametrize("gone", [POLICY, CYBER])
def test_every_finding_that_can_be_mended_is(gone: Key) -> None:
    looked_at = case(Remove(gone))
    for finding in found(CODE, looked_at):
        fix = fix_of(looked_at, finding)
        held = finding.key.kind in ("budget_line", "workforce", "post")
        assert (fix is None) == (held and gone == POLICY), finding


def test_what_cannot_stay_is_taken_out_and_not_emptied_first() -> None:
    looked_at = case(part("a", "moon", "north", "A", to="mars"))
    function, to = found(CODE, looked_at)
    for finding in (function, to):
        fix = fix_of(looked_at, finding)
        assert fix is not None
        assert fix.edits == (Remove(Key("accountability", "a")),)


def test_nothing_is_left_to_mend_once_it_is_mended() -> None:
    looked_at = case(Set(CHIEF, "board", "moon"))
    (finding,) = found(CODE, looked_at)
    assert fix_of(case(), finding) is None
    assert fix_of(case(Remove(CHIEF)), finding) is None
