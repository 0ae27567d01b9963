"""What the paper about one option says."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.edits import Add, Edit, EditError, Remove, Set
from core.model.entities.plan import PLAN, Option
from core.model.entities.resources import BudgetLine
from core.model.fate import fates
from core.model.key import Key
from core.papers import PAPERS
from core.papers.blocks import Block, Bullets, Cover, Figure, Heading, Note, Paragraph, Table, numbered
from core.papers.brief import brief_of
from core.papers.export import rendered
from core.papers.sections.fate import TITLE as FATES
from core.store.store import Store
from tests.core.papers.reading import missing, text_of
from tests.core.store.test_every_option_returns import copy_of
from tests.core.strategies import STEPS
from tests.small import CENTRE, CYBER, POLICY, RECORDS

Write = Callable[[str], list[Block]]
BAD = re.compile(
    r"\bNone\b(?! identified)|  |“”|\bid\b|\{|\}|"
    r"\b1 (posts|functions|bodies|moves|entries|units|options|lines)\b"
)


@pytest.fixture
def write(store: Store) -> Write:
    """Return the blocks of the paper about an option, by its letter, as the plan stands then."""

    def written(code: str) -> list[Block]:
        brief = brief_of(store)
        option = next(each for each in brief.options if each.option.code == code)
        return PAPERS["option-paper"].blocks(brief, option)

    return written


@pytest.fixture
def schedule(store: Store) -> Write:
    """Return the reconciliation schedule of an option, by its letter, as the plan stands then."""

    def written(code: str) -> list[Block]:
        brief = brief_of(store)
        option = next(each for each in brief.options if each.option.code == code)
        return PAPERS["reconciliation-schedule"].blocks(brief, option)

    return written


def section(blocks: list[Block], title: str) -> list[Block]:
    """Return the blocks of a section, its heading first; none if there is no such section."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            if found:
                break
            if block.text.startswith(title):
                found = [block]
        elif found:
            found.append(block)
    return found


def table(blocks: list[Block], caption: str) -> Table:
    """Return the table whose caption begins so."""
    return next(block for block in blocks if isinstance(block, Table) and block.caption.startswith(caption))


def row(found: Table, name: str) -> tuple[str, ...]:
    """Return the row that is headed so."""
    return next(each for each in found.rows() if each[0] == name)


def test_the_cover_opens_the_paper_and_says_what_is_not_yet_known(write: Write) -> None:
    cover = write("A")[0]
    assert isinstance(cover, Cover)
    assert cover.title == "Option A: Stronger centre"
    assert cover.fields[0] == ("Purpose", "For decision")
    assert dict(cover.fields) | {"Meeting date": "To be confirmed", "As-is at": "To be confirmed"} == dict(
        cover.fields
    )
    assert cover.summary.startswith("This paper asks the board to decide whether to take Option A forward.")


def test_the_cover_names_the_body_and_the_date_of_the_plan(store: Store, write: Write) -> None:
    key = Key("plan", PLAN)
    store.apply("About", [Set(key, "body", "NHS England"), Set(key, "as_at", "2020-11-13")])
    cover = write("A")[0]
    assert isinstance(cover, Cover)
    assert dict(cover.fields)["As-is at"] == "13 November 2020"
    assert cover.body == "NHS England"
    assert "the board of NHS England" in cover.summary


def test_sections_come_in_their_order_and_appendices_last(write: Write) -> None:
    headings = [
        f"{number} {block.text}".strip()
        for number, block in numbered(write("A"))
        if isinstance(block, Heading) and block.level == 1
    ]
    assert headings == [
        "1 Purpose of this paper",
        "2 Background and case for change",
        "3 The option described",
        "4 What changes for whom",
        "5 Resources",
        "6 Against the other options",
        "7 Risks and dependencies",
        "8 Legal instruments and approvals",
        "9 Equality and other duties",
        "10 Transition plan and decision gates",
        "11 Measures and review",
        "12 Recommendation",
        "Appendix A1 The structure, drawn and in words",
        "Appendix A2 The moves in full",
        "Appendix A3 What becomes of every duty",
        "Appendix A4 Accountability schedule",
        "Appendix A5 Who answers to whom",
        "Appendix A6 Money and people by body",
        "Appendix A7 Spending, and what it delivers",
        "Appendix A8 Figures and their sources",
        "Appendix A9 Not yet resolved",
        "Appendix A10 How this paper was made",
    ]


