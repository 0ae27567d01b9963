"""A paper says who answers to whom before and after, and whether a digital leader is on the board."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.model.edits import Add, Edit, Set
from core.model.entities.plan import AS_IS
from core.model.entities.structure import ReportingLine
from core.model.key import Key
from core.model.model import Model
from core.papers.blocks import Block, Bullets, Figure, Heading, Paragraph, Table
from core.papers.brief import Brief, OptionBrief, brief_of
from core.papers.sections.leaders import TABLE as POSTS
from core.papers.sections.leaders import leaders, leaders_across, posts
from core.papers.sections.reporting import TABLE, answering, reporting
from core.samples import create
from core.store.store import Store
from tests.core.papers.reading import text_of
from tests.small import CHIEF


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Brief]:
    store = create(tmp_path_factory.mktemp("s") / "sample.remit", "nhs-digital-2020", who="tester")
    yield brief_of(store)
    store.close()


DISTANCES = "Bodies and units by distance"


def told(store: Store, code: str = "A") -> tuple[Brief, OptionBrief]:
    brief = brief_of(store)
    return brief, next(option for option in brief.options if option.option.code == code)


def of(brief: Brief, code: str) -> OptionBrief:
    return next(option for option in brief.options if option.option.code == code)


def change(store: Store, *edits: Edit) -> None:
    store.apply("Change", list(edits), "a2")


def table(blocks: list[Block], caption: str) -> Table:
    (found,) = [block for block in blocks if isinstance(block, Table) and block.caption.startswith(caption)]
    return found


def rows(blocks: list[Block], caption: str = TABLE) -> dict[str, tuple[str, ...]]:
    return {row[0]: row[1:] for row in table(blocks, caption).rows()}


def solid(who: str, to: str) -> Add:
    return Add(ReportingLine(id=f"{who}-{to}-s", organisation=who, to=to, style="solid"))


def test_where_nobody_has_two_masters_and_there_is_no_loop_it_says_so(store: Store) -> None:
    text = text_of(reporting(*told(store)))
    assert "No body answers in full to two or more, as-is or under this option." in text
    assert "No body answers to itself by way of others." in text


def test_two_masters_are_named_before_and_after(sample: Brief) -> None:
    text = text_of(reporting(sample, of(sample, "B")))
    assert "One body answers in full to two or more today, and one body would under this option:" in text
    assert (
        "NHSX: today to the Department of Health and Social Care; NHS England; and NHS Improvement; "
        "under this option to the Department of Health and Social Care; and NHS England"
    ) in text
    text = text_of(reporting(sample, of(sample, "D")))
    assert "and none would under this option:" in text
    assert "it closes under this option" in text


def test_a_loop_is_told_step_by_step(store: Store) -> None:
    change(store, solid("dept", "north"))
    text = text_of(reporting(*told(store)))
    assert "One loop leads back to where it began, and to no board:" in text
    assert "answers to the Department" in text


def test_distances_are_counted_before_and_after(store: Store) -> None:
    found = answering(*told(store))
    assert table(found, DISTANCES).columns[2].title == "Option A"
    assert rows(found, DISTANCES) == {"At the top": ("1", "1"), "1 line": ("2", "1"), "2 lines": ("2", "3")}
    assert table(found, DISTANCES).total == ("All", "5", "5")
    text = text_of(reporting(*told(store)))
    assert "The farthest body is 2 lines from the accountable board at the top, as today." in text


def test_bodies_without_a_way_to_the_top_are_counted_too(store: Store) -> None:
    change(store, solid("dept", "north"))
    found = rows(answering(*told(store)), DISTANCES)
    assert found["No way to the top"] == ("0", "5")


def test_the_picture_says_the_same_in_words(sample: Brief) -> None:
    (figure,) = [b for b in answering(sample, of(sample, "B")) if isinstance(b, Figure)]
    assert figure.caption == "Who answers to whom under Option B"
    assert "NHSX no longer answers to NHS Improvement." in figure.words


def test_the_table_says_on_what_each_line_rests(sample: Brief) -> None:
    found = rows(answering(sample, of(sample, "B")))
    before, after, what, became = found["NHSX"]
    assert (before, after, became) == ("DHSC, NHSE and NHSI", "DHSC and NHSE", "~ changed")
    assert what.endswith("Instrument: Single framework document and memorandum of understanding")
    assert found["42 local systems"] == ("One of 7 regions", "One of 7 regions", "", "no change")
    assert found["Department of Health and Social Care"][0] == "Nobody: it is at the top"


def test_every_body_of_the_picture_is_in_the_table(sample: Brief) -> None:
    for option in sample.options:
        (figure,) = [b for b in answering(sample, option) if isinstance(b, Figure)]
        text = text_of(answering(sample, option))
        for box in figure.drawing.boxes():
            assert box.key
            entity = option.model.entity(box.key) or sample.baseline.entity(box.key)
            assert getattr(entity, "name", "?") in text


def test_an_empty_plan_has_no_such_section(tmp_path: object, store: Store) -> None:
    brief, option = told(store)
    nothing = Model(AS_IS, {})
    empty = OptionBrief(option.option, nothing, nothing, "", 0)
    bare = Brief(brief.plan, nothing, (empty,), "")
    assert reporting(bare, empty) == answering(bare, empty) == []
    assert leaders(bare, empty) == leaders_across(bare) == posts(bare, empty) == []


# who leads


def test_the_sample_answers_as_the_argument_of_2020_has_it(sample: Brief) -> None:
    (bullets,) = [block for block in leaders_across(sample) if isinstance(block, Bullets)]
    said = {item.partition(":")[0]: item.partition(": ")[2].partition(":")[0] for item in bullets.items}
    assert said == {"As-is": "No", "A": "No", "B": "No", "C": "No", "D": "Yes", "E": "Yes", "F": "No"}


def test_a_paper_answers_for_today_and_for_the_option(sample: Brief, store: Store) -> None:
    text = text_of(leaders(sample, of(sample, "D")))
    assert "Under this option: Yes: “National Director, Transformation and Digital” is on the board" in text
    assert "Today: No: “Chief Executive, NHS Digital” has no seat" in text
    (heading, answer, *_) = leaders(*told(store, "B"))
    assert isinstance(heading, Heading)
    assert isinstance(answer, Paragraph)
    assert answer.text.endswith("That is so today too.")


def test_unmet_registration_is_listed(store: Store) -> None:
    assert "registration" not in text_of(leaders(*told(store)))
    change(store, Set(CHIEF, "registration", True))
    text = text_of(leaders(*told(store)))
    assert "One post needs professional registration; for 1 no register is named (see the" in text
    told_of = text_of(posts(*told(store)))
    assert "One post needs professional registration that no register is named for:" in told_of
    assert "Chief Executive, Digital Centre" in told_of or "Chief Executive, National Centre" in told_of
    change(store, Set(CHIEF, "registered", "GMC"))
    text = text_of(leaders(*told(store)))
    assert "One post needs professional registration, and a register is named for each." in text


def test_chief_and_leading_posts_are_listed_by_body(store: Store) -> None:
    assert posts(*told(store)) == []
    director = Key("post", "director")
    change(store, Set(CHIEF, "standing", "chief"), Set(director, "standing", "leading"))
    found = posts(*told(store))
    assert [group.title for group in table(found, POSTS).groups] == ["National Centre"]
    assert rows(found, POSTS) == {
        "Chief Executive": ("Chief", "", "Department", ""),
        "Director of Policy, Policy Unit": ("Leading", "", "", ""),
    }
