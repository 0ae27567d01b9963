"""Parts of budget and workforce lines: choosing lines, saying how much of each is taken, and taking it.

What is taken from a line and given to another body becomes a line of its own there, which names the line it
came out of (`origin`), so that the reconciliation can follow every pound and every person.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.model.edits import Add, Edit, EditError, Set
from core.model.entities.resources import BudgetLine, Workforce
from core.model.entities.structure import Organisation
from core.model.fields import Hundredths, Money
from core.model.ids import fresh
from core.model.kinds import KINDS, key_of, slug_of
from core.model.model import Model
from core.model.sharing import shares
from core.model.words import listed

Resource = BudgetLine | Workforce
Kind = type[BudgetLine] | type[Workforce]
AMOUNT: dict[Kind, str] = {BudgetLine: "amount", Workforce: "wte"}
"""The field in which a line has its amount."""
KINDS_OF: dict[str, Kind] = {"money": BudgetLine, "people": Workforce}
WHAT = {"money": "Money only", "people": "People only"}
"""What acts that choose lines ask for; nothing said means both."""
_POUNDS, _WTE = Money(""), Hundredths("")


def amount_of(line: Resource) -> int:
    """Return what a line carries: whole pence, or hundredths of a WTE."""
    return line.amount if isinstance(line, BudgetLine) else line.wte


def exactly(kind: Kind, amount: int) -> str:
    """Return an amount to the penny, or to the hundredth of a WTE: “£2,857,142.86”, “3 WTE”."""
    return _POUNDS.format(amount) if kind is BudgetLine else f"{_WTE.format(amount)} WTE"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What to choose lines by: ids of lines, or of the functions and bodies whose they are, and the year.

    `what` is one of KINDS_OF, or None for both.
    """

    lines: Sequence[str] = ()
    people: Sequence[str] = ()
    functions: Sequence[str] = ()
    bodies: Sequence[str] = ()
    year: str | None = None
    what: str | None = None

    def of(self, model: Model) -> list[Resource]:
        """Return the lines that carry something, by year and id. EditError in words if there are none."""
        if not (self.lines or self.people or self.functions or self.bodies):
            raise EditError(
                "Choose lines of money or people, or the functions and the bodies whose they are."
            )
        found = [line for line in self._candidates(model) if amount_of(line)]
        years = sorted({line.year for line in found})
        if self.year:
            found = [line for line in found if line.year == self.year]
            if years and not found:
                raise EditError(f"Nothing that was chosen is of {self.year}; it is of {listed(years)}.")
        if not found:
            raise EditError("There is no money and nobody in what was chosen, so there is nothing to give.")
        return sorted(found, key=lambda line: (slug_of(type(line)), line.year, line.id))

    def _candidates(self, model: Model) -> Iterable[Resource]:
        named: tuple[tuple[Kind, Sequence[str]], ...] = ((BudgetLine, self.lines), (Workforce, self.people))
        by_name = bool(self.lines or self.people)
        for kind, ids in named:
            if self.what and KINDS_OF[self.what] is not kind:
                continue
            table = model.table(kind)
            for id_ in ids:
                if id_ not in table:
                    label = KINDS[slug_of(kind)].label.lower()
                    raise EditError(f"There is no {label} “{id_}” in this option.")
            for line in [table[id_] for id_ in dict.fromkeys(ids)] if by_name else table.all():
                if self.functions and line.function not in self.functions:
                    continue
                if not self.bodies or line.organisation in self.bodies:
                    yield line


