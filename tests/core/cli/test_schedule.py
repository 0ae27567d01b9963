"""`remit schedule`: who decides, who answers and on which terms, in words, as JSON and for Excel."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.core.cli.conftest import Remit


@pytest.fixture
def schemed(remit: Remit, plan: Path) -> Path:
    """The small plan with two matters, written as a person would."""
    act = ("act", plan, "--option", "B", "delegate", "organisation=centre")
    assert (
        remit(*act, "matter=Spend", "post=chief", "limit=£2,500", "function=cyber", "move=Schemes").code == 0
    )
    assert remit(*act, "matter=Strategy", "move=Schemes").code == 0
    return plan


def test_it_prints_every_schedule_of_an_option_for_people(remit: Remit, schemed: Path) -> None:
    answer = remit("schedule", schemed, "--option", "B")
    assert answer.code == 0
    assert [line for line in answer.out.splitlines() if line and not line.startswith(" ")] == [
        "Reservation and delegation",
        "Functions and decisions",
        "National services",
    ]
    assert "Reserved to the board" in answer.out
    assert "£2,500.00" in answer.out


def test_json_has_the_lines_with_money_in_whole_pence(remit: Remit, schemed: Path) -> None:
    found = remit("schedule", schemed, "--option", "B", "--json").json
    assert found["option"] == "B"
    assert list(found["schedules"]) == ["delegation", "functions", "services"]
    first, second = found["schedules"]["delegation"]
    assert (first["matter"], first["decided_by"], first["up_to"]) == (
        "Strategy",
        "Reserved to the board",
        None,
    )
    assert (second["body"], second["decided_by"], second["up_to"]) == (
        "Digital Centre",
        "Chief Executive",
        2_500_00,
    )
    assert second["kind"] == "delegation"


def test_one_schedule_can_be_chosen_and_the_as_is_is_the_usual_option(remit: Remit, schemed: Path) -> None:
    found = remit("schedule", schemed, "--schedule", "delegation", "--json").json
    assert found == {"option": "as-is", "schedules": {"delegation": []}}
    refusal = remit("schedule", schemed, "--schedule", "wages").refusal
    assert refusal == "There is no schedule “wages”. There are: delegation, functions, services."


def test_to_writes_a_workbook_and_prints_where(remit: Remit, schemed: Path, tmp_path: Path) -> None:
    before, file = schemed.read_bytes(), tmp_path / "b.xlsx"
    answer = remit("schedule", schemed, "--option", "B", "--to", file)
    assert (answer.code, answer.out.strip()) == (0, str(file))
    assert openpyxl.load_workbook(file)["Reservation and delegation"]["B2"].value == "Strategy"
    assert remit("schedule", schemed, "--to", file, "--json").json["option"] == "as-is"
    assert schemed.read_bytes() == before


def test_a_file_of_another_kind_is_refused(remit: Remit, plan: Path, tmp_path: Path) -> None:
    assert remit("schedule", plan, "--to", tmp_path / "b.pdf").refusal == "“b.pdf” should end in .xlsx."
    assert list(tmp_path.glob("b.*")) == []


def test_the_act_is_listed_and_can_be_tried_first(remit: Remit, plan: Path) -> None:
    assert "delegate" in {act["id"] for act in remit("acts", "--json").json}
    words = ("act", plan, "--option", "B", "delegate", "organisation=centre", "matter=Spend", "--dry-run")
    answer = remit(*words)
    assert (answer.code, answer.out) == (0, "New delegation: Spend.\n")
    assert remit("show", plan, "--kind", "delegation", "--option", "B", "--json").json == []
