"""A button that writes the schedules of the option on show for Excel, and says how far that is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QWidget

from core.workshop import option_named
from gui import export_folder, theme
from gui.document import Document
from gui.widgets.buttons import push_button
from gui.widgets.told_process import ToldProcess

FILTER = "Excel workbook (*.xlsx)"


class ScheduleJob(ToldProcess):
    """The writing of one workbook; nothing of it is left where it is cancelled or fails."""

    reached = Signal(int, int)
    """(how many lines are done, of how many)"""
    written = Signal(Path)

    what, done = "The workbook", "written"

    def __init__(self, plan: Path, option: str, file: Path, parent: QObject) -> None:
        super().__init__("gui.schedule_worker", [str(plan), option, str(file)], parent)

    def hear(self, told: Mapping[str, Any]) -> None:
        """Tell how far it is, or of the file."""
        if "written" in told:
            self.written.emit(Path(told["written"]))
        else:
            self.reached.emit(told["done"], told["of"])


class ScheduleExport(QWidget):
    """Asks for a file; while it is written there are a bar and a button to stop it."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._job: ScheduleJob | None = None
        self.export = push_button("download", "Export to Excel…")
        self.export.setToolTip("Delegations, functions and national services of this option, a sheet each")
        self.export.clicked.connect(self.ask)
        self.progress, self.cancel = QProgressBar(), push_button("x", "Cancel")
        self.progress.setAccessibleName("Lines written")
        self.progress.setMaximumWidth(theme.pixels(160))
        self.cancel.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        for part in (self.progress, self.cancel, self.export):
            row.addWidget(part)
        self._show_state()

    @property
    def busy(self) -> bool:
        """Whether a workbook is being written."""
        return self._job is not None

    def ask(self) -> None:
        """Ask for a file and write it."""
        store = self._document.store
        name = option_named(store, self._document.option).replace("/", " ")
        start = export_folder.folder_of(store)
        folder = start if start.is_dir() else start.parent
        suggested = folder / f"{name} - schedules.xlsx"
        file, _ = QFileDialog.getSaveFileName(self, "Export to Excel", str(suggested), FILTER)
        if file:
            path = Path(file)
            self.write(path if path.suffix else path.with_suffix(".xlsx"))

    def write(self, file: Path) -> None:
        """Write the schedules of the option on show into a file, which is replaced."""
        if self.busy:
            return
        self._job = ScheduleJob(self._document.store.path, self._document.option, file, self)
        self._job.reached.connect(self._reached)
        self._job.written.connect(lambda path: self._document.told.emit(f"Written: {path}."))
        self._job.failed.connect(self._document.refused)
        self._job.over.connect(self._over)
        self.progress.setRange(0, 0)
        self._job.start()
        self._show_state()

    def _reached(self, done: int, of: int) -> None:
        self.progress.setRange(0, max(of, 1))
        self.progress.setValue(done)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.cancel.setEnabled(False)

    def _over(self) -> None:
        if self._job is not None and self._job.cancelled:
            self._document.told.emit("Cancelled: no workbook was written.")
        self._job = None
        self._show_state()

    def _show_state(self) -> None:
        self.progress.setVisible(self.busy)
        self.cancel.setVisible(self.busy)
        self.cancel.setEnabled(self.busy)
        self.export.setEnabled(not self.busy)
