"""A body whose posts are known, but not who leads it."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.structure import Organisation, Post
from core.model.key import Key
from core.model.leaders import CHIEF
from core.model.words import count


@check(
    "POS005",
    "Body without a chief",
    Severity.NOTE,
    "HM Treasury, Managing public money (2013, as amended): each body has one accounting officer",
    reads=(Organisation, Post),
)
def no_chief(case: Case) -> Iterator[Finding]:
    """Each body that has posts, and is not part of another, has one whose standing is chief."""
    numbers: dict[str, int] = {}
    led: set[str] = set()
    here = case.option.table(Organisation)
    for id_, posts in case.option.table(Post).by("organisation").items():
        if id_ in here:
            home = case.home(id_).id
            numbers[home] = numbers.get(home, 0) + len(posts)
            if any(post.standing == CHIEF for post in posts):
                led.add(id_)
    for id_ in numbers.keys() - led:
        posts_said = count(numbers[id_], "post")
        message = f"“{here[id_].name}” has {posts_said}, but none is marked as its chief."
        yield Finding(Key("organisation", id_), message)
