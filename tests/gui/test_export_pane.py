"""Writing papers from the window: which there are, and opening what was written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
import pikepdf
import pytest
from PySide6.QtCore import QObject, QSettings, QStandardPaths, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from core.model.edits import Set
from core.model.key import Key
from core.papers import PAPERS
from gui import export_folder
from gui.document import Document
from gui.widgets.export_pane import ExportPane
from gui.widgets.format_choice import FormatChoice
from gui.widgets.written_files import menu_of
from tests.gui.conftest import Said, Show

LONG = 60_000  # ms; papers are written by a process that has to start first


@pytest.fixture(autouse=True)
def remembered_elsewhere(tmp_path: Path) -> Iterator[None]:
    """Keep what the program remembers away from the user's own."""
    QStandardPaths.setTestModeEnabled(True)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    yield
    for name in (export_folder.FOLDERS, export_folder.TEMPLATES):
        export_folder._file(name).unlink(missing_ok=True)
    QStandardPaths.setTestModeEnabled(False)


@pytest.fixture
def page(document: Document, show: Show, tmp_path: Path) -> ExportPane:
    found = show(ExportPane(document))
    QAbstractItemModelTester(found.papers, QAbstractItemModelTester.FailureReportingMode.Warning, found)
    found.set_folder(tmp_path / "papers")
    return found


def cells(page: ExportPane, row: int) -> list[str]:
    return [page.papers.index(row, column).data() for column in range(page.papers.columnCount())]


def finish(page: ExportPane, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.busy, timeout=LONG)


def test_usual_papers_stand_first_and_those_only_written_where_asked_for_below(page: ExportPane) -> None:
    rows = [cells(page, row)[:2] for row in range(page.papers.rowCount())]
    assert rows[:4] == [
        ["Option paper", "Option A, Stronger centre"],
        ["Option paper", "Option B, One body"],
        ["Option paper", "Option C, One body, devolved"],
        ["Comparison of options", "All options"],
    ]
    asked = [paper for paper in PAPERS.values() if paper.asked]
    assert {name for name, _ in rows[4:]} == {paper.name for paper in asked}
    assert len(rows) == 4 + sum(3 if paper.per_option else 1 for paper in asked)


def test_the_rows_follow_the_options_of_the_plan(page: ExportPane, document: Document) -> None:
    document.edit("Rename", [Set(Key("option", "a"), "name", "Stronger still")])
    assert cells(page, 0)[1] == "Option A, Stronger still"


def test_board_papers_are_written_and_each_says_when_and_where(
    page: ExportPane, qtbot: QtBot, tmp_path: Path, said: Said
) -> None:
    page.export_usual()
    assert page.busy
    assert page.cancel.isVisible()
    assert not page.export_board.isEnabled()
    finish(page, qtbot)
    assert page.error.text() == ""
    assert len(list((tmp_path / "papers").glob("*.pdf"))) == 4
    assert cells(page, 0)[3].endswith(", Option A - Stronger centre.pdf")
    assert said.told == [f"4 papers written to {tmp_path / 'papers'}."]
    assert not page.cancel.isVisible()


def test_only_the_selected_papers_are_written(page: ExportPane, qtbot: QtBot, tmp_path: Path) -> None:
    page.table.clearSelection()
    assert not page.export_these.isEnabled()
    page.table.selectRow(1)
    qtbot.mouseClick(page.export_these, Qt.MouseButton.LeftButton)
    finish(page, qtbot)
    assert [file.name for file in (tmp_path / "papers").iterdir()] == ["Option B - One body.pdf"]
    assert [cells(page, row)[3] for row in (0, 2, 3)] == ["Not yet in this session"] * 3


def test_a_schedule_is_written_where_it_is_selected(page: ExportPane, qtbot: QtBot, tmp_path: Path) -> None:
    row = page.papers.rows().index(("accountability-schedule", "a"))
    page.table.selectRow(row)
    page.export_selected()
    finish(page, qtbot)
    name = "Option A - Stronger centre - Accountability and delegation schedule.pdf"
    assert [file.name for file in (tmp_path / "papers").iterdir()] == [name]
    assert cells(page, row)[3].endswith(name)


