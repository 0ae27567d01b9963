"""Every pound and every person between the as-is and an option is accounted for, down to zero."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.acts import ACTS
from core.model.edits import Add, Edit, EditError, Remove, Set, edited
from core.model.entities.resources import BudgetLine, Workforce
from core.model.key import Key
from core.model.model import Model
from core.model.reconciliation import Account, Fate, Line, Total, reconcile
from core.model.table import Table
from core.store.store import Store
from tests.core.acts.drawing import arguments
from tests.core.strategies import CONTENT
from tests.small import small_model

B1, B3, W1 = Key("budget_line", "b1"), Key("budget_line", "b3"), Key("workforce", "w1")
B1_HAS = 1_000_000_00
YEAR = "2019-20"
MONEY = Total(as_is=1_250_000_50, kept=1_250_000_50, option=1_250_000_50)
"""The money of 2019-20 in the small plan where nothing happens to it."""


def account(*edits: Edit) -> Account:
    """Return the account of money between the small plan's as-is and what edits make of it."""
    before = small_model()
    return reconcile(before, edited(before, edits)).money


def fates(*edits: Edit) -> list[Line]:
    """Return the lines of 2019-20 that are not simply kept."""
    return [line for line in account(*edits).lines if line.year == YEAR and line.fate is not Fate.KEPT]


def line(id: str, amount: int, year: str = YEAR) -> BudgetLine:
    return BudgetLine(id=id, organisation="north", year=year, amount=amount, source="Accounts")


def test_what_nobody_touches_is_kept() -> None:
    found = reconcile(small_model(), small_model())
    assert found.money.years[YEAR] == MONEY
    assert found.people.years == {YEAR: Total(as_is=150_50, kept=150_50, option=150_50)}
    assert {line.fate for line in (*found.money.lines, *found.people.lines)} == {Fate.KEPT}
    assert found.difference_pence == found.difference_wte == 0


def test_a_line_of_another_body_has_moved() -> None:
    assert fates(Set(B1, "organisation", "north")) == [Line(B1, YEAR, Fate.MOVED, B1_HAS, "centre", "north")]
    found = account(Set(B1, "organisation", "north"))
    assert found.years[YEAR] == Total(as_is=1_250_000_50, kept=250_000_50, moved=B1_HAS, option=1_250_000_50)
    assert found.flows() == {(YEAR, "centre", "north"): B1_HAS}


def test_what_moves_the_same_way_is_one_flow() -> None:
    assert account(Set(B1, "organisation", "north"), Add(line("b4", 5))).flows() == {
        (YEAR, "centre", "north"): B1_HAS
    }
    both = account(Set(B1, "organisation", "north"), Set(B3, "organisation", "north"))
    assert both.flows() == {(YEAR, "centre", "north"): B1_HAS, (YEAR, "policy", "north"): 250_000_50}


def test_a_line_that_is_added_is_new_and_one_that_is_removed_is_gone() -> None:
    assert fates(Add(line("b4", 7_00)), Remove(B3)) == [
        Line(B3, YEAR, Fate.GONE, 250_000_50, "policy", None),
        Line(Key("budget_line", "b4"), YEAR, Fate.NEW, 7_00, None, "north"),
    ]


def test_of_a_line_that_is_cut_the_rest_stays_and_the_cut_is_gone() -> None:
    assert fates(Set(B1, "amount", B1_HAS - 1)) == [Line(B1, YEAR, Fate.GONE, 1, "centre", None)]


def test_of_a_line_that_grows_only_the_growth_is_new() -> None:
    assert fates(Set(B1, "amount", B1_HAS + 1)) == [Line(B1, YEAR, Fate.NEW, 1, None, "centre")]


def test_a_line_that_is_cut_as_it_moves_moves_with_what_is_left() -> None:
    assert fates(Set(B1, "amount", 400_00), Set(B1, "organisation", "north")) == [
        Line(B1, YEAR, Fate.MOVED, 400_00, "centre", "north"),
        Line(B1, YEAR, Fate.GONE, B1_HAS - 400_00, "centre", None),
    ]


def test_a_line_given_to_another_year_is_gone_from_one_and_new_in_the_other() -> None:
    found = account(Set(B1, "year", "2020-21"))
    assert found.years[YEAR] == Total(as_is=1_250_000_50, kept=250_000_50, gone=B1_HAS, option=250_000_50)
    assert found.years["2020-21"].new == B1_HAS
    assert found.difference == 0


