"""Board papers: one file here that declares a paper is one more in the list.

A paper is a pure function of a Brief, and of one option of it where there is a paper for each, to blocks
(`core.papers.blocks`). Renderers write blocks; no paper knows what a page is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from core.papers.blocks import Block, Cover
from core.papers.brief import Brief, OptionBrief
from core.papers.privacy import COVER, LeakError, leaks, marked, marked_at_all, published, secret_fields
from core.papers.section import Section, secrets
from core.registry import Registry

Write = Callable[..., list[Block]]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as people see it. `stem` is its file's name, with {code}, {option} and {paper} filled in.

    `sections` are those in which the secretary may add words of their own. `formats` are the ids of all that
    it can be written as; none is any. One that is only written where it is `asked` for by name is not among
    all papers.
    """

    id: str
    name: str
    per_option: bool
    stem: str
    write: Write
    sections: tuple[Section, ...] = ()
    formats: tuple[str, ...] = ()
    asked: bool = False

    def blocks(self, brief: Brief, option: OptionBrief | None = None) -> list[Block]:
        """Return what the paper says.

        ValueError if it is about one option and none is given, LeakError if it is the public one and would
        tell what is private.
        """
        if self.per_option and option is None:
            raise ValueError(f"The {self.name.lower()} is about one option.")
        found = self._written(brief, option)
        if not brief.public:
            return found
        found = published(found)
        if told := leaks(found, self._secrets(brief, option)):
            raise LeakError(
                f"The public copy of the {self.name.lower()} would tell what is private: “{_cut(told[0])}”. "
                "Mark the section in which it stands as private too."
            )
        return found

    def _written(self, brief: Brief, option: OptionBrief | None) -> list[Block]:
        return self.write(brief, option) if self.per_option else self.write(brief)

    def _secrets(self, brief: Brief, option: OptionBrief | None) -> list[str]:
        """Return every line that the public paper must not have."""
        if not marked_at_all(self.id, brief, option):
            return []
        whole = replace(brief, edition="private")
        found = list(secrets(self.id, self.sections, whole, option))
        marks = list(marked(self.id, COVER, whole, option))
        for block in self._written(whole, option) if marks else []:
            if isinstance(block, Cover):
                found += secret_fields(block, marks)
        return found

    def file_stem(self, option: OptionBrief | None = None) -> str:
        """Return the name of its file, without ending, as the plan's words make it."""
        code, name = (option.option.code, option.option.name) if option else ("", "")
        return self.stem.format(code=code, option=name, paper=self.name)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_TOLD else f"{text[: LONGEST_TOLD - 1].rstrip()}…"


LONGEST_TOLD = 80
PAPERS: Registry[Paper] = Registry("core.papers")


def paper(
    id: str,
    name: str,
    *,
    per_option: bool,
    stem: str = "",
    sections: Iterable[Section] = (),
    formats: tuple[str, ...] = (),
    asked: bool = False,
) -> Callable[[Write], Write]:
    """Register the function below as a paper: of a Brief, and of an OptionBrief if there is one an option."""

    def register(write: Write) -> Write:
        usual = "Option {code} - {option} - {paper}" if per_option else "{paper}"
        PAPERS.add(id, Paper(id, name, per_option, stem or usual, write, tuple(sections), formats, asked))
        return write

    return register
