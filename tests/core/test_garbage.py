"""While a plan is open, what it holds is left out of the search for garbage; afterwards nothing is."""

from __future__ import annotations

import gc

from core import garbage


def test_an_open_plan_is_left_out_of_searches_which_are_rare() -> None:
    usual, frozen = gc.get_threshold(), gc.get_freeze_count()
    garbage.search_rarely()
    try:
        assert gc.get_threshold() == garbage.RARELY
        assert gc.get_freeze_count() > frozen
    finally:
        garbage.search_again()
    assert gc.get_threshold() == usual
    assert gc.get_freeze_count() == 0
