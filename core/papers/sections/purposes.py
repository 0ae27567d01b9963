"""What national bodies are for, and how settled the work is that each of them does."""

from __future__ import annotations

from collections.abc import Iterator

from core.drawing.shapes import Drawing
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
    Table,
    plain_table,
)
from core.papers.brief import Brief, OptionBrief
from core.papers.wording import opened, quoted

TITLE = "What national bodies are for"
MOST_SHEETS = 6
"""How many sheets of the map a paper has; a nation would fill fifty."""


def purposes(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the purpose of each national body, and the purpose map; nothing where neither is said."""
    bodies = _national(option.model)
    sheets = _sheets(brief, option)
    if not sheets and not any(body.purpose for body in bodies):
        return []
    blocks: list[Block] = [_table(bodies, brief)] if bodies else []
    if sheets:
        blocks += [_lens(), PageBreak(wide=True)]
        name = f"Purpose map under Option {option.option.code}"
        captions = [name, *(f"{name}, part {number}" for number in range(2, len(sheets) + 1))]
        shown = zip(captions[:MOST_SHEETS], sheets, strict=False)
        blocks += [Figure(drawing, caption, drawing.words) for caption, drawing in shown]
        if (left := len(sheets) - MOST_SHEETS) > 0:
            more = opened(count(left, "more sheet"))
            blocks += [PageBreak(), Paragraph(f"{more} of the map are left out of the paper.")]
        else:
            blocks.append(PageBreak())
    return blocks


def purposes_in_short(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return who does not say what it is for, and which pioneer work is national; nothing: none is said."""
    bodies = _national(option.model)
    sheets = _sheets(brief, option)
    if not sheets and not any(body.purpose for body in bodies):
        return []
    said = [*_silent(bodies), *(_pioneers(option.model) if sheets else ())]
    return [Heading(TITLE, level=2), Paragraph(f"{' '.join(said)} The appendix “{TITLE}” has each of them.")]


def _sheets(brief: Brief, option: OptionBrief) -> list[Drawing]:
    baseline = brief.baseline if option.changes else None
    return list(paper_map(option.model, baseline, *WIDE_FIGURE))


def _national(model: Model) -> list[Organisation]:
    """Return the national bodies that are no part of another, and the parts that hold a function, by name."""
    found = model.table(Organisation).by("tier").get("national", ())
    held = {body.id for bodies in holders(model).values() for body in bodies}
    own = [body for body in found if body.legal_form != "part_of_body" or body.id in held]
    return sorted(own, key=lambda body: (body.name.casefold(), body.id))


def _silent(bodies: list[Organisation]) -> Iterator[str]:
    """Yield how many national bodies there are, and which of them do not say what they are for."""
    silent = [body.name for body in bodies if not (body.purpose or "").strip()]
    if not bodies:
        return
    said = f"The first question of any review is what each national body is for. There are {len(bodies):,}"
    if not silent:
        yield f"{said}, and each says so."
    else:
        do = "does" if len(silent) == 1 else "do"
        yield f"{said}; {listed(quoted(silent), most=6)} {do} not say so."


def _table(bodies: list[Organisation], brief: Brief) -> Table:
    return plain_table(
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


def _lens() -> Paragraph:
    told = "; ".join(
        f"{lens.value.lower()} {lens.does} ({listed([STAGES[stage].lower() for stage in lens.stages])})"
        for lens in Lens
    )
    return Paragraph(f"The map sets each function by how settled it is: {told}. Source: {SOURCE}.")


def _pioneers(model: Model) -> Iterator[str]:
    """Yield which pioneer work a national body holds."""
    held = holders(model)
    pioneer = [
        model.name(Function, duty.id)
        for duty in model.duties
        if is_pioneer_work(duty.stage) and any(is_national(body, model) for body in held.get(duty.id, ()))
    ]
    if not pioneer:
        yield "No national body holds pioneer work."
        return
    one = len(pioneer) == 1
    work = (
        "is pioneer work that a national body holds" if one else "are pioneer work that national bodies hold"
    )
    names = listed(quoted(pioneer), most=6)
    yield f"{names} {work}; a national body does best as town planner."
