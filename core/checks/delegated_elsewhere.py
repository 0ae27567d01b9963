"""A body delegates to its own people: what it gives to a post of another body, it cannot call to account."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.accountability import Delegation
from core.model.entities.structure import Organisation, Post
from core.model.key import Key
from core.model.kinds import key_of


@check(
    "DEL001",
    "Delegated to a post of another body",
    Severity.WARNING,
    "Department of Health, Code of Accountability for NHS Boards (2004), on delegation to officers",
)
def delegated_elsewhere(case: Case) -> Iterator[Finding]:
    """Each matter is delegated to a post of the body whose scheme it is in, or of a part of that body."""
    bodies, posts = case.option.table(Organisation).rows, case.option.table(Post)
    inside: dict[str, set[str]] = {}
    for id_, lines in case.option.table(Delegation).by("post").items():
        post = posts.get(id_)
        for line in lines if post is not None else ():
            if line.organisation not in bodies:
                continue  # that its body is closed is told of every reference to one
            own = inside.setdefault(line.organisation, case.option.inside(line.organisation))
            if post.organisation in own:
                continue
            owner = bodies[line.organisation].name
            there = post.organisation in bodies
            whose = Key("organisation", post.organisation)
            what = "is a post of" if there else "is a post of the closed body"
            message = (
                f"“{owner}” delegates “{line.matter}” to “{post.title}”, which {what} “{case.title(whose)}”."
            )
            yield Finding(key_of(line), message, (key_of(post), *([whose] if there else [])))
