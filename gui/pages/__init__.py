"""Pages: one file here is one page of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from core.registry import Registry
from gui.document import Document


@dataclass(frozen=True, slots=True)
class Page:
    """A page as the side bar shows it; `make` builds it when it is first shown."""

    id: str
    name: str
    icon: str
    place: int
    make: Callable[[Document], QWidget]
    beside: bool = True
    """Whether inspector and moves stand beside it unless somebody says otherwise."""


PAGES: Registry[Page] = Registry("gui.pages")


def page(
    id: str, name: str, *, icon: str, place: int, beside: bool = True
) -> Callable[[Callable[[Document], QWidget]], Callable[[Document], QWidget]]:
    """Register the class or function below as a page, at a place in the side bar."""

    def register(make: Callable[[Document], QWidget]) -> Callable[[Document], QWidget]:
        PAGES.add(id, Page(id, name, icon, place, make, beside))
        return make

    return register


def pages() -> list[Page]:
    """Return the pages in the order of the side bar."""
    return sorted(PAGES.values(), key=lambda found: found.place)