def test_the_first_paper_is_chosen_when_the_list_is_seen(page: ExportPane) -> None:
    assert page.current == (("option-paper", "a"), "Option paper: Option A, Stronger centre")


def test_the_chosen_paper_follows_the_option_on_show(page: ExportPane, document: Document) -> None:
    page.table.selectRow(page.papers.rows().index(("one-page", "a")))
    document.show_option("b")
    assert page.current is not None
    assert page.current[0] == ("one-page", "b")
    page.table.selectRow(page.papers.rows().index(("comparison", "")))
    document.show_option("c")
    assert page.current[0] == ("comparison", "")


def test_cancelling_keeps_what_was_written_and_says_how_much(page: ExportPane, qtbot: QtBot) -> None:
    page.export_usual()
    qtbot.mouseClick(page.cancel, Qt.MouseButton.LeftButton)
    finish(page, qtbot)
    assert page.result.text().startswith("Cancelled: ")


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(
    page: ExportPane, qtbot: QtBot, tmp_path: Path, said: Said
) -> None:
    (tmp_path / "file").write_text("not a folder")
    page.set_folder(tmp_path / "file" / "inside")
    page.export_usual()
    finish(page, qtbot)
    assert "cannot be made" in page.error.text()
    assert said.refused == [page.error.text()]


def test_without_a_folder_nothing_is_begun(page: ExportPane) -> None:
    page.folder.clear()
    page.export_usual()
    assert not page.busy
    assert page.error.text() == "Choose a folder to export into first."


def test_the_folder_is_remembered_for_this_plan(page: ExportPane, document: Document, tmp_path: Path) -> None:
    assert ExportPane(document).folder.text() == str(tmp_path / "papers")


def test_at_first_papers_go_beside_the_plan(document: Document) -> None:
    assert ExportPane(document).folder.text() == str(document.store.path.parent / "plan papers")


