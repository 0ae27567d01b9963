"""Tables: caption, headers with their scope, groups, total; in a frame that scrolls for want of room."""

from __future__ import annotations

from collections.abc import Iterable

from core.papers.blocks import Column, Row, Table
from core.papers.render.html.elements import LINE, Html, element, joined
from core.papers.render.style import sign_colour

SHORT = 8
"""Characters of a cell that is never broken into lines: a year such as 2020-21."""


def table(block: Table, number: str, where: str, id_: str) -> Html:
    """Return a table under its caption, which names the frame that it scrolls in."""
    whole = sum(column.width for column in block.columns)
    columns = [element("col", style=f"width:{100 * column.width / whole:.1f}%") for column in block.columns]
    titles = [_title(column) for column in block.columns]
    parts = [
        element("caption", element("span", f"{number}: {block.caption}"), id=f"{id_}-caption"),
        element("colgroup", *columns),
        element("thead", element("tr", *titles)),
        *(_group(block.columns, group.title, group.rows) for group in block.groups),
    ]
    if block.total:
        parts.append(element("tfoot", _row(block.columns, block.total, total=True)))
    frame = element(
        "div",
        element("table", *parts, style=f"--columns:{len(block.columns)}"),
        class_="frame",
        role="region",
        tabindex="0",
        aria_labelledby=f"{id_}-caption",
    )
    note = [element("p", block.note, class_="table-note")] if block.note else []
    return element("div", frame, *note, class_=f"table {where}".strip(), id=id_)


def _title(column: Column) -> Html:
    class_ = "right" if column.align == "right" else ""
    # A header of no words would be read out as one: it is an empty cell.
    return element("th", column.title, scope="col", class_=class_) if column.title.strip() else element("td")


def _group(columns: tuple[Column, ...], title: str, rows: Iterable[Row]) -> Html:
    found = [_row(columns, row) for row in rows]
    if title:
        head = element("th", title, scope="rowgroup", colspan=str(len(columns)))
        found.insert(0, element("tr", head, class_="group"))
    return element("tbody", *found) if found else joined()


def _row(columns: tuple[Column, ...], row: Row, *, total: bool = False) -> Html:
    cells = [_cell(column, text, total=total) for column, text in zip(columns, row, strict=True)]
    return joined(LINE, element("tr", *cells))


def _cell(column: Column, text: str, *, total: bool) -> Html:
    colour = sign_colour(column, text)
    right = "right" if column.align == "right" else "short" if len(text) <= SHORT else ""
    classes = " ".join(filter(None, (right, colour)))
    names_row = column.heading or (total and text == "Total")
    if names_row and text.strip():
        return element("th", text, scope="row", class_=classes)
    return element("td", text, class_=classes)
