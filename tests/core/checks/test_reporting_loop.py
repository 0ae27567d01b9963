"""Bodies that answer to each other in a ring."""

from __future__ import annotations

from core.model.edits import Set
from core.model.key import Key
from tests.core.checks.looking import case, found, line, told
from tests.small import CENTRE

CODE = "REP003"


def test_a_ring_is_told_step_by_step() -> None:
    (finding,) = found(CODE, case(line("dept", "north")))
    assert finding.key == CENTRE
    assert finding.also == (Key("organisation", "dept"), Key("organisation", "north"))
    assert finding.message == (
        "“Digital Centre” answers to “Department”, “Department” answers to “North Region” and "
        "“North Region” answers to “Digital Centre”."
    )


def test_a_body_part_of_itself_is_a_ring() -> None:
    assert told(CODE, Set(CENTRE, "parent", "centre")) == {
        "centre": "“Digital Centre” answers to “Digital Centre”."
    }


def test_a_dotted_line_closes_no_ring() -> None:
    assert told(CODE) == {}
    assert told(CODE, line("dept", "north", "dotted")) == {}
