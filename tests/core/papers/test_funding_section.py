"""Papers say where the money goes, which gates it passes, what it is released against and what it returns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from core.model.edits import Add, Edit
from core.model.entities.plan import Option
from core.papers.blocks import Block, Bullets, Figure, Paragraph, Table
from core.papers.brief import brief_of
from core.papers.sections.across.funding import SHOWN, funding_across
from core.papers.sections.funding import funding_in_short, spending
from core.store.store import Store
from tests.core.money import ALL_TICKS, deliverable, flow, investment, tranche
from tests.small import small_model

OPTION = Add(Option(id="a", code="A", name="As it is"))


def section(tmp_path: Path, *edits: Edit) -> list[Block]:
    """Return what a paper says of it, in short and in full, about an option in which nothing changes."""
    store = Store.create(tmp_path / "plan.remit", "Small", who="tester")
    try:
        everything = [Add(entity) for table in small_model().tables.values() for entity in table.values()]
        store.apply("As-is", [*everything, *edits])
        store.apply("Option", [OPTION])
        brief = brief_of(store)
        option = brief.options[0]
        return [*funding_in_short(brief, option), *spending(brief, option)]
    finally:
        store.close()


def rows(blocks: list[Block], caption: str) -> list[tuple[str, ...]]:
    (table,) = [block for block in blocks if isinstance(block, Table) and block.caption.startswith(caption)]
    return list(table.rows())


def texts(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def test_a_plan_without_flows_tranches_and_investments_has_only_what_bodies_spend(tmp_path: Path) -> None:
    (chart,) = section(tmp_path)
    assert isinstance(chart, Figure)
    assert chart.caption == "Spending by body, 2020-21"


def test_flows_are_told_with_their_gates(tmp_path: Path) -> None:
    gate = {"approver": "policy", "days": 30}
    found = section(tmp_path, flow("a", "dept", "centre", 100, purpose="Grant", **gate))
    (told,) = texts(found)
    assert told == (
        "In 2020-21, £100 enters the plan and 1 flow passes it on. It needs an approval first. On average a "
        "pound passes 1.00 gates, which add 30.0 days. That is so today too. "
        "The appendix “Funding flows” has the picture, and gives every amount."
    )


def test_money_stands_beside_deliverables_met(tmp_path: Path) -> None:
    made = [flow("f", "dept", "centre", 900), tranche("first", "f", 600, released="2020-10-05")]
    more = [tranche("second", "f", 300), deliverable("plans", "second"), tranche("third", "f", 0)]
    found = section(tmp_path, *made, *more, deliverable("wifi", "first", met="2020-10-01", **ALL_TICKS))
    assert rows(found, "Money beside deliverables met") == [
        ("First", "600", "1 of 1", "✓ Released on 5 October 2020"),
        ("Second", "300", "0 of 1", "! Held: 1 deliverable not ticked"),
        ("Third", "0", "0 of 0", "! Held: no deliverables"),
    ]
    chart = [block for block in found if isinstance(block, Figure)][-1]
    assert chart.caption == "Spending beside deliverables met under Option A"
    assert (
        "£600 of £900 is released against deliverables, and 1 of 2 deliverables is met." in texts(found)[-1]
    )


def test_an_investment_without_a_return_stands_out(tmp_path: Path) -> None:
    stated: dict[str, Any] = {
        "expected": 500_00,
        "measured": "Letters saved",
        "by": "2023-24",
        "actual": 100_00,
    }
    found = section(tmp_path, investment("app", **stated), investment("pilot"))
    assert texts(found) == ["Two investments: one does not state what it returns, or how that is measured."]
    assert rows(found, "Investments") == [
        ("App (Digital Centre)", "0", "500", "100", "Letters saved, by 2023-24"),
        ("Pilot (Digital Centre)", "0", "! None", "", "! Not stated"),
    ]


@pytest.fixture(scope="module")
def across(sample: Path) -> list[Block]:
    store = Store.open(sample, read_only=True)
    try:
        return funding_across(brief_of(store))
    finally:
        store.close()


def test_the_comparison_tells_the_measures_of_money_of_every_option(across: list[Block]) -> None:
    found = {row[0]: row[1:] for row in rows(across, "Measures of money and people")}
    assert found["Gates"] == ("10", "10", "10", "10", "10", "3", "9")
    assert found["Gates per pound"][0] == "0.30"
    assert found["One-off costs (£)"] == ("588,000",) * 7
    assert found["Investments without a stated return"] == ("1", "1", "1", "1", "1", "0", "1")
    assert found["Bodies below the technology floor"] == ("5", "5", "5", "5", "5", "5", "4")


def test_each_of_them_is_explained_with_its_source(across: list[Block]) -> None:
    (explained,) = [block for block in across if isinstance(block, Bullets)]
    assert len(explained.items) == len(SHOWN)
    assert all("Source: " in item for item in explained.items)
    assert any("The floor of this plan is 5%." in item for item in explained.items)


def test_a_plan_without_figures_is_not_compared_by_them(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "plan.remit", "Small", who="tester")
    try:
        store.apply("Option", [OPTION])
        assert funding_across(brief_of(store)) == []
    finally:
        store.close()
