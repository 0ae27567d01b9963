"""Timing two pieces of work that take turns."""

from __future__ import annotations

import gc
from collections.abc import Callable
from statistics import median
from time import perf_counter

Work = Callable[[], object]
Prepare = Callable[[], Work]
"""Makes what one round of work needs, untimed, and returns that work."""


def timed(work: Work) -> float:
    """Return how many seconds work takes, from a clean heap and without the collector."""
    gc.collect()
    was_on = gc.isenabled()
    gc.disable()
    try:
        start = perf_counter()
        work()
        return perf_counter() - start
    finally:
        if was_on:
            gc.enable()


def interleaved(ours: Prepare, limit: Prepare, rounds: int) -> tuple[float, float]:
    """Return the median seconds of both, which take turns; a first round warms the caches and is dropped."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds + 1):
        for prepare, found in zip((ours, limit), times, strict=True):
            found.append(timed(prepare()))
    return median(times[0][1:]), median(times[1][1:])


def always(work: Work) -> Prepare:
    """Return the preparation of work that needs none."""
    return lambda: work
