"""The pages of a PDF as pictures, drawn by PDFium in one thread of its own.

PDFium is not safe in two threads at once, so that all of it is asked for here, one thing after the other;
while it draws, Python's lock is free and the window goes on.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QRectF, QSizeF, QThread, Signal
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MOST_FOUND = 2_000
"""A search stops after so many places: nobody steps through more."""

PDFIUM = threading.Lock()
"""Held by whoever is inside PDFium: plans may be open in two windows."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place of a text: its page, counted from 0, and what it fills, in points from the top left."""

    page: int
    areas: tuple[QRectF, ...]


class PdfPages(QThread):
    """One PDF at a time. All is asked for and told later; what an older PDF still owed is forgotten."""

    opened = Signal(int, object)
    """(number of the PDF, sizes of its pages in points: a list of QSizeF)"""
    drawn = Signal(int, int, float, QImage)
    """(number of the PDF, page, pixels to the point, picture)"""
    found = Signal(int, str, object)
    """(number of the PDF, text, list of Found)"""
    failed = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: deque[tuple[int, str, Callable[[], None]]] = deque()
        self._some = threading.Condition()
        self._over = False
        self._number = 0
        self._pdf: PdfDocument | None = None
        if program := QCoreApplication.instance():
            program.aboutToQuit.connect(self.stop)

    @property
    def number(self) -> int:
        """The number of the newest PDF; 0: there was none yet."""
        return self._number

    def open(self, content: bytes) -> int:
        """Take another PDF and return its number."""
        with self._some:
            self._number += 1
            number = self._number
            self._work.clear()
        self._ask("open", lambda: self._open(number, content))
        return number

    def draw(self, page: int, scale: float, *, soon: bool = True) -> None:
        """Ask for a page at so many pixels to the point; `soon` before what else was asked for."""
        number = self._number
        self._ask("draw", lambda: self._draw(number, page, scale), soon=soon)

    def search(self, text: str) -> None:
        """Ask where a text is, in any letter case; only the last search asked for is done."""
        number = self._number
        with self._some:
            kept = [work for work in self._work if work[1] != "search"]
            self._work.clear()
            self._work.extend(kept)
        self._ask("search", lambda: self._search(number, text))

    def stop(self) -> None:
        """End the thread and wait for it."""
        with self._some:
            self._over = True
            self._work.clear()
            self._some.notify()
        self.wait()

    def _ask(self, sort: str, work: Callable[[], None], *, soon: bool = False) -> None:
        with self._some:
            item = (self._number, sort, work)
            if soon and not (self._work and self._work[0][1] == "open"):
                self._work.appendleft(item)
            else:
                self._work.append(item)
            self._some.notify()
        if not self.isRunning() and not self._over:
            self.start()

    # in the thread

    def run(self) -> None:
        """Do what is asked for until it is stopped."""
        while True:
            with self._some:
                while not self._work and not self._over:
                    self._some.wait()
                if self._over:
                    break
                number, _, work = self._work.popleft()
            if number == self._number:
                with PDFIUM:
                    work()
        with PDFIUM:
            self._close()

    def _open(self, number: int, content: bytes) -> None:
        import pypdfium2  # noqa: PLC0415  # not needed before a paper is looked at

        self._close()
        try:
            self._pdf = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            self.failed.emit(number, f"The paper cannot be shown: {error}.")
            return
        sizes = [QSizeF(*self._pdf.get_page_size(page)) for page in range(len(self._pdf))]
        self.opened.emit(number, sizes)

    def _close(self) -> None:
        if self._pdf is not None:
            self._pdf.close()
            self._pdf = None

    def _draw(self, number: int, page: int, scale: float) -> None:
        if self._pdf is None or not 0 <= page < len(self._pdf):
            return
        sheet = self._pdf[page]
        bitmap = sheet.render(scale=scale, prefer_bgrx=True)
        shape = bitmap.width, bitmap.height, bitmap.stride
        picture = QImage(bytes(bitmap.buffer), *shape, QImage.Format.Format_RGB32).copy()
        bitmap.close()
        sheet.close()
        self.drawn.emit(number, page, scale, picture)

    def _search(self, number: int, text: str) -> None:
        places: list[Found] = []
        for page in range(len(self._pdf) if self._pdf and text else 0):
            if number != self._number or len(places) >= MOST_FOUND or self._pdf is None:
                break
            sheet = self._pdf[page]
            places += self._places(sheet, page, text)
            sheet.close()
        self.found.emit(number, text, places)

    def _places(self, sheet: PdfPage, page: int, text: str) -> list[Found]:
        """Return where a text is on one page."""
        height = sheet.get_height()
        words = sheet.get_textpage()
        searcher = words.search(text, match_case=False, match_whole_word=False)
        places = []
        while (place := searcher.get_next()) is not None:
            start, length = place
            areas = []
            for each in range(words.count_rects(start, length)):
                left, bottom, right, top = words.get_rect(each)
                areas.append(QRectF(left, height - top, right - left, top - bottom))
            places.append(Found(page, tuple(areas)))
        searcher.close()
        words.close()
        return places
