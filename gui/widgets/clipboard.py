"""Putting a block on the clipboard so that it may stay there when the program ends."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel
from PySide6.QtGui import QGuiApplication


def put(text: str, html: str) -> None:
    """Put text on the clipboard, and a table of it for those who take one."""
    # Qt frees what the clipboard holds after Python is gone. A QMimeData that Python made cannot be freed
    # then: PySide6 6.11 ends the process with a segmentation fault. One that Qt made can.
    model = QStringListModel([""])
    data = model.mimeData([model.index(0)])
    for kind in data.formats():
        data.removeFormat(kind)
    data.setText(text)
    data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)
