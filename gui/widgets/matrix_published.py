"""A responsibility matrix from elsewhere: which of its rows and columns are functions and bodies here."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from core.model.fields import FieldError
from core.model.matrix import letters

SEARCHED = 5  # rows from the top in which the names of bodies are looked for
_NUMBERING = re.compile(r"[\s\d.)(]*")
_ENDS = " .:;*†‡"


class Names:
    """The ids that names stand for; letter case, spaces, “&” and footnote signs make no difference."""

    def __init__(self, named: Iterable[tuple[str, str]], families: Collection[str] = ()) -> None:
        self.families = families
        """Which of the ids are of families."""
        self._ids: dict[str, set[str]] = {}
        for name, id_ in named:
            self._ids.setdefault(plain(name), set()).add(id_)

    def find(self, name: str) -> str:
        """Return the one id of a name; empty: it has none, or several."""
        ids = self._ids.get(plain(name), ())
        return next(iter(ids)) if len(ids) == 1 else ""

    def several(self, name: str) -> bool:
        """Return whether a name stands for more than one."""
        return len(self._ids.get(plain(name), ())) > 1


def plain(name: str) -> str:
    """Return a name as it is compared."""
    text = name.replace("&", " and ").replace("’", "'").replace("\u200b", "").casefold()
    return " ".join(text.split()).strip(_ENDS)


@dataclass(slots=True)
class Line:
    """A row of a published matrix; `id` is empty where the plan has no such function."""

    name: str
    id: str
    section: str
    cells: list[str]


@dataclass(slots=True)
class Published:
    """A block with names on it. Rows or columns without names are None: they stand where they are pasted."""

    lines: list[Line] = field(default_factory=list)
    named_lines: bool = True
    bodies: list[tuple[str, str]] | None = None
    """(name, id) of each column; the id is empty where the plan has no such body."""
    refused: list[str] = field(default_factory=list)

    @property
    def missing_functions(self) -> list[str]:
        """The names of the rows that the plan has no function for."""
        return [line.name for line in self.lines if self.named_lines and not line.id]

    @property
    def missing_bodies(self) -> list[str]:
        """The names of the columns that the plan has no body for."""
        return [name for name, id_ in self.bodies or () if not id_]


def read(block: Sequence[Sequence[str]], functions: Names, bodies: Names) -> Published | None:
    """Return a pasted block by the names on it; None if it has none and is letters only.

    A row with nothing but the name of a family, or one that is not known, is the heading of a section.
    `refused` says, in sentences, what is unclear: a name that stands for several, letters without a name.
    """
    rows = _rectangle(block)
    names = _columns_of_names(rows, functions)
    head = _heading(rows, names, bodies)
    known = any(functions.find(row[column]) for row in rows for column in range(names))
    heads = rows[head][names:] if head is not None else []
    if not ((names and head is not None) or known or any(map(bodies.find, heads))):
        return None
    found = Published(named_lines=names > 0, bodies=None if head is None else [])
    below = rows if head is None else rows[head + 1 :]
    kept = [
        n for n in range(len(rows[0]) - names) if head is None or heads[n] or any(r[names + n] for r in below)
    ]
    for column in kept if head is not None else ():
        _take_body(found, heads[column], column, bodies)
    _take_lines(found, below, names, kept, functions)
    return found


def _take_body(found: Published, name: str, column: int, bodies: Names) -> None:
    id_ = bodies.find(name)
    taken = [(other, other_id) for other, other_id in found.bodies or ()]
    if not name:
        found.refused.append(f"Column {column + 1} of the block has letters but no name.")
    elif bodies.several(name):
        found.refused.append(f"Several bodies are called “{name}”, so it is not clear which is meant.")
    elif any(plain(other) == plain(name) or (id_ and other_id == id_) for other, other_id in taken):
        found.refused.append(f"“{name}” heads two columns of the block.")
    if found.bodies is not None:
        found.bodies.append((name, id_))


def _take_lines(
    found: Published, rows: Sequence[list[str]], names: int, kept: Sequence[int], functions: Names
) -> None:
    at = _column_of_functions(rows, names, functions)
    section, seen = "", set[str]()
    for number, row in enumerate(rows, start=1):
        name, cells = (row[at] if names else ""), [row[names + column] for column in kept]
        id_ = functions.find(name) if name else ""
        if not any(cells) and (not id_ or id_ in functions.families):
            # A row that is only a name is the heading of those below it.
            section = next((text for text in row if text), section) if names else section
            if not names:
                found.lines.append(Line("", "", "", cells))
            continue
        if names and not name:
            found.refused.append(f"Row {number} of the block has letters but no name.")
        elif functions.several(name):
            found.refused.append(f"Several functions are called “{name}”, so it is not clear which is meant.")
        elif id_ in seen:
            found.refused.append(f"“{name}” is in two rows of the block.")
        seen.update([id_] if id_ else [])
        found.lines.append(Line(name, id_, section, cells))


def _rectangle(block: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the rows with as many cells each, their texts on one line."""
    wide = max(map(len, block), default=0)
    return [[" ".join(text.split()) for text in row] + [""] * (wide - len(row)) for row in block]


def _is_letters(text: str) -> bool:
    try:
        letters(text)
    except FieldError:
        return False
    return True


def _are_names(texts: Iterable[str], known: Names) -> bool:
    """Return whether texts are names rather than letters: most are no letters, or one is a name known."""
    given = [text for text in texts if text]
    others = [text for text in given if not _is_letters(text)]
    return any(map(known.find, others)) or 2 * len(others) > len(given)


def _columns_of_names(rows: Sequence[list[str]], functions: Names) -> int:
    """Return how many columns at the left hold names, or the numbers of the rows; one is left for letters."""
    wide = len(rows[0]) if rows else 0
    count = 0
    while count < wide - 1 and _are_names((row[count] for row in rows), functions):
        count += 1
    return count


def _column_of_functions(rows: Sequence[list[str]], names: int, functions: Names) -> int:
    """Return which of the columns of names has the functions: most names known, else not just numbers."""

    def worth(column: int) -> tuple[int, bool, int]:
        texts = [row[column] for row in rows if row[column]]
        known = sum(bool(functions.find(text)) for text in texts)
        return known, any(not _NUMBERING.fullmatch(text) for text in texts), -column

    return max(range(names), key=worth, default=0)


def _heading(rows: Sequence[list[str]], names: int, bodies: Names) -> int | None:
    """Return which row has the names of bodies; what is above it is a title."""
    for number, row in enumerate(rows[:SEARCHED]):
        if len(rows) > 1 and any(row[names:]) and _are_names(row[names:], bodies):
            return number
        if any(row[names:]):
            return None
    return None
