"""Whatever is devolved, pooled, centralised, saved and moved, in any order: every penny is accounted for.

As-is + new − saved = option, for each year and in total, in pence and in hundredths of a WTE.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import event, given
from hypothesis import strategies as st

from core.acts import ACTS
from core.model import weighing
from core.model.edits import Add, EditError, edited
from core.model.entities.resources import BudgetLine, Workforce
from core.model.entities.structure import Organisation
from core.model.model import Model
from core.model.portions import Kind, Resource, amount_of
from core.model.reconciliation import reconcile
from core.model.sharing import shares
from tests.core.acts.drawing import Draw, arguments
from tests.core.acts.money import plan, system
from tests.small import small_model

BODIES = ["dept", "policy", "centre", "north", "south", "ayle", "bree", "cove"]
YEARS = ["2019-20", "2020-21", "2021-22"]
FUNCTIONS = ["cyber", "records", "statistics", None]
MONEY_ACTS = ["devolve", "pool", "centralise", "save"]


def id_of(line: Resource) -> str:
    return line.id


@st.composite
def plans(draw: st.DrawFn) -> Model:
    """Return a small plan with its own systems and lines."""
    bodies = [
        system(id_, draw(st.sampled_from(["north", "south", "centre"])), draw(st.integers(1, 10**7)))
        for id_ in ("ayle", "bree", "cove")
    ]
    money = st.builds(
        BudgetLine,
        id=st.sampled_from([f"m{n}" for n in range(8)]),
        organisation=st.sampled_from(BODIES),
        function=st.sampled_from(FUNCTIONS),
        year=st.sampled_from(YEARS),
        amount=st.integers(-(10**6), 10**13),
        source=st.just("Accounts"),
    )
    people = st.builds(
        Workforce,
        id=st.sampled_from([f"p{n}" for n in range(5)]),
        organisation=st.sampled_from(BODIES),
        function=st.sampled_from(FUNCTIONS),
        year=st.sampled_from(YEARS),
        wte=st.integers(0, 10**6),
        pay_cost=st.none() | st.integers(0, 10**10),
        source=st.just("Report"),
    )
    lines = draw(st.lists(money, max_size=8, unique_by=id_of))
    staff = draw(st.lists(people, max_size=5, unique_by=id_of))
    return edited(small_model(), [Add(entity) for entity in (*bodies, *lines, *staff)])


def _given_to(draw: Draw, act: str, model: Model) -> dict[str, Any]:
    """Return arguments of an act; those of money fit more often than those drawn blindly."""
    if act not in MONEY_ACTS:
        return arguments(draw, ACTS[act], model)
    found: dict[str, Any] = {"from": draw(st.lists(st.sampled_from(BODIES), min_size=1, max_size=3))}
    found["year"] = draw(st.none() | st.sampled_from(YEARS))
    found["what"] = draw(st.none() | st.sampled_from(["money", "people"]))
    taker = st.sampled_from(BODIES)
    match act:
        case "devolve":
            found["by"] = draw(st.sampled_from(["equal", "weights"]))
            found["to"] = draw(st.lists(taker, min_size=1, max_size=4, unique=True))
            if found["by"] == "weights":
                found["shares"] = [("", draw(st.integers(0, 10**6))) for _ in found["to"]]
            found["keep"] = draw(st.none() | st.integers(0, 10**7))
            found["flows"] = draw(st.booleans())
        case "pool":
            found["into"] = draw(taker)
        case "centralise":
            found |= {"to": draw(taker), "amount": draw(st.none() | st.integers(1, 10**7))}
        case _:
            found |= {"reason": "Less is needed", "percent": draw(st.none() | st.integers(1, 100_00))}
    return found if act == "save" else found | {"host": "region"}


def sums(model: Model, kind: Kind) -> Counter[str]:
    found: Counter[str] = Counter()
    for line in lines_of(model, kind):
        found[line.year] += amount_of(line)
    return found


def lines_of(model: Model, kind: Kind) -> list[Resource]:
    return list(model.all(BudgetLine) if kind is BudgetLine else model.all(Workforce))


@given(data=st.data(), before=plans())
def test_any_sequence_of_acts_adds_up_to_the_penny(data: st.DataObject, before: Model) -> None:
    after = before
    for _ in range(data.draw(st.integers(1, 6))):
        act = data.draw(st.sampled_from([*MONEY_ACTS, *MONEY_ACTS, *ACTS]))
        try:
            given_ = _given_to(data.draw, act, after)
            after = edited(after, ACTS[act].propose(after, given_).edits)
            event(f"performed {act}")
        except EditError:
            event(f"refused {act}")
    found = reconcile(before, after)
    assert found.difference_pence == found.difference_wte == 0
    for kind, account in found.by_kind():
        was, now = sums(before, kind), sums(after, kind)
        for year in was.keys() | now.keys():
            total = account.years[year]
            assert (total.as_is, total.option) == (was[year], now[year])
            assert was[year] + total.new + total.one_off - total.saved == now[year]
            assert total.new == total.one_off == total.gap == 0
        assert sum(was.values()) - sum(t.saved for t in account.years.values()) == sum(now.values())


@given(
    amount=st.integers(1, 10**13),
    wte=st.integers(1, 10**6),
    weights=st.lists(st.integers(0, 10**6), min_size=3, max_size=3).filter(any),
)
def test_what_is_devolved_is_shared_exactly_by_the_largest_remainder(
    amount: int, wte: int, weights: list[int]
) -> None:
    model = plan()
    lines = [
        Add(BudgetLine(id="m", organisation="centre", year="2021-22", amount=amount, source="Accounts")),
        Add(Workforce(id="p", organisation="centre", year="2021-22", wte=wte, source="Report")),
    ]
    model = edited(model, lines)
    typed = [("", weight) for weight in weights]
    given_ = {"from": ["centre"], "year": "2021-22", "by": "weights", "shares": typed}
    after = edited(model, ACTS["devolve"].propose(model, given_ | {"tier": "system", "host": "region"}).edits)
    bodies = [body.id for body in model.listed(Organisation) if body.tier == "system"]
    assert weighing.weights(model, bodies, "weights", typed) == weights
    wanted: tuple[tuple[Kind, int, str], ...] = ((BudgetLine, amount, "m"), (Workforce, wte, "p"))
    for kind, total, id_ in wanted:
        got = {line.organisation: amount_of(line) for line in lines_of(after, kind) if line.origin == id_}
        assert [got.get(body, 0) for body in bodies] == shares(total, weights)
        assert sum(got.values()) == total
