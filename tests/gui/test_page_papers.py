"""The Papers page: a tab for each task, and beside them the paper that is chosen."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gui.document import Document
from gui.pages import PAGES
from gui.pages.papers import PapersPage
from tests.gui.conftest import Show

LONG = 60_000  # ms; papers are made by a process that has to start first


@pytest.fixture
def page(document: Document, show: Show) -> PapersPage:
    return show(PapersPage(document))


def test_the_chosen_paper_is_shown_beside_the_list(page: PapersPage, qtbot: QtBot) -> None:
    assert not PAGES["papers"].beside
    qtbot.waitUntil(lambda: page.preview._shown == ("option-paper", "a"), timeout=LONG)
    row = page.export.papers.rows().index(("one-page", "b"))
    page.export.table.selectRow(row)
    qtbot.waitUntil(lambda: page.preview._shown == ("one-page", "b"), timeout=LONG)
    assert page.preview.error.text() == ""


def test_private_copies_are_shown_where_they_are_to_be_written(page: PapersPage) -> None:
    assert not page.preview._private
    page.export.private.setChecked(True)
    assert page.preview._private


def test_finding_leads_to_the_line_of_the_preview(page: PapersPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(page.preview.content), timeout=LONG)
    page.seek()
    assert page.preview.finding.text.hasFocus()


def test_the_other_tasks_have_the_preview_beside_them_too(page: PapersPage) -> None:
    assert [page.tabs.tabText(place) for place in range(page.tabs.count())] == [
        "Write papers",
        "Cover sheet",
        "Words and privacy",
        "Readiness",
        "Register",
    ]
    for place in range(page.tabs.count()):
        page.tabs.setCurrentIndex(place)
        assert page.preview.isVisible()
