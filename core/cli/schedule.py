"""The command that tells who decides, who answers and on which terms: in words, as JSON, for Excel."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from core.cli import app
from core.cli.words import AS_IS, Grid, Json, OptionCode, PlanPath, answer, chosen, opened, say


@app.command()
def schedule(
    plan: PlanPath,
    *,
    option: OptionCode = AS_IS,
    to: Annotated[Path | None, typer.Option("--to", metavar="FILE", help="An .xlsx file to write.")] = None,
    only: Annotated[
        str, typer.Option("--schedule", metavar="ID", help="Only this one, such as delegation.")
    ] = "",
    json: Json = False,
) -> None:
    """Print who decides what, who answers for what and on which terms; --to writes it for Excel."""
    from core.model.edits import EditError  # noqa: PLC0415
    from core.schedules import SCHEDULES, kinds  # noqa: PLC0415

    if only and only not in SCHEDULES:
        raise EditError(
            f"There is no schedule “{only}”. There are: {', '.join(kind.id for kind in kinds())}."
        )
    with opened(plan) as store:
        code, id_ = next(iter(chosen(store, [option]).items()))
        model = store.model(id_)
        if to is not None:
            from core.exchange.workbook import write_workbook  # noqa: PLC0415

            write_workbook(store, id_, to)
            say(f"Written: {to}.")
            if not json:
                answer(None, as_json=False, lines=[str(to)])
                return
        found = {kind.id: kind.make(model) for kind in kinds() if only in ("", kind.id)}
    data = {"option": code, "schedules": {id_: _told(made) for id_, made in found.items()}}
    if json:
        answer(data, as_json=True, lines=[])
        return
    for made in found.values():
        answer(None, as_json=False, lines=[made.title])
        rows = [[line.group, *made.texts(line)] for line in made.lines]
        headings = [made.grouped_by, *(column.title for column in made.columns)]
        answer(None, as_json=False, lines=Grid(headings, rows))


def _told(made: Any) -> list[dict[str, Any]]:
    """Return lines as JSON has them: by their headings, money in whole pence."""
    names = [column.title.lower().replace(" ", "_") for column in made.columns]
    return [
        {
            "kind": line.key.kind,
            "id": line.key.id,
            made.grouped_by.lower(): line.group,
            **dict(zip(names, line.values, strict=True)),
        }
        for line in made.lines
    ]
