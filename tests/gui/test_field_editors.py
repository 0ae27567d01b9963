"""The editor of each sort of field: what it shows, what text it gives, and when it is finished."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.acts import ACTS
from core.model.edits import Add
from core.model.entities.structure import Organisation
from core.model.fields import FieldError
from core.model.kinds import KINDS, content_kinds
from gui.document import Document
from gui.widgets import clipboard
from gui.widgets.field_editors import FieldEditor, editor_for, editor_for_spec, value_text
from gui.widgets.groups_editor import GroupsEditor
from gui.widgets.plain_editors import ChoiceEditor, FlagEditor, LineEditor, LinesEditor
from gui.widgets.ref_choices import parse
from gui.widgets.ref_editors import RefEditor, RefsEditor
from tests.gui.conftest import Show


class Heard:
    """What an editor committed, in order."""

    def __init__(self, editor: FieldEditor) -> None:
        self.texts: list[str] = []
        editor.committed.connect(lambda: self.texts.append(editor.value_text()))


def form(show: Show, *editors: QWidget) -> QWidget:
    """Show editors in one window, with a line after them for the focus to go to."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    for editor in (*editors, QLineEdit()):
        column.addWidget(editor)
    return show(widget, 500, 500)


def test_every_field_of_every_kind_has_an_editor_that_gives_back_what_it_shows(
    document: Document, qtbot: QtBot
) -> None:
    for kind in content_kinds():
        for name, spec in kind.fields.items():
            editor = editor_for(document, kind.slug, name)
            qtbot.addWidget(editor)
            for entity in document.entities(kind.slug):
                value = getattr(entity, name)
                editor.set_text(value_text(spec, value))
                assert not editor.dirty
                assert parse(document.model, kind.slug, name, editor.value_text()) == value


def test_each_sort_of_field_has_its_own_editor(document: Document, qtbot: QtBot) -> None:
    expected = {
        ("organisation", "name"): LineEditor,
        ("organisation", "purpose"): LinesEditor,
        ("organisation", "kind"): ChoiceEditor,
        ("organisation", "parent"): RefEditor,
        ("post", "registration"): FlagEditor,
        ("move", "option"): RefEditor,
    }
    for (kind, field), editor in expected.items():
        made = editor_for(document, kind, field)
        qtbot.addWidget(made)
        assert type(made) is editor


def test_a_line_is_committed_by_enter_once(document: Document, qtbot: QtBot, show: Show) -> None:
    editor = editor_for(document, "organisation", "name")
    form(show, editor)
    heard = Heard(editor)
    editor.set_text("Centre")
    editor.setFocus()
    qtbot.keyClicks(editor.control, "!")
    qtbot.keyClick(editor.control, Qt.Key.Key_Return)
    qtbot.keyClick(editor.control, Qt.Key.Key_Tab)
    assert heard.texts in (["!Centre"], ["Centre!"])


def test_leaving_a_line_commits_it_and_leaving_it_alone_does_not(
    document: Document, qtbot: QtBot, show: Show
) -> None:
    editor = editor_for(document, "organisation", "name")
    form(show, editor)
    heard = Heard(editor)
    editor.set_text("Centre")
    editor.setFocus()
    qtbot.keyClick(editor.control, Qt.Key.Key_Tab)
    assert heard.texts == []
    editor.setFocus()
    editor.control.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(editor.control, "Hub")
    qtbot.keyClick(editor.control, Qt.Key.Key_Tab)
    assert heard.texts == ["Hub"]


def test_escape_brings_back_what_was_set(document: Document, qtbot: QtBot, show: Show) -> None:
    editor = editor_for(document, "organisation", "name")
    form(show, editor)
    editor.set_text("Centre")
    editor.setFocus()
    qtbot.keyClicks(editor.control, "xx")
    assert editor.dirty
    qtbot.keyClick(editor.control, Qt.Key.Key_Escape)
    assert editor.value_text() == "Centre"


def test_an_error_is_said_beneath_the_field_and_to_screen_readers(
    document: Document, qtbot: QtBot, show: Show
) -> None:
    editor = editor_for(document, "budget_line", "amount")
    form(show, editor)
    editor.set_error("Amount should be an amount in pounds such as 1,250.00.")
    assert editor._error.isVisible()
    assert editor.control.accessibleDescription().startswith("Amount should be")
    editor.set_text("5")
    assert not editor._error.isVisible()


def test_a_refused_text_is_tried_again_by_enter_but_not_by_leaving(
    document: Document, qtbot: QtBot, show: Show
) -> None:
    editor = editor_for(document, "budget_line", "amount")
    form(show, editor)
    heard = Heard(editor)
    editor.setFocus()
    qtbot.keyClicks(editor.control, "lots")
    qtbot.keyClick(editor.control, Qt.Key.Key_Return)
    editor.set_error("No.")
    qtbot.keyClick(editor.control, Qt.Key.Key_Tab)
    assert heard.texts == ["lots"]
    editor.setFocus()
    qtbot.keyClick(editor.control, Qt.Key.Key_Return)
    assert heard.texts == ["lots", "lots"]


