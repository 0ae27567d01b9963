"""Papers made from a brief: one after the other, or several at once in processes of their own.

Processes and not threads, for all of the work is Python's own. Each is given the brief once and makes paper
after paper from it; it writes no file, so that one which is ended leaves nothing behind.
"""

from __future__ import annotations

import re
import signal
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing import active_children, get_context, resource_tracker
from typing import Literal

from core.papers import PAPERS, Paper
from core.papers.blocks import Block, Cover
from core.papers.brief import Brief, OptionBrief
from core.papers.data import KIND, NAME, WORDS
from core.papers.formats import FORMATS, Attachment, Format, Look
from core.papers.privacy import LeakError


@dataclass(frozen=True, slots=True)
class Task:
    """One paper to make: which, about which option (empty: about all), and its files' name without ending.

    `edition` says which copy it is: the public one withholds what is private. One without `data` carries
    none, even where the brief has some.
    """

    paper: str
    option: str
    name: str
    edition: Literal["public", "private"] = "public"
    data: bool = True


Made = list[bytes] | str
"""A paper as the bytes of each format; or in a sentence why it may not be written."""


WITHHELD = (
    "“{name}” is the public copy and withholds what is private, so it cannot carry the data of the plan. "
    "Write it without the data."
)
"""Why a public copy is not written with data."""


class ProcessesGoneError(Exception):
    """A process that made papers was ended by somebody else."""


def in_turn(
    work: Sequence[Task], brief: Brief, formats: Sequence[Format], look: Look, *, jobs: int = 1
) -> Generator[Made]:
    """Yield each paper as the bytes of each format, made when it is asked for."""
    del jobs
    for task in work:
        yield _made(task, brief, formats, look)


def in_processes(
    work: Sequence[Task], brief: Brief, formats: Sequence[Format], look: Look, *, jobs: int
) -> Generator[Made]:
    """Yield what `in_turn` does, made in so many processes, which end with the last paper, or when closed.

    ProcessesGoneError if one of them was ended from outside.
    """
    others = set(active_children())
    ids = [form.id for form in formats]
    pool = ProcessPoolExecutor(
        min(jobs, len(work)), get_context("spawn"), initializer=_begin, initargs=(brief, ids, look)
    )
    try:
        with _undisturbed():
            found = pool.map(_make, work)
        yield from found
    except BrokenProcessPool:
        raise ProcessesGoneError("Not all papers were written: the work was ended from outside.") from None
    except BaseException:
        for process in set(active_children()) - others:
            process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _made(task: Task, brief: Brief, formats: Sequence[Format], look: Look) -> Made:
    option = next((option for option in brief.options if option.option.id == task.option), None)
    paper = PAPERS[task.paper]
    about = brief.options if option is None else (option,)
    carried = tuple(_attachment(each) for each in about if each.data and task.data)
    try:
        blocks = paper.blocks(replace(brief, edition=task.edition), option)
    except LeakError as error:
        return str(error)
    if carried and task.edition == "public" and _plain(blocks) != _plain(_whole(paper, brief, option)):
        return WITHHELD.format(name=task.name)
    given = replace(look, attachments=carried) if carried else look
    return [form.render(blocks, given) for form in written_as(paper, formats)]


def _whole(paper: Paper, brief: Brief, option: OptionBrief | None) -> list[Block]:
    return paper.blocks(replace(brief, edition="private"), option)


def _plain(blocks: Sequence[Block]) -> list[Block]:
    """Return what blocks say, whichever copy they are of."""
    return [replace(block, edition="") if isinstance(block, Cover) else block for block in blocks]


def _attachment(option: OptionBrief) -> Attachment:
    code = re.sub(r"[^\w-]", "", option.option.code) or "x"
    name = NAME.format(code=code.lower())
    return Attachment(name, KIND, WORDS.format(code=option.option.code), option.data)


def written_as(paper: Paper, formats: Sequence[Format]) -> list[Format]:
    """Return which of the formats a paper is written as; in its own where it can be none of them."""
    able = [form for form in formats if not paper.formats or form.id in paper.formats]
    return able or [FORMATS[paper.formats[0]]]


# in a process

_given: list[tuple[Brief, list[Format], Look]] = []


def _begin(brief: Brief, ids: Sequence[str], look: Look) -> None:
    """Take what all papers are made from; Ctrl+C is for the process that asked for them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _given.append((brief, [FORMATS[id_] for id_ in ids], look))


def _make(task: Task) -> Made:
    return _made(task, *_given[0])


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Start processes that Ctrl+C does not reach, also before they have begun; here it waits meanwhile."""
    if not hasattr(signal, "pthread_sigmask"):  # on Windows, where `_begin` has to do
        yield
        return
    resource_tracker.ensure_running()  # which would let signals through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
