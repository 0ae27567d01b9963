"""Who does the work: posts and whole-time equivalents."""

from __future__ import annotations

from core.measures import WTE, Number, measure
from core.model.entities.structure import Post
from core.model.model import Model
from core.model.spending import People


@measure("posts", "Posts", "posts")
def posts(model: Model, _baseline: Model) -> int:
    """Count the posts that the option names."""
    return len(model.table(Post))


@measure("wte", "People", WTE)
def wte(model: Model, _baseline: Model) -> dict[str, Number]:
    """Add up the whole-time equivalents of every workforce line, year by year."""
    return dict(model.once(People).years)
