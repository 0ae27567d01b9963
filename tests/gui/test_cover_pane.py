"""The cover sheet as a form: of the option on show, else of all papers."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.model.edits import Add
from core.model.entities.papers import PaperDetails
from core.papers import cover_sheet
from gui.document import Document
from gui.widgets.cover_pane import CoverPane
from gui.widgets.plain_editors import ChoiceEditor, LineEditor
from tests.gui.conftest import Said, Show


@pytest.fixture
def pane(document: Document, show: Show) -> CoverPane:
    return show(CoverPane(document))


def typed(pane: CoverPane, field: str, text: str) -> None:
    """Type into a line and press Enter."""
    editor = pane.rows[field].editor
    assert isinstance(editor, LineEditor)
    editor.line.setText(text)
    QTest.keyClick(editor.line, Qt.Key.Key_Return)


def test_with_the_as_is_on_show_it_is_the_sheet_of_all_papers(pane: CoverPane, document: Document) -> None:
    typed(pane, "meeting", "Board meeting")
    (sheet,) = document.store.plan.all(PaperDetails)
    assert (sheet.option, sheet.meeting) == (None, "Board meeting")
    assert pane.about.text().startswith("The cover sheet of all papers.")
    document.undo()
    assert not list(document.store.plan.all(PaperDetails))
    assert pane.rows["meeting"].editor.value_text() == ""


def test_an_option_has_a_sheet_of_its_own_and_sees_what_all_papers_have(
    pane: CoverPane, document: Document
) -> None:
    typed(pane, "meeting", "Board meeting")
    document.show_option("a")
    row = pane.rows["meeting"]
    assert row.editor.value_text() == ""
    assert row.else_.text() == "From the sheet of all papers: Board meeting"
    typed(pane, "meeting", "Extraordinary meeting")
    assert cover_sheet.typed(document.store.plan, "a", "meeting") == "Extraordinary meeting"
    assert not row.else_.isVisible()
    document.show_option("b")
    assert row.editor.value_text() == ""


def test_what_is_printed_for_an_empty_field_is_said(pane: CoverPane) -> None:
    assert pane.rows["agenda_item"].else_.text() == "If empty: “To be confirmed”."
    assert pane.rows["sustainability"].else_.text() == "If empty: “None identified”."
    assert pane.rows["purpose"].else_.text() == "If empty: “For decision”."


def test_a_date_that_is_none_is_said_beneath_and_is_there_when_its_option_comes_back(
    pane: CoverPane, document: Document, said: Said
) -> None:
    typed(pane, "date", "soon")
    editor = pane.rows["date"].editor
    assert editor.error == "Meeting date should be a date such as 13 November 2020."
    assert said.refused == [editor.error]
    document.show_option("a")
    assert (editor.value_text(), editor.error) == ("", "")
    document.show_option("as-is")
    assert editor.value_text() == "soon"
    typed(pane, "date", "26 November 2020")
    assert cover_sheet.value(document.store.plan, None, "date") == "2020-11-26"


def test_a_choice_is_kept_as_its_word(pane: CoverPane, document: Document) -> None:
    editor = pane.rows["session"].editor
    assert isinstance(editor, ChoiceEditor)
    editor.combo.setCurrentIndex(editor.combo.findData("private"))
    editor.combo.picked.emit()
    assert cover_sheet.value(document.store.plan, None, "session") == "private"


def test_what_is_being_typed_stays_while_the_plan_changes(pane: CoverPane, document: Document) -> None:
    editor = pane.rows["authors"].editor
    assert isinstance(editor, LineEditor)
    editor.line.setText("The sec")
    document.edit("Elsewhere", [Add(PaperDetails(id="b", option="b", meeting="Board"))])
    assert editor.value_text() == "The sec"


def test_the_keyboard_goes_to_the_field_that_is_asked_for(pane: CoverPane) -> None:
    pane.go_to("pensions")
    assert pane.rows["pensions"].editor.control.hasFocus()


def test_every_field_has_a_name_that_is_read_out(pane: CoverPane) -> None:
    assert all(row.editor.control.accessibleName() for row in pane.rows.values())
    assert set(pane.rows) == {name for names in cover_sheet.GROUPS.values() for name in names}


def test_a_logo_is_taken_to_the_folder_of_the_plan(
    pane: CoverPane, document: Document, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    made = BytesIO()
    Image.new("RGB", (20, 10), "navy").save(made, "PNG")
    (elsewhere / "trust.png").write_bytes(made.getvalue())
    pane.logo.take(elsewhere / "trust.png")
    assert (document.store.path.parent / "trust.png").read_bytes() == made.getvalue()
    assert pane.rows["logo"].editor.value_text() == "trust.png"
    assert not pane.logo.fault.isVisible()


def test_a_logo_that_is_no_picture_is_refused_and_one_that_was_lost_is_said(
    pane: CoverPane, said: Said, tmp_path: Path
) -> None:
    (tmp_path / "broken.png").write_bytes(b"no picture")
    pane.logo.take(tmp_path / "broken.png")
    assert said.refused == ["The logo “broken.png” is not a whole PNG or JPEG picture."]
    typed(pane, "logo", "lost.png")
    assert pane.logo.fault.text() == "There is no file “lost.png” in the folder of the plan for the logo."
