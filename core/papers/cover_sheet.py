"""What a cover sheet says: each field as typed for the option, else for all papers, else from the model."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from core.model.days import spoken
from core.model.entities.papers import PaperDetails
from core.model.entities.structure import Organisation
from core.model.kinds import KINDS
from core.model.law import STATUTORY
from core.model.model import Model
from core.model.naming import enumerated, in_words, opened, the
from core.model.words import count, sentence
from core.papers.blocks import NONE_IDENTIFIED, TO_BE_CONFIRMED
from core.papers.brief import Brief, OptionBrief
from core.papers.digest import money_of, people_of

MEETING = ("meeting", "date", "session", "agenda_item", "reference", "classification")
PAPER = (
    "purpose",
    "status",
    "version",
    "sponsor",
    "authors",
    "recommendation",
    "considered",
    "objectives",
    "risks",
    "appendices",
    "exemption",
)
IMPLICATIONS = (
    "quality",
    "financial",
    "workforce",
    "legal",
    "equality",
    "data_protection",
    "digital",
    "sustainability",
    "involvement",
    "partnership",
    "conflicts",
)
TRANSITION = ("communications", "operations", "accounting", "records", "pensions", "assets", "appointments")
LOGO = ("logo", "logo_words")
GROUPS = {
    "The meeting": MEETING,
    "The paper": PAPER,
    "Implications": IMPLICATIONS,
    "Arrangements for the transition": TRANSITION,
    "Logo": LOGO,
}
"""The fields of a cover sheet as a form groups them."""
REQUIRED = ("meeting", "date", "session", "sponsor", "authors", "purpose")
"""Fields without which a board should not be asked. The body, the title and the option come from the plan."""
EXPECTED = frozenset({*MEETING, "sponsor", "authors", "version"}) - {"classification"}
"""Fields that somebody will still fill in: a blank is “To be confirmed”, others “None identified”."""
Say = Callable[[Brief, OptionBrief], str]


def typed(own: Model, option: str | None, name: str) -> str:
    """Return what was typed in a field, as people read it: for an option, else for all; nothing: neither."""
    for found in rows(own, option):
        if getattr(found, name) is not None:
            return KINDS["paper_details"].fields[name].format(getattr(found, name))
    return ""


def value(own: Model, option: str | None, name: str) -> str:
    """Return the stored value of a field, looked for as `typed` does."""
    values = (getattr(found, name) for found in rows(own, option))
    return next((str(found) for found in values if found is not None), "")


def rows(own: Model, option: str | None) -> list[PaperDetails]:
    """Return the cover sheet of an option and then the one for all papers, as far as there are any."""
    found = [sheet_of(own, id_) for id_ in dict.fromkeys((option, None))]
    return [sheet for sheet in found if sheet]


def sheet_of(own: Model, option: str | None) -> PaperDetails | None:
    """Return the cover sheet of just that option; None for the option is the one for all papers."""
    found = own.table(PaperDetails).by("option").get(option, ())
    return min(found, key=lambda sheet: sheet.id, default=None)


def typed_lines(own: Model, option: str | None, name: str) -> list[str]:
    """Return what was typed in a field of several lines, a text a line, without full stops at their ends."""
    lines = (" ".join(line.split()).rstrip(".;") for line in typed(own, option, name).splitlines())
    return [line for line in lines if line]


def said(brief: Brief, option: OptionBrief | None, name: str) -> str:
    """Return what a field prints: what was typed, what the model knows, or that it is blank."""
    text = "; ".join(typed_lines(brief.own, option.option.id if option else None, name))
    if name in IMPLICATIONS and text:
        text = sentence(text)
    return text or known(brief, option, name) or blank(name)


def known(brief: Brief, option: OptionBrief | None, name: str) -> str:
    """Return what the model knows of a field; nothing where it knows nothing."""
    if name in PLAIN:
        return PLAIN[name]
    if option is None or name not in KNOWN or not option.changes:
        return ""
    return KNOWN[name](brief, option)


def blank(name: str) -> str:
    """Return what a field prints that nobody has filled in."""
    return TO_BE_CONFIRMED if name in EXPECTED else NONE_IDENTIFIED


def printed_if_empty(name: str) -> str:
    """Return in a sentence what papers print for a field that nobody filled in; nothing: they print none."""
    if name in ("exemption", *LOGO, *TRANSITION):
        return ""
    if name == "recommendation":
        return "If empty: what the model asks the board to note, and to decide on the option."
    if name in KNOWN:
        return "If empty: what the model says of it, or “None identified”."
    return f"If empty: “{PLAIN.get(name) or blank(name)}”."


def label(name: str) -> str:
    """Return the name of a field as people read it."""
    return KINDS["paper_details"].fields[name].label


def fields(brief: Brief, option: OptionBrief | None, about: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the lines that stand first on a cover, the purpose at the top; `about` names the option."""
    return (
        *_lines(brief, option, ("purpose", *MEETING[:-1])),
        about,
        ("Body", brief.plan.body or TO_BE_CONFIRMED),
        *_lines(brief, option, ("sponsor", "authors")),
        ("Status and version", _status(brief, option)),
        *_lines(brief, option, ("classification", "considered")),
        ("As-is at", spoken(brief.plan.as_at) if brief.plan.as_at else TO_BE_CONFIRMED),
    )


