"""Whoever leads the body that answers for most should be at the table where it is decided.

That body is the one accountable for most duties of the option; its leaders are its posts that report to none
of its own. A seat on its own board counts only where it answers to nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.accountability import Accountability, Function
from core.model.entities.structure import Organisation, Post, ReportingLine
from core.model.key import Key
from core.model.words import listed


@check(
    "POS002",
    "No seat on the board for the accountable leader",
    Severity.WARNING,
    "The argument of November 2020 that the sample plan sets out: its leader sits on the board",
    reads=(Accountability, Function, Organisation, Post, ReportingLine),
)
def leader_without_seat(case: Case) -> Iterator[Finding]:
    """The leader of the body accountable for most duties sits on the board of a body above it."""
    held = Counter(body.id for id_ in case.duties for body in case.accountable.get(id_, ()))
    posts = case.option.table(Post)
    if not held or not len(posts):
        return
    bodies = case.option.table(Organisation)
    body = min(
        (bodies[id_] for id_ in held), key=lambda body: (-held[body.id], body.name.casefold(), body.id)
    )
    leaders = _leaders(case, body)
    boards = case.reporting.above[body.id] or {body.id}
    if any(post.board in boards for post in leaders):
        return
    most = f"is accountable for more duties than any other body ({held[body.id]:,})"
    message = f"“{body.name}” {most}, but none of the posts is in it."
    if leaders:
        names = listed([f"“{post.title}”" for post in leaders], most=3)
        has = "has no seat" if len(leaders) == 1 else "have no seat"
        message = f"“{body.name}” {most}, but {names} {has} on the board of a body above it."
    yield Finding(Key("organisation", body.id), message, tuple(Key("post", post.id) for post in leaders))


def _leaders(case: Case, body: Organisation) -> list[Post]:
    """Return the posts of a body that report to none in it, by their titles."""
    table = case.option.table(Post)
    own = table.by("organisation").get(body.id, ())
    ids = {post.id for post in own}
    leaders = [post for post in own if post.reports_to not in ids]
    return sorted(leaders, key=lambda post: (post.title.casefold(), post.id))
