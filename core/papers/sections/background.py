"""Where the matter stands today, and why anything should change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from core.model.entities.structure import Organisation
from core.model.words import count, listed, sentence
from core.papers.blocks import Block, Bullets, Paragraph, paragraphs
from core.papers.brief import Brief, OptionBrief
from core.papers.duties import accountable_bodies
from core.papers.wording import opened

MOST = 6
"""How many bodies are told of from the record of the as-is."""


def background(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return what the plan is about, how the structure stands, and what is on record of those it changes."""
    return [
        *paragraphs(brief.plan.summary or ""),
        *_today(brief),
        *_record(brief, option),
    ]


def _today(brief: Brief) -> Iterator[Block]:
    bodies = len(brief.baseline.table(Organisation))
    if not bodies:
        return
    duties = brief.baseline.duties
    told = f"The structure as it is{brief.as_at} has {count(bodies, 'body or unit', 'bodies and units')}"
    if duties:
        verb = "has" if len(duties) == 1 else "have"
        told += f", and {count(len(duties), 'function')} that somebody {verb} to hold".replace(
            "somebody have", "somebody has"
        )
    held = [len(accountable_bodies(duty.id, brief.baseline)) for duty in duties]
    parts = []
    if none := held.count(0):
        parts.append(f"{count(none, 'function')} {'has' if none == 1 else 'have'} no accountable body")
    if many := sum(number > 1 for number in held):
        noun = count(many, "function") if not parts else f"{many:,}"
        parts.append(f"{noun} {'has' if many == 1 else 'have'} more than one")
        if not none:
            parts[-1] += " accountable body"
    faults = f" {opened(sentence(listed(parts)))}" if parts else ""
    yield Paragraph(f"{sentence(told)}{faults}")


def _record(brief: Brief, option: OptionBrief) -> Iterator[Block]:
    """Yield what the as-is notes of the bodies that the option itself changes or closes."""
    here = option.model.table(Organisation)
    told = [move for each in option.all_moves if (move := brief.move(each.id))]
    ids = {key.id for move in told for key in move.touched if key.kind == "organisation"}
    bodies = [body for id_ in ids if (body := brief.baseline.get(Organisation, id_)) and body.notes]
    bodies.sort(key=lambda body: (body.id in here, body.name.casefold(), body.id))
    alike = Counter(body.notes for body in bodies)
    # What is on record of several bodies in the same words is no story of any of them.
    items = [
        f"{body.name}: {sentence(' '.join((body.notes or '').split()))}"
        for body in bodies
        if alike[body.notes] == 1
    ]
    if items:
        yield Paragraph("On record of the bodies that this option closes or changes:")
        yield Bullets(tuple(items[:MOST]))
