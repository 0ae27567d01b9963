"""Posts: whether a digital leader is on the board, in every option, and registration met or not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.model.edits import Remove, Set
from core.model.key import Key
from gui.document import Document
from gui.widgets.posts_pane import FIELDS, PostsPane
from tests.gui.conftest import Show
from tests.small import CHIEF

DIRECTOR = Key("post", "director")


@pytest.fixture
def pane(document: Document, show: Show) -> PostsPane:
    document.show_option("a")
    return show(PostsPane(document))


def column(pane: PostsPane, field: str) -> list[str]:
    table = pane.pane.view.table
    return [table.index(row, FIELDS.index(field)).data() for row in range(table.rowCount())]


def options(pane: PostsPane) -> list[list[str]]:
    """Return the texts of the table of options, row by row."""
    table = pane.options
    cells = [
        [table.item(row, place) for place in range(table.columnCount())] for row in range(table.rowCount())
    ]
    return [[cell.text() if cell else "" for cell in row] for row in cells]


def test_the_answer_stands_above_with_a_sign_and_a_sentence(pane: PostsPane, document: Document) -> None:
    assert pane.answer.text() == (
        "Is there a digital leader on the board? ✗ No: no post is marked as a digital leader, "
        "so none is on the board of “National Centre” or “Department”."
    )
    document.edit("Digital", [Set(CHIEF, "digital", True)])
    assert pane.answer.text() == (
        "Is there a digital leader on the board? ✓ Yes: “Chief Executive” is on the board of “Department”."
    )
    document.undo()
    assert "✗ No" in pane.answer.text()


def test_every_option_is_answered_beside_the_others(pane: PostsPane, document: Document) -> None:
    document.edit("Digital", [Set(CHIEF, "digital", True)])
    header = [pane.options.horizontalHeaderItem(place) for place in range(pane.options.columnCount())]
    assert [item.text() if item else "" for item in header] == ["", "As is", "A", "B", "C"]
    question, *counted = options(pane)
    assert question == ["Is there a digital leader on the board?", "✗ No", "✓ Yes", "✗ No", "✗ No"]
    assert [row[0] for row in counted] == [
        "Chief and leading posts",
        "Posts that need professional registration",
        "Professional registrations unmet",
    ]
    tip = pane.options.item(0, 2)
    assert tip is not None
    assert "“Chief Executive” is on the board" in tip.toolTip()


def test_registration_says_in_words_whether_it_is_met(pane: PostsPane, document: Document) -> None:
    assert column(pane, "registration") == ["No", "No"]
    document.edit("Needed", [Set(CHIEF, "registration", True)])
    assert column(pane, "registration") == ["✗ Yes, not met", "No"]
    assert options(pane)[3] == ["Professional registrations unmet", "0", "⚠ 1", "0", "0"]
    document.edit("Named", [Set(CHIEF, "registered", "General Medical Council")])
    assert column(pane, "registration") == ["✓ Yes, met", "No"]


def test_registration_is_still_typed_as_yes_or_no(pane: PostsPane) -> None:
    table = pane.pane.view.table
    place = FIELDS.index("registration")
    assert table.typed_text(0, place) == "No"
    assert table.commit(0, place, "yes") == ""
    assert table.typed_text(0, place) == "Yes"


def test_only_chief_and_leading_posts_can_be_shown(pane: PostsPane, document: Document, qtbot: QtBot) -> None:
    document.edit("Standing", [Set(DIRECTOR, "standing", "leading")])
    qtbot.mouseClick(pane.only_leading, Qt.MouseButton.LeftButton)
    assert column(pane, "title") == ["Director of Policy"]
    document.edit("Standing", [Set(CHIEF, "standing", "chief")])
    assert column(pane, "title") == ["Chief Executive", "Director of Policy"]
    qtbot.mouseClick(pane.only_leading, Qt.MouseButton.LeftButton)
    assert len(column(pane, "title")) == 2


def test_posts_stand_by_the_body_in_whose_name_they_act(pane: PostsPane) -> None:
    assert column(pane, "organisation") == ["National Centre", "Policy Unit"]


def test_without_posts_nothing_is_answered(pane: PostsPane, document: Document) -> None:
    document.edit("None", [Remove(DIRECTOR), Remove(CHIEF)])
    assert not pane.answer.isVisible()


def test_a_hidden_pane_waits_until_it_is_seen(pane: PostsPane, document: Document) -> None:
    pane.hide()
    document.edit("Digital", [Set(CHIEF, "digital", True)])
    assert "✗ No" in pane.answer.text()
    pane.show()
    assert "✓ Yes" in pane.answer.text()