def test_a_choice_made_from_the_list_is_committed_at_once(
    document: Document, qtbot: QtBot, show: Show
) -> None:
    editor = editor_for(document, "accountability", "letter")
    assert isinstance(editor, ChoiceEditor)
    form(show, editor)
    heard = Heard(editor)
    editor.set_text("A")
    assert editor.combo.currentText() == "Accountable"
    editor.combo.setCurrentIndex(1)
    editor.combo.activated.emit(1)
    assert heard.texts == ["R"]


def test_a_choice_made_with_the_arrow_keys_is_committed_when_the_focus_leaves(
    document: Document, qtbot: QtBot, show: Show
) -> None:
    editor = editor_for(document, "organisation", "tier")
    form(show, editor)
    heard = Heard(editor)
    editor.set_text("national")
    editor.setFocus()
    qtbot.keyClick(editor.control, Qt.Key.Key_Down)
    qtbot.keyClick(editor.control, Qt.Key.Key_Down)
    assert heard.texts == []
    qtbot.keyClick(editor.control, Qt.Key.Key_Tab)
    assert heard.texts == ["system"]


def test_a_choice_that_may_be_empty_offers_to_be_not_set(document: Document, qtbot: QtBot) -> None:
    editor = editor_for(document, "organisation", "tier")
    assert isinstance(editor, ChoiceEditor)
    qtbot.addWidget(editor)
    assert (editor.combo.itemText(0), editor.value_text()) == ("Not set", "")
    required = editor_for(document, "accountability", "letter")
    assert isinstance(required, ChoiceEditor)
    qtbot.addWidget(required)
    assert required.combo.itemText(0) == "Accountable"
    assert required.value_text() == ""


