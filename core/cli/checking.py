"""The commands that ask whether a plan adds up: its rules, and what becomes of every duty."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from core.cli import app
from core.cli.words import AS_IS, Grid, Json, OptionCodes, PlanPath, answer, chosen, opened, say

if TYPE_CHECKING:
    from core.store.store import Store


@app.command()
def check(
    plan: Annotated[str, typer.Argument(metavar="PLAN", help="The plan; not needed with --describe.")] = "",
    *,
    option: OptionCodes = None,
    describe: Annotated[bool, typer.Option("--describe", help="Say what each check is.")] = False,
    all_: Annotated[bool, typer.Option("--all", help="Also those switched off for the plan.")] = False,
    json: Json = False,
) -> None:
    """Look for duties without a home and whatever else does not add up; exit 1 if any is an error.

    A check is switched off for a plan by `remit add PLAN muted_check code=CODE reason=TEXT`.
    """
    from core.checks import CHECKS, Severity, case_of, findings, switched_off  # noqa: PLC0415

    if describe:
        _describe(as_json=json)
        return
    if not plan:
        raise typer.BadParameter("Name the plan.")
    data: list[dict[str, Any]] = []
    with opened(Path(plan)) as store:
        for code, reason in switched_off(store.plan).items() if not all_ else ():
            say(f"Switched off: {code}, {CHECKS[code].name}. Reason: {reason}")
        for code, id_ in chosen(store, option).items():
            for found in findings(case_of(store, id_), off=() if all_ else None):
                severity = CHECKS[found.code].severity.value
                data.append(
                    {
                        "option": code,
                        "code": found.code,
                        "severity": severity,
                        "kind": found.key.kind,
                        "id": found.key.id,
                        "message": found.message,
                    }
                )
    rows = [[line["option"], line["code"], line["severity"], line["message"]] for line in data]
    answer(data, as_json=json, lines=Grid(["Option", "Code", "Severity", "What"], rows))
    if any(line["severity"] == Severity.ERROR for line in data):
        raise typer.Exit(1)


def _describe(*, as_json: bool) -> None:
    from core.checks import CHECKS  # noqa: PLC0415

    checks = [CHECKS[code] for code in sorted(CHECKS)]
    about = [
        {
            "code": c.code,
            "name": c.name,
            "severity": c.severity.value,
            "fix": c.fix is not None,
            "rule": c.rule,
            "source": c.source,
        }
        for c in checks
    ]
    headings = ["Code", "Check", "Severity", "Fix", "Rule", "Source"]
    rows = [[c.code, c.name, c.severity.value, "yes" if c.fix else "", c.rule, c.source] for c in checks]
    answer(about, as_json=as_json, lines=Grid(headings, rows))


@app.command()
def fate(plan: PlanPath, *, option: OptionCodes = None, json: Json = False) -> None:
    """Say what becomes of every duty of the as-is in each option; exit 1 if one is left without a home."""
    from core.model.fate import Sort  # noqa: PLC0415

    with opened(plan) as store:
        data = [
            line
            for code, id_ in chosen(store, option).items()
            if id_ != AS_IS
            for line in _fates(store, code, id_)
        ]
        model = store.model()
    keys = ("option", "name", "fate", "went", "move_title")
    shown = [[str(line[key] or "") for key in keys] for line in data]
    for line in data:
        del line["went"]
    answer(data, as_json=json, lines=Grid(["Option", "Duty", "Fate", "Where or why", "By the move"], shown))
    if not model.duties:
        say("There are no duties in this plan yet.")
    if any(line["fate"] == Sort.ORPHANED for line in data):
        raise typer.Exit(1)


def _fates(store: Store, code: str, option: str) -> list[dict[str, Any]]:
    from core.model.fate import fates  # noqa: PLC0415
    from core.workshop import moves_behind  # noqa: PLC0415

    moves = moves_behind(store, option)
    found = []
    for one in fates(store.model(), store.model(option)):
        move = moves.get(one.function.id)
        found.append(
            {
                "option": code,
                "id": one.function.id,
                "name": one.function.name,
                "family": one.function.parent,
                "fate": one.sort.value,
                "from": [body.id for body in one.before],
                "to": [body.id for body in one.after],
                "into": [function.id for function in one.into],
                "reason": one.reason or None,
                "move": move.id if move else None,
                "move_title": move.title if move else None,
                "went": one.went(),
            }
        )
    return found
