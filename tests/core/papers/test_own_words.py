"""The secretary's own words in a section: before, after or in place of what the model says."""

from __future__ import annotations

import pytest

from core.model.edits import Add, EditError, Remove, Set
from core.model.entities.papers import Narrative, PaperDetails
from core.model.entities.plan import PLAN
from core.model.key import Key
from core.papers import PAPERS
from core.papers.blocks import Block, Paragraph
from core.papers.brief import brief_of
from core.papers.editing import checked, keep_private, say
from core.papers.section import MOVED_ON
from core.store.store import Store
from tests.core.papers.reading import text_of
from tests.core.papers.test_option_paper import section

BACKGROUND = "Background and case for change"


def paper(store: Store, code: str = "A") -> list[Block]:
    brief = brief_of(store)
    option = next(each for each in brief.options if each.option.code == code)
    return PAPERS["option-paper"].blocks(brief, option)


def words(store: Store, stands: str, text: str = "Our own **words** about {option.name}.") -> None:
    own = Narrative(id="n", option="a", paper="option-paper", section="background", text=text, stands=stands)
    store.apply("Say", checked(store, [Add(own)]))


@pytest.mark.parametrize(("stands", "place"), [("before", 1), ("after", -1)])
def test_own_words_stand_before_or_after_the_generated_text(store: Store, stands: str, place: int) -> None:
    generated = section(paper(store), BACKGROUND)
    words(store, stands)
    found = section(paper(store), BACKGROUND)
    assert found[place] == Paragraph("Our own words about Stronger centre.")
    assert [block for block in found if block in generated] == generated


def test_own_words_can_stand_in_place_of_the_generated_text(store: Store) -> None:
    words(store, "instead")
    assert section(paper(store), BACKGROUND)[1:] == [Paragraph("Our own words about Stronger centre.")]


def test_a_paper_says_so_when_the_model_has_moved_on_under_own_words(store: Store) -> None:
    words(store, "instead")
    store.apply("Elsewhere", [Set(Key("plan", PLAN), "body", "NHS England")])
    assert MOVED_ON not in paper(store)
    store.apply("Change", [Set(Key("plan", PLAN), "summary", "Another reason.")])
    assert section(paper(store), BACKGROUND)[1] == MOVED_ON
    store.undo()
    assert MOVED_ON not in paper(store)


def test_words_turned_to_stand_instead_note_what_they_replace(store: Store) -> None:
    words(store, "before")
    store.apply("Turn", checked(store, [Set(Key("narrative", "n"), "stands", "instead")]))
    store.apply("Change", [Set(Key("plan", PLAN), "summary", "Another reason.")])
    assert section(paper(store), BACKGROUND)[1] == MOVED_ON


def test_words_for_every_option_are_said_where_an_option_has_none_of_its_own(store: Store) -> None:
    own = Narrative(id="all", paper="option-paper", section="background", text="For all.", stands="after")
    store.apply("Say", [Add(own)])
    words(store, "after")
    assert "For all." in text_of(paper(store, "B"))
    assert "For all." not in text_of(paper(store, "A"))


def test_markup_of_own_words_stays_to_be_seen(store: Store) -> None:
    words(store, "before", "<script>alert(1)</script> & <b>bold</b>")
    assert "<script>alert(1)</script> & <b>bold</b>" in text_of(paper(store))


def test_saying_nothing_takes_words_away_and_saying_the_same_changes_nothing(store: Store) -> None:
    where = (store.plan, "option-paper", "background", "a")
    store.apply("Say", say(*where, text="One.", stands="before", replaced=None))
    where = (store.plan, "option-paper", "background", "a")
    assert say(*where, text="One.", stands="before", replaced=None) == []
    (own,) = store.plan.all(Narrative)
    assert say(*where, text="  ", stands="before", replaced=None) == [Remove(Key("narrative", own.id))]


def test_a_section_is_kept_private_with_a_reason_and_public_without(store: Store) -> None:
    where = ("option-paper", "legal", None)
    store.apply("Keep", keep_private(store.plan, *where, "Commercial"))
    assert keep_private(store.plan, *where, "Commercial") == []
    assert [type(edit) for edit in keep_private(store.plan, *where, " ")] == [Remove]


def test_words_for_a_paper_or_a_section_that_is_none_are_refused(store: Store) -> None:
    with pytest.raises(EditError, match=r"There is no paper “nix”. There is: "):
        checked(store, [Add(Narrative(id="n", paper="nix", section="legal", text="x"))])
    with pytest.raises(EditError, match=r"The option paper has no section “nix”. It has: purpose, "):
        checked(store, [Add(Narrative(id="n", paper="option-paper", section="nix", text="x"))])


def test_a_second_cover_sheet_for_the_same_papers_is_refused(store: Store) -> None:
    store.apply("Sheet", [Add(PaperDetails(id="one"))])
    with pytest.raises(EditError, match=r"There is such a cover sheet already: one. Change that one."):
        checked(store, [Add(PaperDetails(id="two"))])
