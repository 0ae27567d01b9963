"""A table never changes; one made from it by `changed` is as if made anew, indexes and all."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from core.model.entities.structure import Organisation
from core.model.table import Table

MANY = 64  # so many that few changes are patched into an index, and many are not
IDS = st.sampled_from([f"o{number}" for number in range(MANY + 8)])
PARENTS = st.none() | st.sampled_from(["o1", "o2", "o3", "elsewhere"])
NAMES = st.sampled_from(["North", "South"])
BODIES = st.builds(Organisation, id=IDS, name=NAMES, parent=PARENTS)
CHANGES = st.lists(BODIES | IDS, max_size=12).map(
    lambda found: {body if isinstance(body, str) else body.id: _body(body) for body in found}
)
ASKED = st.sets(st.sampled_from(["parent", "name"]))


def _body(drawn: Organisation | str) -> Organisation | None:
    return None if isinstance(drawn, str) else drawn


def grouped(table: Table[Organisation], field: str) -> Mapping[object, set[Organisation]]:
    found = {value: set(entities) for value, entities in table.by(field).items()}
    assert sum(map(len, found.values())) == sum(map(len, table.by(field).values()))
    return found


@given(steps=st.lists(st.tuples(CHANGES, ASKED), max_size=10))
def test_indexes_that_survive_changes_are_equal_to_fresh_ones(
    steps: list[tuple[dict[str, Organisation | None], set[str]]],
) -> None:
    plain = {f"o{n}": Organisation(id=f"o{n}", name="West", parent=f"o{n % 5}") for n in range(MANY)}
    table = Table(dict(plain))
    table.by("parent")
    for changes, asked in steps:
        before, rows = table, dict(table.rows)
        table = table.changed(changes)
        assert before.rows == rows
        for id_, body in changes.items():
            plain.pop(id_, None)
            plain |= {id_: body} if body else {}
        assert table.rows == plain
        for field in asked:
            assert grouped(table, field) == grouped(Table(dict(plain)), field)
            assert grouped(before, field) == grouped(Table(rows), field)
    for field in ("parent", "name"):
        assert grouped(table, field) == grouped(Table(dict(plain)), field)


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
    table = Table({"a": Organisation(id="a", name="North", parent="x")})
    table.by("parent")
    assert "x" not in table.changed({"a": None}).by("parent")
