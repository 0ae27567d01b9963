"""An export of papers, under way in a process of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from gui.widgets.told_process import ToldProcess

Row = tuple[str, str]
"""(paper id, option id); the option is empty for a paper about all of them."""


class ExportJob(ToldProcess):
    """Tells how far it is. Whatever was written stays, also where it was cancelled or failed."""

    begun = Signal(int, str)
    """(how many papers are done, the name of the next)"""
    written = Signal(object, Path)
    """(row, file)"""

    what, done = "The papers", "written"

    def __init__(
        self,
        plan: Path,
        folder: Path,
        rows: Sequence[Row],
        parent: QObject,
        *,
        formats: Sequence[str],
        template: Path | None = None,
        private: bool = False,
        password: str = "",
        attach_data: bool = False,
    ) -> None:
        super().__init__("gui.export_worker", [str(plan), str(folder)], parent)
        self._wanted = {
            "papers": _by_paper(rows),
            "formats": list(formats),
            "template": str(template or ""),
            "private": private,
            "password": password,
            "attach_data": attach_data,
        }

    def start(self) -> None:
        """Begin."""
        super().start()
        self.say(self._wanted)

    def hear(self, told: Mapping[str, Any]) -> None:
        """Tell of a paper that is begun, or written."""
        if "begun" in told:
            self.begun.emit(told["begun"], told["name"])
        else:
            self.written.emit((told["paper"], told["option"]), Path(told["written"]))


def _by_paper(rows: Sequence[Row]) -> list[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for paper, option in rows:
        found.setdefault(paper, []).extend([option] if option else [])
    return list(found.items())
