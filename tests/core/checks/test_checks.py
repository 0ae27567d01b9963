"""What holds for every check: how it presents itself, an empty plan, order, switching off, fixes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import core.checks
from core.checks import CHECKS, Case, Severity, case_of, findings, fix_of, fix_of_all
from core.model.edits import EditError, Remove, Set, edited
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.kinds import KINDS
from core.store.store import Store
from tests.core.checks.looking import case, empty, found, line, part
from tests.core.strategies import CONTENT
from tests.refusals import refused
from tests.small import CENTRE, CYBER, POLICY

CODES = sorted(CHECKS)


def test_every_file_of_the_folder_is_one_check() -> None:
    folder = Path(core.checks.__file__).parent
    files = {file.stem for file in folder.glob("*.py")} - {"__init__"}
    assert {check.find.__module__.rpartition(".")[2] for check in CHECKS.values()} == files
    assert len(CHECKS) == len(files) > 30


@pytest.mark.parametrize("code", CODES)
def test_a_check_presents_itself(code: str) -> None:
    check = CHECKS[code]
    assert re.fullmatch(r"[A-Z]{3}\d{3}", code)
    assert check.code == code
    assert isinstance(check.severity, Severity)
    assert check.source
    assert not check.name.endswith(".")
    assert re.fullmatch(r"[A-Z].+\.", check.rule)


def test_names_are_different() -> None:
    assert len({check.name for check in CHECKS.values()}) == len(CHECKS)


@pytest.mark.parametrize("code", CODES)
def test_an_empty_plan_keeps_every_rule(code: str) -> None:
    assert found(code, empty()) == []


@pytest.mark.parametrize("code", CODES)
def test_an_empty_option_of_a_plan_with_something_in_it_can_be_looked_at(code: str) -> None:
    looked_at = Case(empty().option, case().baseline)
    expected = {"ACC001": {"cyber", "records", "statistics"}, "REC001": {"centre", "policy"}}
    assert {finding.key.id for finding in found(code, looked_at)} == expected.get(code, set())


@pytest.mark.parametrize("code", CODES)
def test_a_check_that_is_off_finds_nothing(code: str) -> None:
    all_of_them = findings(TROUBLED)
    assert findings(TROUBLED, off={code}) == [found for found in all_of_them if found.code != code]


TROUBLED = case(
    Remove(CENTRE),
    Set(CYBER, "ended", "Bought."),
    Set(POLICY, "parent", "policy"),
    line("dept", "north"),
    part("both", "records", "policy", "I"),
)


def test_findings_are_in_the_order_of_codes_and_then_of_titles() -> None:
    order = [(f.code, TROUBLED.title(f.key).casefold(), f.key.id) for f in findings(TROUBLED)]
    assert order == sorted(order)
    assert len({code for code, _, _ in order}) > 5


@given(edits=st.lists(CONTENT, max_size=12))
def test_whatever_the_plan_every_finding_is_a_sentence_about_something(edits: list[object]) -> None:
    looked_at = after(edits)
    seen = findings(looked_at)
    assert seen == findings(Case(looked_at.option, looked_at.baseline))
    for finding in seen:
        assert re.fullmatch(r"[A-Z“\d].*\.", finding.message), finding
        assert "“”" not in finding.message
        for key in (finding.key, *finding.also):
            assert key.kind in KINDS
            assert looked_at.option.entity(key) or looked_at.baseline.entity(key), finding


@given(edits=st.lists(CONTENT, max_size=12))
def test_whatever_is_found_a_fix_mends_it_and_breaks_nothing_else(edits: list[object]) -> None:
    looked_at = after(edits)
    for finding in findings(looked_at):
        if fix := fix_of(looked_at, finding):
            mended = Case(edited(looked_at.option, fix.edits), looked_at.baseline)
            left = found(finding.code, mended)
            assert finding not in left
            assert set(left) <= set(found(finding.code, looked_at))


@given(edits=st.lists(CONTENT, max_size=12))
def test_mending_all_that_a_check_finds_leaves_nothing_of_it_that_can_be_mended(edits: list[object]) -> None:
    looked_at = after(edits)
    for code in CODES:
        fixable = [finding for finding in found(code, looked_at) if fix_of(looked_at, finding)]
        fix = fix_of_all(looked_at, code)
        assert (fix is not None) == bool(fixable)
        if fix:
            mended = Case(edited(looked_at.option, fix.edits), looked_at.baseline)
            assert fix_of_all(mended, code) is None
            assert not {*fixable} & {*found(code, mended)}


def after(edits: list[object]) -> Case:
    """Return the small plan after those edits that fit it."""
    model = case().option
    for edit in edits:
        try:
            model = edited(model, [edit])  # type: ignore[list-item]  # some are no edits of a model
        except EditError:
            continue
    return Case(model, case().baseline)


def test_what_has_no_fix_is_for_people_to_decide() -> None:
    (finding,) = found("ACC002", case())
    assert fix_of(case(), finding) is None


def test_a_title_is_found_in_the_option_then_in_the_as_is_then_there_is_only_the_id() -> None:
    looked_at = case(Remove(POLICY), Set(CENTRE, "name", "Hub"))
    assert looked_at.title(CENTRE) == "Hub"
    assert looked_at.title(POLICY) == "Policy Unit"
    assert looked_at.title(Key("organisation", "moon")) == "moon"
    assert looked_at.title(Key("post", "chief")) == "Chief Executive"


def test_a_body_acts_in_its_own_name_or_in_that_of_the_one_it_is_part_of() -> None:
    looked_at = case(Set(Key("organisation", "dept"), "legal_form", "part_of_body"))
    assert looked_at.home("centre").id == "centre"
    assert looked_at.home("policy").id == looked_at.home("dept").id == "dept"


def test_a_case_knows_what_only_the_plan_knows(store: Store) -> None:
    store.apply("Correct", [Set(CENTRE, "name", "Hub")])
    a, b, c = (case_of(store, option) for option in ("a", "b", "c"))
    assert [drift.move for drift in a.drift] == ["a1"]
    assert (list(a.moves), list(c.moves)) == (["a1", "a2"], ["b1", "b2", "c1", "c2"])
    assert (dict(a.closed_by), dict(b.closed_by), dict(c.closed_by)) == (
        {},
        {"policy": "b1"},
        {"policy": "b1"},
    )
    assert a.baseline is store.model()
    assert case_of(store).option is store.model()


def test_a_case_of_no_option_is_refused(store: Store) -> None:
    with refused(EditError, "There is no option “z” in this plan."):
        case_of(store, "z")


def test_a_body_closed_and_made_again_is_not_closed(store: Store) -> None:
    store.apply("Again", [Set(Key("move", "b1"), "enabled", False)])
    assert case_of(store, "b").closed_by == {}
    assert store.model("b").get(Organisation, "policy") is not None
