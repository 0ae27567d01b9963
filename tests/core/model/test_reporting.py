"""Who answers to whom: in full and in part, up to the top, and round in rings."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.edits import Add, Edit, Remove, Set, edited
from core.model.entities.plan import AS_IS
from core.model.entities.structure import Organisation, ReportingLine
from core.model.key import Key
from core.model.kinds import Entity
from core.model.model import Model
from core.model.reporting import Reporting, Style
from core.model.table import Table
from tests.small import CENTRE, NORTH, POLICY, small_model


def line(who: str, to: str, style: str = "solid", nature: str | None = None) -> Add:
    return Add(ReportingLine(id=f"{who}-{to}-{style}", organisation=who, to=to, style=style, nature=nature))


def after(*edits: Edit) -> Reporting:
    return Reporting(edited(small_model(), edits))


def test_a_body_answers_to_what_it_is_part_of_and_along_its_lines() -> None:
    lines = after(line("policy", "north", nature=" cyber "), line("policy", "south")).lines("policy")
    assert [(found.to, found.style, found.nature) for found in lines] == [
        ("dept", Style.PART, ""),
        ("north", Style.SOLID, "cyber"),
        ("south", Style.SOLID, ""),
        ("centre", Style.DOTTED, "standards"),
    ]
    assert [found.full for found in lines] == [True, True, True, False]
    assert lines[0].key == POLICY
    assert lines[-1].key == Key("reporting_line", "policy-centre")
    assert {found.organisation for found in lines} == {"policy"}


def test_a_line_to_or_from_what_is_closed_leads_nowhere() -> None:
    reporting = after(Remove(Key("organisation", "dept")), Remove(CENTRE), line("north", "policy"))
    assert reporting.lines("policy") == []
    assert reporting.lines("dept") == reporting.lines("moon") == []
    assert reporting.masters("north") == ("policy",)


def test_masters_are_those_answered_to_in_full_each_once() -> None:
    reporting = after(line("north", "policy"), line("north", "centre"), line("north", "dept", "dotted"))
    assert reporting.masters("north") == ("centre", "policy")
    assert reporting.masters("dept") == reporting.masters("moon") == ()


def test_tops_answer_to_nobody_in_full() -> None:
    assert after().tops == ["dept"]
    alone = Add(Organisation(id="alone", name="Alone"))
    assert after(alone, line("alone", "dept", "dotted")).tops == ["alone", "dept"]
    assert after(alone, line("alone", "dept")).tops == ["dept"]


def test_a_chain_is_the_shortest_way_to_the_top() -> None:
    assert after().chain("north") == ["north", "centre", "dept"]
    assert after().chain("dept") == ["dept"]
    assert after(line("north", "dept")).chain("north") == ["north", "dept"]
    assert after(line("north", "dept", "dotted")).chain("north") == ["north", "centre", "dept"]
    assert after().chain("moon") == []


def test_distance_is_counted_in_lines() -> None:
    reporting = after()
    assert [reporting.distance(id_) for id_ in ("dept", "policy", "north")] == [0, 1, 2]
    assert reporting.distance("moon") is None


def test_above_is_all_that_a_body_answers_to_in_any_way() -> None:
    above = after(line("centre", "policy", "dotted")).above
    assert above == {
        "dept": frozenset(),
        "policy": {"dept", "centre"} | {"policy"},
        "centre": {"dept", "policy", "centre"},
        "north": {"centre", "dept", "policy"},
        "south": {"centre", "dept", "policy"},
    }


def test_a_body_that_answers_downwards_makes_a_ring() -> None:
    reporting = after(line("dept", "north"))
    assert reporting.loops == [("centre", "dept", "north")]
    assert reporting.tops == []
    assert reporting.chain("north") == []
    assert reporting.distance("policy") is None


def test_a_dotted_line_makes_no_ring() -> None:
    assert after(line("dept", "north", "dotted")).loops == []


def test_a_body_part_of_itself_is_a_ring_of_one() -> None:
    reporting = after(Set(CENTRE, "parent", "centre"))
    assert reporting.loops == [("centre",)]
    assert reporting.masters("centre") == ()
    assert reporting.tops == ["dept"]


def test_rings_that_share_nothing_are_told_apart() -> None:
    swapped: list[Edit] = [
        Set(NORTH, "parent", "south"),
        Set(Key("organisation", "south"), "parent", "north"),
    ]
    assert after(line("dept", "policy"), *swapped).loops == [("dept", "policy"), ("north", "south")]


def test_a_way_round_a_ring_still_leads_to_the_top() -> None:
    reporting = after(line("centre", "north"), line("centre", "dept"))
    assert reporting.loops == [("centre", "north")]
    assert reporting.chain("north") == ["north", "centre", "dept"]


def test_an_empty_plan_has_no_lines() -> None:
    reporting = Reporting(Model("empty", {}))
    assert (reporting.tops, reporting.loops, dict(reporting.above)) == ([], [], {})


# whatever the lines


NAMES = ["a", "b", "c", "d", "e", "f"]
PARENTS = st.fixed_dictionaries({name: st.none() | st.sampled_from([*NAMES, "gone"]) for name in NAMES})
LINES = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(["solid", "dotted"])),
    max_size=6,
)


@given(parents=PARENTS, lines=LINES)
def test_whatever_the_lines_they_are_followed_right(
    parents: dict[str, str | None], lines: list[tuple[str, str, str]]
) -> None:
    full = {(who, to) for who, to in parents.items() if to in NAMES}
    full |= {(who, to) for who, to, style in lines if style == "solid"}
    any_way = full | {(who, to) for who, to, _ in lines}
    reporting = Reporting(_model(parents, lines))
    assert {who: set(above) for who, above in reporting.above.items()} == _closed(any_way)
    below = {who: {one for one, above in reporting.above.items() if who in above} for who in NAMES}
    assert reporting.below(NAMES[:4]) == {
        who: found for who, found in below.items() if found and who in "abcd"
    }
    ringed = {who for who, above in _closed(full).items() if who in above}
    assert {id_ for ring in reporting.loops for id_ in ring} == ringed
    for ring in reporting.loops:
        assert set(zip(ring, (*ring[1:], ring[0]), strict=True)) <= full
        assert len(set(ring)) == len(ring)
    reach = _closed(full)
    for found in (found for who in NAMES for found in reporting.lines(who)):
        round_ = found.full and (found.organisation in reach[found.to] or found.organisation == found.to)
        assert reporting.in_loop(found) == round_
    tops = {who for who in NAMES if not {to for one, to in full if one == who and to != who}}
    for who in NAMES:
        chain = reporting.chain(who)
        assert bool(chain) == bool(({who} | _closed(full)[who]) & (tops - _selves(parents)))
        assert set(pairwise(chain)) <= full
        assert reporting.distance(who) == (len(chain) - 1 if chain else None)


def test_a_line_from_one_ring_to_another_is_in_none() -> None:
    ring = [("a", "b", "solid"), ("b", "a", "solid"), ("c", "d", "solid"), ("d", "c", "solid")]
    reporting = Reporting(_model(dict.fromkeys(NAMES), [*ring, ("a", "c", "solid")]))
    assert {(found.to, reporting.in_loop(found)) for found in reporting.lines("a")} == {
        ("b", True),
        ("c", False),
    }


def _selves(parents: dict[str, str | None]) -> set[str]:
    """Return the bodies that are part of themselves, which are at no top."""
    return {who for who, to in parents.items() if who == to}


def _model(parents: dict[str, str | None], lines: list[tuple[str, str, str]]) -> Model:
    bodies: dict[str, Entity] = {
        id_: Organisation(id=id_, name=id_, parent=parent) for id_, parent in parents.items()
    }
    drawn: dict[str, Entity] = {
        f"l{n}": ReportingLine(id=f"l{n}", organisation=who, to=to, style=style)
        for n, (who, to, style) in enumerate(lines)
    }
    return Model(AS_IS, {"organisation": Table(bodies), "reporting_line": Table(drawn)})


def _closed(pairs: set[tuple[str, str]]) -> dict[str, set[str]]:
    """Return all that each leads to, told by going round until nothing is new."""
    found = {name: {to for who, to in pairs if who == name} for name in NAMES}
    for _ in NAMES:
        found = {name: reach.union(*(found[to] for to in reach)) for name, reach in found.items()}
    return found


@pytest.mark.parametrize("depth", [2_000])
def test_a_very_deep_plan_is_climbed_without_recursion(depth: int) -> None:
    bodies: dict[str, Entity] = {
        f"b{n}": Organisation(id=f"b{n}", name=f"B{n}", parent=f"b{n - 1}" if n else None)
        for n in range(depth)
    }
    reporting = Reporting(Model(AS_IS, {"organisation": Table(bodies)}))
    assert reporting.distance(f"b{depth - 1}") == depth - 1
    assert reporting.loops == []
