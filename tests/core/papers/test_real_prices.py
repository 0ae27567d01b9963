"""Papers show the money of several years in the prices of one, where the plan has price indices."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.model.edits import Add, Edit, Set
from core.model.entities.plan import PLAN, Option
from core.model.key import Key
from core.papers.blocks import Table
from core.papers.brief import brief_of
from core.papers.sections.resources import resources_in_full
from core.store.store import Store
from tests.core.money import level
from tests.small import small_model

YEAR = Set(Key("plan", PLAN), "price_year", "2020-21")


def table(tmp_path: Path, *edits: Edit) -> Table | None:
    """Return the table of real prices of an option in which nothing changes, where there is one."""
    store = Store.create(tmp_path / "plan.remit", "Small", who="tester")
    try:
        everything = [Add(entity) for found in small_model().tables.values() for entity in found.values()]
        store.apply("As-is", [*everything, *edits])
        store.apply("Option", [Add(Option(id="a", code="A", name="As it is"))])
        brief = brief_of(store)
        blocks = resources_in_full(brief, brief.options[0])
        found = [each for each in blocks if isinstance(each, Table) and "in the prices of" in each.caption]
        return found[0] if found else None
    finally:
        store.close()


def test_the_money_of_each_year_stands_as_paid_and_real(tmp_path: Path) -> None:
    found = table(tmp_path, YEAR, level("2019-20", 100_00), level("2020-21", 102_00))
    assert found is not None
    assert found.caption == "Money by year, as paid and in the prices of 2020-21 (£ thousand)"
    assert list(found.rows()) == [
        ("2019-20", "1,250", "1,250", "1,275", "1,275"),
        ("2020-21", "1,100", "1,100", "1,100", "1,100"),
    ]


def test_where_only_the_price_year_has_an_index_there_is_nothing_to_show(tmp_path: Path) -> None:
    assert table(tmp_path, YEAR, level("2020-21", 102_00)) is None


@pytest.mark.parametrize("edits", [(), (YEAR,), (level("2019-20", 100_00), level("2020-21", 102_00))])
def test_without_a_price_year_or_indices_there_is_no_such_table(
    tmp_path: Path, edits: tuple[Edit, ...]
) -> None:
    assert table(tmp_path, *edits) is None
