"""Who leads, who sits on the board, and whether a post has the registration it needs."""

from __future__ import annotations

import pytest

from core.model.edits import Add, Edit, Remove, Set, edited
from core.model.entities.structure import Post
from core.model.key import Key
from core.model.leaders import Registration, digital_seat, lead_of, leaders_of, registration
from core.model.model import Model
from tests.small import CENTRE, CHIEF, POLICY, small_model

DIGITAL = Set(CHIEF, "digital", True)
DIRECTOR = Key("post", "director")


def after(*edits: Edit) -> Model:
    return edited(small_model(), edits)


def post(id: str, organisation: str = "centre", **more: object) -> Add:
    return Add(Post(id=id, title=id.capitalize(), organisation=organisation, **more))  # type: ignore[arg-type]


def said(*edits: Edit) -> str:
    model = after(*edits)
    return digital_seat(model).words(model)


@pytest.mark.parametrize(
    ("needs", "register", "expected"),
    [
        (False, None, Registration.NOT_NEEDED),
        (False, "GMC", Registration.NOT_NEEDED),
        (True, None, Registration.UNMET),
        (True, "  ", Registration.UNMET),
        (True, "GMC", Registration.MET),
    ],
)
def test_registration_is_met_by_a_named_register(
    needs: bool,
    register: str | None,
    expected: Registration,
) -> None:
    found = Post(id="p", title="P", organisation="o", registration=needs, registered=register)
    assert registration(found) is expected


def test_the_lead_is_accountable_for_most() -> None:
    lead = lead_of(small_model())
    assert lead
    assert (lead.body.id, lead.duties) == ("centre", 3)
    assert lead_of(Model("empty", {})) is None


def test_leaders_are_chiefs_else_leading_posts_else_those_who_report_to_none_of_the_body() -> None:
    deputy = post("deputy", reports_to="chief")
    assert [found.id for found in leaders_of(after(deputy), "centre")] == ["chief"]
    chair = post("chair", standing="leading")
    assert [found.id for found in leaders_of(after(deputy, chair), "centre")] == ["chair"]
    under = Set(Key("post", "deputy"), "standing", "leading")
    assert [found.id for found in leaders_of(after(deputy, under), "centre")] == ["chief"]
    head = Set(Key("post", "deputy"), "standing", "chief")
    assert [found.id for found in leaders_of(after(deputy, chair, head), "centre")] == ["deputy"]
    assert leaders_of(small_model(), "north") == []


def test_who_reports_into_a_part_of_the_body_does_not_lead_it() -> None:
    head = post("head", organisation="policy", reports_to="chief")
    under = post("under", reports_to="head", standing="leading")
    within = Set(Key("organisation", "policy"), "parent", "centre")
    assert [found.id for found in leaders_of(after(head, under, within), "centre")] == ["chief"]


def test_a_digital_leader_on_a_board_above_is_on_the_board() -> None:
    assert said(DIGITAL) == "Yes: “Chief Executive” is on the board of “Department”."
    assert digital_seat(after(DIGITAL)).answer == "Yes"


def test_a_digital_leader_on_the_board_of_the_body_itself_counts() -> None:
    chair = post("cio", board="centre", digital=True)
    assert said(chair) == "Yes: “Cio” is on the board of “Digital Centre”."


def test_a_board_whose_own_chief_is_a_digital_leader_does_not_count() -> None:
    silo = [DIGITAL, Set(CHIEF, "standing", "chief"), Set(CHIEF, "board", "centre")]
    assert said(*silo) == "No: “Chief Executive” has no seat on the board of “Department”."
    assert said(*silo, post("cio", board="centre", digital=True)).startswith("No: ")


def test_a_board_that_the_lead_does_not_answer_to_does_not_count() -> None:
    assert said(DIGITAL, Set(CHIEF, "board", "south")) == (
        "No: “Chief Executive” has no seat on the board of “Digital Centre” or “Department”."
    )


def test_a_part_leads_in_the_name_of_the_body_it_is_part_of() -> None:
    part = [Set(CENTRE, "legal_form", "part_of_body"), Set(CHIEF, "board", "centre"), DIGITAL]
    assert said(*part) == "No: “Chief Executive” has no seat on the board of “Department”."


def test_where_nobody_is_marked_it_says_so() -> None:
    assert said() == (
        "No: no post is marked as a digital leader, "
        "so none is on the board of “Digital Centre” or “Department”."
    )


def test_only_the_most_senior_without_a_seat_are_named() -> None:
    edits = [DIGITAL, Set(CHIEF, "board", None), Set(DIRECTOR, "digital", True)]
    assert said(*edits).startswith("No: “Chief Executive” has no seat")


def test_posts_that_report_to_each_other_in_a_ring_are_still_named() -> None:
    edits = [DIGITAL, Set(CHIEF, "board", None), Set(DIRECTOR, "digital", True)]
    ring = Set(CHIEF, "reports_to", "director")
    assert said(*edits, ring).startswith("No: “Chief Executive” has no seat")
    assert said(*edits[:2], Set(CHIEF, "reports_to", "chief")).startswith("No: “Chief Executive” has no seat")


def test_without_accountable_bodies_no_board_counts() -> None:
    nobody: list[Edit] = [
        Remove(Key("accountability", id_)) for id_ in ("cyber-a", "records-a", "records-a2", "statistics-a")
    ]
    assert said(*nobody) == (
        "No: no body is accountable for anything yet, so no board is the one that counts."
    )
    empty = Model("empty", {})
    assert digital_seat(empty).answer == "No"


def test_where_every_board_is_led_by_a_digital_chief_none_counts() -> None:
    alone: list[Edit] = [
        Remove(POLICY),
        Set(CENTRE, "parent", None),
        DIGITAL,
        Set(CHIEF, "standing", "chief"),
        Set(CHIEF, "board", "centre"),
    ]
    assert said(*alone) == (
        "No: “Digital Centre” answers to no board but one whose own chief is a digital leader."
    )
