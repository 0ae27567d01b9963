"""Checking an option again and again as it is edited: only what an edit may have changed is checked anew.

A Model shares the tables that an edit left alone. So a check whose tables are the same ones, of the option
and of the as-is, finds what it found before. One that does not say which it reads is run every time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from core.checks import CHECKS, Case, Finding, by_title, finding_by
from core.model.entities.accountability import Accountability, Function
from core.model.entities.resources import BudgetLine, Workforce
from core.model.entities.structure import Organisation
from core.model.kinds import Entity, content_kinds, slug_of
from core.model.model import Model

_WORKED_OUT: Mapping[str, tuple[type[Entity], ...]] = {
    "duties": (Function,),
    "accountable": (Organisation, Accountability),
    "responsible": (Organisation, Accountability, Function),
    "accounts": (BudgetLine, Organisation, Workforce),
}
"""What a Case works out once for several checks, and the kinds that it comes from."""
Tables = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """What one check found, the tables that it read, and what else it may have looked at."""

    findings: list[Finding]
    tables: Tables
    about: tuple[object, ...]


class Watch:
    """What every check finds in one case after another; each is kept as long as it holds."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}
        self._last: Case | None = None

    def findings(self, case: Case, off: Collection[str] | None = None) -> list[Finding]:
        """Return what `core.checks.findings` does, running only what an edit may have touched."""
        return [finding for found in self.steps(case, off) for finding in found]

    def steps(self, case: Case, off: Collection[str] | None = None) -> Iterator[list[Finding]]:
        """Yield what each check finds, by code, and nothing in between: then others may do something else."""
        self._hand_on(case)
        for kind in content_kinds():  # grouped one by one: all at once would take long the first time
            for field in kind.refs:
                for _ in case.option.table(kind.type).grouping(field):
                    yield []
        left_out = case.muted if off is None else off
        about = (case.plan, case.drift, case.moves, case.closed_by)
        for code in sorted(CHECKS):
            if code in left_out:
                continue
            reads = CHECKS[code].reads
            tables = tables_of((case.option, case.baseline), reads or ())
            kept = self._kept.get(code)
            if reads is None or kept is None or not same(kept.tables, tables) or kept.about != about:
                found: list[Finding] = []
                for finding in finding_by(code, case):
                    if finding:
                        found.append(finding)
                    yield []
                kept = self._kept[code] = _Kept(by_title(found, case), tables, about)
            yield kept.findings

    def _hand_on(self, case: Case) -> None:
        """Give a case what the last one worked out, where the tables that it came from are the same."""
        last, self._last = self._last, case
        if last is None:
            return
        for name, kinds in _WORKED_OUT.items():
            if name in last.__dict__ and name not in case.__dict__:
                before, now = (tables_of((each.option,), kinds) for each in (last, case))
                if same(before, now):
                    case.__dict__[name] = last.__dict__[name]


def tables_of(models: Iterable[Model], kinds: Iterable[type[Entity]]) -> Tables:
    """Return the tables of kinds in models; None for one that is not there."""
    slugs = [slug_of(kind) for kind in kinds]
    return tuple(model.tables.get(slug) for model in models for slug in slugs)


def same(before: Tables, now: Tables) -> bool:
    """Return whether tables are the very same ones."""
    return all(one is other for one, other in zip(before, now, strict=True))
