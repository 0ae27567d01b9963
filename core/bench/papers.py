"""How long it takes to write every paper of the shipped sample."""

from __future__ import annotations

from collections.abc import Iterator

from core.bench.rows import Bench, Row
from core.bench.timing import Work, interleaved
from core.papers.export import export
from core.samples import create

SAMPLE = "nhs-digital-2020"
SECONDS = 3.0


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
