"""Commands that make something: a plan, papers, a picture, a benchmark."""

from __future__ import annotations

import subprocess
import sys
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from core.cli import app
from core.cli.words import AS_IS, Grid, Json, OptionCode, OptionCodes, PlanPath, answer, chosen, opened, say

if TYPE_CHECKING:
    from rich.progress import Progress

    from core.figures import Figure
    from core.store.store import Store

Size = Literal["workshop", "national", "register"]
Password = Annotated[
    str,
    typer.Option(
        "--password",
        metavar="WORDS",
        envvar="REMIT_PASSWORD",
        help="What opens the PDF; better in the environment, where no list of processes shows it.",
    ),
]
Folder = Annotated[Path, typer.Option("--to", metavar="DIR", help="The folder to write into.")]


@app.command()
def new(
    plan: PlanPath,
    *,
    sample: Annotated[str, typer.Option("--sample", metavar="ID", help="A shipped sample.")] = "",
    paper: Annotated[
        Path | None,
        typer.Option("--from", metavar="PAPER.pdf", help="A paper that carries its option's data."),
    ] = None,
    password: Password = "",
    title: Annotated[str, typer.Option("--title", help="Its title; else the name of the file.")] = "",
) -> None:
    """Make a plan: empty, from a shipped sample or from a paper. Nothing is ever overwritten."""
    if sample and paper:
        raise typer.BadParameter("Choose a sample or a paper, not both.")
    if paper:
        from core.papers.reopen import plan_from  # noqa: PLC0415

        store = plan_from(paper, plan, password=password)
    elif sample:
        from core.samples import create  # noqa: PLC0415

        store = create(plan, sample)
    else:
        from core.store.store import Store  # noqa: PLC0415

        store = Store.create(plan, title or plan.stem)
    store.close()
    answer(str(plan), as_json=False, lines=[str(plan)])


@app.command()
def samples(*, json: Json = False) -> None:
    """List the shipped samples."""
    from core.samples import samples as shipped  # noqa: PLC0415

    found = [{"id": sample.id, "title": sample.title} for sample in shipped()]
    answer(found, as_json=json, lines=Grid(["Id", "Title"], [list(line.values()) for line in found]))


@app.command()
def export(
    plan: PlanPath,
    to: Folder,
    *,
    option: OptionCodes = None,
    paper: Annotated[list[str] | None, typer.Option("--paper", metavar="ID", help="Only this paper.")] = None,
    format_: Annotated[
        str, typer.Option("--format", metavar="FORMAT,…", help="Any of pdf, docx and html, with commas.")
    ] = "pdf",
    template: Annotated[
        Path | None,
        typer.Option("--template", metavar="FILE.docx", help="Its styles are used in Word papers."),
    ] = None,
    password: Password = "",
    attach_data: Annotated[
        bool, typer.Option("--attach-data", help="PDFs carry the data of their options, private too.")
    ] = False,
    private: Annotated[
        bool,
        typer.Option("--private", help="Write a private copy beside each public one, with all of it."),
    ] = False,
    issue: Annotated[
        str,
        typer.Option(
            "--issue", metavar="TO", help="Enter what is written into the register, as given to TO."
        ),
    ] = "",
    jobs: Annotated[
        int, typer.Option("--jobs", metavar="N", min=1, help="Processes that share the work.")
    ] = 1,
) -> None:
    """Write board papers: one for each option, and the comparison; print the files written."""
    from core.papers.export import PaperError  # noqa: PLC0415
    from core.papers.export import export as write  # noqa: PLC0415

    with opened(plan, to_change=bool(issue)) as store, _progress() as shown:
        task = shown.add_task("Papers", total=None)

        def progress(done: int, total: int, name: str) -> None:
            shown.update(task, completed=done, total=total, description=name.replace("[", r"\["))

        options = list(chosen(store, option).values()) if option else None
        try:
            written = write(
                store,
                to,
                options,
                paper,
                formats=format_.split(","),
                template=template,
                password=password,
                attach_data=attach_data,
                private=private,
                jobs=jobs,
                progress=progress,
            )
            if issue:
                _issue(store, options, paper, written, issue)
        except PaperError as error:
            answer(None, as_json=False, lines=[str(path) for path in error.written])
            raise
    answer(None, as_json=False, lines=[str(path) for path in written])


