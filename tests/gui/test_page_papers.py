"""The page of papers: which there are, writing them beside the window, and opening what was written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QStandardPaths, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from core.model.edits import Set
from core.model.key import Key
from gui import export_folder
from gui.document import Document
from gui.pages.papers import PapersPage
from tests.gui.conftest import Said, Show

LONG = 60_000  # ms; papers are written by a process that has to start first


@pytest.fixture(autouse=True)
def remembered_elsewhere() -> Iterator[None]:
    """Keep what the program remembers away from the user's own."""
    QStandardPaths.setTestModeEnabled(True)
    yield
    export_folder._file().unlink(missing_ok=True)
    QStandardPaths.setTestModeEnabled(False)


@pytest.fixture
def page(document: Document, show: Show, tmp_path: Path) -> PapersPage:
    found = show(PapersPage(document))
    QAbstractItemModelTester(found.papers, QAbstractItemModelTester.FailureReportingMode.Warning, found)
    found.set_folder(tmp_path / "papers")
    return found


def cells(page: PapersPage, row: int) -> list[str]:
    return [page.papers.index(row, column).data() for column in range(page.papers.columnCount())]


def finish(page: PapersPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.busy, timeout=LONG)


def test_there_is_a_row_for_each_option_and_one_for_the_comparison(page: PapersPage) -> None:
    assert [cells(page, row)[:2] for row in range(page.papers.rowCount())] == [
        ["Option paper", "Option A, Stronger centre"],
        ["Option paper", "Option B, One body"],
        ["Option paper", "Option C, One body, devolved"],
        ["Comparison of options", "All options"],
        ["Accountability and delegation schedule", "Option A, Stronger centre"],
        ["Accountability and delegation schedule", "Option B, One body"],
        ["Accountability and delegation schedule", "Option C, One body, devolved"],
    ]


def test_the_rows_follow_the_options_of_the_plan(page: PapersPage, document: Document) -> None:
    document.edit("Rename", [Set(Key("option", "a"), "name", "Stronger still")])
    assert cells(page, 0)[1] == "Option A, Stronger still"


def test_all_papers_are_written_and_each_says_when_and_where(
    page: PapersPage, qtbot: QtBot, tmp_path: Path, said: Said
) -> None:
    page.export_all()
    assert page.busy
    assert page.cancel.isVisible()
    assert not page.export_every.isEnabled()
    finish(page, qtbot)
    assert page.error.text() == ""
    assert len(list((tmp_path / "papers").glob("*.pdf"))) == 7
    assert cells(page, 0)[2].endswith(", Option A - Stronger centre.pdf")
    assert said.told == [f"7 papers written to {tmp_path / 'papers'}."]
    assert not page.cancel.isVisible()


def test_only_the_selected_papers_are_written(page: PapersPage, qtbot: QtBot, tmp_path: Path) -> None:
    assert not page.export_these.isEnabled()
    page.table.selectRow(1)
    qtbot.mouseClick(page.export_these, Qt.MouseButton.LeftButton)
    finish(page, qtbot)
    assert [file.name for file in (tmp_path / "papers").iterdir()] == ["Option B - One body.pdf"]
    assert [cells(page, row)[2] for row in (0, 2, 3)] == ["Not yet in this session"] * 3


def test_cancelling_keeps_what_was_written_and_says_how_much(page: PapersPage, qtbot: QtBot) -> None:
    page.export_all()
    qtbot.mouseClick(page.cancel, Qt.MouseButton.LeftButton)
    finish(page, qtbot)
    assert page.result.text().startswith("Cancelled: ")


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(
    page: PapersPage, qtbot: QtBot, tmp_path: Path, said: Said
) -> None:
    (tmp_path / "file").write_text("not a folder")
    page.set_folder(tmp_path / "file" / "inside")
    page.export_all()
    finish(page, qtbot)
    assert "cannot be made" in page.error.text()
    assert said.refused == [page.error.text()]


def test_without_a_folder_nothing_is_begun(page: PapersPage) -> None:
    page.folder.clear()
    page.export_all()
    assert not page.busy
    assert page.error.text() == "Choose a folder to export into first."


def test_the_folder_is_remembered_for_this_plan(page: PapersPage, document: Document, tmp_path: Path) -> None:
    assert PapersPage(document).folder.text() == str(tmp_path / "papers")


def test_at_first_papers_go_beside_the_plan(document: Document) -> None:
    assert PapersPage(document).folder.text() == str(document.store.path.parent / "plan papers")


class Opened(QObject):
    """Hears which files are to be opened, in place of the desktop."""

    def __init__(self) -> None:
        super().__init__()
        self.files: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Note a file."""
        self.files.append(Path(url.toLocalFile()).name)


def test_a_paper_that_was_written_can_be_opened_and_so_can_its_folder(page: PapersPage, qtbot: QtBot) -> None:
    opened = Opened()
    QDesktopServices.setUrlHandler("file", opened, "open")  # type: ignore[arg-type]  # it takes no bytes
    try:
        page.table.selectRow(3)
        assert not page.open.isEnabled()
        page.export_selected()
        finish(page, qtbot)
        qtbot.mouseClick(page.open, Qt.MouseButton.LeftButton)
        qtbot.mouseClick(page.open_folder, Qt.MouseButton.LeftButton)
        assert opened.files == ["Comparison of options.pdf", "papers"]
    finally:
        QDesktopServices.unsetUrlHandler("file")


def test_closing_the_page_stops_the_work(document: Document, qtbot: QtBot, tmp_path: Path) -> None:
    page = PapersPage(document)
    qtbot.addWidget(page)
    page.set_folder(tmp_path / "papers")
    page.export_all()
    process = page._job._process  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: process.processId() > 0)
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
