"""What commands share: their options, opening a plan for one command, and how they answer."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from core.model.kinds import Kind
    from core.store.store import Store

PlanPath = Annotated[Path, typer.Argument(metavar="PLAN", help="The plan, a file that ends in .remit.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
OptionCode = Annotated[str, typer.Option("--option", metavar="CODE", help="An option by its code, or as-is.")]
OptionCodes = Annotated[
    list[str] | None, typer.Option("--option", metavar="CODE", help="An option by its code; may be repeated.")
]
AS_IS = "as-is"
WIDE = 400  # columns


@contextmanager
def opened(path: Path, *, to_change: bool = False) -> Iterator[Store]:
    """Open a plan for one command, read-only unless it is to be changed."""
    from core.store.store import Store  # noqa: PLC0415

    store = Store.open(path, read_only=not to_change)
    try:
        yield store
    finally:
        store.close()


def chosen(store: Store, codes: Sequence[str] | None) -> dict[str, str]:
    """Return the ids of the options with these codes, by code; without codes, of as-is and all options."""
    from core.workshop import option_of_code  # noqa: PLC0415

    ids = [option_of_code(store, code) for code in codes or ()]
    every = {AS_IS: AS_IS} | {option.code: option.id for option in store.options()}
    return {code: id_ for code, id_ in every.items() if not ids or id_ in ids}


def kind_of(slug: str) -> Kind:
    """Return a kind by its slug. EditError in words if there is none."""
    from core.model.edits import EditError  # noqa: PLC0415
    from core.model.kinds import KINDS  # noqa: PLC0415

    found = KINDS.get(slug.replace("-", "_"))
    if found is None:
        raise EditError(f"There is no kind “{slug}”. There are: {', '.join(sorted(KINDS))}.")
    return found


def assignments(words: Sequence[str]) -> dict[str, str]:
    """Return what words such as name=TEXT say. EditError in words if one is none, or says something again."""
    from core.model.edits import EditError  # noqa: PLC0415

    found: dict[str, str] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not name:
            raise EditError(f"“{word}” should be a name, an equals sign and a value, such as name=NHSX.")
        if name in found:
            raise EditError(f"“{name}” is given twice.")
        found[name] = value
    return found


@dataclass(frozen=True, slots=True)
class Grid:
    """A table for people: its headings, its rows as text, and what is to be said under it."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""


def answer(data: Any, *, as_json: bool, lines: Sequence[str] | Grid) -> None:
    """Print data as one JSON document, or lines (or a table) for people."""
    if as_json:
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
    elif isinstance(lines, Grid):
        _print(lines)
    else:
        for line in lines:
            typer.echo(line)


def _print(grid: Grid) -> None:
    """Print a plain table; the text of plans is shown as it is, never as markup."""
    from rich import box  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    made = Table(box=box.SIMPLE_HEAD)
    for heading in grid.headings:
        made.add_column(Text(heading), overflow="fold")
    for row in grid.rows:
        made.add_row(*map(Text, row))
    # What is not read on a terminal is read by a program or from a file: no line is folded.
    Console(width=None if sys.stdout.isatty() else WIDE).print(made)
    if grid.note:
        typer.echo(grid.note)


def say(text: str) -> None:
    """Say something to the person, not to the program that reads the answer."""
    typer.echo(text, err=True)
