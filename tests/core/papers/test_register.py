"""Stamps and the register: what a paper was made from, to whom it went, and whether the plan moved on."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from core.model.edits import Add, Edit, EditError, Remove, Set
from core.model.entities.papers import IssuedPaper, Narrative
from core.model.key import Key
from core.papers.brief import brief_of
from core.papers.export import export, planned
from core.papers.register import issue, issue_label, register, stale, version_in, written_of
from core.papers.stamp import digest_in, stamp, version
from core.store.store import Store
from tests.core.store.test_every_option_returns import copy_of
from tests.core.strategies import STEPS
from tests.small import CENTRE

DAY = "2020-11-26"


def issued(store: Store, tmp_path: Path, papers: tuple[str, ...] = ("option-paper",)) -> IssuedPaper:
    files = export(store, tmp_path, ["a"], papers)
    work = planned(brief_of(store), ["a"], papers)
    edits = issue(store, written_of(store, work, files), "The board", DAY)
    assert issue_label(edits) == "Issue 1 paper"
    store.apply(issue_label(edits), edits)
    return register(store.plan)[0]


def test_what_was_written_is_entered_with_its_files_and_to_whom(store: Store, tmp_path: Path) -> None:
    entry = issued(store, tmp_path)
    assert entry.about == "Option paper, Option A, Stronger centre"
    assert (entry.recipients, entry.issued, entry.files) == (
        "The board",
        DAY,
        "Option A - Stronger centre.pdf",
    )
    assert entry.fingerprint == stamp(brief_of(store), brief_of(store).options[0]).version
    assert not stale(store, entry)


def test_a_paper_is_stale_once_what_it_tells_has_changed_and_no_more_when_that_is_undone(
    store: Store, tmp_path: Path
) -> None:
    entry = issued(store, tmp_path)
    store.apply("Correct", [Set(CENTRE, "name", "Digital Office")])
    assert stale(store, entry)
    store.undo()
    assert not stale(store, entry)
    own = Narrative(id="n", option="a", paper="option-paper", section="legal", text="More.")
    store.apply("Say", [Add(own)])
    assert stale(store, entry)


def test_words_for_another_option_make_no_paper_stale(store: Store, tmp_path: Path) -> None:
    entry = issued(store, tmp_path)
    own = Narrative(id="n", option="b", paper="option-paper", section="legal", text="More.")
    store.apply("Say", [Add(own)])
    assert not stale(store, entry)


def test_a_change_of_another_option_makes_a_paper_stale_for_it_is_compared_with_that(
    store: Store, tmp_path: Path
) -> None:
    entry = issued(store, tmp_path)
    store.apply("Change", [Set(Key("organisation", "north"), "name", "The North")], "b1")
    assert stale(store, entry)


def test_to_issue_a_paper_changes_no_stamp(store: Store, tmp_path: Path) -> None:
    before = stamp(brief_of(store))
    issued(store, tmp_path)
    assert stamp(brief_of(store)) == before


def test_an_entry_stays_when_its_option_goes_and_is_stale(store: Store, tmp_path: Path) -> None:
    issued(store, tmp_path)
    store.apply("Delete", [Remove(Key("option", "a"))])
    (entry,) = register(store.plan)
    assert entry.option is None
    assert stale(store, entry)


@given(steps=st.lists(STEPS, max_size=6))
def test_undoing_all_brings_the_version_back_and_a_brief_says_the_same_as_the_store(
    small_plan: Path, steps: list[tuple[str, list[Edit]]]
) -> None:
    with copy_of(small_plan) as path:
        store = Store.open(path)
        first, done = digest_in(store), 0
        for number, (layer, edits) in enumerate(steps):
            try:
                done += bool(store.apply(f"Step {number}", edits, layer))
            except EditError:
                continue
        brief = brief_of(store)
        for option in brief.options:
            assert version(brief, option) == version_in(store, option.option.id)
        for _ in range(done):
            store.undo()
        assert digest_in(store) == first
        store.close()
