"""The money flow: who passes how much to whom, through which gates, as-is and option beside each other."""

from __future__ import annotations

from core.drawing.chips import SMALL
from core.drawing.metrics import text_width, wrapped
from core.drawing.shapes import Drawing, Label, Shape
from core.figures import figure
from core.figures.money_flow.cards import Setting, millions
from core.figures.money_flow.ledger import Stream, compared, ledger, years_of
from core.figures.money_flow.picture import MARGIN, Told, picture, told
from core.figures.money_flow.words import EMPTY, left_said, no_flows
from core.model.collection import without_collection
from core.model.model import Model

__all__ = ["SCALE", "Stream", "compared", "ledger", "millions", "money_flow", "paper_money_flow", "years_of"]

SIZE = (1200.0, 820.0)
CARD, GAP = 124.0, 92.0
AROUND, LEAST = 120.0, 300.0
"""Points that headings and legend take of the height, and the least that is left for the rest."""
TITLES = ("As-is", "Under the option")
SCALE = 0.9
"""The least a paper may shrink a picture to: its least text is then still 9 points."""
_PAPER = tuple(
    Setting(width, gap, height, names=3, widest=widest)
    for height in (350.0, 310.0, 270.0)
    for width, gap, widest in ((124, 92, 140), (110, 68, 120), (96, 56, 110), (80, 46, 98), (68, 38, 74))
)
"""From large to small; the last that is tried is used even where it is too large."""


@figure("money_flow", "Money flow")
def money_flow(
    model: Model,
    baseline: Model | None = None,
    *,
    year: str = "",
    price_year: str = "",
    titles: tuple[str, str] = TITLES,
    size: tuple[float, float] = SIZE,
) -> Drawing:
    """Return who passes money to whom in a year: cards in columns by tier, ribbons to scale between them.

    Given a baseline, its picture is beside the model's, to the same scale, and what is new, gone or changed
    is marked in both. No year: the latest that has flows. Amounts are in the prices of the price year if the
    plan has the indices, else nominal. Bodies for which the height of `size` has no room are counted; the
    width is as it comes. No flows: a sheet that says in words what would be here.
    """
    with without_collection():
        said = told(model, baseline, year, price_year, titles)
        places = range(len(said.ledgers))
        setting = Setting(CARD, GAP, max(size[1] - AROUND, LEAST))
        return picture(said, setting).sheet(places) if said.drawable else _empty(said)


def paper_money_flow(
    model: Model,
    baseline: Model,
    room: tuple[float, float],
    *,
    year: str = "",
    price_year: str = "",
    titles: tuple[str, str] = TITLES,
) -> list[Drawing]:
    """Return the pictures for pages of a size in points: one if both fit beside each other, else two.

    They are to the same scale. No flows: none.
    """
    with without_collection():
        said = told(model, baseline, year, price_year, titles)
        return _on_paper(said, room) if said.drawable else []


def _on_paper(said: Told, room: tuple[float, float]) -> list[Drawing]:
    wide, high = (side / SCALE for side in room)
    drawings: list[Drawing] = []
    for setting in _PAPER:
        drawn = picture(said, setting)
        for sheets in ([(0, 1)], [(0,), (1,)]):
            if drawn.width(len(sheets[0])) > wide:
                continue
            drawings = [drawn.sheet(sheet) for sheet in sheets]
            if all(drawing.height <= high for drawing in drawings):
                return drawings
    return drawings or [drawn.sheet((0,)), drawn.sheet((1,))]


def _empty(said: Told) -> Drawing:
    """Return a sheet that says what would be on it."""
    width = 460.0
    title, size = no_flows(said.prices), SMALL + 1
    shapes: list[Shape] = [
        Label(MARGIN, 30, title, 14, text_width(title, 14, bold=True), "heading", bold=True)
    ]
    y = 36.0
    for line in wrapped(f"{EMPTY} {left_said(said.ledgers[-1][1])}".strip(), size, width, 12):
        y += 16
        shapes.append(Label(MARGIN, y, line, size, text_width(line, size), "quiet"))
    wide = max(width, text_width(title, 14, bold=True))
    return Drawing(wide + 2 * MARGIN, y + MARGIN, tuple(shapes), said.words(range(len(said.ledgers))))
