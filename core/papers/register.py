"""The register of issued papers: what was given out, to whom, and whether the plan has changed since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from core.model.edits import Add, Edit
from core.model.entities.papers import IssuedPaper
from core.model.ids import fresh
from core.model.model import Model
from core.model.words import count
from core.papers import PAPERS, cover_sheet
from core.papers.brief import Brief
from core.papers.made import Task
from core.papers.stamp import parameters, version, version_in
from core.store.store import Store

PRIVATE = "private"


def issue(brief: Brief, work: Sequence[Task], written: Iterable[Path], to: str, day: str) -> list[Edit]:
    """Return the edits that enter into the register what was written of some papers; none for nothing.

    `day` is the one on which they are issued, as 2020-11-13; `to` says to whom, and may be empty.
    """
    files = list(written)
    entries: dict[tuple[str, str], list[tuple[Task, list[str]]]] = {}
    for task in work:
        if names := [file.name for file in files if file.stem == task.name]:
            entries.setdefault((task.paper, task.option), []).append((task, names))
    return [Add(_entry(brief, copies, to, day)) for copies in entries.values()]


def issue_label(edits: Sequence[Edit]) -> str:
    """Return the label of the step that enters papers into the register."""
    return f"Issue {count(len(edits), 'paper')}"


def register(own: Model) -> list[IssuedPaper]:
    """Return every entry of the register, the latest first."""
    return sorted(own.all(IssuedPaper), key=lambda entry: (entry.issued, entry.about, entry.id), reverse=True)


def stale(store: Store, entry: IssuedPaper) -> bool:
    """Return whether the plan says something else by now than the paper of an entry was made from."""
    paper = PAPERS.get(entry.paper)
    if paper is None or (paper.per_option and entry.option is None):
        return True
    return version_in(store, entry.option) != entry.fingerprint


def _entry(brief: Brief, copies: list[tuple[Task, list[str]]], to: str, day: str) -> IssuedPaper:
    paper, id_ = copies[0][0].paper, copies[0][0].option
    option = next((found for found in brief.options if found.option.id == id_), None)
    own = option.option.id if option else None
    name = PAPERS[paper].name
    about = f"{name}, Option {option.option.code}, {option.option.name}" if option else name
    return IssuedPaper(
        id=fresh("issued"),
        option=own,
        paper=paper,
        about=about,
        version=cover_sheet.typed(brief.own, own, "version") or None,
        issued=day,
        recipients=to or None,
        files="\n".join(name for _, names in copies for name in names),
        private=any(task.edition == PRIVATE for task, _ in copies),
        fingerprint=version(brief, option),
        parameters="\n".join(f"{name}: {value}" for name, value in parameters(brief)) or None,
    )
