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
from core.model.reconciliation import Account, Fate, Total, reconcile
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


def fates(*edits: Edit) -> list[tuple[Any, ...]]:
    """Return id, fate, amount, giver and taker of the lines of 2019-20 that are not simply kept."""
    return told(account(*edits))


def told(found: Account) -> list[tuple[Any, ...]]:
    return [
        (line.key.id, line.fate.value, line.amount, line.giver, line.taker)
        for line in found.lines
        if line.year == YEAR and line.fate is not Fate.KEPT
    ]


def line(id: str, amount: int, **more: Any) -> BudgetLine:
    return BudgetLine(id=id, organisation="north", year=YEAR, amount=amount, source="Accounts", **more)


def test_what_nobody_touches_is_kept() -> None:
    found = reconcile(small_model(), small_model())
    assert found.money.years[YEAR] == MONEY
    assert found.people.years == {YEAR: Total(as_is=150_50, kept=150_50, option=150_50)}
    assert {line.fate for line in (*found.money.lines, *found.people.lines)} == {Fate.KEPT}
    assert found.difference_pence == found.difference_wte == 0


def test_a_line_of_another_body_has_moved() -> None:
    assert fates(Set(B1, "organisation", "dept")) == [("b1", "moved", B1_HAS, "centre", "dept")]
    found = account(Set(B1, "organisation", "dept"))
    assert found.years[YEAR] == Total(as_is=1_250_000_50, kept=250_000_50, moved=B1_HAS, option=1_250_000_50)
    assert found.flows() == {(YEAR, "centre", "dept"): B1_HAS}


def test_a_line_of_a_body_of_a_lower_tier_is_devolved() -> None:
    assert fates(Set(B1, "organisation", "north")) == [("b1", "devolved", B1_HAS, "centre", "north")]
    found = account(Set(B1, "organisation", "north")).years[YEAR]
    assert (found.devolved, found.moved, found.handed) == (B1_HAS, 0, B1_HAS)


def test_what_a_body_that_closed_had_is_merged_into_one_that_was_there() -> None:
    found = account(Set(B3, "organisation", "centre"), Remove(Key("organisation", "policy")))
    assert told(found) == [("b3", "merged", 250_000_50, "policy", "centre")]


def test_what_came_out_of_a_line_is_followed_by_its_origin_however_often() -> None:
    cut = Set(B1, "amount", B1_HAS - 300_00)
    first, second = line("b4", 100_00, origin="b1"), line("b5", 200_00, origin="b4")
    assert fates(cut, Add(first), Add(second)) == [
        ("b4", "devolved", 100_00, "centre", "north"),
        ("b5", "devolved", 200_00, "centre", "north"),
    ]


def test_what_an_heir_carries_beyond_its_line_is_new() -> None:
    assert fates(Set(B1, "amount", B1_HAS - 100_00), Add(line("b4", 150_00, origin="b1"))) == [
        ("b4", "devolved", 100_00, "centre", "north"),
        ("b4", "new", 50_00, None, "north"),
    ]
    assert fates(Add(line("b4", 7_00, origin="b1"))) == [("b4", "new", 7_00, None, "north")]


def test_a_ring_of_origins_is_new_and_no_trap() -> None:
    ring = [Add(line("b4", 1_00, origin="b5")), Add(line("b5", 2_00, origin="b4"))]
    assert [found[1] for found in fates(*ring)] == ["new", "new"]


def test_what_is_cut_with_a_reason_is_saved_and_without_one_is_the_gap() -> None:
    cut = Set(B1, "amount", B1_HAS - 100_00)
    found = account(cut, Set(B1, "saved", "One contract less"))
    assert told(found) == [("b1", "saved", 100_00, "centre", None)]
    assert [line.reason for line in found.lines if line.fate is Fate.SAVED] == ["One contract less"]
    assert (found.years[YEAR].saved, found.difference) == (100_00, 0)
    lost = account(cut)
    assert (lost.years[YEAR].gone, lost.years[YEAR].gap, lost.difference) == (100_00, 100_00, 100_00)


def test_a_reason_that_the_as_is_gave_is_none_for_the_option() -> None:
    before = edited(small_model(), [Set(B1, "saved", "Saved last year")])
    cut = Set(B1, "amount", B1_HAS - 100_00)
    assert reconcile(before, edited(before, [cut])).money.difference == 100_00
    again = Set(B1, "saved", "Saved last year. And again")
    assert reconcile(before, edited(before, [cut, again])).money.difference == 0


def test_what_is_new_for_once_is_one_off() -> None:
    found = account(Add(line("b4", 7_00, one_off=True)))
    assert told(found) == [("b4", "one_off", 7_00, None, "north")]
    assert (found.years[YEAR].one_off, found.years[YEAR].new, found.difference) == (7_00, 0, 0)


def test_what_moves_the_same_way_is_one_flow() -> None:
    assert account(Set(B1, "organisation", "north"), Add(line("b4", 5))).flows() == {
        (YEAR, "centre", "north"): B1_HAS
    }
    both = account(Set(B1, "organisation", "north"), Set(B3, "organisation", "north"))
    assert both.flows() == {(YEAR, "centre", "north"): B1_HAS, (YEAR, "policy", "north"): 250_000_50}


def test_a_line_that_is_added_is_new_and_one_that_is_removed_is_gone() -> None:
    assert fates(Add(line("b4", 7_00)), Remove(B3)) == [
        ("b3", "gone", 250_000_50, "policy", None),
        ("b4", "new", 7_00, None, "north"),
    ]


