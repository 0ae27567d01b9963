"""Adding a body."""

from __future__ import annotations

from core.acts import ACTS
from core.model.edits import Add, EditError
from core.model.entities.structure import Organisation
from tests.refusals import refused
from tests.small import small_model


def added(**arguments: object) -> Organisation:
    (edit,) = ACTS["add"].propose(small_model(), arguments).edits
    assert isinstance(edit, Add)
    assert isinstance(edit.entity, Organisation)
    return edit.entity


def test_a_body_is_added_inside_another_in_its_tier() -> None:
    found = added(name="East", parent="north", kind="region")
    assert (found.name, found.parent, found.kind, found.tier) == (
        "East",
        "north",
        "region",
        "regional",
    )


def test_its_tier_may_be_another() -> None:
    assert added(name="Team", parent="north", tier="local").tier == "local"


def test_a_body_is_added_at_the_top() -> None:
    found = added(name="Ministry", short_name="M", legal_form="ministerial_department")
    assert (found.parent, found.tier, found.short_name) == (None, None, "M")


def test_a_body_is_not_added_inside_what_is_not_there() -> None:
    with refused(EditError, "There is no organisation “x” in this option."):
        added(name="Team", parent="x")


def test_the_label_names_the_body() -> None:
    assert ACTS["add"].propose(small_model(), {"name": "East"}).label == "Add East"
