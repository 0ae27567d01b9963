"""Pioneers, settlers and town planners: each stage is somebody's, and only a product is two's."""

from __future__ import annotations

from core.model.entities.accountability import STAGES
from core.model.lens import LENSES, Lens, is_pioneer_work, lenses_of


def test_every_stage_is_somebody_s_and_every_lens_has_stages_that_follow_each_other() -> None:
    order = list(STAGES)
    assert {stage for stages in LENSES.values() for stage in stages} == set(order)
    for stages in LENSES.values():
        places = [order.index(stage) for stage in stages]
        assert places == list(range(places[0], places[-1] + 1))


def test_a_product_is_handed_over_and_nothing_else_is_shared() -> None:
    assert lenses_of("product") == (Lens.SETTLERS, Lens.PLANNERS)
    assert [stage for stage in STAGES if len(lenses_of(stage)) > 1] == ["product"]
    assert lenses_of(None) == lenses_of("no such stage") == ()


def test_only_the_first_stage_is_pioneer_work() -> None:
    assert [stage for stage in STAGES if is_pioneer_work(stage)] == ["genesis"]
