"""Which financial year the papers of a plan compare."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from core.model.entities.plan import AS_IS
from core.model.entities.resources import BudgetLine, Workforce
from core.model.model import Model
from core.model.portions import Kind
from core.papers.figures_of import years

if TYPE_CHECKING:
    from core.store.store import Store


def year_in(store: Store) -> str:
    """Return the financial year whose figures papers compare."""
    models = [store.model(AS_IS), *(store.model(option.id) for option in store.options())]
    return working_year(store.about.as_at, models)


def working_year(as_at: str | None, models: Iterable[Model]) -> str:
    """Return the year of the as-at date if there are figures for it, else the latest that has some."""
    kinds: tuple[Kind, ...] = (BudgetLine, Workforce)
    found = {year for model in models for kind in kinds for year in years(model, kind)}
    wanted = financial_year(as_at) if as_at else ""
    return wanted if wanted in found else max(found, default="")


def financial_year(day: str) -> str:
    """Return the year from April to March that a day lies in: 2020-21 for 2020-11-13."""
    found = date.fromisoformat(day)
    first = found.year if found.month >= 4 else found.year - 1
    return f"{first}-{(first + 1) % 100:02d}"
