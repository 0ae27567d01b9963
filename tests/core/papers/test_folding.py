"""What is alike is told once: people who go to many bodies, flows of one sort, measures told elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.model.entities.resources import FundingFlow
from core.papers import PAPERS
from core.papers.blocks import Block
from core.papers.brief import Brief, brief_of
from core.papers.sections.measures import ELSEWHERE
from core.store.store import Store
from tests.core.papers.test_option_paper import section, table


@pytest.fixture(scope="module")
def told(sample: Path) -> Brief:
    store = Store.open(sample, read_only=True)
    try:
        return brief_of(store)
    finally:
        store.close()


def blocks(brief: Brief, paper: str, code: str) -> list[Block]:
    option = next(each for each in brief.options if each.option.code == code)
    return PAPERS[paper].blocks(brief, option)


def test_people_who_go_to_many_bodies_by_the_same_moves_share_a_row(told: Brief) -> None:
    people = table(section(blocks(told, "option-paper", "E"), "People impact"), "Groups of people")
    assert [each[0] for each in people.rows() if each[1] == "42 bodies"] == ["NHS Digital"]
    assert len(list(people.rows())) == 5


def test_money_that_is_devolved_is_one_way_from_each_giver(told: Brief) -> None:
    moved = table(blocks(told, "reconciliation-schedule", "E"), "Money that moves")
    ways = [each for each in moved.rows() if each[1] == "42 bodies of a lower tier"]
    assert ways == [("NHSX", "42 bodies of a lower tier", "120.0")]


def test_every_figure_of_money_on_its_way_has_its_source_in_both_papers(told: Brief) -> None:
    option = next(each for each in told.options if each.option.code == "E")
    flows = option.model.listed(FundingFlow)
    short = table(blocks(told, "option-paper", "E"), "Funding, investments and prices")
    assert sum(int(each[1]) for each in short.rows() if each[0].startswith("Funding flows")) == len(flows)
    full = table(blocks(told, "reconciliation-schedule", "E"), "Funding, investments and prices")
    alone = [each[0] for each in full.groups[0].rows]
    counted = [int(text.split()[0]) for text in alone if "together" in text]
    assert len(alone) - len(counted) + sum(counted) == len(flows)
    assert all(each[-1] for each in full.rows())


def test_measures_that_the_table_of_options_has_are_not_told_again(told: Brief) -> None:
    names = {each[0] for each in table(blocks(told, "option-paper", "D"), "Measures that change").rows()}
    assert "Bodies with two masters" not in names
    assert "Widest span" in names
    assert "widest_span" not in ELSEWHERE
