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
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

from core.acts import ACTS
from core.model.key import Key
from core.papers.export import export
from gui import theme
from gui.document import View
from gui.widgets.act_dialog import ActDialog
from gui.window import Window

PICTURES = Path(__file__).parents[1] / "pictures"
PAUSE = 1200  # ms for the canvas to paint at its exact scale
LONG_PAUSE = 9000  # ms for the preview's process to start and make a paper
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


# Name, option, view, page, tab of the page (empty: the first), and what is selected.
SHOTS = (
    ("overview", "option-d", View.AFTER, "overview", "", None),
    ("purpose", "option-d", View.CHANGES, "purpose", "", None),
    (
        "structure",
        "option-d",
        View.CHANGES,
        "structure",
        "",
        Key("organisation", "transformation-directorate"),
    ),
    ("accountabilities", "option-d", View.AFTER, "accountabilities", "Matrix", None),
    ("fates", "option-d", View.AFTER, "accountabilities", "Fate of duties", None),
    ("delegation", "option-d", View.AFTER, "accountabilities", "Delegation", None),
    ("reporting", "option-b", View.CHANGES, "accountabilities", "Reporting", None),
    ("posts", "option-d", View.AFTER, "accountabilities", "Posts", None),
    ("services", "option-d", View.AFTER, "services", "", Key("function", "fn-spine")),
    ("resources", "option-d", View.CHANGES, "resources", "Roll-up", None),
    ("account", "option-e", View.AFTER, "resources", "Where it goes", None),
    ("money-flow", "option-e", View.AFTER, "resources", "Money flow", None),
    ("grid", "option-e", View.AFTER, "resources", "Grid", None),
    ("deliverables", "option-e", View.AFTER, "resources", "Deliverables", None),
    ("papers", "option-d", View.AFTER, "papers", "Write papers", None),
    ("cover-sheet", "option-d", View.AFTER, "papers", "Cover sheet", None),
    ("history", "option-d", View.AFTER, "history", "", None),
)
DIALOGS = (
    ("merge", "option-b", {"organisations": "nhsx,nhs-digital", "into": "nhs-digital"}),
    ("devolve", "option-d", {"lines": "line-nhsx-deployment-fund", "tier": "system", "host": "region"}),
)


def _take(window: Window, folder: Path) -> None:
    plan = window.plan
    assert plan is not None
    document = plan.document
    for name, option, view, page, tab, key in SHOTS:
        document.show_option(option)
        document.show_view(view)
        plan.workspace.show_page(page)
        _show_tab(plan.workspace.page_widget(page), tab)
        document.select(key)
        _grab(window, name)
    plan.workspace.problems.line.setChecked(True)
    plan.workspace.show_page("accountabilities")
    _grab(window, "problems")
    plan.workspace.problems.line.setChecked(False)
    document.show_view(View.AFTER)
    for name, option, given in DIALOGS:
        document.show_option(option)
        dialog = ActDialog(document, ACTS[name], given, window)
        dialog.resize(760, 760)
        dialog.show()
        _grab(dialog, name)
        dialog.close()
    papers = export(document.store, folder / "papers", ["option-d"], ["option-paper"])
    page_of = pypdfium2.PdfDocument(papers[0])[PAPER_PAGE]
    page_of.render(scale=1.3).to_pil().save(PICTURES / "paper.png", optimize=True)
    window.close()


def _show_tab(page: QWidget, name: str) -> None:
    """Show a tab of a page by the words on it."""
    for tabs in page.findChildren(QTabWidget):
        for place in range(tabs.count()):
            if tabs.tabText(place) == name:
                tabs.setCurrentIndex(place)


def _grab(widget: QWidget, name: str) -> None:
    # Not QTest.qWait, under which the threads that draw pages hardly get their turn.
    loop = QEventLoop()
    QTimer.singleShot(LONG_PAUSE if name in ("papers", "cover-sheet") else PAUSE, loop.quit)
    loop.exec()
    PICTURES.mkdir(exist_ok=True)
    widget.grab().save(str(PICTURES / f"{name}.png"))


if __name__ == "__main__":
    main()