def test_each_move_is_told_with_its_date_instrument_and_reason(store: Store, write: Write) -> None:
    key = Key("move", "a2")
    store.apply("Reason", [Set(key, "reason", "One line of sight"), Set(key, "instrument", "Direction")])
    text = text_of(section(write("A"), "The moves in full"))
    assert "Move 2: Move policy under the centre" in text
    assert "This move takes effect on 1 April 2021. Legal instrument: Direction." in text
    assert "Reason: One line of sight." in text
    assert "What it does: The Policy Unit becomes part of National Centre." in text
    assert "No date is set for this move. No legal instrument is named." in text


def test_a_move_that_is_switched_off_is_listed_as_not_included(store: Store, write: Write) -> None:
    store.apply("Off", [Set(Key("move", "a2"), "enabled", value=False)])
    blocks = section(write("A"), "The option described")
    text = text_of(blocks)
    assert "The option is made of one move:" in text
    assert "The following move is switched off. It is not part of the option" in text
    assert Bullets(("Move policy under the centre (from 1 April 2021)",)) in blocks


def test_an_option_that_stands_on_another_says_what_comes_from_there(write: Write) -> None:
    blocks = section(write("C"), "The option described")
    text = text_of(blocks)
    assert "This option stands on Option B, “One body”" in text
    assert "Two moves come from there." in text
    moves = next(block for block in blocks if isinstance(block, Bullets))
    assert moves.items[:2] == ("Close the policy unit, no date set", "Two boards, on 1 April 2022")


def test_business_as_usual_says_plainly_that_nothing_changes(store: Store, write: Write) -> None:
    store.apply("BAU", [Add(Option(id="z", code="Z", name="Business as usual", rank=9))])
    blocks = write("Z")
    text = text_of(blocks)
    assert "Nothing changes under this option. No body is created, merged, moved or closed" in text
    assert "to decide whether to keep the structure as it is" in text
    assert "No body, and no line between bodies, differs from the as-is." in text
    assert "body by body as it is today" in text
    duties = table(blocks, FATES)
    assert {cells[3] for cells in duties.rows()} == {"kept", "! two holders, as now"}
    assert "~ moved" not in text


def test_every_chart_says_in_words_what_it_shows(write: Write) -> None:
    figures = [block for block in write("B") if isinstance(block, Figure)]
    assert figures
    titles = ("Organisation chart", "Who answers to whom", "Spending by body")
    assert all(figure.words.startswith(titles) for figure in figures)
    assert figures[0].caption == "The structure under Option B"


def test_a_duty_that_moves_is_told_with_sign_and_word(store: Store, write: Write) -> None:
    store.apply("Move", [Set(Key("accountability", "cyber-a"), "organisation", "north")], "a2")
    found = table(write("A"), FATES)
    assert row(found, "Cyber operations") == (
        "Cyber operations",
        "Centre",
        "North Region",
        "~ devolved",
        "Move 2",
    )
    assert row(found, "Official statistics") == (
        "Official statistics",
        "Centre",
        "NC",
        "~ kept, holder renamed",
        "–",
    )


def test_a_duty_without_a_home_is_flagged_on_the_cover_in_the_ask_and_in_the_table(
    store: Store, write: Write
) -> None:
    store.apply("Drop", [Remove(Key("accountability", "cyber-a"))], "a2")
    blocks = write("A")
    cover = blocks[0]
    assert isinstance(cover, Cover)
    assert "One function has no accountable body" in cover.summary
    asked = next(block for block in section(blocks, "Recommendation") if isinstance(block, Bullets))
    assert asked.items == cover.asks
    assert "note that one function has no accountable body, and say which should be" in asked.items
    found = table(blocks, FATES)
    assert row(found, "Cyber operations") == ("Cyber operations", "Centre", "Nobody", "! no home", "Move 2")
    lost = "No body would be accountable for “Cyber operations”: today Centre."
    assert Note("A duty without a home", lost, grave=True) in section(blocks, "What changes for whom")
    assert row(table(blocks, "Who is accountable"), "Cyber operations")[1] == "! Nobody"


