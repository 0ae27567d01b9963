"""Setting Remit up: what can be decided without changing the computer."""

import re
import sys
from pathlib import Path

import pytest

import start
import system

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt brings all it needs")

BOOKWORM = """\
libglib2.0-0:
  Installed: 2.74.6-2
  Candidate: 2.74.6-2
  Version table:
 *** 2.74.6-2 500
libegl1:
  Installed: (none)
  Candidate: 1.6.0-1
"""
NOBLE = """\
libglib2.0-0:
  Installed: (none)
  Candidate: (none)
  Version table:
libglib2.0-0t64:
  Installed: (none)
  Candidate: 2.80.0-6ubuntu3
libegl1:
  Installed: (none)
  Candidate: 1.7.0-1build1
"""


@pytest.mark.parametrize(
    ("policy", "names"),
    [
        (BOOKWORM, ["libglib2.0-0", "libegl1"]),
        (NOBLE, ["libglib2.0-0t64", "libegl1"]),
        ("", ["libglib2.0-0", "libegl1"]),
    ],
    ids=["Debian 12", "Ubuntu 24.04", "no package list yet"],
)
def test_packages_are_called_what_the_release_calls_them(policy: str, names: list[str]) -> None:
    assert system.named_here(["libglib2.0-0", "libegl1"], system.offered_by(policy)) == names


@on_linux
def test_a_library_that_loads_is_not_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "LIBRARIES", {"libc6": "libc.so.6", "libnowhere1": "libnowhere.so.1"})
    assert system.missing_packages(for_tests=False) == ["libnowhere1"]


@on_linux
def test_only_the_tests_need_a_virtual_screen_and_judges_of_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "LIBRARIES", {})
    monkeypatch.setenv("PATH", "")
    assert system.missing_packages(for_tests=False) == []
    assert system.missing_packages(for_tests=True) == [
        "xvfb",
        "xauth",
        "chromium",
        "libreoffice-writer-nogui",
    ]


def test_a_system_without_apt_is_told_which_libraries_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert system.install(["libegl1", "libgl1"]) == "install what this system calls libEGL.so.1, libGL.so.1"


@pytest.mark.parametrize(
    ("platform", "environment", "window"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("linux", {"QT_QPA_PLATFORM": "xcb"}, False),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_window_opens_where_there_is_a_display(
    platform: str,
    environment: dict[str, str],
    window: bool,
) -> None:
    assert start.has_display(platform, environment) is window


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of which only the requirements exist."""
    for task in ("run", "test"):
        (tmp_path / f"{task}.txt").write_text(f"{task}==1\n")
    monkeypatch.setattr(start, "REQUIREMENTS", {task: tmp_path / f"{task}.txt" for task in ("run", "test")})
    monkeypatch.setattr(start, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(start, "PYTHON", tmp_path / ".venv" / "python")
    monkeypatch.setattr(start, "STAMP", tmp_path / ".venv" / "stamp")
    return tmp_path


def finish(checkout: Path, *tasks: str) -> None:
    """Leave what a finished set-up for those tasks leaves."""
    start.VENV.mkdir(exist_ok=True)
    start.PYTHON.touch()
    prints = [start.fingerprint((checkout / f"{task}.txt").read_bytes(), start.PYTHON) for task in tasks]
    start.STAMP.write_text("\n".join(prints))


def test_a_fresh_checkout_is_not_ready(checkout: Path) -> None:
    assert checkout.exists()
    assert not start.is_ready("run")


def test_a_finished_set_up_is_ready_for_what_it_was_made_for(checkout: Path) -> None:
    finish(checkout, "run")
    assert start.is_ready("run")
    assert not start.is_ready("test")


def test_changed_requirements_are_installed_again(checkout: Path) -> None:
    finish(checkout, "run", "test")
    (checkout / "run.txt").write_text("run==2\n")
    assert not start.is_ready("run")
    assert start.is_ready("test")


def test_another_python_under_the_same_name_is_set_up_again(checkout: Path) -> None:
    finish(checkout, "run")
    start.PYTHON.rename(checkout / "python3.99")
    start.PYTHON.symlink_to(checkout / "python3.99")
    assert not start.is_ready("run")


def test_a_set_up_that_was_interrupted_is_not_ready(checkout: Path) -> None:
    finish(checkout, "run")
    start.STAMP.write_text(start.UNFINISHED)
    assert not start.is_ready("run")


def pins(task: str) -> set[str]:
    """Return the pinned packages of a locked file, as name==version."""
    return set(re.findall(r"^[\w.-]+==[\w.]+", start.REQUIREMENTS[task].read_text(), flags=re.MULTILINE))


def test_the_tests_run_on_what_people_run_on() -> None:
    assert pins("run")
    assert pins("run") < pins("test")


def test_everything_that_is_installed_is_in_the_notices() -> None:
    notices = (start.ROOT / "THIRD-PARTY-NOTICES.md").read_text()
    rows = re.findall(r"^\| ([\w.-]+)(?: \(.*?\))? \| (\d[\w.]*) \|", notices, flags=re.MULTILINE)
    assert {f"{name}=={version}" for name, version in rows} == pins("run")
