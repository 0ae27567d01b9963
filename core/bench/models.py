"""How long it takes to read what is in memory: another option, two options side by side, every measure."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import count

from core.bench import raw
from core.bench.rows import Bench, Row
from core.bench.timing import Work, always, interleaved
from core.measures import measured
from core.model.diff import differences
from core.model.edits import Set, edited
from core.model.entities.resources import BudgetLine, Workforce
from core.model.key import Key
from core.model.model import Model
from core.model.reconciliation import reconcile
from core.model.totals import Totals
from core.store.store import Store

ALWAYS = "9999-12-31"  # a day by which every move has taken effect


def measure(bench: Bench) -> Iterator[Row]:
    """Yield the rows of reading options, against reading the as-is from the file."""
    if bench.counts.options < 2:
        return
    store = Store.open(bench.plan, read_only=True)
    options = [option.id for option in store.options()]
    one, other, as_is = store.model(options[0]), store.model(options[1]), store.model()
    with raw.opened(bench.plan, read_only=True) as db:

        def against(what: str, target: float, work: Work) -> Row:
            ours, limit = interleaved(always(work), always(lambda: raw.as_is(db)), bench.rounds)
            return Row(what, ours, limit, target, note="limit: fetchall of the as-is")

        # `model` keeps what it resolved; `model_at` resolves it anew each time.
        yield against("Switch to an option not seen yet", 0.3, lambda: store.model_at(options[0], ALWAYS))

        def differing() -> None:
            fresh = [Model(model.option, model.tables) for model in (one, other)]  # nothing noted of them yet
            deque(differences(*fresh), 0)

        yield against("Difference of two options", 0.4, differing)

    def reconciled() -> Work:
        fresh = Model(one.option, one.tables)  # as after an edit: nothing noted of it yet
        return lambda: reconcile(as_is, fresh)

    def rolled_up() -> Work:
        totals = Totals(BudgetLine), Totals(Workforce)
        return lambda: [kind.rolled_up(one) for kind in totals]

    for what, work in (("Reconciliation", reconciled), ("Roll-up", rolled_up)):
        ours, _ = interleaved(work, always(lambda: None), bench.rounds)
        yield Row(what, ours, allowed=0.1, note="the tables keep their own sums from edit to edit")

    measured(one, as_is)
    numbers = count(1)

    def measures() -> Work:
        line = Key("budget_line", f"line-{bench.counts.budget_lines - 1}")
        fresh = edited(one, [Set(line, "amount", next(numbers))])
        return lambda: measured(fresh, as_is)  # what a model noted once, it has to find anew

    ours, _ = interleaved(measures, always(lambda: None), bench.rounds)
    yield Row("Every measure", ours, allowed=0.1, note="after an edit of one line")
    store.close()
