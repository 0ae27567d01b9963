"""What a plan's papers were last exported into, and the Word document that they took their styles from."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from core.store.store import Store

FOLDERS, TEMPLATES = "paper-folders.json", "paper-templates.json"


def folder_of(store: Store) -> Path:
    """Return where the papers of a plan went last; at first a folder beside it."""
    beside = store.path.absolute().parent / f"{store.path.stem} papers"
    return Path(_remembered(FOLDERS).get(store.doc_id, "") or beside)


def remember(store: Store, folder: Path) -> None:
    """Remember where the papers of a plan go. That it cannot be written down is no reason to stop."""
    _remember(FOLDERS, store, str(folder))


def template_of(store: Store) -> Path | None:
    """Return the document that the Word papers of a plan took their styles from last, if any."""
    found = _remembered(TEMPLATES).get(store.doc_id, "")
    return Path(found) if found else None


def remember_template(store: Store, template: Path | None) -> None:
    """Remember, as above, the document that the Word papers of a plan take their styles from."""
    _remember(TEMPLATES, store, str(template) if template else "")


def _remember(name: str, store: Store, path: str) -> None:
    # Files of their own, for their owner's eyes: the settings hold no path.
    with suppress(OSError):
        file = _file(name)
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = file.with_suffix(".part")
        part.write_text(json.dumps({**_remembered(name), store.doc_id: path}), "utf-8")
        part.chmod(0o600)
        os.replace(part, file)  # noqa: PTH105  # atomic on every system


def _remembered(name: str) -> dict[str, str]:
    with suppress(OSError, ValueError):
        found = json.loads(_file(name).read_text("utf-8"))
        if isinstance(found, dict):
            return {str(plan): str(path) for plan, path in found.items()}
    return {}


def _file(name: str) -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(place) / name
