"""A step as the file keeps it: the rows that it touched, before and after, as one JSON text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from core.model.edits import all_fit
from core.model.entities.plan import AS_IS, PLAN
from core.model.key import Key
from core.model.kinds import KINDS, Entity, Kind
from core.store.layers import Rows
from core.store.tables import check_row, columns, decode, encode, whole

Image = tuple[str, str, list[Any] | None]
"""A row as it is stored: its layer, its id, and its other columns; None: there is no such row."""
Images = Mapping[str, list[Image]]
"""Images by kind."""


def images(rows: Rows) -> Images:
    """Return rows as they are stored, in their order."""
    kinds: dict[str, tuple[Kind, list[Image]]] = {}
    for (layer, key), row in rows.items():
        if key.kind not in kinds:
            kinds[key.kind] = (KINDS[key.kind], [])
        kind, found = kinds[key.kind]
        found.append((layer, key.id, None if row is None else encode(kind, row)))
    return {slug: found for slug, (_, found) in kinds.items()}


def told(before: Images, after: Images) -> str:
    """Return images of the same rows as the JSON of a step: by kind, its columns once, then the rows."""
    kinds = {
        slug: {
            "columns": columns(slug),
            "rows": [(*was, now) for was, (_, _, now) in zip(before[slug], rows, strict=True)],
        }
        for slug, rows in after.items()
    }
    # Nothing here contains itself, and looking out for that takes as long again.
    return json.dumps(kinds, ensure_ascii=False, separators=(",", ":"), check_circular=False)


def heard(changes: str, side: int) -> Rows:
    """Return the rows of a step's JSON: side 0 is before it, 1 after it."""
    rows: Rows = {}
    for slug, told in json.loads(changes).items():
        kind, names = KINDS[slug], told["columns"]
        as_now = names == columns(slug)
        entities: list[tuple[tuple[str, Key], list[Any]]] = []
        for image in told["rows"]:
            place, cells = (image[0], Key(slug, image[1])), image[2 + side]
            if cells is None:
                rows[place] = None
            elif as_now and cells[1] is None:
                entities.append((place, [image[1], *cells[2:]]))
            else:
                rows[place] = decode(kind, image[1], names, cells)
        made = whole(kind, [cells for _, cells in entities])
        rows.update(zip([place for place, _ in entities], made, strict=True))
    return rows


def check_rows(rows: Rows) -> None:
    """ValueError if rows that were heard are not such as a plan can hold."""
    entities: dict[str, list[Entity]] = {}
    for (layer, key), row in rows.items():
        if isinstance(row, Entity):
            entities.setdefault(key.kind, []).append(row)
        elif row is not None:
            check_row(KINDS[key.kind], row)
            if layer in (AS_IS, PLAN):
                raise ValueError("The lowest layers hold whole entities only.")
    if not all(all_fit(slug, found) for slug, found in entities.items()):
        raise ValueError("An entity has a value that its field refuses.")
