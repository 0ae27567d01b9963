"""What may not be switched off for a plan: a check that there is not, and one that is off already."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from core.checks import CHECKS
from core.model.edits import Add, Edit, EditError, Set
from core.model.entities.plan import MutedCheck
from core.model.kinds import key_of
from core.model.model import Model


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
