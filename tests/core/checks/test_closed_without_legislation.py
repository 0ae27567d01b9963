"""What statute made is closed by legislation only."""

from __future__ import annotations

import pytest

from core.checks import Case, case_of
from core.model.edits import Add, Remove, Set
from core.model.entities.plan import Move
from core.model.entities.structure import LEGAL_FORMS
from core.model.key import Key
from core.model.law import names_legislation
from core.store.store import Store
from tests.core.checks.looking import found
from tests.small import CENTRE, POLICY

CODE = "LAW002"


def closing(store: Store, *, instrument: str | None = None, form: str = "executive_ndpb") -> Case:
    """Close the centre in a move of option A."""
    store.apply("Form", [Set(CENTRE, "legal_form", form)])
    move = Move(id="closes", option="a", title="Close the centre", rank=9, instrument=instrument)
    store.apply(move.title, [Add(move), Remove(CENTRE)], move.id)
    return case_of(store, "a")


def test_a_statutory_body_closed_without_legislation_is_found(store: Store) -> None:
    (finding,) = found(CODE, closing(store))
    assert (finding.key, finding.also) == (CENTRE, (Key("move", "closes"),))
    assert finding.message == (
        "The move “Close the centre” closes “Digital Centre” (executive non-departmental public body), which "
        "statute made, and names no legislation that would allow it."
    )


def test_a_body_with_its_legislation_is_not_found(store: Store) -> None:
    assert found(CODE, closing(store, instrument="Health and Care Act, section 9")) == []


@pytest.mark.parametrize("form", sorted(LEGAL_FORMS))
def test_only_forms_made_by_statute_need_legislation(store: Store, form: str) -> None:
    made = {
        "executive_ndpb",
        "special_health_authority",
        "statutory_corporation",
        "nhs_trust",
        "foundation_trust",
        "local_authority",
    }
    assert bool(found(CODE, closing(store, form=form))) == (form in made)


def test_a_move_that_is_off_closes_nothing(store: Store) -> None:
    closing(store)
    store.apply("Off", [Set(Key("move", "closes"), "enabled", False)])
    assert found(CODE, case_of(store, "a")) == []


def test_an_option_that_stands_on_another_has_its_closures(store: Store) -> None:
    store.apply("Stand", [Set(Key("option", "c"), "below", "a")])
    closing(store)
    (finding,) = found(CODE, case_of(store, "c"))
    assert finding.also == (Key("move", "closes"),)


def test_a_move_that_changes_what_is_closed_below_has_not_closed_it(store: Store) -> None:
    # c2 renames the centre, which b2 has closed by then.
    store.apply("Close", [Remove(CENTRE)], "b2")
    (finding,) = found(CODE, case_of(store, "c"))
    assert finding.also == (Key("move", "b2"),)


def test_a_unit_may_be_closed_by_decision(store: Store) -> None:
    assert store.model("b").entity(POLICY) is None
    assert found(CODE, case_of(store, "b")) == []


@pytest.mark.parametrize(
    ("instrument", "named"),
    [
        ("Act of Parliament, or regulations made under one", True),
        ("Health and Social Care Act 2012", True),
        ("SI 2023/368", True),
        ("The Transfer of Functions Order 2021", True),
        ("primary legislation", True),
        ("No legislation is needed at first; later an Act.", True),
        ("", False),
        ("Administrative decision by ministers; no legislation, as it has no statutory basis.", False),
        ("Secretary of State’s functions; no transfer order needed", False),
        ("Framework document", False),
        ("Memorandum of understanding; the bodies act together, in order to save", False),
    ],
)
def test_legislation_is_known_by_its_words(instrument: str, named: bool) -> None:
    assert names_legislation(instrument) is named
