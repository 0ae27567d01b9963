"""National bodies are town planners: they run what is settled, and leave what is new to those near to it."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.accountability import Accountability, Function
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.lens import SOURCE, Lens


@check(
    "PUR002",
    "National body holding pioneer work",
    Severity.WARNING,
    SOURCE,
    reads=(Accountability, Function, Organisation),
)
def national_pioneer(case: Case) -> Iterator[Finding]:
    """No national body is accountable or responsible for a function at the stage of genesis."""
    table = case.option.table(Organisation)
    stages = case.option.table(Function).by("stage")
    for function in (each for stage in Lens.PIONEERS.stages for each in stages.get(stage, ())):
        held = {body.id for body in case.accountable.get(function.id, ())}
        held.update(case.responsible.get(function.id, ()))
        bodies = sorted(id_ for id_ in held if table[id_].tier == "national")
        if bodies and function.id in case.duties:
            verb = "is a national body that holds" if len(bodies) == 1 else "are national bodies that hold"
            message = f"{case.named(bodies)} {verb} “{function.name}”, which is still pioneer work."
            also = tuple(Key("organisation", id_) for id_ in bodies)
            yield Finding(Key("function", function.id), message, also)
