"""What has changed underneath a move since it was made, so that nobody is surprised by it."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.fields import Value
from core.model.key import Key
from core.model.kinds import KINDS


@check("PLN002", "Changed under a move", Severity.WARNING, "The plan itself")
def drift(case: Case) -> Iterator[Finding]:
    """What a move overrides or closes is what it was when the move was made."""
    for found in case.drift:
        kind, move = KINDS[found.key.kind], case.moves.get(found.move)
        title = f"“{move.title}”" if move else "that changes it"
        if found.field:
            was, now = (_shown(case, found.key.kind, found.field, value) for value in (found.was, found.now))
            message = (
                f"“{case.title(found.key)}”: “{kind.fields[found.field].label}” was {was} "
                f"when the move {title} was made, and is {now} under it now."
            )
        else:
            message = (
                f"The move {title} changes “{case.title(found.key)}” ({kind.label.lower()}), "
                "which is no longer there; that part of the move is left out."
            )
        yield Finding(found.key, message, (Key("move", found.move),))


def _shown(case: Case, kind: str, field: str, value: Value) -> str:
    if value is None:
        return "blank"
    to = KINDS[kind].refs.get(field)
    return f"“{case.title(Key(to, str(value))) if to else KINDS[kind].fields[field].format(value)}”"
