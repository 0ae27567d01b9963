"""Bodies that answer to each other in a ring answer to nobody."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from core.checks import Case, Finding, Severity, check
from core.model.entities.structure import Organisation, ReportingLine
from core.model.key import Key
from core.model.words import listed


@check(
    "REP003",
    "Reporting loop",
    Severity.ERROR,
    "House of Commons Public Administration Select Committee, Who’s accountable? (HC 110, 2014)",
    reads=(Organisation, ReportingLine),
)
def reporting_loop(case: Case) -> Iterator[Finding]:
    """No body answers in full to itself, directly or by way of others."""
    for ring in case.reporting.loops:
        names = [f"“{case.option.name(Organisation, id_)}”" for id_ in (*ring, ring[0])]
        steps = [f"{who} answers to {to}" for who, to in pairwise(names)]
        keys = [Key("organisation", id_) for id_ in ring]
        yield Finding(keys[0], f"{listed(steps, most=6)}.", tuple(keys[1:]))