def test_an_income_that_becomes_a_cost_has_nothing_in_common_with_it() -> None:
    before = edited(small_model(), [Set(B1, "amount", -100)])
    found = reconcile(before, edited(before, [Set(B1, "amount", 40)])).money
    assert [(line.fate, line.amount) for line in found.lines if line.key == B1] == [
        (Fate.GONE, -100),
        (Fate.NEW, 40),
    ]


def test_of_an_income_that_shrinks_the_smaller_is_kept() -> None:
    before = edited(small_model(), [Set(B1, "amount", -100)])
    found = reconcile(before, edited(before, [Set(B1, "amount", -40)])).money
    assert [(line.fate, line.amount) for line in found.lines if line.key == B1] == [
        (Fate.KEPT, -40),
        (Fate.GONE, -60),
    ]


def test_a_line_of_nothing_is_followed_like_any_other() -> None:
    before = edited(small_model(), [Set(B1, "amount", 0)])
    after = edited(before, [Set(B1, "organisation", "north")])
    assert Line(B1, YEAR, Fate.MOVED, 0, "centre", "north") in reconcile(before, after).money.lines


def test_people_are_followed_as_money_is() -> None:
    before = small_model()
    found = reconcile(
        before, edited(before, [Set(W1, "organisation", "policy"), Set(W1, "wte", 100_00)])
    ).people
    assert found.years[YEAR] == Total(as_is=150_50, kept=30_00, moved=100_00, gone=20_50, option=130_00)


def test_two_errors_do_not_cancel_out() -> None:
    wrong = Account((), {"2019-20": Total(as_is=1), "2020-21": Total(option=1)})
    assert wrong.difference == 2


def test_a_plan_without_money_reconciles() -> None:
    empty = Model("as-is", {})
    assert reconcile(empty, empty).money == Account((), {})


def test_an_option_reconciles_with_what_its_moves_did(store: Store) -> None:
    found = reconcile(store.model(), store.model("b"))
    assert found.money.flows() == {(YEAR, "policy", "centre"): 250_000_50}
    assert found.people.flows() == {(YEAR, "policy", "centre"): 30_00}
    assert found.difference_pence == found.difference_wte == 0


@given(data=st.data())
def test_any_sequence_of_acts_and_edits_reconciles_to_zero(data: st.DataObject) -> None:
    before = after = small_model()
    for _ in range(data.draw(st.integers(1, 6))):
        after = _drawn(data, after)
    found = reconcile(before, after)
    assert found.difference_pence == found.difference_wte == 0
    for account in (found.money, found.people):
        for total in account.years.values():
            assert total.as_is == total.kept + total.moved + total.gone
            assert total.option == total.kept + total.moved + total.new
    _adds_up(after.all(BudgetLine), found.money, "amount")
    _adds_up(after.all(Workforce), found.people, "wte")


def _drawn(data: st.DataObject, model: Model) -> Model:
    """Return what a drawn act, or drawn edits, make of a model; the model itself where they do not fit."""
    act = data.draw(st.none() | st.sampled_from(ACTS.values()))
    try:
        if act is None:
            return edited(model, data.draw(st.lists(CONTENT, min_size=1, max_size=3)))
        return edited(model, act.propose(model, arguments(data.draw, act, model)).edits)
    except EditError:
        return model


def _adds_up(entities: Any, account: Account, field: str) -> None:
    """Assert that for each body and year what it kept, took over and got new is what it has now."""
    has: dict[tuple[str, str], int] = {}
    for entity in entities:
        has[entity.organisation, entity.year] = has.get((entity.organisation, entity.year), 0) + getattr(
            entity, field
        )
    for line in account.lines:
        if line.taker is not None:
            has[line.taker, line.year] -= line.amount
    assert set(has.values()) <= {0}


@pytest.mark.parametrize("option", ["A", "B", "C", "D", "E", "F"])
def test_the_sample_reconciles_after_every_move_of_every_option(sample: Any, option: str) -> None:
    store = Store.open(sample, read_only=True)
    found = next(o for o in store.options() if o.code == option)
    days = sorted({move.date for move in store.moves(found.id) if move.date}) or ["2020-11-13"]
    for day in days:
        account = reconcile(store.model(), store.model_at(found.id, day))
        for total in (*account.money.years.values(), *account.people.years.values()):
            assert total.as_is == total.option
            assert total.difference == 0
    store.close()


def test_a_table_of_other_kinds_changes_nothing() -> None:
    before = small_model()
    after = Model("a", {**before.tables, "post": Table({})})
    assert reconcile(before, after) == reconcile(before, before)
