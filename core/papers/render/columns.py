"""How wide the columns of a table are."""

from __future__ import annotations

from core.drawing.metrics import printable, text_width
from core.papers.blocks import Table
from core.papers.render.style import CELL_BOLD, CELL_HEAD, PAD_X

FIGURE = 16
"""Characters up to which what a column of figures holds is not broken."""
LONGEST_WORD = 0.4
"""The share of a table that one column may take so that its longest word is not broken."""


def column_widths(table: Table, width: float, *, wider: float = 1.0) -> list[float]:
    """Return widths by the columns' shares, but wide enough for the longest words if they can be.

    `wider` is how much wider the font of the page is than ours.
    """
    shares = [column.width for column in table.columns]
    wanted = [width * share / sum(shares) for share in shares]
    least = [min(need, width * LONGEST_WORD) for need in _longest_words(table, wider)]
    short = {place for place, need in enumerate(least) if need > wanted[place]}
    given = sum(least[place] for place in short)
    if given < width and short:
        # What the tight columns need, the others give in proportion, and none below its own need.
        spare = [0.0 if n in short else max(wanted[n] - least[n], 0.0) for n in range(len(wanted))]
        missing = sum(least[place] - wanted[place] for place in short)
        scale = min(missing / sum(spare), 1.0) if sum(spare) else 0.0
        taken = scale * sum(spare)
        for place in range(len(wanted)):
            if place in short:
                wanted[place] += (least[place] - wanted[place]) * (taken / missing)
            else:
                wanted[place] -= spare[place] * scale
    return wanted


def _longest_words(table: Table, wider: float) -> list[float]:
    """Return the width of the longest word of each column, padding included; the longest by its letters."""
    found = []
    for place, column in enumerate(table.columns):
        rows = [row for row in (*table.rows(), table.total) if row]
        # A figure reads as one, with the words that belong to it: “less than 1%”.
        whole = column.align == "right" and all(len(row[place]) <= FIGURE for row in rows)
        words = [word for row in rows for word in ([row[place]] if whole else row[place].split())]
        body = max(words, key=len, default="")
        head = max(column.title.split(), key=len, default="")
        need = max(
            text_width(printable(body[:80]), CELL_BOLD.size, bold=True),
            text_width(printable(head[:80]), CELL_HEAD.size, bold=True),
        )
        found.append(need * wider + 2 * PAD_X + 0.5)
    return found
