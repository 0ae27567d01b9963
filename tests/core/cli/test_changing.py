"""Commands that change a plan: one step each, which undoes as one; refused, they leave not a byte changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.acts import ACTS
from core.model.entities.accountability import Accountability
from core.model.entities.plan import AS_IS
from core.model.entities.resources import BudgetLine
from core.model.entities.structure import Organisation
from core.model.kinds import Entity
from core.model.model import Model
from core.store.store import Store
from tests.core.cli.conftest import Remit


def read(plan: Path, option: str = AS_IS) -> Model:
    """Return an option of a plan as it is on disk."""
    store = Store.open(plan, read_only=True)
    model = store.model(option)
    store.close()
    return model


def labels(plan: Path) -> list[str]:
    store = Store.open(plan, read_only=True)
    steps = store.history()
    store.close()
    return [step.label for step in steps if step.state == "done"]


def moves(plan: Path, option: str) -> list[str]:
    store = Store.open(plan, read_only=True)
    found = [move.title for move in store.moves(option)]
    store.close()
    return found


def get(plan: Path, kind: type[Entity], id: str, option: str = AS_IS) -> Entity:
    found = read(plan, option).get(kind, id)
    assert found is not None
    return found


# acts


def test_acts_are_listed_with_what_they_take(remit: Remit) -> None:
    found = {act["id"]: act for act in remit("acts", "--json").json}
    assert set(found) == set(ACTS)
    assert found["close"] == {
        "id": "close",
        "name": "Close into",
        "arguments": {
            "organisation": {"label": "Body that closes", "required": True},
            "heir": {"label": "Heir", "required": True},
        },
    }
    assert "organisation=… heir=…" in remit("acts").out


def test_an_act_is_one_step_in_a_move_of_its_own(remit: Remit, plan: Path) -> None:
    answer = remit("act", plan, "--option", "A", "close", "organisation=policy", "heir=centre")
    assert answer.code == 0
    assert "Policy Unit closes." in answer.out
    assert answer.err == "Done: Close Policy Unit into National Centre.\n"
    assert read(plan, "a").get(Organisation, "policy") is None
    assert read(plan).get(Organisation, "policy") is not None
    assert moves(plan, "a")[-1] == "Close Policy Unit into National Centre"
    assert labels(plan) == ["Close Policy Unit into National Centre"]
    before = read(plan, "b")
    remit("undo", plan)
    assert read(plan, "a").get(Organisation, "policy") is not None
    assert read(plan, "b") == before


def test_an_act_goes_into_the_move_with_the_title_given(remit: Remit, plan: Path) -> None:
    words = ("act", plan, "--option", "A", "rename", "organisation=north", "name=Northern", "move=Names")
    remit(*words)
    remit("act", plan, "--option", "A", "rename", "organisation=south", "name=Southern", "move=Names")
    assert moves(plan, "a") == ["Rename the centre", "Move policy under the centre", "Names"]


def test_an_act_takes_names_and_lists_as_people_type_them(remit: Remit, plan: Path) -> None:
    words = ("organisations=Policy, north", "into=Digital Centre")
    assert remit("act", plan, "--option", "as-is", "merge", *words).code == 0
    assert set(read(plan).table(Organisation)) == {"dept", "centre", "south"}


def test_a_transfer_says_from_whom_and_whether_money_goes_too(remit: Remit, plan: Path) -> None:
    words = ("from=centre", "to=north", "functions=cyber", "money=no", "people=no")
    assert remit("act", plan, "--option", "A", "transfer", *words).code == 0
    after = read(plan, "a")
    assert {part.organisation for part in after.holders("cyber")} == {"north"}
    assert {line.organisation for line in after.table(BudgetLine).by("function")["cyber"]} == {"centre"}


def test_a_dry_run_says_what_would_follow_and_writes_nothing(remit: Remit, plan: Path) -> None:
    before = plan.read_bytes()
    words = ("act", plan, "--option", "A", "close", "organisation=policy", "heir=centre")
    answer = remit(*words, "--dry-run")
    assert answer.code == 0
    assert plan.read_bytes() == before
    assert answer.out == remit(*words).out


# single edits


def test_set_reads_values_as_people_type_them(remit: Remit, plan: Path) -> None:
    remit("set", plan, "budget_line", "b1", "amount=£1,250.50", "organisation=North Region", "technology=yes")
    line = get(plan, BudgetLine, "b1")
    assert isinstance(line, BudgetLine)
    assert (line.amount, line.organisation, line.technology) == (1_250_50, "north", True)
    assert labels(plan) == ["Change budget line b1"]


def test_set_in_an_option_leaves_the_as_is_alone(remit: Remit, plan: Path) -> None:
    remit("set", plan, "--option", "A", "organisation", "north", "code=N1")
    assert read(plan, "a").table(Organisation)["north"].code == "N1"
    assert read(plan).table(Organisation)["north"].code is None


def test_set_to_nothing_empties_a_field(remit: Remit, plan: Path) -> None:
    remit("set", plan, "organisation", "centre", "code=")
    assert read(plan).table(Organisation)["centre"].code is None


def test_set_to_what_it_is_makes_no_step(remit: Remit, plan: Path) -> None:
    answer = remit("set", plan, "organisation", "centre", "name=Digital Centre")
    assert answer.code == 0
    assert answer.err == "Nothing to change: it is so already.\n"
    assert labels(plan) == []


def test_set_switches_a_move_off(remit: Remit, plan: Path) -> None:
    remit("set", plan, "move", "a1", "enabled=no")
    assert read(plan, "a").table(Organisation)["centre"].name == "Digital Centre"


def test_add_prints_the_id_it_made(remit: Remit, plan: Path) -> None:
    id_ = remit("add", plan, "organisation", "name=East Region", "parent=centre").out.strip()
    assert read(plan).table(Organisation)[id_].name == "East Region"


def test_add_takes_an_id_of_ones_own(remit: Remit, plan: Path) -> None:
    words = ("id=east-a", "function=cyber", "organisation=south", "letter=Responsible")
    assert remit("add", plan, "--option", "B", "accountability", *words).out == "east-a\n"
    assert read(plan, "b").table(Accountability)["east-a"].letter == "R"
    assert read(plan).get(Accountability, "east-a") is None


def test_add_begins_an_option(remit: Remit, plan: Path) -> None:
    remit("add", plan, "option", "id=d", "code=D", "name=Two bodies", "below=B")
    store = Store.open(plan, read_only=True)
    assert [option.code for option in store.options()] == ["A", "D", "B", "C"]  # by rank, then by code
    assert store.model("d") == store.model("b")
    store.close()


def test_remove_removes_and_undo_brings_back(remit: Remit, plan: Path) -> None:
    remit("remove", plan, "budget_line", "b3")
    assert read(plan).get(BudgetLine, "b3") is None
    assert remit("undo", plan).err == "Undone: Remove budget line b3.\n"
    assert read(plan).get(BudgetLine, "b3") is not None
    assert remit("redo", plan).err == "Done again: Remove budget line b3.\n"
    assert read(plan).get(BudgetLine, "b3") is None


def test_undo_and_redo_of_nothing_say_so(remit: Remit, plan: Path) -> None:
    before = plan.read_bytes()
    assert remit("undo", plan).err == "There is nothing to undo.\n"
    assert remit("redo", plan).err == "There is nothing to redo.\n"
    assert plan.read_bytes() == before


def test_the_history_tells_who_did_what_where_and_whether_it_stands(remit: Remit, plan: Path) -> None:
    remit("set", plan, "--option", "A", "organisation", "north", "code=N1")
    remit("undo", plan)
    first, last = remit("history", plan, "--json").json
    assert set(first) == {"id", "at", "who", "label", "option", "move", "state"}
    assert (first["label"], first["state"]) == ("The small plan", "start")
    assert (last["label"], last["option"], last["move"], last["state"]) == (
        "Change organisation north",
        "a",
        "a2",
        "undone",
    )


# refusals


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (
            ("act", "--option", "A", "abolish", "organisation=policy"),
            "There is no act “abolish”. There are: ",
        ),
        (
            ("act", "--option", "A", "close", "organisation=policy", "taker=centre"),
            "“close” has no “taker”. It takes: organisation, heir.",
        ),
        (("act", "--option", "A", "close", "organisation=policy"), "Heir may not be empty."),
        (
            ("act", "--option", "A", "close", "policy"),
            "“policy” should be a name, an equals sign and a value",
        ),
        (
            ("act", "--option", "A", "close", "organisation=policy", "organisation=north"),
            "“organisation” is given twice.",
        ),
        (
            ("act", "--option", "Z", "close", "organisation=policy", "heir=centre"),
            "There is no option “Z” in this plan.",
        ),
        (
            ("act", "--option", "A", "close", "organisation=dept", "heir=north"),
            "North Region lies inside Department.",
        ),
        (("act", "close", "organisation=policy", "heir=centre"), "Missing option '--option'"),
        (("set", "committee", "x", "name=y"), "There is no kind “committee”."),
        (("set", "organisation", "x", "name=y"), "There is no organisation “x” in this option."),
        (
            ("set", "organisation", "north", "colour=blue"),
            "Organisation has no field “colour”. It has: name, ",
        ),
        (("set", "organisation", "north", "kind=committee"), "Kind should be one of: "),
        (("set", "organisation", "dept", "parent=north"), "“North Region” lies below “Department” already"),
        (("set", "--option", "B", "organisation", "policy", "name=x"), "There is no organisation “policy”"),
        (("add", "organisation", "id=north", "name=North"), "There is already an organisation with the id"),
        (("add", "organisation", "code=X"), "Name may not be empty."),
        (("add", "organisation", "id=No Id", "name=x"), "“No Id” cannot be an id."),
        (("remove", "organisation", "x"), "There is no organisation “x” in this option."),
        (("remove", "option", "b"), "Option C stands on this one."),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, tuple) else "",
)
def test_what_does_not_fit_is_refused_in_one_line_and_the_plan_is_untouched(
    remit: Remit, plan: Path, words: tuple[str, ...], refusal: str
) -> None:
    before = plan.read_bytes()
    command, *rest = words
    assert remit(command, plan, *rest).refusal.startswith(refusal)
    assert plan.read_bytes() == before
