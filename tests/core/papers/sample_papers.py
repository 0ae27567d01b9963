"""Every paper of the shipped sample as blocks, for judges."""

from __future__ import annotations

from pathlib import Path

from core.papers import PAPERS
from core.papers.blocks import Block
from core.papers.brief import brief_of
from core.papers.formats import FORMATS
from core.papers.made import written_as
from core.store.store import Store


def sample_papers(plan: Path, form: str) -> dict[str, list[Block]]:
    """Return the blocks of every paper of a plan that a format is for, by a name for its file."""
    store = Store.open(plan, read_only=True)
    try:
        brief = brief_of(store)
    finally:
        store.close()
    found = {}
    for id_, paper in PAPERS.items():
        if FORMATS[form] not in written_as(paper, [FORMATS[form]]):
            continue
        for option in brief.options if paper.per_option else [None]:
            found[f"{id_}-{option.option.code if option else 'all'}"] = paper.blocks(brief, option)
    return found
