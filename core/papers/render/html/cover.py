"""The cover: whose board, what paper, its title, its fields, and what it asks."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence

from core.papers.blocks import ASKED, MORE, Cover, Logo
from core.papers.render.html.elements import Html, element, joined


def cover_header(cover: Cover | None, title: str) -> Html:
    """Return the header of the page, with its one h1."""
    if cover is None:
        return element("header", element("h1", title), class_="cover")
    # The title says which option it is: the letter in its colour is for the eye alone.
    badge = element("span", cover.code, class_="code", aria_hidden="true") if cover.code else Html()
    return element(
        "header",
        *([_logo(cover.logo)] if cover.logo else []),
        *([element("p", cover.body, class_="body")] if cover.body else []),
        element("p", f"{cover.kind} · {cover.plan}", class_="kind"),
        element("div", badge, element("h1", cover.title), class_="title"),
        _fields(cover.fields),
        class_="cover",
        style=f"--option:{cover.colour}" if cover.colour else "",
    )


def ask(cover: Cover) -> Html:
    """Return what the paper asks of the board."""
    items = [element("li", text) for text in cover.asks]
    return element(
        "section",
        element("h2", cover.lead, id="ask"),
        element("p", cover.summary),
        *([element("p", ASKED), element("ol", *items, type="i")] if items else []),
        class_="ask",
    )


def more(cover: Cover) -> Html:
    """Return the fields that stand last; nothing where there are none."""
    if not cover.more:
        return Html()
    title = element("h2", MORE, id="implications")
    return element("section", title, _fields(cover.more), class_="more", aria_labelledby="implications")


def _fields(fields: Sequence[tuple[str, str]]) -> Html:
    rows = [element("div", element("dt", name), element("dd", value)) for name, value in fields]
    return element("dl", *rows) if rows else joined()


def _logo(logo: Logo) -> Html:
    kind = "png" if logo.content.startswith(b"\x89PNG") else "jpeg"
    data = f"data:image/{kind};base64,{b64encode(logo.content).decode()}"
    return element("img", src=data, alt=logo.words, class_="logo")
