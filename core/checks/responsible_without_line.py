"""Work done for a body that cannot call those who do it to account."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from core.checks import Case, Finding, Severity, check
from core.model.entities.accountability import Accountability, Function
from core.model.entities.structure import Organisation, ReportingLine
from core.model.fate import named
from core.model.key import Key


@check(
    "ACC005",
    "Responsible without a line to the accountable body",
    Severity.WARNING,
    "National Audit Office, Digital transformation in the NHS (HC 317, May 2020)",
    reads=(Accountability, Function, Organisation, ReportingLine),
)
def responsible_without_line(case: Case) -> Iterator[Finding]:
    """Each body that is responsible for a duty answers to the body that is accountable for it.

    It does so in that duty (“to whom”), by what it is part of, or along reporting lines, also through others.
    """
    below = case.reporting.below({body.id for bodies in case.accountable.values() for body in bodies})
    told = _told(case)
    for id_, parts in case.responsible.items():
        heads = case.accountable.get(id_, ())
        if not heads:
            continue
        adrift = set(parts)
        for head in heads:
            adrift.discard(head.id)
            if head.id in below:
                adrift = adrift.difference(below[head.id])  # not in place: that would go over all below
        for body, to in told.get(id_, ()):
            if any(to == head.id or to in below.get(head.id, ()) for head in heads):
                adrift.discard(body)
        if adrift:
            message = (
                f"{case.named(adrift)} {'is' if len(adrift) == 1 else 'are'} responsible for "
                f"“{case.duties[id_]}”, for which {named(heads)} {'is' if len(heads) == 1 else 'are'} "
                "accountable, but no line leads from the one to the other."
            )
            also = tuple(Key("organisation", head) for head in sorted([body.id for body in heads]))
            yield Finding(Key("function", id_), message, also)


def _told(case: Case) -> Mapping[str, list[tuple[str, str]]]:
    """Return which body is responsible for each duty to whom, where that is said."""
    found: dict[str, list[tuple[str, str]]] = {}
    for to, parts in case.option.table(Accountability).by("to").items():
        for part in parts if to else ():
            if part.letter == "R":
                found.setdefault(part.function, []).append((part.organisation, to))
    return found
