"""Who leads: chief and leading posts, seats on boards, and the professional registration that a post needs.

The question of the review of 2020 was whether a digital leader sits at the table where it is decided. A board
whose own chief is a digital leader does not count: there, digital talks to itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from core.model.entities.structure import Organisation, Post
from core.model.fate import Holders, holders
from core.model.model import Model
from core.model.reporting import Reporting
from core.model.words import listed

CHIEF, LEADING = "chief", "leading"
NAMED = 3
"""How many posts or boards a sentence names before the rest are counted."""


class Registration(StrEnum):
    """Whether a post needs professional registration, and has it."""

    NOT_NEEDED = "not needed"
    MET = "met"
    UNMET = "not met"


def registration(post: Post) -> Registration:
    """Return whether the registration that a post needs is met: whoever holds it is on a named register."""
    if not post.registration:
        return Registration.NOT_NEEDED
    return Registration.MET if (post.registered or "").strip() else Registration.UNMET


@dataclass(frozen=True, slots=True)
class Lead:
    """The body that is accountable for most duties, and for how many."""

    body: Organisation
    duties: int


def lead_of(model: Model, accountable: Holders | None = None) -> Lead | None:
    """Return the body accountable for most duties, of several the first by name; None: for none is any."""
    here = model.once(holders) if accountable is None else accountable
    held = Counter(body.id for duty in model.duties for body in here.get(duty.id, ()))
    bodies = model.table(Organisation)
    most = min(held, key=lambda id_: (-held[id_], bodies[id_].name.casefold(), id_), default=None)
    return Lead(bodies[most], held[most]) if most else None


def leaders_of(model: Model, id: str) -> list[Post]:
    """Return who leads a body, by their titles: its chiefs, else its leading posts, else all its posts.

    Of those that are no chiefs, only the ones that report to no post of the body or of its parts.
    """
    table = model.table(Post)
    own = table.by("organisation").get(id, ())
    chiefs = [post for post in own if post.standing == CHIEF]
    if chiefs:
        return in_order(chiefs)
    inside = model.inside(id)
    free = [post for post in own if not ((to := table.get(post.reports_to)) and to.organisation in inside)]
    return in_order([post for post in free if post.standing == LEADING] or free)


def in_order(posts: Iterable[Post]) -> list[Post]:
    """Return posts by their titles."""
    return sorted(posts, key=lambda post: (post.title.casefold(), post.id))


@dataclass(frozen=True, slots=True)
class Seat:
    """Whether a digital leader is on the board: those who are, else the most senior who are not.

    `boards` are the bodies whose boards count, nearest to the body that is accountable for most first.
    """

    lead: Organisation | None
    boards: tuple[Organisation, ...] = ()
    seated: tuple[Post, ...] = ()
    waiting: tuple[Post, ...] = ()

    @property
    def answer(self) -> str:
        """Yes or No."""
        return "Yes" if self.seated else "No"

    def words(self, model: Model) -> str:
        """Return the answer in a sentence."""
        if self.seated:
            verb = "is" if len(self.seated) == 1 else "are"
            boards = {post.board: f"“{model.name(Organisation, post.board)}”" for post in self.seated}
            return (
                f"Yes: {quoted(self.seated)} {verb} on the board of {listed(list(boards.values()), NAMED)}."
            )
        if self.lead is None:
            return "No: no body is accountable for anything yet, so no board is the one that counts."
        if not self.boards:
            return f"No: “{self.lead.name}” answers to no board but one whose own chief is a digital leader."
        where = f"the board of {_either([f'“{body.name}”' for body in self.boards])}"
        if not self.waiting:
            return f"No: no post is marked as a digital leader, so none is on {where}."
        has = "has no seat" if len(self.waiting) == 1 else "have no seat"
        return f"No: {quoted(self.waiting)} {has} on {where}."


def digital_seat(model: Model) -> Seat:
    """Return whether a digital leader is on the board of the body that answers for most, or of one above."""
    lead = lead_of(model)
    if lead is None:
        return Seat(None)
    digital = [post for post in model.all(Post) if post.digital]
    led = {post.organisation for post in digital if post.standing == CHIEF}
    near = model.home(lead.body.id)
    reporting = model.once(Reporting)
    boards = [near, *_in_order(_homes(model, reporting.above[lead.body.id] - {near.id}), reporting)]
    counted = {body.id: body for body in boards if body.id not in led}
    seated = [post for post in digital if post.board in counted]
    ids = {post.id for post in digital}
    senior = [post for post in digital if not _under(model, post, ids)] or digital
    inside = model.inside(near.id)
    waiting = [post for post in senior if post.organisation in inside] or senior
    return Seat(
        lead.body,
        tuple(counted.values()),
        tuple(in_order(seated)),
        () if seated else tuple(in_order(waiting)),
    )


def quoted(posts: Iterable[Post]) -> str:
    """Return the titles of posts as a sentence has them; past three the rest are counted."""
    return listed([f"“{post.title}”" for post in posts], most=NAMED)


def _either(names: list[str]) -> str:
    """Return “a”, “a or b”, “a, b or c”; past three the last is how many more."""
    told = names if len(names) <= NAMED else [*names[:NAMED], f"{len(names) - NAMED:,} more"]
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} or {told[-1]}"


def _under(model: Model, post: Post, ids: Collection[str]) -> bool:
    """Return whether any of some posts is above one, however far; safe on loops."""
    posts, passed = model.table(Post), {post.id}
    while (boss := posts.get(post.reports_to)) and boss.id not in passed:
        if boss.id in ids:
            return True
        passed.add(boss.id)
        post = boss
    return False


def _homes(model: Model, ids: Iterable[str]) -> list[Organisation]:
    """Return those of some bodies that are no parts of others, and so may have a board."""
    return [body for id_ in ids if (body := model.home(id_)).id == id_]


def _in_order(bodies: Collection[Organisation], reporting: Reporting) -> list[Organisation]:
    """Return bodies from the farthest from the top up to it."""
    far = {body.id: max(1, len(reporting.chain(body.id))) for body in bodies}  # of few: quicker than of all
    return sorted(bodies, key=lambda body: (-far[body.id], body.name.casefold(), body.id))
