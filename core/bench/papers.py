"""How long it takes to write every paper of the shipped sample, and the paper of one option of a plan."""

from __future__ import annotations

from collections.abc import Iterator

from core.bench.rows import Bench, Row
from core.bench.timing import Work, always, interleaved
from core.model.edits import Set
from core.model.kinds import key_of
from core.papers import PAPERS
from core.papers.again import Again
from core.papers.brief import brief_of
from core.papers.export import export
from core.papers.render.pdf import drawn
from core.samples import create
from core.store.store import Store

SAMPLE = "nhs-digital-2020"
SECONDS = 3.0
PREVIEW = 0.3
LONGEST = 4
"""The place of the option with the longest paper."""
OF_ONE_OPTION = 10.0
"""Seconds, the plan open."""


def measure(bench: Bench) -> Iterator[Row]:
    """Yield the rows of the sample: made from its files, and its papers written."""
    path, folder = bench.folder / "sample.remit", bench.folder / "papers"
    written: list[int] = []

    def made() -> Work:
        path.unlink(missing_ok=True)
        return lambda: create(path, SAMPLE).close()

    def papers() -> Work:
        store = create(bench.folder / f"papers-{len(written)}.remit", SAMPLE)
        return lambda: written.append(len(export(store, folder)))

    making, writing = interleaved(made, papers, bench.rounds)
    yield Row("Make the sample", making, allowed=2.0)
    yield Row("Write its papers", writing, allowed=SECONDS, note=f"{written[-1]} papers")
    yield _again(bench)
    yield _tagged(bench)
    if bench.counts.options:
        yield _of_one_option(bench)


def _again(bench: Bench) -> Row:
    """Measure the longest paper of the sample made again after an edit, as the preview makes it."""
    store = create(bench.folder / "again.remit", SAMPLE)
    papers, option = Again(store.path), store.options()[LONGEST]
    sizes = [len(papers.pdf("option-paper", option.id))]

    def paper() -> Work:
        store.apply("Rename", [Set(key_of(option), "name", f"Option for the {len(sizes)}th time")])
        return lambda: sizes.append(len(papers.pdf("option-paper", option.id)))

    ours, _ = interleaved(paper, always(lambda: None), bench.rounds)
    papers.close()
    store.close()
    return Row("Preview after an edit", ours, allowed=PREVIEW, note=f"{sizes[-1] / 1000:,.0f} kB")


def _tagged(bench: Bench) -> Row:
    """Measure what the structure costs that screen readers need, with the longest paper of the sample."""
    store = create(bench.folder / "tagged.remit", SAMPLE)
    brief = brief_of(store)
    store.close()
    every = [PAPERS["option-paper"].blocks(brief, option) for option in brief.options]
    longest = max(every, key=len)
    ours, plain = interleaved(
        always(lambda: drawn(longest)), always(lambda: drawn(longest, tagged=False)), bench.rounds
    )
    return Row("Draw its longest paper", ours, plain, 1.5, note="limit: the same without tags")


def _of_one_option(bench: Bench) -> Row:
    store = Store.open(bench.plan, read_only=True)
    option = store.options()[0].id
    sizes: list[int] = []

    def paper() -> Work:
        def work() -> None:
            (file,) = export(store, bench.folder / "one", [option], ["option-paper"])
            sizes.append(file.stat().st_size)

        return work

    ours, _ = interleaved(paper, always(lambda: None), min(bench.rounds, 3))
    store.close()
    note = f"{sizes[-1] / 1000:,.0f} kB"
    return Row(
        f"Write the paper of an option, {bench.counts.bodies:,} bodies",
        ours,
        allowed=OF_ONE_OPTION,
        note=note,
    )
