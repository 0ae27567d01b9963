"""What the program remembers: how the window was, and which plans were open lately."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

MOST_RECENT = 12
NAME = "Remit"


def settings() -> QSettings:
    """Return the settings store. It holds ids, sizes and choices, never a name, a title or a path."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, NAME, NAME)


def text(key: str, default: str = "") -> str:
    """Return a remembered word."""
    return str(settings().value(key, default))


def number(key: str, default: int) -> int:
    """Return a remembered number; the default where it is none."""
    with suppress(ValueError):
        return int(text(key, str(default)))
    return default


def state(key: str) -> QByteArray:
    """Return the remembered state of a window or a splitter; empty where there is none."""
    found = settings().value(key)
    return found if isinstance(found, QByteArray) else QByteArray()


def remember(key: str, value: object) -> None:
    """Remember a value."""
    settings().setValue(key, value)


def documents() -> Path:
    """Return the folder that new plans are offered in."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place or Path.home())


def recent() -> list[Path]:
    """Return the plans that were open lately and are still there, newest first."""
    with suppress(OSError, ValueError):
        found = [Path(str(line)) for line in json.loads(_recent_file().read_text("utf-8"))]
        return [path for path in found if path.is_file()]
    return []


def add_recent(path: Path) -> None:
    """Put a plan first among those open lately. That it cannot be written down is no reason to stop."""
    paths = [path.absolute(), *(other for other in recent() if other != path.absolute())]
    _write_recent([str(other) for other in paths[:MOST_RECENT]])


def _write_recent(paths: list[str]) -> None:
    # A file of its own, for its owner's eyes: the settings themselves hold no path.
    with suppress(OSError):
        file = _recent_file()
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = file.with_suffix(".part")
        part.write_text(json.dumps(paths), "utf-8")
        part.chmod(0o600)
        os.replace(part, file)  # noqa: PTH105  # atomic on every system


def _recent_file() -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(place) / "recent.json"
