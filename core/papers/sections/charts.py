"""The organisation chart of an option, cut into figures that are legible on a page."""

from __future__ import annotations

from core.model.diff import signs
from core.model.entities.structure import Organisation
from core.model.model import Model
from core.papers.blocks import Figure
from core.papers.brief import Brief, OptionBrief


def charts(brief: Brief, option: OptionBrief) -> list[Figure]:
    """Return the overview and every branch in which something changes; none without bodies."""
    changed = {key.id for key in signs(brief.baseline, option.model) if key.kind == "organisation"}
    found: list[Figure] = []
    captions: set[str] = set()
    for place, drawing in enumerate(option.charts):
        shown = [box.key.id for box in drawing.boxes() if box.key]
        caption = _caption(place, shown, option, captions)
        # The top of a branch is on the chart above too: what becomes of it alone is seen there.
        if place == 0 or changed & set(shown[1:]):
            found.append(Figure(drawing, caption, drawing.words))
    return found


def _caption(place: int, shown: list[str], option: OptionBrief, taken: set[str]) -> str:
    """Return what a chart shows: all, or the body at its top where all others are within that."""
    name = f"The structure under Option {option.option.code}"
    if place and shown:
        top = option.model.get(Organisation, shown[0])
        if top and set(shown) <= option.model.inside(top.id) | _closed(shown, option.model):
            name = f"{top.name} under Option {option.option.code}"
    caption, number = name, 2
    while caption in taken:
        caption, number = f"{name}, part {number}", number + 1
    taken.add(caption)
    return caption


def _closed(shown: list[str], model: Model) -> set[str]:
    return {id_ for id_ in shown if model.get(Organisation, id_) is None}
