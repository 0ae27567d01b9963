"""The register of issued papers: what was given out, to whom, and whether the plan has changed since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.model.edits import Add, Edit
from core.model.entities.papers import IssuedPaper
from core.model.entities.plan import Option
from core.model.ids import fresh
from core.model.model import Model
from core.model.words import count
from core.papers import PAPERS, cover_sheet
from core.papers.made import Task
from core.papers.stamp import digest_in, parameters, version_of
from core.papers.years import year_in

if TYPE_CHECKING:  # what only writes papers needs no SQL
    from core.store.store import Store

PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Written:
    """A paper that was written: which, about which option (empty: all), from what, into what files."""

    paper: str
    option: str
    version: str
    files: tuple[str, ...]
    private: bool = False


def written_of(store: Store, work: Sequence[Task], files: Iterable[Path]) -> list[Written]:
    """Return what was written of some papers, now that it has been; a paper without files is left out."""
    names = [(file.stem, file.name) for file in files]
    found: dict[tuple[str, str], list[tuple[Task, list[str]]]] = {}
    for task in work:
        if mine := [name for stem, name in names if stem == task.name]:
            found.setdefault((task.paper, task.option), []).append((task, mine))
    return [
        Written(
            paper,
            option,
            version_in(store, option or None),
            tuple(name for _, mine in copies for name in mine),
            any(task.edition == PRIVATE for task, _ in copies),
        )
        for (paper, option), copies in found.items()
    ]


def issue(store: Store, written: Iterable[Written], to: str, day: str) -> list[Edit]:
    """Return the edits that enter papers into the register; none for nothing.

    `day` is the one on which they are issued, as 2020-11-13; `to` says to whom, and may be empty.
    """
    told = "\n".join(f"{name}: {value}" for name, value in parameters(store.about, year_in(store)))
    return [Add(_entry(store, each, to.strip(), day, told)) for each in written]


def issue_label(edits: Sequence[Edit]) -> str:
    """Return the label of the step that enters papers into the register."""
    return f"Issue {count(len(edits), 'paper')}"


def version_in(store: Store, option: str | None) -> str:
    """Return the version that a paper about an option (None: about all) would have if it was written now."""
    return version_of(store.plan, digest_in(store), year_in(store), option)


def register(own: Model) -> list[IssuedPaper]:
    """Return every entry of the register, the latest first."""
    return sorted(own.all(IssuedPaper), key=lambda entry: (entry.issued, entry.about, entry.id), reverse=True)


def stale(store: Store, entry: IssuedPaper) -> bool:
    """Return whether the plan says something else by now than the paper of an entry was made from."""
    paper = PAPERS.get(entry.paper)
    if paper is None or (paper.per_option and entry.option is None):
        return True
    return version_in(store, entry.option) != entry.fingerprint


def _entry(store: Store, written: Written, to: str, day: str, told: str) -> IssuedPaper:
    option = store.plan.get(Option, written.option)
    name = PAPERS[written.paper].name
    return IssuedPaper(
        id=fresh("issued"),
        option=option.id if option else None,
        paper=written.paper,
        about=f"{name}, Option {option.code}, {option.name}" if option else name,
        version=cover_sheet.typed(store.plan, option.id if option else None, "version") or None,
        issued=day,
        recipients=to or None,
        files="\n".join(written.files) or None,
        private=written.private,
        fingerprint=written.version,
        parameters=told or None,
    )
