"""Who does the work: posts and whole-time equivalents."""

from __future__ import annotations

from operator import attrgetter

from core.measures import WTE, Number, measure
from core.model.entities.resources import Workforce
from core.model.entities.structure import Post
from core.model.model import Model


@measure("posts", "Posts", "posts")
def posts(model: Model, _baseline: Model) -> int:
    """Count the posts that the option names."""
    return len(model.table(Post))


@measure("wte", "People", WTE)
def wte(model: Model, _baseline: Model) -> dict[str, Number]:
    """Add up the whole-time equivalents of every workforce line, year by year."""
    years = model.table(Workforce).by("year")
    return {year: sum(map(attrgetter("wte"), lines)) for year, lines in sorted(years.items())}
