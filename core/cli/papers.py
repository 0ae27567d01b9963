"""The commands that ask about board papers: whether they are ready, and what was issued."""

from __future__ import annotations

from typing import Any

import typer

from core.cli import app
from core.cli.words import AS_IS, Grid, Json, OptionCodes, PlanPath, answer, chosen, opened

AS_ISSUED, CHANGED = "as issued", "changed since"


@app.command()
def ready(plan: PlanPath, *, option: OptionCodes = None, json: Json = False) -> None:
    """Say what the papers about each option still lack; exit 1 if that is anything a board needs."""
    from core.papers.readiness import readiness_in  # noqa: PLC0415

    data: list[dict[str, Any]] = []
    with opened(plan) as store:
        for code, id_ in chosen(store, option).items():
            if id_ == AS_IS:
                continue
            data += [
                {
                    "option": code,
                    "group": item.group.value,
                    "item": item.name,
                    "met": item.met,
                    "required": item.required,
                    "kind": item.key.kind,
                    "id": item.key.id,
                    "field": item.field,
                    "why": item.why,
                }
                for item in readiness_in(store, id_)
            ]
    lacking = [line for line in data if not line["met"]]
    rows = [[line["option"], _needed(line), line["group"], line["why"] or line["item"]] for line in lacking]
    answer(data, as_json=json, lines=Grid(["Option", "Needed", "Part", "Missing"], rows))
    if any(line["required"] for line in lacking):
        raise typer.Exit(1)


def _needed(line: dict[str, Any]) -> str:
    return "yes" if line["required"] else ""


@app.command()
def register(plan: PlanPath, *, json: Json = False) -> None:
    """List the papers that were issued, and which of them the plan has changed since."""
    from core.model.entities.plan import Option  # noqa: PLC0415
    from core.papers.register import register as issued  # noqa: PLC0415
    from core.papers.register import stale  # noqa: PLC0415

    with opened(plan) as store:
        data = []
        for entry in issued(store.plan):
            option = store.plan.get(Option, entry.option)
            data.append(
                {
                    "id": entry.id,
                    "paper": entry.paper,
                    "option": option.code if option else None,
                    "about": entry.about,
                    "version": entry.version,
                    "issued": entry.issued,
                    "to": entry.recipients,
                    "files": (entry.files or "").splitlines(),
                    "private": entry.private,
                    "fingerprint": entry.fingerprint,
                    "stale": stale(store, entry),
                }
            )
    rows = [
        [
            str(line["issued"]),
            str(line["about"]),
            str(line["to"] or ""),
            CHANGED if line["stale"] else AS_ISSUED,
        ]
        for line in data
    ]
    answer(data, as_json=json, lines=Grid(["Issued", "Paper", "To", "The plan is"], rows))
