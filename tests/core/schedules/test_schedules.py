"""Schedules: the same lines for the window, the paper and Excel, and what became of each."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import core.schedules
from core.model.diff import Sign
from core.model.edits import Edit, EditError, Remove, Set, edited
from core.model.entities.plan import AS_IS
from core.model.key import Key
from core.model.kinds import KINDS
from core.model.model import Model
from core.schedules import SCHEDULES, Schedule, compared, kinds
from core.schedules.services import at_a_glance
from tests.core.schemes import AUDIT, CHANGES, SCHEME, level
from tests.core.strategies import CONTENT
from tests.small import small_model

LIMIT = "£2,000,000.00"


def made(id_: str, *edits: Edit) -> Schedule:
    return SCHEDULES[id_].make(edited(small_model(), edits))


def texts(schedule: Schedule) -> list[tuple[str, ...]]:
    return [(line.group, *schedule.texts(line)) for line in schedule.lines]


def test_every_file_of_the_folder_is_one_schedule_and_says_what_it_is() -> None:
    files = {file.stem for file in Path(core.schedules.__file__).parent.glob("*.py")} - {"__init__"}
    assert set(SCHEDULES) == files
    assert [kind.id for kind in kinds()] == ["delegation", "functions", "services"]
    assert all(kind.about.endswith(".") for kind in kinds())


def test_the_scheme_says_who_decides_what_up_to_what() -> None:
    assert texts(made("delegation", *SCHEME)) == [
        ("Digital Centre", "Strategy", "Reserved to the board", "", "", "", ""),
        ("Digital Centre", "Audit", "Audit committee", "", "", "", ""),
        ("Digital Centre", "Changes", "Chief Executive", LIMIT, "In budget", "Cyber operations", ""),
    ]


def test_the_map_says_who_answers_and_what_is_decided() -> None:
    found = {row[1]: row for row in texts(made("functions", *SCHEME))}
    assert found["Cyber operations"] == (
        "Digital services",
        "Cyber operations",
        "Digital Centre",
        "",
        "Department",
        "",
        "Changes: Chief Executive up to £2.0 million",
    )
    assert found["Shared care records"][2] == "Digital Centre; Policy Unit"


def test_a_decision_of_another_body_is_told_with_its_name() -> None:
    above = Set(Key("delegation", "changes"), "organisation", "dept")
    board = Set(Key("delegation", "changes"), "post", None)
    (row,) = [row for row in texts(made("functions", CHANGES, above)) if row[1] == "Cyber operations"]
    assert row[-1] == "Changes: Department, Chief Executive up to £2.0 million"
    (row,) = [row for row in texts(made("functions", CHANGES, above, board)) if row[1] == "Cyber operations"]
    assert row[-1] == "Changes: Department, the board up to £2.0 million"


def test_a_duty_that_nobody_answers_for_says_so() -> None:
    found = made("functions", Remove(Key("accountability", "statistics-a")))
    lost = [line for line in found.lines if line.missing]
    assert [(line.key.id, line.values[1]) for line in lost] == [("statistics", "! Nobody")]


def test_national_services_have_a_line_for_each_level_and_one_that_says_there_is_none() -> None:
    found = made("services", level("uptime", target="99.9 %", through="north"))
    rows = texts(found)
    assert [row[1:4] for row in rows] == [
        ("Cyber operations", "Digital Centre", "Uptime"),
        ("Shared care records", "Digital Centre; Policy Unit", "! No service level"),
    ]
    assert rows[0][5] == "99.9 %"
    assert rows[0][7] == "North Region"
    assert [line.missing for line in found.lines] == [False, True]


def test_at_a_glance_each_service_stands_once_with_the_number_of_its_levels() -> None:
    found = at_a_glance(edited(small_model(), [level("a"), level("b")]))
    assert [row[1:] for row in texts(found)] == [
        ("Cyber operations", "Digital Centre", "2"),
        ("Shared care records", "Digital Centre; Policy Unit", "⚠ none"),
    ]


def test_lines_are_compared_by_what_they_are_about_and_closed_ones_stand_last_in_their_group() -> None:
    before = made("delegation", *SCHEME)
    after = made("delegation", AUDIT, CHANGES, Set(Key("delegation", "changes"), "limit", 5_00), level("a"))
    found = compared(after, before)
    assert [(one.line.key.id, one.sign) for one in found] == [
        ("audit", None),
        ("changes", Sign.CHANGED),
        ("strategy", Sign.CLOSED),
    ]
    assert found[1].was is not None
    assert (found[1].was.values[2], found[1].line.values[2]) == (2_000_000_00, 5_00)
    assert [one.sign for one in compared(before, made("delegation"))] == [Sign.NEW] * 3


def test_what_was_missing_and_is_there_now_has_not_closed() -> None:
    found = compared(made("services", level("a")), made("services"))
    assert [(one.line.key.id, one.sign) for one in found] == [("a", Sign.NEW), ("records", None)]


@pytest.mark.parametrize("id_", sorted(SCHEDULES))
def test_an_empty_plan_has_an_empty_schedule(id_: str) -> None:
    assert SCHEDULES[id_].make(Model(AS_IS, {})).lines == ()


@given(edits=st.lists(CONTENT, max_size=12))
def test_whatever_the_plan_lines_fit_their_columns_and_nothing_differs_from_itself(edits: list[Edit]) -> None:
    model = edited(small_model(), SCHEME)
    for edit in edits:
        try:
            model = edited(model, [edit])
        except EditError:
            continue
    for kind in kinds():
        schedule = kind.make(model)
        keys = [line.key for line in schedule.lines]
        assert len(keys) == len(set(keys))
        groups = [line.group for line in schedule.lines]
        assert len(set(groups)) == sum(a != b for a, b in zip(groups, [None, *groups], strict=False))
        for line in schedule.lines:
            assert len(line.values) == len(schedule.columns)
            assert line.key.kind in KINDS
            assert all(isinstance(text, str) for text in schedule.texts(line))
        assert all(one.sign is None for one in compared(schedule, kind.make(model)))
