"""The folder that papers of a plan were last exported into."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from core.store.store import Store


def folder_of(store: Store) -> Path:
    """Return where the papers of a plan went last; at first a folder beside it."""
    beside = store.path.absolute().parent / f"{store.path.stem} papers"
    return Path(_remembered().get(store.doc_id, "") or beside)


def remember(store: Store, folder: Path) -> None:
    """Remember where the papers of a plan go. That it cannot be written down is no reason to stop."""
    # A file of its own, for its owner's eyes: the settings hold no path.
    with suppress(OSError):
        file = _file()
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = file.with_suffix(".part")
        part.write_text(json.dumps({**_remembered(), store.doc_id: str(folder)}), "utf-8")
        part.chmod(0o600)
        os.replace(part, file)  # noqa: PTH105  # atomic on every system


def _remembered() -> dict[str, str]:
    with suppress(OSError, ValueError):
        found = json.loads(_file().read_text("utf-8"))
        if isinstance(found, dict):
            return {str(plan): str(folder) for plan, folder in found.items()}
    return {}


def _file() -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(place) / "paper-folders.json"
