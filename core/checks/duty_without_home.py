"""What must never be lost in a reorganisation: a duty for which nobody answers any more."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.accountability import Accountability, Function
from core.model.entities.structure import Organisation
from core.model.fate import orphans
from core.model.key import Key


@check(
    "ACC001",
    "Duty without a home",
    Severity.ERROR,
    "Institute for Government, How to abolish a public body (2023)",
    reads=(Accountability, Function, Organisation),
)
def duty_without_home(case: Case) -> Iterator[Finding | None]:
    """Every duty of the as-is has a body that is accountable for it or a reason why it ended.

    So has every duty that is new in the option.
    """
    yield from case.option.table(Accountability).grouping("letter")
    for fate in orphans(case.baseline, case.option, case.accountable):
        yield Finding(Key("function", fate.function.id), fate.words())
    known = {duty.id for duty in case.baseline.duties}
    for id_, name in case.duties.items():
        if id_ not in known and id_ not in case.accountable:
            message = f"Nobody is accountable for “{name}”, which is a duty only in this option."
            yield Finding(Key("function", id_), message)
