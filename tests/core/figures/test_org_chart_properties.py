"""Whatever bodies and lines there are, the chart holds all of them, each in its place and on the sheet."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.figures.org_chart import org_chart, paper_chart
from core.figures.org_chart.paper import SCALE
from core.model.entities.structure import LEGAL_FORMS, ORGANISATION_KINDS, TIERS, Organisation, ReportingLine
from core.model.model import Model
from tests.core.figures.charts import ids, model_of, outside, overlapping, through

NAMES = st.sampled_from(
    ["A", "NHS England", "Cumbria and North East Integrated Care System", "x" * 300, "👍"]
)
KINDS, FORMS, TIER = (
    st.none() | st.sampled_from(list(words)) for words in (ORGANISATION_KINDS, LEGAL_FORMS, TIERS)
)


@st.composite
def bodies(draw: st.DrawFn, most: int = 40) -> list[Organisation]:
    """Draw bodies in a hierarchy, of which a few may be in a circle or under nobody that is there."""
    number = draw(st.integers(0, most))
    found = []
    for n in range(number):
        parent = draw(st.none() | st.integers(max(0, n - 12), n + (n % 9 == 8)))
        found.append(
            Organisation(
                id=f"b{n}",
                name=draw(NAMES),
                short_name=draw(st.none() | st.just("Short")),
                kind=draw(KINDS),
                parent=None if parent is None else f"b{parent}",
                legal_form=draw(FORMS),
                tier=draw(TIER),
            )
        )
    return found


@st.composite
def models(draw: st.DrawFn, most: int = 40) -> Model:
    """Draw a model of bodies, and of reporting lines between some of them."""
    found = draw(bodies(most))
    ends = st.integers(0, max(len(found) - 1, 0))
    lines = []
    for n in range(draw(st.integers(0, 8)) if found else 0):
        style = draw(st.sampled_from(["solid", "dotted"]))
        lines.append(
            ReportingLine(id=f"l{n}", organisation=f"b{draw(ends)}", to=f"b{draw(ends)}", style=style)
        )
    return model_of(found, lines)


@given(model=models())
def test_every_body_is_drawn_once_apart_from_the_others_and_on_the_sheet(model: Model) -> None:
    drawing = org_chart(model, shape="tree")
    assert sorted(ids(drawing)) == sorted(model.table(Organisation))
    assert overlapping(drawing) == []
    assert outside(drawing) == []


@given(model=models())
def test_no_line_to_what_a_body_is_part_of_runs_through_a_box(model: Model) -> None:
    assert through(org_chart(model, shape="tree"), colours=["strong"]) == []


@given(model=models())
def test_blocks_are_inside_each_other_or_apart_and_on_the_sheet(model: Model) -> None:
    drawing = org_chart(model, shape="blocks")
    assert sorted(ids(drawing)) == sorted(model.table(Organisation))
    assert overlapping(drawing, nested=True) == []
    assert outside(drawing) == []


@given(before=models(20), after=models(20), shape=st.sampled_from(["tree", "blocks"]))
def test_what_closed_is_drawn_too_and_all_of_it_once(before: Model, after: Model, shape: str) -> None:
    drawing = org_chart(after, before, shape=shape)
    assert sorted(ids(drawing)) == sorted({*before.table(Organisation), *after.table(Organisation)})
    assert overlapping(drawing, nested=shape == "blocks") == []


@given(model=models(), folded=st.frozensets(st.integers(0, 40).map("b{}".format)))
def test_what_is_not_drawn_is_counted(model: Model, folded: frozenset[str]) -> None:
    drawing = org_chart(model, folded=folded)
    number = len(model.table(Organisation))
    if number == len(ids(drawing)):
        assert "Folded away" not in drawing.words
    else:
        hidden = drawing.words.rpartition("not shown: ")[2]
        counts = [int(word) for word in hidden.replace(",", " ").split() if word.isdigit()]
        assert sum(counts) == number - len(ids(drawing))


@given(model=models())
def test_the_words_begin_with_a_title_and_end_with_a_full_stop(model: Model) -> None:
    words = org_chart(model).words
    assert words.startswith("Organisation chart")
    assert words.endswith(".")


@given(model=models(60), page=st.sampled_from([(482.0, 680.0), (728.0, 480.0)]))
def test_a_paper_shows_every_body_and_each_chart_fits_its_page(
    model: Model, page: tuple[float, float]
) -> None:
    drawings = paper_chart(model, None, *page, most=1000)
    assert {id_ for drawing in drawings for id_ in ids(drawing)} == set(model.table(Organisation))
    for drawing in drawings:
        assert overlapping(drawing) == []
        assert outside(drawing) == []
        assert drawing.width * SCALE <= page[0] + 1e-6
        assert drawing.height * SCALE <= page[1] + 1e-6


@pytest.mark.slow
@settings(max_examples=200)
@given(model=models(390))
def test_larger_charts_hold_all_too(model: Model) -> None:
    drawing = org_chart(model)
    assert sorted(ids(drawing)) == sorted(model.table(Organisation))
    assert overlapping(drawing) == []
