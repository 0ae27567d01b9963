"""Make the pictures of the guide from the sample: `python docs/guide/make_pictures.py` from the checkout.

Works without a screen (QT_QPA_PLATFORM=offscreen). What it shows is the program as it is.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pypdfium2
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from core.acts import ACTS
from core.model.key import Key
from core.papers.export import export
from gui import theme
from gui.document import View
from gui.pages.accountabilities import AccountabilitiesPage
from gui.widgets.act_dialog import ActDialog
from gui.window import Window
from gui.workspace import Workspace

PICTURES = Path(__file__).parents[1] / "pictures"
PAUSE = 1200  # ms for the canvas to paint at its exact scale
PAPER_PAGE = 5


def main() -> None:
    """Make every picture."""
    app = QApplication([])
    theme.apply(app, dark=False)
    folder = Path(tempfile.mkdtemp())
    window = Window()
    window.resize(1440, 900)
    window.show()
    window.furnish()
    window.opened.connect(lambda: QTimer.singleShot(0, window, lambda: _take(window, folder)))
    window.make_sample(folder / "National digital bodies 2020.remit")
    app.exec()


def _take(window: Window, folder: Path) -> None:
    plan = window.plan
    assert plan is not None
    document = plan.document
    document.show_option("option-d")
    _grab(window, "overview")
    for page, view in (
        ("purpose", View.CHANGES),
        ("structure", View.CHANGES),
        ("accountabilities", View.AFTER),
        ("delegation", View.AFTER),
        ("services", View.AFTER),
        ("resources", View.CHANGES),
        ("papers", View.AFTER),
        ("history", View.AFTER),
    ):
        document.show_view(view)
        plan.workspace.show_page("accountabilities" if page == "delegation" else page)
        _prepare(plan.workspace, page)
        if page == "structure":
            document.select(Key("organisation", "transformation-directorate"))
        _grab(window, page)
    plan.workspace.show_page("accountabilities")
    page = window.findChild(AccountabilitiesPage)
    assert page is not None
    for name, option, tab in (("reporting", "option-b", page.reporting), ("posts", "option-d", page.posts)):
        document.show_option(option)
        document.show_view(View.CHANGES if name == "reporting" else View.AFTER)
        page.tabs.setCurrentWidget(tab)
        _grab(window, name)
    page.tabs.setCurrentIndex(0)
    document.show_option("option-b")
    document.show_view(View.AFTER)
    given = {"organisations": "nhsx,nhs-digital", "into": "nhs-digital"}
    dialog = ActDialog(document, ACTS["merge"], given, window)
    dialog.resize(760, 760)
    dialog.show()
    _grab(dialog, "merge")
    dialog.close()
    papers = export(document.store, folder / "papers", ["option-d"], ["option-paper"])
    page = pypdfium2.PdfDocument(papers[0])[PAPER_PAGE]
    page.render(scale=1.3).to_pil().save(PICTURES / "paper.png", optimize=True)
    window.close()


def _prepare(workspace: Workspace, page: str) -> None:
    """Show of a page what its picture is about."""
    shown = workspace.page_widget(workspace.page)
    if isinstance(shown, AccountabilitiesPage):
        shown.tabs.setCurrentWidget(shown.delegation if page == "delegation" else shown.matrix)
    if page == "services":
        workspace.document.select(Key("function", "fn-spine"))


def _grab(widget: QWidget, name: str) -> None:
    QTest.qWait(PAUSE)
    PICTURES.mkdir(exist_ok=True)
    widget.grab().save(str(PICTURES / f"{name}.png"))


if __name__ == "__main__":
    main()
