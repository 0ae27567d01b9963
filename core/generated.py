"""Made-up plans of a given size, the same every time, to measure Remit with.

They have the shape of the English health service: one department, national bodies under it, regions, systems,
providers and units. Nothing in them is true.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from core.model.edits import Add, Edit, Remove, Set
from core.model.entities.accountability import Accountability, Function
from core.model.entities.plan import Move, Option
from core.model.entities.resources import BudgetLine, Deliverable, FundingFlow, Tranche, Workforce
from core.model.entities.structure import Organisation, Post
from core.model.key import Key
from core.model.kinds import Entity
from core.model.model import Model
from core.store.store import Store

YEARS = ("2019-20", "2020-21", "2021-22")
SOURCE = "Made up, to measure with"
REGIONS = 7
SYSTEMS = 42
SEED = 2020


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is of everything; every option has as many moves, and every move as many changes."""

    bodies: int
    functions: int = 0
    accountabilities: int = 0
    budget_lines: int = 0
    workforce: int = 0
    posts: int = 0
    flows: int = 0
    tranches: int = 0
    deliverables: int = 0
    options: int = 0
    moves: int = 0
    changes: int = 0


SIZES = {
    "workshop": Size(60, 40, 150, 200, 80, 30, 40, 6, 12, options=4, moves=3, changes=10),
    "national": Size(
        *(10_000, 2_000, 50_000, 100_000, 5_000, 1_000, 2_000, 200, 400), options=10, moves=5, changes=40
    ),
    "register": Size(300_000),
}


def generate(path: Path, size: str) -> Store:
    """Make a new plan of one of SIZES and return it, open. PlanError if there is a file already."""
    wanted = SIZES[size]
    store = Store.create(path, f"Made-up plan, {size}", who="")
    try:
        store.apply("As-is", [Add(entity) for entity in entities(wanted)])
        for number in range(wanted.options):
            _option(store, wanted, number)
        store.begin_history(f"Made-up plan, {size}")
    except BaseException:
        store.close()
        path.unlink(missing_ok=True)
        raise
    return store


