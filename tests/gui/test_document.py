"""The document shows one side of one option, guards the as-is, and says why something was not done."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from core.acts import ACTS
from core.model.diff import Sign
from core.model.edits import Remove, Set
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.store.store import Store
from gui.document import Document, View
from tests.small import CENTRE, POLICY


def test_the_as_is_is_protected_until_somebody_says_so(document: Document, qtbot: QtBot) -> None:
    with qtbot.waitSignal(document.refused) as said:
        assert not document.edit("Rename", [Set(CENTRE, "name", "Other")])
    assert "protected" in said.args[0]
    document.correct_as_is(True)
    assert document.edit("Rename", [Set(CENTRE, "name", "Other")])
    assert document.baseline.name(Organisation, "centre") == "Other"


def test_showing_another_option_protects_the_as_is_again(document: Document) -> None:
    document.correct_as_is(True)
    document.show_option("a")
    document.show_option("as-is")
    assert document.why_not()


def test_before_cannot_be_edited_and_shows_the_as_is(document: Document) -> None:
    document.show_option("a")
    assert document.model.name(Organisation, "centre") == "National Centre"
    document.show_view(View.BEFORE)
    assert document.model.name(Organisation, "centre") == "Digital Centre"
    assert not document.edit("Rename", [Set(CENTRE, "name", "Other")])


def test_changes_shows_what_the_option_closes_too(document: Document) -> None:
    document.show_option("b")
    document.show_view(View.CHANGES)
    assert document.signs[POLICY] is Sign.CLOSED
    assert "policy" in {entity.id for entity in document.entities("organisation")}
    assert document.entity(POLICY) is not None
    document.show_view(View.AFTER)
    assert "policy" not in {entity.id for entity in document.entities("organisation")}


def test_edits_go_into_the_highlighted_move_else_into_the_top_one(document: Document, store: Store) -> None:
    document.show_option("a")
    assert document.layer == "a2"
    document.edit("Note", [Set(CENTRE, "notes", "One")])
    assert CENTRE in store.changes_in("a2")
    document.highlight("a1")
    document.edit("Tier", [Set(POLICY, "tier", "regional")])
    assert POLICY in store.changes_in("a1")


def test_an_edit_that_a_higher_move_hides_is_refused_by_its_name(document: Document, qtbot: QtBot) -> None:
    document.show_option("a")
    document.highlight("a1")
    with qtbot.waitSignal(document.refused) as said:
        assert not document.edit("Move", [Set(POLICY, "parent", None)])
    assert "Move policy under the centre" in said.args[0]


def test_an_act_is_a_move_of_its_own_and_one_step(document: Document, qtbot: QtBot) -> None:
    document.show_option("a")
    before = [move.title for move in document.moves]
    arguments = {"organisations": ["north", "south"], "name": "One Region"}
    with qtbot.waitSignal(document.changed):
        assert document.perform(ACTS["merge"].propose(document.model, arguments))
    assert [move.title for move in document.moves] == [
        *before,
        "Merge North Region and South Region into One Region",
    ]
    document.undo()
    assert [move.title for move in document.moves] == before
    assert document.model.get(Organisation, "north")


def test_undo_of_an_option_that_is_on_show_goes_back_to_the_as_is(document: Document, store: Store) -> None:
    document.show_option("c")
    assert document.edit("Delete", [Remove(Key("option", "c"))])
    assert document.option == "as-is"
    document.undo()
    assert store.model("c").get(Organisation, "east")


def test_what_is_no_longer_there_is_no_longer_selected(document: Document) -> None:
    document.show_option("a")
    document.select(POLICY)
    document.edit("Remove", [Remove(POLICY)])
    assert document.selection is None
