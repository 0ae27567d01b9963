"""The first question of any review: what is the purpose of the national team?"""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.structure import Organisation
from core.model.key import Key


@check(
    "PUR001",
    "National body with no purpose statement",
    Severity.WARNING,
    "Institute for Government, How to abolish a public body (2023)",
    reads=(Organisation,),
)
def no_purpose(case: Case) -> Iterator[Finding]:
    """Each national body says in one sentence what it is for."""
    for body in case.option.table(Organisation).by("tier").get("national", ()):
        if not (body.purpose or "").strip():
            yield Finding(Key("organisation", body.id), f"“{body.name}” does not say what it is for.")
