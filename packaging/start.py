"""Set Remit up on this computer, then start it or run its tests.

    python packaging/start.py               open the window on the sample plan
    python packaging/start.py run ARGS      hand ARGS to the `remit` command
    python packaging/start.py test          run every check that guards the code
    python packaging/start.py test ARGS     hand ARGS to pytest, and run nothing else

Set-up happens once: the system libraries that Qt needs, then `.venv` with the pinned packages. Later
runs find it done. Only Python's standard library is used here.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from system import install, last_lines, missing_packages, quietly, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "remit-setup.txt"
UNFINISHED = "unfinished"
LOCK = ROOT / ".venv.lock"
REQUIREMENTS = {
    "run": ROOT / "packaging" / "requirements.txt",
    "test": ROOT / "packaging" / "requirements-test.txt",
}
# What `test` runs, in this order: the words for .venv's Python.
STAGES = {
    "Rules": ("-m", "ruff", "check"),
    "Layout": ("-m", "ruff", "format", "--check"),
    "Types": ("-m", "mypy"),
    "Imports": ("-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-logo"),
    "Tests": ("-m", "pytest"),
}
SAMPLE = "nhs-digital-2020"
OUTPUT = Path("remit-output")


class SetupError(Exception):
    """Set-up cannot go on; the message is fit to show as it stands."""


def run(arguments: Sequence[str]) -> None:
    """Start Remit: the command if there are arguments, else the window on the sample."""
    display = has_display(sys.platform, os.environ)
    missing = missing_packages(for_tests=False)
    remedy = install(missing) if missing else ""
    if remedy and display and arguments[:1] in ([], ["open"]):
        say(f"the window may not open before you {remedy}")
    prepare("run")
    if arguments:
        hand_over("core.cli", *arguments)
    if display:
        hand_over("gui", "--sample", SAMPLE)
    write_papers()


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Say whether a window can open; on Linux that takes a screen, or a Qt platform that does without."""
    if not platform.startswith("linux"):
        return True
    screens = environment.get("DISPLAY"), environment.get("WAYLAND_DISPLAY")
    return any(screens) or environment.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal", "vnc"))


def write_papers() -> None:
    """Write the sample plan and its board papers: what Remit can show without a window."""
    plan, papers = OUTPUT / f"{SAMPLE}.remit", OUTPUT / "papers"
    say("no display here, so the sample's board papers are written instead of opening the window")
    OUTPUT.mkdir(exist_ok=True)
    steps = [("export", str(plan), "--to", str(papers))]
    if not plan.exists():
        steps.insert(0, ("new", str(plan), "--sample", SAMPLE))
    for step in steps:
        command, environment = _module("core.cli", *step)
        code = subprocess.run(command, env=environment, check=False).returncode
        if code:
            sys.exit(code)
    sys.stdout.write(f"The plan is {plan.resolve()}\nIts papers are in {papers.resolve()}\n")


def hand_over(*words: str) -> NoReturn:
    """Become the module that the first word names, with the other words as its arguments."""
    command, environment = _module(*words)
    if os.name == "nt":  # where exec gives the prompt back before the program ends
        sys.exit(subprocess.run(command, env=environment, check=False).returncode)
    os.execve(PYTHON, command, environment)


def _module(*words: str) -> tuple[list[str], dict[str, str]]:
    """Return the command and environment that run one of our modules while the user stays in any folder."""
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    # -P: a folder named `core` where the user stands is not ours.
    return [str(PYTHON), "-P", "-m", *words], {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def test(arguments: Sequence[str]) -> None:
    """Run every stage up to the first that fails; with arguments, pytest alone with those."""
    begin = time.monotonic()
    missing = missing_packages(for_tests=True)
    remedy = install(missing) if missing else ""
    if remedy:
        raise SetupError(f"the tests need {', '.join(missing)}; {remedy}")
    prepare("test")
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    stages = {"Tests": (*STAGES["Tests"], *arguments)} if arguments else STAGES
    for name, words in stages.items():
        say(f"── {name} ──")
        code = subprocess.run([PYTHON, *words], cwd=ROOT, env=environment, check=False).returncode
        if code:
            say(f"{name} failed, after {time.monotonic() - begin:.0f} s in all")
            sys.exit(code)
    say(f"all is well, after {time.monotonic() - begin:.0f} s")


def prepare(task: str) -> None:
    """Make `.venv` ready for the task; when several do so at once, one works and the others wait."""
    if is_ready(task):
        return
    if not os.access(ROOT, os.W_OK):
        raise SetupError(f"nothing can be set up in {ROOT}, because you may not write there.")
    with _alone():
        if is_ready(task):
            return
        if not _sound():
            _make()
        STAMP.write_text(UNFINISHED, encoding="ascii")
        say("installing the pinned Python packages; this takes a minute or two, once")
        pip = (PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--only-binary=:all:")
        finished = quietly(*pip, "--require-hashes", "-r", REQUIREMENTS[task])
        if finished.returncode:
            raise SetupError(f"the Python packages could not be installed:\n{last_lines(finished)}")
        # What the tests need includes what running needs.
        done = ["run"] if task == "run" else ["run", "test"]
        STAMP.write_text("\n".join(map(_wanted, done)), encoding="ascii")


def is_ready(task: str) -> bool:
    """Say whether `.venv` holds what the task needs, without starting any process."""
    return PYTHON.exists() and _wanted(task) in _stamped()


def fingerprint(requirements: bytes, python: Path) -> str:
    """Return what a finished set-up is known by: these requirements, for the Python at that place."""
    return hashlib.sha256(requirements + os.fsencode(python)).hexdigest()


def _wanted(task: str) -> str:
    return fingerprint(REQUIREMENTS[task].read_bytes(), PYTHON.resolve())


def _stamped() -> list[str]:
    try:
        return STAMP.read_text(encoding="ascii").split()
    except OSError:
        return []


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Wait until no other set-up of this checkout is going on, and keep others out meanwhile."""
    import sqlite3  # noqa: PLC0415  # its locks are alike on every system, and end with the process

    with contextlib.closing(sqlite3.connect(LOCK, timeout=3600, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


def _sound() -> bool:
    """Say whether `.venv` can be built upon: nobody left it half made, and its Python runs and has pip."""
    if not PYTHON.exists() or UNFINISHED in _stamped():
        return False
    return quietly(PYTHON, "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))").returncode == 0


def _make() -> None:
    if not importlib.util.find_spec("ensurepip"):
        # Debian keeps this part of Python in a package of its own.
        remedy = install(["python{}.{}-venv".format(*sys.version_info)])
        if remedy:
            raise SetupError(f"Python cannot make a virtual environment here; {remedy}")
    import venv  # noqa: PLC0415  # only the first run needs it

    say(f"making {VENV}")
    shutil.rmtree(VENV, ignore_errors=True)
    VENV.mkdir()
    STAMP.write_text(UNFINISHED, encoding="ascii")
    venv.create(VENV, symlinks=os.name != "nt", with_pip=True)


def main(words: Sequence[str]) -> None:
    """Do the task that the first word names, or `run` when it names none."""
    if sys.version_info < (3, 11):  # noqa: UP036  # this sentence is for an older Python
        sys.exit("Remit needs Python 3.11 or newer; this is Python {}.{}.".format(*sys.version_info))
    task, arguments = (words[0], words[1:]) if words and words[0] in REQUIREMENTS else ("run", words)
    try:
        {"run": run, "test": test}[task](arguments)
    except (SetupError, OSError, subprocess.SubprocessError) as problem:
        sys.exit(f"Remit: {problem}")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main(sys.argv[1:])
