"""What the schedule of an option says, and what the option paper says of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.edits import Add, Edit, EditError, Remove, Set
from core.model.entities.plan import Option
from core.model.key import Key
from core.papers import PAPERS
from core.papers.blocks import Block, Contents, Cover, Heading, Paragraph, Table
from core.papers.brief import brief_of
from core.papers.export import export, rendered
from core.store.store import Store
from tests.core.papers.reading import missing, text_of
from tests.core.papers.test_option_paper import BAD, row, section, table
from tests.core.schemes import SCHEME, level, matter
from tests.core.store.test_every_option_returns import copy_of
from tests.core.strategies import STEPS

SCHEDULE, PAPER = "accountability-schedule", "option-paper"
TOLD = "Who decides, and on which terms"


@pytest.fixture
def schemed(store: Store) -> Store:
    """The small plan with a scheme and a service level; option B changes both."""
    store.apply(
        "Scheme", [*SCHEME, matter("plans", "policy", post="director"), level("uptime", target="99 %")]
    )
    changes: list[Edit] = [
        Set(Key("delegation", "plans"), "organisation", "centre"),
        Set(Key("delegation", "changes"), "committee", "Change board"),
        Set(Key("delegation", "changes"), "post", None),
        Remove(Key("delegation", "strategy")),
        matter("merger"),
        Set(Key("service_level", "uptime"), "through", "north"),
    ]
    store.apply("Move", changes, "b1")
    return store


def blocks(store: Store, paper: str, code: str) -> list[Block]:
    brief = brief_of(store)
    return PAPERS[paper].blocks(brief, next(each for each in brief.options if each.option.code == code))


def test_it_has_its_own_cover_and_a_section_for_each_schedule(schemed: Store) -> None:
    found = blocks(schemed, SCHEDULE, "B")
    cover = found[0]
    assert isinstance(cover, Cover)
    assert (cover.lead, cover.asks) == ("What this schedule is", ())
    assert cover.fields[0] == ("Purpose", "For information")
    assert [block.text for block in found if isinstance(block, Heading)] == [
        "Purpose of this schedule",
        "What becomes of every duty",
        "Every part in every function",
        "Reservation and delegation",
        "Functions and decisions",
        "National services",
    ]


def test_each_line_stands_beside_the_as_is(schemed: Store) -> None:
    scheme = table(blocks(schemed, SCHEDULE, "B"), "Reservation and delegation")
    assert [(row[0], row[-1]) for row in scheme.rows()] == [
        ("Merger", "+ new"),
        ("Audit", "no change"),
        ("Changes", "~ decided by"),
        ("Plans", "~ body"),
        ("Strategy", "− ended"),
    ]
    assert scheme.columns[-1].signed
    as_it_was = table(blocks(schemed, SCHEDULE, "A"), "Reservation and delegation")
    assert as_it_was.groups[0].title == "National Centre"  # a body that is renamed keeps its scheme
    assert "Change" not in [column.title for column in as_it_was.columns]


def test_what_few_read_is_in_a_table_of_its_own(schemed: Store) -> None:
    found = blocks(schemed, SCHEDULE, "B")
    terms = table(found, "National services")
    assert "Source" not in [column.title for column in terms.columns]
    rest = table(found, "National services: what they rest on")
    assert [column.title for column in rest.columns] == ["Service", "Level", "Source", "Basis"]
    assert row(rest, "Cyber operations") == ("Cyber operations", "Uptime", "Agreement", "Estimate")


def test_a_plan_with_nothing_in_it_says_so(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "empty.remit", "Empty")
    store.apply("Option", [Add(Option(id="a", code="A", name="Nothing"))])
    assert [type(block) for block in blocks(store, SCHEDULE, "A")] == [
        Cover,
        Contents,
        Heading,
        Paragraph,
    ]
    store.close()


def test_it_is_written_when_it_is_asked_for(schemed: Store, tmp_path: Path) -> None:
    assert len(export(schemed, tmp_path)) == 4
    (written,) = export(schemed, tmp_path, ["b"], [SCHEDULE])
    assert written.name == "Option B - One body - Accountability and delegation schedule.pdf"


# in the option paper


def test_the_option_paper_says_who_decides_and_only_what_changes(schemed: Store) -> None:
    paper = blocks(schemed, PAPER, "B")
    found, text = section(paper, TOLD), text_of(paper)
    assert "The scheme of one body has 4 matters: 1 reserved to boards" in text
    assert "One matter is new, 2 matters change and 1 matter ends." in text
    assert (
        "One matter goes with its post from the scheme of the Policy Unit into that of Digital Centre."
        in text
    )
    changed = table(found, "Matters that change")
    assert list(changed.rows()) == [
        (
            "Changes",
            "Chief Executive (Centre), up to £2.0 million",
            "Change board (Centre), up to £2.0 million",
            "~ another decides",
        ),
        ("Merger", "Not in the as-is", "The board of Centre", "+ new"),
        ("Strategy", "The board of Centre", "Nobody: it is no longer a matter", "− ended"),
    ]


def test_where_nothing_changes_it_says_that_and_has_no_table(schemed: Store) -> None:
    found = blocks(schemed, PAPER, "A")
    assert "The option changes none of them." in text_of(section(found, "What changes for whom"))
    assert not [block for block in section(found, TOLD) if isinstance(block, Table)]


def test_a_plan_without_schemes_has_no_such_section(store: Store) -> None:
    found = blocks(store, PAPER, "A")
    assert section(found, TOLD) == []
    assert "scheme" not in text_of(found)


def test_national_services_are_told_with_what_they_lack(schemed: Store) -> None:
    paper = blocks(schemed, PAPER, "A")
    found = section(paper, TOLD)
    assert "Two services are given nationally. 1 of them has 1 service level, and none says" in text_of(paper)
    assert "This service has no service level: Shared care records." in text_of(found)
    assert "One service level stays as today." in text_of(found)
    changed = row(table(section(blocks(schemed, PAPER, "B"), TOLD), "What changes"), "Uptime")
    assert changed[3:] == ("North Region", "Estimate", "~ answers through a region")


def test_the_purpose_of_national_bodies_is_told_with_the_map(schemed: Store) -> None:
    assert section(blocks(schemed, PAPER, "A"), "What national bodies are for") == []
    schemed.apply(
        "Purpose",
        [Set(Key("organisation", "centre"), "purpose", "Runs what all need."), _stage("cyber", "genesis")],
    )
    paper = blocks(schemed, PAPER, "A")
    found, text = section(paper, "What national bodies are for"), text_of(paper)
    assert "There are 3; “Department” and “Policy Unit” do not say so." in text
    assert "“Cyber operations” is pioneer work that a national body holds;" in text
    assert row(table(found, "The purpose"), "Department")[1] == "! No purpose stated"
    assert "Figure" in " ".join(type(block).__name__ for block in found)


def _stage(function: str, stage: str) -> Edit:
    return Set(Key("function", function), "stage", stage)


@given(steps=st.lists(STEPS, max_size=8))
def test_whatever_is_done_to_a_plan_the_schedule_reads_well_and_loses_nothing(
    small_plan: Path, steps: list[tuple[str, list[Edit]]]
) -> None:
    first: list[Edit] = [*SCHEME, level("uptime")]
    with copy_of(small_plan) as path:
        store = Store.open(path)
        for layer, edits in [("as-is", first), *steps]:
            try:
                store.apply("Step", edits, layer)
            except EditError:
                continue
        brief = brief_of(store)
        for option in brief.options:
            for paper in (SCHEDULE, PAPER):
                found = PAPERS[paper].blocks(brief, option)
                assert not BAD.findall(text_of(found))
            if paper == PAPER and option is brief.options[-1]:
                schedule = PAPERS[SCHEDULE].blocks(brief, option)
                assert missing(schedule, rendered(schedule)) == []
        store.close()
