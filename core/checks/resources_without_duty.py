"""A body that costs something, while the plan does not say what it is for.

The running costs of a body that has duties are nobody's mistake, so it is bodies that are told, each once,
and not the lines that name no function.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from core.checks import Case, Finding, Severity, check
from core.model.entities.accountability import Accountability, Function
from core.model.entities.resources import BudgetLine, Workforce
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.words import listed, pounds, wte


@check(
    "RES002",
    "Money or people with no duty",
    Severity.NOTE,
    "Institute for Government, How to abolish a public body (2023)",
    reads=(Accountability, BudgetLine, Function, Organisation, Workforce),
)
def resources_without_duty(case: Case) -> Iterator[Finding | None]:
    """Each body with money or people, or a part of it, is accountable or responsible for a duty."""
    yield from case.option.table(BudgetLine).saying("organisation", _pence)
    yield from case.option.table(Workforce).saying("organisation", _hundredths)
    money = case.option.table(BudgetLine).each("organisation", _pence)
    people = case.option.table(Workforce).each("organisation", _hundredths)
    busy = set().union(*case.responsible.values())
    busy.update(body.id for id_ in case.duties for body in case.accountable.get(id_, ()))
    children = case.option.children
    for id_ in set(case.bodies).difference(busy):
        if id_ not in money and id_ not in people:
            continue
        if id_ in children and not busy.isdisjoint(case.option.inside(id_)):
            continue
        if has := listed(list(_latest(money.get(id_, {}), people.get(id_, {})))):
            message = f"“{case.bodies[id_].name}” has {has}, but is accountable or responsible for nothing."
            yield Finding(Key("organisation", id_), message)


def _pence(lines: Sequence[BudgetLine]) -> dict[str, int]:
    found: dict[str, int] = {}
    for line in lines:
        found[line.year] = found.get(line.year, 0) + line.amount
    return found


def _hundredths(entries: Sequence[Workforce]) -> dict[str, int]:
    found: dict[str, int] = {}
    for entry in entries:
        found[entry.year] = found.get(entry.year, 0) + entry.wte
    return found


def _latest(money: Mapping[str, int], people: Mapping[str, int]) -> Iterator[str]:
    """Yield the money and the people of the latest year that there are figures for."""
    year = max((*money, *people), default="")
    if pence := money.get(year):
        yield f"{pounds(pence)} in {year}"
    if hundredths := people.get(year):
        yield f"{wte(hundredths)} in {year}"
