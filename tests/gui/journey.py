"""A person's first five minutes, driven from inside the program: run by test_program.py as a process.

Open the sample, show option A, right-click NHSX on the chart, merge it into NHS Digital, undo, redo, export.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from core.model.entities.structure import Organisation
from core.model.key import Key
from gui.__main__ import main
from gui.pages.papers import PapersPage
from gui.pages.structure import StructurePage
from gui.widgets.act_dialog import ActDialog
from gui.window import Window

NHSX = Key("organisation", "nhsx")


def wait_for(what: str, found: Callable[[], bool], seconds: float = 60) -> None:
    """Let the program run until something is so; SystemExit if it never is."""
    for _ in range(int(seconds * 20)):
        if found():
            return
        QTest.qWait(50)
    sys.exit(f"Never seen: {what}")


def journey(window: Window, folder: Path) -> None:
    """Do it all and say on standard output what was seen."""
    window.make_sample(folder / "sample.remit")
    wait_for("the sample", lambda: window.plan is not None)
    plan = window.plan
    assert plan is not None
    document = plan.document
    document.show_option("option-a")
    plan.workspace.show_page("structure")
    page = plan.workspace.page_widget("structure")
    assert isinstance(page, StructurePage)
    wait_for("the chart", lambda: page.canvas.box_rect(NHSX) is not None)
    merge_with_the_mouse(page)
    print("after the merge:", document.model.get(Organisation, "nhsx"))
    print("the last step:", document.store.undo_label())
    window.menus.actions["undo"].trigger()  # type: ignore[union-attr]
    print("after undo:", document.model.name(Organisation, "nhsx"))
    window.menus.actions["redo"].trigger()  # type: ignore[union-attr]
    plan.workspace.show_page("papers")
    papers = plan.workspace.page_widget("papers")
    assert isinstance(papers, PapersPage)
    papers.export.set_folder(folder / "papers")
    window.menus.actions["export"].trigger()  # type: ignore[union-attr]
    wait_for("seven papers", lambda: len(list((folder / "papers").glob("*.pdf"))) == 7 and not papers.busy)
    window.close()


def merge_with_the_mouse(page: StructurePage) -> None:
    """Ask for the menu of NHSX where it is drawn, choose the merger, fill in the dialog and accept."""
    canvas = page.canvas
    rect = canvas.box_rect(NHSX)
    assert rect is not None
    place = rect.center().toPoint()
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)
    assert page._document.selection == NHSX
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(canvas, QContextMenuEvent(reason, place, canvas.mapToGlobal(place)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    merge = next(action for action in menu.actions() if action.text().startswith("Merge"))

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ActDialog)
        dialog.editor("organisations").set_text("nhsx,nhs-digital")
        dialog.editor("into").set_text("nhs-digital")
        dialog.show_preview()
        print("the preview:", dialog._preview.item(0).text())
        QTest.mouseClick(dialog._perform, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))

    QTimer.singleShot(300, fill)
    menu.close()
    merge.trigger()


def start(window: QWidget) -> None:
    """Begin once the program's own start is over."""
    assert isinstance(window, Window)
    QTimer.singleShot(0, window, lambda: journey(window, Path(sys.argv[1])))


if __name__ == "__main__":
    sys.exit(main([], ready=start))