def test_a_duty_that_two_bodies_hold_is_flagged_with_both(write: Write) -> None:
    blocks = write("A")
    assert Bullets(("Shared care records: NC, Policy",)) in blocks
    found = table(blocks, FATES)
    assert row(found, "Shared care records")[3] == "! two holders, as now"
    assert row(table(section(write("B"), FATES), FATES), "Shared care records")[3] == ("~ merged")


def test_a_duty_that_ends_says_why_and_one_taken_out_says_that_no_reason_is_given(
    store: Store, write: Write
) -> None:
    store.apply("End", [Set(CYBER, "ended", "Bought from the market."), Remove(RECORDS)], "a2")
    blocks = write("A")
    assert Bullets(("Cyber operations: Bought from the market.",)) in blocks
    found = table(blocks, FATES)
    assert row(found, "Cyber operations") == ("Cyber operations", "Centre", "Ends", "− ended", "Move 2")
    assert row(found, "Shared care records")[3] == "! no home: taken out, no reason given"


def test_functions_stand_under_their_families(write: Write) -> None:
    found = table(write("A"), FATES)
    assert [group.title for group in found.groups] == ["Digital services", "Other functions"]


def test_money_and_people_are_told_by_body_with_totals(store: Store, write: Write) -> None:
    store.apply("Year", [Set(Key("plan", PLAN), "as_at", "2019-11-13")])
    paper = write("B")
    blocks = section(paper, "Money and people by body")
    money = table(blocks, "Money by body, 2019-20 (£ thousand)")
    assert list(money.rows()) == [
        ("Digital Centre", "1,000", "1,250", "+250"),
        ("Policy Unit", "250", "0", "−250"),
    ]
    assert money.total == ("Total", "1,250", "1,250", "0")
    people = table(blocks, "People by body, 2019-20 (WTE)")
    assert list(people.rows()) == [
        ("Digital Centre", "120.5", "150.5", "+30.0"),
        ("Policy Unit", "30.0", "0", "−30.0"),
    ]
    assert "so nothing is gained or lost in total" in text_of(section(paper, "Resources"))
    assert "The totals differ" not in text_of(paper)


def test_totals_that_differ_say_why(store: Store, write: Write) -> None:
    extra = BudgetLine(
        id="extra", organisation="north", function="cyber", year="2020-21", amount=300_000_00, source="Bid"
    )
    store.apply("More", [Add(extra), Set(Key("budget_line", "b2"), "amount", 1_000_000_00)], "a2")
    blocks = section(write("A"), "Resources")
    text = text_of(blocks)
    assert "The totals differ by £200,000, because:" in text
    assert (
        Bullets(
            (
                "the North Region has £300,000 more for “Cyber operations”",
                "National Centre has £100,000 less for “Cyber operations”",
            )
        )
        in blocks
    )


def test_illustrative_figures_are_called_so_wherever_they_are_in_a_total(store: Store, write: Write) -> None:
    assert "Illustrative figures" not in [block.title for block in write("A") if isinstance(block, Note)]
    store.apply("Guess", [Set(Key("budget_line", "b2"), "basis", "illustrative")])
    blocks = write("A")
    note = next(block for block in section(blocks, "Resources") if isinstance(block, Note))
    assert note.title == "Illustrative figures"
    assert "100% of the £1.1 million" in note.text
    assert "note that £1.1 million in this paper are illustrative figures" in text_of(blocks)


def test_the_figures_of_a_body_have_their_basis_and_numbered_sources(write: Write) -> None:
    blocks = section(write("A"), "Figures and their sources")
    found = table(blocks, "What figures rest on")
    assert [group.title for group in found.groups] == ["National Centre", "Policy Unit"]
    assert row(found, "2019-20, estimate") == ("2019-20, estimate", "1,000", "120.5", "1, 2")


def test_every_figure_has_its_basis_and_a_numbered_source(schedule: Write) -> None:
    blocks = section(schedule("A"), "Figures and their sources")
    budgets = table(blocks, "Budgets (£)")
    assert [group.title for group in budgets.groups] == ["National Centre", "Policy Unit"]
    assert row(budgets, "Cyber operations") == (
        "Cyber operations",
        "2019-20",
        "Revenue",
        "1,000,000.00",
        "Estimate, 1",
    )
    assert list(table(blocks, "Sources").rows()) == [("1", "Accounts"), ("2", "Annual report")]


