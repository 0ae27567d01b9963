"""Numbers, names and units as papers say them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.entities.structure import Organisation
from core.model.model import Model
from core.model.table import Table
from core.papers.by_body import groups_by_body
from core.papers.wording import Unit, day, enumerated, exact_unit, key, money_unit, opened, percent, the


def bodies(*found: Organisation) -> Model:
    return Model("x", {"organisation": Table({body.id: body for body in found})})


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("NHS England", "NHS England"),
        ("Department of Health", "the Department of Health"),
        ("Transformation Directorate", "the Transformation Directorate"),
        ("The Health Board", "The Health Board"),
        ("", ""),
    ],
)
def test_a_name_takes_an_article_where_people_say_one(name: str, said: str) -> None:
    assert the(name) == said


def test_names_with_commas_of_their_own_stand_apart_by_semicolons() -> None:
    assert enumerated(["NHSX", "NHS Digital"]) == "NHSX and NHS Digital"
    assert enumerated(["Policy and strategy", "Data", "AI Lab"]) == "Policy and strategy; Data; and AI Lab"
    assert enumerated(["Policy, old", "Data", "AI Lab"], 1) == "Policy, old; and 2 more"
    assert enumerated(["Policy, old"]) == "Policy, old"


def test_a_sentence_opens_with_a_word() -> None:
    assert opened("2 posts move.") == "Two posts move."
    assert opened("12 posts move.") == "12 posts move."
    assert opened("Two posts move.") == "Two posts move."
    assert opened("") == ""


def test_a_blank_date_says_so() -> None:
    assert day(None) == "To be confirmed"
    assert day("2020-11-13") == "13 November 2020"


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(0, 0, "0%"), (1, 0, "0%"), (1, 2, "50%"), (1, 1000, "less than 1%"), (999, 1000, "more than 99%")],
)
def test_a_share_is_whole_and_never_says_none_or_all_of_a_part(part: int, whole: int, said: str) -> None:
    assert percent(part, whole) == said


def test_amounts_are_shown_in_the_unit_that_reads_best() -> None:
    assert money_unit([45_000_000_00]).shown(45_000_000_00) == "45.0"
    assert money_unit([450_000_00, 1_100_000_00]).shown(450_000_00) == "450"
    assert money_unit([]).shown(588_00) == "588"
    assert money_unit([45_000_000_00]).change(-50_000_00) == "−0.1"
    assert money_unit([45_000_000_00]).change(0) == "0"
    assert money_unit([45_000_000_00]).change(4_000_00) == "+0.0"


def test_exact_figures_show_as_many_decimals_as_they_need() -> None:
    assert exact_unit("WTE", [290_000, 1250]).shown(290_000) == "2,900.0"
    assert exact_unit("WTE", [290_000]).shown(290_000) == "2,900"
    assert exact_unit("£", [1_50]).shown(1_50) == "1.50"


@given(value=st.integers(-(10**15), 10**15), size=st.sampled_from([100, 10**5, 10**8]))
def test_a_rounded_figure_is_off_by_half_a_unit_at_most(value: int, size: int) -> None:
    shown = Unit("x", size, 1).shown(value).replace(",", "").replace("−", "-")
    assert abs(float(shown) * size - value) <= size / 20 + abs(value) * 1e-12


def test_short_names_are_explained_once_and_those_in_full_are_not() -> None:
    model = bodies(
        Organisation(id="a", name="Digital Centre", short_name="DC"), Organisation(id="b", name="North")
    )
    assert key(["a", "b", "a"], model) == "DC: Digital Centre."
    assert key(["b"], model) == ""


def test_many_bodies_that_change_alike_share_a_row_and_few_do_not() -> None:
    unit = Unit("£", 100, 0)
    model = bodies(
        *(Organisation(id=f"s{n}", name=f"System {n}", tier="system") for n in range(16)),
        Organisation(id="c", name="Centre", tier="national"),
    )
    before = {"c": 800_00}
    after = {f"s{n}": 100_00 for n in range(16)}
    groups = groups_by_body(
        [before, after], [model], lambda amounts: tuple(unit.shown(amount) for amount in amounts)
    )
    assert [(group.title, group.rows) for group in groups] == [
        ("National", (("Centre", "800", "0"),)),
        ("System", (("16 bodies that change alike, together", "0", "1,600"),)),
    ]
