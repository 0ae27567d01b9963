"""Who may import what: one door to SQLite, and none to the network."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import core

ROOT = Path(core.__file__).parents[1]
FILES = sorted(file for folder in ("core", "gui", "resources") for file in (ROOT / folder).rglob("*.py"))
NETWORK = {
    "aiohttp",
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "imaplib",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib",
    "urllib3",
    "webbrowser",
    "xmlrpc",
}
QT_NETWORK = {"QtNetwork", "QtWebEngineCore", "QtWebEngineWidgets", "QtWebSockets", "QtNetworkAuth"}
SINGLE_INSTANCE = "gui/presence.py"
"""The one file that may use Qt's network: a local socket, by which a second window calls the first."""
BENCH = "core/bench/raw.py"
"""What Remit is measured against; it opens no plan of anybody's."""


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@cache
def nodes(file: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(file.read_text("utf-8"))))


def imported(file: Path) -> Iterator[str]:
    """Yield the dotted name of whatever a file imports, wherever in it."""
    for node in nodes(file):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in (
            "__import__",
            "importlib.import_module",
        ):
            yield from (str(word.value) for word in node.args[:1] if isinstance(word, ast.Constant))


@cache
def names(file: Path) -> set[str]:
    """Return every dotted name that a file uses."""
    return {ast.unparse(node) for node in nodes(file) if isinstance(node, ast.Attribute | ast.Name)}


def test_there_are_files_to_look_at() -> None:
    assert {"core/store/connection.py", "gui/__main__.py"} <= {name_of(file) for file in FILES}


def importing(*, under: str = "", any_of: set[str]) -> set[str]:
    """Return the files below a folder that import any of these, at whatever depth of a dotted name."""
    files = [file for file in FILES if name_of(file).startswith(under)]
    return {
        name_of(file)
        for file in files
        if any_of & {part for name in imported(file) for part in name.split(".")}
    }


def using(word: str) -> set[str]:
    """Return the files in which a dotted name is used or imported."""
    return {name_of(file) for file in FILES if word in names(file) | set(imported(file))}


def test_no_file_imports_the_network() -> None:
    assert importing(any_of=NETWORK) == set()


def test_only_the_single_instance_uses_qt_s_network() -> None:
    assert importing(any_of=QT_NETWORK) <= {SINGLE_INSTANCE}


def test_only_one_file_of_the_program_connects_to_sqlite() -> None:
    assert using("sqlite3.connect") - {BENCH} == {"core/store/connection.py"}
    assert using("sqlite3.dbapi2") == using("apsw") == set()


def test_nobody_makes_an_sqlalchemy_engine() -> None:
    assert (
        using("create_engine") | using("sqlalchemy.create_engine") | using("sqlmodel.create_engine") == set()
    )


def test_no_file_of_the_core_imports_qt() -> None:
    assert importing(under="core/", any_of={"PySide6", "shiboken6"}) == set()


@pytest.mark.parametrize("folder", ["core/model/", "core/registry"])
def test_the_model_needs_nothing_but_the_standard_library(folder: str) -> None:
    for file in FILES:
        if name_of(file).startswith(folder):
            roots = {name.split(".")[0] for name in imported(file)}
            assert roots <= {*sys.stdlib_module_names, "core"}, file
