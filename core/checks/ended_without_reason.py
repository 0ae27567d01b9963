"""An end that the paper could not explain."""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Severity, check
from core.model.entities.accountability import Function
from core.model.fate import ended_because
from core.model.key import Key


@check(
    "ACC007",
    "End without a reason",
    Severity.ERROR,
    "Institute for Government, How to abolish a public body (2023)",
    reads=(Function,),
)
def ended_without_reason(case: Case) -> Iterator[Finding]:
    """Whatever ends, ends with a reason."""
    for function in case.option.all(Function):
        if function.ended is not None and not ended_because(function):
            message = f"“{function.name}” is said to end, but the reason is blank."
            yield Finding(Key("function", function.id), message)
