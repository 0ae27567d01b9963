"""The command that says whether everybody can read a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from core.cli import app
from core.cli.making import Password
from core.cli.words import Json, answer

WELL = "nothing is lacking that a program can see."


@app.command()
def inspect(
    file: Annotated[list[Path], typer.Argument(metavar="FILE.pdf…", help="Papers, or any other PDF.")],
    *,
    password: Password = "",
    json: Json = False,
) -> None:
    """Say what a PDF lacks for everybody to be able to read it; exit 1 if it lacks something."""
    from core.papers.export import PaperError  # noqa: PLC0415
    from core.papers.render.pdf.faults import faults_of  # noqa: PLC0415

    data: list[dict[str, str]] = []
    lines: list[str] = []
    for path in file:
        try:
            content = path.read_bytes()
        except OSError as error:
            raise PaperError(f"“{path.name}” cannot be read: {error.strerror}.") from None
        found = faults_of(content, password)
        data += [{"file": str(path), "fault": fault} for fault in found]
        lines += [f"{path.name}: {fault}" for fault in found or [WELL]]
    answer(data, as_json=json, lines=lines)
    if data:
        raise typer.Exit(1)
