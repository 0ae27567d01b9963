"""What differs is said as a person would write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.diff import differences
from core.model.edits import Add, Edit, EditError, Remove, Set, edited
from core.model.entities.accountability import Accountability, Function
from core.model.entities.resources import BudgetLine, FundingFlow
from core.model.entities.structure import Organisation, Post
from core.model.key import Key
from core.model.kinds import Entity
from core.model.sentences import amounts, said, summary
from tests.core.strategies import CONTENT
from tests.small import CENTRE, CHIEF, CYBER, NORTH, POLICY, RECORDS, SOUTH, STATISTICS, small_model

EAST = Organisation(id="east", name="East Region", parent="centre")
CLERK = Post(id="clerk", title="Clerk", organisation="dept")


def sentences(*edits: Edit) -> list[str]:
    before = small_model()
    after = edited(before, edits)
    return [said(difference, before, after) for difference in differences(before, after)]


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (Add(EAST), "The East Region is new, part of Digital Centre."),
        (Add(Organisation(id="top", name="Top")), "Top is new."),
        (Remove(POLICY), "The Policy Unit closes."),
        (
            Set(CENTRE, "name", "National Centre"),
            "Digital Centre is renamed National Centre.",
        ),
        (Set(CENTRE, "parent", None), "Digital Centre becomes part of no other body."),
        (Set(POLICY, "parent", "centre"), "The Policy Unit becomes part of Digital Centre."),
        (Set(CENTRE, "purpose", "To run things"), "The purpose of Digital Centre becomes: To run things."),
        (Set(CHIEF, "wte", 50), "Chief Executive: WTE “1” becomes “0.5”."),
        (
            Set(CHIEF, "registration", True),
            "Chief Executive: needs professional registration “No” becomes “Yes”.",
        ),
        (Set(STATISTICS, "ended", "no longer needed."), "“Official statistics” ends: no longer needed."),
        (
            Add(Accountability(id="x", function="cyber", organisation="south", letter="C")),
            "The South Region becomes consulted on “Cyber operations”.",
        ),
        (
            Remove(Key("accountability", "cyber-r")),
            "The North Region is no longer responsible for “Cyber operations”.",
        ),
        (Add(CLERK), "There is a new post of Clerk at the Department."),
        (Remove(CHIEF), "The post of Chief Executive ends."),
        (
            Set(Key("budget_line", "b3"), "amount", 300_000_00),
            "The 2019-20 budget of the Policy Unit rises from £250,000.50 to £300,000.",
        ),
    ],
)
def test_a_difference_is_one_sentence(edit: Edit, sentence: str) -> None:
    assert sentences(edit) == [sentence]


def test_every_field_that_changes_is_told() -> None:
    assert sentences(Set(CENTRE, "name", "NC"), Set(CENTRE, "code", None)) == [
        "Digital Centre is renamed NC. Digital Centre: code is no longer “X26”."
    ]


def test_a_long_text_is_cut_short() -> None:
    (found,) = sentences(Set(CENTRE, "notes", "word " * 100))
    assert len(found) < 200
    assert found.endswith("word…”.")


def test_what_moves_between_two_bodies_is_counted_together() -> None:
    before = small_model()
    moved = [Key("post", "director"), Key("budget_line", "b3"), Key("workforce", "w2")]
    after = edited(before, [Set(key, "organisation", "centre") for key in moved])
    assert summary(before, after) == [
        "One post, £250,000.50 in 2019-20 and 30 WTE in 2019-20 move from the Policy Unit to Digital Centre."
    ]


def test_one_thing_moves_in_the_singular() -> None:
    before = small_model()
    after = edited(before, [Set(Key("accountability", "records-a"), "organisation", "dept")])
    assert summary(before, after) == [
        "Accountability for one function moves from the Policy Unit to the Department."
    ]


def test_bodies_come_first_new_ones_before_closed_ones() -> None:
    before = small_model()
    edits: list[Edit] = [
        Remove(POLICY),
        Set(NORTH, "name", "North"),
        Add(EAST),
        Set(CYBER, "stage", "product"),
    ]
    assert summary(before, edited(before, edits)) == [
        "The East Region is new, part of Digital Centre.",
        "The North Region is renamed North.",
        "The Policy Unit closes.",
        "Cyber operations: stage is now “Product”.",
    ]


def test_more_than_three_of_one_sort_are_counted() -> None:
    before = small_model()
    lines = [
        BudgetLine(id=f"n{n}", organisation="north", year="2019-20", amount=1_000_00, source="Estimate")
        for n in range(4)
    ]
    posts = [Post(id=f"p{n}", title=f"Post {n}", organisation="north") for n in range(4)]
    grown = edited(before, [*map(Add, lines), *map(Add, posts)])
    assert summary(before, grown) == [
        "Four posts are new at the North Region.",
        "New budget lines for the North Region: £4,000 in 2019-20.",
    ]
    assert summary(grown, before) == [
        "The posts of Post 0, Post 1, Post 2 and Post 3 end.",
        "Ended budget lines of the North Region: £4,000 in 2019-20.",
    ]
    regraded = edited(grown, [Set(Key("post", f"p{n}"), "grade", "9") for n in range(4)])
    assert summary(grown, regraded) == ["Four posts have another grade: 9."]


def test_what_is_alike_is_said_once() -> None:
    before = small_model()
    after = edited(before, [Add(Function(id=f"f{n}", name=f"Task {n}")) for n in range(3)])
    assert summary(before, after) == ["“Task 0”, “Task 1” and “Task 2” are new functions."]


def test_nothing_is_said_where_nothing_differs() -> None:
    assert summary(small_model(), small_model()) == []


def test_amounts_are_added_up_year_by_year() -> None:
    model = small_model()
    entities: list[Entity | None] = [*model.all(BudgetLine), model.entity(Key("workforce", "w1")), None]
    assert amounts(entities) == ["£1.3 million in 2019-20", "£1.1 million in 2020-21", "120.5 WTE in 2019-20"]


def test_a_text_of_several_lines_is_said_on_one() -> None:
    assert sentences(Set(RECORDS, "description", "line one\n\nline two")) == [
        "Shared care records: description is now “line one line two”."
    ]


@given(edits=st.lists(CONTENT, max_size=8))
def test_whatever_differs_is_said_without_a_slip(edits: list[Edit]) -> None:
    before = after = small_model()
    for edit in edits:
        try:
            after = edited(after, [edit])
        except EditError:
            continue
    found = summary(before, after)
    assert bool(found) == (before != after)
    for text in found:
        assert text[0].isupper() or text[0] in "“£" or text[0].isdigit()
        assert text.endswith(".")
        assert not text.endswith("..")
        assert "None" not in text
        assert "“”" not in text


def test_bodies_that_become_part_of_the_same_other_one_are_named_together() -> None:
    before = small_model()
    edits: list[Edit] = [
        Set(NORTH, "parent", "dept"),
        Set(SOUTH, "parent", "dept"),
        Set(POLICY, "parent", None),
    ]
    assert summary(before, edited(before, edits)) == [
        "The North Region and the South Region become part of the Department.",
        "The Policy Unit becomes part of no other body.",
    ]


FLOWS = [
    Add(FundingFlow(id=id_, payer=payer, payee=payee, year="2020-21", amount=100_00, source="Plan"))
    for id_, payer, payee in (("one", "dept", "centre"), ("two", "centre", "north"))
]


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (
            Set(Key("funding_flow", "one"), "payee", "policy"),
            "In 2020-21, £100 from the Department goes to the Policy Unit, and no longer to Digital Centre.",
        ),
        (
            Set(Key("funding_flow", "two"), "payer", "dept"),
            (
                "In 2020-21, £100 for the North Region comes from the Department, and no longer from "
                "Digital Centre."
            ),
        ),
        (
            Set(Key("funding_flow", "one"), "amount", 50_00),
            "The 2020-21 flow from the Department to Digital Centre falls from £100 to £50.",
        ),
        (
            Remove(Key("funding_flow", "two")),
            "In 2020-21, £100 no longer flows from Digital Centre to the North Region.",
        ),
    ],
)
def test_money_on_its_way_is_told_from_whom_to_whom(edit: Edit, sentence: str) -> None:
    model = edited(small_model(), FLOWS)
    assert summary(model, edited(model, [edit])) == [sentence]


def test_flows_from_many_to_many_are_counted() -> None:
    bodies = ("centre", "policy", "north", "south")
    new = [
        Add(FundingFlow(id=f"f{n}", payer=payer, payee="dept", year="2020-21", amount=100_00, source="Plan"))
        for n, payer in enumerate(bodies)
    ]
    model = small_model()
    assert summary(model, edited(model, new)) == [
        "In 2020-21, £400 flows anew from 4 bodies to the Department."
    ]


def test_money_that_is_passed_on_is_not_added_up_twice() -> None:
    model = small_model()
    assert summary(model, edited(model, FLOWS)) == [
        "In 2020-21, £100 flows anew from Digital Centre to the North Region.",
        "In 2020-21, 1 flow begins, from the Department to Digital Centre.",
    ]
