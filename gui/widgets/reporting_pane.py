"""Who answers to whom: the picture, and under it a table. Choosing in one chooses in the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from core.figures.reporting import reporting
from core.model.answers import Answer, answers
from core.model.answers_said import distance_said, in_full, in_part, to_look_at
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.words import count, sentence
from gui import theme
from gui.document import Document, View
from gui.widgets.buttons import tool_button
from gui.widgets.canvas import Canvas
from gui.widgets.field_editor import plain_label
from gui.widgets.reporting_rows import ReportingRows
from gui.widgets.wording import signed

READABLE = 0.7
"""The least scale at which the picture opens, at the usual size of text; where it is larger, one pans."""


class ReportingPane(QWidget):
    """The picture and the table of the option on show; what is chosen goes to the inspector."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._found: dict[str, Answer] = {}
        self._stale = True
        self._opened = False
        self.canvas = Canvas()
        self.canvas.setAccessibleName("Who answers to whom")
        self.canvas.empty_text = "No bodies yet. Add them on the Structure page (Ctrl+2)."
        self.canvas.tip = self._tip
        self.canvas.picked.connect(document.select)
        self.canvas.setMinimumHeight(theme.pixels(80))
        self.rows = ReportingRows(document)
        self.said = plain_label(role="quiet")
        tools = QHBoxLayout()
        tools.setSpacing(theme.GRID)
        tools.addWidget(self.said, 1)
        for icon, name, work in (
            ("zoom-in", "Zoom in", self.canvas.zoom_in),
            ("zoom-out", "Zoom out", self.canvas.zoom_out),
            ("fit", "Fit", self.canvas.fit),
        ):
            button = tool_button(icon, name)
            button.clicked.connect(work)
            tools.addWidget(button)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(self.canvas)
        self.splitter.addWidget(self.rows)
        self.splitter.setSizes([600, 400])
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(theme.GRID // 2)
        column.addLayout(tools)
        column.addWidget(self.splitter, 1)
        document.changed.connect(self.redraw)
        document.selected.connect(self._select)

    def redraw(self) -> None:
        """Show the option as it now is; a hidden pane waits until it is seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        document = self._document
        baseline = document.baseline if document.view is View.CHANGES else None
        self._found = answers(document.model, baseline)
        self.rows.redraw(self._found)
        self.canvas.set_dark(theme.Theme.dark)
        self.canvas.show_drawing(reporting(document.model, baseline, found=self._found))
        self.said.setText(self._summary())
        if not self._opened:
            self._opened = True
            self._open()
        self._select(document.selection)

    def seek(self) -> None:
        """Give the find field the keyboard."""
        self.rows.seek()

    def _open(self) -> None:
        """Show the whole picture if it can be read so; else from its beginning, at a size that can."""
        self.canvas.fit()
        readable = READABLE * theme.Theme.scale / 100
        if self.canvas.viewport.zoom < readable:
            self.canvas.zoom_to(readable)
            self.canvas.show_beginning()

    def _summary(self) -> str:
        live = [answer for answer in self._found.values() if answer.live]
        if not live:
            return ""
        doubled = sum(len(answer.masters) > 1 for answer in live)
        ringed = sum(answer.looped for answer in live)
        far = [answer.distance for answer in live if answer.distance is not None]
        parts = (
            count(doubled, "body answers", "bodies answer") + " in full to two or more",
            count(ringed, "body is", "bodies are") + " in a loop",
            f"the farthest is {count(max(far), 'line')} from the top" if any(far) else "",
            "" if far else "no body is at the top",
        )
        return " ".join(sentence(part) for part in parts if part)

    def _tip(self, key: Key) -> str:
        answer = self._found.get(key.id)
        if answer is None:
            return ""
        full, part = in_full(answer, self._name), in_part(answer, self._name)
        lines = (
            ", ".join(filter(None, (answer.body.name, signed(answer.sign) if answer.sign else ""))),
            f"Answers in full to {full}" if full else "",
            f"Answers in part to {part}" if part else "",
            ", ".join(filter(None, (distance_said(answer.distance), to_look_at(answer)))),
        )
        return "\n".join(line for line in lines if line)

    def _name(self, id: str) -> str:
        answer = self._found.get(id)
        return answer.body.name if answer else self._document.baseline.name(Organisation, id)

    def _select(self, key: Key | None) -> None:
        if not self.isVisible():
            return
        chosen = key if key and key.kind == "organisation" else None
        self.canvas.select(chosen)
        self.canvas.reveal(chosen)
        self.rows.select(chosen)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.redraw()
        else:
            self._select(self._document.selection)