def more(brief: Brief, option: OptionBrief | None, appendices: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return the lines that stand last: implications, and what comes with the paper."""
    own = option.option.id if option else None
    listed = [f"A{place}: {title}" for place, title in enumerate(appendices, 1)]
    listed += typed_lines(brief.own, own, "appendices")
    private = ("exemption",) if value(brief.own, own, "session") == "private" else ()
    return (
        *_lines(brief, option, ("objectives", "risks", *IMPLICATIONS, *private)),
        ("Appendices", "; ".join(listed) or NONE_IDENTIFIED),
    )


def version(brief: Brief, option: OptionBrief | None) -> str:
    """Return the version for the foot of pages; nothing where none was typed."""
    found = typed(brief.own, option.option.id if option else None, "version")
    return f"Version {found}" if found else ""


def _status(brief: Brief, option: OptionBrief | None) -> str:
    number = version(brief, option)
    return f"{said(brief, option, 'status')}, {number[:1].lower()}{number[1:] or 'version to be confirmed'}"


def _lines(brief: Brief, option: OptionBrief | None, names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((label(name), said(brief, option, name)) for name in names)


# what the model knows


def _financial(brief: Brief, option: OptionBrief) -> str:
    return money_of(option, brief.year) or ""


def _workforce(brief: Brief, option: OptionBrief) -> str:
    return people_of(option, brief.year) or ""


def _legal(brief: Brief, option: OptionBrief) -> str:
    moves = option.all_moves
    without = sum(not move.instrument for move in moves)
    named = len(moves) - without
    parts = [f"{in_words(named, 'move names', 'moves name')} a legal instrument"] if named else []
    if without:
        parts.append(f"{in_words(without, 'move names', 'moves name')} none")
    lines = [opened(sentence(" and ".join(parts)))] if parts else []
    closed = statutory_closed(brief.baseline, option.model)
    if closed:
        made = "was" if len(closed) == 1 else "were"
        names = enumerated([the(body.name) for body in closed])
        lines.append(sentence(f"{names} {made} made by statute: closing needs legislation"))
    return " ".join(lines)


def _equality(_brief: Brief, _option: OptionBrief) -> str:
    return "The public sector equality duty applies to this decision. No impact assessment is recorded yet."


def _partnership(brief: Brief, option: OptionBrief) -> str:
    bodies = {id_ for move in option.all_moves if (told := brief.move(move.id)) for id_ in told.bodies}
    found = [body for id_ in bodies if (body := option.model.get(Organisation, id_))]
    local = sum(body.tier in ("system", "local") for body in found)
    if not local:
        return ""
    verb = "is" if local == 1 else "are"
    number = count(local, "body of the system or local tier", "bodies of the system and local tiers")
    return opened(f"{number} {verb} directly concerned.")


def statutory_closed(baseline: Model, model: Model) -> list[Organisation]:
    """Return the bodies made by statute that an option closes, by their names."""
    here = model.table(Organisation)
    gone = (body for body in baseline.all(Organisation) if body.id not in here)
    found = [body for body in gone if body.legal_form in STATUTORY]
    return sorted(found, key=lambda body: (body.name.casefold(), body.id))


PLAIN = {"purpose": "For decision", "status": "Draft"}
KNOWN: dict[str, Say] = {
    "financial": _financial,
    "workforce": _workforce,
    "legal": _legal,
    "equality": _equality,
    "partnership": _partnership,
}
"""What the model can say of a field, by its name."""
