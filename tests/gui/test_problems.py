"""The Problems panel counts what the checks find, goes to it, and mends what is sure."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from core.checks import Finding, Severity
from core.model.edits import Add, Remove
from core.model.entities.plan import MutedCheck
from core.model.key import Key
from gui.document import Document
from gui.widgets.problem_list import FINDING
from gui.widgets.problems import Problems
from tests.small import RECORDS


@pytest.fixture
def problems(document: Document, qtbot: QtBot) -> Problems:
    """The panel, open, on option A."""
    found = Problems(document)
    qtbot.addWidget(found)
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    QAbstractItemModelTester(found.list, mode, found.list)
    found.line.setChecked(True)
    found.show()
    document.show_option("a")
    found.check_now()
    return found


def _found(problems: Problems) -> list[Finding]:
    return [finding for group in problems.list.groups for finding in group.findings]


def _index(problems: Problems, finding: Finding) -> QModelIndex:
    for row, group in enumerate(problems.list.groups):
        if finding in group.findings:
            return problems.list.index(group.findings.index(finding), 0, problems.list.index(row, 0))
    raise AssertionError(finding)


def test_a_duty_held_twice_is_found_and_goes_away_with_one_of_its_holders(
    problems: Problems, document: Document
) -> None:
    assert RECORDS in {found.key for found in _found(problems) if "“Shared care records”" in found.message}
    before = len(_found(problems))
    document.edit("Take one away", [Remove(Key("accountability", "records-a"))])
    problems.check_now()
    assert not any("2 bodies" in found.message for found in _found(problems) if found.key == RECORDS)
    document.undo()
    problems.check_now()
    assert len(_found(problems)) == before


def test_a_check_that_is_switched_off_is_not_on_the_list_until_that_is_undone(
    problems: Problems, document: Document
) -> None:
    assert "ACC002" in {found.code for found in _found(problems)}
    muted = MutedCheck(id="off", code="ACC002", reason="The two are one body in practice.")
    document.edit("Switch it off", [Add(muted)])
    problems.check_now()
    assert "ACC002" not in {found.code for found in _found(problems)}
    document.undo()
    problems.check_now()
    assert "ACC002" in {found.code for found in _found(problems)}


def test_the_line_counts_by_severity(problems: Problems) -> None:
    errors = problems.list.count(Severity.ERROR)
    assert problems.line.text().startswith("Problems: ")
    assert f"{errors:,} error" in problems.line.text()


def test_a_click_goes_to_what_a_problem_is_about(problems: Problems, qtbot: QtBot) -> None:
    finding = _found(problems)[0]
    with qtbot.waitSignal(problems.jumped) as went:
        problems.tree.activated.emit(_index(problems, finding))
    assert went.args == [finding.key]


def test_only_what_is_asked_for_is_shown(problems: Problems) -> None:
    problems._find.setText("shared care")
    assert _found(problems)
    assert all("shared care" in found.message.casefold() for found in _found(problems))
    problems._find.setText("")
    problems._kinds[Severity.NOTE].setChecked(False)
    assert all(group.check.severity is not Severity.NOTE for group in problems.list.groups)


def test_the_chosen_problem_stays_chosen_when_the_plan_changes(
    problems: Problems, document: Document
) -> None:
    finding = _found(problems)[-1]
    problems.tree.setCurrentIndex(_index(problems, finding))
    document.edit("Take one away", [Remove(Key("accountability", "records-a"))])
    problems.check_now()
    if finding in _found(problems):
        assert problems.tree.currentIndex().data(FINDING) == finding
