"""Checking only what an edit may have touched finds exactly what checking everything finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.checks import CHECKS, Case, Check, Finding, case_of, findings
from core.model.edits import Add, Edit, EditError, Remove, Set, edited
from core.model.entities.accountability import Function
from core.model.entities.plan import AS_IS, PLAN
from core.model.entities.structure import Post, ReportingLine
from core.model.key import Key
from core.model.kinds import Entity, slug_of
from core.model.model import Model
from core.model.table import Table
from core.store.store import Store
from core.watch import Watch
from tests.core.checks.looking import case, line, money, part, people
from tests.core.strategies import CONTENT, STEPS
from tests.small import CENTRE, CYBER, POLICY, small_model


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The codes of the checks that were run, in their order."""
    codes: list[str] = []

    def noted(check: Check) -> Check:
        def find(looked_at: Case) -> Iterator[Finding | None]:
            codes.append(check.code)
            return check.find(looked_at)

        return replace(check, find=find, fix=None)

    for code in CHECKS:
        monkeypatch.setitem(CHECKS._found, code, noted(CHECKS[code]))
    return codes


def after(looked_at: Case, *edits: Edit) -> Case:
    """Return a case after edits of the option, as a window has it."""
    return Case(edited(looked_at.option, edits), looked_at.baseline, plan=looked_at.plan)


def test_after_an_edit_only_what_reads_that_kind_is_run(ran: list[str]) -> None:
    watch, first = Watch(), case()
    watch.findings(first)
    assert ran == sorted(CHECKS)
    ran.clear()
    watch.findings(after(first, Set(Key("budget_line", "b1"), "amount", 0)))
    assert "RES001" in ran
    assert "ACC001" not in ran
    ran.clear()
    watch.findings(first)
    watch.findings(first)
    assert ran.count("RES001") == 1


def test_a_check_that_does_not_say_what_it_reads_is_run_every_time(ran: list[str]) -> None:
    watch, first = Watch(), case()
    watch.findings(first)
    ran.clear()
    watch.findings(first)
    assert ran == [code for code in sorted(CHECKS) if CHECKS[code].reads is None]
    assert "PLN001" in ran


def test_another_limit_of_the_plan_is_noticed() -> None:
    watch, model = Watch(), small_model()
    codes = []
    for widest in (15, 1, 15):
        looked_at = case(baseline=model, widest_span=widest)
        codes.append({finding.code for finding in watch.findings(looked_at)})
    assert ["SPA001" in found for found in codes] == [False, True, False]


def test_what_is_off_is_left_out_and_comes_back() -> None:
    watch, looked_at = Watch(), case()
    every = watch.findings(looked_at)
    assert {finding.code for finding in every} >= {"ACC002"}
    assert watch.findings(looked_at, off={"ACC002"}) == [f for f in every if f.code != "ACC002"]
    assert watch.findings(looked_at) == every


# a check reads no more than it says


class Closed(Model):
    """A model in which only tables of some kinds may be looked at."""

    def __init__(self, model: Model, kinds: Iterable[type[Entity]]) -> None:
        open_ = {slug_of(kind) for kind in kinds}
        super().__init__(model.option, _OnlyThese(model.tables, open_))

    def _table(self, kind: str) -> Table[Entity]:
        return self.tables.get(kind) or Table({})


class _OnlyThese(dict[str, Table[Entity]]):
    def __init__(self, tables: Mapping[str, Table[Entity]], kinds: set[str]) -> None:
        super().__init__(tables)
        self._kinds = kinds

    def get(self, kind: str, default: object = None) -> object:  # type: ignore[override]
        assert kind in self._kinds, f"It also reads {kind}."
        return super().get(kind, default)

    def __getitem__(self, kind: str) -> Table[Entity]:
        assert kind in self._kinds, f"It also reads {kind}."
        return super().__getitem__(kind)


TROUBLE: list[Edit] = [
    Remove(Key("accountability", "cyber-a")),
    Set(CYBER, "ended", "Bought."),
    Set(POLICY, "parent", None),
    Set(POLICY, "legal_form", "non_statutory"),
    Set(CENTRE, "purpose", None),
    line("dept", "north"),
    line("north", "policy"),
    part("both", "records", "policy", "I"),
    part("far", "statistics", "policy", "R"),
    part("near", "statistics", "centre", "R"),
    money("m1", "policy", "statistics"),
    people("p1", "south", "cyber"),
    Add(Function(id="statistics-2", name="Official statistic", stage="genesis")),
    part("pioneer", "statistics-2", "centre", "A"),
    Add(Post(id="lone", title="Lone post", organisation="south", reports_to="director")),
    Add(ReportingLine(id="second", organisation="south", to="policy", style="solid")),
]


@pytest.mark.parametrize("code", [code for code in sorted(CHECKS) if CHECKS[code].reads is not None])
def test_a_check_reads_no_more_than_it_says(code: str) -> None:
    reads = CHECKS[code].reads or ()
    whole = case(*TROUBLE)
    off = set(CHECKS) - {code}
    narrow = Case(Closed(whole.option, reads), Closed(whole.baseline, reads), plan=whole.plan)
    assert findings(narrow, off) == findings(whole, off)


def test_the_trouble_that_they_are_shown_makes_most_of_them_speak() -> None:
    spoke = {finding.code for finding in findings(case(*TROUBLE))}
    assert len(spoke & {code for code in CHECKS if CHECKS[code].reads is not None}) >= 15


# the law


@given(batches=st.lists(st.lists(CONTENT, max_size=3), max_size=8))
def test_whatever_is_edited_a_watch_finds_what_checking_everything_finds(batches: list[list[Edit]]) -> None:
    watch, baseline = Watch(), small_model()
    model = edited(baseline, TROUBLE)
    for batch in batches:
        for edit in batch:
            try:
                model = edited(model, [edit])
            except EditError:
                continue
        assert watch.findings(Case(model, baseline)) == findings(Case(model, baseline))


@given(steps=st.lists(STEPS, max_size=8))
def test_whatever_is_done_to_a_plan_a_watch_that_goes_from_option_to_option_is_right(
    small_plan: Path, steps: list[tuple[str, list[Edit]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("watched") / "plan.remit"
    path.write_bytes(small_plan.read_bytes())
    store, watch = Store.open(path), Watch()
    for number, (layer, edits) in enumerate(steps):
        try:
            store.apply(f"Step {number}", edits, layer)
        except EditError:
            continue
        for option in (AS_IS, *(found.id for found in store.options())):
            assert watch.findings(case_of(store, option)) == findings(case_of(store, option))
    store.close()


def test_a_title_of_a_move_is_noticed(store: Store) -> None:
    store.apply("Correct", [Set(CENTRE, "name", "Hub")])
    watch = Watch()
    told = []
    for title in ("First", "Second"):
        store.apply("Title", [Set(Key("move", "a1"), "title", title)], PLAN)
        told.append([f.message for f in watch.findings(case_of(store, "a")) if f.code == "PLN002"])
    assert [any("“First”" in message for message in told[0]), "“Second”" in told[1][0]] == [True, True]
    assert all(one != other for one, other in pairwise(told))
