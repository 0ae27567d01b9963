"""The paper follows every pound and every person from the as-is to the option, and says what has no place."""

from __future__ import annotations

from core.acts import ACTS
from core.model.edits import Set
from core.model.entities.plan import PLAN
from core.model.key import Key
from core.papers import PAPERS
from core.papers.blocks import Block, Bullets, Note, Table
from core.papers.brief import brief_of
from core.store.store import Store
from core.workshop import perform
from tests.core.papers.reading import text_of
from tests.core.papers.test_fate_section import paper
from tests.core.papers.test_option_paper import section, table

B1 = Key("budget_line", "b1")
MONEY = "Money from the as-is to the option (£)"
SECTION, FULL = "Resources", "From the as-is to the option"


def as_at(store: Store) -> None:
    store.apply("Year", [Set(Key("plan", PLAN), "as_at", "2019-11-13")])


def rows(found: Table) -> dict[str, tuple[str, ...]]:
    return {row[0]: row[1:] for row in found.rows()}


def schedule(store: Store, code: str) -> list[Block]:
    """Return where it all goes, from the reconciliation schedule of an option."""
    brief = brief_of(store)
    option = next(each for each in brief.options if each.option.code == code)
    return section(PAPERS["reconciliation-schedule"].blocks(brief, option), FULL)


def notes(blocks: list[Block]) -> list[Note]:
    return [block for block in blocks if isinstance(block, Note) and block.grave]


def test_each_year_is_followed_down_to_a_difference_of_nothing(store: Store) -> None:
    as_at(store)
    blocks = section(paper(store, "B"), SECTION)
    assert rows(table(blocks, MONEY)) == {
        "As-is": ("1,250,000.50", "1,100,000.00"),
        "Stays with the body that has it": ("1,000,000.00", "1,100,000.00"),
        "Merged into another body": ("250,000.50", "0"),
        "Option B": ("1,250,000.50", "1,100,000.00"),
    }
    assert table(blocks, MONEY).total == ("Difference", "0", "0")
    place = "Every pound and everybody of the as-is has a place in this option, or a reason"
    assert f"{place}; nothing is left over." in text_of(blocks)
    assert not notes(blocks)


def test_what_has_no_place_is_a_grave_note_and_the_difference(store: Store) -> None:
    as_at(store)
    store.apply("Cut", [Set(B1, "amount", 400_000_00), Set(Key("workforce", "w1"), "wte", 120_00)], "a1")
    blocks = section(paper(store, "A"), SECTION)
    money, people = notes(blocks)
    assert money.title == "Money: £600,000.00 unaccounted for"
    assert money.text.startswith(
        "Of the as-is, £600,000.00 in 2019-20 has no place in this option, and nobody"
    )
    assert people.title == "People: 0.5 WTE unaccounted for"
    assert rows(table(blocks, MONEY))["Gone without a reason"] == ("−600,000.00", "0")
    assert table(blocks, MONEY).total == ("Difference", "600,000.00", "0")
    assert "nothing is left over" not in text_of(blocks)


def test_a_gap_in_one_year_does_not_vanish_in_another_that_gained(store: Store) -> None:
    as_at(store)
    store.apply("Cut", [Set(B1, "year", "2020-21")], "a1")
    (note,) = notes(section(paper(store, "A"), SECTION))
    assert note.title == "Money: £1,000,000.00 unaccounted for"


def test_what_is_saved_is_told_with_its_reason(store: Store) -> None:
    as_at(store)
    saved = ACTS["save"].propose(
        store.model("a"), {"lines": ["b1"], "amount": 100_000_00, "reason": "One contract less."}
    )
    perform(store, "a", saved)
    assert "National Centre has £100,000 less for “Cyber operations”: One contract less" in text_of(
        section(paper(store, "A"), SECTION)
    )
    blocks = schedule(store, "A")
    assert Bullets(("£100,000.00 of National Centre in 2019-20: One contract less.",)) in blocks
    assert rows(table(blocks, MONEY))["Saved for a reason"] == ("−100,000.00", "0")
    assert not notes(blocks)


def test_what_is_devolved_is_told_by_region_with_who_holds_it(store: Store) -> None:
    as_at(store)
    form = Set(Key("organisation", "north"), "legal_form", "non_statutory")
    store.apply("Form", [form])
    proposal = ACTS["devolve"].propose(
        store.model("a"), {"lines": ["b1"], "to": ["north", "south"], "host": "region", "keep": 99}
    )
    perform(store, "a", proposal)
    found = table(schedule(store, "A"), "Money that is devolved, 2019-20 (£)")
    assert list(found.rows()) == [
        ("North Region", "1 body", "499,999.51", "499,999.51"),
        ("South Region", "1 body", "499,999.50", "499,999.50"),
    ]
    assert found.total == ("Total", "2 bodies", "", "999,999.01")
    assert found.note == "National Centre holds £499,999.51 in law as host for 1 body."


def test_nothing_is_told_where_nothing_changes(store: Store) -> None:
    as_at(store)
    assert "Where it all goes" not in text_of(section(paper(store, "A"), SECTION))
