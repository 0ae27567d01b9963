"""A paper as one web page that needs nothing else: no script, no picture, no font from anywhere.

It is written as WCAG 2.2 AA asks: landmarks, one h1 and no skipped heading, table headers with their scope,
pictures that say what they show, and contrasts that hold in light, in dark and in print.
"""

from __future__ import annotations

from collections.abc import Sequence

import resources
from core.drawing.palette import DARK, LIGHT
from core.papers.blocks import Block, Cover, Heading, numbered
from core.papers.render.html.cover import ask, cover_header, more
from core.papers.render.html.elements import Html, element
from core.papers.render.html.sections import Body

UNTITLED = "Paper"
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may load for the page: nothing."""


def html(blocks: Sequence[Block]) -> str:
    """Return a paper as the text of an HTML file; the same blocks give the same text."""
    cover = next((block for block in blocks if isinstance(block, Cover)), None)
    body = Body()
    for number, block in numbered(blocks):
        body.add(number, block)
    title = cover.title if cover else next((b.text for b in blocks if isinstance(b, Heading)), UNTITLED)
    kind = f" – {cover.kind}" if cover else ""
    owner = f" – {cover.body}" if cover and cover.body else ""
    page = element(
        "html",
        element(
            "head",
            element("meta", charset="utf-8"),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            _policy(cover),
            element("meta", name="color-scheme", content="light dark"),
            element("title", f"{title}{kind}{owner}"),
            element("meta", name="author", content=cover.body if cover else ""),
            element("meta", name="generator", content="Remit"),
            element("meta", name="keywords", content=cover.stamp.line if cover and cover.stamp else ""),
            element("style", _style()),
        ),
        element(
            "body",
            element("a", "Skip to the paper", class_="skip", href="#main"),
            cover_header(cover, title),
            element(
                "div",
                _contents(body),
                element("main", *_opening(cover), body.done(), id="main", tabindex="-1"),
                class_="page",
            ),
            _footer(cover),
        ),
        lang="en-GB",
    )
    return f"<!DOCTYPE html>\n{page}\n"


def _opening(cover: Cover | None) -> list[Html]:
    return [ask(cover), more(cover)] if cover else []


def _policy(cover: Cover | None) -> Html:
    pictures = "; img-src data:" if cover and cover.logo else ""  # what the page itself holds
    return Html(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}{pictures}">')


def _contents(body: Body) -> Html:
    """Return the list of sections; nothing for a paper without any."""
    if not body.contents:
        return Html()
    entries = [element("li", element("a", *words, href=f"#{id_}")) for id_, words in body.contents]
    return element(
        "nav",
        element("h2", "Contents", id="contents"),
        element("ul", *entries, role="list"),
        aria_labelledby="contents",
    )


def _footer(cover: Cover | None) -> Html:
    if cover is None:
        return Html()
    stamp = [element("p", cover.stamp.line)] if cover.stamp else []
    return element("footer", element("p", cover.foot), *stamp)


def _style() -> Html:
    """Return the style sheet, with the palette as variables, light and dark."""
    light, dark = (
        "".join(f"--{name}:{value};" for name, value in palette.items()) for palette in (LIGHT, DARK)
    )
    sheet = resources.path("papers", "paper.css").read_text("utf-8")
    screen = f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
    return Html(f"\n:root{{{light}}}\n{screen}\n{sheet}")
