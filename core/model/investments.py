"""What investments cost and return."""

from __future__ import annotations

from core.model.entities.resources import BudgetLine, Investment
from core.model.model import Model


def cost_by_year(model: Model, investment: str) -> dict[str, int]:
    """Return what an investment costs in each year, whole pence: the budget lines that name it."""
    found: dict[str, int] = {}
    for line in model.table(BudgetLine).by("investment").get(investment, ()):
        found[line.year] = found.get(line.year, 0) + line.amount
    return dict(sorted(found.items()))


def states_return(investment: Investment) -> bool:
    """Return whether an investment says what it returns, and how that is measured."""
    return bool(investment.expected) and bool((investment.measured or "").strip())
