"""Things one below the other, each as near to where it is wanted as the others let it be."""

from __future__ import annotations

from collections.abc import Sequence


def spread(
    wanted: Sequence[float], heights: Sequence[float], gap: float, top: float, low: float
) -> list[float]:
    """Return the upper edge of each thing, in their order, at least a gap apart, between top and low.

    Least squares by pooling neighbours that would overlap. Where there is not room for all, they begin at
    the top and run beyond low. Lengths are points, y down.
    """
    offsets, reach = [], 0.0
    for height in heights:
        offsets.append(reach)
        reach += height + gap
    room = max(low - top - (reach - gap), 0.0) if heights else 0.0
    blocks: list[tuple[float, int]] = []  # mean of the wanted places less their offsets, and how many
    for place, offset in zip(wanted, offsets, strict=True):
        mean, number = place - offset, 1
        while blocks and blocks[-1][0] >= mean:
            other, others = blocks.pop()
            mean, number = (mean * number + other * others) / (number + others), number + others
        blocks.append((mean, number))
    starts = [min(max(mean, top), top + room) for mean, number in blocks for _ in range(number)]
    return [start + offset for start, offset in zip(starts, offsets, strict=True)]
