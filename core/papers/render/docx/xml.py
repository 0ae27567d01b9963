"""The elements of a Word document, put together so that text is only ever text."""

from __future__ import annotations

from functools import cache

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from core.papers.render.text import legible

__all__ = ["Element", "node", "paragraph", "properties", "run"]


def node(tag: str, *content: Element, **attributes: str | int) -> Element:
    """Return an element of WordprocessingML with its attributes and what is in it."""
    found = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        found.set(_named(name), legible(str(value)))
    for part in content:
        found.append(part)
    return found


def run(text: str, *, bold: bool = False, colour: str = "") -> Element:
    """Return text; `colour` is #rrggbb."""
    looks = []
    if bold:
        looks.append(node("b"))
    if colour:
        looks.append(node("color", val=colour.lstrip("#")))
    words = node("t")
    words.text = legible(text)
    return node("r", *([node("rPr", *looks)] if looks else []), words)


def paragraph(style: str, *content: Element, page: bool = False) -> Element:
    """Return a paragraph in the style with that id; `page`: it begins one."""
    breaks = [node("pageBreakBefore")] if page else []
    return node("p", properties(style, *breaks), *content)


def properties(style: str, *more: Element) -> Element:
    """Return the properties of a paragraph: its style, and what it has besides."""
    return node("pPr", *([node("pStyle", val=style)] if style else []), *more)


@cache
def _named(name: str) -> str:
    return qn(f"w:{name}")
