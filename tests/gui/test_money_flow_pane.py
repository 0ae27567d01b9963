"""The pictures of money in the window: by year, before, after and beside each other, by mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShortcut
from pytestqt.qtbot import QtBot

from core.drawing.shapes import Drawing, Label
from core.model.edits import Add, Remove, Set
from core.model.entities.plan import AS_IS
from core.model.entities.resources import FundingFlow, PriceIndex
from core.model.key import Key
from core.store.store import Store
from gui.document import Document, View
from gui.pages.resources import ResourcesPage
from gui.widgets.money_flow_pane import MoneyFlowPane
from tests.gui.conftest import Show

FLOW = Key("funding_flow", "dept-centre")


def flow(id: str, payer: str, payee: str, amount: int, year: str = "2020-21") -> Add:
    return Add(
        FundingFlow(
            id=id,
            payer=payer,
            payee=payee,
            year=year,
            amount=amount,
            purpose="Running costs",
            approver="policy",
            days=30,
            source="Made up",
        )
    )


@pytest.fixture
def pane(document: Document, store: Store, show: Show) -> MoneyFlowPane:
    edits = [
        flow("dept-centre", "dept", "centre", 50_000_000_00),
        flow("centre-north", "centre", "north", 20_000_000_00),
        flow("old", "dept", "centre", 40_000_000_00, "2019-20"),
    ]
    store.apply("Flows", edits, AS_IS)
    store.apply("More", [Set(FLOW, "amount", 60_000_000_00)], "a1")
    document.show_option("a")
    page = show(ResourcesPage(document), 1200, 800)
    page.tabs.setCurrentWidget(page.flow)
    return page.flow


def drawing(pane: MoneyFlowPane) -> Drawing:
    return pane.canvas.sheet.drawing


def texts(pane: MoneyFlowPane) -> list[str]:
    return [shape.text for shape in drawing(pane).shapes if isinstance(shape, Label)]


def test_it_shows_the_option_the_as_is_or_both_as_the_window_says(
    pane: MoneyFlowPane, document: Document
) -> None:
    document.show_view(View.AFTER)
    assert "£60.0m enters" in drawing(pane).words
    assert "As-is" not in texts(pane)
    document.show_view(View.BEFORE)
    assert "£50.0m enters" in drawing(pane).words
    document.show_view(View.CHANGES)
    assert {"As-is", "Option A", "~"} <= set(texts(pane))
    assert "£60.0m from Department to National Centre, was £50.0m" in drawing(pane).words


def test_the_years_that_have_flows_can_be_chosen_the_latest_being_shown(pane: MoneyFlowPane) -> None:
    assert [pane.year.itemText(n) for n in range(pane.year.count())] == ["2020-21", "2019-20"]
    pane.year.setCurrentText("2019-20")
    assert "£40.0m enters" in drawing(pane).words
    assert pane.year.currentText() == "2019-20"


def test_a_year_that_was_chosen_stays_through_an_edit(pane: MoneyFlowPane, document: Document) -> None:
    pane.year.setCurrentText("2019-20")
    assert document.edit("Less", [Remove(Key("funding_flow", "centre-north"))])
    assert pane.year.currentText() == "2019-20"
    document.undo()
    assert pane.year.currentText() == "2019-20"


def test_prices_are_real_where_the_plan_names_a_price_year(
    pane: MoneyFlowPane, document: Document, store: Store
) -> None:
    assert not pane.prices.isEnabled()
    levels = {"2020-21": 100_00, "2022-23": 120_00}
    indices = [Add(PriceIndex(id=y, year=y, index=level, source="Made up")) for y, level in levels.items()]
    store.apply("Prices", indices, AS_IS)
    store.apply("Year", [Set(Key("plan", "plan"), "price_year", "2022-23")], "plan")
    document.show_view(View.BEFORE)
    pane.redraw()
    assert pane.prices.isEnabled()
    pane.prices.setCurrentIndex(1)
    assert "2020-21, in 2022-23 prices: £60.0m enters" in drawing(pane).words


def test_every_picture_of_money_can_be_chosen(pane: MoneyFlowPane) -> None:
    found = {}
    for place in range(pane.picture.count()):
        pane.picture.setCurrentIndex(place)
        found[pane.picture.currentText()] = drawing(pane).words.split(",")[0].split(".")[0]
        assert pane.canvas.accessibleName() == pane.picture.currentText()
    assert list(found) == [
        "Money flow",
        "Spending by body",
        "Spending by year",
        "Technology share",
        "Spending beside deliverables met",
    ]
    assert len(set(found.values())) == len(found)


def test_what_is_chosen_in_the_picture_is_chosen_everywhere(
    pane: MoneyFlowPane, document: Document, qtbot: QtBot
) -> None:
    document.show_view(View.AFTER)
    qtbot.waitUntil(lambda: pane.canvas.box_rect(FLOW) is not None)
    rect = pane.canvas.box_rect(FLOW)
    assert rect is not None
    ribbon = QPoint(round(rect.right()) + 25, round(rect.center().y()))
    qtbot.mouseClick(pane.canvas, Qt.MouseButton.LeftButton, pos=ribbon)
    assert document.selection == FLOW
    body = pane.canvas.box_rect(Key("organisation", "north"))
    assert body is not None
    qtbot.mouseClick(pane.canvas, Qt.MouseButton.LeftButton, pos=body.center().toPoint())
    assert document.selection == Key("organisation", "north")


def test_the_keyboard_goes_from_card_to_card_and_what_is_there_is_said(
    pane: MoneyFlowPane, document: Document, qtbot: QtBot
) -> None:
    document.show_view(View.AFTER)
    qtbot.waitUntil(lambda: pane.canvas.box_rect(FLOW) is not None)
    assert pane.canvas.accessibleDescription() == drawing(pane).words
    document.select(Key("organisation", "dept"))
    pane.seek()
    seen = set()
    for _ in range(8):
        qtbot.keyClick(pane.canvas, Qt.Key.Key_Right)
        seen.add(document.selection)
    assert {FLOW, Key("organisation", "centre"), Key("organisation", "north")} <= seen
    document.select(FLOW)
    assert pane.canvas.accessibleDescription() == (
        "Department passes £60,000,000.00 to National Centre\n"
        "In 2020-21\nFor: Running costs\nGate: Policy Unit, adds 30 days\nBasis: estimate"
    )


def test_without_flows_it_says_what_would_be_shown(document: Document, show: Show) -> None:
    pane = show(MoneyFlowPane(document))
    assert drawing(pane).words.startswith("Money flow. No funding flows yet. Once there are,")
    assert not pane.year.isEnabled()


def test_a_lower_pane_shows_fewer_bodies_and_a_higher_one_more(
    document: Document, store: Store, show: Show, qtbot: QtBot
) -> None:
    bodies = ["policy", "centre", "north", "south"]
    store.apply("Flows", [flow(f"f-{id_}", "dept", id_, 1_000_00) for id_ in bodies], AS_IS)
    pane = show(MoneyFlowPane(document), 900, 900)
    assert not [text for text in texts(pane) if text.startswith("and ")]
    before = drawing(pane).height
    pane.resize(900, 500)
    qtbot.waitUntil(lambda: drawing(pane).height < before)


def test_every_choice_has_a_key_of_its_own(pane: MoneyFlowPane) -> None:
    names = [combo.accessibleName() for combo in (pane.picture, pane.year, pane.prices)]
    assert names == ["Picture", "Year", "Prices"]
    assert not pane.findChildren(QShortcut)
