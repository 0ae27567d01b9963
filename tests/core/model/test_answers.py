"""How bodies answer, and what became of their lines since the as-is."""

from __future__ import annotations

from core.model.answers import Answer, answers, followers
from core.model.answers_said import distance_said, in_full, in_part, on_lines, to_look_at
from core.model.diff import Sign
from core.model.edits import Add, Edit, Remove, Set, edited
from core.model.entities.structure import Organisation, ReportingLine
from core.model.key import Key
from core.model.model import Model
from core.model.reporting import Style
from tests.small import CENTRE, NORTH, POLICY, small_model

LINE = Key("reporting_line", "policy-centre")


def after(*edits: Edit) -> dict[str, Answer]:
    """Return how bodies answer in the small plan after edits, compared with it."""
    baseline = small_model()
    return answers(edited(baseline, edits), baseline)


def lines(answer: Answer) -> list[tuple[str, Style, Sign | None]]:
    return [(told.line.to, told.line.style, told.sign) for told in answer.lines]


def solid(who: str, to: str) -> Add:
    return Add(ReportingLine(id=f"{who}-{to}-s", organisation=who, to=to, style="solid"))


def test_without_changes_nothing_has_a_sign() -> None:
    found = after()
    assert not any(answer.sign or answer.was for answer in found.values())
    assert lines(found["policy"]) == [("dept", Style.PART, None), ("centre", Style.DOTTED, None)]
    assert found["policy"].masters == ("dept",)
    assert found["policy"].partly == ("centre",)


def test_a_name_that_changes_is_no_change_of_whom_one_answers_to() -> None:
    found = after(Set(NORTH, "name", "The North"), Set(CENTRE, "purpose", "All"))
    assert found["north"].sign is found["centre"].sign is None


def test_a_body_that_moves_has_changed_and_says_what_it_was_part_of() -> None:
    north = after(Set(NORTH, "parent", "policy"))["north"]
    assert (north.sign, north.was) == (Sign.CHANGED, "centre")
    assert lines(north) == [("policy", Style.PART, Sign.CHANGED)]
    top = after(Set(NORTH, "parent", None))["north"]
    assert (top.sign, top.was, top.distance) == (Sign.CHANGED, "centre", 0)
    assert lines(top) == [("centre", Style.PART, Sign.CLOSED)]
    assert top.masters == ()


def test_a_line_is_new_gone_or_changed() -> None:
    assert lines(after(solid("north", "dept"))["north"])[-1] == ("dept", Style.SOLID, Sign.NEW)
    gone = after(Remove(LINE))["policy"]
    assert lines(gone)[-1] == ("centre", Style.DOTTED, Sign.CLOSED)
    assert gone.partly == ()
    said = after(Set(LINE, "instrument", "MoU"))["policy"]
    assert lines(said)[-1] == ("centre", Style.DOTTED, Sign.CHANGED)
    fuller = after(Set(LINE, "style", "solid"))["policy"]
    assert fuller.masters == ("dept", "centre")
    assert fuller.sign is Sign.CHANGED


def test_another_line_that_runs_the_same_way_is_no_other() -> None:
    again = Add(ReportingLine(id="again", organisation="policy", to="centre", nature="standards"))
    assert after(Remove(LINE), again)["policy"].sign is None


def test_a_line_to_a_closed_body_is_gone() -> None:
    found = after(Remove(CENTRE))
    assert lines(found["policy"])[-1] == ("centre", Style.DOTTED, Sign.CLOSED)
    assert lines(found["north"]) == [("centre", Style.PART, Sign.CLOSED)]
    assert found["north"].distance == 0
    centre = found["centre"]
    assert (centre.sign, centre.live, centre.distance) == (Sign.CLOSED, False, 1)
    assert centre.now == []


def test_a_new_body_is_new_and_its_lines_are_not_told_again() -> None:
    found = after(Add(Organisation(id="east", name="East", parent="centre")), solid("east", "dept"))
    assert found["east"].sign is Sign.NEW
    assert [told.sign for told in found["east"].lines] == [None, None]


def test_a_loop_is_told_of_its_lines_and_of_no_others() -> None:
    found = after(solid("dept", "north"))
    ring = {id_ for id_, answer in found.items() if answer.looped}
    assert ring == {"dept", "centre", "north"}
    assert [told.looped for told in found["centre"].lines] == [True]
    assert not any(told.looped for told in found["policy"].lines)
    assert found["policy"].distance is None


def test_followers_are_those_who_answer_in_any_way() -> None:
    below = followers(after(Set(NORTH, "parent", "policy")))
    assert {to: set(who) for to, who in below.items()} == {
        "dept": {"policy", "centre"},
        "centre": {"policy", "south"},
        "policy": {"north"},
    }


def test_an_empty_plan_has_no_answers() -> None:
    assert answers(Model("empty", {})) == {}


# in words


def name(id_: str) -> str:
    return id_.capitalize()


def test_cells_say_whom_and_what_became_of_it() -> None:
    found = after(solid("policy", "north"), Remove(LINE))["policy"]
    assert in_full(found, name) == "Dept; North (+ new)"
    assert in_part(found, name) == "Centre (− closed)"


def test_a_cell_says_for_what_and_through_which_instrument() -> None:
    found = after(Set(LINE, "instrument", "Direction 7"), solid("policy", "north"))["policy"]
    assert on_lines(found, name) == "Centre: standards. Instrument: Direction 7"
    assert on_lines(after(Remove(LINE))["policy"], name) == ""


def test_what_is_to_be_looked_at_has_a_sign_and_a_word() -> None:
    assert to_look_at(after()["policy"]) == ""
    assert to_look_at(after(Set(LINE, "style", "solid"))["policy"]) == "↑↑ Two masters"
    three = after(Set(LINE, "style", "solid"), solid("policy", "north"))["policy"]
    assert to_look_at(three) == "↑↑ 3 masters"
    ring = after(solid("dept", "north"))
    assert to_look_at(ring["north"]) == "∞ Loop"
    assert to_look_at(ring["policy"]) == "✗ No way to the top"
    assert to_look_at(after(Remove(POLICY))["policy"]) == ""


def test_distances_are_said_in_lines() -> None:
    assert [distance_said(lines) for lines in (0, 1, 2, None)] == [
        "At the top",
        "1 line",
        "2 lines",
        "No way to the top",
    ]
