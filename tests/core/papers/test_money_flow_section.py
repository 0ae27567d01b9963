"""A paper says where the money goes: in pictures with words, and in a table that adds up."""

from __future__ import annotations

from core.model.edits import Add, Edit, Remove, Set
from core.model.entities.plan import AS_IS
from core.model.entities.resources import FundingFlow, Tranche
from core.model.key import Key
from core.papers.blocks import Block, Figure, Table
from core.papers.brief import Brief, OptionBrief, brief_of
from core.papers.option_paper import SECTIONS
from core.papers.sections.funding import FLOWS, flows, funding_in_short, spending
from core.store.store import Store
from tests.core.papers.reading import text_of


def flow(id: str, payer: str, payee: str, millions: int, **more: str | int) -> Add:
    kept = {"year": "2020-21", "source": "Made up", **more}
    return Add(FundingFlow(id=id, payer=payer, payee=payee, amount=millions * 10**8, **kept))  # type: ignore[arg-type]


def told(store: Store, *edits: Edit) -> tuple[Brief, OptionBrief]:
    as_is = [
        flow("one", "dept", "centre", 50, approver="policy", days=30),
        flow("two", "centre", "north", 20),
        flow("three", "centre", "south", 10),
    ]
    store.apply("Flows", as_is, AS_IS)
    if edits:
        store.apply("Change", list(edits), "a1")
    brief = brief_of(store)
    return brief, next(option for option in brief.options if option.option.code == "A")


def figures(blocks: list[Block]) -> list[Figure]:
    return [block for block in blocks if isinstance(block, Figure)]


def table(blocks: list[Block]) -> Table:
    (found,) = [block for block in blocks if isinstance(block, Table)]
    return found


def test_the_flow_is_a_picture_with_words_on_a_page_that_lies_on_its_side(store: Store) -> None:
    blocks = flows(*told(store, Set(Key("funding_flow", "one"), "amount", 60 * 10**8)))
    found = [figure for figure in figures(blocks) if figure.words.startswith("Money flow")]
    assert found
    assert "£60.0m from Department to National Centre, was £50.0m" in found[-1].words
    assert blocks[: len(found)] == found
    assert next(section for section in SECTIONS if section.title == FLOWS).wide


def test_what_enters_and_how_many_gates_there_are_is_told_before_and_after(store: Store) -> None:
    text = text_of(funding_in_short(*told(store, Set(Key("funding_flow", "one"), "days", 60))))
    assert "In 2020-21, £50.0 million enters the plan and 3 flows pass it on." in text
    assert "One of them needs an approval first." in text
    assert "Today it is 1.00 gates and 30.0 days." in text
    assert "The appendix “Funding flows” has the picture, and gives every amount." in text


def test_a_plan_without_a_gate_says_so(store: Store) -> None:
    brief, option = told(store)
    for day in ("approver", "days"):
        store.apply("None", [Set(Key("funding_flow", "one"), day, None)], AS_IS)
    brief = brief_of(store)
    text = text_of(funding_in_short(brief, next(o for o in brief.options if o.option.id == option.option.id)))
    assert "No flow needs an approval first." in text


def test_the_appendix_has_every_amount_and_adds_up(store: Store) -> None:
    changes = (
        Set(Key("funding_flow", "one"), "amount", 55 * 10**8),
        Remove(Key("funding_flow", "two")),
        flow("four", "dept", "south", 7),
    )
    found = table(flows(*told(store, *changes)))
    groups = {group.title: group.rows for group in found.groups}
    assert groups == {
        "From the Department": (
            ("National Centre", "50.0", "55.0", "~ +5.0", "Policy Unit, 30 days"),
            ("South Region", "0", "7.0", "+ new", ""),
        ),
        "From National Centre": (
            ("North Region", "20.0", "0", "− gone", ""),
            ("South Region", "10.0", "10.0", "no change", ""),
        ),
    }
    assert found.total == ("Total", "80.0", "72.0", "", "")


def test_another_gate_is_told_as_a_change(store: Store) -> None:
    found = table(flows(*told(store, Set(Key("funding_flow", "one"), "days", 60))))
    assert next(found.rows()) == ("National Centre", "50.0", "50.0", "~ other gate", "Policy Unit, 60 days")


def test_flows_that_are_not_drawn_are_named_under_the_table(store: Store) -> None:
    found = table(flows(*told(store, flow("own", "north", "north", 3))))
    assert "Not drawn: 1 flow from a body to itself, £3.0m." in found.note


def test_the_floor_and_the_deliverables_have_charts_where_there_are_some(store: Store) -> None:
    captions = [figure.caption for figure in figures(spending(*told(store)))]
    assert not [caption for caption in captions if "floor" in caption or "deliverables" in caption]
    store.apply("Floor", [Set(Key("plan", "plan"), "technology_floor", 5_00)], "plan")
    store.apply("Tranche", [Add(Tranche(id="t", name="T", flow="one", amount=100, source="Made up"))], AS_IS)
    brief = brief_of(store)
    captions = [figure.caption for figure in figures(spending(brief, brief.options[0]))]
    assert "Technology share of spending, 2020-21, beside the floor" in captions
    assert "Spending beside deliverables met under Option A" in captions


def test_without_flows_there_is_no_appendix(brief: Brief) -> None:
    assert flows(brief, brief.options[0]) == []
    assert funding_in_short(brief, brief.options[0]) == []
