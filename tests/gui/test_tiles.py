"""A drawing in tiles is the drawing, however much of it is left out of sight."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from time import perf_counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter, QRegion

from core.drawing.palette import LIGHT
from core.drawing.shapes import Box, Drawing, Label, Path, Shape
from gui.painting import picture
from gui.widgets.tile_painter import TILE
from gui.widgets.tiles import FEWEST, Tiles
from gui.widgets.viewport import View
from tests.gui.drawings import drawings, grid, indexed

ENDLESS = float("inf")


def _tiles(drawing: Drawing) -> Tiles:
    return Tiles(indexed(drawing), dark=False)


A_LETTER = 12  # pixels of one that change a little when it moves by a quarter of one


def _shown(tiles: Tiles, view: View, *, settled: bool = True, seconds: float = ENDLESS) -> QImage:
    """Return a view as tiles draw it after painting for some time."""
    tiles.work(view, settled=settled, until=perf_counter() + seconds)
    return _drawn(tiles, view, settled=settled)


def _drawn(tiles: Tiles, view: View, *, settled: bool = True) -> QImage:
    image = QImage(view.width, view.height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    tiles.draw(painter, view, QRegion(0, 0, view.width, view.height), settled=settled)
    painter.end()
    return image


def _pixels(image: QImage) -> np.ndarray:
    return (
        np.frombuffer(image.constBits(), np.uint8)
        .reshape(image.height(), image.width(), 4)[..., :3]
        .astype(int)
    )


def _box(shape: Shape) -> Box:
    assert isinstance(shape, Box)
    return shape


@given(drawings, st.floats(0.6, 3), st.integers(-150, 500), st.integers(-150, 500))
def test_tiles_show_what_painting_every_shape_shows(
    drawing: Drawing, scale: float, left: int, top: int
) -> None:
    tiles = _tiles(drawing)
    tiles._painter.index.span = ENDLESS  # so that no tile is set from small shapes
    shown = _shown(tiles, View(scale, left, top, 320, 240))
    # The sheet has no edge on the screen: what reaches beyond it is seen.
    whole = picture(replace(drawing, width=1100 / scale, height=1100 / scale), scale)
    x, y = max(left, 0), max(top, 0)
    expected = _pixels(whole)[y : top + 240, x : left + 320]
    actual = _pixels(shown)[y - top :, x - left :]
    far = np.abs(expected - actual).max(axis=2, initial=0) > 12
    # A letter between two of the quarters of a pixel that Qt tells apart may go to either on another tile.
    letters = sum(len(shape.text) for shape in drawing.shapes if isinstance(shape, Label))
    assert far.sum() <= min(letters, 10) * A_LETTER


@given(drawings, st.floats(0.02, 0.3))
def test_small_shapes_set_as_pixels_look_like_painted_ones(drawing: Drawing, scale: float) -> None:
    tiles = _tiles(drawing)
    tiles._painter.index.span = 0.0  # so that every tile is set from small shapes
    side = int(430 * scale) + 1
    shown = _pixels(_shown(tiles, View(scale, 0, 0, side, side)))
    fine = _pixels(picture(replace(drawing, width=side / scale, height=side / scale), scale * 8))
    smooth = fine[: side * 8, : side * 8].reshape(side, 8, side, 8, 3).mean(axis=(1, 3))
    # Colours of hair-thin strokes differ by design, so only the general impression is compared.
    assert np.abs(shown - smooth).mean() < 24


def test_a_filled_sliver_seen_from_afar_hides_only_what_it_covers() -> None:
    box = Box(0.0, 192.0, 300.0, 120.0, fill="new", stroke="new")
    sliver = Path((0.0, 0.0), (((10.0, 0.0),), ((300.0, 384.0),), ((290.0, 384.0),)), "", fill="accent-soft")
    tiles = _tiles(Drawing(400, 400, (box, sliver)))
    tiles._painter.index.span = 0.0  # so that every tile is set from small shapes
    shown = _pixels(_shown(tiles, View(0.0625, 0, 0, 27, 27)))
    green = np.array([71, 103, 0])  # blue, green, red
    assert np.abs(shown[14, 2] - green).max() <= 12
    assert np.abs(shown[16, 17] - green).max() <= 12


def test_an_edit_repaints_only_the_tiles_that_it_touches() -> None:
    drawing = grid(600)
    tiles, view = _tiles(drawing), View(1.0, 0, 0, 1024, 768)
    _shown(tiles, view)
    shapes = list(drawing.shapes)
    shapes[1] = replace(_box(shapes[1]), fill="changed-soft")
    after = tiles.successor(indexed(replace(drawing, shapes=tuple(shapes)), tiles.index))
    _shown(after, view)
    repainted = {key for key in tiles._images if after._images[key] is not tiles._images[key]}
    assert {key for key in repainted if key[0] == 1.0} == {(1.0, 0, 0)}


def test_coarsest_tiles_touched_by_an_edit_are_repainted_in_spare_time() -> None:
    tiles, view = _tiles(grid(600)), View(1.0, 0, 0, 300, 200)
    _shown(tiles, view)
    new = replace(grid(600), shapes=(Box(0, 0, 600, 600, "accent", "accent"),))
    after = tiles.successor(indexed(new, tiles.index))
    _shown(after, view)
    assert after._stale
    after.work(view, settled=True, until=ENDLESS, ahead=True)
    assert not after._stale
    overview = after.overview()
    assert overview is not None
    assert overview.pixelColor(20, 20).name() == LIGHT["accent"]


def test_a_drawing_new_all_over_leaves_nothing_of_the_old() -> None:
    tiles, view = _tiles(grid(300)), View(1.0, 0, 0, 600, 400)
    _shown(tiles, view)
    new = Drawing(900, 500, (Box(50, 50, 300, 200, "accent"),))
    assert _shown(tiles.successor(indexed(new, tiles.index)), view) == _shown(_tiles(new), view)


def test_coarser_tiles_stand_in_until_the_right_ones_are_painted() -> None:
    tiles = _tiles(Drawing(4000, 4000, (Box(0, 0, 4000, 4000, "accent", "accent"),)))
    view = View(1.0, 800, 800, 600, 400)
    while any(key not in tiles._images for key in tiles._base):
        tiles.work(view, settled=True, until=0)
    assert not any(key[0] == 1.0 for key in tiles._images)
    assert {_drawn(tiles, view).pixelColor(x, 200).name() for x in range(0, 600, 50)} == {LIGHT["accent"]}


def test_the_coarsest_tiles_are_painted_first_and_never_forgotten() -> None:
    tiles = _tiles(grid(2000))
    tiles.work(View(2.0, 0, 0, 300, 300), settled=True, until=ENDLESS)
    assert next(iter(tiles._images)) in tiles._base
    for step in range(400):
        view = View(2.0, step * 200 % 5000, step * 13, 900, 700)
        tiles.work(view, settled=True, until=ENDLESS)
        _drawn(tiles, view)
    assert set(tiles._base) <= set(tiles._images)
    assert len(tiles._images) <= FEWEST + len(tiles._base)


def test_painting_stops_when_its_time_is_over() -> None:
    tiles = _tiles(grid(20_000, across=200))
    assert tiles.work(View(0.1, 0, 0, 1400, 800), settled=True, until=0)
    assert not tiles._images


def test_a_view_beyond_the_sheet_is_paper() -> None:
    image = _shown(_tiles(grid(20)), View(1.0, 50_000, 50_000, 100, 100))
    assert {image.pixelColor(x, y).name() for x in range(100) for y in range(100)} == {LIGHT["paper"]}


def test_empty_parts_of_a_sheet_cost_no_memory() -> None:
    tiles = _tiles(Drawing(5000, 5000, (Box(0, 0, 5, 5), Box(4990, 4990, 5, 5))))
    _shown(tiles, View(1.0, 1000, 1000, 1000, 1000))
    images = [image for key, image in tiles._images.items() if key[0] == 1.0]
    assert len(images) > 10
    assert len({image.cacheKey() for image in images}) == 1


def test_what_is_painted_later_hides_what_is_below_in_coarse_tiles_too() -> None:
    small = tuple(Box(x * 8.0, y * 8.0, 6, 6, "ink", "ink") for x in range(60) for y in range(60))
    veil = Box(0, 0, 240, 480, "accent", "accent")
    on_top = tuple(Box(x * 8.0, 100.0, 6, 6, "new", "new") for x in range(20))
    tiles = _tiles(Drawing(480, 480, (*small, veil, *on_top)))
    image = _shown(tiles, View(1.0, 0, 0, 480, 480))
    assert image.pixelColor(100, 300).name() == LIGHT["accent"]
    assert image.pixelColor(403, 299).name() == LIGHT["ink"]
    assert image.pixelColor(83, 103).name() == LIGHT["new"]


def test_the_overview_is_the_whole_sheet_in_small() -> None:
    tiles = _tiles(Drawing(3000, 1500, (Box(1500, 0, 1500, 1500, "accent", "accent"),)))
    assert tiles.overview() is None
    tiles.work(View(1.0, 0, 0, 10, 10), settled=True, until=ENDLESS)
    overview = tiles.overview()
    assert overview is not None
    assert (overview.width(), overview.height()) == (375, 188)
    assert overview.pixelColor(100, 90).name() == LIGHT["paper"]
    assert overview.pixelColor(300, 90).name() == LIGHT["accent"]


def test_what_was_painted_is_told_once_and_where_it_is_on_the_view() -> None:
    tiles, view = _tiles(grid(100)), View(1.0, 100, 0, 300, 200)
    tiles.work(view, settled=True, until=ENDLESS)
    places = tiles.news(view)
    assert QRect(0, 0, TILE - 100, 200) in places
    assert all(QRect(0, 0, 300, 200).contains(place) for place in places)
    assert tiles.news(view) == []


@pytest.mark.parametrize("module", ["gui.widgets.canvas", "gui.painting"])
def test_a_canvas_is_there_without_numpy_until_it_shows_something(module: str) -> None:
    code = f"import sys, {module}; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
