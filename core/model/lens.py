"""Three sorts of people for the ages of a thing: those who find it, those who make it work, who run it.

Source: Simon Wardley, On pioneers, settlers, town planners and theft (2015). A pioneer explores what nobody
has done; a settler makes of it something that others can use; a town planner makes of that something that
everybody can rely on. A product stands between the last two: settlers hand it over.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

SOURCE = "Simon Wardley, On pioneers, settlers, town planners and theft (2015)"


class Lens(StrEnum):
    """Who does work of a stage well."""

    PIONEERS = "Pioneers"
    SETTLERS = "Settlers"
    PLANNERS = "Town planners"

    @property
    def stages(self) -> tuple[str, ...]:
        """The stages of what they do, the earliest first."""
        return LENSES[self]

    @property
    def does(self) -> str:
        """What they do, in a few words."""
        return _DOES[self]


LENSES: Mapping[Lens, tuple[str, ...]] = {
    Lens.PIONEERS: ("genesis",),
    Lens.SETTLERS: ("custom", "product"),
    Lens.PLANNERS: ("product", "commodity"),
}
_DOES = {
    Lens.PIONEERS: "explore what nobody has done",
    Lens.SETTLERS: "make it work for others",
    Lens.PLANNERS: "run what everybody relies on",
}


def lenses_of(stage: str | None) -> tuple[Lens, ...]:
    """Return who does work of a stage; nobody where the stage is not said."""
    return tuple(lens for lens in Lens if stage in lens.stages)


def is_pioneer_work(stage: str | None) -> bool:
    """Return whether work of a stage is for pioneers alone."""
    return lenses_of(stage) == (Lens.PIONEERS,)
