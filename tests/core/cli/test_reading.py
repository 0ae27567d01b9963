"""Commands that read a plan: their JSON keys are a contract, and reading changes not one byte."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from core.measures import MEASURES
from tests.core.cli.conftest import Remit

READING = [
    ("info",),
    ("show", "--kind", "organisation"),
    ("show", "--kind", "move"),
    ("measures",),
    ("reconcile", "--option", "B"),
    ("compare",),
    ("history",),
]


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_json_is_one_document_and_reading_changes_nothing(
    remit: Remit, plan: Path, words: tuple[str, ...]
) -> None:
    before = plan.read_bytes()
    command, *rest = words
    for_people = remit(command, plan, *rest)
    for_programs = remit(command, plan, *rest, "--json")
    assert for_people.code == for_programs.code == 0
    assert for_programs.json is not None
    assert for_people.out
    assert for_people.err == for_programs.err == ""
    assert plan.read_bytes() == before
    assert sorted(path.name for path in plan.parent.iterdir()) == ["plan.remit"]


def test_info_tells_the_format_the_title_the_options_and_the_counts(remit: Remit, plan: Path) -> None:
    found = remit("info", plan, "--json").json
    assert set(found) == {"format", "title", "options", "counts"}
    assert (found["format"], found["title"]) == (1, "A small plan")
    assert found["options"][2] == {
        "id": "c",
        "code": "C",
        "name": "One body, devolved",
        "below": "B",
        "moves": 2,
        "changes": 3,
    }
    assert found["options"][0]["below"] == "as-is"
    assert found["counts"]["organisation"] == 5
    assert found["counts"]["reporting_line"] == 1
    assert "option" not in found["counts"]


def test_show_lists_one_kind_as_an_option_sees_it(remit: Remit, plan: Path) -> None:
    def names(*option: str) -> dict[str, str]:
        found = remit("show", plan, "--kind", "organisation", *option, "--json").json
        return {body["id"]: body["name"] for body in found}

    assert names()["centre"] == "Digital Centre"
    assert names("--option", "a")["centre"] == "National Centre"
    assert "policy" not in names("--option", "B")


def test_show_gives_every_field_with_money_in_pence(remit: Remit, plan: Path) -> None:
    found = remit("show", plan, "--kind", "budget-line", "--json").json
    assert next(line for line in found if line["id"] == "b3") == {
        "id": "b3",
        "organisation": "policy",
        "function": None,
        "year": "2019-20",
        "type": "revenue",
        "technology": False,
        "amount": 25000050,
        "source": "Accounts",
        "basis": "estimate",
        "pay": None,
        "overhead": False,
        "one_off": False,
        "investment": None,
        "host": None,
        "origin": None,
        "saved": None,
    }


def test_show_gives_people_words_and_not_markup(remit: Remit, plan: Path) -> None:
    remit("set", plan, "organisation", "north", "name=North [bold]Region[/bold]")
    assert "North [bold]Region[/bold]" in remit("show", plan, "--kind", "organisation").out


def test_measures_are_told_by_the_code_of_every_option(remit: Remit, plan: Path) -> None:
    found = remit("measures", plan, "--json").json
    assert list(found) == ["as-is", "A", "B", "C"]
    assert {code: values["bodies"] for code, values in found.items()} == {"as-is": 5, "A": 5, "B": 4, "C": 5}
    assert set(found["A"]) == set(MEASURES)
    assert found["A"]["money"] == {"2019-20": 125000050, "2020-21": 110000000}


def test_measures_of_one_option_are_those_alone(remit: Remit, plan: Path) -> None:
    assert list(remit("measures", plan, "--option", "b", "--json").json) == ["B"]


def test_measures_describe_themselves_without_a_plan(remit: Remit) -> None:
    found = remit("measures", "--describe", "--json").json
    assert [measure["id"] for measure in found] == list(MEASURES)
    assert all(set(measure) == {"id", "name", "unit", "definition", "source"} for measure in found)


def test_measures_are_told_to_people_in_pounds_and_by_year_and_the_rest_is_named(
    remit: Remit, plan: Path
) -> None:
    told = remit("measures", plan, "--option", "A")
    rows = [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in told.out.splitlines()]
    assert ["Money, 2020-21", "£1.1 million"] in rows
    assert ["People, 2019-20", "150.5 WTE"] in rows
    assert ["Share of illustrative money, 2020-21", "0.0%"] in rows
    assert "Revenue and capital" in told.out.splitlines()[-1]
    assert not any(row[0].startswith("Revenue and capital") for row in rows if row)


def test_measures_of_no_plan_are_refused(remit: Remit) -> None:
    assert "Name the plan." in remit("measures").refusal


def test_reconcile_goes_down_to_zero(remit: Remit, plan: Path) -> None:
    found = remit("reconcile", plan, "--option", "B", "--json").json
    assert found["difference_pence"] == found["difference_wte"] == 0
    assert found["money"]["years"]["2019-20"] == {
        "as_is": 125000050,
        "kept": 100000000,
        "moved": 0,
        "devolved": 0,
        "merged": 25000050,
        "saved": 0,
        "new": 0,
        "one_off": 0,
        "gone": 0,
        "option": 125000050,
        "difference": 0,
    }
    assert {
        "id": "b3",
        "year": "2019-20",
        "fate": "merged",
        "amount": 25000050,
        "from": "policy",
        "to": "centre",
        "out_of": "b3",
        "reason": "",
    } in found["money"]["lines"]


def test_reconcile_fails_where_money_is_gone_without_a_reason(remit: Remit, plan: Path) -> None:
    remit("set", plan, "budget_line", "b1", "amount=400,000", "--option", "A")
    lost = remit("reconcile", plan, "--option", "A", "--json")
    assert (lost.code, lost.json["difference_pence"]) == (1, 600_000_00)
    assert "600,000.00" in remit("reconcile", plan, "--option", "A").out
    remit("set", plan, "budget_line", "b1", "saved=One contract less", "--option", "A")
    assert remit("reconcile", plan, "--option", "A").code == 0


def test_reconcile_asks_for_an_option(remit: Remit, plan: Path) -> None:
    assert "--option" in remit("reconcile", plan).refusal


def test_compare_tells_each_difference_and_the_sentence_of_the_paper(remit: Remit, plan: Path) -> None:
    found = remit("compare", plan, "--option", "A", "--json").json
    assert list(found) == ["A"]
    renamed = next(entry for entry in found["A"] if entry["id"] == "centre")
    assert renamed["kind"] == "organisation"
    assert renamed["sign"] == "changed"
    assert renamed["fields"] == {
        "name": ["Digital Centre", "National Centre"],
        "short_name": ["Centre", "NC"],
    }
    assert renamed["sentence"].startswith("Digital Centre is renamed National Centre.")
    closed = next(entry for entry in remit("compare", plan, "--json").json["B"] if entry["id"] == "policy")
    assert closed == {
        "kind": "organisation",
        "id": "policy",
        "sign": "closed",
        "fields": {},
        "sentence": "The Policy Unit closes.",
    }


def test_compare_says_so_where_nothing_changes(remit: Remit, plan: Path) -> None:
    remit("add", plan, "option", "id=d", "code=D", "name=Nothing at all", "rank=3")
    assert remit("compare", plan, "--option", "D").out.splitlines() == ["Option D", "  Nothing changes."]


def test_verify_finds_a_plan_whole(remit: Remit, plan: Path) -> None:
    remit("set", plan, "organisation", "north", "name=Northern Region")
    answer = remit("verify", plan)
    assert answer.code == 0
    assert "whole" in answer.out


def test_verify_finds_where_the_history_says_otherwise_than_the_data(remit: Remit, plan: Path) -> None:
    remit("set", plan, "organisation", "north", "name=Northern Region")
    with sqlite3.connect(plan) as db:
        db.execute("UPDATE organisation SET name = 'Southern' WHERE id = 'north'")
    db.close()
    answer = remit("verify", plan)
    assert answer.code == 1
    assert "organisation" in answer.out


@pytest.mark.parametrize("words", [*READING, ("verify",)], ids=" ".join)
def test_what_is_no_plan_is_refused_in_one_line(remit: Remit, tmp_path: Path, words: tuple[str, ...]) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear board,")
    command, *rest = words
    assert remit(command, path, *rest).refusal.startswith("“letter.txt” is not a Remit plan.")
    assert "“gone.remit”" in remit(command, tmp_path / "gone.remit", *rest).refusal


def test_an_unknown_kind_is_refused_with_those_there_are(remit: Remit, plan: Path) -> None:
    refusal = remit("show", plan, "--kind", "committee").refusal
    assert refusal.startswith("There is no kind “committee”. There are: accountability, ")


def test_an_unknown_option_is_refused_with_those_there_are(remit: Remit, plan: Path) -> None:
    assert remit("show", plan, "--kind", "post", "--option", "Z").refusal == (
        "There is no option “Z” in this plan. It has: as-is, A, B, C."
    )
