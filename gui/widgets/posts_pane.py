"""Posts: who leads and who sits on a board. Above them, whether a digital leader does, in every option."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from core.measures import MEASURES
from core.model.entities.plan import AS_IS
from core.model.entities.structure import Post
from core.model.kinds import Entity
from core.model.leaders import Registration, digital_seat, registration
from gui import theme
from gui.document import Document
from gui.widgets.field_editor import plain_label
from gui.widgets.option_table import OptionTable
from gui.widgets.table_pane import TablePane

FIELDS = (
    "organisation",
    "title",
    "standing",
    "board",
    "digital",
    "registration",
    "registered",
    "reports_to",
    "grade",
    "wte",
    "notes",
)
QUESTION = "Is there a digital leader on the board?"
COUNTED = ("chief_and_leading_posts", "posts_needing_registration", "registrations_unmet")
NEEDED = {
    Registration.NOT_NEEDED: "No",
    Registration.MET: "✓ Yes, met",
    Registration.UNMET: "✗ Yes, not met",
}


class PostsPane(QWidget):
    """The answer for the option on show, every option side by side, and the posts as a table to edit."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._stale = True
        self.answer = plain_label()
        self.options = OptionTable("Leaders in every option")
        self.pane = TablePane(document, "post", FIELDS, group=self._body)
        self.pane.view.table.said["registration"] = _registration
        self.only_leading = QCheckBox("Only chief and leading posts")
        self.only_leading.toggled.connect(self._choose)
        self.pane.above.insertWidget(1, self.only_leading)
        self.pane.view.setMinimumHeight(theme.pixels(80))
        upper = QWidget()
        above = QVBoxLayout(upper)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(theme.GRID)
        above.addWidget(self.answer)
        above.addWidget(self.options)
        above.addStretch(1)
        self._scroll = QScrollArea()  # in large text there is not room for all of it
        self._scroll.setWidget(upper)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setMinimumHeight(theme.pixels(80))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 3)
        column.addWidget(self.pane, 2)
        document.changed.connect(self.redraw)

    def redraw(self) -> None:
        """Answer anew; a hidden pane waits until it is seen, and the table sees to itself."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        model = self._document.model
        seat = digital_seat(model)
        mark = "✓" if seat.seated else "✗"
        self.answer.setText(f"{QUESTION} {mark} {seat.words(model)}" if len(model.table(Post)) else "")
        self.answer.setVisible(bool(self.answer.text()))
        self._show_options()
        if self.only_leading.isChecked():
            self._choose(on=True)

    def seek(self) -> None:
        """Give the find field the keyboard."""
        self.pane.seek()

    def _show_options(self) -> None:
        store = self._document.store
        options = store.options()
        baseline = store.model(AS_IS)
        models = [baseline, *(store.model(option.id) for option in options)]
        seats = [digital_seat(model) for model in models]
        said = [("✓ " if seat.seated else "✗ ") + seat.answer for seat in seats]
        tips = [seat.words(model) for seat, model in zip(seats, models, strict=True)]
        rows = [(QUESTION, "A board whose own chief is a digital leader does not count.", said)]
        for id_ in COUNTED:
            measure = MEASURES[id_]
            values = [measure.compute(model, baseline) for model in models]
            mark = "⚠ " if id_ == COUNTED[-1] else ""
            texts = [f"{mark}{value:,}" if value else f"{value:,}" for value in values]
            rows.append((measure.name, measure.definition, texts))
        self.options.show_rows(["As is", *(option.code for option in options)], rows)
        self.options.explain(0, tips)
        self._fit()

    def _fit(self) -> None:
        """Let the upper part be as high as what is in it, and no higher."""
        width = self._scroll.viewport().width()
        inside = self.answer.heightForWidth(width) + theme.GRID if self.answer.isVisibleTo(self) else 0
        self._scroll.setMaximumHeight(inside + self.options.height())

    def _choose(self, on: bool) -> None:  # noqa: FBT001  # a slot of a toggled signal
        """Show only chief and leading posts, or all."""
        posts = self._document.entities("post") if on else []
        leading = {post.id for post in posts if isinstance(post, Post) and post.standing}
        self.pane.view.table.show_only(leading if on else None)

    def _body(self, post: Entity) -> str:
        """Return what posts stand together by: the body in whose name they act, and then the part of it."""
        model = self._document.model
        path = model.path(getattr(post, "organisation", None))
        if not path:
            return ""
        home = model.home(path[0].id)
        return f"{home.name}\n{path[0].name if path[0] is not home else ''}".casefold()

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.redraw()


def _registration(post: Entity) -> str:
    return NEEDED[registration(post)] if isinstance(post, Post) else ""
