"""The main window: a start page, then one open plan."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QStackedWidget

from core import garbage
from gui import opening, settings, theme
from gui.start_page import StartPage

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from core.store.store import Store
    from gui.commands import Menus
    from gui.open_plan import OpenPlan
    from gui.presence import Presence

FILTER = "Remit plans (*.remit)"


class Window(QMainWindow):
    """One window on one plan. What the first paint does not show is imported and made after it."""

    painted = Signal()
    """The window was painted for the first time."""
    opened = Signal()
    """A plan is open and on show."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Remit")
        self.resize(1280, 800)
        self.menus: Menus | None = None
        self.plan: OpenPlan | None = None
        self._lock: opening.Lock | None = None
        self._presence: Presence | None = None
        self._was_painted = False
        self._busy = False
        self.start = StartPage()
        self.start.sample_asked.connect(self.open_sample)
        self.start.new_asked.connect(self.new_plan)
        self.start.open_asked.connect(self.ask_open)
        self.start.chosen.connect(self.open_path)
        self.frame = QStackedWidget()
        self.frame.addWidget(self.start)
        self.setCentralWidget(self.frame)
        self.restoreGeometry(settings.state("window/geometry"))

    def furnish(self) -> None:
        """Make the menus and the status bar: not needed for the first paint, so made after it."""
        from gui.commands import Menus  # noqa: PLC0415

        if self.menus is None:
            self.menus = Menus(self, self._receiver)
            self.menus.actions["dark"].setChecked(theme.Theme.dark)
            self.menus.has_plan(on=False)
            self.status = QLabel()
            self.status.setAccessibleName("Saved state")
            self.statusBar().addPermanentWidget(self.status)
            self.statusBar().messageChanged.connect(self._make_room)
            self.start.show_recent()

    def _make_room(self, message: str) -> None:
        """Let a long message have the whole bar; where even that is too narrow, a tip says it in full."""
        from gui.widgets.change_marks import plain_tip  # noqa: PLC0415  # not for the first paint

        bar = self.statusBar()
        room = bar.width() - self.status.sizeHint().width() - 4 * theme.GRID
        self.status.setVisible(bar.fontMetrics().horizontalAdvance(message) < room)
        bar.setToolTip(plain_tip(message) if message else "")

    def come_to_front(self) -> None:
        """Show the window above the others."""
        self.showNormal() if self.isMinimized() else self.show()
        self.raise_()
        self.activateWindow()

    # opening

    def open_path(self, path: Path) -> None:
        """Open a plan beside the window; say so in words if it cannot be."""
        lock = opening.Lock(path)
        read_only = False
        if not lock.take():
            from gui.presence import call  # noqa: PLC0415

            if call(path):
                self.start.say(f"“{path.name}” is open already; its window was asked to come to the front.")
                return
            answer = self._ask_locked(path)
            if answer is None:
                return
            read_only = answer == "read"
            if not read_only:
                lock.take_over()
        self._begin(f"Opening “{path.name}” …", opening.opener(path, read_only=read_only), lock)

    def open_sample(self) -> None:
        """Open the sample plan, made in the user's documents the first time."""
        self.make_sample(settings.documents() / "Remit" / "National digital bodies 2020.remit")

    def make_sample(self, path: Path, sample: str = opening.SAMPLE) -> None:
        """Make a sample plan at a path, or open it where it is there already."""
        if path.exists():
            self.open_path(path)
        else:
            self._begin("Making the sample …", opening.sampler(path, sample), opening.Lock(path))

    def new_plan(self) -> None:
        """Ask for a name and make an empty plan."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

        offered = str(settings.documents() / "New plan.remit")
        chosen, _ = QFileDialog.getSaveFileName(
            self, "New plan", offered, FILTER, options=QFileDialog.Option.DontConfirmOverwrite
        )
        if chosen:
            path = Path(chosen if chosen.endswith(".remit") else f"{chosen}.remit")
            self._begin(f"Making “{path.name}” …", opening.creator(path, path.stem), opening.Lock(path))

    def ask_open(self) -> None:
        """Ask for a file and open it."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

        chosen, _ = QFileDialog.getOpenFileName(self, "Open a plan", str(settings.documents()), FILTER)
        if chosen:
            self.open_path(Path(chosen))

    def close_plan(self) -> None:
        """Let go of the plan and show the start page. What was edited is on disk already."""
        if self.plan is not None:
            self.plan.remember()
            self.frame.removeWidget(self.plan.workspace)
            self.plan.close()
            self.plan = None
            garbage.search_again()
        if self._lock is not None and self._presence is not None:
            self._lock.free()
            self._presence.end()
            self._lock = self._presence = None
        self.frame.setCurrentWidget(self.start)
        self.setWindowTitle("Remit")
        if self.menus is not None:
            self.menus.has_plan(on=False)
            self.status.clear()
            self.start.show_recent()

    def _begin(self, saying: str, work: Callable[[], Store], lock: opening.Lock) -> None:
        from gui.background import in_background  # noqa: PLC0415

        if self._busy:
            return
        self._busy = True
        self.furnish()
        self.close_plan()
        self.start.say(saying)
        in_background(self, work, lambda store: self._opened(store, lock), self._not_opened)

    def _opened(self, store: Store, lock: opening.Lock) -> None:
        from gui.open_plan import OpenPlan  # noqa: PLC0415  # it needs the store
        from gui.presence import Presence  # noqa: PLC0415

        self._busy = False
        lock.take()
        self._lock = lock
        self._presence = Presence(store.path, self.come_to_front)
        settings.add_recent(store.path)
        self.start.say("")
        assert self.menus is not None  # noqa: S101  # furnish() was called
        garbage.search_rarely()
        self.plan = OpenPlan(self, store)
        self.frame.addWidget(self.plan.workspace)
        self.frame.setCurrentWidget(self.plan.workspace)
        self.menus.has_plan(on=True)
        self.plan.show_state()
        self.opened.emit()

    def _not_opened(self, error: Exception) -> None:
        self._busy = False
        self.start.say(str(error), error=True)

    def _ask_locked(self, path: Path) -> str | None:
        """Ask what to do with a plan that is open in another window: “read”, “take” or nothing."""
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415

        box = QMessageBox(self)
        box.setWindowTitle("Open already")
        box.setText(f"“{path.name}” is open in another window, or was when that one stopped.")
        box.setInformativeText("Two people editing one file would refuse each other’s changes.")
        read = box.addButton("Open read-only", QMessageBox.ButtonRole.AcceptRole)
        take = box.addButton("Take over", QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        chosen = box.clickedButton()
        return "read" if chosen is read else "take" if chosen is take else None

    # commands

    def _receiver(self, command: str) -> Callable[[], None]:
        """Return the work of a command: the window's own, else that of the open plan."""
        own: dict[str, Callable[[], Any]] = {
            "new": self.new_plan,
            "open": self.ask_open,
            "sample": self.open_sample,
            "close": self.close_plan,
            "quit": self.close,
            "larger": lambda: self._resize_text(1),
            "smaller": lambda: self._resize_text(-1),
            "dark": self._switch_dark,
            "keys": self._show_keys,
            "about": self._show_about,
        }
        return own[command] if command in own else lambda: self._of_plan(command)

    def _of_plan(self, command: str) -> None:
        if self.plan is not None:
            self.plan.run(command)

    def _resize_text(self, by: int) -> None:
        place = theme.SIZES.index(theme.Theme.scale) + by
        if 0 <= place < len(theme.SIZES):
            self.dress(dark=theme.Theme.dark, scale=theme.SIZES[place])

    def _switch_dark(self) -> None:
        self.dress(dark=not theme.Theme.dark, scale=theme.Theme.scale)

    def dress(self, *, dark: bool, scale: int) -> None:
        """Change to light or dark, or to another size of text, and remember it."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101  # there is no window without one
        theme.apply(app, dark=dark, scale=scale)
        settings.remember("look/dark", int(dark))
        settings.remember("look/scale", scale)
        if self.menus is not None:
            self.menus.tint()
            self.menus.actions["dark"].setChecked(dark)
        if self.plan is not None:
            self.plan.remake()

    def _show_keys(self) -> None:
        from gui.help import show_keys  # noqa: PLC0415

        show_keys(self)

    def _show_about(self) -> None:
        from gui.help import show_about  # noqa: PLC0415

        show_about(self)

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        settings.remember("window/geometry", self.saveGeometry())
        self.close_plan()
        super().closeEvent(event)
