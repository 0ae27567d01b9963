"""Everything that Ctrl+K can jump to in an open plan."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from core.model.entities.plan import AS_IS
from core.model.key import Key
from core.model.kinds import content_kinds
from gui.commands import Menus
from gui.document import Document
from gui.widgets.jump import Target
from gui.workspace import Workspace

PAGES = {
    "organisation": "structure",
    "function": "accountabilities",
    "accountability": "accountabilities",
    "post": "accountabilities",
    "delegation": "accountabilities",
    "reporting_line": "structure",
    "service_level": "services",
    "budget_line": "resources",
    "workforce": "resources",
}
"""The page that shows a kind; any other kind is in the inspector alone."""


def targets(document: Document, workspace: Workspace, menus: Menus) -> list[Target]:
    """Return pages, options, commands, moves, and whatever in the option on show has a name."""
    return [
        *_pages(workspace),
        *_options(document),
        *_commands(menus),
        *_entities(document, workspace),
    ]


def _pages(workspace: Workspace) -> Iterator[Target]:
    for page in workspace.pages:
        yield Target(page.name, "page", page.icon, partial(workspace.show_page, page.id))


def _options(document: Document) -> Iterator[Target]:
    yield Target("As is", "option", "options", partial(document.show_option, AS_IS))
    for option in document.store.options():
        go = partial(document.show_option, option.id)
        yield Target(f"Option {option.code}, {option.name}", "option", "options", go)


def _commands(menus: Menus) -> Iterator[Target]:
    for name, action in menus.actions.items():
        if action.isEnabled() and name != "jump":
            yield Target(action.text().replace("&", "").rstrip("…"), "command", "settings", action.trigger)


def _entities(document: Document, workspace: Workspace) -> Iterator[Target]:
    for move in document.moves:
        yield Target(
            move.title, "move", "transfer", partial(go_to, document, workspace, Key("move", move.id))
        )
    for kind in content_kinds():
        if "name" in kind.fields or "title" in kind.fields:
            for entity in document.entities(kind.slug):
                go = partial(go_to, document, workspace, Key(kind.slug, entity.id))
                yield Target(document.model.title(entity), kind.label.lower(), kind.icon, go)


def go_to(document: Document, workspace: Workspace, key: Key) -> None:
    """Show an entity: in the inspector, and on the page that draws or lists it."""
    workspace.show_page(PAGES.get(key.kind, workspace.page))
    document.select(key)
