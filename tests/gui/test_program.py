"""The program itself, as a process: open the sample, merge by mouse, export, and read the paper back."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder that the journey wrote to, and what it said."""
    folder = tmp_path_factory.mktemp("journey")
    home = tmp_path_factory.mktemp("home")
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
        "XDG_DATA_HOME": str(home),
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "gui" / "journey.py"), str(folder)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder, done.stdout


def _text(path: Path) -> str:
    pdf = pypdfium2.PdfDocument(path)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())


def test_a_merger_with_the_mouse_closes_the_body_and_undo_brings_it_back(journey: tuple[Path, str]) -> None:
    said = journey[1]
    assert "after the merge: None" in said
    assert "after undo: NHSX" in said
    assert "the last step: Merge NHSX into NHS Digital" in said


def test_there_is_a_paper_for_each_option_and_a_comparison(journey: tuple[Path, str]) -> None:
    names = sorted(path.name for path in (journey[0] / "papers").glob("*.pdf"))
    schedules = [name for name in names if "delegation schedule" in name]
    papers = [name for name in names if name not in schedules]
    options = [f"Option {letter}" for letter in "ABCDEF"]
    assert [name[:8] for name in papers] == ["Comparis", *options]
    assert [name[:8] for name in schedules] == options


def test_the_paper_of_the_changed_option_says_what_was_just_done(journey: tuple[Path, str]) -> None:
    paper = min((journey[0] / "papers").glob("Option A*.pdf"), key=lambda path: len(path.name))
    text = _text(paper)
    assert "Merge NHSX into NHS Digital" in text
    assert "NHSX closes" in text or "closes NHSX" in text


def test_the_papers_of_the_other_options_do_not(journey: tuple[Path, str]) -> None:
    paper = min((journey[0] / "papers").glob("Option B*.pdf"), key=lambda path: len(path.name))
    assert "Merge NHSX into NHS Digital" not in _text(paper)
