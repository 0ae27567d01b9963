"""What papers tell of fates, of what is not resolved, and of checks that are switched off."""

from __future__ import annotations

from core.model.edits import Add, Edit, Remove, Set
from core.model.entities.accountability import Accountability, Function
from core.model.entities.plan import PLAN, MutedCheck
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.papers import PAPERS
from core.papers.blocks import Block, Bullets, Heading, Note, Table
from core.papers.brief import brief_of
from core.papers.export import rendered
from core.papers.sections.fate import TITLE
from core.papers.sections.unresolved import MOST
from core.store.store import Store
from tests.core.papers.reading import missing, text_of
from tests.core.papers.test_option_paper import section
from tests.small import CENTRE

CYBER_A = Key("accountability", "cyber-a")
CHANGES = "What changes for whom"


def paper(store: Store, code: str) -> list[Block]:
    """Return the paper about an option, every text of which is also in its PDF."""
    brief = brief_of(store)
    option = next(each for each in brief.options if each.option.code == code)
    blocks = PAPERS["option-paper"].blocks(brief, option)
    assert not missing(blocks, rendered(blocks))
    return blocks


def comparison(store: Store) -> list[Block]:
    blocks = PAPERS["comparison"].blocks(brief_of(store))
    assert not missing(blocks, rendered(blocks))
    return blocks


# fates


def test_the_section_counts_the_fates(store: Store) -> None:
    store.apply("Move", [Set(CYBER_A, "organisation", "north")], "a2")
    blocks = paper(store, "A")
    text = text_of([*section(blocks, CHANGES), *section(blocks, TITLE)])
    assert "For each of 3 duties the table says which body is accountable" in text
    assert "Of the 3 duties of the as-is, 2 are kept and 1 is devolved to a lower tier." in text


def test_a_duty_names_the_move_that_did_it_one_of_an_option_below_too(store: Store) -> None:
    assert _by(paper(store, "B")) == {"Shared care records": "Move 1"}
    assert _by(paper(store, "C")) == {"Shared care records": "Move 1"}


def _by(blocks: list[Block]) -> dict[str, str]:
    (found,) = [block for block in blocks if isinstance(block, Table) and block.caption == TITLE]
    return {row[0]: row[4] for row in found.rows() if row[4] != "–"}


def test_several_duties_without_a_home_are_told_by_name_with_who_holds_them_today(store: Store) -> None:
    born = Add(Function(id="maps", name="Maps"))
    store.apply("Lose", [Remove(CYBER_A), Remove(Key("function", "statistics")), born], "a2")
    blocks = section(paper(store, "A"), CHANGES)
    assert (
        Note("Duties without a home", "No body would be accountable for these 3 duties.", grave=True)
        in blocks
    )
    bullets = next(block for block in blocks if isinstance(block, Bullets))
    assert bullets.items == (
        "“Cyber operations”: today Centre",
        "“Maps”: new, and not given to any body",
        "“Official statistics”: today Centre; it is taken out of the plan with no reason given",
    )


def test_a_duty_that_is_split_into_new_ones_names_them(store: Store) -> None:
    parts: list[Edit] = [Remove(CYBER_A)]
    for name in ("Warn", "Watch"):
        parts.append(Add(Function(id=name.lower(), name=name, parent="cyber")))
        parts.append(
            Add(
                Accountability(
                    id=f"{name.lower()}-a", function=name.lower(), organisation="north", letter="A"
                )
            )
        )
    store.apply("Split", parts, "a2")
    (found,) = [block for block in paper(store, "A") if isinstance(block, Table) and block.caption == TITLE]
    row = next(row for row in found.rows() if row[0] == "Cyber operations")
    assert row == ("Cyber operations", "Centre", "Split into Warn and Watch", "~ split", "Move 2")


def test_the_comparison_counts_the_fates_by_option_and_names_who_has_no_home(store: Store) -> None:
    store.apply("Lose", [Remove(CYBER_A)], "a2")
    blocks = section(comparison(store), TITLE)
    (table,) = [block for block in blocks if isinstance(block, Table)]
    assert [column.title for column in table.columns] == ["Fate", "A", "B", "C"]
    assert list(table.rows()) == [
        ("Kept by the body that holds it today", "2", "2", "2"),
        ("~ Merged: held by fewer bodies", "0", "1", "1"),
        ("! Without a home", "1", "0", "0"),
    ]
    assert Bullets(("Option A: “Cyber operations”",)) in blocks


def test_the_comparison_says_that_no_duty_is_lost(store: Store) -> None:
    assert "No option leaves a duty without a home." in text_of(section(comparison(store), TITLE))


# what is not resolved


def test_what_the_checks_find_is_told_by_severity_with_rule_and_source(store: Store) -> None:
    blocks = section(paper(store, "A"), "Not yet resolved")
    text = text_of(blocks)
    assert [block.text for block in blocks if isinstance(block, Heading)][1].startswith("Errors: ")
    assert "Duty with two homes. No duty has more than one accountable body. Source of the rule: " in text
    told = "“National Centre” and “Policy Unit” are each accountable for “Shared care records”"
    assert f"{told} (so today as well)." in text


def test_what_an_option_alone_brings_is_not_said_to_be_so_today(store: Store) -> None:
    store.apply("Lose", [Remove(CYBER_A)], "a2")
    text = text_of(section(paper(store, "A"), "Not yet resolved"))
    assert "Nobody is accountable for “Cyber operations”; today “Digital Centre” is.\n" in text


def test_of_many_findings_the_first_are_told_and_the_rest_are_counted(store: Store) -> None:
    many = [Add(Function(id=f"f{n}", name=f"Function {chr(65 + n)}")) for n in range(MOST + 5)]
    store.apply("Add", many, "a2")
    blocks = section(paper(store, "A"), "Not yet resolved")
    lost = next(b for b in blocks if isinstance(b, Bullets) and "“Function A”" in b.items[0])
    assert len(lost.items) == MOST + 1
    assert lost.items[-1] == "And 5 more of the same kind."


def test_an_option_that_keeps_every_rule_says_so_only_where_a_check_is_off(store: Store) -> None:
    option = next(each for each in brief_of(store).options if each.option.code == "A")
    for code in {finding.code for finding in option.findings}:
        muted = MutedCheck(id=f"off-{code.lower()}", code=code, reason="Not for this test.")
        store.apply("Off", [Add(muted)], PLAN)
    text = text_of(section(paper(store, "A"), "Not yet resolved"))
    assert "This option keeps all that are switched on." in text
    assert "Errors" not in text


def test_a_check_that_is_switched_off_is_told_with_its_reason(store: Store) -> None:
    store.apply("Off", [Add(MutedCheck(id="off", code="ACC002", reason="One body in practice."))], PLAN)
    blocks = section(paper(store, "A"), "Not yet resolved")
    assert "One check is switched off for the whole plan, for the reason given:" in text_of(blocks)
    assert Bullets(("Duty with two homes (ACC002): One body in practice.",)) in blocks
    assert "are each accountable for “Shared care records”" not in text_of(blocks)


def test_what_changed_under_a_move_is_told_there(store: Store) -> None:
    store.apply("Correct", [Set(CENTRE, "name", "Digital Office"), Add(Organisation(id="x", name="X"))])
    text = text_of(section(paper(store, "A"), "Not yet resolved"))
    assert "“Name” was “Digital Centre” when the move “Rename the centre” was made" in text
