"""Who decides in the name of a body has to be written down.

Where no body of the plan has a scheme, schemes are not what the plan is about, and nothing is told. A part of
another body decides under that one's scheme.
"""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.accountability import Accountability, Delegation, Function
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.words import count


@check(
    "DEL003",
    "Duties, but no scheme of delegation",
    Severity.NOTE,
    "Department of Health, Code of Accountability for NHS Boards (2004), on a schedule of decisions reserved",
    reads=(Accountability, Delegation, Function, Organisation),
)
def no_scheme(case: Case) -> Iterator[Finding]:
    """Each body that is accountable for duties says what its board reserves and what it delegates."""
    schemes = case.option.table(Delegation).by("organisation")
    if not schemes:
        return
    bodies = case.option.table(Organisation).rows
    written = {case.home(id_).id for id_ in schemes if id_ in bodies}
    held: dict[str, set[str]] = {}
    for id_ in case.duties:
        for body in case.accountable.get(id_, ()):
            held.setdefault(case.home(body.id).id, set()).add(id_)
    for id_, duties in held.items():
        key = Key("organisation", id_)
        if id_ not in written:
            number = count(len(duties), "duty", "duties")
            message = f"“{case.title(key)}” is accountable for {number}, but has no scheme of delegation."
            yield Finding(key, message, tuple(Key("function", duty) for duty in sorted(duties)))
