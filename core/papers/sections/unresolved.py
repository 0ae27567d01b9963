"""What an option does not resolve yet: what the checks find in it, and which of them are switched off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from core.checks import CHECKS, Finding, Severity
from core.model.words import listed
from core.papers.blocks import Block, Bullets, Heading, Paragraph
from core.papers.brief import Brief, OptionBrief
from core.papers.wording import in_words, opened

TITLE = "Not yet resolved"
MOST, FEW = 6, 3
"""Findings of one check that are told one by one, and errors in short; the rest are counted."""
_TITLES = {
    Severity.ERROR: "Errors: to be resolved before the option can take effect",
    Severity.WARNING: "Warnings: for the board to weigh",
    Severity.NOTE: "Notes",
}
POINTER = f"The appendix “{TITLE}” lists them."
AS_NOW = " (so today as well)"


def unresolved(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the findings by severity and check, and the checks that are off; nothing without either."""
    found = _by_check(option)
    if not found and not brief.muted:
        return []
    return [
        Paragraph(_opening(option, found)),
        *(block for severity in Severity for block in _of(severity, found, option)),
        *_off(brief),
    ]


def in_short(option: OptionBrief) -> list[Block]:
    """Return how many findings there are, and the errors by name; nothing where every rule is kept."""
    found = _by_check(option)
    if not found:
        return []
    errors = [finding for code in _codes(Severity.ERROR, found) for finding in found[code]]
    told: list[Block] = [Heading(TITLE, level=2), Paragraph(f"{_opening(option, found)} {POINTER}")]
    if errors:
        one = "This has" if len(errors) == 1 else "These have"
        told += [
            Paragraph(f"{one} to be resolved before the option can take effect:"),
            Bullets(tuple(_lines(errors, option, FEW))),
        ]
    return told


def _by_check(option: OptionBrief) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in option.findings:
        found.setdefault(finding.code, []).append(finding)
    return found


def _opening(option: OptionBrief, found: Mapping[str, list[Finding]]) -> str:
    checked = f"Remit checks every option against {len(CHECKS):,} rules, each with its source."
    if not found:
        return f"{checked} This option keeps all that are switched on."
    numbers = [(severity, sum(len(found[code]) for code in _codes(severity, found))) for severity in Severity]
    told = listed([in_words(number, severity.value) for severity, number in numbers if number])
    now = len(option.as_now)
    if not option.changes:
        return f"{checked} In the structure as it is there {_are(len(option.findings))} {told}."
    as_now = ""
    if now:
        every = "All of them are" if now > 1 else "It is"
        some = opened(f"{now:,} of them {'is' if now == 1 else 'are'}")
        as_now = f" {every if now == len(option.findings) else some} so today as well."
    return f"{checked} In this option there {_are(len(option.findings))} {told}.{as_now}"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _codes(severity: Severity, found: Mapping[str, list[Finding]]) -> list[str]:
    return [code for code in found if CHECKS[code].severity is severity]


def _of(severity: Severity, found: Mapping[str, list[Finding]], option: OptionBrief) -> Iterator[Block]:
    codes = _codes(severity, found)
    if codes:
        yield Heading(_TITLES[severity], level=2)
    for code in codes:
        check, findings = CHECKS[code], found[code]
        number = f" ({len(findings):,})" if len(findings) > 1 else ""
        yield Paragraph(f"{check.name}{number}. {check.rule} Source of the rule: {check.source}.")
        yield Bullets(tuple(_lines(findings, option)))


def _lines(findings: list[Finding], option: OptionBrief, most: int = MOST) -> Iterator[str]:
    shown = findings if len(findings) <= most + 1 else findings[:most]
    for finding in shown:
        now = finding in option.as_now and option.changes
        yield f"{finding.message.removesuffix('.')}{AS_NOW}." if now else finding.message
    if rest := len(findings) - len(shown):
        yield f"And {rest:,} more{' of the same kind' if most == MOST else ''}."


def _off(brief: Brief) -> Iterator[Block]:
    if brief.muted:
        number = len(brief.muted)
        yield Heading("Checks that are switched off", level=2)
        is_off = "check is switched off" if number == 1 else "checks are switched off"
        reason = "for the reason given" if number == 1 else "each for the reason given"
        yield Paragraph(f"{opened(f'{number:,} {is_off}')} for the whole plan, {reason}:")
        yield Bullets(
            tuple(f"{CHECKS[code].name} ({code}): {reason}" for code, reason in brief.muted.items())
        )
