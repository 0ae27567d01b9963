"""End a function, with the reason."""

from __future__ import annotations

from typing import Annotated

from core.acts import Proposal, act, present
from core.model.edits import Edit, Remove, Set
from core.model.entities.accountability import Accountability, Delegation, Function
from core.model.entities.resources import BudgetLine, Workforce
from core.model.fields import Ref, Text
from core.model.kinds import key_of
from core.model.model import Model
from core.model.sentences import amounts
from core.model.words import listed


@act("end", "End…", on="function", place=1, icon="remove")
def end(
    model: Model,
    *,
    function: Annotated[str, Ref("Function that ends", required=True, to="function")],
    reason: Annotated[str, Text("Reason", required=True, help="The paper prints it")],
) -> Proposal:
    """Propose that nobody does something any more, or decides on it. Its money and people stay."""
    duty: Function = present(model, "function", function)
    edits: list[Edit] = [Set(key_of(duty), "ended", reason)]
    edits += [Remove(key_of(part)) for part in model.table(Accountability).by("function").get(function, ())]
    edits += [Remove(key_of(line)) for line in model.table(Delegation).by("function").get(function, ())]
    money = model.table(BudgetLine).by("function").get(function, ())
    people = model.table(Workforce).by("function").get(function, ())
    left = amounts([*money, *people])
    note = (f"{listed(left)} stay where they are, without this duty; transfer or save them.",) if left else ()
    return Proposal(f"End “{duty.name}”", tuple(edits), note)
