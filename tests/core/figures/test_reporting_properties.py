"""Whoever answers to whom, the picture holds every body once, and no line runs over a card or a word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.drawing.shapes import Box, Drawing, Label, Path
from core.figures.reporting import alike, groups_of, reporting
from core.figures.reporting.groups import count_parts
from core.model.answers import answers
from core.model.diff import Sign
from core.model.entities.structure import Organisation
from core.model.model import Model
from tests.core.figures.charts import outside
from tests.core.figures.test_org_chart_properties import models

PAIRS = st.tuples(models(24), models(24))


def cards(drawing: Drawing) -> list[Box]:
    return [shape for shape in drawing.shapes if isinstance(shape, Box) and shape.radius == 4.0]


def inside(box: Box, x: float, y: float, edge: float = 0.5) -> bool:
    return box.x + edge < x < box.x + box.width - edge and box.y + edge < y < box.y + box.height - edge


@given(pair=PAIRS)
def test_every_body_is_in_one_group_or_counted_inside_one(pair: tuple[Model, Model]) -> None:
    baseline, model = pair
    found = answers(model, baseline)
    which = alike(found)
    groups = groups_of(which, most=5, columns=3)
    count_parts(groups, found, model)
    shown = [answer.body.id for group in groups.all() for answer in group.answers]
    assert len(shown) == len(set(shown))
    assert set(shown) == set(which.shown)
    hidden = {id_ for id_, answer in found.items() if id_ not in which.shown and answer.live}
    assert sum(group.parts for group in groups.all()) == len(hidden)
    assert all(len(column) <= 5 for column in groups.columns)
    assert len(groups.columns) <= 4
    assert set(found) == set(model.table(Organisation)) | set(baseline.table(Organisation))


@given(pair=PAIRS)
def test_those_on_one_card_are_as_far_and_answer_alike(pair: tuple[Model, Model]) -> None:
    baseline, model = pair
    groups = groups_of(alike(answers(model, baseline)), most=1_000, columns=1_000)
    of = {answer.body.id: group for group in groups.all() for answer in group.answers}
    for group in groups.all():
        seen = {
            (
                answer.distance,
                answer.sign,
                frozenset((id(of.get(told.line.to)), told.line.style) for told in answer.lines),
            )
            for answer in group.answers
        }
        assert len(seen) == 1


@given(pair=PAIRS)
def test_cards_and_words_are_apart_and_on_the_sheet(pair: tuple[Model, Model]) -> None:
    drawing = reporting(pair[1], pair[0])
    assert outside(drawing) == []
    keys = [box.key for box in drawing.boxes()]
    assert len(keys) == len(set(keys))
    boxes = cards(drawing)
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            apart = (
                one.x + one.width <= other.x
                or other.x + other.width <= one.x
                or one.y + one.height <= other.y
                or other.y + other.height <= one.y
            )
            assert apart
    labels = sorted(
        (shape for shape in drawing.shapes if isinstance(shape, Label)), key=lambda label: label.x
    )
    for place, first in enumerate(labels):
        for second in labels[place + 1 :]:
            if second.x >= first.x + first.width:
                break
            assert abs(first.y - second.y) >= 0.7 * min(first.size, second.size), (first, second)


@given(pair=PAIRS)
def test_lines_run_between_the_cards_and_end_at_one(pair: tuple[Model, Model]) -> None:
    drawing = reporting(pair[1], pair[0])
    boxes = cards(drawing)
    for path in (shape for shape in drawing.shapes if isinstance(shape, Path)):
        points = list(path.points())
        if path.fill:
            x, y = points[0]
            assert any(
                box.y < y < box.y + box.height and min(abs(x - box.x), abs(x - box.x - box.width)) < 0.01
                for box in boxes
            )
            continue
        (x, y), (to_x, to_y) = points
        assert x == to_x or y == to_y
        middle = (x + to_x) / 2, (y + to_y) / 2
        own = [box for box in boxes if inside(box, to_x, to_y) and box.x - 0.01 <= x]
        if not own:  # not the beginning of a line on its own card
            assert not [box for box in boxes if inside(box, *middle) or inside(box, to_x, to_y)]


@given(model=models(20))
def test_the_words_name_every_master_and_every_body_in_a_loop(model: Model) -> None:
    found = answers(model)
    words = reporting(model).words
    name = {id_: " ".join(answer.body.name.split()) for id_, answer in found.items()}
    for id_, answer in found.items():
        if len(answer.masters) > 1:
            assert f"masters: {name[id_]} answers in full to " in words
            assert all(name[to] in words for to in answer.masters)
        if answer.looped:
            assert f"Loop: {name[id_]} answers to " in words


@given(model=models())
def test_a_model_beside_itself_has_no_signs(model: Model) -> None:
    same = Model("option", dict(model.tables))
    assert all(answer.sign is None for answer in answers(model, same).values())
    closed = answers(Model("empty", {}), model)
    assert all(answer.sign is Sign.CLOSED for answer in closed.values())
    born = answers(model, Model("empty", {}))
    assert all(answer.sign is Sign.NEW for answer in born.values())
