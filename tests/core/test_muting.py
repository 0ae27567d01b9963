"""A check is switched off for a whole plan with a reason, and on again; each is a step that is undone."""

from __future__ import annotations

import pytest

from core.checks import CHECKS, case_of, findings, switched_off
from core.model.edits import Add, EditError, Remove, Set
from core.model.entities.plan import PLAN, MutedCheck
from core.muting import refuse_unknown
from core.store.store import Store
from tests.refusals import refused

DESCRIBE = "“remit check --describe” lists them all."
REASON = "The two are one body in practice."


def muted(code: str, reason: str = REASON) -> Add:
    return Add(MutedCheck(id=f"muted-{code.lower()}", code=code, reason=reason))


def off(store: Store, code: str) -> None:
    store.apply(f"Switch {code} off", [muted(code)], PLAN)


def codes(store: Store, option: str) -> set[str]:
    return {finding.code for finding in findings(case_of(store, option))}


def test_a_check_that_is_off_finds_nothing_in_any_option_until_that_is_undone(store: Store) -> None:
    assert "ACC002" in codes(store, "a")
    off(store, "ACC002")
    assert switched_off(store.plan) == {"ACC002": REASON}
    assert all("ACC002" not in codes(store, option) for option in ("as-is", "a", "b", "c"))
    assert "ACC002" in {finding.code for finding in findings(case_of(store, "a"), off=())}
    store.undo()
    assert "ACC002" in codes(store, "a")
    store.redo()
    assert "ACC002" not in codes(store, "a")


def test_a_check_is_switched_on_again(store: Store) -> None:
    off(store, "ACC002")
    store.apply("On", [Remove(muted("ACC002").key)], PLAN)
    assert switched_off(store.plan) == {}
    assert "ACC002" in codes(store, "a")


def test_what_is_off_is_still_off_when_the_plan_is_opened_again_and_the_file_is_whole(store: Store) -> None:
    off(store, "ACC002")
    path = store.path
    store.close()
    again = Store.open(path)
    assert switched_off(again.plan) == {"ACC002": REASON}
    assert again.health() == []
    again.close()


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("XYZ999", "There is no check “XYZ999”. " + DESCRIBE),
        (
            "acc001",
            "There is no check “acc001”. Did you mean ACC001, “Duty without a home”? " + DESCRIBE,
        ),
    ],
)
def test_an_unknown_code_is_refused_in_words(store: Store, code: str, why: str) -> None:
    with refused(EditError, why):
        refuse_unknown(store.plan, [muted(code)])


def test_a_reason_is_needed(store: Store) -> None:
    with refused(EditError, "Reason may not be empty."):
        store.apply("Off", [muted("ACC002", " \n")], PLAN)


def test_nothing_is_switched_off_twice(store: Store) -> None:
    off(store, "ACC002")
    with refused(EditError, "The check ACC002, “Duty with two homes”, is switched off already."):
        refuse_unknown(store.plan, [Add(MutedCheck(id="again", code="ACC002", reason="Again."))])
    key = muted("ACC002").key
    refuse_unknown(store.plan, [Set(key, "code", "ACC002")])
    with pytest.raises(EditError, match="There is no check"):
        refuse_unknown(store.plan, [Set(key, "code", "OLD000")])


def test_a_code_that_a_later_remit_may_have_is_kept_and_says_nothing(store: Store) -> None:
    later = Add(MutedCheck(id="later", code="NEW999", reason="Not for us."))
    store.apply("From a later Remit", [later], PLAN)
    assert "NEW999" not in CHECKS
    assert switched_off(store.plan) == {}
    assert store.plan.get(MutedCheck, "later") is not None
