"""The preview of papers: made by a process, drawn by a thread, searched, enlarged, printed."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.model.edits import Add, Set
from core.model.entities.papers import PrivatePart
from core.model.key import Key
from gui.document import Document
from gui.pdf_pages import PDFIUM, PdfPages
from gui.printing import put_on
from gui.widgets.preview_pane import PreviewPane
from gui.widgets.sheets_view import LARGEST, SMALLEST
from tests.gui.conftest import Show

LONG = 60_000  # ms; papers are made by a process that has to start first
A = ("option-paper", "a")


@pytest.fixture
def pane(document: Document, show: Show) -> PreviewPane:
    return show(PreviewPane(document))


def shown(pane: PreviewPane, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(pane.content) and not pane.busy, timeout=LONG)


def open_a(pane: PreviewPane, qtbot: QtBot) -> None:
    pane.show_paper(A, "Option paper: Option A")
    shown(pane, qtbot)


def text_of(pdf: bytes) -> str:
    with PDFIUM:  # the pane's own thread may be drawing
        document = pypdfium2.PdfDocument(pdf)
        pages = [page.get_textpage().get_text_range() for page in document]
        document.close()
    return "\n".join(pages)


def test_without_a_paper_it_says_how_to_see_one(pane: PreviewPane) -> None:
    pane.show_paper(None)
    assert pane.doing.text() == "Choose a paper to see it here, as it will be printed."
    assert not pane.print.isEnabled()


def test_a_paper_is_shown_with_its_pages_and_its_name_is_read_out(pane: PreviewPane, qtbot: QtBot) -> None:
    open_a(pane, qtbot)
    count = pane.sheets.count
    assert count > 1
    assert pane.of.text() == f"of {count}"
    assert pane.thumbnails.count() == count
    assert pane.sheets.accessibleName() == f"Option paper: Option A: page 1 of {count}"
    assert "Stronger centre" in text_of(pane.content)


def test_an_edit_changes_the_paper_on_show_and_the_page_stays(
    pane: PreviewPane, document: Document, qtbot: QtBot
) -> None:
    open_a(pane, qtbot)
    pane.sheets.go_to(1)
    before = pane.content
    document.edit("Rename", [Set(Key("option", "a"), "name", "Stronger still")])
    qtbot.waitUntil(lambda: pane.content != before, timeout=LONG)
    shown(pane, qtbot)
    assert "Stronger still" in text_of(pane.content)
    assert pane.sheets.page == 1


def test_it_is_the_public_copy_unless_the_private_one_is_wanted(
    pane: PreviewPane, document: Document, qtbot: QtBot
) -> None:
    part = PrivatePart(id="p", paper="option-paper", section="changes", reason="Talks are under way.")
    document.edit("Withhold", [Add(part)])
    open_a(pane, qtbot)
    public = pane.content
    assert "Talks are under way." in text_of(public)
    pane.show_paper(A, "Option paper: Option A", private=True)
    qtbot.waitUntil(lambda: pane.content != public, timeout=LONG)
    shown(pane, qtbot)
    assert "Private copy" in text_of(pane.content)
    assert "Talks are under way." not in text_of(pane.content)


def test_a_hidden_preview_makes_nothing_and_catches_up_when_seen(
    pane: PreviewPane, document: Document, qtbot: QtBot
) -> None:
    open_a(pane, qtbot)
    pane.hide()
    document.edit("Rename", [Set(Key("option", "a"), "name", "Seen later")])
    QTest.qWait(300)
    assert not pane._maker.busy
    before = pane.content
    pane.show()
    qtbot.waitUntil(lambda: pane.content != before, timeout=LONG)
    assert "Seen later" in text_of(pane.content)


def test_only_the_last_of_many_edits_is_made(pane: PreviewPane, document: Document, qtbot: QtBot) -> None:
    open_a(pane, qtbot)
    made: list[bytes] = []
    pane._maker.made.connect(lambda _row, pdf: made.append(pdf))
    for number in range(10):
        document.edit("Rename", [Set(Key("option", "a"), "name", f"Try {number}")])
    qtbot.waitUntil(lambda: any("Try 9" in text_of(pdf) for pdf in made), timeout=LONG)
    assert len(made) <= 2


def test_a_paper_that_is_gone_is_told_and_the_process_goes_on(pane: PreviewPane, qtbot: QtBot) -> None:
    pane.show_paper(("option-paper", "nobody"), "Option paper")
    qtbot.waitUntil(lambda: bool(pane.error.text()), timeout=LONG)
    assert pane.error.text() == "There is no such paper in this plan any more."
    open_a(pane, qtbot)
    assert pane.error.text() == ""


def test_a_process_that_is_killed_is_told_and_starts_again(pane: PreviewPane, qtbot: QtBot) -> None:
    open_a(pane, qtbot)
    process = pane._maker._process
    assert process is not None
    process._process.kill()
    qtbot.waitUntil(lambda: bool(pane.error.text()), timeout=LONG)
    assert pane.error.text() == "The paper could not be made: the work stopped."
    pane.show_paper(("comparison", ""), "Comparison of options")
    qtbot.waitUntil(lambda: pane._shown == ("comparison", ""), timeout=LONG)
    assert pane.error.text() == ""


def test_text_is_found_and_enter_goes_round_the_places(pane: PreviewPane, qtbot: QtBot) -> None:
    open_a(pane, qtbot)
    pane.seek()
    QTest.keyClicks(pane.finding.text, "option")
    qtbot.waitUntil(lambda: " of " in pane.finding.told.text(), timeout=LONG)
    many = int(pane.finding.told.text().split(" of ")[1])
    assert many > 2
    assert many == text_of(pane.content).casefold().count("option")
    assert pane.finding.told.text().startswith("1 of")
    QTest.keyClick(pane.finding.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert pane.finding.told.text() == f"{many} of {many}"
    QTest.keyClick(pane.finding.text, Qt.Key.Key_Return)
    assert pane.finding.told.text() == f"1 of {many}"


def test_what_is_not_in_the_paper_is_said_to_be_not_found(pane: PreviewPane, qtbot: QtBot) -> None:
    open_a(pane, qtbot)
    QTest.keyClicks(pane.finding.text, "xyzzy")
    qtbot.waitUntil(lambda: pane.finding.told.text() == "Not found", timeout=LONG)
    QTest.keyClick(pane.finding.text, Qt.Key.Key_Escape)
    assert pane.finding.told.text() == ""


def test_pages_are_gone_to_by_number_key_and_small_picture(pane: PreviewPane, qtbot: QtBot) -> None:
    open_a(pane, qtbot)
    last = pane.sheets.count
    pane.page.setText(str(last))
    QTest.keyClick(pane.page, Qt.Key.Key_Return)
    assert pane.sheets.page == last - 1
    assert pane.thumbnails.currentRow() == last - 1
    QTest.keyClick(pane.sheets, Qt.Key.Key_Home)
    assert (pane.sheets.page, pane.page.text()) == (0, "1")
    pane.thumbnails.setCurrentRow(1)
    assert pane.sheets.page == 1


def test_enlarging_keeps_within_bounds_and_fitting_returns(pane: PreviewPane, qtbot: QtBot) -> None:
    open_a(pane, qtbot)
    fitted = pane.sheets.zoom
    for _ in range(20):
        QTest.keyClick(pane.sheets, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert pane.sheets.zoom == LARGEST
    for _ in range(40):
        QTest.keyClick(pane.sheets, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert pane.sheets.zoom == SMALLEST
    QTest.keyClick(pane.sheets, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert pane.sheets.zoom == fitted
    qtbot.waitUntil(lambda: pane.sheets.ready, timeout=LONG)


def test_a_page_on_show_is_drawn_as_pdfium_draws_it(pane: PreviewPane, qtbot: QtBot) -> None:
    open_a(pane, qtbot)
    picture = pane.sheets.pictures.get(0)
    assert picture is not None
    dark = sum(
        picture.pixelColor(x, y).lightness() < 128
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    )
    assert dark > 500


def test_a_broken_pdf_is_told_in_words(qtbot: QtBot) -> None:
    pages = PdfPages()
    with qtbot.waitSignal(pages.failed, timeout=LONG) as told:
        pages.open(b"%PDF-1.7 nothing")
    assert told.args is not None
    assert told.args[1].startswith("The paper cannot be shown: ")
    pages.stop()


def test_what_is_printed_has_every_page(pane: PreviewPane, qtbot: QtBot, tmp_path: Path) -> None:
    open_a(pane, qtbot)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert put_on(printer, pane.content) == pane.sheets.count
    printed = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert len(printed) == pane.sheets.count
    printed.close()
