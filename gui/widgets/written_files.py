"""Files that were written, opened in whichever program this computer has for them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from gui.document import Document


def open_file(document: Document, file: Path, _checked: object = None) -> None:
    """Open a file; where no program does, say so."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
        document.refused.emit(f"No program on this computer opens “{file.name}”.")


def open_folder(document: Document, folder: str) -> None:
    """Open a folder; where that cannot be, say so."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(folder)):
        document.refused.emit(f"The folder {folder} cannot be opened.")


def menu_of(document: Document, files: Sequence[Path], parent: QWidget) -> QMenu:
    """Return a menu that opens one of the files."""
    menu = QMenu(parent)
    for file in files:
        menu.addAction(file.name.replace("&", "&&")).triggered.connect(partial(open_file, document, file))
    return menu


def open_one(document: Document, files: Sequence[Path], button: QWidget) -> None:
    """Open a file; of several, the one chosen from a menu at a button. Nothing where there is none."""
    if len(files) == 1:
        open_file(document, files[0])
    elif files:
        menu = menu_of(document, files, button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
