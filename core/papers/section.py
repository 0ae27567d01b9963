"""A paper put together from sections: what the model says in each, and what the secretary says beside it.

A section is declared in the list of its paper::

    Section("people", "People impact and consultation", people)

Its function takes the Brief (and the OptionBrief, in a paper about one option) and returns what stands below
the heading; nothing where there is nothing to say, and then the section is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from core.model.entities.papers import Narrative, PrivatePart
from core.model.model import Model
from core.papers.blocks import Block, Figure, Heading, Note, PageBreak
from core.papers.brief import Brief, OptionBrief
from core.papers.markdown import narrative
from core.papers.placeholders import words_of
from core.papers.privacy import marked, secret_lines, withheld

MOVED_ON = Note(
    "Written before the model changed",
    "This section was written in place of what the model said at the time. The model says something else by "
    "now; please confirm that the section still holds.",
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a paper. `wide`: on pages that lie on their side. An appendix begins a page."""

    id: str
    title: str
    write: Callable[..., list[Block]]
    appendix: bool = False
    wide: bool = False

    def generated(self, brief: Brief, option: OptionBrief | None = None) -> list[Block]:
        """Return what the model says in it."""
        return self.write(brief) if option is None else self.write(brief, option)


def composed(
    paper: str, sections: Sequence[Section], brief: Brief, option: OptionBrief | None = None
) -> list[Block]:
    """Return the blocks of all sections of a paper that have something to say, without its cover."""
    blocks: list[Block] = []
    for section in sections:
        content = written(paper, section, brief, option)
        if not content:
            continue
        content = withheld(paper, section.id, content, brief, option)
        broken = blocks and blocks[-1] == PageBreak()
        if section.wide and broken:
            blocks.pop()
        if section.wide or (section.appendix and not broken):
            blocks.append(PageBreak(wide=section.wide))
        blocks += [Heading(section.title, appendix=section.appendix), *content]
        if section.wide:
            blocks.append(PageBreak())
    return blocks


def written(paper: str, section: Section, brief: Brief, option: OptionBrief | None = None) -> list[Block]:
    """Return what a section says: the model's words, and the secretary's where there are some."""
    generated = section.generated(brief, option)
    own = own_words(paper, section.id, brief, option)
    if own is None or not (own.text or "").strip():
        return generated
    said, _ = narrative(own.text or "", words_of(brief, option))
    if own.stands == "instead":
        return [*([MOVED_ON] if moved_on(own, generated) else []), *said]
    return [*said, *generated] if own.stands == "before" else [*generated, *said]


def secrets(
    paper: str, sections: Sequence[Section], brief: Brief, option: OptionBrief | None = None
) -> Iterator[str]:
    """Yield each line of the sections of a paper that is marked private."""
    for section in sections:
        if marks := list(marked(paper, section.id, brief, option)):
            yield from secret_lines(written(paper, section, brief, option), marks)


def own_words(paper: str, section: str, brief: Brief, option: OptionBrief | None = None) -> Narrative | None:
    """Return what the secretary says in a section: for this option, else for every paper; None: nothing."""
    wanted = [option.option.id, None] if option else [None]
    found = (narrative_of(brief.own, paper, section, id_) for id_ in wanted)
    return next((own for own in found if own), None)


def narrative_of(own: Model, paper: str, section: str, option: str | None) -> Narrative | None:
    """Return what is said in a section for just that option; None for the option: for every paper."""
    found = own.table(Narrative).by("option").get(option, ())
    here = (each for each in found if (each.paper, each.section) == (paper, section))
    return min(here, key=lambda each: each.id, default=None)


def private_of(own: Model, paper: str, section: str, option: str | None) -> PrivatePart | None:
    """Return why a whole section is withheld for just that option; None for the option: in every paper."""
    found = own.table(PrivatePart).by("option").get(option, ())
    here = (each for each in found if (each.paper, each.section) == (paper, section) and not each.caption)
    return min(here, key=lambda each: each.id, default=None)


def moved_on(own: Narrative, generated: Sequence[Block]) -> bool:
    """Return whether what a narrative was written in place of is another text by now."""
    return own.stands == "instead" and own.replaced not in (None, fingerprint_of(generated))


def fingerprint_of(blocks: Sequence[Block]) -> str:
    """Return the fingerprint of what blocks say; how a figure is drawn does not count, what it shows does."""
    said = [(block.caption, block.words) if isinstance(block, Figure) else block for block in blocks]
    return sha256(repr(said).encode("utf-8", "backslashreplace")).hexdigest()[:16]