@dataclass(frozen=True, slots=True)
class Portion:
    """How much of a line is taken: all, or a part of it; the rest stays where it is."""

    line: Resource
    amount: int

    @property
    def kind(self) -> Kind:
        """Money or people."""
        return type(self.line)

    @property
    def rest(self) -> int:
        """What stays."""
        return amount_of(self.line) - self.amount

    @property
    def pay(self) -> int:
        """The pay of the people that are taken, whole pence; nothing for money."""
        cost = self.line.pay_cost if isinstance(self.line, Workforce) else None
        return shares(cost, [abs(self.amount), abs(self.rest)])[0] if cost else 0

    def cut(self, saved: str | None = None) -> list[Edit]:
        """Return the edits that take it out of its line, with the reason where it is saved."""
        key = key_of(self.line)
        if isinstance(self.line, BudgetLine):
            edits: list[Edit] = [Set(key, "amount", self.rest)]
        else:
            edits = [Set(key, "wte", self.rest)]
            if self.line.pay_cost:
                edits.append(Set(key, "pay_cost", self.line.pay_cost - self.pay))
        if saved and self.line.saved not in (None, saved):
            saved = f"{str(self.line.saved).rstrip('.')}. {saved}"
        return [*edits, Set(key, "saved", saved)] if saved else edits

    def given(self, to: str, amount: int, pay: int, host: str | None, how: str) -> Add:
        """Return the line of another body that some of it becomes; `how` is told after the source."""
        source = f"{self.line.source.rstrip('.')}. {how}"
        common: dict[str, Any] = {
            "id": fresh(slug_of(self.kind)),
            "organisation": to,
            "host": host,
            "source": source,
        }
        if isinstance(self.line, BudgetLine):
            return Add(replace(self.line, **common, amount=amount, origin=self.line.id, saved=None))
        cost = pay if self.line.pay_cost is not None else None
        return Add(replace(self.line, **common, wte=amount, pay_cost=cost, origin=self.line.id, saved=None))


def whole(lines: Iterable[Resource]) -> list[Portion]:
    """Return all of each line."""
    return [Portion(line, amount_of(line)) for line in lines]


def part(lines: Sequence[Resource], amount: int) -> list[Portion]:
    """Return so much of lines together, each giving in proportion to what it carries.

    EditError in words if they are of several sorts or years, or have less, or if there is income among them.
    """
    if len({(type(line), line.year) for line in lines}) > 1:
        raise EditError("Part of it can be taken only from money, or from people, of one year. Choose which.")
    sizes = [amount_of(line) for line in lines]
    if min(sizes) < 0:
        raise EditError("Income cannot be divided into a part that goes and a part that stays.")
    kind = type(lines[0])
    if amount <= 0:
        raise EditError("What is taken has to be more than nothing.")
    if amount > sum(sizes):
        there = exactly(kind, sum(sizes))
        raise EditError(
            f"There is only {there} in what was chosen, which is less than {exactly(kind, amount)}."
        )
    taken = shares(amount, sizes)
    return [Portion(line, size) for line, size in zip(lines, taken, strict=True) if size]


def handed(portion: Portion, to: str, host: str | None, how: str) -> list[Edit]:
    """Return the edits that give a portion to one body: a whole line goes itself, part of it as a new one."""
    line = portion.line
    if portion.rest:
        return [*portion.cut(), portion.given(to, portion.amount, portion.pay, host, how)]
    key = key_of(line)
    edits: list[Edit] = [Set(key, "organisation", to)] if line.organisation != to else []
    return [*edits, Set(key, "host", host)] if line.host != host else edits


def totals(portions: Iterable[Portion]) -> list[str]:
    """Return what portions carry in words, money first, each exactly: “£8,000,000.00”, “126 WTE”."""
    found: dict[Kind, int] = {}
    for portion in portions:
        found[portion.kind] = found.get(portion.kind, 0) + portion.amount
    return [
        exactly(kind, amount) for kind, amount in sorted(found.items(), key=lambda each: slug_of(each[0]))
    ]


def givers(model: Model, portions: Iterable[Portion]) -> list[str]:
    """Return the names of the bodies that portions come from, each once."""
    ids = dict.fromkeys(portion.line.organisation for portion in portions)
    return [model.name(Organisation, id_) for id_ in ids]
