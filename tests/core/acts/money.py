"""A plan for tests of money and people, with three systems that can hold nothing in law themselves."""

from __future__ import annotations

from typing import Any

from core.acts import ACTS, Proposal
from core.model.edits import Add, edited
from core.model.entities.resources import BudgetLine, Workforce
from core.model.entities.structure import Organisation
from core.model.model import Model
from tests.small import small_model

YEAR = "2020-21"


def system(id: str, region: str, population: int | None = None) -> Organisation:
    """Return a partnership without legal personality; its name is its id with a capital."""
    return Organisation(
        id=id,
        name=id.capitalize(),
        kind="system",
        parent=region,
        legal_form="non_statutory",
        tier="system",
        population=population,
    )


SYSTEMS = (system("ayle", "north", 3_000_000), system("bree", "north", 1_900_000), system("cove", "south"))
FUND = BudgetLine(
    id="fund",
    organisation="centre",
    function="records",
    year=YEAR,
    amount=100_000_01,
    type="capital",
    technology=True,
    source="Accounts.",
    basis="published",
)
TEAM = Workforce(
    id="team",
    organisation="centre",
    function="records",
    year=YEAR,
    wte=10_00,
    source="Report",
    pay_cost=500_001,
)


def plan() -> Model:
    """Return the small plan with three systems, a fund of £100,000.01 and a team of 10 WTE for records."""
    return edited(small_model(), [Add(entity) for entity in (*SYSTEMS, FUND, TEAM)])


def proposed(act: str, model: Model | None = None, **arguments: Any) -> Proposal:
    """Return what an act would do in the plan; an argument that Python keeps for itself ends in a line."""
    given = {name.rstrip("_"): value for name, value in arguments.items()}
    return ACTS[act].propose(model or plan(), given)


def done(act: str, model: Model | None = None, **arguments: Any) -> Model:
    """Return the plan once an act is done."""
    return edited(model or plan(), proposed(act, model, **arguments).edits)


def held(model: Model, kind: type[BudgetLine | Workforce] = BudgetLine) -> dict[str, int]:
    """Return what each body has in the year of the fund, for records."""
    found: dict[str, int] = {}
    for line in model.table(kind).all():
        if line.year == YEAR and line.function == "records":
            amount = line.amount if isinstance(line, BudgetLine) else line.wte
            found[line.organisation] = found.get(line.organisation, 0) + amount
    return found
