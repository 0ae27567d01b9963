"""The scheme of reservation and delegation: what each board keeps, and what it delegates."""

from __future__ import annotations

from collections.abc import Iterator

from core.model.delegation import BOARD, decided_by, schemes
from core.model.entities.accountability import Function
from core.model.fields import Money, Text
from core.model.key import Key
from core.model.model import Model
from core.schedules import Column, Line, Schedule, schedule

TITLE = "Reservation and delegation"
COLUMNS = (
    Column(Text("Matter"), 46, names=True),
    Column(Text("Decided by"), 30),
    Column(Money("Up to"), 18),
    Column(Text("Conditions"), 44),
    Column(Text("Function"), 30),
    Column(Text("Instrument"), 30),
)


@schedule("delegation", TITLE, place=10)
def delegation(model: Model) -> Schedule:
    """What each board keeps for itself, and what it delegates: to whom, up to what, and on which terms."""
    return Schedule(TITLE, "Body", COLUMNS, tuple(_lines(model)))


def _lines(model: Model) -> Iterator[Line]:
    for scheme in schemes(model):
        for matter in (*scheme.reserved, *scheme.delegated):
            who = decided_by(matter, model)
            values = (
                matter.matter,
                "Reserved to the board" if who == BOARD else who,
                matter.limit,
                matter.conditions,
                model.name(Function, matter.function) or None,
                matter.instrument,
            )
            yield Line(Key("delegation", matter.id), scheme.body.name, values, within=scheme.body.id)
