"""What has changed under a move."""

from __future__ import annotations

from core.checks import case_of
from core.model.edits import Remove, Set
from core.model.key import Key
from core.store.store import Store
from tests.core.checks.looking import found
from tests.small import CENTRE, POLICY

CODE = "PLN002"


def test_a_correction_under_an_override_is_found(store: Store) -> None:
    store.apply("Correct", [Set(CENTRE, "name", "Hub")])
    (finding,) = found(CODE, case_of(store, "a"))
    assert (finding.key, finding.also) == (CENTRE, (Key("move", "a1"),))
    assert finding.message == (
        "“National Centre”: “Name” was “Digital Centre” when the move “Rename the centre” was made, "
        "and is “Hub” under it now."
    )


def test_references_and_blanks_are_told_as_people_read_them(store: Store) -> None:
    store.apply("Correct", [Set(POLICY, "parent", None)])
    (finding,) = found(CODE, case_of(store, "a"))
    assert "“Part of” was “Department” when" in finding.message
    assert finding.message.endswith("and is blank under it now.")


def test_a_body_that_a_move_closes_and_that_has_changed_is_found(store: Store) -> None:
    store.apply("Correct", [Set(POLICY, "name", "Strategy")])
    (finding,) = found(CODE, case_of(store, "b"))
    assert finding.key == POLICY
    assert finding.message.startswith(
        "“Strategy”: “Name” was “Policy Unit” when the move “Close the policy unit”"
    )


def test_a_change_of_what_is_gone_is_found(store: Store) -> None:
    store.apply("Close", [Remove(POLICY)])
    (finding,) = found(CODE, case_of(store, "a"))
    assert finding.message == (
        "The move “Move policy under the centre” changes “policy” (organisation), which is no longer there; "
        "that part of the move is left out."
    )


def test_nothing_has_changed_under_the_small_plan(store: Store) -> None:
    for option in ("as-is", "a", "b", "c"):
        assert found(CODE, case_of(store, option)) == []


def test_a_move_that_is_off_is_not_asked(store: Store) -> None:
    store.apply("Correct", [Set(CENTRE, "name", "Hub"), Set(Key("move", "a1"), "enabled", False)])
    assert found(CODE, case_of(store, "a")) == []
