"""The organisation chart shows every body once, under its own, and what became of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.drawing.shapes import Box, Drawing, Label
from core.drawing.shapes import Path as Stroke
from core.figures import FIGURES
from core.figures.org_chart import org_chart
from core.model.edits import Add, Remove, Set, edited
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.model import Model
from tests.core.figures.charts import (
    body,
    box_of,
    ids,
    line,
    model_of,
    nation,
    said_on,
    strokes,
    texts,
    through,
)
from tests.small import CENTRE, NORTH, POLICY, small_model

GOLDEN = Path(__file__).parents[2] / "data" / "org_chart.txt"


def lines_of(drawing: Drawing) -> str:
    """Return a drawing as text, a line a shape, sorted, so that a change of it can be read."""
    found = []
    for shape in drawing.shapes:
        match shape:
            case Box():
                place = f"{shape.x:g} {shape.y:g} {shape.width:g} × {shape.height:g}"
                look = f"{shape.fill or '-'} {shape.stroke or '-'} {shape.line:g}{' dashed' * shape.dashed}"
                found.append(f"box {place} {look} {shape.key.id if shape.key else ''}".rstrip())
            case Stroke():
                way = " → ".join(f"{x:g},{y:g}" for x, y in shape.points())
                found.append(f"path {way} {shape.stroke or shape.fill}{' dashed' * shape.dashed}")
            case Label():
                weight = " bold" * shape.bold
                found.append(
                    f"text {shape.x:g},{shape.y:g} {shape.size:g}{weight} {shape.colour} {shape.text}"
                )
    size = f"sheet {drawing.width:g} × {drawing.height:g}"
    return "\n".join([size, *sorted(found), drawing.words]) + "\n"


def changed() -> Model:
    return edited(
        small_model(),
        [
            Set(CENTRE, "name", "National Centre"),
            Set(POLICY, "parent", "centre"),
            Remove(NORTH),
            Add(Organisation(id="east", name="East Region", kind="region", parent="centre", tier="regional")),
        ],
    )


def test_the_chart_of_the_small_plan_is_as_it_was() -> None:
    """A change of the chart must be meant: look at it, then put what it says now in the file."""
    assert lines_of(org_chart(changed(), small_model())) == GOLDEN.read_text("utf-8")


def test_it_is_a_figure() -> None:
    assert FIGURES["org_chart"].draw is org_chart
    assert FIGURES["org_chart"].name == "Organisation chart"


def test_every_body_is_drawn_once_and_can_be_clicked() -> None:
    drawing = org_chart(small_model())
    assert sorted(ids(drawing)) == ["centre", "dept", "north", "policy", "south"]
    box = box_of(drawing, "north")
    assert drawing.at(box.x + 5, box.y + 5) == Key("organisation", "north")


def test_the_top_is_painted_first() -> None:
    assert ids(org_chart(small_model()))[0] == "dept"


def test_a_body_is_below_the_one_it_is_part_of() -> None:
    drawing = org_chart(small_model())
    assert box_of(drawing, "dept").y < box_of(drawing, "centre").y < box_of(drawing, "north").y


def test_a_box_says_its_name_and_what_it_is() -> None:
    assert said_on(org_chart(small_model()), "centre") == ["Digital Centre", "Executive NDPB"]


def test_the_short_name_stands_where_the_name_is_too_long() -> None:
    long = "National Institute for Health and Care Excellence and for a great many other things besides"
    assert "NICE" in texts(org_chart(model_of([body("a", name=long, short_name="NICE")])))
    assert texts(org_chart(model_of([body("a", name=long)])))[-1].endswith("…")


def test_a_body_that_cannot_hold_money_is_dashed_and_says_so() -> None:
    drawing = org_chart(model_of([body("x", legal_form="non_statutory"), body("y", legal_form="company")]))
    assert box_of(drawing, "x").dashed
    assert "non-statutory" in said_on(drawing, "x")
    assert not box_of(drawing, "y").dashed
    assert "Non-statutory: cannot hold money or employ" in texts(drawing)


def test_tiers_are_tinted_and_named_under_the_chart() -> None:
    drawing = org_chart(small_model())
    assert box_of(drawing, "dept").fill == "tier-national"
    assert box_of(drawing, "north").fill == "tier-regional"
    assert {"National", "Regional"} <= set(texts(drawing))
    assert "System" not in texts(drawing)


def test_a_folded_body_counts_all_it_hides() -> None:
    drawing = org_chart(small_model(), folded=frozenset({"dept"}))
    assert ids(drawing) == ["dept"]
    assert "+ 4" in said_on(drawing, "dept")


def test_a_folded_body_with_nobody_under_it_hides_nobody() -> None:
    assert org_chart(small_model(), folded=frozenset({"north"})) == org_chart(small_model())


def test_a_branch_can_be_drawn_alone() -> None:
    assert sorted(ids(org_chart(small_model(), root="centre"))) == ["centre", "north", "south"]


def test_no_bodies_make_an_empty_sheet_that_says_so() -> None:
    for drawing in (org_chart(model_of([])), org_chart(small_model(), root="nobody")):
        assert (drawing.width, drawing.height, drawing.shapes) == (1, 1, ())
        assert drawing.words == "Organisation chart. There are no bodies to show yet."


# what changed


def test_what_is_new_says_so_with_a_sign_and_a_word() -> None:
    assert "+ new" in said_on(org_chart(changed(), small_model()), "east")


def test_what_has_closed_is_still_there_where_it_was_and_muted() -> None:
    drawing = org_chart(changed(), small_model())
    assert "− closed" in said_on(drawing, "north")
    assert box_of(drawing, "north").fill == "ground"
    assert box_of(drawing, "north").y >= box_of(drawing, "south").y


def test_what_has_moved_says_where_from() -> None:
    found = said_on(org_chart(changed(), small_model()), "policy")
    assert "~ changed" in found
    assert "moved from Department" in found


def test_what_is_the_same_says_nothing() -> None:
    drawing = org_chart(changed(), small_model())
    assert said_on(drawing, "south") == ["South Region", "Region"]


def test_without_a_baseline_nothing_is_marked() -> None:
    assert not {"+ new", "− closed", "~ changed"} & set(texts(org_chart(changed())))


def test_a_body_whose_reporting_lines_change_has_changed() -> None:
    before = small_model()
    after = edited(before, [Remove(Key("reporting_line", "policy-centre"))])
    assert "~ changed" in said_on(org_chart(after, before), "policy")


def test_a_closed_body_keeps_those_that_closed_with_it() -> None:
    after = edited(small_model(), [Remove(NORTH), Remove(Key("organisation", "south")), Remove(CENTRE)])
    drawing = org_chart(after, small_model())
    assert sorted(ids(drawing)) == sorted(ids(org_chart(small_model())))
    assert box_of(drawing, "north").y > box_of(drawing, "centre").y


@pytest.mark.parametrize("shape", ["tree", "blocks"])
def test_both_shapes_mark_what_changed(shape: str) -> None:
    drawing = org_chart(changed(), small_model(), shape=shape)
    assert {"+ new", "− closed", "~ changed", "moved from Department"} <= set(texts(drawing))


# reporting lines


def two_masters(style: str = "solid") -> Model:
    bodies = [body("dept"), body("one", "dept"), body("two", "dept"), body("x", "dept"), body("y", "two")]
    return model_of(bodies, [line("x", "one", style), line("x", "two", style)])


def test_a_line_to_another_master_is_drawn_to_each() -> None:
    drawing = org_chart(two_masters())
    tips = [shape for shape in drawing.shapes if isinstance(shape, Stroke) and shape.fill == "accent"]
    assert len(tips) == 2
    for id_ in ("one", "two"):
        box = box_of(drawing, id_)
        (tip,) = [tip for tip in tips if box.x <= tip.start[0] <= box.x + box.width]
        assert tip.start[1] in {box.y, box.y + box.height}


@pytest.mark.parametrize("style", ["solid", "dotted"])
def test_a_line_in_part_is_dashed_and_the_legend_says_what_it_is(style: str) -> None:
    drawing = org_chart(two_masters(style))
    dashed = {
        shape.dashed for shape in drawing.shapes if isinstance(shape, Stroke) and shape.stroke == "accent"
    }
    assert dashed == {style == "dotted"}
    assert ("Reports to in part" if style == "dotted" else "Also reports to") in texts(drawing)


def test_bodies_tied_by_a_line_stand_side_by_side() -> None:
    names = "abcdefgh"
    bodies = [body("top"), *(body(name, "top") for name in names)]
    bodies += [body(f"{name}-{n}", name) for name in names for n in range(3)]
    drawing = org_chart(model_of(bodies, [line("a", "h")]))
    order = sorted(names, key=lambda name: box_of(drawing, name).x)
    assert abs(order.index("a") - order.index("h")) == 1


def test_no_line_of_a_health_service_runs_through_a_box() -> None:
    model = nation(82)
    lines = [line("alb-1", "alb-0", "solid"), line("alb-1", "alb-2", "solid"), line("alb-2", "alb-0")]
    lines += [line(f"region-{n}", "alb-1") for n in range(7)]
    lines += [
        line("unit-1", "alb-5"),
        line("unit-1", "unit-4"),
        line("ics-3", "dept"),
        line("ics-3", "ics-4"),
    ]
    drawing = org_chart(model_of(model.all(Organisation), lines))
    assert len(list(strokes(drawing, colours=["accent"]))) > 20
    assert through(drawing, colours=["accent", "strong"]) == []


def test_a_line_to_a_body_that_is_folded_away_is_not_drawn() -> None:
    drawing = org_chart(two_masters(), folded=frozenset({"two"}))
    assert len([s for s in drawing.shapes if isinstance(s, Stroke) and s.fill == "accent"]) == 2
    model = model_of([body("a"), body("b", "a"), body("c"), body("d", "c")], [line("b", "d")])
    drawing = org_chart(model, folded=frozenset({"c"}))
    assert not [s for s in drawing.shapes if isinstance(s, Stroke) and s.fill == "accent"]


def test_a_new_line_says_so() -> None:
    before = two_masters()
    after = model_of(before.all(Organisation), [line("x", "one"), line("y", "one")])
    drawing = org_chart(after, before)
    assert {shape.stroke for shape in drawing.shapes if isinstance(shape, Stroke)} >= {"new", "changed"}
    assert {"+ new", "~ changed"} <= set(texts(drawing))
