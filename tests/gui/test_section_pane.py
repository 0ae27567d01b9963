"""Own words in sections of papers, what the model says there, and what public copies withhold."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from core.model.edits import Set
from core.model.entities.papers import Narrative, PrivatePart
from core.model.entities.plan import PLAN
from core.model.key import Key
from gui.document import Document
from gui.widgets.plain_editors import ChoiceEditor, LineEditor
from gui.widgets.section_pane import SectionPane
from tests.gui.conftest import Show

LONG = 30_000
BACKGROUND = 1


@pytest.fixture
def pane(document: Document, show: Show, qtbot: QtBot) -> Iterator[SectionPane]:
    document.edit("About", [Set(Key("plan", PLAN), "summary", "Three bodies share the work.")])
    document.show_option("a")
    found = show(SectionPane(document))
    choose(found, BACKGROUND)
    ready(found, qtbot)
    yield found
    qtbot.waitUntil(lambda: not found._reading, timeout=LONG)


def choose(pane: SectionPane, row: int) -> None:
    pane.sections.setCurrentRow(row)


def ready(pane: SectionPane, qtbot: QtBot) -> None:
    """Wait until what the model says by now is on show."""
    qtbot.waitUntil(lambda: pane.words._said is not None, timeout=LONG)


def say(pane: SectionPane, text: str) -> None:
    control = pane.words.text.control
    assert isinstance(control, QPlainTextEdit)
    control.setPlainText(text)
    pane.words.text.commit()


def stand(pane: SectionPane, where: str) -> None:
    editor = pane.words.stands
    assert isinstance(editor, ChoiceEditor)
    editor.combo.setCurrentIndex(editor.combo.findData(where))
    editor.commit()


def marks(pane: SectionPane, row: int = BACKGROUND) -> str:
    return pane.sections.item(row).text()


def test_what_the_model_says_is_beside_the_words(pane: SectionPane) -> None:
    assert pane.words.generated.toPlainText().startswith("Three bodies share the work.")


def test_own_words_are_kept_for_the_option_on_show_and_undone(pane: SectionPane, document: Document) -> None:
    say(pane, "Our **own** words.")
    (own,) = document.store.plan.all(Narrative)
    assert (own.option, own.section, own.text, own.stands) == (
        "a",
        "background",
        "Our **own** words.",
        "before",
    )
    assert marks(pane) == "Background and case for change\n✎ own words"
    document.undo()
    assert pane.words.typed == ""
    assert marks(pane) == "Background and case for change"


def test_words_in_place_of_the_model_say_when_it_moves_on_until_they_are_confirmed(
    pane: SectionPane, document: Document, qtbot: QtBot
) -> None:
    say(pane, "Our own words.")
    stand(pane, "instead")
    (own,) = document.store.plan.all(Narrative)
    assert own.replaced
    assert not pane.words.moved.isVisible()
    document.edit("Change", [Set(Key("plan", PLAN), "summary", "Four bodies share the work.")])
    qtbot.waitUntil(pane.words.moved.isVisible, timeout=LONG)
    pane.words.confirm.click()
    assert not pane.words.moved.isVisible()
    assert document.store.undo_label() == "Confirm own words"


def test_a_placeholder_that_is_none_is_said(pane: SectionPane, qtbot: QtBot) -> None:
    say(pane, "About {option.nam}.")
    told = "There is no placeholder {option.nam}. Did you mean {option.name}?"
    qtbot.waitUntil(lambda: pane.words.faults.text() == told, timeout=LONG)


def test_a_section_is_withheld_for_a_reason_and_public_again_without(
    pane: SectionPane, document: Document
) -> None:
    editor = pane.words.private
    assert isinstance(editor, LineEditor)
    editor.line.setText("Commercial")
    editor.commit()
    (part,) = document.store.plan.all(PrivatePart)
    assert (part.section, part.reason, part.option) == ("background", "Commercial", "a")
    assert "withheld from public copies" in marks(pane)
    editor.line.clear()
    editor.commit()
    assert not list(document.store.plan.all(PrivatePart))


def test_words_that_are_being_typed_wait_for_their_section(pane: SectionPane) -> None:
    control = pane.words.text.control
    assert isinstance(control, QPlainTextEdit)
    control.setPlainText("Half a sen")
    choose(pane, 2)
    assert pane.words.typed == ""
    choose(pane, BACKGROUND)
    assert pane.words.typed == "Half a sen"


def test_words_for_every_option_are_written_with_the_as_is_on_show(
    pane: SectionPane, document: Document, qtbot: QtBot
) -> None:
    document.show_option("as-is")
    ready(pane, qtbot)
    assert pane.words.generated.toPlainText().startswith("Each option’s paper has text of its own here.")
    say(pane, "For all.")
    (own,) = document.store.plan.all(Narrative)
    assert own.option is None
    document.show_option("b")
    assert "own words for all options" in marks(pane)
    ready(pane, qtbot)
