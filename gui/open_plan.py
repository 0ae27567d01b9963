"""One open plan in the window: its document, its workspace, and the commands that need them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QMessageBox, QWidget

from core.model.edits import Add, Remove, Set
from core.model.entities.plan import AS_IS, Option
from core.model.key import Key
from core.store.connection import PlanError
from core.store.store import Store
from core.workshop import new_option
from gui import settings
from gui.document import Document, View
from gui.targets import go_to, targets
from gui.widgets.jump import Jump
from gui.workspace import Workspace

if TYPE_CHECKING:
    from gui.window import Window

LOOK_EVERY = 2000  # ms between looks at whether somebody else changed the file


class OpenPlan:
    """What the window holds while a plan is open."""

    def __init__(self, window: Window, store: Store) -> None:
        self._window = window
        self.document = Document(store)
        self._restore()
        self.workspace = self._make_workspace()
        self.document.changed.connect(self.show_state)
        self.document.refused.connect(self._refuse)
        self.document.told.connect(lambda text: window.statusBar().showMessage(text, 6000))
        self._keys = [self._page_key(number) for number in range(1, 10)]
        self._timer = QTimer(window)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self._look_at_file)
        self._timer.start()
        self._warned = False

    def close(self) -> None:
        """Let go of the file and the widgets."""
        self._timer.stop()
        for key in self._keys:
            key.deleteLater()
        self.workspace.deleteLater()
        self.document.deleteLater()
        self.document.store.close()

    def remember(self) -> None:
        """Remember what was on show."""
        self.workspace.remember()

    def remake(self) -> None:
        """Make every widget anew, in another theme or another size of text."""
        self.remember()
        old = self.workspace
        self.workspace = self._make_workspace()
        self._window.frame.addWidget(self.workspace)
        self._window.frame.setCurrentWidget(self.workspace)
        self._window.frame.removeWidget(old)
        old.deleteLater()
        self.document.changed.emit()

    def show_state(self) -> None:
        """Show in the title, the status bar and the menus how things stand."""
        store, window, menus = self.document.store, self._window, self._window.menus
        assert menus is not None  # noqa: S101  # a plan is open only in a furnished window
        window.setWindowTitle(f"{store.about.title} — Remit")
        at = f" {self.document.saved_at:%H:%M}" if self.document.saved_at else ""
        state = "Read-only" if store.read_only else f"All changes saved{at}"
        about = self.document.about
        option = f"Option {about.code}" if about else "As is"
        window.status.setText(f"{state}   ·   {store.path.name}   ·   {option}")
        for name, label in (("undo", store.undo_label()), ("redo", store.redo_label())):
            action = menus.actions[name]
            action.setEnabled(label is not None and not store.read_only)
            action.setText(f"&{name.capitalize()} {label}" if label else f"&{name.capitalize()}")
        for name in ("rename-option", "delete-option", "earlier-option", "later-option", "option-on"):
            menus.actions[name].setEnabled(about is not None and not store.read_only)
        menus.actions["new-option"].setEnabled(not store.read_only)
        for name in ("before", "after", "changes"):
            menus.actions[name].setEnabled(about is not None)
        menus.actions["side"].setChecked(self.workspace.right.isVisibleTo(self.workspace))

    # commands

    def run(self, command: str) -> None:
        """Run a command of the menu."""
        document = self.document
        work: dict[str, Callable[[], Any]] = {
            "undo": document.undo,
            "redo": document.redo,
            "find": self.workspace.seek,
            "jump": self.jump,
            "copy": self.save_copy,
            "export": self.export,
            "new-option": lambda: self.add_option(None),
            "option-on": lambda: self.add_option(document.option),
            "rename-option": self.rename_option,
            "delete-option": self.delete_option,
            "earlier-option": lambda: self.shift_option(-1),
            "later-option": lambda: self.shift_option(1),
            "next-option": lambda: self.step_option(1),
            "previous-option": lambda: self.step_option(-1),
            "before": lambda: document.show_view(View.BEFORE),
            "after": lambda: document.show_view(View.AFTER),
            "changes": lambda: document.show_view(View.CHANGES),
            "problems": self.workspace.problems.line.toggle,
            "side": lambda: self.workspace.show_beside(not self.workspace.right.isVisible()),
        }
        work[command]()

    def export(self) -> None:
        """Show the papers, and export those that a board is given."""
        self.workspace.show_page("papers")
        export = getattr(self.workspace.page_widget("papers"), "export_usual", None)
        if export is not None:
            export()

    def save_copy(self) -> None:
        """Ask for a name and save a whole copy there."""
        store = self.document.store
        offered = str(store.path.with_name(f"{store.path.stem} copy.remit"))
        chosen, _ = QFileDialog.getSaveFileName(self._window, "Save a copy", offered, "Remit plans (*.remit)")
        if chosen:
            path = Path(chosen if chosen.endswith(".remit") else f"{chosen}.remit")
            try:
                store.save_copy(path)
            except PlanError as error:
                self._refuse(str(error))
            else:
                self._window.statusBar().showMessage(f"Saved a copy as “{path.name}”.", 6000)

    def add_option(self, below: str | None) -> None:
        """Ask for a name and add an option, on the as-is or on another one."""
        name, agreed = QInputDialog.getText(self._window, "New option", "What is the option called?")
        if agreed and name.strip():
            option = new_option(self.document.store, " ".join(name.split()), below)
            if self.document.edit(f"New option “{option.name}”", [Add(option)]):
                self.document.show_option(option.id)

    def rename_option(self) -> None:
        """Ask for another name of the option on show."""
        if about := self.document.about:
            name, agreed = QInputDialog.getText(
                self._window, "Rename option", f"Name of option {about.code}", text=about.name
            )
            if agreed and name.strip():
                edit = Set(Key("option", about.id), "name", " ".join(name.split()))
                self.document.edit(f"Rename option {about.code}", [edit])

    def delete_option(self) -> None:
        """Delete the option on show with its moves; undo brings it back."""
        if about := self.document.about:
            self.document.edit(f"Delete option {about.code}, {about.name}", [Remove(Key("option", about.id))])

    def shift_option(self, by: int) -> None:
        """Let the option on show come earlier or later among the others."""
        order = [option.id for option in self.document.store.options()]
        with suppress(ValueError):
            place = order.index(self.document.option)
            if 0 <= place + by < len(order):
                order.insert(place + by, order.pop(place))
                edits = [Set(Key("option", id_), "rank", rank) for rank, id_ in enumerate(order)]
                self.document.edit("Reorder options", edits)

    def step_option(self, by: int) -> None:
        """Show the next or the previous option; after the last comes the as-is."""
        order = [AS_IS, *(option.id for option in self.document.store.options())]
        self.document.show_option(order[(order.index(self.document.option) + by) % len(order)])

    def option_menu(self, option: str, place: QPoint) -> None:
        """Show the menu of an option in the bar."""
        self.document.show_option(option)
        menus = self._window.menus
        if menus is not None:
            menu = QMenu(self._window)
            names = ["new-option"]
            if option != AS_IS:
                names += ["option-on", "rename-option", "earlier-option", "later-option", "delete-option"]
            menu.addActions([menus.actions[name] for name in names])
            menu.popup(place)

    def jump(self) -> None:
        """Ask where to and go there."""
        assert self._window.menus is not None  # noqa: S101  # a plan is open only in a furnished window
        Jump(targets(self.document, self.workspace, self._window.menus), self._window).open()

    # how

    def _make_workspace(self) -> Workspace:
        workspace = Workspace(self.document)
        workspace.problems.jumped.connect(lambda key: go_to(self.document, workspace, key))
        workspace.bar.new_asked.connect(lambda: self.add_option(None))
        workspace.bar.menu_asked.connect(self.option_menu)
        return workspace

    def _page_key(self, number: int) -> QShortcut:
        def show() -> None:
            if number <= len(self.workspace.pages):
                self.workspace.show_page(self.workspace.pages[number - 1].id)

        shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self._window)
        shortcut.activated.connect(show)
        return shortcut

    def _restore(self) -> None:
        key = f"plans/{self.document.store.doc_id}"
        option = settings.text(f"{key}/option", AS_IS)
        if option in self.document.store.plan.table(Option):
            self.document.option = option
        with suppress(ValueError):
            self.document.view = View(settings.text(f"{key}/view", View.AFTER.value))

    def _refuse(self, why: str) -> None:
        self._window.statusBar().showMessage(why, 12000)
        QWidget.setAccessibleDescription(self._window.statusBar(), why)

    def _look_at_file(self) -> None:
        if not self._warned and self.document.store.changed_elsewhere():
            self._warned = True
            box = QMessageBox(self._window)
            box.setWindowTitle("Changed elsewhere")
            box.setText(f"“{self.document.store.path.name}” was changed, moved or replaced by somebody else.")
            box.setInformativeText(
                "What you see is what was there before. Open it again to see it as it is now."
            )
            again = box.addButton("Open again", QMessageBox.ButtonRole.AcceptRole)
            box.addButton(QMessageBox.StandardButton.Cancel)
            path = self.document.store.path
            again.clicked.connect(
                lambda: QTimer.singleShot(0, self._window, lambda: self._window.open_path(path))
            )
            box.open()
