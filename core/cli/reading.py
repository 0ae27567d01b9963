"""Commands that read a plan and leave it as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from core.cli import app
from core.cli.words import (
    AS_IS,
    Grid,
    Json,
    OptionCode,
    OptionCodes,
    PlanPath,
    answer,
    chosen,
    kind_of,
    opened,
)

if TYPE_CHECKING:
    from core.measures import Measure, Value
    from core.model.reconciliation import Account
    from core.store.store import Store

_YEAR = re.compile(r"\d{4}-\d{2}")


@app.command()
def info(plan: PlanPath, *, json: Json = False) -> None:
    """Say what a plan holds: its title, its options, and how many of each kind."""
    from core.model.kinds import content_kinds  # noqa: PLC0415
    from core.store.tables import FORMAT  # noqa: PLC0415

    with opened(plan) as store:
        baseline = store.model()
        counts = {kind.slug: len(baseline.table(kind.type)) for kind in content_kinds()}
        options = [_told(store, option.id) for option in store.options()]
        data = {"format": FORMAT, "title": store.about.title, "options": options, "counts": counts}
    lines = [str(data["title"])]
    lines += [f"  {o['code']}  {o['name']} ({o['moves']} moves, {o['changes']} changes)" for o in options]
    lines += [f"  {number:>7,}  {kind.replace('_', ' ')}" for kind, number in counts.items()]
    answer(data, as_json=json, lines=lines)


def _told(store: Store, id: str) -> dict[str, Any]:
    option = next(option for option in store.options() if option.id == id)
    moves = store.moves(id)
    codes = {other.id: other.code for other in store.options()}
    return {
        "id": id,
        "code": option.code,
        "name": option.name,
        "below": codes.get(option.below or "", AS_IS),
        "moves": len(moves),
        "changes": sum(len(store.changes_in(move.id)) for move in moves),
    }


@app.command()
def show(
    plan: PlanPath,
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help="Which kind, such as organisation.")],
    *,
    option: OptionCode = AS_IS,
    json: Json = False,
) -> None:
    """List everything of one kind, as an option sees it."""
    from dataclasses import asdict  # noqa: PLC0415

    found = kind_of(kind)
    with opened(plan) as store:
        model = store.plan if found.of_plan else store.model(next(iter(chosen(store, [option]).values())))
        entities = model.listed(found.type)
        rows = [[entity.id, *(model.text(entity, name) for name in found.fields)] for entity in entities]
    headings = ["id", *(spec.label for spec in found.fields.values())]
    answer([asdict(entity) for entity in entities], as_json=json, lines=Grid(headings, rows))


@app.command()
def measures(
    plan: Annotated[str, typer.Argument(metavar="PLAN", help="The plan; not needed with --describe.")] = "",
    *,
    option: OptionCodes = None,
    describe: Annotated[bool, typer.Option("--describe", help="Say what each measure is.")] = False,
    json: Json = False,
) -> None:
    """Print the figures that tell options apart."""
    from pathlib import Path  # noqa: PLC0415

    from core.measures import MEASURES, measured  # noqa: PLC0415

    if describe:
        about = [
            {"id": m.id, "name": m.name, "unit": m.unit, "definition": m.definition, "source": m.source}
            for m in MEASURES.values()
        ]
        rows = [list(line.values()) for line in about]
        answer(about, as_json=json, lines=Grid(["Measure", "Name", "Unit", "Definition", "Source"], rows))
        return
    if not plan:
        raise typer.BadParameter("Name the plan.")
    with opened(Path(plan)) as store:
        baseline = store.model()
        data = {
            code: measured(store.model(id_), baseline, store.about)
            for code, id_ in chosen(store, option).items()
        }
    rows = [
        [measure.name, *(_brief(measure, values[id_]) for values in data.values())]
        for id_, measure in MEASURES.items()
    ]
    answer(data, as_json=json, lines=Grid(["", *data], rows))


def _brief(measure: Measure, value: Value) -> str:
    """Return the value of a measure for a column: of a yearly one the latest, of others how many."""
    if not isinstance(value, Mapping):
        return measure.text(value)
    latest = value[max(value)] if value and _YEAR.fullmatch(max(value)) else None
    if latest is None or isinstance(latest, Mapping):
        return f"({len(value)})" if value else "–"
    return measure.text(latest)


@app.command()
def reconcile(plan: PlanPath, option: OptionCode, *, json: Json = False) -> None:
    """Follow every pound and every person from the as-is to an option, down to zero.

    What is gone without a reason is the gap, and then it ends with code 1.
    """
    from core.model.reconciliation import reconcile as reconciled  # noqa: PLC0415

    with opened(plan) as store:
        found = reconciled(store.model(), store.model(next(iter(chosen(store, [option]).values()))))
    data = {
        "money": _account(found.money),
        "people": _account(found.people),
        "difference_pence": found.difference_pence,
        "difference_wte": found.difference_wte,
    }
    headings = ["", "Year", *(name.replace("_", " ").capitalize() for name in _TOTALS)]
    rows = [
        [name, year, *(f"{number / 100:,.2f}" for number in line.values())]
        for name in ("money", "people")
        for year, line in data[name]["years"].items()  # type: ignore[index]
    ]
    answer(data, as_json=json, lines=Grid(headings, rows))
    if found.difference_pence or found.difference_wte:
        raise typer.Exit(1)


_TOTALS = (
    *("as_is", "kept", "moved", "devolved", "merged", "saved", "new", "one_off", "gone"),
    *("option", "difference"),
)


def _account(account: Account) -> dict[str, Any]:
    return {
        "years": {year: {name: getattr(t, name) for name in _TOTALS} for year, t in account.years.items()},
        "lines": [
            {
                "id": line.key.id,
                "year": line.year,
                "fate": line.fate.value,
                "amount": line.amount,
                "from": line.giver,
                "to": line.taker,
                "out_of": line.origin,
                "reason": line.reason,
            }
            for line in account.lines
        ],
    }


@app.command()
def compare(plan: PlanPath, *, option: OptionCodes = None, json: Json = False) -> None:
    """Say what each option changes, field by field, in the sentences that the paper prints."""
    from core.model.diff import differences  # noqa: PLC0415
    from core.model.sentences import said  # noqa: PLC0415

    data: dict[str, list[dict[str, Any]]] = {}
    with opened(plan) as store:
        baseline = store.model()
        for code, id_ in chosen(store, option).items():
            if id_ == AS_IS:
                continue
            after = store.model(id_)
            data[code] = [
                {
                    "kind": difference.key.kind,
                    "id": difference.key.id,
                    "sign": difference.sign.value,
                    "fields": {
                        name: [getattr(difference.before, name), getattr(difference.after, name)]
                        for name in difference.fields
                    },
                    "sentence": said(difference, baseline, after),
                }
                for difference in differences(baseline, after)
            ]
    lines = []
    for code, found in data.items():
        lines += [f"Option {code}", *(f"  {entry['sentence']}" for entry in found)]
        if not found:
            lines.append("  Nothing changes.")
    answer(data, as_json=json, lines=lines)


@app.command()
def verify(plan: PlanPath) -> None:
    """Look at a file's health: SQLite's own check, the schema, the history against the data."""
    with opened(plan) as store:
        wrong = store.health()
    answer(
        wrong,
        as_json=False,
        lines=wrong or [f"“{plan.name}” is whole, and its history agrees with its data."],
    )
    if wrong:
        raise typer.Exit(1)
