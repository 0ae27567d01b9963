"""Board papers: one file here that declares a paper is one more in the list.

A paper is a pure function of a Brief, and of one option of it where there is a paper for each, to blocks
(`core.papers.blocks`). Renderers write blocks; no paper knows what a page is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.papers.blocks import Block
from core.papers.brief import Brief, OptionBrief
from core.registry import Registry

Write = Callable[..., list[Block]]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as people see it. `stem` is its file's name, with {code}, {option} and {paper} filled in.

    `formats` are the ids of all that it can be written as; none is any. One that is only written where it is
    `asked` for by name is not among all papers.
    """

    id: str
    name: str
    per_option: bool
    stem: str
    write: Write
    formats: tuple[str, ...] = ()
    asked: bool = False

    def blocks(self, brief: Brief, option: OptionBrief | None = None) -> list[Block]:
        """Return what the paper says; ValueError if it is about one option and none is given."""
        if not self.per_option:
            return self.write(brief)
        if option is None:
            raise ValueError(f"The {self.name.lower()} is about one option.")
        return self.write(brief, option)

    def file_stem(self, option: OptionBrief | None = None) -> str:
        """Return the name of its file, without ending, as the plan's words make it."""
        code, name = (option.option.code, option.option.name) if option else ("", "")
        return self.stem.format(code=code, option=name, paper=self.name)


PAPERS: Registry[Paper] = Registry("core.papers")


def paper(
    id: str,
    name: str,
    *,
    per_option: bool,
    stem: str = "",
    formats: tuple[str, ...] = (),
    asked: bool = False,
) -> Callable[[Write], Write]:
    """Register the function below as a paper: of a Brief, and of an OptionBrief if there is one an option."""

    def register(write: Write) -> Write:
        usual = "Option {code} - {option} - {paper}" if per_option else "{paper}"
        PAPERS.add(id, Paper(id, name, per_option, stem or usual, write, formats, asked))
        return write

    return register
