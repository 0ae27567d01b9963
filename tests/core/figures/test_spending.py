"""Bars of spending, of the technology share beside the floor, and of what is delivered for the money."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.drawing.shapes import Box, Drawing, Label, Path
from core.drawing.stacked import Bar, Chart, Group, Part, stacked
from core.figures import FIGURES
from core.figures.deliverables import Progress, deliverables, progress_chart, progress_of
from core.figures.spending import (
    SORTS,
    by_body,
    percent,
    share_of,
    spending_by_body,
    spending_by_year,
    technology_share,
)
from core.model.entities.resources import BudgetLine, Deliverable, PriceIndex, Tranche
from core.model.model import Model
from tests.core.figures.charts import outside, texts
from tests.core.figures.flows import SOURCE, YEAR, body, flow, model


def line(
    id: str, who: str, amount: int, kind: str = "revenue", *, tech: bool = False, year: str = YEAR
) -> BudgetLine:
    return BudgetLine(
        id=id, organisation=who, year=year, type=kind, technology=tech, amount=amount, source=SOURCE
    )


LINES = (
    line("1", "a", 90_000_000_00),
    line("2", "a", 10_000_000_00, tech=True),
    line("3", "b", 30_000_000_00, "capital"),
    line("4", "b", 1_000_000_00, "capital", tech=True),
    line("5", "b", 7_00, year="2019-20"),
)
BODIES = (body("a", "department", name="Alpha"), body("b", "region", name="Beta"))
PLAN = model(*BODIES, *LINES)


def lengths(drawing: Drawing) -> dict[str, float]:
    found: dict[str, float] = {}
    for shape in drawing.shapes:
        if isinstance(shape, Box) and shape.height == 13.0 and shape.width != 22:
            found[shape.fill] = found.get(shape.fill, 0.0) + shape.width
    return found


def test_bars_are_to_scale_and_told_apart_by_colour_and_hatching() -> None:
    drawing = spending_by_body(PLAN)
    found = lengths(drawing)
    assert found["accent"] / found["bar-2"] == pytest.approx(100 / 31)
    assert {"Revenue", "Revenue, technology", "Capital", "Capital, technology"} <= set(texts(drawing))
    assert [s for s in drawing.shapes if isinstance(s, Path) and s.stroke == "paper"]
    looks = {(part.fill, part.hatched) for _, part, _ in SORTS}
    assert len(looks) == len(SORTS)
    assert "Alpha: £100.0m. Beta: £31.0m." in drawing.words


def test_as_is_and_option_are_beside_each_other() -> None:
    more = model(*BODIES, *LINES, line("6", "b", 200_000_000_00))
    drawing = spending_by_body(more, PLAN, titles=("As-is", "Option D"))
    assert "Beta: As-is £31.0m and Option D £231.0m." in drawing.words
    assert texts(drawing).count("Option D") == 2
    assert drawing.words.index("Beta") < drawing.words.index("Alpha")


def test_small_bodies_are_added_up() -> None:
    many = [body(f"o{n}", "provider") for n in range(40)]
    spent = [line(f"l{n}", f"o{n}", (n + 1) * 1_000_000_00) for n in range(40)]
    drawing = spending_by_body(model(*many, *spent), size=(700, 300))
    (rest,) = [text for text in texts(drawing) if text.startswith("and ")]
    number = int(rest.split()[1])
    assert drawing.height <= 310
    assert f"{rest}: £{sum(range(1, number + 1))}.0m." in drawing.words


def test_years_stand_in_their_order_in_nominal_or_real_prices() -> None:
    drawing = spending_by_year(PLAN)
    assert "2019-20: £7. 2020-21: £131.0m." in drawing.words
    indices = [
        PriceIndex(id=y, year=y, index=i, source=SOURCE) for y, i in (("2019-20", 50_00), (YEAR, 100_00))
    ]
    real = spending_by_year(model(*BODIES, *LINES, *indices), price_year=YEAR)
    assert "2019-20: £14. 2020-21: £131.0m." in real.words


def test_the_floor_is_a_line_and_who_is_below_has_a_sign() -> None:
    drawing = technology_share(PLAN, floor=5_00)
    assert {"Floor 5%", "! 3.22%", "10%"} <= set(texts(drawing))
    assert "Below the floor of 5%: 1 body, Beta." in drawing.words
    (rule,) = [s for s in drawing.shapes if isinstance(s, Path) and s.dashed]
    assert rule.start[0] == rule.segments[0][0][0]
    bars = {s.fill: s for s in drawing.shapes if isinstance(s, Box) and s.height == 13.0 and s.width != 22}
    assert bars["closed"].x + bars["closed"].width < rule.start[0] < bars["accent"].x + bars["accent"].width
    assert "The plan sets no floor." in technology_share(PLAN).words
    assert "! " not in " ".join(texts(technology_share(PLAN)))


def test_a_body_at_the_floor_is_not_below_it() -> None:
    assert (
        "All of 2 bodies are at the floor of 3.22% or above it." in technology_share(PLAN, floor=3_22).words
    )


@pytest.mark.parametrize(
    ("share", "said"), [(None, "no spending"), (0, "0%"), (5_00, "5%"), (4_90, "4.9%"), (7, "0.07%")]
)
def test_shares_read_as_people_write_them(share: int | None, said: str) -> None:
    assert percent(share) == said


def test_without_lines_a_sheet_says_what_would_be_shown() -> None:
    for id_ in ("spending_by_body", "spending_by_year", "technology_share"):
        words = FIGURES[id_].draw(model(*BODIES)).words
        assert "There are no budget lines" in words
        assert "Once there are, this chart shows" in words


def released(*ticks: str | None) -> Model:
    names = ("feasible", "granular", "timed")
    each = Deliverable(
        id="d1",
        name="Plan",
        tranche="t",
        organisation="b",
        met="2020-10-01",
        **dict(zip(names, ticks, strict=True)),
    )
    other = Deliverable(id="d2", name="Go", tranche="t", organisation="b", **dict.fromkeys(names, "a"))
    tranche = Tranche(
        id="t", name="First", flow="a-b-None", amount=80_000_000_00, released="2020-11-01", source=SOURCE
    )
    return model(*BODIES, flow("a", "b", 100), each, other, tranche)


def test_money_counts_as_released_only_when_every_tick_is_in() -> None:
    (all_in,) = progress_of(released("a", "a", "a"))
    assert (all_in.name, all_in.planned, all_in.released) == ("Beta", 80_000_000_00, 80_000_000_00)
    assert (all_in.deliverables, all_in.met) == (2, 1)
    for ticks in (("a", "a", None), ("a", "b", "a")):
        assert progress_of(released(*ticks))[0].released == 0


def test_spending_ahead_of_what_is_delivered_has_a_sign() -> None:
    drawing = deliverables(released("a", "a", "a"))
    assert {"! £80.0m of £80.0m", "1 of 2"} <= set(texts(drawing))
    assert "Beta: £80.0 million of £80.0 million released, 1 of 2 deliverables met, so more is released" in (
        drawing.words
    )
    assert "No tranches yet." in deliverables(model(*BODIES)).words


def test_many_receivers_are_added_up_on_one_bar() -> None:
    many = [Progress(f"Body {n}", 100, 50, 2, 1) for n in range(50)]
    drawing = progress_chart(many, (700, 300))
    (rest,) = [text for text in texts(drawing) if text.startswith("and ")]
    number = int(rest.split()[1])
    assert f"{rest}: £{number} of" not in drawing.words
    assert f"{number} of {2 * number} deliverables met" in drawing.words


CHARTS = st.builds(
    lambda groups, mark: Chart("A title", "and below", tuple(groups), (), mark),
    st.lists(
        st.builds(
            Group,
            st.text(max_size=60),
            st.lists(
                st.builds(
                    Bar,
                    st.sampled_from(["", "As-is", "Option D"]),
                    st.lists(
                        st.builds(
                            Part, st.integers(-5, 10**13), st.sampled_from(["accent", "bar-2"]), st.booleans()
                        ),
                        max_size=4,
                    ).map(tuple),
                    st.sampled_from(["£0", "£1,234.5m"]),
                ),
                min_size=1,
                max_size=2,
            ).map(tuple),
        ),
        max_size=8,
    ),
    st.none() | st.tuples(st.integers(1, 10**13), st.just("Floor 5%")),
)


@given(chart=CHARTS)
def test_whatever_is_charted_texts_are_apart_and_all_is_on_the_sheet(chart: Chart) -> None:
    drawing = stacked(chart, 600)
    assert outside(drawing) == []
    labels = [shape for shape in drawing.shapes if isinstance(shape, Label) and shape.text]
    for one, other in combinations(labels, 2):
        across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
        down = min(one.y, other.y) - max(one.y - 0.66 * one.size, other.y - 0.66 * other.size)
        assert across <= 0.01 or down <= 0.01, (one, other)
    parts = [p.value for group in chart.groups for bar in group.bars for p in bar.parts if p.value > 0]
    long = [box.width for box in drawing.shapes if isinstance(box, Box) and box.fill in ("accent", "bar-2")]
    assert len(long) == len(parts)
    for width, value in zip(long, parts, strict=True):
        assert width * max(parts) == pytest.approx(value * max(long))


@given(amounts=st.dictionaries(st.sampled_from([sort for sort, *_ in SORTS]), st.integers(-100, 10**12)))
def test_a_share_is_of_what_is_spent(amounts: dict[tuple[str, bool], int]) -> None:
    share, whole = share_of(amounts), sum(amounts.values())
    assert (share is None) == (whole <= 0)
    if share is not None:
        technology = sum(amount for (_, tech), amount in amounts.items() if tech)
        assert share * whole <= technology * 10_000 < (share + 1) * whole


def test_what_bodies_spend_adds_up_to_the_lines() -> None:
    sums = by_body(PLAN, YEAR)
    assert sum(sum(a.values()) for a in sums.values()) == sum(
        each.amount for each in LINES if each.year == YEAR
    )
