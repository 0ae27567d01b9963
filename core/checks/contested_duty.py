"""Two bodies that do the same, so that each may leave it to the other or get in its way.

Bodies below the national tier each do it for their own area, and units of one body are that body: neither
contests anything. Where all but one say in a note what their share is, nothing is contested either.
"""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.accountability import Accountability, Function
from core.model.entities.structure import Organisation
from core.model.key import Key

_BY_AREA = frozenset({"regional", "system", "local"})


@check(
    "ACC006",
    "Contested duty",
    Severity.WARNING,
    "Public Accounts Committee, Digital transformation in the NHS (HC 680, November 2020)",
    reads=(Accountability, Function, Organisation),
)
def contested_duty(case: Case) -> Iterator[Finding]:
    """Of national bodies only one is responsible for a duty, or each says in a note what its share is."""
    tiers = case.option.table(Organisation).by("tier")
    anywhere = {body.id for tier, bodies in tiers.items() if tier not in _BY_AREA for body in bodies}
    for id_, parts in case.responsible.items():
        national = parts.keys() & anywhere
        silent = [body for body in national if not (parts[body].note or "").strip()]
        homes = {case.home(body).id for body in national} if len(silent) > 1 else ()
        if len(homes) > 1:
            message = (
                f"{case.named(homes)} are each responsible for “{case.duties[id_]}”, "
                "and nothing says what the share of each is."
            )
            also = tuple(Key("accountability", parts[body].id) for body in sorted(national))
            yield Finding(Key("function", id_), message, also)
