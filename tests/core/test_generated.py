"""A made-up plan is as big as it says, sound, and the same every time."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from core.checks import case_of, finding_by
from core.generated import SIZES, Size, bodies, entities, generate
from core.model.entities.resources import FundingFlow
from core.model.entities.structure import Organisation
from core.model.kinds import KINDS, key_of
from core.model.model import Model
from core.store.connection import PlanError
from core.store.store import Store

WORKSHOP = SIZES["workshop"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the plan of a workshop."""
    path = tmp_path_factory.mktemp("generated") / "workshop.remit"
    generate(path, "workshop").close()
    return path


def counted(size: Size) -> Counter[str]:
    return Counter(key_of(entity).kind for entity in entities(size))


def test_there_is_as_much_of_everything_as_the_size_says() -> None:
    assert counted(SIZES["national"]) == {
        "organisation": 10_000,
        "function": 2_000,
        "accountability": 50_000,
        "budget_line": 100_000,
        "workforce": 5_000,
        "post": 1_000,
        "funding_flow": 2_000,
        "tranche": 200,
        "deliverable": 400,
    }


def test_the_register_has_300_000_bodies_and_nothing_else() -> None:
    assert sum(1 for _ in bodies(SIZES["register"].bodies)) == 300_000


def test_the_same_plan_is_made_every_time() -> None:
    assert list(entities(WORKSHOP)) == list(entities(WORKSHOP))


@pytest.mark.parametrize("number", [1, 2, 9, 60, 1_000])
def test_each_body_comes_after_the_one_it_is_part_of(number: int) -> None:
    places = {body.id: place for place, body in enumerate(bodies(number))}
    assert len(places) == number
    above = [(body.parent, body.id) for body in bodies(number)]
    assert all(parent is None or places[parent] < places[id_] for parent, id_ in above)
    assert above[0] == (None, "org-0")


def test_a_nation_has_every_tier_and_all_of_one_tier_stand_together() -> None:
    tiers = [body.tier for body in bodies(10_000)]
    changes = [tiers[0], *(after for before, after in pairwise(tiers) if after != before)]
    assert changes == ["national", "regional", "system", "local"]


def test_the_options_have_their_moves_and_every_move_its_changes(made: Path) -> None:
    store = Store.open(made, read_only=True)
    assert [option.code for option in store.options()] == ["A", "B", "C", "D"]
    for option in store.options():
        moves = store.moves(option.id)
        assert [len(store.changes_in(move.id)) for move in moves] == [WORKSHOP.changes] * WORKSHOP.moves
    store.close()


def test_options_differ_from_each_other(made: Path) -> None:
    store = Store.open(made, read_only=True)
    models = [store.model(), *(store.model(option.id) for option in store.options())]
    assert all(one != other for n, one in enumerate(models) for other in models[:n])
    store.close()


def test_nothing_in_it_refers_to_what_is_not_there(made: Path) -> None:
    store = Store.open(made, read_only=True)
    for option in store.options():
        assert _dangling(store.model(option.id)) == []
    store.close()


def _dangling(model: Model) -> list[tuple[str, str]]:
    return [
        (entity.id, field)
        for slug, table in model.tables.items()
        for field, to in KINDS[slug].refs.items()
        for entity in table.values()
        if getattr(entity, field) not in {None, *model.tables[to]}
    ]


def test_its_history_begins_where_it_was_made(made: Path) -> None:
    store = Store.open(made, read_only=True)
    assert [step.state for step in store.history()] == ["start"]
    assert store.health() == []
    store.close()


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "plan.remit"
    path.write_bytes(b"somebody's work")
    with pytest.raises(PlanError):
        generate(path, "workshop")
    assert path.read_bytes() == b"somebody's work"


def test_no_body_passes_on_more_than_arrives_and_nobody_who_receives_ticks(made: Path) -> None:
    store = Store.open(made, read_only=True)
    case = case_of(store, "as-is")
    assert len(case.option.table(FundingFlow)) == WORKSHOP.flows
    assert [finding for code in ("FLO001", "DLV002") for finding in finding_by(code, case)] == []
    store.close()


def test_every_body_has_a_name_of_its_own() -> None:
    names = {body.name for body in entities(WORKSHOP) if isinstance(body, Organisation)}
    assert len(names) == WORKSHOP.bodies
