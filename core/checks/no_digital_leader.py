"""Digital at the top table, and not in a silo of its own."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.accountability import Accountability, Function
from core.model.entities.structure import Organisation, Post, ReportingLine
from core.model.key import Key
from core.model.leaders import digital_seat


@check(
    "POS004",
    "No digital leader on the board",
    Severity.WARNING,
    "The argument of November 2020 that the sample plan sets out: its leader sits on the board",
    reads=(Accountability, Function, Organisation, Post, ReportingLine),
)
def no_digital_leader(case: Case) -> Iterator[Finding]:
    """A digital leader is on the board of the body accountable for most duties, or of one above it.

    A board whose own chief is a digital leader does not count: there, digital talks to itself.
    """
    if not len(case.option.table(Post)):
        return
    seat = digital_seat(case.option)
    if seat.lead and not seat.seated:
        message = f"There is no digital leader on the board. {seat.words(case.option)}"
        keys = tuple(Key("post", post.id) for post in seat.waiting)
        yield Finding(Key("organisation", seat.lead.id), message, keys)
