"""The leader of the body that answers for most is at the table."""

from __future__ import annotations

import pytest

from core.model.edits import Add, Edit, Remove, Set
from core.model.entities.structure import Post
from core.model.key import Key
from tests.core.checks.looking import case, found, line, part, told
from tests.small import CENTRE, CHIEF, POLICY

CODE = "POS002"
MOST = "“Digital Centre” is accountable for more duties than any other body (3)"
NO_SEAT = Set(CHIEF, "board", None)


def test_a_leader_without_a_seat_is_found() -> None:
    (finding,) = found(CODE, case(NO_SEAT))
    assert (finding.key, finding.also) == (CENTRE, (CHIEF,))
    assert finding.message == (f"{MOST}, but “Chief Executive” has no seat on the board of a body above it.")


@pytest.mark.parametrize("board", ["centre", "policy", "north"])
def test_a_seat_elsewhere_is_none(board: str) -> None:
    assert set(told(CODE, Set(CHIEF, "board", board))) == {"centre"}


def test_a_seat_of_somebody_below_the_leader_is_none() -> None:
    deputy = Post(id="deputy", title="Deputy", organisation="centre", reports_to="chief", board="dept")
    assert set(told(CODE, NO_SEAT, Add(deputy))) == {"centre"}


def test_a_body_without_posts_has_no_leader() -> None:
    assert told(CODE, Set(CHIEF, "organisation", "north"))["centre"] == (
        f"{MOST}, but none of the posts is in it."
    )


@pytest.mark.parametrize(
    "edits",
    [
        [],
        [NO_SEAT, Add(Post(id="chair", title="Chair", organisation="centre", board="dept"))],
        [Set(CHIEF, "board", "policy"), line("centre", "policy", "dotted")],
        [Set(CHIEF, "board", "centre"), Set(CENTRE, "parent", None)],
        [Set(CHIEF, "reports_to", "director")],
        [NO_SEAT, Remove(CHIEF), Remove(Key("post", "director"))],
    ],
    ids=["seated", "another leader", "along a line", "its own, at the top", "reports elsewhere", "no posts"],
)
def test_a_leader_at_the_table_is_not_found(edits: list[Edit]) -> None:
    assert told(CODE, *edits) == {}


def test_it_is_about_the_body_with_most_duties_and_of_several_the_first_by_name() -> None:
    edits: list[Edit] = [Set(Key("accountability", "statistics-a"), "organisation", "policy")]
    assert told(CODE, *edits) == {}
    edits.append(part("more", "cyber", "policy", "A"))
    assert set(told(CODE, *edits)) == {POLICY.id}
