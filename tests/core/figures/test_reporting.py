"""The picture of who answers to whom: by distance, those alike together, every line and what is on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.drawing.shapes import Drawing
from core.figures import FIGURES
from core.figures.reporting import SCALE, SCREEN, alike, groups_of, paper_reporting, reporting
from core.model.answers import answers
from core.model.entities.plan import AS_IS
from core.model.entities.structure import ReportingLine
from core.model.model import Model
from core.papers.blocks import WIDE_FIGURE
from core.samples import create
from tests.core.figures.charts import (
    body,
    box_of,
    ids,
    line,
    model_of,
    nation,
    outside,
    overlapping,
    said_on,
    texts,
)

PART = {"legal_form": "part_of_body"}
TREE = [
    body("dept", name="Department"),
    body("centre", "dept", name="Centre", kind="arms_length_body"),
    body("agency", "dept", name="Agency", kind="regulator"),
    body("north", "centre", name="North", kind="region"),
    body("south", "centre", name="South", kind="region"),
]


def groups(model: Model, baseline: Model | None = None) -> list[list[set[str]]]:
    """Return the ids of the bodies that share a card, column by column."""
    found = groups_of(alike(answers(model, baseline)), most=SCREEN.most, columns=SCREEN.columns)
    return [[{answer.body.id for answer in group.answers} for group in column] for column in found.columns]


def headings(drawing: Drawing) -> list[str]:
    return [text for text in texts(drawing) if text.endswith("top") and not text.startswith("answers")]


def test_it_is_among_the_figures() -> None:
    assert FIGURES["reporting"].name == "Who answers to whom"


def test_bodies_stand_by_their_distance_and_those_alike_share_a_card() -> None:
    model = model_of(TREE)
    assert groups(model) == [[{"dept"}], [{"centre"}, {"agency"}], [{"north", "south"}]]
    drawing = reporting(model)
    assert headings(drawing) == ["At the top", "1 line from the top", "2 lines from the top"]
    assert "2 regions" in texts(drawing)
    assert sorted(ids(drawing)) == ["agency", "centre", "dept", "north", "south"]


def test_who_is_answered_to_otherwise_stands_apart() -> None:
    office = body("office", "north", name="Office")
    assert groups(model_of([*TREE, office]))[2] == [{"north"}, {"south"}]


def test_what_is_on_a_line_is_said_on_the_card() -> None:
    told = ReportingLine(
        id="l", organisation="agency", to="centre", style="solid", nature="Standards", instrument="MoU 2020"
    )
    drawing = reporting(model_of(TREE, [told]))
    assert said_on(drawing, "agency") == [
        "Agency",
        "↑↑ 2 masters",
        "Department, as part of it",
        "Centre, in full",
        "Standards",
        "Instrument: MoU 2020",
    ]
    assert "Two masters: Agency answers in full to Department and Centre." in drawing.words


def test_a_dotted_line_makes_no_second_master() -> None:
    drawing = reporting(model_of(TREE, [line("agency", "centre")]))
    assert "Centre, in part" in said_on(drawing, "agency")
    assert not any("masters" in text for text in texts(drawing))
    assert "Agency answers in part to Centre." in drawing.words


def test_a_loop_is_red_and_says_so() -> None:
    ring = [body("x", "y", name="One"), body("y", "x", name="Other")]
    drawing = reporting(model_of([*TREE, *ring]))
    assert headings(drawing)[-1] == "No way to the top"
    assert box_of(drawing, "x").stroke == "closed"
    assert said_on(drawing, "x") == ["One", "∞ loop", "Other, as part of it ∞ loop"]
    assert "Loop: One answers to Other, and so in the end to itself." in drawing.words


def test_parts_are_shown_only_where_a_line_hangs_on_them() -> None:
    parts = [body(f"p{n}", "centre", kind="unit", **PART) for n in range(3)]
    drawing = reporting(model_of([*TREE, *parts], [line("p0", "agency")]))
    assert "p0" in ids(drawing)
    assert "p1" not in ids(drawing)
    assert "2 parts inside" in said_on(drawing, "centre")


def test_a_part_under_which_a_body_hangs_is_shown() -> None:
    region = body("p", "centre", kind="region", **PART)
    assert "p" in ids(reporting(model_of([*TREE, region, body("ics", "p", kind="system")])))


def test_past_seven_the_rest_of_a_group_is_counted() -> None:
    many = [body(f"s{n}", "north", kind="system") for n in range(42)]
    drawing = reporting(model_of([*TREE, *many]))
    assert "42 local systems" in texts(drawing)
    assert "and 35 more" in texts(drawing)
    assert sum(id_.startswith("s") and id_ != "south" for id_ in ids(drawing)) == 7


def test_what_became_of_bodies_and_lines_has_a_sign_and_a_word() -> None:
    before = model_of([*TREE, body("old", "dept", name="Old")], [line("agency", "centre", "solid")])
    moved = [body("north", "agency", name="North", kind="region") if b.id == "north" else b for b in TREE]
    after = model_of([*moved, body("fresh", "dept", name="Fresh")], [line("agency", "south")])
    drawing = reporting(after, before)
    assert said_on(drawing, "old")[:1] == ["Old"]
    assert "− closed" in said_on(drawing, "old")
    assert "+ new" in said_on(drawing, "fresh")
    assert "was part of Centre" in said_on(drawing, "north")
    agency = said_on(drawing, "agency")
    assert "South, in part + new" in agency
    assert "Centre, in full − closed" in agency
    assert "Compared with the as-is, 1 body is new: Fresh." in drawing.words
    assert "Compared with the as-is, 1 body closes: Old." in drawing.words
    assert "Agency no longer answers to Centre." in drawing.words


def test_where_nothing_differs_it_says_so() -> None:
    model = model_of(TREE)
    assert reporting(model, model_of(TREE)).words.endswith("Nobody answers otherwise than in the as-is.")


def test_no_bodies_are_no_picture() -> None:
    drawing = reporting(Model(AS_IS, {}))
    assert (drawing.width, drawing.height, drawing.shapes) == (1.0, 1.0, ())
    assert drawing.words == "Who answers to whom. There are no bodies to show yet."


@pytest.mark.parametrize("number", [500, 10_000])
def test_a_nation_stays_small_enough_to_read(number: int) -> None:
    drawing = reporting(nation(number))
    assert len(drawing.shapes) < 300
    assert drawing.width < 1_600
    assert drawing.height < 1_000


def test_however_many_are_unlike_a_column_and_the_columns_have_an_end() -> None:
    wide = [body("dept"), *(body(f"b{n}", "dept") for n in range(60))]
    ties = [
        ReportingLine(id=f"l{n}", organisation=f"b{n}", to="dept", nature=f"Matter {n}") for n in range(60)
    ]
    drawing = reporting(model_of(wide, ties))
    assert "and 37 more bodies" in texts(drawing)
    deep = [body(f"d{n}", f"d{n - 1}" if n else None) for n in range(40)]
    assert headings(reporting(model_of(deep)))[-1] == "7 lines or more from the top"
    assert not outside(drawing)
    assert not overlapping(drawing)


def test_who_is_answered_to_most_keeps_a_card_of_its_own() -> None:
    wide = [body("dept"), *(body(f"b{n}", "dept") for n in range(20)), body("hub", "dept", name="Hub")]
    below = [body(f"r{n}", "hub", kind="region") for n in range(4)]
    ties = [
        ReportingLine(id=f"l{n}", organisation=f"b{n}", to="dept", nature=f"Matter {n}") for n in range(20)
    ]
    found = groups_of(alike(answers(model_of([*wide, *below], ties))), most=3, columns=8)
    first, second, more = found.columns[1]
    assert "hub" in {first.first.body.id, second.first.body.id}
    assert more.more
    assert more.number == 19


def test_a_long_chain_shares_a_card_that_says_so() -> None:
    chain = [body("dept"), *(body(f"b{n}", "dept") for n in range(60))]
    drawing = reporting(model_of(chain, [line(f"b{n}", f"b{n - 1}") for n in range(1, 60)]))
    (said,) = [text for text in texts(drawing) if text.startswith("one of ")]
    number = said.split()[2]
    assert f"{number} other bodies" in texts(drawing)


def test_on_a_page_the_sample_and_a_nation_can_be_read(tmp_path: Path) -> None:
    store = create(tmp_path / "sample.remit", "nhs-digital-2020", who="tester")
    models = [store.model(option.id) for option in store.options()]
    for model in (*models, nation(10_000)):
        drawing = paper_reporting(model, store.model(), *WIDE_FIGURE)
        assert drawing.width * SCALE <= WIDE_FIGURE[0]
        assert drawing.height * SCALE <= WIDE_FIGURE[1]
    store.close()


def test_the_sample_shows_its_two_masters_and_its_42_systems(tmp_path: Path) -> None:
    store = create(tmp_path / "sample.remit", "nhs-digital-2020", who="tester")
    drawing = reporting(store.model())
    assert "↑↑ 3 masters" in said_on(drawing, "nhsx")
    assert "42 local systems" in texts(drawing)
    assert drawing.words.count("masters: ") == 1
    masters = "Department of Health and Social Care, NHS England and NHS Improvement"
    assert f"3 masters: NHSX answers in full to {masters}." in drawing.words
    store.close()
