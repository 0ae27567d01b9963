"""Spend less, or employ fewer, with the reason."""

from __future__ import annotations

from typing import Annotated

from core.acts import Proposal, Refs, act
from core.model.edits import EditError
from core.model.fields import Choice, Hundredths, Money, Text, Year
from core.model.model import Model
from core.model.portions import WHAT, Chosen, Portion, amount_of, givers, part, totals, whole
from core.model.words import listed


@act("save", "Save…", on="budget_line", also=("workforce",), place=23, icon="remove")
def save(
    model: Model,
    *,
    lines: Annotated[list[str] | None, Refs("Budget lines", to="budget_line")] = None,
    people: Annotated[list[str] | None, Refs("Workforce entries", to="workforce")] = None,
    functions: Annotated[list[str] | None, Refs("Of the functions", to="function")] = None,
    from_: Annotated[list[str] | None, Refs("Of the bodies", to="organisation")] = None,
    year: Annotated[str | None, Year("Of the year")] = None,
    what: Annotated[str | None, Choice("What", choices=WHAT, help="Empty: money and people")] = None,
    amount: Annotated[int | None, Money("Amount", help="In pounds, or in WTE")] = None,
    percent: Annotated[
        int | None, Hundredths("Or a share", unit="%", help="Of each line; neither: all of it")
    ] = None,
    reason: Annotated[str, Text("Reason", required=True, help="The paper prints it")],
) -> Proposal:
    """Propose to save some of chosen lines; one that is saved whole stays at zero, with the reason.

    EditError if there is less, if a share is not between 0 and 100 %, or if income would be saved.
    """
    chosen = Chosen(lines or (), people or (), functions or (), from_ or (), year, what).of(model)
    if amount is not None and percent is not None:
        raise EditError("Give an amount or a share, not both.")
    if any(amount_of(line) < 0 for line in chosen):
        raise EditError("Income cannot be saved. Choose lines that cost something.")
    if percent is not None and not 0 < percent <= 100_00:
        raise EditError(
            f"{Hundredths('').format(percent)}% cannot be saved. A share is more than 0, at most 100%."
        )
    portions = whole(chosen) if amount is None else part(chosen, amount)
    if percent is not None:
        portions = [Portion(line, (amount_of(line) * percent * 2 + 100_00) // 200_00) for line in chosen]
        portions = [portion for portion in portions if portion.amount]
    if not portions:
        raise EditError("So small a share of this is less than a penny, or than 0.01 WTE.")
    edits = [edit for portion in portions for edit in portion.cut(reason)]
    return Proposal(
        f"Save {listed(totals(portions))} of {listed(givers(model, portions), most=3)}", tuple(edits)
    )
