"""What a move does, in the words of a paper."""

from __future__ import annotations

from core.acts.merge import merge
from core.model.edits import Add, Edit, Remove, Set, edited
from core.model.entities.accountability import Accountability, Function
from core.model.entities.delivery import ServiceLevel
from core.model.entities.resources import BudgetLine
from core.model.entities.structure import Organisation, Post, ReportingLine
from core.model.key import Key
from core.model.sentences import structural, summary
from tests.small import CENTRE, CHIEF, CYBER, POLICY, RECORDS, small_model


def after(*edits: Edit) -> list[str]:
    model = small_model()
    return summary(model, edited(model, edits))


def test_nothing_is_said_where_nothing_changes() -> None:
    assert after() == []


def test_a_change_of_notes_alone_says_that_it_is_one() -> None:
    assert after(Set(CENTRE, "notes", "x")) == ["It changes notes and descriptions only."]


def test_bodies_that_are_new_close_move_and_change_are_each_said() -> None:
    lines = after(
        Add(Organisation(id="east", name="East Region", parent="centre")),
        Set(POLICY, "parent", "centre"),
        Set(CENTRE, "name", "National Centre"),
        Set(CENTRE, "purpose", "Runs services."),
        Set(CENTRE, "kind", "regulator"),
        Remove(Key("organisation", "north")),
    )
    assert lines[:6] == [
        "The East Region is new, part of National Centre.",
        "The Policy Unit becomes part of National Centre.",
        "Digital Centre is renamed National Centre.",
        "The kind of National Centre changes from “Arm's-length body” to “Regulator”.",
        "The purpose of National Centre becomes: Runs services.",
        "The North Region closes.",
    ]


def test_lines_between_bodies_are_said_unless_one_of_the_bodies_closes() -> None:
    line = ReportingLine(id="n", organisation="north", to="dept", style="solid")
    assert after(Add(line)) == ["The North Region answers in full to the Department."]
    assert after(Set(Key("reporting_line", "policy-centre"), "nature", "data")) == [
        "The Policy Unit still answers to Digital Centre, and now for this: data."
    ]
    assert after(Remove(Key("reporting_line", "policy-centre"))) == [
        "The Policy Unit no longer answers to Digital Centre."
    ]
    assert "no longer answers" not in " ".join(
        after(Remove(Key("reporting_line", "policy-centre")), Remove(POLICY))
    )


def test_posts_and_their_seats_are_said() -> None:
    lines = after(
        Add(Post(id="new", title="Data Lead", organisation="centre", board="centre")),
        Set(CHIEF, "board", None),
        Set(CHIEF, "title", "Director General"),
    )
    assert lines == [
        "The post of Chief Executive becomes Director General.",
        "There is a new post of Data Lead at Digital Centre, with a seat on the board of Digital Centre.",
        "The Director General no longer has a seat on the board of the Department.",
    ]


def test_functions_say_what_becomes_of_them() -> None:
    lines = after(
        Add(Function(id="ai", name="Artificial intelligence")),
        Add(Accountability(id="ai-a", function="ai", organisation="north", letter="A")),
        Set(Key("function", "statistics"), "ended", "Parliament said so."),
        Remove(RECORDS),
    )
    assert lines == [
        "“Artificial intelligence” is a new function.",
        "“Shared care records” is taken out of the plan, with no reason given.",
        "“Official statistics” ends: Parliament said so.",
        "The North Region becomes accountable for “Artificial intelligence”.",
    ]


def test_many_bodies_that_take_the_same_part_are_counted() -> None:
    found: list[Edit] = [Add(Organisation(id=f"s{n}", name=f"System {n}", parent="centre")) for n in range(9)]
    found += [
        Add(Accountability(id=f"r{n}", function="cyber", organisation=f"s{n}", letter="R")) for n in range(9)
    ]
    assert "Nine bodies become responsible for “Cyber operations”." in after(*found)


def test_terms_say_to_whom_and_under_what() -> None:
    key = Key("accountability", "cyber-a")
    what = "for “Cyber operations”, which it is accountable for"
    assert after(Set(key, "to", "policy"), Set(key, "instrument", "Framework document")) == [
        f"Digital Centre answers to the Policy Unit {what}. The instrument is: Framework document."
    ]
    assert after(Set(key, "instrument", "Direction 9")) == [
        f"Digital Centre has another instrument {what}. It is: Direction 9."
    ]


def test_a_merger_says_what_follows_and_who_loses_what_both_held() -> None:
    model = small_model()
    merged = edited(model, merge(model, organisations=["policy", "centre"], into="centre").edits)
    both = "Digital Centre and the Policy Unit were each accountable"
    assert summary(model, merged) == [
        "The Policy Unit closes.",
        f"{both} for “Shared care records”; Digital Centre alone is now.",
        "One post, £250,000.50 in 2019-20 and 30 WTE in 2019-20 move from the Policy Unit to Digital Centre.",
    ]


def test_changed_amounts_are_said_and_so_is_that_they_balance() -> None:
    half = BudgetLine(id="half", organisation="north", year="2020-21", amount=500_000_00, source="x")
    assert after(Set(Key("budget_line", "b2"), "amount", 600_000_00), Add(half)) == [
        "The 2020-21 budget of Digital Centre for “Cyber operations” falls from £1.1 million to £600,000.",
        "New budget lines for the North Region: £500,000 in 2020-21.",
        "Taken together, these changes leave the total of money as it was.",
    ]


def test_a_renamed_function_is_said_once() -> None:
    assert after(Set(CYBER, "name", "Cyber defence")) == [
        "The function “Cyber operations” is renamed “Cyber defence”."
    ]


def test_what_a_chart_shows_is_bodies_and_lines_alone() -> None:
    model = small_model()
    changed = edited(model, [Remove(POLICY), Remove(Key("post", "director"))])
    assert structural(model, changed) == ["The Policy Unit closes."]


def test_another_letter_is_said_as_one_part_taken_and_another_given_up() -> None:
    assert after(Set(Key("accountability", "cyber-r"), "letter", "C")) == [
        "The North Region becomes consulted on “Cyber operations”.",
        "The North Region is no longer responsible for “Cyber operations”.",
    ]


def test_fields_that_move_nothing_are_said_and_counted_where_they_are_many() -> None:
    assert after(Set(CYBER, "stage", "product")) == ["Cyber operations: stage is now “Product”."]
    model = small_model()
    grown = edited(model, [Add(Post(id=f"p{n}", title=f"Post {n}", organisation="north")) for n in range(4)])
    graded = edited(grown, [Set(Key("post", f"p{n}"), "grade", "9") for n in range(4)])
    assert summary(grown, graded) == ["Four posts have another grade: 9."]


def test_a_kind_without_words_of_its_own_is_said_by_its_name() -> None:
    level = ServiceLevel(id="s", function="cyber", name="Open hours", source="x")
    assert after(Add(level)) == ["New service level: Cyber operations: Open hours."]


def test_a_term_that_is_taken_away_is_said() -> None:
    (found,) = after(Set(Key("accountability", "cyber-a"), "to", None))
    assert found == "Digital Centre: Accountable for Cyber operations: to whom is no longer “Department”."
