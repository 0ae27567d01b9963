"""Writing papers into a folder."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from core.files import why, write_whole
from core.papers import PAPERS, Paper
from core.papers.blocks import Block
from core.papers.brief import Brief, OptionBrief, brief_of
from core.papers.formats import FIRST, FORMATS, Format, Look, every_format, named
from core.papers.made import ProcessesGoneError, Task, in_processes, in_turn, written_as

if TYPE_CHECKING:  # the processes of `made` import this file too, and need no SQL
    from core.store.store import Store

Progress = Callable[[int, int, str], None]
LONGEST_PASSWORD = 127  # bytes, as PDF has it
LONGEST_NAME = 150
"""Bytes of a file's name, without its ending: well below what any system allows, folders included."""


class PaperError(Exception):
    """Some papers could not be written; the message says which and why. `written` are those that were."""

    def __init__(self, message: str, written: Iterable[Path] = ()) -> None:
        super().__init__(message)
        self.written = list(written)


def export(
    store: Store,
    folder: Path,
    options: Iterable[str] | None = None,
    papers: Iterable[str] | None = None,
    *,
    formats: Iterable[str] = (FIRST,),
    template: Path | None = None,
    password: str = "",
    attach_data: bool = False,
    jobs: int = 1,
    private: bool = False,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Path]:
    """Write papers into a folder, which is made if need be; return the files, in order.

    `options`, `papers` and `formats` are ids; None is every option, and all papers but those only written
    where they are asked for by name. Papers in Word take the styles of `template`, a Word document. PDFs ask
    for `password`, unless it is empty, and carry the data of their options with `attach_data`. Copies are
    public, without what is private or could tell who somebody is; `private` writes another beside each, with
    all of it. So many `jobs` share the work, as processes; the files are the same. `progress` hears how many
    papers are done, of how many, and the name of the next; where `cancelled` says yes, what is written so far
    stays. PaperError, in words, if one cannot be written: the others are all the same.
    """
    chosen = None if papers is None else list(papers)
    about = None if options is None else list(options)
    every = about is None or not all(paper.per_option for paper in _papers(chosen))
    return export_brief(
        brief_of(store, None if every else about, with_data=attach_data),
        folder,
        about,
        chosen,
        formats=formats,
        template=template,
        password=password,
        jobs=jobs,
        private=private,
        progress=progress,
        cancelled=cancelled,
    )


def export_brief(
    brief: Brief,
    folder: Path,
    options: Iterable[str] | None = None,
    papers: Iterable[str] | None = None,
    *,
    formats: Iterable[str] = (FIRST,),
    template: Path | None = None,
    password: str = "",
    jobs: int = 1,
    private: bool = False,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Path]:
    """Do what `export` does from a brief alone: in a thread or a process that has no store."""
    work = planned(brief, options, papers, private=private)
    chosen = _formats(formats)
    look = _look(template, password, work, chosen)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PaperError(f"The folder {folder} cannot be made: {why(error)}.") from None
    written: list[Path] = []
    failed: list[str] = []
    making = in_processes if min(jobs, len(work)) > 1 else in_turn
    with closing(making(work, brief, chosen, look, jobs=jobs)) as made:
        for done, task in enumerate(work):
            if cancelled is not None and cancelled():
                return written
            if progress is not None:
                progress(done, len(work), task.name)
            try:
                contents = next(made)
            except ProcessesGoneError as error:
                raise PaperError(str(error), written) from None
            if isinstance(contents, str):
                failed.append(contents)
            else:
                names = [f"{task.name}{form.ending}" for form in written_as(PAPERS[task.paper], chosen)]
                _save(folder, zip(names, contents, strict=True), written, failed)
    if progress is not None:
        progress(len(work), len(work), "")
    if failed:
        raise PaperError(" ".join(failed), written)
    return written


