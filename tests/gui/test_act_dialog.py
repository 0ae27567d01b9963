"""An act's dialog says what will follow, before it does; what is missing is said in words."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from core.acts import ACTS
from core.model.entities.structure import Organisation
from gui.document import Document
from gui.widgets.act_dialog import ActDialog, given_for
from gui.widgets.ref_editors import RefsEditor


def _dialog(document: Document, qtbot: QtBot, act: str, given: dict[str, str]) -> ActDialog:
    document.show_option("a")
    dialog = ActDialog(document, ACTS[act], given)
    qtbot.addWidget(dialog)
    return dialog


def _lines(dialog: ActDialog) -> list[str]:
    return [dialog._preview.item(row).text() for row in range(dialog._preview.count())]


def test_the_body_it_was_asked_for_is_filled_in(document: Document, qtbot: QtBot) -> None:
    dialog = _dialog(document, qtbot, "close", given_for(ACTS["close"], "organisation", "policy"))
    assert dialog.editor("organisation").value_text() == "policy"
    assert dialog._error.text() == "Heir may not be empty."
    assert not dialog._perform.isEnabled()


def test_the_preview_names_what_moves_and_who_loses(document: Document, qtbot: QtBot) -> None:
    dialog = _dialog(document, qtbot, "close", {"organisation": "policy", "heir": "centre"})
    lines = _lines(dialog)
    assert "The Policy Unit closes." in lines
    assert any("£250,000.50 in 2019-20" in line for line in lines)
    assert any(line.startswith("⚠") and "both accountable" in line for line in lines)
    assert dialog._perform.isEnabled()


def test_an_impossible_act_is_refused_in_words(document: Document, qtbot: QtBot) -> None:
    dialog = _dialog(document, qtbot, "reparent", {"organisation": "centre", "parent": "north"})
    assert "North Region lies inside National Centre" in dialog._error.text()
    assert dialog.proposal is None


def test_the_preview_follows_what_is_typed(document: Document, qtbot: QtBot) -> None:
    dialog = _dialog(document, qtbot, "rename", {"organisation": "north", "name": "Upper Region"})
    dialog.editor("name").set_text("Far North")
    dialog.show_preview()
    assert any("Far North" in line for line in _lines(dialog))


def test_accepting_performs_one_act(document: Document, qtbot: QtBot) -> None:
    dialog = _dialog(document, qtbot, "merge", {"organisations": "north,south", "name": "One Region"})
    dialog._perform.click()
    assert dialog.proposal is not None
    assert document.perform(dialog.proposal)
    assert document.model.get(Organisation, "north") is None
    assert document.store.undo_label() == "Merge North Region and South Region into One Region"


@pytest.mark.parametrize("act", list(ACTS))
def test_every_act_has_a_dialog_that_opens_empty(document: Document, qtbot: QtBot, act: str) -> None:
    dialog = _dialog(document, qtbot, act, {})
    assert dialog._error.text().endswith(".")
    assert dialog.windowTitle()


def test_a_transfer_takes_money_and_people_along_unless_unticked(document: Document, qtbot: QtBot) -> None:
    dialog = _dialog(document, qtbot, "transfer", {"from": "centre", "functions": "cyber", "to": "north"})
    assert any("£1.0 million in 2019-20" in line for line in _lines(dialog))
    dialog.editor("money").set_text("No")
    dialog.show_preview()
    assert not any("£" in line for line in _lines(dialog))


def test_a_transfer_offers_only_the_duties_of_who_gives_them(document: Document, qtbot: QtBot) -> None:
    dialog = _dialog(document, qtbot, "transfer", {"from": "north"})
    duties = dialog.editor("functions")
    assert isinstance(duties, RefsEditor)
    assert [duties.rows.index(row).data() for row in range(duties.rows.rowCount())] == ["Cyber operations"]
