"""The command that checks a plan against its rules."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from core.cli import app
from core.cli.words import Grid, Json, OptionCodes, answer, chosen, opened


@app.command()
def check(
    plan: Annotated[str, typer.Argument(metavar="PLAN", help="The plan; not needed with --describe.")] = "",
    *,
    option: OptionCodes = None,
    describe: Annotated[bool, typer.Option("--describe", help="Say what each check is.")] = False,
    json: Json = False,
) -> None:
    """Look for duties without a home and whatever else does not add up; exit 1 if any is an error."""
    from core.checks import CHECKS, Severity, case_of, findings  # noqa: PLC0415

    if describe:
        about = [
            {"code": c.code, "name": c.name, "severity": c.severity.value, "rule": c.rule, "source": c.source}
            for c in CHECKS.values()
        ]
        about.sort(key=lambda line: line["code"])
        rows = [list(line.values()) for line in about]
        answer(about, as_json=json, lines=Grid(["Code", "Check", "Severity", "Rule", "Source"], rows))
        return
    if not plan:
        raise typer.BadParameter("Name the plan.")
    data: list[dict[str, Any]] = []
    with opened(Path(plan)) as store:
        for code, id_ in chosen(store, option).items():
            for found in findings(case_of(store, id_)):
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
