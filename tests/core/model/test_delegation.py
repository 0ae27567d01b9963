"""Who decides: what boards keep, what they delegate, and what is decided on each function."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.delegation import Sort, answers, decided_by, schemes, sort_of, up_to
from core.model.edits import Add, Edit, EditError, Remove, Set, edited
from core.model.entities.accountability import Delegation, Function
from core.model.entities.plan import AS_IS
from core.model.entities.structure import Organisation, Post
from core.model.key import Key
from core.model.model import Model
from tests.core.schemes import AUDIT, CHANGES, SCHEME, matter
from tests.core.strategies import CONTENT
from tests.small import CHIEF, CYBER, small_model


def model(*edits: Edit) -> Model:
    return edited(small_model(), edits)


@pytest.mark.parametrize(
    ("fields", "sort", "who"),
    [
        ({}, Sort.RESERVED, "The board"),
        ({"committee": "  "}, Sort.RESERVED, "The board"),
        ({"committee": "Audit committee"}, Sort.COMMITTEE, "Audit committee"),
        ({"post": "chief"}, Sort.POST, "Chief Executive"),
        ({"post": "chief", "committee": "Audit committee"}, Sort.POST, "Chief Executive and Audit committee"),
        ({"post": "gone"}, Sort.POST, "gone"),
    ],
)
def test_a_matter_is_the_board_s_unless_a_post_or_a_committee_has_it(
    fields: dict[str, str], sort: Sort, who: str
) -> None:
    line = Delegation(id="x", organisation="centre", matter="Spend", **fields)  # type: ignore[arg-type]
    assert (sort_of(line), decided_by(line, small_model())) == (sort, who)


def test_a_limit_is_said_short_or_to_the_penny_and_none_is_nothing() -> None:
    line = Delegation(id="x", organisation="centre", matter="Spend", limit=2_500_000_50)
    assert (up_to(line), up_to(line, exact=True)) == ("up to £2.5 million", "up to £2,500,000.50")
    assert up_to(Delegation(id="x", organisation="centre", matter="Spend")) == ""


def test_a_scheme_has_what_the_board_keeps_and_then_committees_and_posts() -> None:
    (scheme,) = schemes(model(CHANGES, AUDIT, *SCHEME[:1]))
    assert scheme.body.id == "centre"
    assert [line.id for line in scheme.reserved] == ["strategy"]
    assert [line.id for line in scheme.delegated] == ["audit", "changes"]


def test_schemes_come_by_tier_and_a_body_that_is_closed_has_none() -> None:
    found = model(matter("a", "north"), matter("b", "centre"), matter("c", "policy"))
    assert [scheme.body.id for scheme in schemes(found)] == ["centre", "policy", "north"]
    gone = edited(found, [Remove(Key("organisation", "policy"))])
    assert [scheme.body.id for scheme in schemes(gone)] == ["centre", "north"]


def test_each_live_function_has_who_answers_and_what_is_decided_on_it() -> None:
    found = {answer.function.id: answer for answer in answers(model(*SCHEME))}
    assert set(found) == {"cyber", "records", "statistics"}
    cyber = found["cyber"]
    assert cyber.family == "Digital services"
    assert [body.id for body in (*cyber.accountable, *cyber.to)] == ["centre", "dept"]
    assert [line.id for line in cyber.decisions] == ["changes"]
    assert [body.id for body in found["records"].accountable] == ["centre", "policy"]
    assert found["records"].instruments == ("Health Act", "Direction 7")


def test_an_ended_function_is_no_longer_answered_for() -> None:
    assert "cyber" not in {a.function.id for a in answers(model(Set(CYBER, "ended", "Bought.")))}


def who_answers(*edits: Edit) -> list[str]:
    """Return the posts that answer for cyber operations after edits."""
    return [post.id for a in answers(model(*edits)) if a.function.id == "cyber" for post in a.posts]


def test_the_post_that_answers_is_the_one_named_else_the_chief_of_the_body() -> None:
    assert who_answers() == []
    assert who_answers(Set(CHIEF, "standing", "chief")) == ["chief"]
    named = Set(Key("accountability", "cyber-a"), "post", "director")
    assert who_answers(Set(CHIEF, "standing", "chief"), named) == ["director"]


def test_where_a_part_of_a_body_has_no_chief_its_leading_post_answers() -> None:
    assert who_answers(Set(CHIEF, "standing", "leading")) == ["chief"]


def test_of_two_who_lead_neither_is_said_to_answer() -> None:
    for standing in ("chief", "leading"):
        second = Add(Post(id="second", title="Second", organisation="centre", standing=standing))
        assert who_answers(Set(CHIEF, "standing", standing), second) == []


def test_an_empty_plan_has_neither() -> None:
    nothing = Model(AS_IS, {})
    assert (schemes(nothing), answers(nothing)) == ([], [])


@given(edits=st.lists(CONTENT, max_size=12))
def test_every_matter_of_a_body_that_is_there_is_in_its_scheme_once(edits: list[Edit]) -> None:
    found = model(*SCHEME)
    for edit in edits:
        try:
            found = edited(found, [edit])
        except EditError:
            continue
    told = [line.id for scheme in schemes(found) for line in (*scheme.reserved, *scheme.delegated)]
    here = found.table(Organisation)
    assert sorted(told) == sorted(line.id for line in found.all(Delegation) if line.organisation in here)
    live = {f.id for f in found.all(Function) if not f.ended} - set(found.table(Function).by("parent"))
    assert {a.function.id for a in answers(found)} == live
