"""A sample becomes a plan as its files say; a file that is wrong is named, with the row and the column."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.model.edits import EditError
from core.model.entities.accountability import Accountability, Function
from core.model.entities.papers import Narrative, PaperDetails
from core.model.entities.plan import AS_IS
from core.model.entities.resources import BudgetLine, Workforce
from core.model.entities.structure import NO_LEGAL_PERSONALITY, ORGANISATION_KINDS, Organisation
from core.model.flows import Flows
from core.model.gates import Progress, State
from core.model.key import Key
from core.model.kinds import content_kinds
from core.model.model import Model
from core.samples import SourceError, create, samples
from core.store.connection import PlanError
from core.store.store import Store
from tests.refusals import refused

SAMPLE = "nhs-digital-2020"
KINDS_OF_BODY = ", ".join(ORGANISATION_KINDS.values()) + "."

PLAN = 'title = "Two offices"\nas_at = "13 November 2020"\nsummary = "One sentence."\n'
BODIES = "id,name,parent,kind\ndept,Department,,department\noffice,Office,dept,Unit or directorate\n"
LINES = 'id,organisation,year,amount,technology,source\nb1,office,2019/20,"£1,000.50",yes,Accounts\n'
OPTIONS = """
[[option]]
id = "a"
code = "A"
name = "Close the office"
below = ""

[[option.move]]
id = "a1"
title = "Rename it, and add another"
date = "2021-04-01"
step = [
  { act = "rename", organisation = "office", name = "Bureau" },
  { act = "add", kind = "organisation", id = "branch", values = { name = "Branch", parent = "office" } },
  { act = "set", kind = "organisation", id = "office", values = { code = "X1", short_name = "" } },
]

[[option.move]]
id = "a2"
title = "Close it"
step = [{ act = "close", organisation = "office", heir = "dept" }]

[[option]]
id = "b"
code = "B"
name = "And no branch"
below = "a"

