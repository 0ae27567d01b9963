"""Checks and fates from the command line: their JSON keys and exit codes are a contract."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.checks import CHECKS, Severity
from tests.core.cli.conftest import Remit

DESCRIBE = "“remit check --describe” lists them all."
OFF = ("muted_check", "id=acc002", "code=ACC002", "reason=One body in practice.")


def test_findings_have_their_keys_and_an_error_makes_the_exit_code_one(remit: Remit, plan: Path) -> None:
    found = remit("check", plan, "--option", "A", "--json")
    assert (found.code, found.err) == (1, "")
    first = next(line for line in found.json if line["code"] == "ACC002")
    assert first == {
        "option": "A",
        "code": "ACC002",
        "severity": "error",
        "kind": "function",
        "id": "records",
        "message": ("“National Centre” and “Policy Unit” are each accountable for “Shared care records”."),
    }
    assert remit("check", plan, "--option", "B").code == 0


def test_every_check_is_described_with_code_severity_rule_and_source(remit: Remit) -> None:
    found = remit("check", "--describe", "--json").json
    assert [line["code"] for line in found] == sorted(CHECKS)
    for line in found:
        assert set(line) == {"code", "name", "severity", "fix", "rule", "source"}
        assert line["severity"] in set(Severity)
        assert line["fix"] == (CHECKS[line["code"]].fix is not None)
        assert all(line[what] for what in ("code", "name", "rule", "source"))
    told = remit("check", "--describe").out
    assert all(check.rule in told and check.source in told for check in CHECKS.values())


def test_a_check_that_is_switched_off_is_told_on_standard_error_and_all_includes_it(
    remit: Remit, plan: Path
) -> None:
    assert remit("add", plan, *OFF).out.strip() == "acc002"
    quiet = remit("check", plan, "--option", "A", "--json")
    assert quiet.code == 0
    assert quiet.err == "Switched off: ACC002, Duty with two homes. Reason: One body in practice.\n"
    assert not any(line["code"] == "ACC002" for line in quiet.json)
    every = remit("check", plan, "--option", "A", "--all", "--json")
    assert (every.code, every.err) == (1, "")
    assert any(line["code"] == "ACC002" for line in every.json)


def test_a_check_is_switched_on_again_by_removing_what_switched_it_off_or_by_undo(
    remit: Remit, plan: Path
) -> None:
    remit("add", plan, *OFF)
    assert [line["code"] for line in remit("show", plan, "--kind", "muted_check", "--json").json] == [
        "ACC002"
    ]
    assert remit("remove", plan, "muted_check", "acc002").code == 0
    assert remit("check", plan, "--option", "A").code == 1
    assert remit("undo", plan).code == 0
    assert remit("check", plan, "--option", "A").code == 0
    assert remit("verify", plan).code == 0


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (
            ("add", "muted_check", "code=ACC0002", "reason=No."),
            "There is no check “ACC0002”. Did you mean ACC002, “Duty with two homes”? " + DESCRIBE,
        ),
        (("add", "muted_check", "code=ACC002"), "Reason may not be empty."),
        (("add", "muted_check", "code=ACC002", "reason="), "Reason may not be empty."),
        (
            ("set", "muted_check", "acc002", "code=NOPE"),
            "There is no check “NOPE”. " + DESCRIBE,
        ),
        (("add", *OFF), "There is already a check switched off with the id “acc002”."),
        (
            ("add", "muted_check", "code=ACC002", "reason=Again."),
            "The check ACC002, “Duty with two homes”, is switched off already.",
        ),
    ],
)
def test_what_cannot_be_switched_off_is_refused_in_words_and_changes_nothing(
    remit: Remit, plan: Path, words: tuple[str, ...], why: str
) -> None:
    if words[0] == "set" or "already" in why:
        remit("add", plan, *OFF)
    before = plan.read_bytes()
    command, *rest = words
    assert remit(command, plan, *rest).refusal == why
    assert plan.read_bytes() == before


def test_the_limits_of_a_plan_are_its_own(remit: Remit, plan: Path) -> None:
    def wide() -> list[str]:
        found = remit("check", plan, "--option", "as-is", "--json").json
        return [line["id"] for line in found if line["code"] == "SPA001"]

    assert wide() == []
    assert remit("set", plan, "plan", "plan", "widest_span=1").code == 0
    assert sorted(wide()) == ["centre", "dept"]
    assert remit("set", plan, "plan", "plan", "widest_span=0").refusal == (
        "Widest span may not be less than 1."
    )


# fates


def test_every_duty_has_a_fate_in_every_option_with_stable_keys(remit: Remit, plan: Path) -> None:
    found = remit("fate", plan, "--json")
    assert (found.code, found.err) == (0, "")
    assert [line["option"] for line in found.json] == ["A"] * 3 + ["B"] * 3 + ["C"] * 3
    assert next(line for line in found.json if (line["option"], line["id"]) == ("B", "records")) == {
        "option": "B",
        "id": "records",
        "name": "Shared care records",
        "family": "digital",
        "fate": "merged",
        "from": ["centre", "policy"],
        "to": ["centre"],
        "into": [],
        "reason": None,
        "move": "b1",
        "move_title": "Close the policy unit",
    }


def test_a_duty_that_an_option_loses_makes_the_exit_code_one(remit: Remit, plan: Path) -> None:
    remit("remove", plan, "accountability", "cyber-a", "--option", "A")
    found = remit("fate", plan, "--option", "A")
    assert found.code == 1
    (line,) = [line for line in found.out.splitlines() if "Cyber operations" in line]
    assert "orphaned" in line
    assert "Nobody is accountable" in line
    assert "Move policy under the centre" in line
    assert remit("fate", plan, "--option", "B").code == 0


def test_a_duty_that_ends_carries_its_reason(remit: Remit, plan: Path) -> None:
    remit("act", plan, "--option", "A", "end", "function=cyber", "reason=Bought as a service.")
    line = next(line for line in remit("fate", plan, "--option", "A", "--json").json if line["id"] == "cyber")
    assert (line["fate"], line["reason"], line["to"]) == ("ended", "Bought as a service.", [])
    assert line["move_title"] == "End “Cyber operations”"


def test_a_plan_without_duties_says_so(remit: Remit, tmp_path: Path) -> None:
    remit("new", tmp_path / "empty.remit")
    found = remit("fate", tmp_path / "empty.remit", "--json")
    assert (found.code, found.json) == (0, [])
    assert found.err == "There are no duties in this plan yet.\n"
