"""The national services under an option, and the terms on which they are given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.model.entities.delivery import ServiceLevel
from core.model.entities.structure import Organisation
from core.model.model import Model
from core.model.services import Service, national_services
from core.model.words import count, listed
from core.papers.blocks import Block, Column, Group, Heading, Paragraph, Row, Table
from core.papers.brief import Brief, OptionBrief
from core.papers.wording import enumerated, in_prose, key, opened, short_name

TITLE = "National services and their terms"


def national(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return what changes in what national services promise; nothing where none promises anything."""
    now = national_services(option.model)
    blocks = [*_lacking(now), *_along(now, brief, option), *_table(now, brief, option)]
    return [Heading(TITLE, level=2), *blocks] if blocks else []


def national_in_short(option: OptionBrief) -> str:
    """Return how many services are national, and how many promise something; nothing where there is none."""
    now = national_services(option.model)
    return _sizes(now) if now else ""


def _sizes(now: Sequence[Service]) -> str:
    levels = sum(len(service.levels) for service in now)
    told = f"{opened(count(len(now), 'service is', 'services are'))} given nationally."
    if not levels:
        they, them = ("It has", "it") if len(now) == 1 else ("They have", "them")
        return f"{told} {they} no service level, so nobody local can hold {them} to account."
    have = sum(bool(service.levels) for service in now)
    said = f"{have:,} of them {'has' if have == 1 else 'have'} {count(levels, 'service level')}"
    silent = sum(level.through is None for service in now for level in service.levels)
    if silent == levels:
        return f"{told} {said}, and none says through which region the service answers to local bodies."
    if silent:
        say = "does" if silent == 1 else "do"
        return f"{told} {said}; {silent:,} {say} not say through which region the service answers."
    return f"{told} {said}, and each says through which region the service answers to local bodies."


def _lacking(now: Sequence[Service]) -> Iterator[Block]:
    lacking = [service.function.name for service in now if not service.levels]
    if lacking and len(lacking) < len(now):
        has = "This service has" if len(lacking) == 1 else f"These {len(lacking):,} services have"
        yield Paragraph(f"{has} no service level: {enumerated(lacking)}.")


def _along(now: Sequence[Service], brief: Brief, option: OptionBrief) -> Iterator[Block]:
    """Yield how many levels another body promises on the same terms, body by body, and how many stay."""
    passed: dict[str, int] = {}
    stay = 0
    for service in now:
        for level in service.levels:
            old = brief.baseline.get(ServiceLevel, level.id)
            if old == level:
                stay += 1
            elif old and old.provider and _only_passes(level, old):
                passed[old.provider] = passed.get(old.provider, 0) + 1
    parts = [
        f"{count(number, 'service level passes', 'service levels pass')} from "
        f"{in_prose(giver, brief.baseline, option.model)} to another body, on the same terms"
        for giver, number in sorted(passed.items())
    ]
    noun = ("service level stays", "service levels stay") if not parts else ("stays", "stay")
    parts += [f"{count(stay, *noun)} as today"] if stay else []
    if parts:
        yield Paragraph(opened(f"{listed(parts)}."))


def _only_passes(level: ServiceLevel, old: ServiceLevel) -> bool:
    return level.provider != old.provider and replace(level, provider=old.provider) == old


def _table(now: Sequence[Service], brief: Brief, option: OptionBrief) -> Iterator[Block]:
    """Yield the levels on which more changes than who promises them."""
    was = brief.baseline.table(ServiceLevel)
    groups: dict[str, list[Row]] = {}
    ids: set[str] = set()
    for service in now:
        changed = [level for level in service.levels if _tells(level, was.get(level.id))]
        if changed:
            whose = ", ".join(short_name(body.id, option.model) for body in service.providers)
            rows = groups.setdefault(f"{service.function.name} ({whose})", [])
            rows += [_row(level, was.get(level.id), option.model, brief.baseline) for level in changed]
            ids |= {body.id for body in service.providers}
    if not groups:
        return
    yield Table(
        "What changes in what national services promise",
        (
            Column("Level", 0.15, heading=True),
            Column("Target", 0.21),
            Column("Period", 0.12),
            Column("Answers through", 0.2),
            Column("Basis", 0.13),
            Column("Change", 0.19, signed=True),
        ),
        tuple(Group(title, tuple(rows)) for title, rows in groups.items()),
        note=f"+ new, ~ changed, ! needs attention. {key(sorted(ids), option.model)}".strip(),
    )


def _tells(level: ServiceLevel, old: ServiceLevel | None) -> bool:
    return old is None or (old != level and not _only_passes(level, old))


def _row(level: ServiceLevel, old: ServiceLevel | None, model: Model, baseline: Model) -> Row:
    region = model.name(Organisation, level.through) or "! No region named"
    change = _change(level, old, model, baseline)
    target, basis = level.target or "! No target", model.text(level, "basis")
    return level.name, target, level.period or "", region, basis, change


def _change(level: ServiceLevel, old: ServiceLevel | None, model: Model, baseline: Model) -> str:
    if old is None:
        return "+ new"
    if (old.target, old.period, old.measure, old.name) != (
        level.target,
        level.period,
        level.measure,
        level.name,
    ):
        return "~ other target"
    if old.through != level.through:
        return (
            "~ answers through a region" if level.through and not old.through else "~ through another region"
        )
    if old.provider != level.provider:
        return f"~ was {short_name(old.provider, baseline, model)}" if old.provider else "~ provider named"
    return "no change" if old == level else "~ other terms"
