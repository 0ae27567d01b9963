"""What the comparison of options says."""

from __future__ import annotations

from pathlib import Path

from core.model.edits import Add, Edit, Remove, Set
from core.model.entities.plan import PLAN, Option
from core.model.entities.resources import BudgetLine
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.papers import PAPERS
from core.papers.blocks import Block, Figure, Heading, Table
from core.papers.brief import brief_of
from core.papers.export import rendered
from core.store.store import Store
from tests.core.papers.reading import missing, text_of


def write(store: Store) -> list[Block]:
    """Return the blocks of the comparison."""
    return PAPERS["comparison"].blocks(brief_of(store))


def tables(blocks: list[Block], caption: str) -> list[Table]:
    """Return the tables whose captions begin so."""
    return [block for block in blocks if isinstance(block, Table) and block.caption.startswith(caption)]


def rows(table: Table) -> dict[str, tuple[str, ...]]:
    """Return the cells of each row by what heads it."""
    return {cells[0]: cells[1:] for cells in table.rows()}


def test_the_figures_that_matter_stand_side_by_side(store: Store) -> None:
    found = tables(write(store), "Figures that matter")[0]
    assert [column.title for column in found.columns] == ["Measure", "As-is", "A", "B", "C"]
    assert rows(found) == {
        "Bodies and units": ("5", "5", "4", "5"),
        "Posts": ("2", "2", "2", "2"),
        "Bodies with two masters": ("0", "0", "0", "0"),
        "Lines to the top, at most": ("2", "2", "2", "2"),
        "Registrations unmet": ("0", "0", "0", "0"),
        "Digital leader on the board": ("No", "No", "No", "No"),
        "Money, 2020-21 (£ thousand)": ("1,100", "1,100", "1,100", "1,100"),
        "of it illustrative": ("0%", "0%", "0%", "0%"),
        "Functions without an accountable body": ("0", "0", "0", "0"),
        "Functions with more than one": ("1", "1", "0", "0"),
        "Functions changing hands": ("0", "0", "0", "0"),
        "Moves": ("0", "2", "2", "4"),
    }


def test_each_option_is_told_in_a_few_sentences(store: Store) -> None:
    store.apply("Say", [Set(Key("option", "b"), "description", "All in one place.")])
    text = text_of(write(store))
    assert "Option B: One body" in text
    assert "All in one place." in text
    for sentence in (
        "One body or unit closes. One of 3 functions no longer has several accountable bodies.",
        "Every function has exactly one accountable body. In 2020-21, total money stays at £1.1 million.",
        "Its moves take effect on 1 April 2022; 1 move has no date yet.",
    ):
        assert sentence in text
    assert "It stands on Option B: all that changes there changes here too." in text


def test_only_duties_that_differ_somewhere_are_compared(store: Store) -> None:
    found = tables(write(store), "Accountable body, as-is and by option")[0]
    assert rows(found) == {"Shared care records": ("Centre, Policy", "! NC, Policy", "Centre", "Centre")}
    assert found.note.endswith("Centre: Digital Centre; NC: National Centre; Policy: Policy Unit.")


def test_a_duty_that_an_option_leaves_without_a_home_is_flagged(store: Store) -> None:
    store.apply("Drop", [Remove(Key("accountability", "cyber-a"))], "a2")
    found = tables(write(store), "Accountable body, as-is and by option")[0]
    assert rows(found)["Cyber operations"] == ("Centre", "! Nobody", "Centre", "Centre")


def test_where_no_duty_differs_that_is_said(store: Store) -> None:
    store.apply("Off", [Set(Key("move", id_), "enabled", value=False) for id_ in ("b1", "c1", "c2", "a1")])
    assert "Every function has the same accountable body in the as-is and every option." in text_of(
        write(store)
    )


def test_charts_tell_their_figures_in_words(store: Store) -> None:
    store.apply("Move", [Set(Key("accountability", "cyber-a"), "organisation", "north")], "a2")
    figures = [block for block in write(store) if isinstance(block, Figure)]
    assert [figure.words for figure in figures] == ["Functions that change hands, by option: A 1, B 0, C 0."]


def test_many_options_go_into_several_tables(store: Store) -> None:
    more: list[Edit] = [
        Add(Option(id=f"o{n}", code=f"O{n}", name=f"Option {n}", rank=10 + n)) for n in range(20)
    ]
    store.apply("More", more)
    blocks = write(store)
    widths = [len(table.columns) for table in tables(blocks, "Figures that matter")]
    assert widths == [9, 9, 9, 4]
    assert not missing(blocks, rendered(blocks))


def test_bodies_that_change_alike_share_a_row(store: Store) -> None:
    many: list[Edit] = [
        Add(Organisation(id=f"s{n}", name=f"System {n}", tier="system", parent="north")) for n in range(16)
    ]
    many += [
        Add(BudgetLine(id=f"l{n}", organisation=f"s{n}", year="2020-21", amount=1_000_000_00, source="Bid"))
        for n in range(16)
    ]
    store.apply("Devolve", many, "a2")
    found = tables(write(store), "Money by body, 2020-21")[0]
    assert rows(found)["16 bodies that change alike, together"] == ("0", "16.0", "0", "0")
    assert found.total == ("Total", "1.1", "17.1", "1.1", "1.1")


def test_a_plan_without_options_says_that_there_is_nothing_to_compare(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "empty.remit", "Empty")
    blocks = write(store)
    assert [block.text for block in blocks if isinstance(block, Heading)] == ["Purpose of this paper"]
    assert "There are no options in this plan yet, so the board has nothing to compare." in text_of(blocks)
    assert not missing(blocks, rendered(blocks))
    store.close()


def test_the_plan_speaks_for_itself_first(store: Store) -> None:
    store.apply("Say", [Set(Key("plan", PLAN), "summary", "Why we ask.\nAnd when.")])
    text = text_of(write(store))
    assert "1.2\nWhy we ask.\n1.3\nAnd when." in text
