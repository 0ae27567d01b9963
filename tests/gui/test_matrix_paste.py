"""Blocks to and from the clipboard, filling down, and whole matrices from elsewhere."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.model import matrix
from core.model.edits import Add, Set
from core.model.entities.accountability import Function
from core.model.entities.structure import Organisation
from core.model.key import Key
from gui.document import Document
from gui.widgets.block_text import to_text
from gui.widgets.matrix import MatrixView
from tests.gui.conftest import Answer, Said
from tests.gui.test_matrix_published import RACI, published_files

Choose = Callable[..., None]
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

PUBLISHED = """\
Who does what\t\t\t
Activity\tDigital centre\tNorth Region\tHealth Board
Front line\t\t\t
Cyber operations\tA/R\tR\tC/I
Screening\tR\tR\tA
Back office\t\t\t
Shared care records\tI\tA\t
"""
"""A matrix as responsibility matrices are published: a title, sections, A/R cells, several R in a row."""


@pytest.fixture
def document(document: Document) -> Document:
    """The small plan with option A on show, without the new name of the centre."""
    document.show_option("a")
    document.edit("Old name", [Set(Key("organisation", "centre"), "name", "Digital Centre")])
    return document


@pytest.fixture
def view(document: Document, qtbot: QtBot) -> MatrixView:
    """The matrix of it, seen, with the keyboard."""
    view = MatrixView(document)
    qtbot.addWidget(view)
    view.resize(1000, 600)
    with qtbot.waitExposed(view):
        view.show()
    view.grid.setFocus()
    return view


@pytest.fixture
def choose(view: MatrixView) -> Choose:
    """Selects the cells from one to another, each a function and a body."""

    def cells(first: tuple[str, str], last: tuple[str, str] | None = None) -> None:
        table = view.table
        here, there = (
            table.index(table.row_of(function), table.column_of(body))
            for function, body in (first, last or first)
        )
        flag = QItemSelectionModel.SelectionFlag
        view.grid.setCurrentIndex(here)
        view.grid.selectionModel().select(QItemSelection(here, there), flag.ClearAndSelect)

    return cells


def press(view: MatrixView, key: Qt.Key, held: Qt.KeyboardModifier = CONTROL) -> None:
    QTest.keyClick(view.grid, key, held)


def paste(view: MatrixView, text: str) -> None:
    QApplication.clipboard().setText(text)
    press(view, Qt.Key.Key_V)


def row(view: MatrixView, function: str) -> list[str]:
    at = view.table.row_of(function)
    return [view.table.typed_text(at, column) for column in range(view.table.columnCount())]


def held(document: Document, function: str) -> dict[str, str]:
    """Return who has which letters in a function, both by name."""
    model = document.model
    (id_,) = [found.id for found in model.all(Function) if found.name == function]
    return {
        model.name(Organisation, body): matrix.spelled(matrix.letters_of(parts))
        for body, parts in matrix.parts(model, id_).items()
    }


# copy


def test_selected_cells_are_copied_as_a_block(view: MatrixView, choose: Choose) -> None:
    choose(("cyber", "centre"), ("records", "north"))
    press(view, Qt.Key.Key_C)
    assert QApplication.clipboard().text() == "A\t\tR\nA\tA\t"
    assert "<td" in QApplication.clipboard().mimeData().html()


def test_cells_selected_apart_are_copied_as_the_block_around_them(view: MatrixView, choose: Choose) -> None:
    choose(("cyber", "centre"))
    table = view.table
    apart = table.index(table.row_of("records"), table.column_of("policy"))
    view.grid.selectionModel().select(apart, QItemSelectionModel.SelectionFlag.Select)
    press(view, Qt.Key.Key_C)
    assert QApplication.clipboard().text() == "A\t\n\tA"


def test_the_whole_matrix_is_copied_with_its_names(view: MatrixView, choose: Choose, said: Said) -> None:
    choose(("cyber", "centre"))
    press(view, Qt.Key.Key_C, CONTROL | SHIFT)
    assert QApplication.clipboard().text() == (
        "Function\tDigital Centre\tPolicy Unit\tNorth Region\n"
        "Official statistics\tA\t\t\n"
        "Digital services\t\t\t\n"
        "Cyber operations\tA\t\tR\n"
        "Shared care records\tA\tA\t"
    )
    assert said.told == ["Copied 4 rows and 3 columns with their names."]


def test_a_matrix_copied_with_its_names_and_pasted_changes_nothing(
    view: MatrixView, document: Document, choose: Choose, said: Said
) -> None:
    choose(("cyber", "centre"))
    before = document.store.undo_label()
    press(view, Qt.Key.Key_C, CONTROL | SHIFT)
    paste(view, QApplication.clipboard().text())
    assert document.store.undo_label() == before
    assert said.refused == []


def test_cut_copies_and_clears_as_one_step(view: MatrixView, document: Document, choose: Choose) -> None:
    choose(("cyber", "centre"), ("cyber", "north"))
    press(view, Qt.Key.Key_X)
    assert QApplication.clipboard().text() == "A\t\tR"
    assert row(view, "cyber") == ["", "", ""]
    assert document.store.undo_label() == "Clear: 2 parts taken off"


def test_a_block_that_stays_on_the_clipboard_lets_the_program_end_in_peace() -> None:
    program = (
        "from PySide6.QtWidgets import QApplication; from gui.widgets import clipboard;"
        "app = QApplication([]); clipboard.put('A', '<b>A</b>'); print(app.clipboard().text())"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout.strip()) == (0, "A")


# paste


def test_a_block_is_pasted_as_one_step_and_undone_whole(
    view: MatrixView, document: Document, choose: Choose, said: Said
) -> None:
    choose(("cyber", "centre"))
    paste(view, "r/a\tC\t\r\nI\t\tA,R\r\n")
    assert row(view, "cyber") == ["A/R", "C", ""]
    assert row(view, "records") == ["I", "", "A/R"]
    assert document.store.undo_label() == "Paste: 5 parts given and 3 taken off"
    assert said.told[-1] == "Paste: 5 parts given and 3 taken off. Ctrl+Z takes it back."
    document.undo()
    assert (row(view, "cyber"), row(view, "records")) == (["A", "", "R"], ["A", "A", ""])


def test_one_letter_is_pasted_into_every_selected_cell(view: MatrixView, choose: Choose) -> None:
    choose(("cyber", "centre"), ("records", "policy"))
    paste(view, "I")
    assert (row(view, "cyber"), row(view, "records")) == (["I", "I", "R"], ["I", "I", ""])


def test_one_letter_that_is_none_is_refused_whole_in_words(
    view: MatrixView, document: Document, choose: Choose, said: Said
) -> None:
    before = document.store.undo_label()
    choose(("cyber", "centre"))
    paste(view, "C\tX\nC\tY")
    (why,) = said.refused
    assert why.startswith("“Cyber operations”, Policy: “X” is no part. Type A (accountable)")
    assert why.endswith("1 more cell would not do either. Nothing was changed.")
    assert document.store.undo_label() == before


def test_a_block_with_a_letter_for_a_family_is_refused_whole(
    view: MatrixView, document: Document, choose: Choose, said: Said
) -> None:
    before = document.store.undo_label()
    choose(("statistics", "centre"))
    paste(view, "C\nC\nC")
    assert said.refused == [
        "“Digital services” is a family of functions. Give the part to one of them. Nothing was changed."
    ]
    assert document.store.undo_label() == before


def test_a_block_larger_than_the_matrix_changes_nothing_unless_agreed(
    view: MatrixView, document: Document, choose: Choose, answer: Answer
) -> None:
    before = document.store.undo_label()
    choose(("records", "policy"))
    answer.press("Cancel")
    paste(view, "C\tC\tC\nI\tI\tI")
    assert answer.asked == ["The block is larger than the room here: 1 row and 1 column would be left out."]
    assert document.store.undo_label() == before
    answer.press("Paste the rest")
    paste(view, "C\tC\tC\nI\tI\tI")
    assert row(view, "records") == ["A", "C", "C"]


def test_nothing_on_the_clipboard_is_said(view: MatrixView, choose: Choose, said: Said) -> None:
    choose(("cyber", "centre"))
    paste(view, " \n")
    assert said.refused == ["There is no text on the clipboard to paste."]


def test_the_protected_as_is_takes_no_block_and_asks_nothing(
    view: MatrixView, document: Document, choose: Choose, said: Said
) -> None:
    document.show_option("as-is")
    choose(("cyber", "centre"))
    paste(view, PUBLISHED)
    assert len(said.refused) == 1
    assert "protected" in said.refused[0]


# fill


def test_fill_down_copies_the_first_row_past_the_headings(
    view: MatrixView, document: Document, choose: Choose
) -> None:
    choose(("statistics", "centre"), ("records", "north"))
    press(view, Qt.Key.Key_D)
    assert (row(view, "cyber"), row(view, "records")) == (["A", "", ""], ["A", "", ""])
    assert document.store.undo_label() == "Fill down: 2 parts taken off"


def test_fill_down_in_one_row_copies_the_duty_above(view: MatrixView, choose: Choose, said: Said) -> None:
    choose(("cyber", "centre"), ("cyber", "north"))
    press(view, Qt.Key.Key_D)
    assert row(view, "cyber") == ["A", "", ""]
    choose(("statistics", "centre"))
    press(view, Qt.Key.Key_D)
    assert said.refused == ["There is no row above this one to copy. Nothing was changed."]


# matrices from elsewhere


def test_a_matrix_with_names_finds_its_rows_and_columns_wherever_it_is_pasted(
    view: MatrixView, document: Document, choose: Choose
) -> None:
    choose(("records", "north"))
    paste(view, "\tNORTH REGION\tPolicy\nshared care records\tA\t\nOfficial statistics\tC\tI")
    assert row(view, "records") == ["A", "", "A"]
    assert row(view, "statistics") == ["A", "I", "C"]
    assert document.store.undo_label() == "Paste: 3 parts given and 1 taken off"


def test_names_at_the_top_only_fill_the_duties_from_the_keyboard_on(
    view: MatrixView, choose: Choose, answer: Answer
) -> None:
    choose(("statistics", "centre"))
    paste(view, "North Region\tPolicy Unit\nI\tC\nC\tI\n")
    assert (row(view, "statistics"), row(view, "cyber")) == (["A", "C", "I"], ["A", "I", "C"])
    answer.press("Cancel")
    paste(view, "North Region\tPolicy Unit\nI\tC\nC\tI\nI\tI\nI\tI")
    assert answer.asked == ["The block is larger than the room here: 1 row would be left out."]


def test_names_at_the_left_only_fill_the_bodies_from_the_keyboard_on(
    view: MatrixView, choose: Choose
) -> None:
    choose(("statistics", "policy"))
    paste(view, "Shared care records\tC\tI\nCyber operations\tI\tI")
    assert (row(view, "records"), row(view, "cyber")) == (["A", "C", "I"], ["A", "I", "I"])


def test_what_the_plan_does_not_have_is_asked_about_and_cancel_changes_nothing(
    view: MatrixView, document: Document, choose: Choose, answer: Answer
) -> None:
    before = document.store.undo_label()
    choose(("cyber", "centre"))
    answer.press("Cancel")
    paste(view, PUBLISHED)
    (asked,) = answer.asked
    assert asked == (
        "The block names 1 function and 1 body that this option does not have: “Screening” and "
        "“Health Board”.\n\nAdd them to the option, or leave their rows and columns out?"
    )
    assert document.store.undo_label() == before


def test_what_the_plan_does_not_have_can_be_left_out(
    view: MatrixView, document: Document, choose: Choose, answer: Answer
) -> None:
    choose(("cyber", "centre"))
    answer.press("Leave them out")
    paste(view, PUBLISHED)
    assert held(document, "Cyber operations") == {"Digital Centre": "A/R", "North Region": "R"}
    assert held(document, "Shared care records") == {
        "Digital Centre": "I",
        "Policy Unit": "A",
        "North Region": "A",
    }
    assert "Screening" not in [function.name for function in document.model.all(Function)]


def test_what_the_plan_does_not_have_can_be_added_in_its_section_as_the_same_step(
    view: MatrixView, document: Document, choose: Choose, answer: Answer
) -> None:
    choose(("cyber", "centre"))
    answer.press("Add them")
    before = document.model
    paste(view, PUBLISHED)
    assert held(document, "Screening") == {
        "Digital Centre": "R",
        "North Region": "R",
        "Health Board": "A",
    }
    assert held(document, "Cyber operations")["Health Board"] == "C/I"
    (screening,) = [function for function in document.model.all(Function) if function.name == "Screening"]
    assert document.model.name(Function, screening.parent) == "Front line"
    assert "Back office" not in [function.name for function in document.model.all(Function)]
    assert document.store.undo_label() == (
        "Paste: 8 parts given, 1 taken off, 2 functions added and 1 body added"
    )
    document.undo()
    assert document.model == before


def test_what_is_unclear_in_a_published_matrix_is_refused_without_a_question(
    view: MatrixView, document: Document, choose: Choose, said: Said
) -> None:
    document.edit("Another", [Add(Organisation(id="again", name="North region"))])
    choose(("cyber", "centre"))
    paste(view, PUBLISHED)
    assert said.refused == [
        "Several bodies are called “North Region”, so it is not clear which is meant. Nothing was changed."
    ]


def test_another_letter_in_a_published_matrix_is_refused_by_its_names(
    view: MatrixView, choose: Choose, said: Said
) -> None:
    choose(("cyber", "centre"))
    paste(view, "\tNorth Region\nCyber operations\tS\nOfficial statistics\tR")
    assert said.refused[0].startswith("“Cyber operations”, North Region: “S” is no part.")


@pytest.mark.skipif(not RACI.is_dir(), reason="the published matrices are not on this machine")
def test_published_matrices_load_by_paste(
    view: MatrixView, document: Document, choose: Choose, answer: Answer
) -> None:
    for block in published_files():
        before = document.model
        choose(("statistics", "centre"))
        answer.press("Add them")
        paste(view, to_text(block))
        for name, *texts in block[1:]:
            wanted = {
                body: matrix.spelled(matrix.letters(text))
                for body, text in zip(block[0][1:], texts, strict=True)
            }
            assert held(document, name) == wanted
        document.undo()
        assert document.model == before