class Opened(QObject):
    """Hears which files are to be opened, in place of the desktop."""

    def __init__(self) -> None:
        super().__init__()
        self.files: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Note a file."""
        self.files.append(Path(url.toLocalFile()).name)


def test_a_paper_that_was_written_can_be_opened_and_so_can_its_folder(page: ExportPane, qtbot: QtBot) -> None:
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


def test_papers_are_written_in_the_formats_that_are_ticked(
    page: ExportPane, qtbot: QtBot, tmp_path: Path, said: Said
) -> None:
    assert page.formats.formats == ["pdf"]
    for form in ("docx", "html"):
        page.formats.boxes[form].click()
    page.table.selectRow(0)
    page.export_selected()
    finish(page, qtbot)
    stem = "Option A - Stronger centre"
    assert {file.name for file in (tmp_path / "papers").iterdir()} == {
        f"{stem}{ending}" for ending in (".pdf", ".docx", ".html")
    }
    assert cells(page, 0)[3].endswith(f", PDF, DOCX and HTML: {stem}")
    assert said.told == [f"1 paper written to {tmp_path / 'papers'}."]


def test_of_several_files_a_menu_asks_which_to_open(
    page: ExportPane, document: Document, qtbot: QtBot
) -> None:
    page.formats.boxes["html"].click()
    page.table.selectRow(3)
    page.export_selected()
    finish(page, qtbot)
    opened = Opened()
    QDesktopServices.setUrlHandler("file", opened, "open")  # type: ignore[arg-type]  # it takes no bytes
    try:
        done = page.papers.exported(3)
        assert done is not None
        # Shown, it would take the keyboard, which no test screen has.
        menu = menu_of(document, done.files, page)
        assert [action.text() for action in menu.actions()] == [
            "Comparison of options.pdf",
            "Comparison of options.html",
        ]
        menu.actions()[1].trigger()
        assert opened.files == ["Comparison of options.html"]
    finally:
        QDesktopServices.unsetUrlHandler("file")


def test_the_formats_are_remembered_for_every_plan(page: ExportPane, document: Document) -> None:
    page.formats.boxes["docx"].click()
    page.formats.boxes["pdf"].click()
    assert ExportPane(document).formats.formats == ["docx"]


def test_without_a_format_nothing_is_begun(page: ExportPane) -> None:
    page.formats.boxes["pdf"].click()
    page.export_usual()
    assert not page.busy
    assert page.error.text() == "Choose at least one format for the papers first."


def test_a_template_gives_word_papers_their_styles_and_is_remembered(
    page: ExportPane, document: Document, qtbot: QtBot, tmp_path: Path
) -> None:
    template = tmp_path / "House style.docx"
    made = docx.Document()
    made.sections[0].footer.paragraphs[0].text = "The Trust"
    made.save(str(template))
    choice = page.formats
    assert not choice.choose.isEnabled()
    assert choice.template_field.text() == "Remit’s own styles"
    choice.boxes["docx"].click()
    choice.set_template(template)
    assert choice.template_field.text() == "House style.docx"
    assert FormatChoice(document).template == template
    page.table.selectRow(0)
    page.export_selected()
    finish(page, qtbot)
    written = docx.Document(str(tmp_path / "papers" / "Option A - Stronger centre.docx"))
    assert written.sections[0].footer.paragraphs[0].text == "The Trust"
    choice.boxes["docx"].click()
    assert choice.template is None  # none is needed
    choice.boxes["docx"].click()
    qtbot.mouseClick(choice.forget, Qt.MouseButton.LeftButton)
    assert choice.template is None
    assert FormatChoice(document).template_field.text() == "Remit’s own styles"


def test_a_template_that_is_none_is_refused_in_a_sentence_and_nothing_is_written(
    page: ExportPane, qtbot: QtBot, tmp_path: Path, said: Said
) -> None:
    (tmp_path / "letter.docx").write_text("Dear board")
    page.formats.boxes["docx"].click()
    page.formats.set_template(tmp_path / "letter.docx")
    page.table.selectRow(0)
    page.export_selected()
    finish(page, qtbot)
    assert "“letter.docx” is not a Word document" in said.refused[0]
    assert not (tmp_path / "papers").exists()


def test_a_password_opens_what_was_written_and_the_data_inside_makes_the_plan_again(
    page: ExportPane, document: Document, qtbot: QtBot, tmp_path: Path
) -> None:
    choice = page.formats
    choice.password_field.setText("Swordfish")
    qtbot.mouseClick(choice.attach, Qt.MouseButton.LeftButton)
    page.table.selectRow(0)
    page.export_selected()
    finish(page, qtbot)
    (file,) = (tmp_path / "papers").iterdir()
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(file)
    with pikepdf.open(file, password=choice.password) as pdf:
        assert list(pdf.attachments)
    assert FormatChoice(document).password == ""  # it is kept nowhere


def test_a_password_is_for_pdfs_alone(page: ExportPane, qtbot: QtBot, said: Said) -> None:
    choice = page.formats
    choice.password_field.setText("Swordfish")
    choice.boxes["docx"].click()
    page.table.selectRow(0)
    page.export_selected()
    finish(page, qtbot)
    assert said.refused == ["Papers in Word cannot ask for a password. Choose PDF alone."]
    choice.boxes["pdf"].click()
    assert not choice.password_field.isEnabled()
    assert choice.password == ""


def test_each_part_of_the_choice_has_a_name_that_is_read_out(page: ExportPane) -> None:
    names = [box.accessibleName() for box in page.formats.boxes.values()]
    assert names == ["Write papers as PDF", "Write papers as Word", "Write papers as HTML"]
    choice = page.formats
    named = (choice.template_field, choice.choose, choice.forget)
    assert [part.accessibleName() for part in named] == [
        "Template of Word papers",
        "Choose a template for Word papers",
        "Remove the template of Word papers",
    ]


def test_closing_the_page_stops_the_work(document: Document, qtbot: QtBot, tmp_path: Path) -> None:
    page = ExportPane(document)
    qtbot.addWidget(page)
    page.set_folder(tmp_path / "papers")
    page.export_usual()
    process = page._job._process  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: process.processId() > 0)
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