def _issue(
    store: Store, options: list[str] | None, papers: list[str] | None, files: list[Path], to: str
) -> None:
    """Enter what was written into the register, as one step."""
    from datetime import datetime  # noqa: PLC0415

    from core.papers.brief import brief_of  # noqa: PLC0415
    from core.papers.export import planned  # noqa: PLC0415
    from core.papers.register import issue, issue_label, written_of  # noqa: PLC0415

    work = planned(brief_of(store), options, papers, private=True)
    today = datetime.now().astimezone().date().isoformat()
    edits = issue(store, written_of(store, work, files), to, today)
    store.apply(issue_label(edits), edits)
    say(f"Done: {issue_label(edits)}.")


def _progress() -> Progress:
    """Return a bar on standard error, for a person who watches; for a program it stays silent."""
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    return Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())


@app.command()
def figure(
    plan: PlanPath,
    name: Annotated[str, typer.Argument(metavar="FIGURE", help="Which picture, such as org_chart.")],
    option: OptionCode,
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help="An .svg, .pdf or .png file.")],
    *,
    year: Annotated[
        str, typer.Option("--year", metavar="YEAR", help="Its year, such as 2020-21; else the latest.")
    ] = "",
    prices: Annotated[
        str, typer.Option("--prices", metavar="YEAR", help="Real, in the prices of this year; else nominal.")
    ] = "",
) -> None:
    """Draw one picture of an option, its changes marked."""
    from core.drawing.files import save  # noqa: PLC0415
    from core.figures import FIGURES  # noqa: PLC0415
    from core.model.edits import EditError  # noqa: PLC0415
    from core.store.connection import PlanError  # noqa: PLC0415

    found = FIGURES.get(name.replace("-", "_"))
    if found is None:
        raise EditError(f"There is no picture “{name}”. There are: {', '.join(FIGURES)}.")
    if to.suffix.lower() not in (".svg", ".pdf", ".png"):
        raise EditError(f"“{to.name}” should end in .svg, .pdf or .png.")
    asked = _asked(found, year, prices)
    with opened(plan) as store:
        id_ = next(iter(chosen(store, [option]).values()))
        asked["floor"] = store.about.technology_floor
        asked["titles"] = ("As-is", f"Option {option}")
        baseline = None if id_ == AS_IS else store.model()
        if to.suffix.lower() != ".png":
            try:
                save(found.drawn(store.model(id_), baseline, **asked), to, f"{found.name}, {option}")
            except OSError as error:
                raise PlanError(f"“{to.name}” cannot be written: {error.strerror}.") from None
    if to.suffix.lower() == ".png":
        # Pixels are painted by the window's painter, in a process of its own: the core knows no Qt.
        words = [sys.executable, "-m", "gui.png", str(plan), found.id, id_, str(to), dumps(asked)]
        if code := subprocess.call(words):  # noqa: S603
            raise typer.Exit(code)
    answer(None, as_json=False, lines=[str(to)])


def _asked(found: Figure, year: str, prices: str) -> dict[str, Any]:
    """Return the years that are asked for. EditError for what is no year, or a figure that is of none."""
    from core.model.edits import EditError  # noqa: PLC0415
    from core.model.fields import FieldError, Year  # noqa: PLC0415

    asked: dict[str, Any] = {}
    for name, option, text in (("year", "--year", year), ("price_year", "--prices", prices)):
        if text and name not in found.takes:
            raise EditError(f"The picture “{found.name}” takes no {option}.")
        if text:
            try:
                asked[name] = Year(option).read(text)
            except FieldError as error:
                raise EditError(str(error)) from None
    return asked


@app.command()
def bench(
    *,
    size: Annotated[Size, typer.Option("--size", help="How big a plan.")] = "workshop",
    json: Json = False,
) -> None:
    """Make a plan of that size and time the main operations beside their practical limits."""
    from core.bench import run  # noqa: PLC0415
    from core.bench.rows import shown  # noqa: PLC0415

    rows = list(run(size, progress=lambda subject: say(f"{subject} …")))
    lines = [
        [
            row.what,
            shown(row.ours, row.unit),
            shown(row.limit, row.unit) if row.limit else "",
            f"{row.ratio:.2f} ×" if row.ratio else "",
            row.aim,
            "yes" if row.ok else "no",
            row.note,
        ]
        for row in rows
    ]
    headings = ["What", "Remit", "Limit", "Ratio", "Target", "Met", "Note"]
    answer([row.told() for row in rows], as_json=json, lines=Grid(headings, lines))
