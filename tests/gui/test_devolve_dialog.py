"""Devolving 42 ways by hand: chosen, previewed, done as one step, undone at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.acts import ACTS
from core.model.entities.resources import BudgetLine
from core.model.reconciliation import reconcile
from core.samples import create
from core.store.store import Store
from gui.document import Document
from gui.widgets.act_dialog import ActDialog, given_for
from gui.widgets.plain_editors import LinesEditor
from gui.widgets.ref_editors import RefsEditor
from tests.gui.conftest import Show

FUND = "line-nhsx-deployment-fund"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The shipped sample, to change."""
    store = create(tmp_path_factory.mktemp("sample") / "sample.remit", "nhs-digital-2020", who="tester")
    yield store
    store.close()


@pytest.fixture
def document(sample: Store) -> Iterator[Document]:
    """Option D of the sample: both bodies are in NHS England, and nothing is devolved yet."""
    document = Document(sample)
    document.show_option("option-d")
    yield document
    document.deleteLater()


def dialog_for(document: Document, show: Show, **given: str) -> ActDialog:
    return show(ActDialog(document, ACTS["devolve"], given), 720, 680)


def typed(dialog: ActDialog, **texts: str) -> str:
    """Type into the dialog; return what it then says is wrong, if anything."""
    for name, text in texts.items():
        dialog.editor(name).set_text(text)
    dialog.show_preview()
    return dialog._error.text()


def lines(dialog: ActDialog) -> list[str]:
    return [dialog._preview.item(row).text() for row in range(dialog._preview.count())]


def test_42_systems_get_their_share_in_one_step_and_one_undo_takes_it_back(
    document: Document, show: Show
) -> None:
    before = document.model
    dialog = dialog_for(document, show, **given_for(ACTS["devolve"], "budget_line", FUND))
    assert typed(dialog) == "Choose the bodies that receive it, or a whole tier of them."
    assert typed(dialog, tier="system").endswith("so it cannot hold this itself. Name a host for it.")
    assert typed(dialog, host="region", keep="eight").startswith("Stays behind should be an amount in pounds")
    assert typed(dialog, keep="£8m") == ""
    said = lines(dialog)
    assert said[0] == "In 2020-21 each of 42 bodies gets between £2,857,142.85 and £2,857,142.86."
    assert "30 bodies get a penny more, and nothing is lost." in said[1]
    assert "Midlands region passes on £31,428,571." in " ".join(said)
    steps = document.store.undo_label()
    dialog._perform.click()
    assert dialog.proposal is not None
    assert document.perform(dialog.proposal)
    after = [line for line in document.model.all(BudgetLine) if line.origin == FUND]
    assert len(after) == 42
    assert sum(line.amount for line in after) == 120_000_000_00
    assert {line.host for line in after} == {"nhs-england"}
    assert reconcile(document.baseline, document.model).difference_pence == 0
    assert document.store.undo_label() == "Devolve £120,000,000.00 to 42 bodies"
    document.undo()
    assert document.model == before
    assert document.store.undo_label() == steps


def test_weights_are_pasted_as_a_column_of_excel(document: Document, show: Show) -> None:
    dialog = dialog_for(document, show, lines=FUND, tier="system", host="region", by="weights")
    editor = dialog.editor("shares")
    assert isinstance(editor, LinesEditor)
    editor.lines.insertPlainText("\n".join(["1"] * 41))
    dialog.show_preview()
    assert dialog._error.text() == "There are 41 numbers for 42 bodies. Give one for each of them."
    editor.lines.appendPlainText("59")
    dialog.show_preview()
    assert dialog._error.text() == ""
    assert any("between £1,280,000.00 and £75,520,000.00" in line for line in lines(dialog))


def test_what_is_refused_changes_nothing(document: Document, show: Show) -> None:
    before = document.model
    dialog = dialog_for(document, show, lines=FUND, tier="system", host="region")
    assert typed(dialog, keep="129,000,000").startswith("There is only £128,000,000.00 in what was chosen")
    assert typed(dialog, keep="€5").startswith("Stays behind: amounts are in pounds")
    assert not dialog._perform.isEnabled()
    dialog._accept()
    assert dialog.result() == 0
    assert document.model is before


def test_a_list_where_none_need_be_ticked_unfolds_for_who_looks(
    document: Document, show: Show, qtbot: QtBot
) -> None:
    dialog = dialog_for(document, show, lines=FUND)
    chosen, free = dialog.editor("lines"), dialog.editor("to")
    assert isinstance(chosen, RefsEditor)
    assert isinstance(free, RefsEditor)
    assert chosen.list.isVisibleTo(dialog)
    assert not free.list.isVisibleTo(dialog)
    qtbot.keyClick(free.filter, Qt.Key.Key_Down)
    assert free.list.isVisibleTo(dialog)
    people = dialog.editor("people")
    assert isinstance(people, RefsEditor)
    qtbot.keyClicks(people.filter, "spine")
    assert people.list.isVisibleTo(dialog)


def test_every_argument_has_a_label_and_the_preview_is_in_sight(document: Document, show: Show) -> None:
    dialog = dialog_for(document, show, lines=FUND)
    labels = {label.text() for label in dialog.findChildren(QLabel)}
    for spec in ACTS["devolve"].arguments.values():
        assert any(text.startswith(spec.label) for text in labels)
    assert dialog._preview.visibleRegion().boundingRect().height() > 100
    assert dialog._perform.visibleRegion().boundingRect().height() > 10