def planned(
    brief: Brief,
    options: Iterable[str] | None = None,
    papers: Iterable[str] | None = None,
    *,
    private: bool = False,
) -> list[Task]:
    """Return which papers an export would write, in order. PaperError if there is no such option or paper."""
    chosen = (
        list(brief.options) if options is None else [_option(brief, id_) for id_ in dict.fromkeys(options)]
    )
    names: set[str] = set()
    work = []
    for paper in _papers(papers):
        for option in chosen if paper.per_option else [None]:
            name = _free(file_name(paper.file_stem(option)), names)
            about = option.option.id if option else ""
            work.append(Task(paper.id, about, name, data=not private))
            if private:
                work.append(Task(paper.id, about, _free(f"{name} (private)", names), "private"))
    return work


def rendered(blocks: Iterable[Block], form: str = FIRST, look: Look | None = None) -> bytes:
    """Return a paper as the bytes of a file of that format."""
    return FORMATS[form].render(list(blocks), look or Look())


def _formats(ids: Iterable[str]) -> list[Format]:
    found, unknown = named(ids)
    if unknown:
        there = ", ".join(form.id for form in every_format())
        raise PaperError(f"Papers cannot be written as “{unknown[0]}”. They can be: {there}.")
    if not found:
        raise PaperError("Choose at least one format for the papers.")
    return found


def _look(template: Path | None, password: str, work: Sequence[Task], formats: Sequence[Format]) -> Look:
    """Return what was chosen of how papers are written. PaperError if a choice cannot be kept."""
    written = {form for task in work for form in written_as(PAPERS[task.paper], formats)}
    if password and (bare := [form.name for form in every_format() if form in written and not form.locks]):
        raise PaperError(f"Papers in {' and '.join(bare)} cannot ask for a password. Choose PDF alone.")
    if len(password.encode()) > LONGEST_PASSWORD:
        raise PaperError(f"A password may have at most {LONGEST_PASSWORD} bytes.")
    if template is None:
        return Look(password=password)
    if not any(form.templates for form in formats):
        names = " or ".join(form.name for form in every_format() if form.templates)
        raise PaperError(f"A template is for papers in {names}, and none is to be written.")
    from core.papers.render.docx.template import TemplateError, read_template  # noqa: PLC0415  # python-docx takes its time

    try:
        return Look(read_template(template), password)
    except TemplateError as error:
        raise PaperError(str(error)) from None


def _papers(ids: Iterable[str] | None) -> list[Paper]:
    if ids is None:
        every = (paper for paper in PAPERS.values() if not paper.asked)
        return sorted(every, key=lambda paper: (not paper.per_option, paper.name))
    found = []
    for id_ in dict.fromkeys(ids):
        paper = PAPERS.get(id_)
        if paper is None:
            raise PaperError(f"There is no paper “{id_}”. There is: {', '.join(PAPERS)}.")
        found.append(paper)
    return found


def _option(brief: Brief, id: str) -> OptionBrief:
    for option in brief.options:
        if option.option.id == id:
            return option
    raise PaperError(f"There is no option “{id}” in this plan.")


# files


def file_name(text: str) -> str:
    """Return text as a file's name, without ending, that Windows takes as well as any other system."""
    normal = unicodedata.normalize("NFC", text)
    # Format characters are left out too: one of them can turn a name round, so that it seems another.
    plain = "".join(c for c in normal if unicodedata.category(c)[0] != "C" or c.isspace())
    plain = re.sub(r"\s+", " ", re.sub(r'[<>:"/\\|?*]', " ", plain)).strip(" .")
    while len(plain.encode()) > LONGEST_NAME:
        plain = plain[:-1].rstrip(" .")
    if not plain or plain.split(".")[0].strip().upper() in _RESERVED:
        return f"Paper {plain}".strip()
    return plain


_RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))}


def _free(name: str, taken: set[str]) -> str:
    """Return a name that no other paper of this export has, in any letter case, and take it."""
    found, number = name, 2
    while found.casefold() in taken:
        found, number = f"{name} ({number})", number + 1
    taken.add(found.casefold())
    return found


def _save(folder: Path, files: Iterable[tuple[str, bytes]], written: list[Path], failed: list[str]) -> None:
    """Write files, and note those that were written, and in sentences those that could not be."""
    for name, content in files:
        try:
            written.append(write_whole(folder / name, content))
        except OSError as error:
            failed.append(f"“{name}” cannot be written: {why(error)}.")
