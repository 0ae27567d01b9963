"""Moves are ticked, reordered, begun and deleted in the list, each as one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.model.edits import Set
from core.model.entities.plan import Move
from core.model.entities.structure import Organisation
from core.store.store import Store
from gui.document import Document
from gui.widgets.move_list import MoveList
from tests.small import CENTRE


@pytest.fixture
def moves(document: Document, qtbot: QtBot) -> MoveList:
    """The list, with option A on show."""
    document.show_option("a")
    found = MoveList(document)
    qtbot.addWidget(found)
    found.show()
    return found


def _texts(moves: MoveList) -> list[str]:
    return [moves.list.item(row).text() for row in range(moves.list.count())]


def test_moves_are_listed_in_the_order_in_which_they_apply(moves: MoveList) -> None:
    first, second = _texts(moves)
    assert first.startswith("1. Rename the centre\n")
    assert "1 April 2021" in second
    assert moves.list.currentRow() == 1


def test_unticking_a_move_leaves_it_out_and_undo_puts_it_back(moves: MoveList, document: Document) -> None:
    moves.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert document.model.name(Organisation, "centre") == "Digital Centre"
    assert document.store.undo_label() == "Switch off “Rename the centre”"
    document.undo()
    assert document.model.name(Organisation, "centre") == "National Centre"
    assert moves.list.item(0).checkState() == Qt.CheckState.Checked


def test_alt_up_lets_a_move_apply_earlier(moves: MoveList, qtbot: QtBot) -> None:
    moves.list.setFocus()
    qtbot.keyClick(moves.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [text.split("\n")[0] for text in _texts(moves)] == [
        "1. Move policy under the centre",
        "2. Rename the centre",
    ]


def test_a_new_move_is_on_top_and_takes_the_edits(moves: MoveList, document: Document, store: Store) -> None:
    moves.add()
    assert moves.list.count() == 3
    document.edit("Note", [Set(CENTRE, "notes", "Here")])
    top = document.moves[-1]
    assert top.title == "New move"
    assert store.changes_in(top.id) == [CENTRE]


def test_deleting_a_move_takes_its_changes_with_it(moves: MoveList, document: Document, store: Store) -> None:
    moves.list.setCurrentRow(1)
    moves.delete()
    assert store.plan.get(Move, "a2") is None
    policy = document.model.get(Organisation, "policy")
    assert policy is not None
    assert policy.parent == "dept"


def test_a_move_says_how_much_has_changed_under_it(moves: MoveList, store: Store, document: Document) -> None:
    store.apply("Correct", [Set(CENTRE, "name", "Central Office")])
    document.changed.emit()
    assert "1 thing changed under it" in _texts(moves)[0]


def test_the_as_is_has_no_moves_and_says_so(moves: MoveList, document: Document) -> None:
    document.show_option("as-is")
    assert moves.list.count() == 0
    assert moves.list.isHidden()
    assert "as-is has no moves" in moves._hint.text()
