"""A kind is one dataclass; everything else is read off its declaration."""

from __future__ import annotations

from dataclasses import fields
from string import Formatter

import pytest

from core.model.entities.structure import Organisation, Post
from core.model.key import Key
from core.model.kinds import KINDS, Kind, content_kinds, key_of, slug_of

EVERY_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.slug)


@EVERY_KIND
def test_every_field_of_a_kind_is_declared(kind: Kind) -> None:
    assert {field.name for field in fields(kind.type)} == {"id", *kind.fields}


@EVERY_KIND
def test_the_title_of_a_kind_is_made_of_its_own_fields(kind: Kind) -> None:
    used = {name for _, name, _, _ in Formatter().parse(kind.title) if name}
    assert used
    assert used <= set(kind.fields)


@EVERY_KIND
def test_what_makes_two_entities_the_same_are_its_own_required_fields(kind: Kind) -> None:
    assert all(kind.fields[name].required for name in kind.unique)


@EVERY_KIND
def test_every_reference_is_to_a_kind_there_is(kind: Kind) -> None:
    assert set(kind.refs.values()) <= set(KINDS)


@EVERY_KIND
def test_every_default_is_a_value_of_its_field(kind: Kind) -> None:
    given = {field.name: field.default for field in fields(kind.type) if field.name in kind.fields}
    for name, spec in kind.fields.items():
        if isinstance(given[name], str | int | bool | None):
            spec.check(given[name])


def test_every_kind_has_a_place_of_its_own() -> None:
    places = [kind.place for kind in KINDS.values()]
    assert len(set(places)) == len(places)


def test_the_plan_s_own_kinds_are_not_what_an_option_contains() -> None:
    slugs = [kind.slug for kind in content_kinds()]
    assert slugs[:3] == ["organisation", "reporting_line", "post"]
    assert not {"plan", "option", "move"} & set(slugs)


def test_an_entity_is_named_by_its_kind_and_its_id() -> None:
    assert key_of(Organisation(id="nhsx", name="NHSX")) == Key("organisation", "nhsx")
    assert slug_of(Post) == "post"


def test_references_are_known_by_the_field_that_refers() -> None:
    assert KINDS["reporting_line"].refs == {"organisation": "organisation", "to": "organisation"}
    assert KINDS["post"].refs["reports_to"] == "post"
