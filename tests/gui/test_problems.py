"""The Problems panel counts what the checks find, goes to it, and mends what is sure."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.checks import CHECKS, Finding, Severity, switched_off
from core.model.edits import Add, Remove, Set
from core.model.entities.accountability import Accountability
from core.model.entities.plan import MutedCheck
from core.model.key import Key
from gui import theme
from gui.document import Document
from gui.widgets.mute_dialog import MuteDialog
from gui.widgets.problem_groups import OFF, Grouping
from gui.widgets.problem_list import FINDING
from gui.widgets.problems import WIDEST, Problems
from tests.small import CENTRE, CHIEF, NORTH, RECORDS

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def problems(document: Document, qtbot: QtBot) -> Problems:
    """The panel, open, on option A."""
    found = Problems(document)
    qtbot.addWidget(found)
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    QAbstractItemModelTester(found.list, mode, found.list)
    found.line.setChecked(True)
    found.show()
    found.activateWindow()
    qtbot.waitExposed(found)
    document.show_option("a")
    found.check_now()
    return found


def _found(problems: Problems) -> list[Finding]:
    return [finding for group in problems.list.groups for finding in group.findings]


def _groups(problems: Problems) -> list[str]:
    return [group.title for group in problems.list.groups]


def _choose(problems: Problems, code: str) -> Finding:
    """Put the keyboard on the first finding of a check."""
    finding = next(found for found in _found(problems) if found.code == code)
    problems.tree.setCurrentIndex(problems.list.place_of(finding))
    problems.tree.setFocus()
    return finding


def _give_a_reason(text: str) -> None:
    """Type a reason in the next dialog, by keyboard, and press Enter; without one press Escape."""

    def fill(tries: int = 200) -> None:
        dialog, field = QApplication.activeModalWidget(), QApplication.focusWidget()
        if not (isinstance(dialog, MuteDialog) and field is dialog.reason):
            if tries:
                QTimer.singleShot(10, lambda: fill(tries - 1))
            return
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        if not text:
            assert dialog.isVisible()  # Enter does nothing as long as there is no reason
            QTest.keyClick(field, Qt.Key.Key_Escape)

    QTimer.singleShot(0, fill)


def _dangle(document: Document) -> None:
    """Close two bodies that others refer to, so that references lead nowhere."""
    assert document.edit("Tear holes", [Remove(NORTH), Remove(Key("organisation", "dept"))])


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
    errors = sum(CHECKS[found.code].severity is Severity.ERROR for found in _found(problems))
    assert problems.line.text().startswith("Problems: ")
    assert f"{errors:,} error" in problems.line.text()


def test_a_click_goes_to_what_a_problem_is_about(problems: Problems, qtbot: QtBot) -> None:
    finding = _found(problems)[0]
    with qtbot.waitSignal(problems.jumped) as went:
        problems.tree.activated.emit(problems.list.place_of(finding))
    assert went.args == [finding.key]


def test_only_what_is_asked_for_is_shown(problems: Problems) -> None:
    problems._find.setText("shared care")
    assert _found(problems)
    assert all("shared care" in found.message.casefold() for found in _found(problems))
    problems._find.setText("")
    problems._kinds[Severity.NOTE].setChecked(False)
    assert all(group.severity is not Severity.NOTE for group in problems.list.groups)


def test_the_chosen_problem_stays_chosen_when_the_plan_changes(
    problems: Problems, document: Document
) -> None:
    finding = _found(problems)[-1]
    problems.tree.setCurrentIndex(problems.list.place_of(finding))
    document.edit("Take one away", [Remove(Key("accountability", "records-a"))])
    problems.check_now()
    if finding in _found(problems):
        assert problems.tree.currentIndex().data(FINDING) == finding


def test_what_somebody_folded_stays_so(problems: Problems, document: Document) -> None:
    first = problems.list.index(0, 0)
    assert problems.tree.isExpanded(first)
    problems.tree.setCurrentIndex(first)
    problems.tree.setFocus()
    QTest.keyClick(problems.tree, Qt.Key.Key_Left)
    folded = _groups(problems)[0]
    document.edit("Take one away", [Remove(Key("accountability", "cyber-r"))])
    problems.check_now()
    unfolded = {
        title: problems.tree.isExpanded(problems.list.index(row, 0))
        for row, title in enumerate(_groups(problems))
    }
    assert not unfolded.pop(folded)
    assert all(unfolded.values())


def test_a_closed_panel_counts_and_lists_once_it_is_opened(problems: Problems, document: Document) -> None:
    problems.line.setChecked(False)
    document.edit("Lose it", [Remove(Key("accountability", "statistics-a"))])
    problems.check_now()
    assert problems.line.text().startswith("Problems: 2 errors")
    assert "ACC001" not in {found.code for found in _found(problems)}
    problems.line.setChecked(True)
    assert "ACC001" in {found.code for found in _found(problems)}


# what stands together


def test_problems_stand_together_by_what_they_are_about(problems: Problems) -> None:
    problems.grouping.setCurrentText(Grouping.SUBJECT.value)
    records = next(group for group in problems.list.groups if group.title == "Shared care records")
    assert {found.key for found in records.findings} == {RECORDS}
    assert records.severity is Severity.ERROR
    assert records.line(0).startswith("✗ ")
    grave = [list(Severity).index(group.severity) for group in problems.list.groups if group.severity]
    assert grave == sorted(grave)


def test_problems_stand_together_by_how_grave_they_are(problems: Problems) -> None:
    every = set(_found(problems))
    problems.grouping.setCurrentText(Grouping.SEVERITY.value)
    assert _groups(problems) == ["Errors", "Warnings", "Notes"]
    assert set(_found(problems)) == every


def test_a_part_in_a_function_is_about_the_function_and_a_post_about_its_body(
    problems: Problems, document: Document
) -> None:
    _dangle(document)
    problems.check_now()
    problems.grouping.setCurrentText(Grouping.SUBJECT.value)
    about = {found.key: group.title for group in problems.list.groups for found in group.findings}
    assert about[Key("accountability", "cyber-r")] == "Cyber operations"
    assert about[CHIEF] == "National Centre"


def test_the_name_and_the_code_of_a_check_are_found_too(problems: Problems) -> None:
    for text in ("duty with two homes", "acc002"):
        problems._find.setText(text)
        assert {found.code for found in _found(problems)} == {"ACC002"}


# mending


def test_all_that_one_check_finds_is_mended_in_one_step(problems: Problems, document: Document) -> None:
    _dangle(document)
    problems.check_now()
    before = document.after
    torn = len([found for found in _found(problems) if found.code == "PLN001"])
    assert torn > 2
    _choose(problems, "PLN001")
    QTest.keyClick(problems.tree, Qt.Key.Key_Return, CONTROL | SHIFT)
    problems.check_now()
    assert "PLN001" not in {found.code for found in _found(problems)}
    assert document.store.undo_label() == f"Reference to something closed: mend {torn} problems"
    document.undo()
    assert document.after == before


def test_one_problem_is_mended_by_keyboard_and_the_next_is_chosen(
    problems: Problems, document: Document
) -> None:
    _dangle(document)
    problems.check_now()
    _choose(problems, "PLN001")
    torn = len([found for found in _found(problems) if found.code == "PLN001"])
    for left in reversed(range(torn)):
        found = problems.tree.currentIndex().data(FINDING)
        assert found.code == "PLN001"
        QTest.keyClick(problems.tree, Qt.Key.Key_Return, CONTROL)
        problems.check_now()
        assert len([found for found in _found(problems) if found.code == "PLN001"]) == left


def test_what_cannot_be_mended_for_certain_offers_no_fix(problems: Problems) -> None:
    _choose(problems, "ACC002")
    assert not problems.fix.isEnabled()
    assert not problems.fix_all.isEnabled()
    assert problems.switch.isEnabled()


# switching a check off


def test_a_check_is_switched_off_with_a_reason_by_keyboard_listed_and_switched_on_again(
    problems: Problems, document: Document, qtbot: QtBot
) -> None:
    _choose(problems, "ACC002")
    _give_a_reason("The two are one body in practice.")
    QTest.keyClick(problems.tree, Qt.Key.Key_Delete)
    assert switched_off(document.store.plan) == {"ACC002": "The two are one body in practice."}
    problems.check_now()
    assert "ACC002" not in {found.code for found in _found(problems)}
    assert problems.line.text().endswith("1 check switched off")
    assert document.store.undo_label() == "Switch off “Duty with two homes”"
    off = problems.list.groups[-1]
    assert (off.title, off.line(0)) == (
        OFF,
        "Duty with two homes (ACC002): The two are one body in practice.",
    )
    last = problems.list.index(len(problems.list.groups) - 1, 0)
    problems.activateWindow()  # the window that the keyboard was in is gone
    qtbot.waitUntil(problems.isActiveWindow)
    problems.tree.setFocus()
    problems.tree.setCurrentIndex(problems.list.index(0, 0, last))
    assert problems.switch.text() == "Switch on again"
    QTest.keyClick(problems.tree, Qt.Key.Key_Delete)
    problems.check_now()
    assert "ACC002" in {found.code for found in _found(problems)}
    assert OFF not in _groups(problems)
    document.undo()
    problems.check_now()
    assert OFF in _groups(problems)


def test_without_a_reason_nothing_is_switched_off(problems: Problems, document: Document) -> None:
    _choose(problems, "ACC002")
    _give_a_reason("")
    QTest.keyClick(problems.tree, Qt.Key.Key_Delete)
    assert switched_off(document.store.plan) == {}


# the window stays awake


def test_checking_waits_for_the_window_and_only_the_newest_is_shown(
    problems: Problems, document: Document, qtbot: QtBot
) -> None:
    heard: list[str] = []
    problems.counted.connect(heard.append)
    first = document.edit("Take one away", [Remove(Key("accountability", "records-a"))])
    second = document.edit("And the other", [Remove(Key("accountability", "records-a2"))])
    assert first
    assert second
    assert problems.busy
    assert heard == []
    qtbot.waitUntil(lambda: not problems.busy)
    assert len(heard) == 1
    assert {found.code for found in _found(problems) if found.key == RECORDS} >= {"ACC001"}


def test_a_fix_that_takes_a_sentence_is_cut_on_its_button_and_told_in_full(
    problems: Problems, document: Document
) -> None:
    long = "Body of Research & Development of the Whole of the North and of Everything Beside It"
    part = Accountability(id="cyber-i", function="cyber", organisation="centre", letter="I")
    assert document.edit("Name", [Set(CENTRE, "name", long), Add(part)])
    problems.check_now()
    narrow = problems.fix.minimumSizeHint().width()
    _choose(problems, "ACC004")
    assert problems.fix.isEnabled()
    assert problems.fix.accessibleName() == f"{long} is accountable, no longer also informed"
    assert problems.fix.text().endswith("…")
    assert "&&" in problems.fix.text()
    assert problems.fix.minimumSizeHint().width() < narrow + theme.pixels(WIDEST)
    assert "Ctrl+" in problems.fix.toolTip()
