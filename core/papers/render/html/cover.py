"""The cover: whose board, what paper, its title, its fields, and what it asks."""

from __future__ import annotations

from core.papers.blocks import Cover
from core.papers.render.html.elements import Html, element, joined


def cover_header(cover: Cover | None, title: str) -> Html:
    """Return the header of the page, with its one h1."""
    if cover is None:
        return element("header", element("h1", title), class_="cover")
    fields = [element("div", element("dt", name), element("dd", value)) for name, value in cover.fields]
    # The title says which option it is: the letter in its colour is for the eye alone.
    badge = element("span", cover.code, class_="code", aria_hidden="true") if cover.code else Html()
    return element(
        "header",
        *([element("p", cover.body, class_="body")] if cover.body else []),
        element("p", f"{cover.kind} · {cover.plan}", class_="kind"),
        element("div", badge, element("h1", cover.title), class_="title"),
        element("dl", *fields) if fields else joined(),
        class_="cover",
        style=f"--option:{cover.colour}" if cover.colour else "",
    )


def ask(cover: Cover) -> Html:
    """Return what the paper asks of the board."""
    return element(
        "section",
        element("h2", cover.asks, id="ask"),
        element("p", cover.summary),
        class_="ask",
    )
