"""Readiness of the option on show: what is missing, and the way to each field."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTreeWidgetItem

from core.model.key import Key
from core.papers.editing import fill_in
from gui.document import Document
from gui.pages.papers import PapersPage
from gui.widgets.readiness_pane import ReadinessPane
from tests.gui.conftest import Show


@pytest.fixture
def pane(document: Document, show: Show) -> ReadinessPane:
    document.show_option("a")
    return show(ReadinessPane(document))


def lines(pane: ReadinessPane) -> dict[str, QTreeWidgetItem]:
    heads = [pane.tree.topLevelItem(row) for row in range(pane.tree.topLevelItemCount())]
    found = [head.child(row) for head in heads if head for row in range(head.childCount())]
    return {line.text(0): line for line in found if line}


def test_what_a_board_needs_has_a_cross_and_the_rest_a_ring(pane: ReadinessPane) -> None:
    assert "✗ The meeting" in lines(pane)
    assert "○ Agenda item" in lines(pane)
    assert not any(text.startswith("✓") for text in lines(pane))
    pane.only.setChecked(False)
    assert "✓ A home for every duty" in lines(pane)
    assert "until then, papers say “Not yet complete”" in pane.said.text()


def test_with_the_as_is_on_show_it_asks_for_an_option(pane: ReadinessPane, document: Document) -> None:
    document.show_option("as-is")
    assert pane.said.text().startswith("Choose an option above")
    assert not pane.tree.isVisible()


def test_a_field_of_the_cover_sheet_is_gone_to_from_its_item(document: Document, show: Show) -> None:
    document.show_option("a")
    page = show(PapersPage(document))
    page.tabs.setCurrentWidget(page.readiness)
    line = lines(page.readiness)["✗ The executive sponsor"]
    page.readiness.tree.itemActivated.emit(line, 0)
    assert page.tabs.currentWidget() is page.cover
    assert page.cover.rows["sponsor"].editor.control.hasFocus()


def test_a_move_is_shown_in_the_inspector_from_its_item(pane: ReadinessPane, document: Document) -> None:
    text = next(text for text in lines(pane) if "Move policy under the centre" in text)
    pane.tree.itemActivated.emit(lines(pane)[text], 0)
    assert document.selection == Key("move", "a2")


def test_what_is_filled_in_leaves_the_list(pane: ReadinessPane, document: Document) -> None:
    document.edit("Fill in", fill_in(document.store.plan, "a", "meeting", "Board"))
    assert "✗ The meeting" not in lines(pane)
