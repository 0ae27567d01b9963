"""Who decides what: the matters that a body's board keeps for itself, and those it delegates.

Everything is the board's unless it is delegated: a line of a scheme that names neither a post nor a committee
is reserved.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from core.model.entities.accountability import Delegation, Function
from core.model.entities.structure import Organisation, Post
from core.model.fields import Money
from core.model.leaders import leaders_of
from core.model.matrix import columns, rows
from core.model.model import Model
from core.model.words import pounds

BOARD = "The board"
NO_FAMILY = "Other functions"


class Sort(StrEnum):
    """Who decides a matter."""

    RESERVED = "reserved"
    COMMITTEE = "committee"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Scheme:
    """What one body's board reserves, and what it delegates; each by who decides, then by its matter."""

    body: Organisation
    reserved: tuple[Delegation, ...]
    delegated: tuple[Delegation, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Who answers for one function, and what is decided on it, by whom.

    `accountable` are the bodies with the letter A, by their names; `posts` answer in their name.
    """

    function: Function
    family: str
    accountable: tuple[Organisation, ...]
    posts: tuple[Post, ...]
    to: tuple[Organisation, ...]
    instruments: tuple[str, ...]
    decisions: tuple[Delegation, ...]


def sort_of(line: Delegation) -> Sort:
    """Return who decides a matter: a post where one is named, else a committee, else the board."""
    if line.post:
        return Sort.POST
    return Sort.COMMITTEE if (line.committee or "").strip() else Sort.RESERVED


def decided_by(line: Delegation, model: Model) -> str:
    """Return who decides a matter, by name."""
    named = [model.name(Post, line.post), (line.committee or "").strip()]
    return " and ".join(filter(None, named)) or BOARD


def up_to(line: Delegation, *, exact: bool = False) -> str:
    """Return the limit of a matter as “up to £1.0 million”; nothing where there is none."""
    if line.limit is None:
        return ""
    return f"up to {Money('').format(line.limit) if exact else pounds(line.limit)}"


def schemes(model: Model) -> list[Scheme]:
    """Return the scheme of each body that has one, by tier and as they lie inside each other.

    What names a body that is not here is left out: there is nobody whose scheme it could be.
    """
    by_body = model.table(Delegation).by("organisation")
    found = []
    for body in columns(model, chosen=by_body.keys()):
        lines = in_order(by_body[body.id], model)
        reserved = tuple(line for line in lines if sort_of(line) is Sort.RESERVED)
        found.append(Scheme(body, reserved, tuple(line for line in lines if line not in reserved)))
    return found


def in_order(lines: Iterable[Delegation], model: Model) -> list[Delegation]:
    """Return lines of a scheme: the board's first, then committees', then posts'; each by name and matter."""

    def place(line: Delegation) -> tuple[int, str, str, str]:
        who = decided_by(line, model)
        return _ORDER.index(sort_of(line)), who.casefold(), line.matter.casefold(), line.id

    return sorted(lines, key=place)


_ORDER = tuple(Sort)


def answers(model: Model) -> list[Answer]:
    """Return who answers for each live function, family by family, as the matrix lists them."""
    decided = model.table(Delegation).by("function")
    heads: dict[str, Post | None] = {}
    found = []
    for row in rows(model):
        if row.is_family or row.function.ended:
            continue
        family = model.name(Function, row.within[0]) if row.within else NO_FAMILY
        found.append(_answer(row.function, family, decided.get(row.function.id, ()), heads, model))
    return found


def _answer(
    function: Function,
    family: str,
    decisions: Iterable[Delegation],
    heads: dict[str, Post | None],
    model: Model,
) -> Answer:
    bodies, posts = model.table(Organisation), model.table(Post)
    parts = [part for part in model.holders(function.id) if part.organisation in bodies]
    parts.sort(key=lambda part: (bodies[part.organisation].name.casefold(), part.id))
    for body in {part.organisation for part in parts} - heads.keys():
        heads[body] = _head(body, model)
    named = [posts.get(part.post) or heads[part.organisation] for part in parts]
    return Answer(
        function,
        family,
        tuple(dict.fromkeys(bodies[part.organisation] for part in parts)),
        tuple(dict.fromkeys(post for post in named if post)),
        tuple(dict.fromkeys(body for part in parts if (body := bodies.get(part.to)))),
        tuple(dict.fromkeys(part.instrument for part in parts if part.instrument)),
        tuple(in_order(decisions, model)),
    )


def _head(body: str, model: Model) -> Post | None:
    """Return the post that is said to lead a body; None where none is, or several are."""
    found = [post for post in leaders_of(model, body) if post.standing]
    return found[0] if len(found) == 1 else None
