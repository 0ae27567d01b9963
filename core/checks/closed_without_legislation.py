"""What Parliament made, a meeting cannot unmake.

Executive agencies and units are set up and closed by administrative decision; the forms below are made by an
Act or under one. A body that only an option makes has no statute yet, so that closing it again needs none.
"""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.structure import LEGAL_FORMS, Organisation
from core.model.key import Key
from core.model.law import STATUTORY, names_legislation


@check(
    "LAW002",
    "Statutory body closed without legislation",
    Severity.ERROR,
    "Cabinet Office, Classification of public bodies: guidance for departments (2016)",
    reads=(Organisation,),
)
def closed_without_legislation(case: Case) -> Iterator[Finding]:
    """A move that closes a body made by statute names the legislation that allows it."""
    for id_, move_id in case.closed_by.items():
        body, move = case.baseline.get(Organisation, id_), case.moves[move_id]
        if body and body.legal_form in STATUTORY and not names_legislation(move.instrument or ""):
            form = LEGAL_FORMS[body.legal_form].lower().replace("nhs", "NHS")
            message = (
                f"The move “{move.title}” closes “{body.name}” ({form}), which statute made, "
                "and names no legislation that would allow it."
            )
            yield Finding(Key("organisation", id_), message, (Key("move", move_id),))
