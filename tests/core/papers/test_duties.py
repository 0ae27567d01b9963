"""Where each duty stands, in a sign and a word."""

from __future__ import annotations

from core.model.edits import Add, Edit, Remove, Set, edited
from core.model.entities.accountability import Accountability, Function
from core.model.key import Key
from core.papers.duties import Duty, duties, families
from tests.small import CENTRE, CYBER, small_model

CYBER_A = Key("accountability", "cyber-a")


def standing(*edits: Edit, duty: str = "cyber", today: tuple[Edit, ...] = ()) -> Duty:
    """Return how a duty stands after edits of an option, over a baseline with edits of its own."""
    baseline = edited(small_model(), today)
    return next(found for found in duties(baseline, edited(baseline, edits)) if found.id == duty)


def test_a_duty_stays_moves_or_changes_its_terms() -> None:
    assert standing().change == "kept"
    assert standing(Set(CYBER_A, "organisation", "north")).change == "~ devolved"
    assert standing(Set(CYBER_A, "to", "north")).change == "~ kept, answers to another body"
    assert standing(Set(CYBER_A, "instrument", "Direction")).change == "~ kept, other instrument"
    assert standing(Set(CYBER_A, "note", "A remark")).change == "kept"
    assert standing(Set(CENTRE, "name", "Hub")).change == "~ kept, holder renamed"


def test_a_duty_finds_a_home_loses_it_or_gets_a_second() -> None:
    homeless = (Remove(CYBER_A),)
    given = Add(Accountability(id="new", function="cyber", organisation="north", letter="A"))
    assert standing(*homeless).change == "! no home"
    assert standing(today=homeless).change == "! no home, as now"
    assert standing(given, today=homeless).change == "~ moved, now has a home"
    assert standing(given).change == "! split, two holders"
    assert standing(Remove(Key("accountability", "records-a")), duty="records").change == "~ merged"


def test_a_duty_is_born_ends_or_is_taken_out() -> None:
    born = Add(Function(id="ai", name="AI", parent="digital"))
    held = Add(Accountability(id="ai-a", function="ai", organisation="north", letter="A"))
    assert standing(born, held, duty="ai").change == "+ new"
    assert standing(born, duty="ai").change == "! no home"
    assert standing(Set(CYBER, "ended", "No need.")).change == "− ended"
    assert standing(Remove(CYBER)).change == "! no home: taken out, no reason given"


def test_a_body_that_has_the_same_part_twice_is_one_holder() -> None:
    twice = Add(Accountability(id="twice", function="cyber", organisation="centre", letter="A"))
    assert standing(twice).after == ("centre",)


def test_a_family_that_a_body_holds_is_a_duty_and_one_that_ended_before_is_none() -> None:
    model = small_model()
    held = Add(Accountability(id="whole", function="digital", organisation="centre", letter="A"))
    ended = Set(Key("function", "statistics"), "ended", "Long ago.")
    found = duties(edited(model, [ended]), edited(model, [ended, held]))
    assert [duty.name for duty in found] == ["Cyber operations", "Shared care records", "Digital services"]


def test_duties_come_by_family_and_a_plan_without_families_names_none() -> None:
    model = small_model()
    assert [family for family, _ in families(duties(model, model))] == ["Digital services", "Other functions"]
    flat = edited(model, [Set(Key("function", id_), "parent", None) for id_ in ("cyber", "records")])
    assert [(family, len(found)) for family, found in families(duties(flat, flat))] == [("", 4)]


def test_a_family_that_a_body_still_holds_has_a_fate_like_any_other() -> None:
    held = Add(Accountability(id="whole", function="digital", organisation="centre", letter="A"))
    away = Set(Key("accountability", "whole"), "organisation", "policy")
    assert standing(away, duty="digital", today=(held,)).change == "~ moved"
    assert standing(held, duty="digital").change == "+ new"


def test_a_duty_that_is_split_into_new_ones_is_no_orphan() -> None:
    parts = (Remove(CYBER_A), Add(Function(id="warn", name="Warn", parent="cyber")))
    found = standing(*parts)
    assert (found.change, found.homeless, found.live) == ("~ split", False, True)
    assert standing(*parts, duty="warn").change == "! no home"