def test_of_a_line_that_is_cut_the_rest_stays_and_the_cut_is_gone() -> None:
    assert fates(Set(B1, "amount", B1_HAS - 1)) == [("b1", "gone", 1, "centre", None)]


def test_of_a_line_that_grows_only_the_growth_is_new() -> None:
    assert fates(Set(B1, "amount", B1_HAS + 1)) == [("b1", "new", 1, None, "centre")]


def test_a_line_that_is_cut_as_it_moves_moves_with_what_is_left() -> None:
    assert fates(Set(B1, "amount", 400_00), Set(B1, "organisation", "dept")) == [
        ("b1", "gone", B1_HAS - 400_00, "centre", None),
        ("b1", "moved", 400_00, "centre", "dept"),
    ]


def test_a_line_given_to_another_year_is_gone_from_one_and_new_in_the_other() -> None:
    found = account(Set(B1, "year", "2020-21"))
    assert found.years[YEAR] == Total(
        as_is=1_250_000_50, kept=250_000_50, gone=B1_HAS, gap=B1_HAS, option=250_000_50
    )
    assert found.years["2020-21"].new == B1_HAS
    assert found.difference == B1_HAS


def test_an_income_that_becomes_a_cost_has_nothing_in_common_with_it() -> None:
    before = edited(small_model(), [Set(B1, "amount", -100)])
    found = reconcile(before, edited(before, [Set(B1, "amount", 40)])).money
    assert [(line.fate, line.amount) for line in found.lines if line.key == B1] == [
        (Fate.GONE, -100),
        (Fate.NEW, 40),
    ]
    assert found.difference == 100


def test_of_an_income_that_shrinks_the_smaller_is_kept() -> None:
    before = edited(small_model(), [Set(B1, "amount", -100)])
    found = reconcile(before, edited(before, [Set(B1, "amount", -40)])).money
    assert [(line.fate, line.amount) for line in found.lines if line.key == B1] == [
        (Fate.GONE, -60),
        (Fate.KEPT, -40),
    ]


def test_a_line_of_nothing_is_followed_like_any_other() -> None:
    before = edited(small_model(), [Set(B1, "amount", 0)])
    after = edited(before, [Set(B1, "organisation", "dept")])
    assert told(reconcile(before, after).money) == [("b1", "moved", 0, "centre", "dept")]


def test_people_are_followed_as_money_is() -> None:
    before = small_model()
    found = reconcile(
        before, edited(before, [Set(W1, "organisation", "policy"), Set(W1, "wte", 100_00)])
    ).people
    assert found.years[YEAR] == Total(
        as_is=150_50, kept=30_00, moved=100_00, gone=20_50, gap=20_50, option=130_00
    )


def test_two_errors_do_not_cancel_out() -> None:
    wrong = Account((), {"2019-20": Total(as_is=1), "2020-21": Total(option=1)})
    assert wrong.difference == 2


def test_lost_income_does_not_make_up_for_a_lost_cost() -> None:
    before = edited(small_model(), [Add(line("b4", -50_00)), Add(line("b5", 50_00))])
    found = reconcile(before, edited(before, [Remove(Key("budget_line", id_)) for id_ in ("b4", "b5")])).money
    assert (found.years[YEAR].difference, found.years[YEAR].gap, found.difference) == (0, 100_00, 100_00)


def test_a_plan_without_money_reconciles() -> None:
    empty = Model("as-is", {})
    assert reconcile(empty, empty).money == Account((), {})


def test_an_option_reconciles_with_what_its_moves_did(store: Store) -> None:
    found = reconcile(store.model(), store.model("b"))
    assert found.money.flows() == {(YEAR, "policy", "centre"): 250_000_50}
    assert found.people.flows() == {(YEAR, "policy", "centre"): 30_00}
    assert found.difference_pence == found.difference_wte == 0


@given(data=st.data())
def test_any_sequence_of_acts_and_edits_adds_up(data: st.DataObject) -> None:
    """As-is + new − saved = the option, but for what is gone without a reason, which is the gap."""
    before = after = small_model()
    acts_only = data.draw(st.booleans())
    for _ in range(data.draw(st.integers(1, 6))):
        after = _drawn(data, after, acts_only=acts_only)
    found = reconcile(before, after)
    if acts_only:
        assert found.difference_pence == found.difference_wte == 0
    for account in (found.money, found.people):
        for total in account.years.values():
            elsewhere = total.handed + total.saved + total.gone
            assert total.as_is == total.kept + elsewhere
            assert total.option == total.kept + total.handed + total.new + total.one_off
            assert total.difference == total.gone
        whole = [sum(getattr(total, name) for total in account.years.values()) for name in NAMES]
        assert whole[0] + whole[1] + whole[2] - whole[3] - whole[4] == whole[5]
    _adds_up(after.all(BudgetLine), found.money, "amount")
    _adds_up(after.all(Workforce), found.people, "wte")


NAMES = ("as_is", "new", "one_off", "saved", "gone", "option")


def _drawn(data: st.DataObject, model: Model, *, acts_only: bool) -> Model:
    """Return what a drawn act, or drawn edits, make of a model; the model itself where they do not fit."""
    acts = st.sampled_from(ACTS.values())
    act = data.draw(acts if acts_only else st.none() | acts)
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
