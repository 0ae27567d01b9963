"""Whether a paper is ready: each item is linked to its field, and a paper prints what it lacks."""

from __future__ import annotations

from core.model.edits import Add, Remove, Set
from core.model.entities.papers import PaperDetails
from core.model.entities.plan import PLAN
from core.model.key import Key
from core.model.kinds import KINDS
from core.papers import PAPERS
from core.papers.blocks import Note
from core.papers.brief import brief_of
from core.papers.readiness import Item, not_complete, readiness_in, readiness_of, score
from core.store.store import Store

NEEDED = {
    "meeting": "Board",
    "date": "2020-11-26",
    "session": "public",
    "sponsor": "The chief executive",
    "authors": "The secretary",
    "equality": "Assessed in October.",
}


def item(store: Store, name: str, option: str = "a") -> Item:
    return next(each for each in readiness_in(store, option) if each.name == name)


def test_every_item_names_a_field_that_there_is_or_the_check_that_finds_the_same(store: Store) -> None:
    for each in readiness_in(store, "a"):
        assert not each.field or each.field in KINDS[each.key.kind].fields
        assert each.field or each.check or each.met or each.key.kind == "plan"


def test_what_is_filled_in_is_met_and_linked_to_the_sheet_that_has_it(store: Store) -> None:
    assert not item(store, "the meeting").met
    assert item(store, "the meeting").key == Key("paper_details", "")
    store.apply("Sheet", [Add(PaperDetails(id="all", meeting="Board"))])
    assert item(store, "the meeting").met
    assert item(store, "the meeting").key == Key("paper_details", "all")


def test_a_recommendation_that_begins_with_no_verb_is_missing_one(store: Store) -> None:
    store.apply("Sheet", [Add(PaperDetails(id="a", option="a", recommendation="The merger"))])
    name = "a verb at the beginning of each recommendation"
    assert not item(store, name).met
    store.apply(
        "Mend", [Set(Key("paper_details", "a"), "recommendation", "Approve the merger\nNote the costs")]
    )
    assert item(store, name).met


def test_a_duty_without_a_home_is_missing_one(store: Store) -> None:
    assert item(store, "a home for every duty").met
    store.apply("Lose", [Remove(Key("accountability", "cyber-a"))], "a2")
    found = item(store, "a home for every duty")
    assert (found.met, found.key, found.check) == (False, Key("function", "cyber"), "ACC001")


def test_a_private_session_asks_for_an_exemption(store: Store) -> None:
    names = {each.name for each in readiness_in(store, "a")}
    store.apply("Sheet", [Add(PaperDetails(id="all", session="private"))])
    assert {each.name for each in readiness_in(store, "a")} - names == {
        "the freedom of information exemption"
    }


def test_a_logo_that_cannot_be_shown_says_why(store: Store) -> None:
    store.apply("Sheet", [Add(PaperDetails(id="all", logo="none.png"))])
    found = item(store, "a logo that can be shown")
    assert not found.met
    assert found.why == "There is no file “none.png” in the folder of the plan for the logo."


def test_a_paper_prints_what_it_lacks_until_nothing_is(store: Store) -> None:
    def printed() -> list[str]:
        brief = brief_of(store)
        blocks = PAPERS["option-paper"].blocks(brief, brief.options[0])
        return [
            block.text for block in blocks if isinstance(block, Note) and block.title == "Not yet complete"
        ]

    (before,) = printed()
    assert before.startswith("Still missing: the body; the date of the as-is; the meeting;")
    edits = [Set(Key("plan", PLAN), "body", "NHS England"), Set(Key("plan", PLAN), "as_at", "2020-11-13")]
    store.apply("About", [*edits, Add(PaperDetails(id="all", **NEEDED))])
    for move in ("a1", "a2"):
        for name, value in (("date", "2021-04-01"), ("instrument", "Direction"), ("reason", "Clarity")):
            store.apply("Move", [Set(Key("move", move), name, value)])
    (after,) = printed()
    assert "four options or more" in after
    assert "meeting" not in after


def test_the_brief_and_the_store_find_the_same(store: Store) -> None:
    brief = brief_of(store)
    for option in brief.options:
        assert readiness_of(brief, option) == readiness_in(store, option.option.id)


def test_what_is_missing_is_said_in_a_sentence(store: Store) -> None:
    lacks = [each for each in readiness_in(store, "a") if not each.met][:2]
    assert not_complete(lacks) == "Still missing: the body and the date of the as-is."
    assert score(lacks) == (0, 2)
