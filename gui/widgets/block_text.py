"""A block of cells as the clipboard holds it: to and from Excel, Calc and plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

_CELL = re.compile(r'"((?:[^"]|"")*)"(?=\t|\r|\n|\Z)|([^\t\r\n]*)')
_NEEDS_QUOTES = re.compile(r'[\t\r\n]|^"')


def to_text(rows: Sequence[Sequence[str]]) -> str:
    """Return cells parted by tabs and rows by new lines; a cell that has either is in quotes."""
    return "\n".join("\t".join(map(_quoted, row)) for row in rows)


def to_html(rows: Sequence[Sequence[str]], plain: Sequence[bool]) -> str:
    """Return the cells as a table; in columns that are `plain` a spreadsheet must not see formulas."""
    lines = []
    for row in rows:
        cells = [
            f"<td{_AS_TEXT if is_plain else ''}>{escape(text).replace(chr(10), '<br>')}</td>"
            for text, is_plain in zip(row, plain, strict=True)
        ]
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f"<meta charset='utf-8'><table>{''.join(lines)}</table>"


def from_text(text: str) -> list[list[str]]:
    """Return the rows of cells in text; the new line that spreadsheets put last begins no row."""
    rows: list[list[str]] = [[]]
    place = 0
    while True:
        found = _CELL.match(text, place)
        quoted, bare = found.groups() if found else (None, "")
        rows[-1].append(bare or "" if quoted is None else quoted.replace('""', '"'))
        place = found.end() if found else len(text)
        if text.startswith("\t", place):
            place += 1
            continue
        place += 2 if text.startswith("\r\n", place) else 1
        if place >= len(text):
            return rows
        rows.append([])


_AS_TEXT = " style='mso-number-format:\"\\@\"'"


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _NEEDS_QUOTES.search(cell) else cell