def test_the_schedule_tells_every_part_with_its_terms(write: Write) -> None:
    found = table(section(write("A"), "Accountability schedule"), "Who is accountable")
    assert row(found, "Cyber operations") == ("Cyber operations", "NC", "Department", "North Region", "", "")
    assert row(found, "Shared care records")[2] == "Direction 7; Health Act"


def test_what_changed_under_an_option_is_a_section_only_where_something_did(
    store: Store, write: Write
) -> None:
    changed = "“Name” was “Digital Centre” when the move “Rename the centre” was made"
    assert changed not in text_of(write("A"))
    store.apply("Correct", [Set(CENTRE, "name", "Digital Office")])
    assert changed in text_of(section(write("A"), "Not yet resolved"))


def test_an_empty_plan_has_a_paper_without_empty_sections(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "empty.remit", "Empty")
    store.apply("Option", [Add(Option(id="a", code="A", name="Nothing yet"))])
    brief = brief_of(store)
    blocks = PAPERS["option-paper"].blocks(brief, brief.options[0])
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    assert headings == [
        "Purpose of this paper",
        "The option described",
        "Recommendation",
        "How this paper was made",
    ]
    assert not missing(blocks, rendered(blocks))
    store.close()


def test_no_heading_stands_without_anything_under_it(write: Write) -> None:
    for code in "ABC":
        blocks = write(code)
        for this, following in pairwise(blocks):
            if isinstance(this, Heading):
                assert not isinstance(following, Heading) or following.level > this.level
        assert not isinstance(blocks[-1], Heading)


def test_no_bullets_or_tables_are_empty(write: Write) -> None:
    for block in (block for code in "ABC" for block in write(code)):
        assert not isinstance(block, Bullets) or all(block.items)
        if isinstance(block, Table):
            assert all(len(cells) == len(block.columns) for cells in block.rows())
            assert list(block.rows())
        assert not isinstance(block, Paragraph) or block.text


def test_a_body_that_closes_with_duties_and_money_leaves_them_without_a_home(
    store: Store, write: Write
) -> None:
    store.apply("Move", [Set(Key("accountability", "cyber-a"), "organisation", "policy")], "a1")
    store.apply("Close", [Remove(POLICY)], "a1")
    blocks = write("A")
    found = table(blocks, FATES)
    assert row(found, "Cyber operations") == ("Cyber operations", "Centre", "Nobody", "! no home", "Move 1")
    assert row(table(blocks, "Who is accountable"), "Cyber operations")[1] == "Policy (closed)"
    assert "Policy Unit" in [group.title for group in table(blocks, "What figures rest on").groups]


def test_the_same_plan_gives_the_same_blocks(store: Store, write: Write) -> None:
    assert write("A") == write("A")
    assert brief_of(store) is not brief_of(store)


@given(steps=st.lists(STEPS, max_size=8))
def test_whatever_is_done_to_a_plan_its_papers_read_well_and_lose_nothing(
    small_plan: Path, steps: list[tuple[str, list[Edit]]]
) -> None:
    with copy_of(small_plan) as path:
        store = Store.open(path)
        for number, (layer, edits) in enumerate(steps):
            try:
                store.apply(f"Step {number}", edits, layer)
            except EditError:
                continue
        brief = brief_of(store)
        for option in brief.options:
            blocks = PAPERS["option-paper"].blocks(brief, option)
            assert not BAD.findall(text_of(blocks))
            assert not missing(blocks, rendered(blocks))
        assert not BAD.findall(text_of(PAPERS["comparison"].blocks(brief)))
        store.close()


def test_a_part_whose_function_is_gone_breaks_no_paper(store: Store, write: Write) -> None:
    store.apply("Lost", [Remove(Key("function", "statistics"))], "a2")
    assert "“Official statistics” is taken out of the plan" in text_of(write("A"))


def test_every_duty_is_counted_once_and_has_the_fate_that_the_window_shows(store: Store) -> None:
    for option in brief_of(store).options:
        assert len({duty.id for duty in option.duties}) == len(option.duties)
        told = [duty.fate for duty in option.duties if duty.fate]
        assert sorted(told, key=str) == sorted(fates(store.model(), option.model), key=str)
