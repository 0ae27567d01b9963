"""What papers are written from."""

from __future__ import annotations

import pytest

from core.model.edits import EditError, Set
from core.model.entities.plan import PLAN
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.papers.brief import Brief, brief_of
from core.papers.years import financial_year, working_year
from core.store.store import Store


def test_a_brief_tells_every_option_its_moves_and_what_each_does(brief: Brief) -> None:
    assert [option.option.code for option in brief.options] == ["A", "B", "C"]
    first, second = brief.options[0].moves
    assert (first.move.title, first.effects) == (
        "Rename the centre",
        ("Digital Centre is renamed National Centre.",),
    )
    assert second.effects == ("The Policy Unit becomes part of National Centre.",)


def test_an_option_that_stands_on_another_tells_the_moves_below_it(brief: Brief) -> None:
    option = brief.options[2]
    assert option.stands_on is not None
    assert option.stands_on.code == "B"
    assert [move.title for move in option.inherited] == ["Close the policy unit", "Two boards"]


def test_a_move_that_is_switched_off_is_there_and_does_nothing(store: Store) -> None:
    store.apply("Off", [Set(Key("move", "a1"), "enabled", value=False)])
    option = brief_of(store).options[0]
    assert [(move.move.enabled, len(move.effects)) for move in option.moves] == [(False, 0), (True, 1)]
    assert [move.move.id for move in option.enabled] == ["a2"]


@pytest.mark.parametrize(
    ("day", "year"), [("2020-11-13", "2020-21"), ("2021-03-31", "2020-21"), ("2099-04-01", "2099-00")]
)
def test_a_financial_year_runs_from_april_to_march(day: str, year: str) -> None:
    assert financial_year(day) == year


def test_the_year_is_that_of_the_plan_if_it_has_figures_else_the_latest_that_has(brief: Brief) -> None:
    models = [brief.baseline]
    assert working_year("2019-11-13", models) == "2019-20"
    assert working_year("2031-11-13", models) == "2020-21"
    assert working_year(None, models) == "2020-21"
    assert working_year("2019-11-13", []) == ""


def test_the_board_is_named_where_the_plan_names_its_body(store: Store) -> None:
    assert brief_of(store).body == "the board"
    store.apply("Body", [Set(Key("plan", PLAN), "body", "NHS England")])
    assert brief_of(store).body == "the board of NHS England"


def test_an_option_can_be_seen_as_far_as_one_of_its_moves(store: Store) -> None:
    first = store.through("c1")
    assert first.name(Organisation, "centre") == "Digital Centre"
    assert first.get(Organisation, "east") is not None
    assert first.get(Organisation, "policy") is None
    assert store.through("c2") == store.model("c")
    store.apply("Off", [Set(Key("move", "c1"), "enabled", value=False)])
    with pytest.raises(EditError, match="switched off"):
        store.through("c1")
