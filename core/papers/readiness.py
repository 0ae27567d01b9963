"""Whether a paper is ready for its board: what is there, what is missing, and where each is to be filled in.

Export is always allowed; a paper that is not complete says so. Sources: the cover sheets of NHS boards, the
checklist of the Public Bodies Reforms (Cabinet Office, 2011), and the shortlist rule of the Green Book (HM
Treasury, 2018): business as usual, a do-minimum, and four options or more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from core.model.entities.plan import PLAN, Move, Option, Plan
from core.model.entities.structure import Organisation
from core.model.fate import homeless
from core.model.key import Key
from core.model.model import Model
from core.model.words import listed, sentence
from core.papers import cover_sheet
from core.papers.blocks import Logo
from core.papers.brief import Brief, OptionBrief
from core.papers.logo import logos_of
from core.papers.wording import enumerated
from core.store.lineage import lineage

if TYPE_CHECKING:  # a process that only writes papers needs no SQL
    from core.store.store import Store

FEWEST_OPTIONS = 4
MOST_NAMED = 8
"""How many missing things a paper names before it counts the rest."""


class Group(StrEnum):
    """What an item belongs to."""

    COVER = "Cover sheet"
    IMPLICATIONS = "Implications"
    MOVES = "Moves"
    MODEL = "Model"
    CHECKLIST = "Reorganisation checklist"
    APPRAISAL = "Appraisal"


CHECKLIST = {
    "People": "workforce",
    "Communications": "communications",
    "Impact and equality": "equality",
    "Legal": "legal",
    "Operations": "operations",
    "Accounting": "accounting",
    "Financial management": "financial",
    "Knowledge and information": "records",
    "Pensions": "pensions",
    "Assets and liabilities": "assets",
    "ICT": "digital",
    "Public appointments": "appointments",
}
"""The headings of the checklist, and the fields of the cover sheet that answer them."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a paper should have. `name` stands after “missing:”.

    `key` and `field` are where it is filled in; the id is empty for a cover sheet that nobody has begun. A
    paper without what is `required` says that it is not complete. `check` is the code of a check that finds
    the same. `why` says in a sentence what is wrong, where more is known than that it is missing.
    """

    group: Group
    name: str
    met: bool
    key: Key
    field: str = ""
    required: bool = False
    check: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """What readiness is about: an option of a plan, with the models of every option."""

    own: Model
    baseline: Model
    models: Mapping[str, Model]
    option: str
    logos: Mapping[str, Logo | str]

    @property
    def moves(self) -> list[Move]:
        """The moves that the option is seen through."""
        return [self.own.table(Move)[id_] for id_ in lineage(self.own, self.option)[1:]]


def readiness(subject: Subject) -> list[Item]:
    """Return everything that the papers about an option should have, met or not."""
    return [
        *_cover(subject),
        *_implications(subject),
        *_moves(subject),
        *_homes(subject),
        *_checklist(subject),
        *_appraisal(subject),
    ]


def readiness_in(store: Store, option: str) -> list[Item]:
    """Return the readiness of an option of an open plan."""
    models = {other.id: store.model(other.id) for other in store.options()}
    logos = logos_of(store.plan, store.path.absolute().parent)
    return readiness(Subject(store.plan, store.model(), models, option, logos))


def readiness_of(brief: Brief, option: OptionBrief) -> list[Item]:
    """Return the readiness of an option of a brief."""
    models = {other.option.id: other.model for other in brief.options}
    return readiness(Subject(brief.own, brief.baseline, models, option.option.id, brief.logos))


def missing_of(brief: Brief, option: OptionBrief) -> list[Item]:
    """Return what is required of the papers about an option, and missing."""
    return [item for item in readiness_of(brief, option) if item.required and not item.met]


def score(items: list[Item]) -> tuple[int, int]:
    """Return how many items are met, and of how many."""
    return sum(item.met for item in items), len(items)


def not_complete(lacks: list[Item], most: int = MOST_NAMED) -> str:
    """Return what is missing in a sentence; past `most` the rest are counted."""
    names = [item.name for item in lacks]
    return sentence(f"still missing: {enumerated(names, most)}")


# the parts


def _cover(subject: Subject) -> Iterator[Item]:
    plan = subject.own.get(Plan, PLAN)
    at = Key("plan", PLAN)
    yield Item(Group.COVER, "the body", bool(plan and plan.body), at, "body", required=True)
    yield Item(Group.COVER, "the date of the as-is", bool(plan and plan.as_at), at, "as_at", required=True)
    for name in cover_sheet.REQUIRED:
        yield _field(subject, Group.COVER, name, required=True)
    for name in ("agenda_item", "reference", "version", "considered", "objectives", "risks"):
        yield _field(subject, Group.COVER, name)
    lines = cover_sheet.typed_lines(subject.own, subject.option, "recommendation")
    bare = [line for line in lines if not _begins_with_verb(line)]
    name = "a verb at the beginning of each recommendation"
    yield Item(
        Group.COVER, name, not bare, _sheet(subject, "recommendation"), "recommendation", required=True
    )
    if logo := subject.logos.get(cover_sheet.value(subject.own, subject.option, "logo")):
        why = logo if isinstance(logo, str) else ""
        at = _sheet(subject, "logo")
        yield Item(Group.COVER, "a logo that can be shown", not why, at, "logo", required=True, why=why)
    if cover_sheet.value(subject.own, subject.option, "session") == "private":
        yield _field(subject, Group.COVER, "exemption", required=True)


def _implications(subject: Subject) -> Iterator[Item]:
    changed = _changes(subject, subject.option)
    for name in cover_sheet.IMPLICATIONS:
        told = changed and name in ("financial", "workforce", "legal")
        required = changed and name == "equality"
        yield _field(subject, Group.IMPLICATIONS, name, required=required, told=told)


def _moves(subject: Subject) -> Iterator[Item]:
    for move in subject.moves:
        lacks = [name for name in ("date", "instrument", "reason") if not getattr(move, name)]
        words = {"date": "the date", "instrument": "the legal instrument", "reason": "the reason"}
        what = listed([words[name] for name in lacks or words])
        name = f"{what} of “{move.title}”"
        field = lacks[0] if lacks else ""
        yield Item(Group.MOVES, name, not lacks, Key("move", move.id), field, required=True)


def _homes(subject: Subject) -> Iterator[Item]:
    model = subject.models[subject.option]
    lost = sorted(homeless(subject.baseline, model))
    key = Key("function", lost[0]) if lost else Key("option", subject.option)
    yield Item(Group.MODEL, "a home for every duty", not lost, key, required=True, check="ACC001")


def _checklist(subject: Subject) -> Iterator[Item]:
    if not _restructures(subject, subject.option):
        return
    for heading, name in CHECKLIST.items():
        told = name in ("financial", "workforce", "legal")
        item = _field(subject, Group.CHECKLIST, name, told=told)
        yield Item(item.group, f"an arrangement for {_lower(heading)}", item.met, item.key, name)


def _appraisal(subject: Subject) -> Iterator[Item]:
    options = [option.id for option in subject.own.all(Option)]
    at = Key("plan", PLAN)
    usual = [id_ for id_ in options if not _changes(subject, id_)]
    least = [id_ for id_ in options if id_ not in usual and not _restructures(subject, id_)]
    enough = len(options) >= FEWEST_OPTIONS
    for name, met in (
        ("four options or more", enough),
        ("an option of business as usual", bool(usual)),
        ("a do-minimum option, which restructures no body", bool(least)),
    ):
        yield Item(Group.APPRAISAL, name, met, at, required=True)


# how


def _field(subject: Subject, group: Group, name: str, *, required: bool = False, told: bool = False) -> Item:
    """Return whether a field of the cover sheet is filled in; `told`: the model says it where it is not."""
    met = told or name in cover_sheet.PLAIN or bool(cover_sheet.typed(subject.own, subject.option, name))
    words = f"{'the ' if required else ''}{_lower(cover_sheet.label(name))}"
    if group is Group.IMPLICATIONS:
        words = f"the {_lower(cover_sheet.label(name))} implications"
    return Item(group, words, met, _sheet(subject, name), name, required)


def _sheet(subject: Subject, name: str) -> Key:
    """Return the cover sheet that a field is filled in on: that of the option, or the one that has it."""
    rows = cover_sheet.rows(subject.own, subject.option)
    having = [row for row in rows if getattr(row, name) is not None]
    own = [row for row in rows if row.option == subject.option]
    return Key("paper_details", next((row.id for row in [*having, *own]), ""))


def _changes(subject: Subject, option: str) -> bool:
    return len(lineage(subject.own, option)) > 1 and subject.models[option] != subject.baseline


def _restructures(subject: Subject, option: str) -> bool:
    """Return whether an option makes, closes or moves any body."""
    old, new = (model.table(Organisation) for model in (subject.baseline, subject.models[option]))
    if old is new:
        return False
    return old.rows.keys() != new.rows.keys() or any(
        body.parent != old[id_].parent for id_, body in new.rows.items()
    )


_VERBS = frozenset(
    {
        "accept", "adopt", "agree", "approve", "ask", "authorise", "commission", "confirm", "consider",
        "decide", "defer", "delegate", "direct", "discuss", "endorse", "instruct", "invite", "note", "own",
        "ratify", "receive", "recommend", "reject", "request", "require", "review", "scrutinise", "set",
        "support", "take",
    }
)  # fmt: skip


def _begins_with_verb(line: str) -> bool:
    return line.split(maxsplit=1)[0].strip(",:;").casefold() in _VERBS


def _lower(text: str) -> str:
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
