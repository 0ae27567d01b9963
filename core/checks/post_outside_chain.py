"""A post whose superior sits where its own body does not answer.

Posts of one body may report to each other across its units.
"""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.structure import Organisation, Post, ReportingLine
from core.model.key import Key


@check(
    "POS001",
    "Post reporting outside its chain",
    Severity.WARNING,
    "House of Commons Public Administration Select Committee, Who’s accountable? (HC 110, 2014)",
    reads=(Organisation, Post, ReportingLine),
)
def post_outside_chain(case: Case) -> Iterator[Finding]:
    """A post reports to one in its own body or in one that this answers to, in full or in part."""
    posts, table = case.option.table(Post), case.option.table(Organisation)
    for post in posts.rows.values():
        boss = posts.get(post.reports_to)
        if boss and {post.organisation, boss.organisation} <= table.rows.keys():
            mine, theirs = case.home(post.organisation), case.home(boss.organisation)
            up = case.reporting.above[post.organisation] | case.reporting.above[mine.id]
            if mine.id != theirs.id and boss.organisation not in up:
                below, above = table[post.organisation].name, table[boss.organisation].name
                message = (
                    f"“{post.title}” in “{below}” reports to “{boss.title}” in “{above}”, "
                    f"to which “{below}” does not answer."
                )
                yield Finding(Key("post", post.id), message, (Key("post", boss.id),))
