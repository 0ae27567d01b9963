"""What {option.name} and the like stand for in a secretary's own words."""

from __future__ import annotations

from collections.abc import Callable

from core.model.entities.resources import BudgetLine, Workforce
from core.model.entities.structure import Organisation, Post
from core.model.model import Model
from core.model.words import pounds, wte
from core.papers.brief import Brief, OptionBrief
from core.papers.figures_of import by_body
from core.papers.wording import day, in_words

Of = Callable[[Brief], str]
OfOption = Callable[[Brief, OptionBrief], str]

PLAN: dict[str, Of] = {
    "body": lambda brief: brief.plan.body or "the board",
    "plan.title": lambda brief: brief.plan.title,
    "as-at": lambda brief: day(brief.plan.as_at),
    "year": lambda brief: brief.year,
    "options": lambda brief: in_words(len(brief.options), "option"),
    "bodies.as-is": lambda brief: f"{len(brief.baseline.table(Organisation)):,}",
    "money.as-is": lambda brief: _money(brief.baseline, brief.year),
    "people.as-is": lambda brief: _people(brief.baseline, brief.year),
}
"""What can be said in every paper, by its name between braces."""
OPTION: dict[str, OfOption] = {
    "option.code": lambda _, option: option.option.code,
    "option.name": lambda _, option: option.option.name,
    "bodies.total": lambda _, option: f"{len(option.model.table(Organisation)):,}",
    "posts.total": lambda _, option: f"{len(option.model.table(Post)):,}",
    "functions.total": lambda _, option: f"{len(option.duties):,}",
    "moves": lambda _, option: in_words(len(option.inherited) + len(option.enabled), "move"),
    "money.total": lambda brief, option: _money(option.model, brief.year),
    "money.moved": lambda brief, option: pounds(_moved(option, brief.year)),
    "people.total": lambda brief, option: _people(option.model, brief.year),
}
"""What can be said besides in a paper about one option."""


def words_of(brief: Brief, option: OptionBrief | None = None) -> dict[str, str]:
    """Return what every placeholder stands for, by its name; those of an option only where there is one."""
    found = {name: say(brief) for name, say in PLAN.items()}
    if option is not None:
        found |= {name: say(brief, option) for name, say in OPTION.items()}
    return found


def _money(model: Model, year: str) -> str:
    return pounds(sum(by_body(model, BudgetLine, year).values()))


def _people(model: Model, year: str) -> str:
    return wte(sum(by_body(model, Workforce, year).values()))


def _moved(option: OptionBrief, year: str) -> int:
    account = option.accounts.money.years.get(year)
    return account.moved if account else 0
