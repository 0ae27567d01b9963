"""Money, people and duties that the law does not let a body hold in its own name.

A part of another body holds them in that one's name, so the question goes up to the nearest body that is no
part. Where a legal form is not said, nothing is known and nothing is told. What a host holds for a body is
the host's in law, as long as the host is there and the law knows it.
"""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.accountability import Accountability, Function
from core.model.entities.resources import BudgetLine, Workforce
from core.model.entities.structure import NO_LEGAL_PERSONALITY, Organisation
from core.model.hosting import can_hold, host_above
from core.model.key import Key
from core.model.kinds import key_of
from core.model.sentences import amounts
from core.model.words import count, listed


@check(
    "LAW001",
    "Held without legal personality",
    Severity.ERROR,
    "NHS England, Integrating care: next steps (November 2020), on bodies without statutory powers",
    reads=(Accountability, BudgetLine, Function, Organisation, Workforce),
)
def no_legal_personality(case: Case) -> Iterator[Finding]:
    """A body without legal personality holds no money and employs nobody, but through a host.

    Nor is it accountable for a duty.
    """
    held: dict[str, list[str]] = {}
    for id_ in case.duties:
        for body in case.accountable.get(id_, ()):
            held.setdefault(body.id, []).append(id_)
    money = case.option.table(BudgetLine).by("organisation")
    people = case.option.table(Workforce).by("organisation")
    for body in _without(case):
        found: tuple[BudgetLine | Workforce, ...] = (*money.get(body.id, ()), *people.get(body.id, ()))
        lines = [line for line in found if not can_hold(case.option, line.host)]
        duties = held.get(body.id, [])
        has = [f"has {listed(amounts(lines))}"] if lines else []
        has += [f"is accountable for {count(len(duties), 'duty', 'duties')}"] if duties else []
        if has:
            also = tuple(key_of(line) for line in lines) + tuple(Key("function", id_) for id_ in duties)
            message = (
                f"“{body.name}” has no legal personality, yet {', and '.join(has)}; {_host(case, body)}."
            )
            yield Finding(key_of(body), message, also)


def _without(case: Case) -> Iterator[Organisation]:
    forms = case.option.table(Organisation).by("legal_form")
    for form in NO_LEGAL_PERSONALITY:
        yield from forms.get(form, ())
    for body in forms.get("part_of_body", ()):
        if case.home(body.id).legal_form in NO_LEGAL_PERSONALITY:
            yield body


def _host(case: Case, body: Organisation) -> str:
    """Return in words which body could hold it: the nearest above that the law knows."""
    if above := host_above(case.option, body.id):
        return f"“{above.name}” could hold this as host"
    return "no body that it is part of could hold this as host"
