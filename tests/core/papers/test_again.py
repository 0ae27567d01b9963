"""Papers made again after an edit are those of an export, to the byte, whatever is kept from before."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from core.figures.org_chart.paper import paper_chart
from core.model.edits import Edit, Remove, Set
from core.model.entities.accountability import Accountability
from core.model.entities.plan import AS_IS
from core.model.entities.resources import BudgetLine
from core.model.entities.structure import Organisation, ReportingLine
from core.model.key import Key
from core.model.kinds import Entity, key_of
from core.papers.again import Again
from core.papers.export import PaperError, export
from core.samples import create
from core.store.connection import PlanError
from core.store.store import Store

PAPER = "option-paper"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = create(tmp_path / "plan.remit", "nhs-digital-2020")
    yield store
    store.close()


@pytest.fixture
def papers(store: Store) -> Iterator[Again]:
    papers = Again(store.path)
    yield papers
    papers.close()


def exported(store: Store, option: str, folder: Path) -> bytes:
    """Return what an export writes of the plan as it is on disk."""
    fresh = Store.open(store.path, read_only=True)
    (file,) = export(fresh, folder, [option], [PAPER])
    fresh.close()
    return file.read_bytes()


def edits(store: Store, chance: random.Random) -> tuple[list[Edit], str]:
    """Return an edit of one of the kinds whose tables are looked at, in the as-is or in a move."""
    option = chance.choice(store.options())
    layer = chance.choice([AS_IS, *(move.id for move in store.moves(option.id) if move.enabled)])
    model = store.model(AS_IS if layer == AS_IS else option.id)
    kinds: list[type[Entity]] = [Organisation, ReportingLine, BudgetLine, Accountability]
    entity = chance.choice(model.listed(chance.choice(kinds)))
    if isinstance(entity, Organisation):
        return [Set(key_of(entity), "name", f"{entity.name} {chance.randint(1, 9)}")], layer
    if isinstance(entity, BudgetLine):
        return [Set(key_of(entity), "amount", entity.amount + chance.randint(1, 9) * 100)], layer
    return [Remove(key_of(entity))], layer


def test_after_every_edit_undo_and_redo_it_is_what_an_export_writes(
    store: Store, papers: Again, tmp_path: Path
) -> None:
    chance = random.Random(7)  # noqa: S311  # for edits, not for secrets
    for number in range(10):
        made, layer = edits(store, chance)
        store.apply("Edit", made, layer)
        if number % 3 == 2:
            store.undo()
            store.undo()
            store.redo()
        option = ("option-d", "option-e")[number % 2]
        assert papers.pdf(PAPER, option) == exported(store, option, tmp_path / f"{number}")


def test_a_chart_is_drawn_anew_only_where_bodies_or_lines_are_others(store: Store, papers: Again) -> None:
    papers.pdf(PAPER, "option-d")
    with patch("core.papers.brief.paper_chart", wraps=paper_chart) as drawn:
        store.apply("Rename", [Set(Key("option", "option-d"), "name", "Another name")])
        papers.pdf(PAPER, "option-d")
        assert not drawn.called
        body = store.model().listed(Organisation)[0]
        store.apply("Rename", [Set(key_of(body), "name", "Another body")])
        papers.pdf(PAPER, "option-d")
        assert drawn.called


def test_the_plan_is_read_once_however_often_it_is_edited(store: Store, papers: Again) -> None:
    papers.pdf("one-page", "option-d")
    with patch.object(Store, "open", side_effect=AssertionError("read again")):
        store.apply("Rename", [Set(Key("option", "option-d"), "name", "Another name")])
        papers.pdf("one-page", "option-d")


def test_another_plan_in_its_place_is_read_anew(store: Store, papers: Again, tmp_path: Path) -> None:
    before = papers.pdf("one-page", "option-d")
    other = create(tmp_path / "other.remit", "nhs-digital-2020")
    other.apply("Rename", [Set(Key("option", "option-d"), "name", "Of another plan")])
    other.close()
    (tmp_path / "other.remit").replace(store.path)
    assert papers.pdf("one-page", "option-d") != before


def test_a_history_that_began_anew_is_read_anew(store: Store, papers: Again, tmp_path: Path) -> None:
    papers.pdf(PAPER, "option-d")
    store.apply("Rename", [Set(Key("option", "option-d"), "name", "Another name")])
    store.begin_history("Begun")
    assert papers.pdf(PAPER, "option-d") == exported(store, "option-d", tmp_path / "all")


def test_a_plan_that_is_gone_is_told_and_followed_when_it_is_back(
    store: Store, papers: Again, tmp_path: Path
) -> None:
    before = papers.pdf("one-page", "option-d")
    away = store.path.rename(tmp_path / "away.remit")
    with pytest.raises(PlanError, match="cannot be reached"):
        papers.pdf("one-page", "option-d")
    away.rename(store.path)
    assert papers.pdf("one-page", "option-d") == before


def test_an_option_that_is_gone_is_told(store: Store, papers: Again) -> None:
    papers.pdf("one-page", "option-f")
    store.apply("Remove", [Remove(Key("option", "option-f"))])
    with pytest.raises(PaperError, match="no such paper"):
        papers.pdf("one-page", "option-f")
