"""Pictures: vectors in the page itself, in its colours, and the same in words."""

from __future__ import annotations

from core.drawing.palette import LIGHT
from core.drawing.svg import svg_element
from core.papers.blocks import Figure
from core.papers.render.html.elements import Html, element
from core.papers.render.text import legible

COLOURS = {name: f"var(--{name})" for name in LIGHT}


def figure(block: Figure, number: str, where: str, id_: str) -> Html:
    """Return a picture under its caption, in a frame that it scrolls in where there is no room."""
    caption = f"{number}: {block.caption}"
    words = block.words or block.drawing.words or block.caption
    picture = svg_element(block.drawing, COLOURS, legible(caption), legible(words), f"{id_}-")
    return element(
        "figure",
        element("figcaption", caption, id=f"{id_}-caption"),
        element(
            "div",
            Html(picture),
            class_="frame",
            role="region",
            tabindex="0",
            aria_labelledby=f"{id_}-caption",
            style=f"--width:{block.drawing.width:.0f}pt",
        ),
        element("details", element("summary", "The picture in words"), element("p", words)),
        class_=where,
        id=id_,
    )
