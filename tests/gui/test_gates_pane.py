"""Tranches and deliverables: spending beside what is met, who ticked what, and what holds money back."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from core.model.edits import Set
from core.model.key import Key
from gui.document import Document
from gui.widgets.gates_pane import GatesPane
from gui.widgets.problem_list import FINDING
from gui.widgets.table_pane import TablePane
from tests.core.money import ALL_TICKS, deliverable, flow, tranche
from tests.gui.conftest import Show


@pytest.fixture
def document(document: Document) -> Document:
    """The small plan with option A on show, as at 1 January 2021."""
    document.edit("Date", [Set(Key("plan", "plan"), "as_at", "2021-01-01")])
    document.show_option("a")
    return document


@pytest.fixture
def pane(document: Document, show: Show) -> GatesPane:
    found = show(GatesPane(document))
    QAbstractItemModelTester(found.waiting, QAbstractItemModelTester.FailureReportingMode.Warning, found)
    return found


def fund(document: Document) -> None:
    document.edit(
        "Fund",
        [
            flow("f", "dept", "north", 1000),
            tranche("first", "f", 600, released="2020-12-01"),
            tranche("second", "f", 300),
            deliverable("plans", "first", met="2020-11-30", **ALL_TICKS),
            deliverable("records", "second", due="2020-12-20", feasible="policy", granular="policy"),
        ],
    )


def cells(pane: TablePane, id_: str) -> dict[str, str]:
    """Return what the cells of a row show, by field."""
    table = pane.view.table
    row = table.row_of(id_)
    return {name: table.index(row, column).data() for column, name in enumerate(table.columns)}


def messages(pane: GatesPane) -> list[str]:
    return [found.message for group in pane.waiting.groups for found in group.findings]


def test_a_plan_without_tranches_says_how_to_begin(pane: GatesPane) -> None:
    assert pane.spent_said.text() == "No tranches yet. Press Ins in the table to add the first."
    assert pane.met_said.text() == "No deliverables yet."
    assert not pane.problems.isVisible()


def test_money_released_stands_beside_deliverables_met(pane: GatesPane, document: Document) -> None:
    fund(document)
    assert pane.spent_said.text() == "£600 of £900; £300 held"
    assert pane.met_said.text() == "1 of 2 deliverables"
    assert pane.spent.value() * 3 == pytest.approx(pane.spent.maximum() * 2, rel=0.001)
    assert pane.met.value() * 2 == pane.met.maximum()


def test_cells_say_who_ticked_and_what_is_late(pane: GatesPane, document: Document) -> None:
    fund(document)
    found = cells(pane.deliverables, "records")
    assert found["due"] == "20 December 2020, overdue"
    assert found["feasible"] == "Policy Unit"
    assert found["timed"] == "Not yet"
    document.edit("Tick", [Set(Key("deliverable", "records"), "feasible", "north")])
    assert cells(pane.deliverables, "records")["feasible"] == "North Region, who receives the money"
    assert cells(pane.tranches, "second")["released"] == "Held"
    assert cells(pane.tranches, "first")["released"] == "1 December 2020"
    document.edit("Untick", [Set(Key("deliverable", "plans"), "timed", None)])
    assert cells(pane.tranches, "first")["released"] == "1 December 2020, without all ticks"


def test_what_is_overdue_and_not_ticked_is_listed_and_can_be_gone_to(
    pane: GatesPane, document: Document
) -> None:
    fund(document)
    assert "“Records” was due from “National Centre” on 20 December 2020 and is not met." in messages(pane)
    assert any("still needs an independent check" in message for message in messages(pane))
    first = pane.waiting.index(0, 0, pane.waiting.index(0, 0))
    pane.problems.setCurrentIndex(first)
    assert document.selection == first.data(FINDING).key
    ready = [Set(Key("deliverable", "records"), tick, "policy") for tick in ALL_TICKS]
    document.edit("Ready", [*ready, Set(Key("deliverable", "records"), "met", "2020-12-20")])
    assert not messages(pane)
    assert pane.none.text() == "Nothing is overdue or waits for a tick."
    assert pane.spent_said.text() == "£600 of £900; £300 ready"
