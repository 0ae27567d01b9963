"""How tests look at one check: a case made of edits of the small plan, and what the check finds there."""

from __future__ import annotations

from typing import Any

from core.checks import CHECKS, Case, Finding, findings, fix_of
from core.model.edits import Add, Edit, edited
from core.model.entities.accountability import Accountability
from core.model.entities.plan import PLAN, Plan
from core.model.entities.resources import BudgetLine, Workforce
from core.model.entities.structure import Organisation, ReportingLine
from core.model.kinds import KINDS
from core.model.model import Model
from core.model.table import Table
from tests.small import small_model


def case(*edits: Edit, baseline: Model | None = None, **limits: int) -> Case:
    """Return the small plan with edits, seen from the small plan without them; `limits` are the plan's."""
    as_is = small_model() if baseline is None else baseline
    plan = Plan(id=PLAN, title="A small plan", **limits)  # type: ignore[arg-type]  # whole numbers all
    return Case(edited(as_is, edits), as_is, plan=plan)


def empty() -> Case:
    """Return a plan in which there is nothing."""
    nothing = Model("empty", {slug: Table({}) for slug in KINDS})
    return Case(nothing, nothing)


def found(code: str, looked_at: Case) -> list[Finding]:
    """Return what one check finds."""
    return findings(looked_at, off=set(CHECKS) - {code})


def told(code: str, *edits: Edit, **limits: int) -> dict[str, str]:
    """Return what one check says of the small plan with edits, by the id of what it is about."""
    return {one.key.id: one.message for one in found(code, case(*edits, baseline=None, **limits))}


def mended(code: str, looked_at: Case) -> Model:
    """Return the option once the first finding of a check is mended; nothing else is found by that check."""
    (finding, *rest) = found(code, looked_at)
    fix = fix_of(looked_at, finding)
    assert fix is not None
    assert fix.label
    after = edited(looked_at.option, fix.edits)
    assert found(code, Case(after, looked_at.baseline)) == rest
    return after


def part(id_: str, function: str, organisation: str, letter: str, **more: str) -> Add:
    return Add(Accountability(id=id_, function=function, organisation=organisation, letter=letter, **more))


def body(id_: str, **more: Any) -> Add:
    """Return a new body; its name is its id with a capital."""
    return Add(Organisation(id=id_, name=id_.capitalize(), **more))


def line(who: str, to: str, style: str = "solid", nature: str | None = None) -> Add:
    return Add(ReportingLine(id=f"{who}-{to}", organisation=who, to=to, style=style, nature=nature))


def money(id_: str, organisation: str, function: str | None = None, *, amount: int = 100_00) -> Add:
    """Return a budget line of £100 in 2020-21."""
    return Add(
        BudgetLine(
            id=id_,
            organisation=organisation,
            function=function,
            year="2020-21",
            amount=amount,
            source="Accounts",
        )
    )


def people(id_: str, organisation: str, function: str | None = None, *, wte: int = 2_00) -> Add:
    """Return a workforce entry of 2 WTE in 2020-21."""
    return Add(
        Workforce(
            id=id_, organisation=organisation, function=function, year="2020-21", wte=wte, source="Report"
        )
    )
