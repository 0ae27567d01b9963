"""The file format is meant: it is derived from the declared fields, and equal to the one in tests/data."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.edits import Set
from core.model.entities.structure import Organisation, Post
from core.model.fields import FieldError
from core.model.kinds import KINDS, Kind, key_of
from core.store.layers import Patch, Removed, Row, values_of
from core.store.store import Store
from core.store.tables import FORMAT, check_row, columns, decode, encode, entities, schema
from tests.small import AS_IS_ENTITIES, CHIEF, small_model

GOLDEN = Path(__file__).parents[2] / "data" / "schema.sql"
CHIEF_POST = small_model().entity(CHIEF)
NAMES = columns("post")


def test_the_format_is_the_one_that_files_are_known_by() -> None:
    """A change of the format needs a new FORMAT, a migration and a new golden file."""
    assert ";\n\n".join(schema().values()) + ";\n" == GOLDEN.read_text("utf-8")
    assert FORMAT == 1


def test_a_file_holds_exactly_the_schema(plan: Path) -> None:
    db = sqlite3.connect(plan)
    found = db.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
    db.close()
    assert sorted(found) == sorted(("table", name, sql) for name, sql in schema().items())


def test_every_table_is_strict() -> None:
    assert all(
        sql.endswith(("STRICT", "STRICT, WITHOUT ROWID", "WITHOUT ROWID, STRICT"))
        for sql in schema().values()
    )


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.slug)
def test_every_kind_has_a_table_of_its_fields(kind: Kind) -> None:
    assert columns(kind.slug) == list(kind.fields)
    for name, spec in kind.fields.items():
        assert f"{name} {'TEXT' if spec.stored_as is str else 'INTEGER'}" in schema()[kind.slug].replace(
            '"', ""
        )


TEXTS = st.text(st.characters(codec="utf-8"), min_size=1)
ROWS: st.SearchStrategy[Row] = st.one_of(
    st.builds(
        Post,
        id=st.just("p"),
        title=TEXTS,
        organisation=st.just("o"),
        wte=st.none() | st.integers(-(10**15), 10**15),
        registration=st.booleans(),
    ),
    st.dictionaries(st.sampled_from(["grade", "notes"]), st.none() | TEXTS).map(
        lambda values: Patch({**values, "registration": True}, {**values, "registration": False})
    ),
    st.just(Removed(values_of(CHIEF_POST))),
)


@given(row=ROWS)
def test_a_row_is_read_as_it_was_written(row: Row) -> None:
    kind = KINDS["post"]
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.execute(schema()["post"])
    cells = encode(kind, row)
    db.execute(f"INSERT INTO post VALUES ({', '.join('?' * (len(cells) + 2))})", ("m", "p", *cells))  # noqa: S608
    _, id_, *found = db.execute("SELECT * FROM post").fetchone()
    db.close()
    assert decode(kind, id_, NAMES, found) == row


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.slug)
def test_whole_entities_are_read_at_once_as_one_by_one(kind: Kind) -> None:
    made = [entity for entity in AS_IS_ENTITIES if key_of(entity).kind == kind.slug]
    cells = [(entity.id, *(getattr(entity, name) for name in kind.fields)) for entity in made]
    found = entities(kind, cells)
    assert found == {entity.id: entity for entity in made}
    assert all(hash(entity) == hash(found[entity.id]) for entity in made)


def test_an_empty_flag_stays_empty() -> None:
    given = {"id": "p", "title": "Title", "organisation": "o"}
    cells = [tuple(given.get(name) for name in ("id", *NAMES))]
    (post,) = entities(KINDS["post"], cells).values()
    assert isinstance(post, Post)
    assert post.registration is None


def test_a_row_with_a_value_that_its_field_refuses_is_refused() -> None:
    kind = KINDS["organisation"]
    for row in (
        Organisation(id="o", name=""),
        Patch({"tier": "lunar"}, {"tier": "local"}),
        Patch({"tier": "local"}, {"tier": "lunar"}),
        Patch({"name": None}, {"name": "X"}),
        Removed({"tier": "lunar"}),
    ):
        with pytest.raises(FieldError):
            check_row(kind, row)
    check_row(kind, Patch({"tier": None}, {"tier": "local"}))


def test_a_null_that_overrides_is_told_from_one_that_says_nothing(store: Store) -> None:
    store.apply("No grade, no board", [Set(CHIEF, "board", None)], "a2")
    store.close()
    again = Store.open(store.path)
    assert again.overrides("a", CHIEF) == {"board": ("a2", "dept")}
    again.close()
