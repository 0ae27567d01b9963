"""A table never changes; one made from it by `changed` is as if made anew, indexes and all."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model import table as tables
from core.model.entities.resources import BudgetLine
from core.model.entities.structure import Organisation
from core.model.table import Table

MANY = 64  # so many that few changes are patched into an index, and many are not
IDS = st.sampled_from([f"o{number}" for number in range(MANY + 8)])
PARENTS = st.none() | st.sampled_from(["o1", "o2", "o3", "elsewhere"])
NAMES = st.sampled_from(["North", "South"])
BODIES = st.builds(Organisation, id=IDS, name=NAMES, parent=PARENTS, population=st.integers(0, 9))
CHANGES = st.lists(BODIES | IDS, max_size=12).map(
    lambda found: {body if isinstance(body, str) else body.id: _body(body) for body in found}
)
TOLD = "what it says of them"
ASKED = st.sets(st.sampled_from(["parent", "name", TOLD]))


def _body(drawn: Organisation | str) -> Organisation | None:
    return None if isinstance(drawn, str) else drawn


def grouped(table: Table[Organisation], field: str) -> Mapping[object, set[Organisation]]:
    found = {value: set(entities) for value, entities in table.by(field).items()}
    assert sum(map(len, found.values())) == sum(map(len, table.by(field).values()))
    return found


def first_letters(found: tuple[Organisation, ...]) -> str:
    return "".join(sorted(body.name[0] for body in found))


def told(table: Table[Organisation]) -> list[object]:
    """Return what a table says of its groups, and what it adds up."""
    return [
        dict(table.each("parent", first_letters)),
        dict(table.each("name", len)),
        dict(table.sums("population", "parent", "name")),
    ]


@given(steps=st.lists(st.tuples(CHANGES, ASKED), max_size=10))
def test_indexes_that_survive_changes_are_equal_to_fresh_ones(
    steps: list[tuple[dict[str, Organisation | None], set[str]]],
) -> None:
    plain = {
        f"o{n}": Organisation(id=f"o{n}", name="West", parent=f"o{n % 5}", population=n) for n in range(MANY)
    }
    table = Table(dict(plain))
    table.by("parent")
    told(table)
    for changes, asked in steps:
        before, rows = table, dict(table.rows)
        table = table.changed(changes)
        assert before.rows == rows
        for id_, body in changes.items():
            plain.pop(id_, None)
            plain |= {id_: body} if body else {}
        assert table.rows == plain
        if TOLD in asked:
            assert told(table) == told(Table(dict(plain)))
            assert told(before) == told(Table(rows))
        for field in asked - {TOLD}:
            assert grouped(table, field) == grouped(Table(dict(plain)), field)
            assert grouped(before, field) == grouped(Table(rows), field)
    for field in ("parent", "name"):
        assert grouped(table, field) == grouped(Table(dict(plain)), field)
    assert told(table) == told(Table(dict(plain)))


def test_what_has_changed_alone_is_said_anew() -> None:
    asked: list[int] = []

    def counted(found: tuple[Organisation, ...]) -> int:
        asked.append(len(found))
        return len(found)

    bodies = {f"o{n}": Organisation(id=f"o{n}", name="West", parent=f"o{n % 5}") for n in range(MANY)}
    table = Table(bodies)
    table.each("parent", counted)
    asked.clear()
    moved = table.changed({"o7": Organisation(id="o7", name="West", parent="o3")})
    assert moved.each("parent", counted)["o3"] == table.each("parent", counted)["o3"] + 1
    assert len(asked) == 2  # the group it left, and the one it came to


def test_what_nothing_is_left_of_is_neither_said_nor_added_up() -> None:
    bodies = {f"o{n}": Organisation(id=f"o{n}", name="West", parent="o1", population=n) for n in range(MANY)}
    table = Table(bodies | {"x": Organisation(id="x", name="East", parent="o2", population=0)})
    told(table)
    after = table.changed({"x": None})
    assert told(after) == told(Table(bodies))
    assert after.sums("population", "parent", "name") == {("o1", "West"): (sum(range(MANY)), MANY)}


def test_a_table_is_a_mapping_by_id() -> None:
    body = Organisation(id="a", name="North")
    table = Table({"a": body})
    assert (table["a"], len(table), list(table), "a" in table, "b" in table) == (body, 1, ["a"], True, False)
    assert table.get("b") is None
    assert table.get(None) is None
    assert list(table.all()) == [body]


def test_what_has_no_value_is_grouped_under_none() -> None:
    body = Organisation(id="a", name="North")
    assert Table({"a": body}).by("parent") == {None: (body,)}


def test_a_group_that_has_emptied_is_gone() -> None:
    table = Table({"a": Organisation(id="a", name="North", parent="x", population=1)})
    table.by("parent")
    told(table)
    assert "x" not in table.changed({"a": None}).by("parent")


def differing(table: Table[Organisation], other: Table[Organisation]) -> set[str]:
    ids = {*table.rows, *other.rows}
    return {id_ for id_ in ids if table.rows.get(id_) is not other.rows.get(id_)}


@given(steps=st.lists(st.tuples(CHANGES, st.booleans()), max_size=8), one=CHANGES)
def test_what_differs_from_another_table_is_known_after_any_changes(
    steps: list[tuple[dict[str, Organisation | None], bool]], one: dict[str, Organisation | None]
) -> None:
    first = Table({f"o{n}": Organisation(id=f"o{n}", name="West") for n in range(MANY)})
    second = first.changed(one)
    table = first
    for changes, asked in steps:
        table = table.changed(changes)
        if asked:
            assert table.against(first) == differing(table, first)
    for other in (first, second, table, first):
        assert table.against(other) == differing(table, other)


def test_a_few_are_taken_out_of_a_large_group_and_the_others_keep_their_order() -> None:
    bodies = [Organisation(id=f"o{n:02}", name="West") for n in range(MANY)]
    table = Table({body.id: body for body in bodies})
    table.by("name")
    after = table.changed({"o03": None, "o05": Organisation(id="o05", name="East")})
    assert after.by("name")["West"] == tuple(body for body in bodies if body.id not in ("o03", "o05"))


def test_what_is_made_a_portion_at_a_time_is_what_is_made_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "PORTION", 2)
    bodies = {f"b{n}": Organisation(id=f"b{n}", name=f"B{n % 3}", parent=f"p{n % 2}") for n in range(9)}
    at_once, slowly = Table(bodies), Table(dict(bodies))
    assert len(list(slowly.grouping("parent"))) == 5
    assert list(slowly.grouping("parent")) == []
    assert len(list(slowly.saying("name", len))) == 8
    assert (slowly.by("parent"), slowly.each("name", len)) == (
        at_once.by("parent"),
        at_once.each("name", len),
    )
    lines = [BudgetLine(id=f"l{n}", organisation="b", year="2020-21", amount=n, source="x") for n in range(5)]
    summed = Table({line.id: line for line in lines})
    assert len(list(summed.summing("amount", "year", "organisation"))) == 3
    assert summed.sums("amount", "year", "organisation") == {("2020-21", "b"): (10, 5)}


def test_a_table_is_no_different_from_itself() -> None:
    table = Table({"a": Organisation(id="a", name="A")})
    assert table.against(table) == frozenset()
