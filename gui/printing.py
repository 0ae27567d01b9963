"""Printing a paper as it is on show."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QProgressDialog, QWidget

from gui.pdf_pages import PDFIUM

FINEST = 300
"""Dots to the inch: finer is not seen, and takes its time."""


def print_pages(content: bytes, name: str, parent: QWidget) -> None:
    """Ask for a printer, and print a PDF on it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        put_on(printer, content, parent)


def put_on(printer: QPrinter, content: bytes, parent: QWidget | None = None) -> int:
    """Print a PDF, page by page, with progress that can be cancelled; return how many pages were printed."""
    import pypdfium2  # noqa: PLC0415  # not needed before somebody prints

    printer.setFullPage(True)
    done = 0
    with PDFIUM, closing(pypdfium2.PdfDocument(content)) as pdf:
        pages = _chosen(printer, len(pdf))
        progress = QProgressDialog("Printing …", "Cancel", 0, len(pages), parent)
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        painter = QPainter()
        for number, page in enumerate(pages):
            progress.setValue(number)
            if progress.wasCanceled():
                break
            sheet = pdf[page]
            wide = sheet.get_width() > sheet.get_height()
            way = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
            printer.setPageOrientation(way)
            if painter.isActive():
                printer.newPage()
            elif not painter.begin(printer):
                break
            dots = min(printer.resolution(), FINEST)
            bitmap = sheet.render(scale=dots / 72, prefer_bgrx=True)
            shape = bitmap.width, bitmap.height, bitmap.stride
            picture = QImage(bytes(bitmap.buffer), *shape, QImage.Format.Format_RGB32)
            painter.drawImage(_fitted(picture, printer), picture)
            bitmap.close()
            sheet.close()
            done += 1
        painter.end()
        progress.setValue(len(pages))
    return done


def _chosen(printer: QPrinter, count: int) -> Sequence[int]:
    """Return the pages to print, counted from 0."""
    if printer.printRange() is QPrinter.PrintRange.PageRange:
        first, last = max(1, printer.fromPage()), min(count, printer.toPage() or count)
        return range(first - 1, last)
    return range(count)


def _fitted(picture: QImage, printer: QPrinter) -> QRectF:
    """Return where a page goes: as large as the sheet takes it, in the middle."""
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    share = min(sheet.width() / picture.width(), sheet.height() / picture.height())
    width, height = picture.width() * share, picture.height() * share
    return QRectF((sheet.width() - width) / 2, (sheet.height() - height) / 2, width, height)
