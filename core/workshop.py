"""What a workshop does to a plan: begin options and moves, and perform acts inside them."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING

from core.acts import Proposal
from core.model.edits import Add, Edit, EditError, edited
from core.model.entities.plan import AS_IS, Move, Option
from core.model.fate import turns
from core.model.ids import fresh
from core.model.key import Key
from core.model.model import Model
from core.model.sentences import summary
from core.store.lineage import lineage

if TYPE_CHECKING:  # so that what reads findings needs no SQL
    from core.store.store import Store

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def option_of_code(store: Store, code: str) -> str:
    """Return the id of the option with that code (or id), in any letter case. EditError if there is none."""
    if code.casefold() == AS_IS:
        return AS_IS
    for option in store.options():
        if code.casefold() in (option.code.casefold(), option.id.casefold()):
            return option.id
    known = ", ".join([AS_IS, *(option.code for option in store.options())])
    raise EditError(f"There is no option “{code}” in this plan. It has: {known}.")


def option_named(store: Store, option: str) -> str:
    """Return an option as people name it: “Option D, One directorate”, or “As is”."""
    found = store.plan.get(Option, option)
    return store.plan.title(found) if found else "As is"


def next_code(store: Store) -> str:
    """Return the first letter that no option has; past Z, a number."""
    taken = {option.code.casefold() for option in store.options()}
    codes = chain(LETTERS, map(str, count(len(LETTERS) + 1)))
    return next(code for code in codes if code.casefold() not in taken)


def new_option(store: Store, name: str, below: str | None = None, code: str | None = None) -> Option:
    """Return an option, to be added, after all others. EditError if another has that code."""
    options = store.options()
    if code and code.casefold() in (AS_IS, *(option.code.casefold() for option in options)):
        raise EditError(f"There is an option “{code}” already. Choose another code.")
    rank = max((option.rank for option in options), default=-1) + 1
    return Option(id=fresh("option"), code=code or next_code(store), name=name, below=below, rank=rank)


def new_move(store: Store, option: str, title: str) -> Move:
    """Return a move, to be added, on top of an option."""
    rank = max((move.rank for move in store.moves(option)), default=-1) + 1
    return Move(id=fresh("move"), option=option, title=title, rank=rank)


def perform(store: Store, option: str, proposal: Proposal, move: str | None = None) -> frozenset[Key]:
    """Perform a proposal in an option as one undoable step; return the keys it touches.

    It goes into the move with that title (made on top if there is none), or into a move of its own. In the
    as-is it corrects the baseline. EditError or PlanError in words; then nothing has changed.
    """
    if option == AS_IS:
        return store.apply(proposal.label, proposal.edits)
    title = move or proposal.label
    found = next((m for m in store.moves(option) if m.title == title), None) if move else None
    first: list[Edit] = []
    if found is None:
        found = new_move(store, option, title)
        first = [Add(found)]
    return store.apply(proposal.label, [*first, *proposal.edits], found.id)


def edit(
    store: Store, option: str, label: str, edits: list[Edit], layer: str | None = None
) -> frozenset[Key]:
    """Make single edits in an option as one step: in the move named, else in its top one that is switched on.

    An option without such a move gets one, “Workshop changes”, in the same step.
    """
    if option == AS_IS:
        return store.apply(label, edits)
    on = [move for move in store.moves(option) if move.enabled]
    if layer is None and on:
        layer = on[-1].id
    if layer is not None:
        return store.apply(label, edits, layer)
    move = new_move(store, option, "Workshop changes")
    return store.apply(label, [Add(move), *edits], move.id)


def moves_behind(store: Store, option: str) -> dict[str, Move]:
    """Return the move that gave each duty of the as-is its fate in an option, by the duty's id.

    A duty that is kept has none; a move may be of an option that this one stands on.
    """
    stack = ((id_, store.through(id_)) for id_ in lineage(store.plan, option)[1:])
    return {duty: store.plan.table(Move)[id_] for duty, id_ in turns(store.model(AS_IS), stack).items()}


def preview(model: Model, proposal: Proposal) -> list[str]:
    """Return what will follow from a proposal, in sentences: its notes first, what somebody loses last."""
    follows = summary(model, edited(model, proposal.edits), losers=False)
    return [*proposal.notes, *follows, *proposal.conflicts]
