"""Papers made again after every edit, for whoever looks at them meanwhile: the same bytes as an export's.

What an edit left alone is not worked out anew: the plan is followed step by step, so that its models share
the tables that are as they were, and what was found in those alone is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from core.checks import Case, Finding
from core.model.entities.resources import BudgetLine, Workforce
from core.model.entities.structure import Organisation, ReportingLine
from core.model.kinds import Entity
from core.papers import PAPERS
from core.papers.brief import OptionBrief, brief_of
from core.papers.export import PaperError, rendered
from core.store.store import Store
from core.watch import Tables, Watch, same, tables_of

GONE = "There is no such paper in this plan any more."
WORKED_OUT: Mapping[str, tuple[type[Entity], ...]] = {
    "charts": (Organisation, ReportingLine),
    "accounts": (BudgetLine, Organisation, Workforce),
}
"""What an OptionBrief works out when first asked for, and the kinds that it comes from."""


class Again:
    """One plan, and what its papers were last made from. Nothing is read before the first paper."""

    def __init__(self, plan: Path) -> None:
        self._plan = plan
        self._store: Store | None = None
        self._watches: dict[str, Watch] = {}
        self._last: dict[str, OptionBrief] = {}

    def pdf(self, paper: str, option: str = "", *, private: bool = False) -> bytes:
        """Return a paper as it is on disk now; `option` is empty for one about all of them.

        PaperError, PlanError; LeakError if the public copy would tell what is private.
        """
        brief = brief_of(self._followed(), [option] if option else None, find=self._find)
        self._hand_on(brief.options)
        about = next((found for found in brief.options if found.option.id == option), None)
        if paper not in PAPERS or (about is None and PAPERS[paper].per_option):
            raise PaperError(GONE)
        edition: Literal["public", "private"] = "private" if private else "public"
        return rendered(PAPERS[paper].blocks(replace(brief, edition=edition), about))

    def close(self) -> None:
        """Let go of the file."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def _followed(self) -> Store:
        """Return the plan as it is on disk now."""
        if self._store is not None:
            try:
                if self._store.follow():
                    return self._store
            except BaseException:
                self.close()
                raise
            self.close()
        self._store = Store.open(self._plan, read_only=True)
        return self._store

    def _find(self, case: Case) -> list[Finding]:
        """Return what checks find, running only those that an edit may have touched."""
        return self._watches.setdefault(case.option.option, Watch()).findings(case)

    def _hand_on(self, options: Sequence[OptionBrief]) -> None:
        """Give options what was worked out of them before, where the tables it came from are the same."""
        last, self._last = self._last, {option.option.id: option for option in options}
        for option in options:
            if (before := last.get(option.option.id)) is None:
                continue
            for name, kinds in WORKED_OUT.items():
                if name in before.__dict__ and same(_tables(before, kinds), _tables(option, kinds)):
                    option.__dict__[name] = before.__dict__[name]


def _tables(option: OptionBrief, kinds: Iterable[type[Entity]]) -> Tables:
    return tables_of((option.model, option.baseline), kinds)
