"""The register of issued papers, as the window shows it and enters into it."""

from __future__ import annotations

import pytest

from core.model.edits import Set
from core.model.entities.papers import IssuedPaper
from core.papers.register import Written, version_in
from gui.document import Document
from gui.widgets.paper_table import PaperTable
from gui.widgets.register_pane import RegisterPane
from tests.gui.conftest import Show
from tests.small import CENTRE


@pytest.fixture
def written(document: Document) -> list[Written]:
    """What was written in the session."""
    return [Written("option-paper", "a", version_in(document.store, "a"), ("Option A.pdf",))]


@pytest.fixture
def pane(document: Document, written: list[Written], show: Show) -> RegisterPane:
    return show(RegisterPane(document, lambda: written))


def cells(pane: RegisterPane, row: int = 0) -> list[str]:
    found = [pane.table.item(row, column) for column in range(pane.table.columnCount())]
    return [cell.text() if cell else "" for cell in found]


def test_what_was_written_is_entered_once_with_day_and_to_whom(
    pane: RegisterPane, document: Document
) -> None:
    assert pane.offered.text() == "1 paper written in this session: not in the register yet."
    pane.to.setText("The board")
    pane.day.setText("26 November 2020")
    pane.enter.click()
    assert cells(pane) == [
        "26 November 2020",
        "✓ as issued",
        "Option paper, Option A, Stronger centre",
        "The board",
        "Option A.pdf",
    ]
    assert not pane.enter.isEnabled()
    assert document.store.undo_label() == "Issue 1 paper"
    document.undo()
    assert pane.enter.isEnabled()


def test_a_paper_whose_model_has_changed_is_marked_here_and_in_the_list_of_papers(
    pane: RegisterPane, document: Document
) -> None:
    pane.enter.click()
    table = PaperTable(document)
    table.redraw({})
    assert table.index(0, 2).data() not in ("", "! changed since")
    document.correct_as_is(on=True)
    document.edit("Correct", [Set(CENTRE, "name", "Digital Office")])
    assert cells(pane)[1] == "! changed since"
    table.redraw({})
    assert table.index(0, 2).data() == "! changed since"


def test_a_day_that_is_none_is_said_and_nothing_is_entered(pane: RegisterPane, document: Document) -> None:
    pane.day.setText("soon")
    pane.enter.click()
    assert pane.error.text() == "Issued should be a date such as 13 November 2020."
    pane.day.clear()
    pane.enter.click()
    assert pane.error.text() == "Say on which day the papers were issued."
    assert not list(document.store.plan.all(IssuedPaper))


def test_a_paper_that_is_written_again_can_be_entered_again(
    pane: RegisterPane, document: Document, written: list[Written]
) -> None:
    pane.enter.click()
    document.correct_as_is(on=True)
    document.edit("Correct", [Set(CENTRE, "name", "Digital Office")])
    written[:] = [Written("option-paper", "a", version_in(document.store, "a"), ("Option A.pdf",))]
    document.changed.emit()
    assert pane.enter.isEnabled()
    pane.enter.click()
    assert sorted(cells(pane, row)[1] for row in (0, 1)) == ["! changed since", "✓ as issued"]
