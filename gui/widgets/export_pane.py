"""Which board papers there are, and writing them into a folder."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.model.words import count
from gui import export_folder, theme
from gui.document import Document
from gui.widgets.buttons import push_button
from gui.widgets.export_job import ExportJob, Row
from gui.widgets.field_editor import plain_label
from gui.widgets.format_choice import FormatChoice
from gui.widgets.paper_table import Exported, PaperTable
from gui.widgets.row_list import dress
from gui.widgets.written_files import open_folder, open_one

if TYPE_CHECKING:
    from core.papers.register import Written

WIDTHS = (190, 180, 90)
OTHERS = "Other papers, such as schedules, are exported where they are selected."


class ExportPane(QWidget):
    """Writes papers beside the window; what was written can be opened, and entered into the register."""

    chosen = Signal()
    """Another row is the current one, or another copy of it is wanted."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._stale = True
        self._job: ExportJob | None = None
        self._exported: dict[Row, Exported] = {}
        self._versions: dict[Row, str] = {}
        self._private = False
        self._about = ""
        self._new: dict[Row, list[Path]] = {}
        self.papers = PaperTable(document, self)
        self.table = QTableView()
        self.folder = QLineEdit(str(export_folder.folder_of(document.store)))
        self.choose = push_button("open", "Choose…")
        self.formats = FormatChoice(document)
        self.private = QCheckBox("Also write private copies, with what public ones withhold")
        self.export_these = push_button("download", "Export selected")
        self.export_board = push_button("papers", "Export board papers (Ctrl+E)")
        self.open = push_button("external-link", "Open")
        self.open_folder = push_button("open", "Open folder")
        self.progress, self.cancel = QProgressBar(), push_button("x", "Cancel")
        self.doing, self.result = plain_label(role="quiet"), plain_label()
        self.error = plain_label(role="error")
        self._connect()
        self._lay_out()
        self._show_state()
        document.changed.connect(self.redraw)

    @property
    def busy(self) -> bool:
        """Whether papers are being written."""
        return self._job is not None

    def redraw(self) -> None:
        """List the papers there are by now; a hidden page waits until it is seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        self._list()

    @property
    def current(self) -> tuple[Row, str] | None:
        """The paper of the current row, and its name."""
        row = self.table.currentIndex().row()
        rows = self.papers.rows()
        return (rows[row], self.papers.name_of(row)) if 0 <= row < len(rows) else None

    def set_folder(self, folder: Path) -> None:
        """Let papers go into a folder, this time and the next."""
        self.folder.setText(str(folder))
        export_folder.remember(self._document.store, folder)

    def export_usual(self) -> None:
        """Write the papers that a board is given; others, such as schedules, are chosen by hand."""
        self._list()
        self._export(self.papers.usual())

    def export_selected(self) -> None:
        """Write the papers that are selected."""
        chosen = sorted({index.row() for index in self.table.selectedIndexes()})
        rows = self.papers.rows()
        self._export([rows[row] for row in chosen])

    # writing

    def _export(self, rows: list[Row]) -> None:
        folder = self.folder.text().strip()
        formats = self.formats.formats
        missing = "" if folder else "Choose a folder to export into first."
        self.error.setText(missing or ("" if formats else "Choose at least one format for the papers first."))
        if self.busy or not rows or not folder or not formats:
            self._show_state()
            return
        self.set_folder(Path(folder).expanduser())
        self._new.clear()
        self.result.setText("")
        copies = 2 if self.private.isChecked() else 1
        self.progress.setRange(0, len(rows) * copies)
        self.progress.setValue(0)
        self.doing.setText("Reading the plan …")
        # Every edit is on disk already: what is written is this.
        from core.papers.register import version_in  # noqa: PLC0415  # not needed before somebody writes papers

        store, self._private = self._document.store, self.private.isChecked()
        self._versions = {row: version_in(store, row[1] or None) for row in rows}
        self._job = ExportJob(
            self._document.store.path,
            Path(self.folder.text()),
            rows,
            self,
            formats=formats,
            template=self.formats.template,
            private=self._private,
            password=self.formats.password,
            attach_data=self.formats.attach_data,
        )
        self._job.begun.connect(self._begun)
        self._job.written.connect(self._written)
        self._job.failed.connect(self._failed)
        self._job.over.connect(self._over)
        self._job.start()
        self._show_state()

    def written(self) -> list[Written]:
        """Return what was written in this session, for the register."""
        from core.papers.register import Written  # noqa: PLC0415  # not needed before somebody asks

        return [
            Written(paper, option, done.version, tuple(file.name for file in done.files), done.private)
            for (paper, option), done in self._exported.items()
        ]

    def _begun(self, done: int, name: str) -> None:
        self.progress.setValue(done)
        self.doing.setText(f"Writing “{name}” …")

    def _written(self, row: Row, file: Path) -> None:
        self._new.setdefault(row, []).append(file)
        at = f"{datetime.now().astimezone():%H:%M}"
        private = self._private
        self._exported[row] = Exported(tuple(self._new[row]), at, self._versions[row], private=private)
        self._list()

    def _failed(self, why: str) -> None:
        self.error.setText(" ".join(filter(None, (self.error.text(), why))))

    def _over(self) -> None:
        stopped = self._job is not None and self._job.cancelled
        self._job = None
        if self._new or not self.error.text():
            told = f"{count(len(self._new), 'paper').capitalize()} written to {self.folder.text()}"
            self.result.setText(f"Cancelled: {told[0].lower()}{told[1:]}." if stopped else f"{told}.")
            self._document.told.emit(self.result.text())
        if self.error.text():
            self._document.refused.emit(self.error.text())
        self._show_state()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.doing.setText("Stopping after this paper …")
            self.cancel.setEnabled(False)

    # what was written

    def _open_chosen(self) -> None:
        done = self.papers.exported(self.table.currentIndex().row())
        open_one(self._document, done.files if done else (), self.open)

    def _choose(self) -> None:
        start = Path(self.folder.text())
        near = start if start.is_dir() else start.parent
        if chosen := QFileDialog.getExistingDirectory(self, "Export papers into", str(near)):
            self.set_folder(Path(chosen))
            self._show_state()

    # how it stands

    def _list(self) -> None:
        self.papers.redraw(self._exported)
        self._follow()
        self._show_state()
        self.chosen.emit()

    def _follow(self) -> None:
        """Choose the paper of the option on show, of the kind chosen; the first row where none is."""
        rows = self.papers.rows()
        option, before = self._document.option, self._about
        self._about = option
        if not rows or (option == before and self.table.currentIndex().isValid()):
            return
        paper, about = self.current[0] if self.current else rows[0]
        wanted = (paper, option)
        if wanted in rows and about:
            self.table.selectRow(rows.index(wanted))
        elif not self.current:
            self.table.selectRow(0)

    def _show_state(self) -> None:
        busy, chosen = self.busy, self.table.selectionModel().selectedRows()
        for part in (self.progress, self.cancel, self.doing):
            part.setVisible(busy)
        self.cancel.setEnabled(busy)
        self.export_these.setEnabled(bool(chosen) and not busy)
        self.export_board.setEnabled(not busy)
        self.open.setEnabled(self.papers.exported(self.table.currentIndex().row()) is not None)
        self.open_folder.setEnabled(Path(self.folder.text()).is_dir())
        self.result.setVisible(bool(self.result.text()))
        self.error.setVisible(bool(self.error.text()))

    def _connect(self) -> None:
        self.choose.clicked.connect(self._choose)
        self.export_these.clicked.connect(self.export_selected)
        self.export_board.clicked.connect(self.export_usual)
        self.open.clicked.connect(self._open_chosen)
        self.open_folder.clicked.connect(lambda: open_folder(self._document, self.folder.text()))
        self.cancel.clicked.connect(self._cancel)
        self.folder.textChanged.connect(self._show_state)
        self.table.setModel(self.papers)
        self.table.activated.connect(self._open_chosen)
        self.table.selectionModel().selectionChanged.connect(self._show_state)
        self.table.selectionModel().currentRowChanged.connect(self.chosen)
        self.private.toggled.connect(self.chosen)

    def _lay_out(self) -> None:
        dress(self.table, "Papers", WIDTHS)
        label = QLabel("&Folder")
        label.setBuddy(self.folder)
        self.folder.setAccessibleName("Folder to export into")
        self.progress.setAccessibleName("Papers written")
        column_of = QVBoxLayout(self)
        column_of.setContentsMargins(0, theme.GRID, 0, 0)
        column_of.setSpacing(theme.GRID)
        column_of.addLayout(_row(label, (self.folder, 1), self.choose, self.open_folder))
        column_of.addWidget(self.formats)
        column_of.addWidget(self.private)
        column_of.addWidget(self.table, 1)
        column_of.addLayout(_row(self.export_board, self.export_these, self.open, (QWidget(), 1)))
        column_of.addWidget(plain_label(OTHERS, role="quiet"))
        column_of.addLayout(_row((self.progress, 1), self.cancel))
        for text in (self.doing, self.result, self.error):
            column_of.addWidget(text)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.redraw()


def _row(*parts: QWidget | tuple[QWidget, int]) -> QHBoxLayout:
    """Return widgets beside each other; a number is how much of the room left over one takes."""
    row = QHBoxLayout()
    row.setSpacing(theme.GRID)
    for part in parts:
        widget, stretch = part if isinstance(part, tuple) else (part, 0)
        row.addWidget(widget, stretch)
    return row
