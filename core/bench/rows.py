"""What a measurement gives, and what it is given."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from core.generated import SIZES, Size, generate

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Row:
    """One measured piece of work. Times are seconds, memory is megabytes.

    `target` is the most that is fine: times the limit, plus `allowed`; without a limit, `allowed` alone.
    """

    what: str
    ours: float
    limit: float | None = None
    target: float = 0.0
    allowed: float = 0.0
    unit: str = "s"
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours as a multiple of the limit; None where there is no limit."""
        return self.ours / self.limit if self.limit else None

    @property
    def ok(self) -> bool:
        """Whether the target is met."""
        return self.ours <= self.target * (self.limit or 0.0) + self.allowed

    @property
    def aim(self) -> str:
        """The target as people read it."""
        parts = [f"{self.target:g} ×"] if self.limit is not None and self.target else []
        if self.allowed:
            parts.append(shown(self.allowed, self.unit))
        return "≤ " + " + ".join(parts)

    def told(self) -> dict[str, Any]:
        """Return the row for JSON."""
        return {**asdict(self), "ratio": self.ratio, "ok": self.ok}


@dataclass(frozen=True)
class Bench:
    """Where a run keeps its files, how big its plan is, and how many rounds there are."""

    folder: Path
    size: str
    rounds: int = 7

    @property
    def slack(self) -> float:
        """Seconds that anything may take to begin at all, which count beside the smallest plan only."""
        return 0.02 if self.size == "workshop" else 0.0

    @cached_property
    def plan(self) -> Path:
        """The file of the made-up plan, made when first asked for. Not to be written to: see `copy`."""
        path = self.folder / "plan.remit"
        generate(path, self.size).close()
        return path

    @property
    def counts(self) -> Size:
        """How much there is in the plan."""
        return SIZES[self.size]

    def copy(self, name: str) -> Path:
        """Return a copy of the plan's file, under a new name."""
        return Path(shutil.copyfile(self.plan, self.folder / f"{name}.remit"))


def shown(value: float, unit: str) -> str:
    """Return a measured value in the size that suits it."""
    if unit != "s":
        return f"{value:,.{0 if value >= 100 else 2}f} {unit}"
    return f"{value * 1000:,.1f} ms" if value < 1 else f"{value:,.2f} s"
