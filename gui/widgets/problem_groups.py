"""What the checks find, in groups: by check, by what it is about, or by how grave it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from core.checks import CHECKS, Case, Finding, Severity
from core.model.key import Key
from core.model.kinds import KINDS

SIGNS = {Severity.ERROR: "✗", Severity.WARNING: "⚠", Severity.NOTE: "i"}
"""A sign beside each colour."""
ORDER = list(Severity)
OFF = "Switched off for this plan"


class Grouping(StrEnum):
    """What findings stand together by."""

    CHECK = "By check"
    SUBJECT = "By body or duty"
    SEVERITY = "By severity"


@dataclass(slots=True)
class Group:
    """A heading and what was found. `code` is the check where all are of one; None: of several.

    Of checks that are switched off, `off` has the reasons by code instead, and `severity` is None.
    """

    title: str
    severity: Severity | None
    tip: str = ""
    code: str | None = None
    findings: list[Finding] = field(default_factory=list)
    off: list[tuple[str, str]] = field(default_factory=list)

    @property
    def heading(self) -> str:
        """The title with a sign, and how many there are."""
        sign = SIGNS[self.severity] if self.severity else "−"
        return f"{sign} {self.title} ({len(self):,})"

    def __len__(self) -> int:
        return len(self.findings) or len(self.off)

    def line(self, row: int) -> str:
        """Return what a row says: the sign too where the group has problems of several severities."""
        if self.off:
            code, reason = self.off[row]
            return f"{CHECKS[code].name} ({code}): {reason}"
        found = self.findings[row]
        return found.message if self.code else f"{SIGNS[CHECKS[found.code].severity]} {found.message}"


def grouped(findings: Iterable[Finding], grouping: Grouping, case: Case | None) -> list[Group]:
    """Return findings in groups, the gravest first; those by what they are about then by its title."""
    found: dict[object, Group] = {}
    make = _MAKE[grouping]
    for finding in findings:
        at, new = make(finding, case)
        found.setdefault(at, new).findings.append(finding)
    groups = list(found.values())
    for group in groups:
        group.severity = min((CHECKS[one.code].severity for one in group.findings), key=ORDER.index)
        group.findings.sort(key=lambda one: ORDER.index(CHECKS[one.code].severity))
    return sorted(groups, key=_place)


def switched_off_group(off: Mapping[str, str]) -> list[Group]:
    """Return the group of the checks that are switched off, with their reasons; none where none is."""
    return [Group(OFF, None, "Papers print these reasons.", off=sorted(off.items()))] if off else []


def _place(group: Group) -> tuple[int, str, str]:
    grave = ORDER.index(group.severity) if group.severity else len(ORDER)
    return grave, group.code or "", group.title.casefold()


def _by_check(finding: Finding, _: Case | None) -> tuple[object, Group]:
    check = CHECKS[finding.code]
    return check.code, Group(check.name, check.severity, f"{check.rule}\n{check.source}", check.code)


def _by_severity(finding: Finding, _: Case | None) -> tuple[object, Group]:
    severity = CHECKS[finding.code].severity
    return severity, Group(f"{severity.value.capitalize()}s", severity)


def _by_subject(finding: Finding, case: Case | None) -> tuple[object, Group]:
    subject = subject_of(finding, case) if case else finding.key
    title = case.title(subject) if case else subject.id
    return subject, Group(title, None, KINDS[subject.kind].label)


_MAKE: dict[Grouping, Callable[[Finding, Case | None], tuple[object, Group]]] = {
    Grouping.CHECK: _by_check,
    Grouping.SUBJECT: _by_subject,
    Grouping.SEVERITY: _by_severity,
}


def subject_of(finding: Finding, case: Case) -> Key:
    """Return the body or the duty that a finding is about, else what it is about itself.

    A part in a function is about the function; money, people, posts and lines are about their body.
    """
    key = finding.key
    field = {"function": "", "organisation": "", "accountability": "function"}.get(key.kind, "organisation")
    entity = case.option.entity(key) or case.baseline.entity(key) if field else None
    id_ = getattr(entity, field, None) if entity else None
    return Key(field, id_) if id_ else key
