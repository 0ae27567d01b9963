"""A body at the top that nobody put there."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.structure import Organisation, ReportingLine
from core.model.key import Key

_SOVEREIGN = frozenset({"ministerial_department", "local_authority"})


@check(
    "REP001",
    "Accountable to nobody",
    Severity.WARNING,
    "House of Commons Public Administration Select Committee, Who’s accountable? (HC 110, 2014)",
    reads=(Organisation, ReportingLine),
)
def answers_to_nobody(case: Case) -> Iterator[Finding]:
    """Each body answers in full to another, but the one at the head of the plan.

    Departments answer to Parliament and local authorities to those who elect them.
    """
    tops = case.reporting.tops
    if len(tops) < 2:
        return
    head = min(tops, key=lambda id_: (-len(case.option.inside(id_)), id_))
    table = case.option.table(Organisation)
    lines = case.option.table(ReportingLine).by("organisation")
    for id_ in tops:
        body = table[id_]
        if id_ != head and body.kind != "department" and body.legal_form not in _SOVEREIGN:
            partly = case.named({line.to for line in lines.get(id_, ()) if line.to in table})
            in_part = f" in full, and in part to {partly}" if partly else ""
            yield Finding(Key("organisation", id_), f"“{body.name}” answers to nobody{in_part}.")
