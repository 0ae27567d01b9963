"""The purpose map: who does what is new and who runs what is settled, and what differs from the as-is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.drawing.shapes import Box, Drawing, Label
from core.figures import FIGURES
from core.figures.purpose_map import paper_map, purpose_map
from core.figures.purpose_map.content import rows_of
from core.model.edits import Add, Edit, EditError, Remove, Set, edited
from core.model.entities.accountability import Accountability, Function
from core.model.entities.plan import AS_IS
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.model import Model
from core.store.store import Store
from tests.core.strategies import CONTENT
from tests.small import CYBER, RECORDS, STATISTICS, small_model

PAGE = (742.0, 430.0)
STAGED = (
    Set(CYBER, "stage", "genesis"),
    Set(RECORDS, "stage", "product"),
    Set(STATISTICS, "stage", "commodity"),
)


def staged(*edits: Edit) -> Model:
    return edited(small_model(), (*STAGED, *edits))


def texts(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Label)]


def notes(model: Model, baseline: Model | None = None) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return what is said beneath each function, by the row it stands in and its id."""
    return {(row.title, item.key.id): item.notes for row in rows_of(model, baseline) for item in row.all()}


@pytest.fixture(scope="module")
def sample_store(sample: Path) -> Iterator[Store]:
    store = Store.open(sample, read_only=True)
    yield store
    store.close()


def test_functions_stand_in_the_row_of_who_is_accountable_under_their_stage() -> None:
    rows = rows_of(staged(), None)
    assert [(row.title, row.tier) for row in rows] == [
        ("Digital Centre", "national"),
        ("Policy Unit", "national"),
    ]
    assert {stage: [item.key.id for item in items] for stage, items in rows[0].items.items()} == {
        "genesis": ["cyber"],
        "product": ["records"],
        "commodity": ["statistics"],
    }


def test_a_body_with_much_has_its_own_row_and_those_with_little_share_one_and_are_named() -> None:
    found = notes(staged())
    assert set(found) == {
        ("Digital Centre", "cyber"),
        ("Digital Centre", "records"),
        ("Digital Centre", "statistics"),
        ("Policy Unit", "records"),
    }
    more = Add(Function(id="audit", name="Audit", stage="custom"))
    held = Add(Accountability(id="audit-a", function="audit", organisation="dept", letter="A"))
    found = notes(staged(more, held))
    assert found["Other national bodies", "audit"] == ("Department",)
    assert found["Other national bodies", "records"] == ("Policy", "! also Centre")


def test_a_national_body_that_holds_pioneer_work_is_marked_with_a_sign_and_words() -> None:
    assert notes(staged())["Digital Centre", "cyber"] == ("! pioneer work",)
    drawing = purpose_map(staged())
    box = next(box for box in drawing.boxes() if box.key == CYBER)
    assert (box.fill, box.stroke) == ("warning-soft", "warning")
    assert "National bodies hold pioneer work: “Cyber operations”." in drawing.words
    local = Set(Key("accountability", "cyber-a"), "organisation", "north")
    assert ("! pioneer work",) not in notes(staged(local)).values()


def test_what_nobody_holds_and_what_has_ended_stand_at_the_foot() -> None:
    lost = staged(Remove(Key("accountability", "statistics-a")))
    assert notes(lost)["Nobody is accountable", "statistics"] == ("! no home",)
    assert notes(lost, staged())["Nobody is accountable", "statistics"] == ("! no home", "was Centre")
    ended = staged(Set(CYBER, "ended", "Bought."))
    assert notes(ended, staged())["No longer done", "cyber"] == ("− ended",)
    assert ("No longer done", "cyber") not in notes(ended)
    gone = staged(Remove(CYBER))
    assert notes(gone, staged())["No longer done", "cyber"] == ("! taken out, no reason given",)


@pytest.mark.parametrize(
    ("edit", "id_", "note"),
    [
        (Set(Key("accountability", "statistics-a"), "organisation", "policy"), "statistics", "~ from Centre"),
        (Set(STATISTICS, "stage", "product"), "statistics", "~ was commodity"),
        (Set(STATISTICS, "name", "Numbers"), "statistics", "~ renamed"),
        (Set(Key("accountability", "cyber-a"), "organisation", "north"), "cyber", "~ from Centre"),
    ],
)
def test_changes_say_from_whom_or_what(edit: Edit, id_: str, note: str) -> None:
    found = notes(staged(edit), staged())
    (said,) = [all_ for (_, function), all_ in found.items() if function == id_]
    assert note in said
    assert not [one for all_ in notes(staged(), staged()).values() for one in all_ if one[0] in "~+−"]


def test_a_new_function_is_new() -> None:
    new = (
        Add(Function(id="new", name="New", stage="genesis")),
        Add(Accountability(id="new-a", function="new", organisation="north", letter="A")),
    )
    assert notes(staged(*new), staged())["North Region", "new"] == ("+ new",)
    assert "1 function is new" in purpose_map(staged(*new), staged()).words


