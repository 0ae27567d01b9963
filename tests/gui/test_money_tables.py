"""Flows, tranches, deliverables, investments and price indices are tables and forms like any other kind."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.acts import ACTS
from core.model.edits import Edit
from core.model.entities.resources import Deliverable, FundingFlow
from core.model.key import Key
from core.model.kinds import KINDS
from gui.document import Document
from gui.widgets.act_dialog import ActDialog, given_for
from gui.widgets.entity_table import EntityTable
from gui.widgets.inspector import Inspector
from gui.widgets.ref_editors import RefEditor
from gui.widgets.table_pane import TablePane
from tests.core.money import deliverable, flow, investment, level, tranche
from tests.gui.conftest import Said, Show

ENTITIES: list[Edit] = [
    flow("f", "dept", "centre", 1000),
    tranche("first", "f", 600),
    deliverable("wifi", "first", feasible="dept"),
    investment("app", expected=500_00),
    level("2020-21", 102_00),
]
IDS = {"funding_flow": "f", "tranche": "first", "deliverable": "wifi", "investment": "app"}


@pytest.fixture
def document(document: Document) -> Document:
    """The small plan with option A on show, and money on its way in it."""
    document.show_option("a")
    assert document.edit("Money on its way", ENTITIES)
    return document


def table_of(document: Document, kind: str) -> EntityTable:
    table = EntityTable(document, kind, None, document)
    QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Warning, table)
    document.changed.connect(table.redraw)
    table.redraw()
    return table


@pytest.mark.parametrize("kind", [*IDS, "price_index"])
def test_a_kind_has_a_table_with_a_column_for_every_field(document: Document, show: Show, kind: str) -> None:
    pane = show(TablePane(document, kind))
    table = pane.view.table
    assert [table.columns[column] for column in range(table.columnCount())] == list(KINDS[kind].fields)
    assert table.rowCount() == 1
    assert KINDS[kind].label.lower() in pane.add.text()


def test_bodies_of_a_flow_are_typed_by_name_and_money_with_its_pennies(document: Document) -> None:
    table = table_of(document, "funding_flow")
    for name, text in (("approver", "Policy Unit"), ("days", "45"), ("amount", "£1,250.50")):
        assert table.commit(0, table.columns.index(name), text) == ""
    found = document.model.table(FundingFlow)["f"]
    assert (found.approver, found.days, found.amount) == ("policy", 45, 1_250_50)
    assert table.index(0, table.columns.index("approver")).data() == "Policy Unit"


def test_what_a_flow_cannot_have_is_refused_and_nothing_changes(document: Document) -> None:
    table = table_of(document, "funding_flow")
    assert "there is no organisation “Nowhere”" in table.commit(0, table.columns.index("payee"), "Nowhere")
    assert table.commit(0, table.columns.index("days"), "soon")
    assert document.model.table(FundingFlow)["f"].payee == "centre"


@pytest.mark.parametrize(("kind", "id_"), IDS.items())
def test_the_inspector_shows_every_field_and_chooses_what_it_refers_to(
    document: Document, show: Show, kind: str, id_: str
) -> None:
    inspector = show(Inspector(document), 320, 800)
    document.select(Key(kind, id_))
    QApplication.processEvents()
    assert list(inspector.rows) == list(KINDS[kind].fields)
    for name in KINDS[kind].refs:
        assert isinstance(inspector.rows[name].editor, RefEditor)


def test_a_deliverable_is_ticked_in_its_dialog_and_not_by_who_receives_the_money(
    document: Document, qtbot: QtBot
) -> None:
    dialog = ActDialog(document, ACTS["tick"], given_for(ACTS["tick"], "deliverable", "wifi"))
    qtbot.addWidget(dialog)
    dialog.editor("by").set_text("centre")
    dialog.show_preview()
    assert dialog._error.text().endswith("receives the money, so it cannot tick “Wifi” itself.")
    dialog.editor("by").set_text("dept")
    dialog.show_preview()
    assert dialog.proposal is not None
    assert document.perform(dialog.proposal)
    wifi = document.model.table(Deliverable)["wifi"]
    assert (wifi.feasible, wifi.granular, wifi.timed) == ("dept", "dept", "dept")


def test_a_tranche_is_not_released_while_ticks_are_missing(document: Document, qtbot: QtBot) -> None:
    dialog = ActDialog(document, ACTS["release"], given_for(ACTS["release"], "tranche", "first"))
    qtbot.addWidget(dialog)
    dialog.editor("on").set_text("13 November 2020")
    dialog.show_preview()
    assert dialog._error.text() == (
        "“First” cannot be released: “Wifi” still needs an independent check that it is granular and timed."
    )
    assert not dialog._perform.isEnabled()


def test_a_flow_is_made_from_a_body_with_what_is_typed(document: Document, qtbot: QtBot, said: Said) -> None:
    dialog = ActDialog(document, ACTS["fund"], given_for(ACTS["fund"], "organisation", "centre"))
    qtbot.addWidget(dialog)
    typed = {"payee": "north", "year": "2020/21", "amount": "250", "source": "Agreement"}
    for name, text in typed.items():
        dialog.editor(name).set_text(text)
    dialog.show_preview()
    assert dialog.proposal is not None, dialog._error.text()
    assert document.perform(dialog.proposal)
    assert len(document.model.table(FundingFlow)) == 2
    assert said.refused == []
