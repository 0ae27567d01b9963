"""Money that bodies pass on: what each receives, passes on, keeps and spends, and the gates on the way.

A flow from a body to itself, as is left after a merger of both, passes nothing on. A body to which nothing
flows in any year is where money enters the plan; every other can pass on only what arrives in that year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.model.entities.resources import BudgetLine, FundingFlow
from core.model.model import Model


@dataclass(frozen=True, slots=True)
class Passing:
    """What one body receives, passes on and spends (its own budget lines) in one year, whole pence."""

    received: int = 0
    passed: int = 0
    spent: int = 0

    @property
    def kept(self) -> int:
        """What it receives and does not pass on; below nothing where it passes on more than arrives."""
        return self.received - self.passed


@dataclass(frozen=True, slots=True)
class Way:
    """The money of one year on its way: what enters the plan, and what it meets.

    `gated` is the money that passes a gate, counted at each; `delayed` is pence times the days of each.
    """

    entered: int = 0
    gates: int = 0
    gated: int = 0
    delayed: int = 0

    @property
    def gates_per_pound(self) -> float | None:
        """How many gates a pound passes, on average; None where nothing enters."""
        return round(self.gated / self.entered, 4) if self.entered else None

    @property
    def days_per_pound(self) -> float | None:
        """How many days approvals add to the way of a pound, on average; None where nothing enters."""
        return round(self.delayed / self.entered, 2) if self.entered else None


class Flows:
    """Every funding flow of a Model, added up by year and body; made by `model.once(Flows)`."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self.by_year: dict[str, tuple[FundingFlow, ...]] = {}
        """The flows between two bodies of each year that has some, the largest first."""
        for year, found in sorted(model.table(FundingFlow).by("year").items()):
            if flows := [flow for flow in found if flow.payer != flow.payee]:
                self.by_year[year] = tuple(sorted(flows, key=lambda flow: (-flow.amount, flow.id)))
        self._receivers = {flow.payee for flows in self.by_year.values() for flow in flows}
        self._sums = {year: _added(flows) for year, flows in self.by_year.items()}

    def bodies(self, year: str) -> dict[str, Passing]:
        """Return each body that takes part in a flow of a year, by its id."""
        lines = self._model.table(BudgetLine).by("organisation")
        return {
            body: Passing(
                received, passed, sum(line.amount for line in lines.get(body, ()) if line.year == year)
            )
            for body, (received, passed) in self._sums.get(year, {}).items()
        }

    def excesses(self) -> Iterator[tuple[str, str, int, int]]:
        """Yield (body, year, received, passed on) where a body passes on more than arrives."""
        for year, sums in self._sums.items():
            for body, (received, passed) in sums.items():
                if passed > received and body in self._receivers:
                    yield body, year, received, passed

    def way(self, year: str) -> Way:
        """Return what the money of a year meets on its way."""
        flows = self.by_year.get(year, ())
        gates = [flow for flow in flows if is_gated(flow)]
        return Way(
            entered=sum(max(passed - received, 0) for received, passed in self._sums.get(year, {}).values()),
            gates=len(gates),
            gated=sum(flow.amount for flow in gates),
            delayed=sum(flow.amount * (flow.days or 0) for flow in gates),
        )


def is_gated(flow: FundingFlow) -> bool:
    """Return whether somebody has to agree before the money flows, or an approval takes days."""
    return bool(flow.approver or flow.days)


def _added(flows: tuple[FundingFlow, ...]) -> dict[str, tuple[int, int]]:
    """Return what each body receives and passes on."""
    received: dict[str, int] = {}
    passed: dict[str, int] = {}
    for flow in flows:
        received[flow.payee] = received.get(flow.payee, 0) + flow.amount
        passed[flow.payer] = passed.get(flow.payer, 0) + flow.amount
    return {body: (received.get(body, 0), passed.get(body, 0)) for body in {**passed, **received}}