def test_the_lens_stands_over_the_stages_and_what_two_share_is_halved() -> None:
    drawing = purpose_map(staged())
    bars = [shape for shape in drawing.shapes if isinstance(shape, Box) and shape.fill == "accent-soft"]
    pioneers, settlers, planners = sorted(bars, key=lambda bar: bar.x)
    assert pioneers.x + pioneers.width <= settlers.x
    assert settlers.x + settlers.width <= planners.x
    assert {"Pioneers", "Settlers", "Town planners", "Genesis", "Product", "Commodity"} <= set(texts(drawing))


def test_a_stage_that_is_not_said_has_a_column_of_its_own_only_where_it_is_needed() -> None:
    assert "Stage not said" not in texts(purpose_map(staged()))
    assert "Stage not said" in texts(purpose_map(staged(Set(CYBER, "stage", None))))


def test_without_any_stage_there_is_no_map() -> None:
    for model in (small_model(), Model(AS_IS, {})):
        drawing = purpose_map(model)
        assert drawing.shapes == ()
        assert drawing.words == "Purpose map. No function says yet how settled it is."
        assert paper_map(model, None, *PAGE) == []


def test_boxes_keep_apart_and_every_text_fits_its_box(sample_store: Store) -> None:
    drawing = purpose_map(sample_store.model("option-d"), sample_store.model())
    boxes = [box for box in drawing.boxes() if box.key and box.key.kind == "function"]
    assert len(boxes) == 55
    for n, one in enumerate(boxes):
        for other in boxes[n + 1 :]:
            apart = one.x + one.width <= other.x or other.x + other.width <= one.x
            assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y
    for label in (shape for shape in drawing.shapes if isinstance(shape, Label)):
        inside = [box for box in boxes if box.holds(label.x, label.y)]
        for box in inside:
            assert label.x + label.width <= box.x + box.width
            assert box.y < label.y < box.y + box.height


def test_the_sample_can_be_read_from_the_back_of_a_room(sample_store: Store) -> None:
    # A wall of 1,500 × 850 pixels, at two metres wide, is read from ten metres with letters of 12 pixels.
    for option in sample_store.options():
        drawing = purpose_map(sample_store.model(option.id), sample_store.model(), ratio=1500 / 850)
        scale = min(1500 / drawing.width, 850 / drawing.height)
        names = [s.size for s in drawing.shapes if isinstance(s, Label) and not s.bold and s.colour == "ink"]
        assert min(names) * scale >= 12
        cut = [text for text in texts(drawing) if text.endswith("…")]
        assert not [text for text in cut if not text.startswith("~")]


def test_on_paper_every_sheet_fits_and_no_text_is_below_9_points(sample_store: Store) -> None:
    model = sample_store.model("option-e")
    sheets = paper_map(model, sample_store.model(), *PAGE)
    assert 1 < len(sheets) <= 3
    for sheet in sheets:
        assert sheet.width <= PAGE[0]
        assert sheet.height <= PAGE[1]
        assert min(shape.size for shape in sheet.shapes if isinstance(shape, Label)) >= 9
        assert "Pioneers" in texts(sheet)
    shown = [
        box.key.id for sheet in sheets for box in sheet.boxes() if box.key and box.key.kind == "function"
    ]
    assert sorted(shown) == sorted(
        item.key.id for row in rows_of(model, sample_store.model()) for item in row.all()
    )


def test_a_shape_that_is_asked_for_is_kept_to(sample_store: Store) -> None:
    wide = purpose_map(sample_store.model(), ratio=2.4)
    tall = purpose_map(sample_store.model(), ratio=0.8)
    assert wide.width / wide.height > tall.width / tall.height


def test_it_is_one_of_the_figures() -> None:
    assert (
        FIGURES["purpose_map"].draw(staged(), staged()).words.endswith("Nothing here differs from the as-is.")
    )


@given(edits=st.lists(CONTENT, max_size=12))
def test_whatever_the_plan_every_live_duty_is_drawn_for_each_who_holds_it(edits: list[Edit]) -> None:
    model = staged()
    for edit in edits:
        try:
            model = edited(model, [edit])
        except EditError:
            continue
    if not any(duty.stage for duty in model.duties):
        return
    here = model.table(Organisation)
    wanted = []
    for duty in model.duties:
        held = {part.organisation for part in model.holders(duty.id) if part.organisation in here}
        wanted += [duty.id] * max(1, len(held))
    drawing = purpose_map(model, small_model())
    drawn = [box.key.id for box in drawing.boxes() if box.key and box.key.kind == "function"]
    ended = {
        item.key.id for row in rows_of(model, small_model()) if row.tier == "ended" for item in row.all()
    }
    assert sorted(id_ for id_ in drawn if id_ not in ended) == sorted(wanted)
    assert "None" not in drawing.words
