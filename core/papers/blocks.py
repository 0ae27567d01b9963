"""A board paper as data: what every renderer writes, and every test reads.

A paper is a list of blocks, its Cover first. All text is plain: no block ever holds markup, so nothing that
somebody typed can be taken for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from core.drawing.shapes import Drawing

TO_BE_CONFIRMED = "To be confirmed"
"""What is printed where the plan does not say: a blank on a cover never vanishes."""
NONE_IDENTIFIED = "None identified"
"""What is printed on a cover where nobody has found anything to say."""
ASKS = "What this paper asks"
"""The heading above the summary of a cover."""
ASKED = "The board is asked to:"
"""What leads up to the recommendations."""
MORE = "Implications and links"
"""The heading above the fields of a cover that stand last."""
NARROW_FIGURE = (483.0, 600.0)
"""Points that a figure has at most on an upright page, its caption beside."""
WIDE_FIGURE = (742.0, 430.0)
"""Points that a figure has at most on a page that lies on its side, its caption beside."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a paper was made from. `version` is the fingerprint of all of it, `baseline` that of the as-is.

    `at` is when the model was changed last, as people read it; never the time of the export, so that the
    same model gives the same bytes.
    """

    version: str
    baseline: str
    at: str = ""
    parameters: tuple[tuple[str, str], ...] = ()

    @property
    def line(self) -> str:
        """The stamp in one line, for small print and for the properties of files."""
        parts = [f"Made from {self.version}", f"as-is {self.baseline}"]
        parts += [f"model of {self.at}"] if self.at else []
        parts += [f"{name.lower()}: {value}" for name, value in self.parameters]
        return " · ".join(parts)


@dataclass(frozen=True, slots=True)
class Logo:
    """The picture of a body: the bytes of a PNG or JPEG file, its size in pixels, and it in words."""

    content: bytes = field(repr=False)
    width: int
    height: int
    words: str


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover sheet: whose board it is for, about what, and what it asks. `short` is its title in footers.

    `fields` stand first, then what the paper asks: `summary`, under the heading `lead`, and the board is
    asked to do each of `asks`. `more` are the fields that stand last. `colour` is the option's own, as
    #rrggbb, and `code` its letter; both are empty for all options at once. `edition` says for whom this copy
    is, `marking` how it is classified. `reference` is the paper's number among others, such as A1. In a pack
    of papers each begins with its own cover.
    """

    kind: str
    title: str
    body: str
    plan: str
    fields: tuple[tuple[str, str], ...]
    summary: str
    short: str
    code: str = ""
    colour: str = ""
    asks: tuple[str, ...] = ()
    lead: str = ASKS
    more: tuple[tuple[str, str], ...] = ()
    version: str = ""
    marking: str = ""
    edition: str = ""
    stamp: Stamp | None = None
    reference: str = ""
    logo: Logo | None = None

    @property
    def foot(self) -> str:
        """What stands at the foot of every page, before its number."""
        number = f"Paper {self.reference}" if self.reference else ""
        stamp = self.stamp.version if self.stamp else ""
        parts = (self.body, number, self.short, self.version, self.edition, self.marking, stamp)
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Contents:
    """A list of the sections of this paper, or of the papers of this pack, and where each begins."""

    papers: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. Those of level 1 begin a section or an appendix, and are numbered: 2, Appendix A1."""

    text: str
    level: int = 1
    appendix: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; numbered, it counts within its section: 2.1, 2.2. `source` is the move that it tells."""

    text: str
    numbered: bool = True
    source: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; ordered, its items are numbered i, ii, iii. `source` is the move that it tells."""

    items: tuple[str, ...]
    ordered: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `width` is its share of the whole.

    `heading` marks what names the row, `signed` that each cell begins with a sign: +, −, ~ or !. `people`
    counts people, so that the public paper withholds small numbers.
    """

    title: str
    width: float = 1.0
    align: Literal["left", "right"] = "left"
    heading: bool = False
    signed: bool = False
    people: bool = False


Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of a table that belong together; an empty title prints none."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Data in rows. The header is the columns' titles; `total` is the last row, `note` stands below."""

    caption: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    total: Row = ()
    note: str = ""

    def rows(self) -> Iterator[Row]:
        """Yield the rows of all groups, without the total."""
        for group in self.groups:
            yield from group.rows


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, and the same in words for who cannot see it."""

    drawing: Drawing = field(repr=False)
    caption: str
    words: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something set apart that no reader may miss, such as that figures are illustrative.

    `grave`: not only to be known but to be mended, such as a duty without a home.
    """

    title: str
    text: str
    grave: bool = False


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page; `wide`: on its side, and so the pages after it until the next break."""

    wide: bool = False


Block = Cover | Contents | Heading | Paragraph | Bullets | Table | Figure | Note | PageBreak


def plain_table(
    caption: str, columns: Iterable[Column], rows: Iterable[Row], *, total: Row = (), note: str = ""
) -> Table:
    """Return a table whose rows are in no groups."""
    return Table(caption, tuple(columns), (Group("", tuple(rows)),), total, note)


def paragraphs(text: str, *, numbered: bool = True) -> list[Block]:
    """Return text of several lines as one paragraph a line; nothing for empty text."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [Paragraph(line, numbered) for line in lines if line]


def numbered(blocks: Iterable[Block]) -> Iterator[tuple[str, Block]]:
    """Yield each block with its number: “2”, “2.1”, “Appendix A1”, “Table 3”; nothing for the rest.

    Every cover begins anew.
    """
    sections = appendices = tables = figures = within = 0
    section = ""
    for block in blocks:
        number = ""
        match block:
            case Cover():
                sections = appendices = tables = figures = within = 0
                section = ""
            case Heading(level=1, appendix=True):
                appendices, within = appendices + 1, 0
                section = f"A{appendices}"
                number = f"Appendix {section}"
            case Heading(level=1):
                sections, within = sections + 1, 0
                section = number = str(sections)
            case Paragraph(numbered=True) if section:
                within += 1
                number = f"{section}.{within}"
            case Table():
                tables += 1
                number = f"Table {tables}"
            case Figure():
                figures += 1
                number = f"Figure {figures}"
        yield number, block


def listed(found: Sequence[tuple[str, Block]], place: int) -> Iterator[tuple[int, str, str]]:
    """Yield what the Contents at a place list, of numbered blocks: where each is, its number, its title."""
    contents = found[place][1]
    papers = isinstance(contents, Contents) and contents.papers
    for after in range(place + 1, len(found)):
        number, block = found[after]
        if isinstance(block, Cover):
            if not papers:
                return
            yield after, block.reference, f"{block.title} ({block.kind.lower()})"
        elif isinstance(block, Heading) and block.level == 1 and not papers:
            yield after, f"{number}:" if block.appendix and number else number, block.text


def title(number: str, heading: Heading) -> str:
    """Return a heading with its number, as lists and bookmarks show it."""
    return f"{number}{':' if heading.appendix and number else ''} {heading.text}".strip()


def roman(number: int) -> str:
    """Return a small roman number: iv for 4."""
    found = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        found += sign * times
    return found


_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
