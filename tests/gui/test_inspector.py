"""The inspector: a form for whatever is selected, what the option overrides, and what is connected."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from core.model.edits import Add, Set
from core.model.entities.accountability import Accountability
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.kinds import KINDS
from gui.document import Document, View
from gui.widgets.field_row import FieldRow
from gui.widgets.inspector import EMPTY, Inspector
from tests.gui.conftest import Said, Show
from tests.small import CENTRE, POLICY


@pytest.fixture
def document(document: Document) -> Document:
    """The small plan with option A on show, where everything can be edited."""
    document.show_option("a")
    return document


@pytest.fixture
def inspector(document: Document, show: Show) -> Inspector:
    return show(Inspector(document), 320, 800)


def row(inspector: Inspector, field: str) -> FieldRow:
    return inspector.rows[field]


def enter(qtbot: QtBot, found: FieldRow, text: str) -> None:
    """Type text in place of what is there, and press Enter."""
    found.editor.control.setFocus()
    found.editor.control.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(found.editor.control, text)
    qtbot.keyClick(found.editor.control, Qt.Key.Key_Return)


def groups(inspector: Inspector) -> dict[str, QTreeWidgetItem]:
    tree = inspector.connections
    items = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    return {item.text(0): item for item in items if item}


def names(item: QTreeWidgetItem) -> list[str]:
    found = [item.child(place) for place in range(item.childCount())]
    return [child.text(0) for child in found if child]


def test_with_nothing_selected_it_says_what_to_do(inspector: Inspector) -> None:
    assert inspector.note.text() == EMPTY
    assert not inspector.rows


def test_every_field_of_the_selected_has_a_row(inspector: Inspector, document: Document) -> None:
    document.select(CENTRE)
    assert list(inspector.rows) == list(KINDS["organisation"].fields)
    assert inspector.title.text() == "National Centre"
    assert row(inspector, "legal_form").editor.value_text() == "executive_ndpb"
    assert row(inspector, "parent").editor.value_text() == "dept"


def test_every_kind_has_a_form(inspector: Inspector, document: Document) -> None:
    for kind in KINDS.values():
        entities = document.entities(kind.slug) or list(
            document.store.plan.tables.get(kind.slug, {}).values()
        )
        if entities:
            document.select(Key(kind.slug, entities[0].id))
            assert inspector._what.text() == kind.label
            assert inspector.rows


def test_enter_commits_a_field_as_one_step_with_a_plain_label(
    inspector: Inspector, document: Document, qtbot: QtBot
) -> None:
    document.select(CENTRE)
    enter(qtbot, row(inspector, "code"), "X99")
    assert document.model.get(Organisation, "centre").code == "X99"  # type: ignore[union-attr]
    assert document.store.undo_label() == "Change code of National Centre"
    document.undo()
    assert row(inspector, "code").editor.value_text() == "X26"


def test_choosing_from_a_list_commits_at_once(inspector: Inspector, document: Document) -> None:
    document.select(CENTRE)
    combo = row(inspector, "legal_form").editor.control
    combo.setCurrentIndex(combo.findData("company"))  # type: ignore[attr-defined]
    combo.activated.emit(combo.currentIndex())  # type: ignore[attr-defined]
    assert document.store.undo_label() == "Change legal form of National Centre"


def test_a_refused_text_is_kept_and_explained_beneath_its_field(
    inspector: Inspector, document: Document, said: Said, qtbot: QtBot
) -> None:
    document.select(Key("budget_line", "b1"))
    enter(qtbot, row(inspector, "amount"), "lots")
    editor = row(inspector, "amount").editor
    assert editor.value_text() == "lots"
    assert (
        editor.error
        == said.refused[0]
        == "Amount should be an amount in pounds such as 1,250.00 or £1.2m, not “lots”."
    )
    document.edit("Elsewhere", [Set(CENTRE, "code", "X1")])
    assert editor.value_text() == "lots"


@pytest.mark.qt_log_ignore("This plugin does not support")  # popups on no screen
def test_what_the_plan_itself_refuses_is_said_at_the_field_too(
    inspector: Inspector, document: Document, qtbot: QtBot
) -> None:
    document.select(CENTRE)
    enter(qtbot, row(inspector, "parent"), "North Region")
    assert "lies below" in row(inspector, "parent").editor.error


def test_a_refused_text_is_still_there_when_its_entity_comes_back(
    inspector: Inspector, document: Document, qtbot: QtBot
) -> None:
    document.select(Key("budget_line", "b1"))
    enter(qtbot, row(inspector, "amount"), "lots")
    document.select(Key("budget_line", "b2"))
    assert row(inspector, "amount").editor.value_text() == "£1,100,000.00"
    document.select(Key("budget_line", "b1"))
    assert row(inspector, "amount").editor.value_text() == "lots"
    assert row(inspector, "amount").editor.error


def test_a_text_typed_for_one_option_is_not_put_into_another(
    inspector: Inspector, document: Document, qtbot: QtBot
) -> None:
    document.select(CENTRE)
    control = row(inspector, "code").editor.control
    control.setFocus()
    qtbot.keyClicks(control, "Y")
    document.show_option("b")
    assert row(inspector, "code").editor.value_text() == "X26"
    document.show_option("a")
    assert "Y" in row(inspector, "code").editor.value_text()
    assert document.model.get(Organisation, "centre").code == "X26"  # type: ignore[union-attr]


def test_an_overridden_field_says_what_it_was_and_can_inherit_again(
    inspector: Inspector, document: Document, qtbot: QtBot
) -> None:
    document.select(CENTRE)
    found = row(inspector, "name")
    assert found.was.text() == "was “Digital Centre”, until “Rename the centre”"
    assert found.inherit.text() == "Use as-is again"
    assert not row(inspector, "code").was.isVisible()
    qtbot.mouseClick(found.inherit, Qt.MouseButton.LeftButton)
    assert found.editor.value_text() == "Digital Centre"
    assert not found.inherit.isVisible()
    assert document.store.undo_label() == "Use as-is again: name of National Centre"


def test_an_overridden_reference_is_told_by_name(inspector: Inspector, document: Document) -> None:
    document.select(POLICY)
    assert row(inspector, "parent").was.text() == "was “Department”, until “Move policy under the centre”"


def test_an_option_on_another_one_inherits_from_that(inspector: Inspector, document: Document) -> None:
    document.show_option("c")
    document.select(CENTRE)
    assert row(inspector, "name").inherit.text() == "Use option B’s again"


def test_before_shows_no_overrides(inspector: Inspector, document: Document) -> None:
    document.select(CENTRE)
    document.show_view(View.BEFORE)
    assert not row(inspector, "name").was.isVisible()
    assert "Before shows the as-is" in inspector.note.text()


def test_changes_shows_a_sign_and_a_word(inspector: Inspector, document: Document) -> None:
    document.show_view(View.CHANGES)
    document.select(CENTRE)
    assert inspector.sign.text() == "~ changed in this option"
    document.select(Key("organisation", "north"))
    assert not inspector.sign.isVisible()


def test_what_an_option_closed_can_be_read_and_not_edited(inspector: Inspector, document: Document) -> None:
    document.show_option("b")
    document.show_view(View.CHANGES)
    document.select(POLICY)
    assert inspector.sign.text() == "− closed in this option"
    assert inspector.note.text() == "This organisation is closed in this option, so it cannot be edited."
    assert row(inspector, "name").editor.control.isReadOnly()  # type: ignore[attr-defined]


def test_the_protected_as_is_can_be_read_and_says_how_to_edit_it(
    inspector: Inspector, document: Document
) -> None:
    document.show_option("as-is")
    document.select(CENTRE)
    assert "Correct the as-is" in inspector.note.text()
    assert row(inspector, "name").editor.control.isReadOnly()  # type: ignore[attr-defined]
    document.correct_as_is(on=True)
    assert not row(inspector, "name").editor.control.isReadOnly()  # type: ignore[attr-defined]


def test_a_move_is_edited_like_anything_else_even_beside_the_as_is(
    inspector: Inspector, document: Document, qtbot: QtBot
) -> None:
    document.show_option("as-is")
    document.select(Key("move", "a1"))
    assert "rank" not in inspector.rows
    enter(qtbot, row(inspector, "date"), "1/4/2021")
    assert row(inspector, "date").editor.value_text() == "1 April 2021"


def test_a_figure_says_what_it_rests_on(inspector: Inspector, document: Document) -> None:
    document.select(Key("budget_line", "b1"))
    assert inspector.basis.text() == "This figure is estimate. Source: Accounts"


def test_a_body_shows_its_duties_money_and_people(inspector: Inspector, document: Document) -> None:
    document.select(CENTRE)
    texts = [label.text() for label in inspector.facts.findChildren(QLabel)]
    assert "Accountable for 3 functions." in texts
    for figure in ("£1.1 million", "£1.3 million", "120.5 WTE", "150.5 WTE", "With all inside"):
        assert figure in texts
    assert any("100\u00a0% estimate" in text for text in texts)


def test_it_lists_who_a_body_answers_to_and_what_refers(inspector: Inspector, document: Document) -> None:
    document.select(POLICY)
    found = groups(inspector)
    assert names(found["Answers to (2)"]) == [
        "National Centre (part of it)",
        "National Centre (dotted line, for standards)",
    ]
    assert names(found["Budget lines (1)"]) == ["Policy Unit, 2019-20: £250,000.50"]


def test_a_click_on_a_connection_goes_there(inspector: Inspector, document: Document) -> None:
    document.select(POLICY)
    item = groups(inspector)["Budget lines (1)"].child(0)
    inspector.connections.itemClicked.emit(item, 0)
    assert document.selection == Key("budget_line", "b3")


def test_many_connections_are_listed_so_far(inspector: Inspector, document: Document) -> None:
    document.edit(
        "Many", [Add(Organisation(id=f"o{n}", name=f"Body {n:03}", parent="north")) for n in range(250)]
    )
    document.select(Key("organisation", "north"))
    found = groups(inspector)["Organisations: part of (250)"]
    assert found.childCount() == 201
    assert names(found)[-1] == "and 50 more"


def test_a_very_long_name_does_not_widen_the_inspector(inspector: Inspector, document: Document) -> None:
    document.edit("Long", [Set(CENTRE, "name", "Long " * 2_000)])
    document.select(CENTRE)
    assert inspector.width() == 320
    assert len(inspector.title.text()) < 200


def test_text_that_looks_like_mark_up_is_shown_as_it_is(inspector: Inspector, document: Document) -> None:
    document.edit("Mark-up", [Set(CENTRE, "name", "<b>Bold</b>")])
    document.select(CENTRE)
    assert inspector.title.text() == "<b>Bold</b>"
    labels = inspector.findChildren(QLabel)
    dangerous = [label for label in labels if label.textFormat() is not Qt.TextFormat.PlainText]
    assert not any("Bold" in label.text() for label in dangerous)


def test_what_is_gone_is_no_longer_shown(inspector: Inspector, document: Document) -> None:
    document.edit("New", [Add(Organisation(id="west", name="West"))])
    document.select(Key("organisation", "west"))
    document.undo()
    assert inspector.note.text() == EMPTY


def test_every_control_has_a_name_and_a_label(inspector: Inspector, document: Document) -> None:
    document.select(CENTRE)
    for name, found in inspector.rows.items():
        assert found.editor.control.accessibleName() == KINDS["organisation"].fields[name].label
        assert any(label.buddy() is found.editor.control for label in found.findChildren(QLabel))


@pytest.mark.qt_log_ignore("This plugin does not support")  # popups on no screen
def test_a_part_in_a_function_says_to_whom_by_what_which_post_since_when_and_more_and_each_can_be_edited(
    inspector: Inspector, document: Document, qtbot: QtBot
) -> None:
    part = Key("accountability", "cyber-a")
    document.select(part)
    for field, text in (
        ("to", "North Region"),
        ("instrument", "Direction 9"),
        ("post", "Chief Executive"),
        ("since", "2021-04-01"),
    ):
        enter(qtbot, row(inspector, field), text)
    note = row(inspector, "note").editor.control
    note.setFocus()
    qtbot.keyClicks(note, "Only at night")
    qtbot.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    found = document.model.get(Accountability, part.id)
    assert found is not None
    assert (found.to, found.instrument, found.post) == ("north", "Direction 9", "chief")
    assert (found.since, found.note) == ("2021-04-01", "Only at night")
