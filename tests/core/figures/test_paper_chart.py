"""The charts of a paper can be read at arm's length, and together they show everybody."""

from __future__ import annotations

from core.drawing.shapes import Label
from core.figures.org_chart import paper_chart
from core.figures.org_chart.paper import SCALE
from core.model.edits import Remove, edited
from core.model.entities.structure import Organisation
from core.model.key import Key
from tests.core.figures.charts import body, ids, model_of, nation, said_on, texts
from tests.small import small_model

LANDSCAPE, PORTRAIT = (728.0, 480.0), (482.0, 680.0)


def test_a_small_organisation_is_one_chart() -> None:
    (drawing,) = paper_chart(small_model(), None, *LANDSCAPE)
    assert sorted(ids(drawing)) == ["centre", "dept", "north", "policy", "south"]


def test_no_bodies_make_no_charts() -> None:
    assert paper_chart(model_of([]), None, *PORTRAIT) == []


def test_no_text_is_smaller_than_9_points_in_print() -> None:
    for drawing in paper_chart(nation(83), None, *PORTRAIT):
        sizes = [shape.size for shape in drawing.shapes if isinstance(shape, Label)]
        assert min(sizes) * SCALE >= 9


def test_a_health_service_is_an_overview_and_then_its_branches() -> None:
    first, *others = paper_chart(nation(83), None, *LANDSCAPE)
    assert ids(first)[0] == "dept"
    assert len(ids(first)) == 13
    assert {id_ for drawing in others for id_ in ids(drawing)} >= {f"ics-{n}" for n in range(42)}
    assert len(others) <= 8


def test_what_is_on_another_page_is_counted_on_this_one() -> None:
    first = paper_chart(nation(83), None, *LANDSCAPE)[0]
    under = nation(83).inside("alb-0")
    assert f"+ {len(under) - 1}" in said_on(first, "alb-0")


def test_bodies_alike_are_opened_together_or_not_at_all() -> None:
    for drawing in paper_chart(nation(83), None, *LANDSCAPE):
        shown = set(ids(drawing))
        regions = [id_ for id_ in ids(drawing) if id_.startswith("region")]
        under = nation(83).children
        opened = [id_ for id_ in regions if {child.id for child in under[id_]} <= shown]
        assert opened in ([], regions)


def test_past_the_most_charts_the_rest_stays_folded() -> None:
    drawings = paper_chart(nation(1000), None, *LANDSCAPE, most=3)
    assert len(drawings) == 3
    assert "Folded away and not shown" in drawings[0].words


def test_what_changed_is_marked_in_print_too() -> None:
    before = small_model()
    after = edited(before, [Remove(Key("organisation", "north"))])
    (drawing,) = paper_chart(after, before, *PORTRAIT)
    assert "− closed" in texts(drawing)


def test_a_body_with_many_under_it_goes_on_over_several_pages() -> None:
    model = model_of([body("top"), *(body(f"b{n}", "top") for n in range(200))])
    drawings = paper_chart(model, None, *PORTRAIT)
    assert all(ids(drawing)[0] == "top" for drawing in drawings)
    shown = [id_ for drawing in drawings for id_ in ids(drawing) if id_ != "top"]
    assert sorted(shown) == sorted(set(model.table(Organisation)) - {"top"})
