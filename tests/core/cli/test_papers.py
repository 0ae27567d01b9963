"""`remit ready`, `remit register`, and what the command line adds to papers."""

from __future__ import annotations

from pathlib import Path

from tests.core.cli.conftest import Remit

DETAILS = "paper_details"


def test_ready_lists_what_lacks_and_exits_with_1_if_a_board_needs_it(remit: Remit, plan: Path) -> None:
    answer = remit("ready", plan, "--option", "A", "--json")
    assert answer.code == 1
    lacking = {line["item"]: line for line in answer.json if not line["met"]}
    assert lacking["the meeting"]["required"]
    assert lacking["the meeting"]["field"] == "meeting"
    assert "the meeting" in remit("ready", plan, "--option", "A").out


def test_a_cover_sheet_is_filled_in_and_printed(remit: Remit, plan: Path, tmp_path: Path) -> None:
    assert remit("add", plan, DETAILS, "id=all", "meeting=Board meeting", "date=26 November 2020").code == 0
    assert remit("set", plan, DETAILS, "all", "reference=PUB20/11/7").code == 0
    words = ("export", plan, "--to", tmp_path, "--option", "A", "--paper", "option-paper", "--format", "html")
    html = Path(remit(*words).out.strip()).read_text()
    assert "26 November 2020" in html
    assert "PUB20/11/7" in html
    assert remit("undo", plan).code == 0
    assert "PUB20/11/7" not in Path(remit(*words).out.strip()).read_text()


def test_own_words_about_a_section_that_is_none_are_refused(remit: Remit, plan: Path) -> None:
    answer = remit("add", plan, "narrative", "paper=option-paper", "section=nix", "text=x")
    assert answer.refusal.startswith("The option paper has no section “nix”.")
    assert remit("add", plan, DETAILS, "id=all").code == 0
    again = remit("add", plan, DETAILS, "meeting=Board")
    assert again.refusal == "There is such a cover sheet already: all. Change that one."


def test_issued_papers_are_registered_and_marked_once_the_plan_changes(
    remit: Remit, plan: Path, tmp_path: Path
) -> None:
    words = ("--option", "A", "--paper", "option-paper", "--private", "--issue", "The board")
    written = remit("export", plan, "--to", tmp_path, *words).out.splitlines()
    assert len(written) == 2
    (entry,) = remit("register", plan, "--json").json
    assert (entry["option"], entry["to"], entry["private"], entry["stale"]) == ("A", "The board", True, False)
    assert entry["files"] == [Path(file).name for file in written]
    remit("set", plan, "organisation", "north", "name=The North", "--option", "A")
    assert remit("register", plan, "--json").json[0]["stale"]
    assert "changed since" in remit("register", plan).out
