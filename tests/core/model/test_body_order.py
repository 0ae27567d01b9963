"""Bodies in the order in which people list them, and what their kinds are called."""

from __future__ import annotations

from core.model.bodies_said import bodies_said, of_body_kind
from core.model.body_order import listed_bodies
from core.model.entities.structure import Organisation


def body(name: str, kind: str | None = None) -> Organisation:
    return Organisation(id=name, name=name, kind=kind)


def test_departments_come_first_and_numbers_count_as_numbers() -> None:
    found = [body("System 10", "system"), body("System 9", "system"), body("Z", "department"), body("a")]
    assert [each.name for each in listed_bodies(found)] == ["Z", "System 9", "System 10", "a"]
    assert listed_bodies([]) == []


def test_kinds_are_said_one_and_several() -> None:
    assert [of_body_kind(n, "system") for n in (1, 42)] == ["1 local system", "42 local systems"]
    assert [of_body_kind(n, "arms_length_body") for n in (1, 2)] == [
        "1 arm's-length body",
        "2 arm’s-length bodies",
    ]
    assert [of_body_kind(n, None) for n in (1, 2)] == ["1 other body", "2 other bodies"]
    assert of_body_kind(3, "made up") == "3 other bodies"
    assert [bodies_said(n) for n in (0, 1, 2)] == ["no bodies", "1 body", "2 bodies"]