def test_the_wheel_over_a_choice_scrolls_and_does_not_choose(
    document: Document, qtbot: QtBot, show: Show
) -> None:
    editor = editor_for(document, "organisation", "tier")
    form(show, editor)
    editor.set_text("national")
    here = QPointF(5, 5)
    wheel = QWheelEvent(
        here,
        editor.control.mapToGlobal(here),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(editor.control, wheel)
    assert editor.value_text() == "national"


def test_a_read_only_choice_cannot_be_changed_by_keys(document: Document, qtbot: QtBot, show: Show) -> None:
    editor = editor_for(document, "organisation", "tier")
    form(show, editor)
    editor.set_text("national")
    editor.set_read_only(True)
    editor.setFocus()
    qtbot.keyClick(editor.control, Qt.Key.Key_Down)
    assert editor.value_text() == "national"


@pytest.mark.qt_log_ignore("This plugin does not support")  # popups on no screen
def test_a_reference_completes_what_is_typed_anywhere_in_a_name(
    document: Document, qtbot: QtBot, show: Show
) -> None:
    editor = editor_for(document, "organisation", "parent")
    assert isinstance(editor, RefEditor)
    form(show, editor)
    heard = Heard(editor)
    editor.setFocus()
    qtbot.keyClicks(editor.line, "regi")
    offered = editor._completer.completionModel()
    assert [offered.index(row, 0).data() for row in range(offered.rowCount())] == [
        "North Region",
        "South Region",
    ]
    popup = editor._completer.popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert heard.texts == ["north"]
    assert editor.line.text() == "North Region"


def test_a_reference_shows_a_name_and_gives_an_id(document: Document, qtbot: QtBot) -> None:
    editor = editor_for(document, "organisation", "parent")
    assert isinstance(editor, RefEditor)
    qtbot.addWidget(editor)
    editor.set_text("centre")
    assert (editor.line.text(), editor.value_text()) == ("Digital Centre", "centre")
    editor.type_text("Centre")  # its short name: the Model looks that up
    assert parse(document.model, "organisation", "parent", editor.value_text()) == "centre"
    editor.type_text("Nowhere")
    with pytest.raises(FieldError, match="no organisation “Nowhere”"):
        parse(document.model, "organisation", "parent", editor.value_text())


@pytest.mark.qt_log_ignore("This plugin does not support")  # popups on no screen
def test_doubled_names_are_told_apart_by_where_they_are(document: Document, qtbot: QtBot, show: Show) -> None:
    document.show_option("a")
    twins = [Add(Organisation(id=f"t{p}", name="Team", parent=p)) for p in ("policy", "dept")]
    document.edit("Twins", twins)
    editor = editor_for(document, "organisation", "parent")
    assert isinstance(editor, RefEditor)
    form(show, editor)
    editor.setFocus()
    qtbot.keyClicks(editor.line, "team")
    offered = editor._completer.completionModel()
    labels = [offered.index(row, 0).data() for row in range(offered.rowCount())]
    assert labels == ["Team (Department)", "Team (Policy Unit, National Centre, Department)"]
    editor.line.setText(labels[0])
    assert editor.value_text() == "tdept"


def test_the_references_of_a_move_are_options(document: Document, qtbot: QtBot) -> None:
    editor = editor_for(document, "move", "option")
    assert isinstance(editor, RefEditor)
    qtbot.addWidget(editor)
    editor.set_text("b")
    assert editor.line.text() == "Option B, One body"


def test_several_references_are_ticked_and_given_as_ids(document: Document, qtbot: QtBot, show: Show) -> None:
    editor = editor_for_spec(ACTS["transfer"].arguments["functions"], document.model)
    assert isinstance(editor, RefsEditor)
    form(show, editor)
    heard = Heard(editor)
    editor.set_text("records,cyber")
    assert editor.value_text() == "cyber,records"
    qtbot.keyClicks(editor.filter, "stat")
    assert [editor.rows.index(row).data() for row in range(editor.rows.rowCount())] == ["Official statistics"]
    editor.rows.setData(editor.rows.index(0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert heard.texts == ["cyber,records,statistics"]  # what was given comes first
    assert editor._count.text() == "3 of 4 ticked"


def test_only_what_is_offered_can_be_ticked(document: Document, qtbot: QtBot) -> None:
    editor = editor_for_spec(ACTS["transfer"].arguments["functions"], document.model)
    assert isinstance(editor, RefsEditor)
    qtbot.addWidget(editor)
    editor.set_text("cyber,statistics")
    editor.offer(["cyber", "records"])
    assert editor.value_text() == "cyber"
    editor.rows.tick_all(on=True)
    assert editor.value_text() == "cyber,records"


def test_groups_are_ticked_one_after_the_other_and_nothing_is_in_two(document: Document, show: Show) -> None:
    editor = editor_for_spec(ACTS["split"].arguments["functions"], document.model)
    assert isinstance(editor, GroupsEditor)
    form(show, editor)
    heard = Heard(editor)
    assert editor.value_text() == "|"
    editor.rows.tick_all(on=True)
    editor.group.setCurrentIndex(1)
    assert editor._count.text() == "0 of 4 ticked"
    editor.rows.setData(editor.rows.index(0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert heard.texts[-1] == "digital,statistics,records|cyber"
    editor.set_names(["North", "South", "East"])
    assert [editor.group.itemText(place) for place in range(3)] == ["North", "South", "East"]
    assert editor.value_text() == "digital,statistics,records|cyber|"


def test_enter_in_text_of_several_lines_is_a_new_line_and_with_ctrl_it_commits(
    document: Document, qtbot: QtBot, show: Show
) -> None:
    editor = editor_for(document, "organisation", "purpose")
    form(show, editor)
    heard = Heard(editor)
    editor.setFocus()
    qtbot.keyClicks(editor.control, "One")
    qtbot.keyClick(editor.control, Qt.Key.Key_Return)
    qtbot.keyClicks(editor.control, "two")
    assert heard.texts == []
    qtbot.keyClick(editor.control, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard.texts == ["One\ntwo"]


def test_text_longer_than_a_field_may_have_is_refused_and_not_cut_off(
    document: Document, qtbot: QtBot
) -> None:
    editor = editor_for(document, "organisation", "name")
    qtbot.addWidget(editor)
    editor.type_text("x" * 30_000)
    with pytest.raises(FieldError, match="at most 20,000 characters"):
        KINDS["organisation"].fields["name"].parse(editor.value_text())


def test_ctrl_z_is_the_boxes_own_only_while_something_is_typed(
    document: Document, qtbot: QtBot, show: Show
) -> None:
    editor = editor_for(document, "organisation", "name")
    window = form(show, editor)
    undone: list[int] = []
    action = window.addAction("Undo", Qt.Modifier.CTRL | Qt.Key.Key_Z)
    action.triggered.connect(lambda: undone.append(1))
    editor.set_text("Centre")
    editor.setFocus()
    QTest.keyClicks(editor.control, "x")
    QTest.keyClick(editor.control, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (undone, editor.value_text()) == ([], "Centre")
    QTest.keyClick(editor.control, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [1]


def test_pasted_text_is_plain(document: Document, qtbot: QtBot, show: Show) -> None:
    editor = editor_for(document, "organisation", "purpose")
    form(show, editor)
    clipboard.put("Bold", "<b>Bold</b>")
    editor.setFocus()
    qtbot.keyClick(editor.control, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert editor.value_text() == "Bold"
