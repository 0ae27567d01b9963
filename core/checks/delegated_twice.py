"""A matter that two decide is decided by neither."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from core.checks import Case, Finding, Fix, Severity, check
from core.model.delegation import decided_by
from core.model.edits import Remove
from core.model.entities.accountability import Delegation
from core.model.entities.structure import Organisation, Post
from core.model.kinds import key_of
from core.model.words import listed


def _fix(case: Case, finding: Finding) -> Fix | None:
    """Take out lines that say the same as another, word for word; else the board decides."""
    lines = [case.option.entity(key) for key in (finding.key, *finding.also)]
    found = [line for line in lines if isinstance(line, Delegation)]
    same = {replace(line, id="", matter=_alike(line.matter)) for line in found}
    if len(found) < 2 or len(same) > 1:
        return None
    return Fix("Keep one of the lines", tuple(Remove(key_of(line)) for line in found[1:]))


@check(
    "DEL002",
    "Matter delegated twice",
    Severity.WARNING,
    "Department of Health, Code of Accountability for NHS Boards (2004), on clear schemes of delegation",
    fix=_fix,
    reads=(Delegation, Organisation, Post),
)
def delegated_twice(case: Case) -> Iterator[Finding]:
    """In one body’s scheme each matter stands once, and is decided by one post or by one committee."""
    bodies = case.option.table(Organisation).rows
    for id_, lines in case.option.table(Delegation).by("organisation").items():
        matters: dict[str, list[Delegation]] = {}
        for line in lines if id_ in bodies else ():
            matters.setdefault(_alike(line.matter), []).append(line)
        for found in matters.values():
            found.sort(key=lambda line: line.id)
            who = dict.fromkeys(decided_by(line, case.option) for line in found)
            name, matter = bodies[id_].name, " ".join(found[0].matter.split())
            also = tuple(key_of(line) for line in found[1:])
            if len(found) > 1:
                to = listed([f"“{each}”" for each in who])
                message = f"“{name}” has “{matter}” in its scheme {_times(len(found))}: {to} may decide it."
                yield Finding(key_of(found[0]), message, also)
            elif found[0].post and (found[0].committee or "").strip():
                message = f"“{name}” delegates “{matter}” to a post and to a committee: {next(iter(who))}."
                yield Finding(key_of(found[0]), message)


def _alike(matter: str) -> str:
    return " ".join(matter.casefold().split())


def _times(number: int) -> str:
    return "twice" if number == 2 else f"{number:,} times"
