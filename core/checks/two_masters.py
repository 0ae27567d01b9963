"""Who serves two masters has to know which for what."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.structure import Organisation, ReportingLine
from core.model.key import Key
from core.model.reporting import Style


@check(
    "REP002",
    "Two masters, and not said for what",
    Severity.WARNING,
    "Public Accounts Committee, Digital transformation in the NHS (HC 680, November 2020)",
    reads=(Organisation, ReportingLine),
)
def two_masters(case: Case) -> Iterator[Finding]:
    """Where a body answers in full to two or more, each solid line says for what."""
    table = case.option.table(Organisation)
    for id_ in case.option.table(ReportingLine).by("organisation"):
        masters = case.reporting.masters(id_)
        silent = [
            line
            for line in case.reporting.lines(id_)
            if line.style is Style.SOLID and not line.nature and line.to not in (id_, table[id_].parent)
        ]
        if len(masters) > 1 and silent:
            message = (
                f"“{table[id_].name}” answers in full to {case.named(masters)}, "
                f"and nothing says for what it answers to {case.named({line.to for line in silent})}."
            )
            yield Finding(Key("organisation", id_), message, tuple(line.key for line in silent))
