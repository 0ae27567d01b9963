"""Transfer chosen duties, with their money and people."""

from __future__ import annotations

from typing import Annotated

from core.acts import Proposal, Refs, act, present
from core.model.edits import Edit, EditError, Remove, Set
from core.model.entities.accountability import Accountability, Delegation, Function
from core.model.entities.resources import BudgetLine, Workforce
from core.model.fields import Flag, Ref
from core.model.kinds import key_of
from core.model.model import Model
from core.model.succession import outside
from core.model.words import listed


@act("transfer", "Transfer duties…", on="organisation", place=7, icon="transfer")
def transfer(
    model: Model,
    *,
    from_: Annotated[str, Ref("From", required=True, to="organisation")],
    functions: Annotated[list[str], Refs("Duties", required=True, to="function")],
    to: Annotated[str, Ref("To", required=True, to="organisation")],
    money: Annotated[bool, Flag("With their money")] = True,
    people: Annotated[bool, Flag("With their people")] = True,
) -> Proposal:
    """Propose to give one body's part in some functions to another.

    A part the receiver has already is joined to its own. What the giver's scheme says of a duty that it
    answered for goes along, unless the receiver's says something of the matter already. EditError if the
    body has no part in one of them.
    """
    giver, taker = present(model, "organisation", from_), present(model, "organisation", to)
    if from_ == to:
        raise EditError("Choose another body to transfer to.")
    edits: list[Edit] = []
    conflicts: list[str] = []
    for id_ in dict.fromkeys(functions):
        function: Function = present(model, "function", id_)
        parts = model.table(Accountability).by("function").get(id_, ())
        given = [part for part in parts if part.organisation == from_]
        if not given:
            raise EditError(f"{giver.name} has no part in “{function.name}”, so it cannot give it away.")
        has = {part.letter for part in parts if part.organisation == to}
        for part in given:
            if part.letter in has:
                edits.append(Remove(key_of(part)))
                word = model.text(part, "letter").lower()
                conflicts.append(f"{taker.name} is {word} for “{function.name}” already; the two are joined.")
            else:
                has.add(part.letter)
                edits.append(Set(key_of(part), "organisation", to))
                if part.to == to:  # nobody answers to itself
                    edits.append(Set(key_of(part), "to", outside(model, to, ())))
        if any(part.letter == "A" for part in given):
            edits += _decisions(model, id_, from_, to)
        edits += _lines(model, id_, from_, to, money=money, people=people)
    names = listed([f"“{model.name(Function, id_)}”" for id_ in dict.fromkeys(functions)], most=2)
    return Proposal(f"Transfer {names} to {taker.short_name or taker.name}", tuple(edits), tuple(conflicts))


def _decisions(model: Model, function: str, giver: str, taker: str) -> list[Edit]:
    has = {line.matter for line in model.table(Delegation).by("organisation").get(taker, ())}
    found = model.table(Delegation).by("function").get(function, ())
    return [
        Set(key_of(line), "organisation", taker)
        for line in found
        if line.organisation == giver and line.matter not in has
    ]


def _lines(model: Model, function: str, giver: str, taker: str, *, money: bool, people: bool) -> list[Edit]:
    wanted: list[type[BudgetLine | Workforce]] = [
        *([BudgetLine] if money else []),
        *([Workforce] if people else []),
    ]
    return [
        Set(key_of(line), "organisation", taker)
        for kind in wanted
        for line in model.table(kind).by("function").get(function, ())
        if line.organisation == giver
    ]
