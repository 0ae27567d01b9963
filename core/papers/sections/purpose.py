"""What national bodies are for, and how settled the work is that each of them does."""

from __future__ import annotations

from collections.abc import Iterator

from core.figures.purpose_map import paper_map
from core.model.entities.accountability import STAGES, Function
from core.model.entities.structure import Organisation
from core.model.fate import holders
from core.model.lens import SOURCE, Lens, is_pioneer_work
from core.model.model import Model
from core.model.services import is_national
from core.model.words import count, listed
from core.papers.blocks import (
    WIDE_FIGURE,
    Block,
    Column,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    plain_table,
)
from core.papers.brief import Brief, OptionBrief
from core.papers.wording import enumerated, opened, quoted

TITLE = "What national bodies are for"
MOST_SHEETS = 6
"""How many sheets of the map a paper has; a nation would fill fifty."""


def purposes(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the purpose of each national body, and the purpose map; nothing where neither is said."""
    bodies = _national(option.model)
    baseline = brief.baseline if option.changes else None
    sheets = paper_map(option.model, baseline, *WIDE_FIGURE)
    if not sheets and not any(body.purpose for body in bodies):
        return []
    blocks: list[Block] = [Heading(TITLE), *_bodies(bodies, brief)]
    if sheets:
        blocks += [*_lens(option.model), PageBreak(wide=True)]
        name = f"Purpose map under Option {option.option.code}"
        captions = [name, *(f"{name}, part {number}" for number in range(2, len(sheets) + 1))]
        shown = zip(captions[:MOST_SHEETS], sheets, strict=False)
        blocks += [Figure(drawing, caption, drawing.words) for caption, drawing in shown]
        blocks.append(PageBreak())
        if left := len(sheets) - MOST_SHEETS if len(sheets) > MOST_SHEETS else 0:
            blocks.append(
                Paragraph(f"{opened(count(left, 'more sheet'))} of the map are left out of the paper.")
            )
    return blocks


def _national(model: Model) -> list[Organisation]:
    """Return the national bodies that are no part of another, and the parts that hold a function, by name."""
    found = model.table(Organisation).by("tier").get("national", ())
    held = {body.id for bodies in holders(model).values() for body in bodies}
    own = [body for body in found if body.legal_form != "part_of_body" or body.id in held]
    return sorted(own, key=lambda body: (body.name.casefold(), body.id))


def _bodies(bodies: list[Organisation], brief: Brief) -> Iterator[Block]:
    silent = [body.name for body in bodies if not (body.purpose or "").strip()]
    if not bodies:
        return
    said = f"The first question of any review is what each national body is for. There are {len(bodies):,}"
    if not silent:
        yield Paragraph(f"{said}, and each says so.")
    else:
        do = "does" if len(silent) == 1 else "do"
        yield Paragraph(f"{said}; {enumerated(quoted(silent), most=6)} {do} not say so.")
    yield plain_table(
        "The purpose of each national body",
        (Column("Body", 0.27, heading=True), Column("Purpose", 0.55), Column("Change", 0.18, signed=True)),
        [_row(body, brief) for body in bodies],
        note="+ new, ~ changed, ! needs attention.",
    )


def _row(body: Organisation, brief: Brief) -> Row:
    was = brief.baseline.get(Organisation, body.id)
    if was is None:
        change = "+ new"
    elif was.purpose != body.purpose:
        change = "~ other purpose"
    else:
        change = "~ renamed" if was.name != body.name else "no change"
    return body.name, body.purpose or "! No purpose stated", change


def _lens(model: Model) -> Iterator[Block]:
    told = "; ".join(
        f"{lens.value.lower()} {lens.does} ({listed([STAGES[stage].lower() for stage in lens.stages])})"
        for lens in Lens
    )
    yield Paragraph(f"The map sets each function by how settled it is: {told}. Source: {SOURCE}.")
    held = holders(model)
    pioneer = [
        model.name(Function, duty.id)
        for duty in model.duties
        if is_pioneer_work(duty.stage) and any(is_national(body, model) for body in held.get(duty.id, ()))
    ]
    if not pioneer:
        yield Paragraph("No national body holds pioneer work.")
        return
    one = len(pioneer) == 1
    work = (
        "is pioneer work that a national body holds" if one else "are pioneer work that national bodies hold"
    )
    names = enumerated(quoted(pioneer), most=6)
    yield Paragraph(
        f"{names} {work}. A national body does best as town planner; the map marks the rest with “!”."
    )
