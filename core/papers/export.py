"""Writing papers into a folder."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

from core.files import why, write_whole
from core.papers import PAPERS, Paper
from core.papers.blocks import Block
from core.papers.brief import Brief, OptionBrief, brief_of
from core.store.store import Store

Progress = Callable[[int, int, str], None]
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
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Path]:
    """Write papers as PDF into a folder, which is made if need be; return the files, in order.

    `options` and `papers` are ids; None is every option, and the usual papers. `progress` hears how many are
    done, of how many, and the name of the next; where `cancelled` says yes, what is written so far stays.
    PaperError, in words, if one cannot be written: the others are all the same.
    """
    return export_brief(brief_of(store), folder, options, papers, progress=progress, cancelled=cancelled)


def export_brief(
    brief: Brief,
    folder: Path,
    options: Iterable[str] | None = None,
    papers: Iterable[str] | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Path]:
    """Do what `export` does from a brief alone: in a thread or a process that has no store."""
    work = planned(brief, options, papers)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PaperError(f"The folder {folder} cannot be made: {why(error)}.") from None
    written: list[Path] = []
    failed: list[str] = []
    for done, (name, write) in enumerate(work):
        if cancelled is not None and cancelled():
            return written
        if progress is not None:
            progress(done, len(work), name)
        try:
            written.append(write_whole(folder / f"{name}.pdf", write()))
        except OSError as error:
            failed.append(f"“{name}.pdf” cannot be written: {why(error)}.")
    if progress is not None:
        progress(len(work), len(work), "")
    if failed:
        raise PaperError(" ".join(failed), written)
    return written


def planned(
    brief: Brief, options: Iterable[str] | None = None, papers: Iterable[str] | None = None
) -> list[tuple[str, Callable[[], bytes]]]:
    """Return what an export would write: names of files, without endings, and what makes each.

    PaperError if there is no such option or paper.
    """
    chosen = (
        list(brief.options) if options is None else [_option(brief, id_) for id_ in dict.fromkeys(options)]
    )
    names: set[str] = set()
    work = []
    for paper in _papers(papers):
        for option in chosen if paper.per_option else [None]:
            name = _free(file_name(paper.file_stem(option)), names)
            work.append((name, _maker(paper, brief, option)))
    return work


def _maker(paper: Paper, brief: Brief, option: OptionBrief | None) -> Callable[[], bytes]:
    return lambda: rendered(paper.blocks(brief, option))


def rendered(blocks: Iterable[Block]) -> bytes:
    """Return a paper as the bytes of a PDF."""
    # Imported here because ReportLab would more than double the time to the window's first paint.
    from core.papers.render.pdf import pdf  # noqa: PLC0415

    return pdf(blocks)


def _papers(ids: Iterable[str] | None) -> list[Paper]:
    if ids is None:
        usual = [paper for paper in PAPERS.values() if paper.usual]
        return sorted(usual, key=lambda paper: not paper.per_option)
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