[[option.move]]
id = "b1"
title = "Remove the branch"
step = [{ act = "remove", kind = "organisation", id = "branch" }]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one sample, “two”, to change at will."""
    two = tmp_path / "samples" / "two"
    two.mkdir(parents=True)
    (two / "plan.toml").write_text(PLAN, "utf-8")
    (two / "organisation.csv").write_text(BODIES, "utf-8")
    (two / "budget_line.csv").write_text(LINES, "utf-8")
    (two / "options.toml").write_text(OPTIONS, "utf-8")
    return two.parent


def made(folder: Path, tmp_path: Path) -> Store:
    return create(tmp_path / "two.remit", "two", who="tester", folder=folder)


# what becomes of the files


def test_the_plan_says_what_it_is_about(folder: Path, tmp_path: Path) -> None:
    with_store = made(folder, tmp_path)
    about = with_store.about
    assert (about.title, about.as_at, about.summary) == ("Two offices", "2020-11-13", "One sentence.")
    with_store.close()


def test_values_are_read_as_people_type_them(folder: Path, tmp_path: Path) -> None:
    store = made(folder, tmp_path)
    assert store.model().get(Organisation, "office") == Organisation(
        id="office", name="Office", parent="dept", kind="unit"
    )
    assert store.model().get(BudgetLine, "b1") == BudgetLine(
        id="b1", organisation="office", year="2019-20", amount=1_000_50, technology=True, source="Accounts"
    )
    store.close()


def test_a_move_is_made_of_its_single_edits_and_acts_in_their_order(folder: Path, tmp_path: Path) -> None:
    store = made(folder, tmp_path)
    first, second = store.moves("a")
    assert (first.title, first.date, second.title) == ("Rename it, and add another", "2021-04-01", "Close it")
    assert set(store.changes_in("a1")) == {Key("organisation", "office"), Key("organisation", "branch")}
    after = store.model("a")
    assert after.get(Organisation, "office") is None
    assert after.name(Organisation, "branch") == "Branch"
    line = after.get(BudgetLine, "b1")
    assert line is not None
    assert line.organisation == "dept"
    store.close()


def test_an_option_may_stand_on_another(folder: Path, tmp_path: Path) -> None:
    store = made(folder, tmp_path)
    assert [option.below for option in store.options()] == [None, "a"]
    assert set(store.model("b").table(Organisation)) == {"dept"}
    store.close()


def test_the_history_begins_with_the_sample(folder: Path, tmp_path: Path) -> None:
    store = made(folder, tmp_path)
    assert [(step.label, step.state) for step in store.history()] == [("Sample: Two offices", "start")]
    assert store.undo() is None
    store.close()


def test_a_sample_without_rows_of_a_kind_needs_no_file_of_it(folder: Path, tmp_path: Path) -> None:
    (folder / "two" / "budget_line.csv").unlink()
    store = made(folder, tmp_path)
    assert len(store.model().table(BudgetLine)) == 0
    store.close()


# what is wrong


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("organisation.csv", "id,name", "name,name", "organisation.csv, row 1: the column “id” is missing."),
        (
            "organisation.csv",
            "parent,kind",
            "parent,colour",
            "organisation.csv, row 2: Organisation has no column “colour”.",
        ),
        (
            "organisation.csv",
            "Unit or directorate",
            "committee",
            "organisation.csv, row 3, column “kind”: Kind should be one of: " + KINDS_OF_BODY,
        ),
        (
            "organisation.csv",
            "office,Office",
            ",Office",
            "organisation.csv, row 3, column “id” may not be empty.",
        ),
        (
            "organisation.csv",
            "office,Office",
            "office,",
            "organisation.csv, row 3, column “name”: Name may not be empty.",
        ),
        (
            "organisation.csv",
            "office,",
            "dept,",
            "organisation.csv, row 3, column “id”: “dept” is there twice.",
        ),
        (
            "organisation.csv",
            "Office,dept",
            "Office,nowhere",
            "organisation.csv, row 3, column “parent”: there is no organisation “nowhere”.",
        ),
        (
            "organisation.csv",
            ",dept,",
            ",dept,x,",
            "organisation.csv, row 3: there are 5 cells under 4 headings.",
        ),
        (
            "organisation.csv",
            "Department,,",
            "Department,office,",
            "The as-is: “Office” lies below “Department” already, so it cannot be above it.",
        ),
        (
            "budget_line.csv",
            "2019/20",
            "2019-21",
            "budget_line.csv, row 2, column “year”: Year should be a financial year such as 2019-20.",
        ),
        (
            "budget_line.csv",
            ",source",
            ",function",
            "budget_line.csv, row 2: the column “source” is missing.",
        ),
        ("plan.toml", "title", "name", "plan.toml: “title” is missing."),
        (
            "plan.toml",
            "13 November",
            "31 November",
            "plan.toml, line “as_at”: As at should be a date such as 13 November 2020.",
        ),
        ("plan.toml", "summary", "colour", "plan.toml: Plan has no line “colour”."),
        (
            "options.toml",
            '"rename"',
            '"repaint"',
            "options.toml, move “a1”, step 1: there is no act “repaint”.",
        ),
        (
            "options.toml",
            'kind = "organisation", id = "branch", values',
            'kind = "committee", id = "branch", values',
            "options.toml, move “a1”, step 2: “kind” and “id” have to say what it is about.",
        ),
        (
            "options.toml",
            'heir = "dept"',
            'heir = "nobody"',
            "options.toml, move “a2”, step 1: Heir: there is no organisation “nobody” in this option.",
        ),
        (
            "options.toml",
            'heir = "dept"',
            'taker = "dept"',
            "options.toml, move “a2”, step 1: “close” has no “taker”. It takes: organisation, heir.",
        ),
        (
            "options.toml",
            'code = "X1"',
            "code = 1",
            "options.toml, move “a1”, step 3, field “code”: write it as text, in quotation marks.",
        ),
        (
            "options.toml",
            'code = "X1"',
            'colour = "X1"',
            "options.toml, move “a1”, step 3: Organisation has no field “colour”.",
        ),
        (
            "options.toml",
            'below = "a"',
            'below = "z"',
            "options.toml, option “B”: There is no option “z” in this plan.",
        ),
        (
            "options.toml",
            'title = "Close it"',
            'label = "Close it"',
            "options.toml, move “a2”: Move has no line “label”.",
        ),
        (
            "options.toml",
            'date = "2021-04-01"',
            'date = "soon"',
            "options.toml, move “a1”, line “date”: Takes effect should be a date such as 13 November 2020.",
        ),
    ],
)
def test_a_fault_is_named_with_its_file_and_its_place(
    folder: Path, tmp_path: Path, file: str, old: str, new: str, words: str
) -> None:
    path = folder / "two" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with refused(SourceError, words):
        made(folder, tmp_path)
    assert not (tmp_path / "two.remit").exists()


@pytest.mark.parametrize("file", ["plan.toml", "options.toml", "organisation.csv"])
def test_a_file_that_is_no_text_is_named(folder: Path, tmp_path: Path, file: str) -> None:
    (folder / "two" / file).write_bytes(b"id\xff\xfe = [")
    with pytest.raises(SourceError) as caught:
        made(folder, tmp_path)
    assert str(caught.value).startswith(f"{file} cannot be read: ")
    assert not list(tmp_path.glob("*.remit"))


def test_a_sample_that_is_not_there_is_refused_with_those_that_are(folder: Path, tmp_path: Path) -> None:
    with refused(SourceError, "There is no sample “three”. There is: two."):
        create(tmp_path / "three.remit", "three", folder=folder)


def test_a_plan_that_is_there_is_not_overwritten(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "two.remit"
    path.write_bytes(b"somebody's work")
    with pytest.raises(PlanError):
        made(folder, tmp_path)
    assert path.read_bytes() == b"somebody's work"


# the sample that ships


@pytest.fixture
def shipped(sample: Path) -> Iterator[Store]:
    """The shipped sample, open to be read."""
    store = Store.open(sample, read_only=True)
    yield store
    store.close()


def codes(store: Store) -> dict[str, Model]:
    return {option.code: store.model(option.id) for option in store.options()}


def test_the_sample_is_listed_with_its_title_and_summary() -> None:
    found = {sample.id: sample for sample in samples()}
    assert found[SAMPLE].title == "National digital bodies, November 2020"
    assert found[SAMPLE].summary


def test_every_row_of_the_sample_is_in_the_plan(shipped: Store) -> None:
    folder = next(sample.folder for sample in samples() if sample.id == SAMPLE)
    for kind in content_kinds():
        file = folder / f"{kind.slug}.csv"
        ids = set()
        if file.exists():
            with file.open(encoding="utf-8", newline="") as text:
                ids = {row["id"] for row in csv.DictReader(text)}
        assert set(shipped.model().table(kind.type)) == ids


def test_what_the_sample_adds_to_papers_is_in_the_plan(shipped: Store) -> None:
    details = {found.option: found for found in shipped.plan.all(PaperDetails)}
    assert details[None].meeting == "Meeting in common of the boards (illustrative)"
    assert {option.id for option in shipped.options()} == details.keys() - {None}
    assert {words.option for words in shipped.plan.all(Narrative)} == {"option-d", "option-f"}


def test_papers_of_an_option_that_is_not_there_are_refused(folder: Path, tmp_path: Path) -> None:
    file = folder / "two" / "paper_details.csv"
    file.write_text("id,option,meeting\nall,,Board\nsome,nowhere,Board\n", "utf-8")
    message = "paper_details.csv, row 3, column “option”: there is no option “nowhere”."
    with refused(SourceError, message):
        create(tmp_path / "plan.remit", "two", folder=folder)
    assert not (tmp_path / "plan.remit").exists()


def test_the_sample_has_the_options_of_2020_with_their_moves(shipped: Store) -> None:
    found = {option.code: len(shipped.moves(option.id)) for option in shipped.options()}
    assert found == {"A": 0, "B": 3, "C": 3, "D": 4, "E": 8, "F": 5}
    assert [option.below for option in shipped.options() if option.code == "E"] == ["option-d"]


def test_nothing_in_the_sample_refers_to_what_is_not_there(shipped: Store) -> None:
    for option in [AS_IS, *(option.id for option in shipped.options())]:
        model = shipped.model(option)
        for kind in content_kinds():
            for name, to in kind.refs.items():
                there = {*model.tables[to], None} if to in model.tables else {None}
                assert {getattr(entity, name) for entity in model.all(kind.type)} <= there


def test_no_move_of_the_sample_has_drifted(shipped: Store) -> None:
    assert [shipped.drift(option.id) for option in shipped.options()] == [[]] * 6


def accountable(model: Model, function: str) -> set[str]:
    return {part.organisation for part in model.holders(function)}


def test_technology_standards_have_two_owners_until_an_option_mends_it(shipped: Store) -> None:
    both = {"nhs-digital", "nhsx"}
    assert accountable(shipped.model(), "fn-technology-standards") == both
    found = {
        code: len(accountable(model, "fn-technology-standards")) for code, model in codes(shipped).items()
    }
    assert found == {"A": 2, "B": 1, "C": 1, "D": 1, "E": 1, "F": 1}


def test_digital_social_care_has_no_home_in_d_and_in_e(shipped: Store) -> None:
    homeless = {
        code: [duty.id for duty in model.duties if not model.holders(duty.id)]
        for code, model in codes(shipped).items()
    }
    lost = ["fn-social-care-digital"]
    assert homeless == {"A": [], "B": [], "C": [], "D": lost, "E": lost, "F": []}


def without_personality(model: Model, kind: type[BudgetLine | Workforce]) -> set[str]:
    table = model.table(Organisation)
    return {
        entry.organisation
        for entry in model.all(kind)
        if table[entry.organisation].legal_form in NO_LEGAL_PERSONALITY
        and table[entry.organisation].tier == "system"
    }


def test_e_gives_money_and_people_to_42_systems_that_cannot_hold_any(shipped: Store) -> None:
    for code, model in codes(shipped).items():
        expected = 42 if code == "E" else 0
        assert len(without_personality(model, BudgetLine)) == expected
        assert len(without_personality(model, Workforce)) == expected


def test_e_alone_pays_for_cyber_operations_twice(shipped: Store) -> None:
    def payers(model: Model) -> set[str]:
        lines = model.table(BudgetLine).by("function")["fn-cyber-operations"]
        return {line.organisation for line in lines}

    assert {code: len(payers(model)) for code, model in codes(shipped).items()} == {
        "A": 1,
        "B": 1,
        "C": 1,
        "D": 1,
        "E": 2,
        "F": 1,
    }


def test_nhsx_answers_to_three_and_has_no_statutory_basis_yet_holds_money(shipped: Store) -> None:
    model = shipped.model()
    nhsx = model.get(Organisation, "nhsx")
    assert nhsx is not None
    assert nhsx.legal_form == "non_statutory"
    assert nhsx.parent == "dhsc"
    assert len(model.table(BudgetLine).by("organisation")["nhsx"]) > 0


def test_no_regional_or_local_body_is_accountable_for_anything_in_the_as_is(shipped: Store) -> None:
    model = shipped.model()
    tiers = {
        getattr(model.get(Organisation, part.organisation), "tier", None)
        for part in model.all(Accountability)
        if part.letter == "A"
    }
    assert tiers == {"national"}


def test_digital_leadership_has_no_instrument(shipped: Store) -> None:
    instruments = {part.instrument for part in shipped.model().holders("fn-digital-leadership")}
    assert instruments <= {None, "No instrument found"}
    assert shipped.model().get(Function, "fn-digital-leadership") is not None


def test_the_sample_can_be_worked_on_like_any_plan(tmp_path: Path) -> None:
    store = create(tmp_path / "sample.remit", SAMPLE)
    with pytest.raises(EditError):
        store.model("option-z")
    assert store.health() == []
    store.close()


# money on its way


def test_what_each_body_of_the_sample_keeps_is_what_it_spends_in_every_option(sample: Path) -> None:
    store = Store.open(sample, read_only=True)
    for option in [AS_IS, *(option.id for option in store.options())]:
        found = store.model(option).once(Flows).bodies("2020-21")
        away = {body: (passing.kept, passing.spent) for body, passing in found.items() if passing.received}
        assert {body: amounts for body, amounts in away.items() if amounts[0] != amounts[1]} == {}, option
    store.close()


def test_the_review_of_seven_weeks_is_a_one_off_cost_of_every_option(sample: Path) -> None:
    store = Store.open(sample, read_only=True)
    for option in [AS_IS, *(option.id for option in store.options())]:
        lines = [line for line in store.model(option).all(BudgetLine) if line.one_off]
        assert [(line.id, line.amount, line.basis) for line in lines] == [
            ("line-dhsc-review", 588_000_00, "published")
        ]
    store.close()


def test_the_tranches_of_the_sample_add_up_to_their_flow(sample: Path) -> None:
    store = Store.open(sample, read_only=True)
    progress = store.model().once(Progress)
    assert {gate.flow.amount for gate in progress.gates if gate.flow} == {progress.all.amount}
    assert [gate.state for gate in progress.gates] == [State.RELEASED, State.HELD, State.READY]
    store.close()
