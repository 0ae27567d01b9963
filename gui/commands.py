"""The commands of the window: its menus, its keys, and what Ctrl+K finds among them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from gui import theme


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name in the menu, its keys, its icon, and whether it needs an open plan."""

    id: str
    menu: str
    name: str
    keys: str = ""
    icon: str = ""
    needs_plan: bool = True
    checkable: bool = False
    rule: bool = False
    """Whether a rule stands above it."""


COMMANDS = (
    Command("new", "&Plan", "&New plan…", "Ctrl+N", "plus", needs_plan=False),
    Command("open", "&Plan", "&Open…", "Ctrl+O", "open", needs_plan=False),
    Command("sample", "&Plan", "Open the 2020 &sample", icon="list", needs_plan=False),
    Command("copy", "&Plan", "Save a &copy…", "Ctrl+Shift+S", "save", rule=True),
    Command("export", "&Plan", "&Export board papers…", "Ctrl+E", "papers"),
    Command("close", "&Plan", "C&lose plan", "Ctrl+W", rule=True),
    Command("quit", "&Plan", "&Quit", "Ctrl+Q", needs_plan=False),
    Command("undo", "&Edit", "&Undo", "Ctrl+Z", "undo"),
    Command("redo", "&Edit", "&Redo", "Ctrl+Shift+Z", "redo"),
    Command("find", "&Edit", "&Find on this page", "Ctrl+F", "search", rule=True),
    Command("jump", "&Edit", "&Jump to…", "Ctrl+K", "search"),
    Command("new-option", "&Option", "&New option…", "Ctrl+Shift+N", "plus"),
    Command("option-on", "&Option", "New option &on this one…", icon="options"),
    Command("rename-option", "&Option", "&Rename option…", icon="edit"),
    Command("earlier-option", "&Option", "Move &left", icon="chevron-left"),
    Command("later-option", "&Option", "Move ri&ght", icon="chevron-right"),
    Command("delete-option", "&Option", "&Delete option", icon="remove"),
    Command("next-option", "&Option", "Ne&xt option", "Ctrl+Tab", rule=True),
    Command("previous-option", "&Option", "&Previous option", "Ctrl+Shift+Tab"),
    Command("before", "&Option", "&Before", "Alt+1", rule=True),
    Command("after", "&Option", "&After", "Alt+2"),
    Command("changes", "&Option", "&Changes", "Alt+3"),
    Command("larger", "&View", "Text &larger", "Ctrl+Shift+.", "zoom-in", needs_plan=False, rule=True),
    Command("smaller", "&View", "Text &smaller", "Ctrl+Shift+,", "zoom-out", needs_plan=False),
    Command("dark", "&View", "&Dark", icon="dark", needs_plan=False, checkable=True),
    Command("problems", "&View", "&Problems", "F8", "warning"),
    Command("side", "&View", "&Inspector and moves", "F4", checkable=True),
    Command("keys", "&Help", "&Keyboard", "F1", "help", needs_plan=False),
    Command("about", "&Help", "&About Remit", icon="info", needs_plan=False),
)


class Menus:
    """The menu bar made from COMMANDS; each calls the method of its id on `receiver`."""

    def __init__(self, window: QMainWindow, receiver: Callable[[str], Callable[[], None]]) -> None:
        self.actions: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        for command in COMMANDS:
            menu = self.menus.get(command.menu)
            if menu is None:
                menu = self.menus[command.menu] = window.menuBar().addMenu(command.menu)
            if command.rule:
                menu.addSeparator()
            action = QAction(command.name, window)
            if command.keys:
                action.setShortcut(QKeySequence(command.keys))
            action.setCheckable(command.checkable)
            work = receiver(command.id)
            action.triggered.connect(lambda _=False, work=work: work())
            menu.addAction(action)
            self.actions[command.id] = action
        self.tint()

    def tint(self) -> None:
        """Draw the icons in the colours of the day."""
        for command in COMMANDS:
            if command.icon:
                self.actions[command.id].setIcon(theme.icon(command.icon))

    def has_plan(self, *, on: bool) -> None:
        """Let the commands that need an open plan be used, or not."""
        for command in COMMANDS:
            if command.needs_plan:
                self.actions[command.id].setEnabled(on)
