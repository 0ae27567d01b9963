"""Whom a body answers to, as cells of tables say it, on the screen and in papers."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from core.model.answers import Answer, Told
from core.model.reporting import Style
from core.model.words import count

Name = Callable[[str], str]
"""From the id of a body to its name."""
NO_WAY = "No way to the top"
TOP = "At the top"


def in_full(answer: Answer, name: Name) -> str:
    """Return those that a body answers to in full; those that changed or are gone with a sign and a word."""
    return _whom((told for told in answer.lines if told.line.full), name)


def in_part(answer: Answer, name: Name) -> str:
    """Return those that a body answers to in part, in the same way."""
    return _whom((told for told in answer.lines if not told.line.full), name)


def on_lines(answer: Answer, name: Name) -> str:
    """Return for what, and through which instrument, a body answers on each line that says so."""
    parts = []
    for line in answer.now:
        if line.style is Style.PART:
            continue
        nature, instrument = line.nature.rstrip("."), line.instrument.rstrip(".")
        if nature:
            parts.append(f"{name(line.to)}: {nature}" + (f". Instrument: {instrument}" if instrument else ""))
        elif instrument:
            parts.append(f"{name(line.to)}, instrument: {instrument}")
    return "; ".join(parts)


def to_look_at(answer: Answer) -> str:
    """Return what is out of the ordinary: two masters, a loop, no way to the top; each with a sign."""
    if not answer.live:
        return ""
    masters = len(answer.masters)
    found = [f"↑↑ {'Two' if masters == 2 else f'{masters:,}'} masters"] if masters > 1 else []
    found += ["∞ Loop"] if answer.looped else []
    found += ["✗ No way to the top"] if answer.distance is None and not answer.looped else []
    return ", ".join(found)


def distance_said(distance: int | None) -> str:
    """Return how far a body is from the accountable board: “At the top”, “1 line”, “No way to the top”."""
    if distance is None:
        return NO_WAY
    return count(distance, "line") if distance else TOP


def _whom(lines: Iterable[Told], name: Name) -> str:
    return "; ".join(
        f"{name(told.line.to)} ({told.sign.mark} {told.sign.value})" if told.sign else name(told.line.to)
        for told in lines
    )
