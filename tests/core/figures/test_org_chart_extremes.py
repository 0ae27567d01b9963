"""The chart holds whatever comes: circles, odd names, thousands under one, a whole nation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.drawing.shapes import Label
from core.figures.org_chart import org_chart
from core.model.entities.structure import Organisation
from tests.core.figures.charts import body, box_of, ids, model_of, nation, outside, overlapping
from tests.small import small_model


def test_bodies_that_are_part_of_each_other_in_a_circle_are_drawn_once() -> None:
    model = model_of([body("a", "b"), body("b", "c"), body("c", "a"), body("self", "self"), body("x", "c")])
    for shape in ("tree", "blocks"):
        assert sorted(ids(org_chart(model, shape=shape))) == ["a", "b", "c", "self", "x"]


def test_a_body_part_of_one_that_is_not_there_is_at_the_top() -> None:
    drawing = org_chart(model_of([body("a"), body("b", "gone")]))
    assert box_of(drawing, "a").y == box_of(drawing, "b").y


@pytest.mark.parametrize(
    "name",
    ["x" * 10_000, "many words " * 900, "👩‍⚕️👍🏽", "משרד הבריאות", "<b>R&D</b> &amp;", "\u202eback", " "],
)
@pytest.mark.parametrize("shape", ["tree", "blocks"])
def test_any_name_stays_in_its_box(name: str, shape: str) -> None:
    drawing = org_chart(model_of([body("top"), body("a", "top", name=name)]), shape=shape)
    box = box_of(drawing, "a")
    for shape_ in drawing.shapes:
        if isinstance(shape_, Label) and shape_.bold and box.holds(shape_.x, shape_.y):
            assert shape_.x + shape_.width <= box.x + box.width
    assert not outside(drawing)


@pytest.mark.parametrize("shape", ["auto", "tree", "blocks"])
def test_one_body_may_have_thousands_under_it(shape: str) -> None:
    model = model_of([body("top"), *(body(f"b{n}", "top") for n in range(1500))])
    drawing = org_chart(model, shape=shape)
    assert len(ids(drawing)) == 1501
    assert drawing.width <= 2.5 * drawing.height
    assert not outside(drawing)


def test_a_long_chain_of_bodies_does_no_harm() -> None:
    chain = [body(f"c{n}", f"c{n - 1}" if n else None) for n in range(390)]
    for shape in ("tree", "blocks"):
        assert len(ids(org_chart(model_of(chain), shape=shape))) == 390


def test_numbers_in_names_are_in_their_order() -> None:
    model = model_of([body("top"), *(body(f"b{n}", "top", name=f"Trust {n}") for n in (10, 9, 1))])
    drawing = org_chart(model, shape="blocks")
    assert [id_ for id_ in ids(drawing) if id_ != "top"] == ["b1", "b9", "b10"]


@pytest.mark.parametrize("number", [83, 400])
def test_a_health_service_of_rows_and_columns_has_no_box_over_another(number: int) -> None:
    drawing = org_chart(nation(number))
    assert len(ids(drawing)) == number
    assert overlapping(drawing) == []
    assert outside(drawing) == []


@pytest.mark.parametrize("number", [401, 3000])
def test_a_whole_nation_is_no_wider_than_twice_its_height(number: int) -> None:
    drawing = org_chart(nation(number))
    assert sorted(ids(drawing)) == sorted(nation(number).table(Organisation))
    assert 0.5 <= drawing.width / drawing.height <= 2
    assert overlapping(drawing, nested=True) == []
    assert outside(drawing) == []


def test_the_same_model_is_drawn_the_same_whatever_the_order_of_its_file() -> None:
    model = nation(200)
    backwards = model_of(reversed(list(model.all(Organisation))))
    assert org_chart(model) == org_chart(backwards)


def test_an_edit_of_one_name_moves_no_other_box() -> None:
    model = small_model()
    centre = model.get(Organisation, "centre")
    assert centre is not None
    after = model.changed({"organisation": {"centre": replace(centre, name="Digital Centres")}})
    boxes = {box.key: box for box in org_chart(model).boxes()}
    assert {box.key: box for box in org_chart(after).boxes()} == boxes
