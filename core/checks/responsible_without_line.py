"""Work done for a body that cannot call those who do it to account."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.accountability import Accountability, Function
from core.model.entities.structure import Organisation, ReportingLine
from core.model.key import Key

_NONE: frozenset[str] = frozenset()


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
    above = case.reporting.above
    for id_, parts in case.responsible.items():
        heads = {body.id for body in case.accountable.get(id_, ())}
        adrift = []
        for body, part in parts.items() if heads else ():
            answers = body in heads or not heads.isdisjoint(above[body])
            if not answers and (to := part.to) is not None:
                answers = to in heads or not heads.isdisjoint(above.get(to, _NONE))
            if not answers:
                adrift.append(body)
        if adrift:
            message = (
                f"{case.named(adrift)} {'is' if len(adrift) == 1 else 'are'} responsible for "
                f"“{case.duties[id_]}”, for which {case.named(heads)} {'is' if len(heads) == 1 else 'are'} "
                "accountable, but no line leads from the one to the other."
            )
            also = tuple(Key("organisation", head) for head in sorted(heads))
            yield Finding(Key("function", id_), message, also)
