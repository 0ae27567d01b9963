"""What papers can be written as: one file here that declares a format is one more in the list.

A format turns the blocks of a paper into the bytes of a file. It imports its renderer only when it writes, so
that to list the formats costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from core.papers.blocks import Block
from core.registry import Registry


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside a PDF: its name, its media type, what it is in words, and its bytes."""

    name: str
    kind: str
    words: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody chose of how papers are written. `template` is the content of a Word document, or empty.

    A PDF asks for `password`, unless that is empty, and has `attachments` inside it.
    """

    template: bytes = field(default=b"", repr=False)
    password: str = field(default="", repr=False)
    attachments: tuple[Attachment, ...] = ()


Render = Callable[[Sequence[Block], Look], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A format as people see it. `ending` is that of its files, with the dot; `place` orders the formats.

    `templates` says that a Look's template shapes its files, `locks` that they can ask for its password.
    """

    id: str
    name: str
    ending: str
    place: int
    templates: bool
    locks: bool
    render: Render


FORMATS: Registry[Format] = Registry("core.papers.formats")
FIRST = "pdf"
"""The format of papers where nobody chose one."""


def paper_format(
    id: str, name: str, *, ending: str, place: int, templates: bool = False, locks: bool = False
) -> Callable[[Render], Render]:
    """Register the function below as a format."""

    def register(render: Render) -> Render:
        FORMATS.add(id, Format(id, name, ending, place, templates, locks, render))
        return render

    return register


def every_format() -> list[Format]:
    """Return all formats in the order in which people are shown them."""
    return sorted(FORMATS.values(), key=lambda found: found.place)


def named(ids: Iterable[str]) -> tuple[list[Format], list[str]]:
    """Return the formats with these ids, in any letter case, in their order; and the ids that are none."""
    wanted = list(dict.fromkeys(id_.strip().casefold() for id_ in ids))
    return [found for found in every_format() if found.id in wanted], [
        id_ for id_ in wanted if id_ not in FORMATS
    ]
