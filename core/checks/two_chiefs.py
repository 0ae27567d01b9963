"""Two at the head of one body."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.structure import Organisation, Post
from core.model.key import Key
from core.model.leaders import CHIEF, in_order, quoted


@check(
    "POS006",
    "Two chiefs",
    Severity.WARNING,
    "HM Treasury, Managing public money (2013, as amended): each body has one accounting officer",
    reads=(Organisation, Post),
)
def two_chiefs(case: Case) -> Iterator[Finding]:
    """A body has no more than one post whose standing is chief."""
    chiefs: dict[str, list[Post]] = {}
    for post in case.option.table(Post).by("standing").get(CHIEF, ()):
        chiefs.setdefault(post.organisation, []).append(post)
    for id_, posts in chiefs.items():
        body = case.option.get(Organisation, id_)
        if body and len(posts) > 1:
            found = in_order(posts)
            keys = tuple(Key("post", post.id) for post in found)
            message = f"“{body.name}” has {len(found):,} chiefs: {quoted(found)}."
            yield Finding(Key("organisation", id_), message, keys)
