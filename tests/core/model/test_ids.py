"""Ids are words made once."""

from __future__ import annotations

import pytest

from core.model.ids import fits, fresh


def test_a_fresh_id_begins_with_its_kind_and_is_fit_to_be_one() -> None:
    made = fresh("budget_line")
    assert made.startswith("budget-line-")
    assert fits(made)


def test_no_two_fresh_ids_are_the_same() -> None:
    assert len({fresh("post") for _ in range(10_000)}) == 10_000


@pytest.mark.parametrize("id_", ["a", "nhs-x", "2020_a", "x" * 100])
def test_small_letters_digits_and_hyphens_make_an_id(id_: str) -> None:
    assert fits(id_)


@pytest.mark.parametrize("id_", ["", "-a", "NHSX", "a b", "a\n", "é", "x" * 101, None, 7])
def test_anything_else_makes_none(id_: object) -> None:
    assert not fits(id_)
