"""HTML put together so that text cannot become markup: what is not Html is escaped."""

from __future__ import annotations

from html import escape

from core.papers.render.text import legible

VOID = frozenset({"meta", "col", "link", "br", "img"})


class Html(str):
    """Markup made here. Any other string is text."""

    __slots__ = ()


LINE, SPACE = Html("\n"), Html(" ")


def element(name: str, /, *content: str, **attributes: str) -> Html:
    """Return an element; attributes that are empty are left out. `class_` is class, `aria_label` aria-label.

    What is not Html among its content is text.
    """
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_escaped(value)}"'
        for key, value in attributes.items()
        if value
    )
    if name in VOID:
        return Html(f"<{name}{said}>")
    return Html(f"<{name}{said}>{joined(*content)}</{name}>")


def joined(*content: str) -> Html:
    """Return content one after the other; what is not Html is text."""
    return Html("".join(part if isinstance(part, Html) else _escaped(part) for part in content))


def _escaped(text: str) -> str:
    return escape(legible(text))
