"""The paper that is chosen, as it will be printed, made anew after every edit."""

from __future__ import annotations

from PySide6.QtCore import QSizeF, Qt, QTimer
from PySide6.QtGui import QHideEvent, QIntValidator, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gui import theme
from gui.document import Document
from gui.pdf_pages import Found, PdfPages
from gui.preview_maker import PreviewMaker
from gui.printing import print_pages
from gui.widgets.buttons import tool_button
from gui.widgets.export_job import Row
from gui.widgets.field_editor import plain_label
from gui.widgets.find_bar import FindBar
from gui.widgets.sheets_view import SheetsView
from gui.widgets.thumbnails import Thumbnails

PAUSE = 80  # ms after the last edit before a paper is made anew


class PreviewPane(QWidget):
    """Nothing is made while nobody looks. Where a paper cannot be made, the last one stays on show."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._row: Row | None = None
        self._name = ""
        self._private = False
        self._shown: Row | None = None
        self._content = b""
        self._stale = False
        self._opened_number = 0
        self._maker = PreviewMaker(document.store.path, self)
        self._pages = PdfPages(self)
        self.sheets = SheetsView(self._pages)
        self.thumbnails = Thumbnails(self._pages)
        self.finding = FindBar()
        self.page = QLineEdit()
        self.of, self.zoom = plain_label(role="quiet"), plain_label(role="quiet")
        self.print = tool_button("print", "Print… (Ctrl+P)")
        self.doing, self.error = plain_label(role="quiet"), plain_label(role="error")
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._connect()
        self._lay_out()
        self._show_state()

    @property
    def busy(self) -> bool:
        """Whether a paper is to be made, is being made, or a page on show is not drawn yet."""
        opening = self._opened_number != self._pages.number
        return self._timer.isActive() or self._maker.busy or opening or not self.sheets.ready

    @property
    def content(self) -> bytes:
        """The PDF on show; empty where there is none."""
        return self._content

    def show_paper(self, row: Row | None, name: str = "", *, private: bool = False) -> None:
        """Show a paper of the plan: the public copy, or the private one; None shows nothing."""
        self._row, self._name, self._private = row, name, private
        self._wish()

    def seek(self) -> None:
        """Give the line that finds text the keyboard."""
        self.finding.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.finding.text.selectAll()

    # making

    def _wish(self) -> None:
        """Have the paper made, now or when somebody looks."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        if self._row is None:
            self._take_nothing()
        else:
            self._timer.start(0 if self._row != self._shown else PAUSE)
        self._show_state()

    def _make(self) -> None:
        if self._row is not None:
            self._maker.ask(self._row, private=self._private)
        self._show_state()

    def _made(self, row: Row, pdf: bytes) -> None:
        if row != self._row:
            return
        if row != self._shown:
            self.sheets.forget()
            self.thumbnails.forget()
        self.error.setText("")
        if pdf != self._content or row != self._shown:
            self._shown, self._content = row, pdf
            self._pages.open(pdf)
        self._show_state()

    def _take_nothing(self) -> None:
        self._shown, self._content = None, b""
        self.sheets.forget()
        self.thumbnails.forget()

    def _opened(self, number: int, sizes: list[QSizeF]) -> None:
        if number != self._pages.number:
            return
        self._opened_number = number
        self.sheets.show_pages(sizes)
        self.thumbnails.show_pages(sizes)
        self.thumbnails.follow(self.sheets.page)
        self.page.setValidator(QIntValidator(1, max(1, len(sizes)), self.page))
        self.of.setText(f"of {len(sizes)}")
        self.finding.again()
        self._turned(self.sheets.page)
        self._show_state()

    def _failed(self, why: str) -> None:
        self.error.setText(why)
        self._show_state()

    # looking

    def _turned(self, page: int) -> None:
        """Tell which page is on show."""
        self.page.setText(str(page + 1))
        self.thumbnails.follow(page)
        self.sheets.setAccessibleName(f"{self._name}: page {page + 1} of {self.sheets.count}")

    def _found(self, number: int, text: str, places: list[Found]) -> None:
        if number == self._pages.number:
            self.finding.take(text, places, self.sheets.page)

    def _print(self) -> None:
        if self._content:
            print_pages(self._content, self._name, self)

    def _show_state(self) -> None:
        there = bool(self._content)
        parts: list[QWidget] = [self.page, self.of, self.zoom, self.finding, self.print, *self._tools]
        for part in parts:
            part.setEnabled(there)
        making = self._row is not None and self._row != self._shown and not self.error.text()
        self.doing.setText(f"Making “{self._name}” …" if making else "")
        if self._row is None:
            self.doing.setText("Choose a paper to see it here, as it will be printed.")
        self.doing.setVisible(bool(self.doing.text()))
        self.error.setVisible(bool(self.error.text()))

    def _connect(self) -> None:
        self._document.changed.connect(self._wish)
        self._timer.timeout.connect(self._make)
        self._maker.made.connect(self._made)
        self._maker.failed.connect(self._failed)
        self._pages.opened.connect(self._opened)
        self._pages.failed.connect(lambda _number, why: self._failed(why))
        self._pages.found.connect(self._found)
        self.finding.wanted.connect(self._pages.search)
        self.finding.chosen.connect(self.sheets.mark)
        self.sheets.page_changed.connect(self._turned)
        self.sheets.zoomed.connect(lambda zoom: self.zoom.setText(f"{zoom:.0%}"))
        self.thumbnails.currentRowChanged.connect(self.sheets.go_to)
        self.page.returnPressed.connect(lambda: self.sheets.go_to(int(self.page.text()) - 1))
        self.print.clicked.connect(self._print)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._print)
        self.destroyed.connect(self._pages.stop)

    def _lay_out(self) -> None:
        self._tools = [
            tool_button(icon, name)
            for icon, name in (
                ("zoom-out", "Zoom out (Ctrl+−)"),
                ("zoom-in", "Zoom in (Ctrl++)"),
                ("fit", "Fit the width (Ctrl+0)"),
            )
        ]
        for button, work in zip(
            self._tools, (self.sheets.reduce, self.sheets.enlarge, self.sheets.fit), strict=True
        ):
            button.clicked.connect(work)
        self.page.setAccessibleName("Page")
        self.page.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.page.setFixedWidth(theme.pixels(56))
        self.zoom.setAccessibleName("Size on the screen")
        for label in (self.of, self.zoom):
            label.setWordWrap(False)
        tools = QHBoxLayout()
        tools.setSpacing(theme.GRID // 2)
        tools.addWidget(self.page)
        tools.addWidget(self.of)
        tools.addSpacing(theme.GRID)
        tools.addWidget(self.finding, 1)
        tools.addSpacing(theme.GRID)
        for part in (*self._tools, self.zoom, self.print):
            tools.addWidget(part)
        below = QHBoxLayout()
        below.setSpacing(theme.GRID)
        below.addWidget(self.thumbnails)
        below.addWidget(self.sheets, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID // 2)
        column.addLayout(tools)
        column.addWidget(self.doing)
        column.addWidget(self.error)
        column.addLayout(below, 1)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._wish()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()
        self._maker.stop()
        self._stale = True
