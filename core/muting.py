"""Switching a check off for a plan, with the reason, and on again.

What may not be switched off: a check that there is not, and one that is off already.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from core.checks import CHECKS
from core.model.edits import Add, Edit, EditError, Remove, Set
from core.model.entities.plan import MutedCheck
from core.model.ids import fresh
from core.model.kinds import key_of
from core.model.model import Model


def switch_off(plan: Model, code: str, reason: str) -> list[Edit]:
    """Return what switches a check off. EditError without a reason, or if it cannot be (`refuse_unknown`)."""
    said = " ".join(reason.split())
    if not said:
        raise EditError("Give the reason why the check is switched off: the paper prints it.")
    edits: list[Edit] = [Add(MutedCheck(id=fresh("muted_check"), code=code, reason=said))]
    refuse_unknown(plan, edits)
    return edits


def switch_on(plan: Model, code: str) -> list[Edit]:
    """Return what switches a check on again; nothing where it is on."""
    return [Remove(key_of(muted)) for muted in plan.all(MutedCheck) if muted.code == code]


def refuse_unknown(plan: Model, edits: Iterable[Edit]) -> None:
    """EditError in words if an edit switches off a check that there is not, or one that is off already.

    A plan may hold one that there is not: a later Remit may have more. It is only never made here.
    """
    for edit in edits:
        code = edit.entity.code if isinstance(edit, Add) and isinstance(edit.entity, MutedCheck) else None
        if isinstance(edit, Set) and edit.key.kind == "muted_check" and edit.field == "code":
            code = str(edit.value)
        if code is None:
            continue
        if code not in CHECKS:
            near = get_close_matches(code.upper(), CHECKS, n=1)
            meant = f" Did you mean {near[0]}, “{CHECKS[near[0]].name}”?" if near else ""
            raise EditError(f"There is no check “{code}”.{meant} “remit check --describe” lists them all.")
        if any(key_of(muted) != edit.key for muted in plan.all(MutedCheck) if muted.code == code):
            raise EditError(f"The check {code}, “{CHECKS[code].name}”, is switched off already.")
