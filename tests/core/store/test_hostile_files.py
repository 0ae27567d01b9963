"""A file from elsewhere runs nothing, hangs nothing, and is never taken for what it is not."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from core.store.connection import PlanError
from core.store.store import Store
from tests.core.store.hostile import altered, assert_tells, refusal, schema_altered

STRANGE = "holds things that Remit did not put there"
DAMAGED = "is damaged"


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER UPDATE ON document BEGIN DELETE FROM organisation; END",
        "CREATE TRIGGER organisation AFTER UPDATE ON document BEGIN DELETE FROM organisation; END",
        "CREATE VIEW v AS SELECT * FROM organisation",
        "CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
        "CREATE TABLE more (a)",
        "CREATE INDEX i ON organisation (name)",
        "CREATE VIRTUAL TABLE words USING fts5 (a)",
        "ALTER TABLE organisation ADD COLUMN evil TEXT DEFAULT 'x'",
        "ALTER TABLE organisation ADD COLUMN evil TEXT AS (hex(zeroblob(400000000)))",
        "ALTER TABLE organisation ADD COLUMN evil TEXT CHECK (evil <> 'x')",
        "ALTER TABLE organisation DROP COLUMN notes",
        "ALTER TABLE organisation RENAME COLUMN notes TO remarks",
        "ALTER TABLE step RENAME TO steps",
        "DROP TABLE workforce",
        "ANALYZE",
    ],
)
def test_a_file_with_more_or_less_than_our_tables_is_refused(plan: Path, statement: str) -> None:
    with altered(plan) as db:
        db.execute(statement)
    assert STRANGE in (refusal(plan) or "")


def test_a_view_in_the_place_of_a_table_is_refused(plan: Path) -> None:
    with altered(plan) as db:
        db.execute("DROP TABLE post")
        db.execute("CREATE VIEW post AS SELECT 'as-is' AS layer_id, 'p' AS id")
    assert STRANGE in (refusal(plan) or "")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = 'post'",
        "UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL', '') WHERE name = 'post'",
        "UPDATE sqlite_schema SET tbl_name = 'step' WHERE name = 'document'",
        "UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'document'",
        "UPDATE sqlite_schema SET rootpage = 99999 WHERE name = 'post'",
        "UPDATE sqlite_schema SET sql = 'CREATE TABLE post (' WHERE name = 'post'",
        "UPDATE sqlite_schema SET sql = NULL WHERE name = 'post'",
        "UPDATE sqlite_schema SET name = NULL WHERE name = 'post'",
        "DELETE FROM sqlite_schema WHERE name = 'document'",
        "DELETE FROM sqlite_schema",
    ],
)
def test_a_file_whose_tables_are_not_what_they_are_said_to_be_is_refused(plan: Path, change: str) -> None:
    with schema_altered(plan) as db:
        db.execute(change)
    assert any(words in (refusal(plan) or "") for words in (STRANGE, DAMAGED))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [(b"tablepostpost", b"table\xb9ostpost"), (b"CREATE TABLE post (", b"CREATE TABL\xb9 post (")],
)
def test_a_table_whose_name_is_no_text_is_damage(plan: Path, ours: bytes, theirs: bytes) -> None:
    plan.write_bytes(plan.read_bytes().replace(ours, theirs))
    assert DAMAGED in (refusal(plan) or "")


def test_a_journal_beside_a_table_whose_name_is_no_text_is_damage(plan: Path) -> None:
    plan.write_bytes(plan.read_bytes().replace(b"tablepostpost", b"table\xb9ostpost"))
    plan.with_name(plan.name + "-journal").write_bytes(b"not a journal" * 100)
    assert DAMAGED in (refusal(plan) or "")


def test_a_trigger_that_hides_before_the_table_of_its_name_is_refused(plan: Path) -> None:
    with schema_altered(plan) as db:
        rows = db.execute("SELECT * FROM sqlite_schema").fetchall()
        db.execute("DELETE FROM sqlite_schema")
        trigger = "CREATE TRIGGER document AFTER UPDATE ON document BEGIN DELETE FROM organisation; END"
        for row in [("trigger", "document", "document", 0, trigger), *rows]:
            db.execute("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", row)
    assert any(words in (refusal(plan) or "") for words in (STRANGE, DAMAGED))


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM document",
        "INSERT INTO document SELECT 2, doc_id, head, '', '', 1, 1, NULL, NULL FROM document",
        "UPDATE step SET state = 'hidden'",
        "DELETE FROM plan",
        "UPDATE plan SET id = 'other'",
        "UPDATE plan SET layer_id = 'as-is'",
        "INSERT INTO plan (layer_id, id, removed, title) VALUES ('plan', 'other', 0, 'Second')",
        "UPDATE option SET below = 'c' WHERE id = 'b'",
        "UPDATE option SET below = 'gone' WHERE id = 'b'",
        "UPDATE option SET below = 'b' WHERE id = 'b'",
        "UPDATE move SET option = 'gone' WHERE id = 'a1'",
        "UPDATE organisation SET name = NULL WHERE layer_id = 'as-is'",
        "UPDATE organisation SET name = NULL WHERE layer_id = 'a1'",
        "UPDATE organisation SET tier = 'lunar' WHERE id = 'north'",
        "UPDATE organisation SET tier = 'lunar' WHERE layer_id = 'c1'",
        "UPDATE organisation SET removed = 7 WHERE layer_id = 'b1'",
        "UPDATE organisation SET removed = 1 WHERE layer_id = 'as-is'",
        "UPDATE organisation SET removed = 1, was = '{}' WHERE layer_id = 'as-is'",
        "UPDATE organisation SET was = '{}' WHERE layer_id = 'as-is'",
        "UPDATE organisation SET was = NULL WHERE layer_id = 'b1'",
        "UPDATE organisation SET was = 'no json' WHERE layer_id = 'a1'",
        "UPDATE organisation SET was = '[]' WHERE layer_id = 'a1'",
        "UPDATE organisation SET was = '3' WHERE layer_id = 'a1'",
        "UPDATE organisation SET was = '{\"colour\": 1}' WHERE layer_id = 'a1'",
        "UPDATE organisation SET was = '{\"tier\": \"lunar\"}' WHERE layer_id = 'a1'",
        "UPDATE organisation SET was = '{\"name\": [1]}' WHERE layer_id = 'a1'",
        "UPDATE organisation SET notes = printf('%.*c', 20001, 'x') WHERE id = 'north'",
        "UPDATE organisation SET name = CAST(x'ff41' AS TEXT) WHERE id = 'north'",
        "UPDATE post SET registration = 2",
        "UPDATE post SET registration = NULL",
        "UPDATE post SET wte = 9000000000000000000",
        "UPDATE budget_line SET amount = -9000000000000000000",
        "UPDATE budget_line SET year = '2019-21'",
        "UPDATE budget_line SET basis = ''",
        "UPDATE move SET date = 'soon'",
        "UPDATE move SET rank = 99999999999999",
        "UPDATE move SET enabled = 5",
    ],
)
def test_a_cell_that_no_plan_can_hold_is_damage(plan: Path, change: str) -> None:
    with altered(plan) as db:
        db.execute(change)
    assert DAMAGED in (refusal(plan) or "")


def test_a_memory_of_great_depth_is_damage(plan: Path) -> None:
    with altered(plan) as db:
        db.execute("UPDATE organisation SET was = ? WHERE layer_id = 'a1'", ("[" * 100_000,))
    assert DAMAGED in (refusal(plan) or "")


@pytest.mark.parametrize(("column", "value"), [("removed", "yes"), ("removed", 1.5), ("name", b"\xff")])
def test_a_cell_of_another_type_is_damage(plan: Path, column: str, value: object) -> None:
    # A strict table would not take it, so for a moment the table is not strict.
    with schema_altered(plan) as db:
        (strict,) = db.execute("SELECT sql FROM sqlite_schema WHERE name = 'organisation'").fetchone()
        loose = strict.replace(",\n STRICT", "").replace(" NOT NULL", "")
        db.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'organisation'", (loose,))
    with schema_altered(plan) as db:
        db.execute(f"UPDATE organisation SET {column} = ? WHERE id = 'north'", (value,))  # noqa: S608
        db.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'organisation'", (strict,))
    assert DAMAGED in (refusal(plan) or "")


def test_a_table_that_is_larger_than_memory_is_not_read(plan: Path) -> None:
    with altered(plan) as db:
        db.execute("UPDATE organisation SET notes = printf('%.*c', 60000000, 'x') WHERE id = 'north'")
    assert DAMAGED in (refusal(plan) or "")


# a history that lies


def row(
    layer: str, id_: str, before: Sequence[object] | None, after: Sequence[object] | None
) -> list[object]:
    return [layer, id_, before, after]


def lie(plan: Path, changes: str) -> None:
    """Put a step into the history that was never done."""
    with altered(plan) as db:
        db.execute(
            "INSERT INTO step (at, who, label, layer_id, state, changes) VALUES ('', '', '', '', 'done', ?)",
            (changes,),
        )


LINE = [0, None, "north", None, "2019-20", "revenue", 0, 1, "X", "estimate"]
COLUMNS = ["organisation", "function", "year", "type", "technology", "amount", "source", "basis"]


@pytest.mark.parametrize(
    "changes",
    [
        "no json",
        "[" * 100_000,
        "[]",
        '{"organisation": {}}',
        '{"committee": {"columns": [], "rows": []}}',
        '{"organisation": {"columns": ["name"], "rows": [["as-is"]]}}',
        {"columns": COLUMNS, "rows": [row("as-is", "x", [*LINE[:7], 10**17, *LINE[8:]], None)]},
        {"columns": COLUMNS, "rows": [row("as-is", "x", [*LINE[:4], "2019-21", *LINE[5:]], None)]},
        {"columns": COLUMNS, "rows": [row("as-is", "x", [*LINE[:9], "lunar"], None)]},
        {"columns": COLUMNS, "rows": [row("as-is", "x", [*LINE[:2], None, *LINE[3:]], None)]},
        {"columns": COLUMNS, "rows": [row("as-is", "x", [0, '{"amount": 1}', *LINE[2:]], None)]},
        {"columns": COLUMNS, "rows": [row("a1", "x", [0, '{"basis": "lunar"}', *LINE[2:]], None)]},
        {"columns": COLUMNS, "rows": [row("a1", "x", [1, "no json", *LINE[2:]], None)]},
        {"columns": COLUMNS, "rows": [row("as-is", "Not An Id", LINE, None)]},
        {"columns": COLUMNS, "rows": [row("as-is", "x", [0, None], None)]},
        {"columns": ["colour"], "rows": [row("as-is", "x", [0, None, "red"], None)]},
    ],
)
def test_a_step_that_tells_of_what_no_plan_can_hold_is_not_undone(plan: Path, changes: object) -> None:
    text = changes if isinstance(changes, str) else json.dumps({"budget_line": changes})
    lie(plan, text)
    store = Store.open(plan)
    before, model = plan.read_bytes(), store.model()
    with pytest.raises(PlanError) as caught:
        store.undo()
    assert_tells(str(caught.value), plan.name)
    assert store.model() == model
    assert plan.read_bytes() == before
    assert len(store.health()) == 1
    with pytest.raises(PlanError):
        store.step_changes(store.history()[-1].id)
    store.close()
