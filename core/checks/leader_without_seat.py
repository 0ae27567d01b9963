"""Whoever leads the body that answers for most should be at the table where it is decided.

That body is the one accountable for most duties of the option; its leaders are its chief posts, else its
leading ones, else those that report to none of its own. A seat on its own board counts only where it answers
to nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.accountability import Accountability, Function
from core.model.entities.structure import Organisation, Post, ReportingLine
from core.model.key import Key
from core.model.leaders import lead_of, leaders_of, quoted


@check(
    "POS002",
    "No seat on the board for the accountable leader",
    Severity.WARNING,
    "The argument of November 2020 that the sample plan sets out: its leader sits on the board",
    reads=(Accountability, Function, Organisation, Post, ReportingLine),
)
def leader_without_seat(case: Case) -> Iterator[Finding]:
    """The leader of the body accountable for most duties sits on the board of a body above it."""
    lead = lead_of(case.option, case.accountable) if len(case.option.table(Post)) else None
    if lead is None:
        return
    leaders = leaders_of(case.option, lead.body.id)
    boards = case.reporting.above[lead.body.id] or {lead.body.id}
    if any(post.board in boards for post in leaders):
        return
    most = f"“{lead.body.name}” is accountable for more duties than any other body ({lead.duties:,})"
    message = f"{most}, but none of the posts is in it."
    if leaders:
        has = "has no seat" if len(leaders) == 1 else "have no seat"
        message = f"{most}, but {quoted(leaders)} {has} on the board of a body above it."
    keys = tuple(Key("post", post.id) for post in leaders)
    yield Finding(Key("organisation", lead.body.id), message, keys)
