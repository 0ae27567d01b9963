"""A licence to practise, where a post needs one."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.structure import Organisation, Post
from core.model.key import Key
from core.model.leaders import Registration, registration


@check(
    "POS003",
    "Registration unmet",
    Severity.WARNING,
    "The argument of November 2020 that the sample plan sets out: digital leaders hold a licence to practise",
    reads=(Organisation, Post),
)
def registration_unmet(case: Case) -> Iterator[Finding]:
    """Each post that needs professional registration names the register that whoever holds it is on."""
    for post in case.option.table(Post).by("registration").get(True, ()):
        if registration(post) is Registration.UNMET:
            body = case.option.name(Organisation, post.organisation)
            message = f"“{post.title}” in “{body}” needs professional registration, and no register is named."
            yield Finding(Key("post", post.id), message)
