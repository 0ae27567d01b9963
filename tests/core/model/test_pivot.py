"""Lines as a grid of years: every line is in one cell, and setting a cell makes it come to that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.edits import Add, Edit, EditError, Remove, Set, edited
from core.model.entities.resources import BASES, BudgetLine
from core.model.fields import FieldError
from core.model.key import Key
from core.model.kinds import altered
from core.model.pivot import MONEY, PAY, PEOPLE, TYPED, Group, Origin, Pivot, spelled, year_after, years_of
from tests.refusals import refused
from tests.small import small_model

SMALL = small_model()
YEARS = st.integers(2015, 2024).map(spelled)
LINES = st.builds(
    BudgetLine,
    id=st.just("x"),
    organisation=st.sampled_from(["dept", "centre", "north"]),
    function=st.sampled_from([None, "cyber", "records"]),
    year=YEARS,
    type=st.sampled_from(["revenue", "capital"]),
    technology=st.booleans(),
    amount=st.integers(-(10**12), 10**12),
    source=st.just("Accounts"),
    basis=st.sampled_from(list(BASES)),
    pay=st.sampled_from([None, "pay", "non_pay"]),
)
DIMENSIONS = st.sets(st.sampled_from(MONEY.dimensions)).map(
    lambda chosen: [p for p in MONEY.dimensions if p in chosen]
)


def pivot_of(lines: list[BudgetLine], by: list[str]) -> Pivot:
    adds = [Add(altered(line, {"id": f"line-{n}"})) for n, line in enumerate(lines)]
    return Pivot(edited(SMALL, adds), MONEY, by)


@given(st.lists(LINES, max_size=12), DIMENSIONS)
def test_every_line_is_behind_one_cell(lines: list[BudgetLine], by: list[str]) -> None:
    pivot = pivot_of(lines, by)
    behind = [line.id for cells in pivot.rows.values() for found in cells.values() for line in found]
    assert sorted(behind) == sorted(pivot.model.table(BudgetLine))
    for group, cells in pivot.rows.items():
        for year, found in cells.items():
            assert all(line.year == year for line in found)
            assert all(tuple(getattr(line, name) for name in by) == group for line in found)


@given(st.lists(LINES, min_size=1, max_size=12), DIMENSIONS, YEARS, st.integers(-(10**12), 10**12))
def test_setting_a_cell_makes_it_come_to_that_and_changes_no_other(
    lines: list[BudgetLine], by: list[str], year: str, value: int
) -> None:
    pivot = pivot_of(lines, by)
    group = min(pivot.rows, key=str)
    before = _sums(pivot)
    try:
        edits = pivot.edits(group, year, value, Origin())
    except EditError:
        return  # several lines are behind it, or its row does not say enough
    after = _sums(Pivot(edited(pivot.model, edits), MONEY, by))
    assert after.pop((group, year)) == value
    before.pop((group, year), None)
    assert after == before


def _sums(pivot: Pivot) -> dict[tuple[Group, str], int]:
    return {
        (group, year): sum(MONEY.amount(line) for line in found)
        for group, cells in pivot.rows.items()
        for year, found in cells.items()
    }


def test_a_new_line_takes_over_what_its_row_agrees_in_and_says_it_was_typed() -> None:
    lines = [
        BudgetLine(
            id="x", organisation="dept", year=year, amount=1, source="Plan", basis="published", overhead=True
        )
        for year in ("2018-19", "2019-20")
    ]
    pivot = pivot_of(lines, ["organisation"])
    (edit,) = pivot.edits(("dept",), "2020-21", 5_00, Origin())
    assert isinstance(edit, Add)
    line = edit.entity
    assert isinstance(line, BudgetLine)
    assert (line.amount, line.overhead, line.source, line.basis) == (
        5_00,
        True,
        f"{TYPED}, beside: Plan",
        "estimate",
    )


def test_a_row_that_is_new_needs_a_body_and_nothing_else() -> None:
    (edit,) = Pivot(SMALL, MONEY, ["organisation"]).edits(
        ("south",), "2020-21", 5_00, Origin("Letter", "audited")
    )
    assert isinstance(edit, Add)
    line = edit.entity
    assert isinstance(line, BudgetLine)
    assert (line.organisation, line.type, line.source, line.basis) == (
        "south",
        "revenue",
        "Letter",
        "audited",
    )
    with refused(EditError, "A new figure needs a body. Show organisation to add one."):
        Pivot(SMALL, MONEY, ["type"]).edits(("capital",), "2020-21", 5_00, Origin())


def test_clearing_removes_a_line_but_only_forgets_what_people_are_paid() -> None:
    (gone,) = Pivot(SMALL, PEOPLE, ["organisation"]).edits(("centre",), "2019-20", None, Origin())
    assert type(gone).__name__ == "Remove"
    assert not Pivot(SMALL, PAY, ["organisation"]).edits(("centre",), "2019-20", None, Origin())


def test_years_without_figures_between_others_are_shown() -> None:
    assert years_of([pivot_of([], [])]) == ["2019-20", "2020-21"]
    assert years_of([pivot_of([], [])], ["2017-18"]) == ["2017-18", "2018-19", "2019-20", "2020-21"]
    assert len(years_of([pivot_of([], [])], ["1900-01"])) == 3  # not 120 columns


def test_a_year_is_followed_by_the_next_one_until_the_last() -> None:
    assert year_after("1998-99") == "1999-00"
    with pytest.raises(FieldError, match="out of range"):
        year_after("2199-00")


@given(st.lists(LINES, max_size=10), LINES, st.integers(0, 9), DIMENSIONS)
def test_a_grid_after_an_edit_is_as_one_made_anew(
    lines: list[BudgetLine], other: BudgetLine, at: int, by: list[str]
) -> None:
    before = pivot_of(lines, by)
    edits: list[Edit] = [Add(altered(other, {"id": "new"}))]
    if lines:
        number = at % len(lines)
        edits.append(Set(Key("budget_line", f"line-{number}"), "organisation", other.organisation))
        edits.append(Remove(Key("budget_line", f"line-{at % len(lines) // 2}")))
    model = before.model
    for edit in edits:
        if model.entity(edit.key) or isinstance(edit, Add):
            model = edited(model, [edit])
    after, anew = Pivot(model, MONEY, by, before), Pivot(model, MONEY, by)
    assert _behind(after) == _behind(anew)


def _behind(pivot: Pivot) -> dict[tuple[Group, str], set[BudgetLine]]:
    return {
        (group, year): {line for line in found if isinstance(line, BudgetLine)}
        for group, cells in pivot.rows.items()
        for year, found in cells.items()
    }
