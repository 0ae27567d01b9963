"""Work done for a body that cannot call those who do it to account."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from core.checks import Case, Finding, Severity, check
from core.model.key import Key


@check(
    "ACC005",
    "Responsible without a line to the accountable body",
    Severity.WARNING,
    "National Audit Office, Digital transformation in the NHS (HC 317, May 2020)",
)
def responsible_without_line(case: Case) -> Iterator[Finding]:
    """Each body that is responsible for a duty answers to the body that is accountable for it.

    It does so in that duty (“to whom”), by what it is part of, or along reporting lines, also through others.
    """
    under = _under(case)
    for id_, parts in case.responsible.items():
        heads = [body.id for body in case.accountable.get(id_, ())]
        near = set(heads).union(*(under[head] for head in heads if head in under))
        adrift = {body for body in parts.keys() - near if parts[body].to not in near} if heads else ()
        if adrift:
            message = (
                f"{case.named(adrift)} {'is' if len(adrift) == 1 else 'are'} responsible for "
                f"“{case.duties[id_]}”, for which {case.named(heads)} {'is' if len(heads) == 1 else 'are'} "
                "accountable, but no line leads from the one to the other."
            )
            yield Finding(Key("function", id_), message, tuple(Key("organisation", head) for head in heads))


def _under(case: Case) -> Mapping[str, set[str]]:
    """Return all that answer to each body that is accountable for something."""
    heads = {body.id for bodies in case.accountable.values() for body in bodies}
    found: dict[str, set[str]] = {}
    last: frozenset[str] = frozenset()
    near: list[set[str]] = []
    for id_, above in case.reporting.above.items():
        if above is not last:  # bodies side by side share what is above them
            last, near = above, [found.setdefault(head, set()) for head in above & heads]
        for under in near:
            under.add(id_)
    return found
