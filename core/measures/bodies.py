"""How many bodies there are, and how they stand one above the other."""

from __future__ import annotations

from collections import Counter

from core.measures import measure
from core.model.entities.resources import BudgetLine
from core.model.entities.structure import NO_LEGAL_PERSONALITY, Organisation
from core.model.model import Model

SPANS = "Australian Public Service Commission, Optimal management structures"


@measure("bodies", "Bodies", "bodies and units")
def bodies(model: Model, _baseline: Model) -> int:
    """Count the bodies of the option and the units inside them: every box on the organisation chart."""
    return len(model.table(Organisation))


@measure("national_bodies", "National bodies", "bodies")
def national_bodies(model: Model, _baseline: Model) -> int:
    """Count the bodies of the national tier, without those whose legal form is part of another body."""
    national = model.table(Organisation).by("tier").get("national", ())
    return sum(body.legal_form != "part_of_body" for body in national)


@measure("tiers", "Tiers", "tiers", SPANS)
def tiers(model: Model, _baseline: Model) -> int:
    """Count the bodies on the longest way down, from a body that is part of none to a unit that has none."""
    depth = 0
    level = [body.id for body in model.children.get(None, ())]
    while level:  # a loop of bodies hangs below none, so nothing here goes round for ever
        depth += 1
        level = [child.id for above in level for child in model.children.get(above, ())]
    return depth


@measure("widest_span", "Widest span", "bodies and units", SPANS)
def widest_span(model: Model, _baseline: Model) -> int:
    """Count the parts of the body that has the most of them directly inside it."""
    return max((len(parts) for above, parts in model.children.items() if above is not None), default=0)


@measure("spans", "Spans", "bodies, by how many parts each has", SPANS)
def spans(model: Model, _baseline: Model) -> dict[str, int]:
    """Count, for each number of parts directly inside a body, the bodies that have so many."""
    counted = Counter(len(parts) for above, parts in model.children.items() if above is not None)
    return {str(span): counted[span] for span in sorted(counted)}


@measure(
    "bodies_without_legal_personality_holding_money",
    "Bodies that hold money without legal personality",
    "bodies",
)
def bodies_without_legal_personality_holding_money(model: Model, _baseline: Model) -> int:
    """Count the bodies with a budget line whose legal form cannot hold a budget in its own name."""
    holders = model.table(BudgetLine).by("organisation")
    forms = model.table(Organisation).by("legal_form")
    return sum(body.id in holders for form in NO_LEGAL_PERSONALITY for body in forms.get(form, ()))
