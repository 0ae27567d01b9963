"""The command line: the same core without a window.

Names, exit codes and JSON keys are stable. Exit codes: 0 done; 1 done, and what was checked has errors; 2
could not be done, in one line, and the plan is untouched. Commands import what they need when they run, so
that `remit --help` is quick.
"""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import NoReturn

import typer

app = typer.Typer(
    name="remit",
    help="Structural options for a public body, and a board paper for each, from one model.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # which would take longer to import than all the rest of the help
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main(arguments: list[str] | None = None) -> None:
    """Run the command that the words ask for, and exit. Without words it opens the window."""
    from core.cli import (  # noqa: PLC0415  # they register
        changing,  # noqa: F401
        checking,  # noqa: F401
        history,  # noqa: F401
        inspecting,  # noqa: F401
        making,  # noqa: F401
        papers,  # noqa: F401
        reading,  # noqa: F401
        schedule,  # noqa: F401
        window,  # noqa: F401
    )

    words = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # a Windows pipe is not, and plans have quotes and dashes
    try:
        code = app(words or ["open"], prog_name="remit", standalone_mode=False)
    except typer.TyperException as error:
        say = getattr(error, "format_message", error.__str__)
        _refuse(f"{say()} `remit --help` says how it goes.")
    except Exception as error:
        # What core raises of its own is a refusal, with a message fit to show; all else is a bug.
        if type(error).__module__.partition(".")[0] != "core":
            raise
        _refuse(str(error))
    sys.exit(code if isinstance(code, int) else 0)


def _refuse(message: str) -> NoReturn:
    """Say in one line why it cannot be done, and exit."""
    typer.echo(f"remit: {' '.join(message.split())}", err=True)
    sys.exit(2)
