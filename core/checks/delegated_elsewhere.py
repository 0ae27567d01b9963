"""A body delegates to its own people: a post of another body it cannot call to account.

Own are the posts of the body and of its parts, however deep, down to the first that is a body by law.
"""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.accountability import Delegation
from core.model.entities.structure import NO_LEGAL_PERSONALITY, Organisation, Post
from core.model.key import Key
from core.model.kinds import key_of


@check(
    "DEL001",
    "Delegated to a post of another body",
    Severity.WARNING,
    "Department of Health, Code of Accountability for NHS Boards (2004), on delegation to officers",
    reads=(Delegation, Organisation, Post),
)
def delegated_elsewhere(case: Case) -> Iterator[Finding]:
    """Each matter is delegated to a post of the body whose scheme it is in, or of a part of that body."""
    bodies, posts = case.option.table(Organisation).rows, case.option.table(Post)
    for id_, lines in case.option.table(Delegation).by("post").items():
        post = posts.get(id_)
        for line in lines if post is not None else ():
            if line.organisation not in bodies:
                continue  # that its body is closed is told of every reference to one
            if _is_own(case, post.organisation, line.organisation):
                continue
            owner = bodies[line.organisation].name
            there = post.organisation in bodies
            whose = Key("organisation", post.organisation)
            what = "is a post of" if there else "is a post of the closed body"
            message = (
                f"“{owner}” delegates “{line.matter}” to “{post.title}”, which {what} “{case.title(whose)}”."
            )
            yield Finding(key_of(line), message, (key_of(post), *([whose] if there else [])))


def _is_own(case: Case, organisation: str, body: str) -> bool:
    """Return whether an organisation is a body, or lies inside it with no other body by law between."""
    for each in case.option.path(organisation):
        if each.id == body:
            return True
        if each.legal_form not in _PARTS:
            return False
    return False


_PARTS = frozenset({None, "part_of_body"}) | NO_LEGAL_PERSONALITY
"""Legal forms of what acts in the name of another; where none is said, nothing is known."""
