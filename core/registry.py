"""Finding what a folder holds: kinds, acts, checks, figures, papers and pages register here.

A file in the folder is enough to exist: the registry imports every module of its package the first
time somebody asks what there is.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Registry(Generic[T]):
    """The things declared in one package, each under a stable id."""

    def __init__(self, package: str) -> None:
        self._package = package
        self._found: dict[str, T] = {}
        self._complete = False

    def add(self, id: str, thing: T) -> T:
        """Add thing under its id and return it; ValueError if the id is taken."""
        if id in self._found:
            raise ValueError(f"{self._package} already has {id!r}.")
        self._found[id] = thing
        return thing

    def __getitem__(self, id: str) -> T:
        """Return the thing of that id; KeyError if there is none."""
        return self._all()[id]

    def get(self, id: str) -> T | None:
        """Return the thing of that id, or None."""
        return self._all().get(id)

    def __contains__(self, id: object) -> bool:
        return id in self._all()

    def __iter__(self) -> Iterator[str]:
        """Yield the ids, in the order of the files' names and, in a file, of the lines."""
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def values(self) -> list[T]:
        """Return every thing, in the order of `iter`."""
        return list(self._all().values())

    def items(self) -> list[tuple[str, T]]:
        """Return (id, thing), in the order of `iter`."""
        return list(self._all().items())

    def _all(self) -> dict[str, T]:
        if not self._complete:
            self._complete = True  # first, so that a module that asks while being imported does not loop
            folder = importlib.import_module(self._package).__path__
            for module in sorted(pkgutil.iter_modules(folder), key=lambda module: module.name):
                importlib.import_module(f"{self._package}.{module.name}")
        return self._found
