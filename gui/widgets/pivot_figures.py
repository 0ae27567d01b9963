"""What the cells of the grid of years come to and how people read them, of one state of the document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from core.model.diff import Sign
from core.model.entities.resources import BASES
from core.model.fields import Hundredths
from core.model.pivot import Cells, Group, Line, Pivot, Subject, is_to_confirm, label
from core.model.prices import Prices
from core.model.table import Table
from core.model.totals import Amounts, add, unsure
from core.model.words import count, pounds, wte
from gui.document import Document, View
from gui.widgets.wording import was_now

SEVERAL, TO_CONFIRM = "› ", " †"
"""Marks of a cell: several lines are behind it; its figure was typed here, from a source yet to be said."""
NO_INDEX = "no price index"


class PivotFigures:
    """The grid of the option on show, and in Changes that of the as-is; `price_year` is of real prices."""

    def __init__(
        self,
        document: Document,
        subject: Subject,
        by: Sequence[str],
        price_year: str | None = None,
        before: PivotFigures | None = None,
    ) -> None:
        self.subject = subject
        self.pivot: Pivot = Pivot(document.model, subject, by, before.pivot if before else None)
        is_compared = document.view is View.CHANGES
        older = before.was if before else None
        self.was: Pivot | None = Pivot(document.baseline, subject, by, older) if is_compared else None
        self._prices = Prices(document.model, price_year if self.is_money else None)
        same = before is not None and before.pivot.by == self.pivot.by and before.subject == subject
        self._sums: dict[Group, tuple[Cells, Amounts]] = before._sums if before and same else {}  # noqa: SLF001
        """What was added up so far, by row; it holds while the row is made of the same lines."""
        self._texts: dict[tuple[Group, str], str] = {}
        self._names: dict[tuple[str, object], str] = {}

    @property
    def is_money(self) -> bool:
        """Whether cells hold money, which may be shown in the prices of another year."""
        spec = self.subject.spec
        return isinstance(spec, Hundredths) and spec.is_money

    @property
    def is_real(self) -> bool:
        """Whether amounts are shown in the prices of one year."""
        return self._prices.year is not None

    @property
    def pivots(self) -> list[Pivot]:
        """The grids whose rows and years are shown."""
        return [self.pivot, *([self.was] if self.was else [])]

    # what cells come to

    def amount(self, group: Group, year: str) -> int | None:
        """Return what a cell comes to as its lines say; None: there is no line, or none that says."""
        return self._sum(self.pivot.lines(group, year))

    def before(self, group: Group, year: str) -> tuple[int | None, Sign | None]:
        """Return what a cell was in the as-is, and what became of it; no sign: nothing."""
        now = self.amount(group, year)
        if self.was is None:
            return now, None
        was = self._sum(self.was.lines(group, year))
        if was == now:
            return was, None
        return was, Sign.NEW if was is None else Sign.CLOSED if now is None else Sign.CHANGED

    def row_sums(self, group: Group) -> Amounts:
        """Return the amounts of a row over all years, by (year, basis)."""
        cells = self.pivot.rows.get(group, {})
        kept = self._sums.get(group)
        if kept is None or kept[0] is not cells:
            found: Amounts = {}
            for lines in cells.values():
                self._add(found, lines)
            kept = self._sums[group] = (cells, found)
        return kept[1]

    def year_sums(self, groups: Sequence[Group]) -> Mapping[str, Amounts]:
        """Return the amounts of rows by year, each by (year, basis)."""
        whole: Amounts = {}
        if self.subject.spec.required and self.pivot.rows.keys() <= set(groups):
            # Every line is in a row on show. The table keeps what they add up to from edit to edit.
            table: Table[Any] = self.pivot.model.table(self.subject.kind)
            sums = table.sums(self.subject.field, "year", "basis")
            whole = {(year, basis): amount for (year, basis), (amount, _) in sums.items()}
        else:
            for group in groups:
                add(whole, self.row_sums(group))
        found: dict[str, Amounts] = {}
        for (year, basis), amount in whole.items():
            found.setdefault(year, {})[year, basis] = amount
        return found

    def total(self, amounts: Amounts) -> int:
        """Return what amounts by (year, basis) add up to; years without a price index count for nothing."""
        by_year: dict[str, int] = {}
        for (year, _), amount in amounts.items():
            by_year[year] = by_year.get(year, 0) + amount
        return sum(self._prices.totals(by_year).values()) if self.is_real else sum(by_year.values())

    def _add(self, into: Amounts, lines: Sequence[Line]) -> None:
        for line in lines:
            place = (line.year, line.basis)
            into[place] = into.get(place, 0) + self.subject.amount(line)

    def _sum(self, lines: Sequence[Line]) -> int | None:
        found = [value for line in lines if (value := getattr(line, self.subject.field)) is not None]
        return sum(found) if found else None

    # how people read them

    def shown(self, amount: int) -> str:
        """Return an amount as cells show it: to the penny, brackets for less than nothing."""
        text = self.subject.spec.format(abs(amount)).removesuffix(".00")
        return f"({text})" if amount < 0 else text

    def text(self, group: Group, year: str) -> str:
        """Return what a cell shows; in Changes what it was too."""
        if (group, year) not in self._texts:
            self._texts[group, year] = self._text(group, year)
        return self._texts[group, year]

    def name(self, dimension: str, value: object) -> str:
        """Return what a row says of one field; what is closed by the name that it had."""
        if (dimension, value) not in self._names:
            text = label(self.pivot.model, self.subject, dimension, value)
            if self.was and text == value:
                text = label(self.was.model, self.subject, dimension, value)
            self._names[dimension, value] = text
        return self._names[dimension, value]

    def _text(self, group: Group, year: str) -> str:
        lines, amount = self.pivot.lines(group, year), self.amount(group, year)
        text = self._priced(amount, year)
        was, sign = self.before(group, year)
        if sign:
            then = self._priced(was, year)
            text = f"{sign.mark} {was_now(then, text) if sign is Sign.CHANGED else text or then}"
        several = SEVERAL if len(lines) > 1 else ""
        return f"{several}{text}{TO_CONFIRM if any(map(is_to_confirm, lines)) else ''}"

    def told(self, group: Group, year: str) -> str:
        """Return a cell in words: where it is, what it comes to, and what that rests on."""
        lines = self.pivot.lines(group, year)
        was, sign = self.before(group, year)
        text = f"{self.pivot.said(group)}, {year.replace('-', '/')}: "
        text += self._spoken(self.amount(group, year), year)
        if sign:
            text += f", {sign.value}" + (f", was {self._spoken(was, year)}" if was is not None else "")
        if len(lines) > 1:
            amounts: Amounts = {}
            self._add(amounts, lines)
            text += f", {count(len(lines), 'line')}" + (f", {rests}" if (rests := unsure(amounts)) else "")
        elif lines:
            text += f", {BASES[lines[0].basis].lower()}"
        return text + (", source to be confirmed" if any(map(is_to_confirm, lines)) else "")

    def _priced(self, amount: int | None, year: str) -> str:
        if amount is None:
            return ""
        shown = self._prices.real(amount, year) if self.is_real else amount
        return NO_INDEX if shown is None else self.shown(shown)

    def _spoken(self, amount: int | None, year: str) -> str:
        if amount is None:
            return "no figure"
        if not self.is_money:
            return wte(amount)
        shown = self._prices.real(amount, year) if self.is_real else amount
        if shown is None:
            return NO_INDEX
        return pounds(shown) + (f" in prices of {self._prices.year}" if self.is_real else "")