def entities(size: Size) -> Iterator[Entity]:
    """Yield everything in the as-is of a plan of that size, parents before their parts."""
    chance = Random(SEED)  # noqa: S311  # the same every time is what is wanted
    yield from bodies(size.bodies)
    families = max(size.functions // 20, 1)
    for n in range(size.functions):
        parent = f"fn-{n % families}" if n >= families else None
        yield Function(id=f"fn-{n}", name=f"Function {n}", kind="duty", parent=parent)
    for n in range(size.accountabilities):
        body = chance.randrange(size.bodies)
        # Each function has one body accountable first; the rest take other parts.
        letter = "A" if n < size.functions else chance.choice("RRCI")
        function = f"fn-{n % size.functions}"
        yield Accountability(id=f"acc-{n}", function=function, organisation=f"org-{body}", letter=letter)
    for n in range(size.budget_lines):
        yield _line(f"line-{n}", n, size, chance)
    for n in range(size.workforce):
        yield Workforce(
            id=f"wf-{n}",
            organisation=f"org-{chance.randrange(size.bodies)}",
            function=f"fn-{chance.randrange(size.functions)}",
            year=YEARS[n % len(YEARS)],
            wte=chance.randrange(10_000),
            source=SOURCE,
        )
    for n in range(size.posts):
        yield Post(id=f"post-{n}", title=f"Post {n}", organisation=f"org-{chance.randrange(size.bodies)}")
    yield from _on_its_way(size)


def bodies(number: int) -> Iterator[Organisation]:
    """Yield so many bodies, each after the one it is part of: those of a tier share out those of the next."""
    tiers = (
        ("department", "national", 1),
        ("arms_length_body", "national", _part(number, 8, 30)),
        ("region", "regional", _part(number, 10, REGIONS)),
        ("system", "system", _part(number, 5, SYSTEMS)),
        ("provider", "local", _part(number, 10, number)),
        ("unit", "local", number),
    )
    above, begins = range(0), 0
    for kind, tier, many in tiers:
        for n in range(begins, min(begins + many, number)):
            # Regions are one body's, as NHS England's are; else a nation would have several.
            parent = f"org-{above[0 if kind == 'region' else n % len(above)]}" if above else None
            name = f"Body {n} of the nation"
            yield Organisation(id=f"org-{n}", name=name, kind=kind, parent=parent, tier=tier, code=f"B{n}")
        above, begins = range(begins, begins + many), begins + many


def money_flows(number: int) -> tuple[list[Organisation], list[FundingFlow]]:
    """Return so many bodies, and money that each passes on to its parts, every third through a gate."""
    chance = Random(SEED)  # noqa: S311  # the same every time is what is wanted
    found = list(bodies(number))
    return found, [_flow(body, chance.randrange(10**6, 10**10)) for body in found if body.parent]


def _on_its_way(size: Size) -> Iterator[Entity]:
    """Yield flows down the structure that pass on no more than arrives, and what some of them hang on."""
    found = list(bodies(min(size.flows + 1, size.bodies)))
    amounts = {body.id: 10**8 for body in found}
    for body in reversed(found):
        if body.parent:
            amounts[body.parent] += amounts[body.id]
    flows = [_flow(body, amounts[body.id]) for body in found if body.parent][: size.flows]
    yield from flows
    paid = flows[: size.tranches]
    for n, flow in enumerate(paid):
        due = f"{YEARS[-1][:4]}-12-31"
        amount = flow.amount // 2
        yield Tranche(
            id=f"tranche-{n}", name=f"Part {n}", flow=flow.id, amount=amount, due=due, source=SOURCE
        )
    for n in range(size.deliverables if paid else 0):
        to = n % len(paid)
        checker = "org-0" if n % 8 else None  # the department, which receives none of it
        yield Deliverable(
            id=f"deliverable-{n}",
            name=f"Deliverable {n}",
            tranche=f"tranche-{to}",
            organisation=paid[to].payee,
            feasible="org-0",
            granular="org-0",
            timed=checker,
        )


def _flow(body: Organisation, amount: int) -> FundingFlow:
    """Return money that a body gets from the one it is part of; every third passes a gate of the first."""
    n = int(body.id.removeprefix("org-"))
    gated = n % 3 == 0
    return FundingFlow(
        id=f"flow-{n}",
        payer=body.parent or "",
        payee=body.id,
        year=YEARS[-1],
        amount=amount,
        approver="org-0" if gated else None,
        days=30 if gated else None,
        source=SOURCE,
    )


def _part(number: int, of: int, most: int) -> int:
    """Return one in `of` of a number, but at least one and at most `most`."""
    return max(1, min(number // of, most))


def _line(id_: str, n: int, size: Size, chance: Random) -> BudgetLine:
    return BudgetLine(
        id=id_,
        organisation=f"org-{chance.randrange(size.bodies)}",
        function=f"fn-{chance.randrange(size.functions)}",
        year=YEARS[n % len(YEARS)],
        type="capital" if n % 10 == 0 else "revenue",
        technology=n % 4 == 0,
        amount=chance.randrange(10**9),
        source=SOURCE,
    )


def _option(store: Store, size: Size, number: int) -> None:
    chance = Random(SEED + number)  # noqa: S311
    option = Option(id=f"option-{number}", code=chr(ord("A") + number), name=f"Option {number}", rank=number)
    store.apply(option.name, [Add(option)])
    for rank in range(size.moves):
        move = Move(id=f"move-{number}-{rank}", option=option.id, title=f"Move {rank + 1}", rank=rank)
        numbers = range(rank * size.changes, (rank + 1) * size.changes)
        edits = [_change(store.model(), n, number, size, chance) for n in numbers]
        store.apply(move.title, [Add(move), *edits], move.id)


def _change(model: Model, n: int, option: int, size: Size, chance: Random) -> Edit:
    """Return one change: a rename, a new line or a closed part, and twice in five times a line given away."""
    match n % 5:
        case 0:
            name = f"Body {n} as option {option} has it"
            return Set(Key("organisation", f"org-{n % size.bodies}"), "name", name)
        case 1:
            return Add(_line(f"line-{option}-{n}", n, size, chance))
        case 2:
            return Remove(Key("accountability", f"acc-{n % size.accountabilities}"))
        case _:
            line = model.table(BudgetLine)[f"line-{n}"]
            others = size.bodies - 1
            taker = (int(line.organisation.removeprefix("org-")) + 1 + chance.randrange(others)) % size.bodies
            return Set(Key("budget_line", line.id), "organisation", f"org-{taker}")
