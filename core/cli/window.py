"""The command that opens the window."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Annotated

import typer

from core.cli import app


@app.command("open")
def open_(
    plan: Annotated[str, typer.Argument(metavar="[PLAN]", help="A plan to open.")] = "",
) -> None:
    """Open the window, on a plan if one is named."""
    # A process of its own: the core does not import the window.
    words = [sys.executable, "-m", "gui", *([plan] if plan else [])]
    if os.name == "posix":
        os.execv(sys.executable, words)  # noqa: S606  # our own program, no shell
    raise typer.Exit(subprocess.call(words))  # noqa: S603
