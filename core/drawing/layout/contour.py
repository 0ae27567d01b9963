"""A tidy tree: parents over the middle of all below them, subtrees as near as their outlines allow.

Source: Reingold and Tilford, Tidier drawings of trees (1981), with subtrees of any width.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

Contour = list[float]


def tidy(
    children: Sequence[Sequence[int]], widths: Sequence[float], gap: float, deep: Collection[int] = ()
) -> list[float]:
    """Return the middle of every node, in points from the left edge of the whole.

    Nodes are numbered so that each comes before its children. Those in `deep` reach down past every row, so
    that nothing is set under them. No nodes: no middles.
    """
    rows = 1 + max(_rows(children), default=0)
    shifts = [0.0] * len(children)
    lefts: list[Contour] = [[]] * len(children)
    rights: list[Contour] = [[]] * len(children)
    for node in reversed(range(len(children))):
        half = widths[node] / 2
        left, right = _joined(children[node], lefts, rights, gap, shifts)
        lefts[node], rights[node] = [-half, *left], [half, *right]
        if node in deep:
            lefts[node] += [-half] * (rows - 1)
            rights[node] += [half] * (rows - 1)
    middles = [0.0] * len(children)
    for node, under in enumerate(children):
        for child in under:
            middles[child] = middles[node] + shifts[child]
    edge = min((middle - width / 2 for middle, width in zip(middles, widths, strict=True)), default=0.0)
    return [middle - edge for middle in middles]


def _joined(
    under: Sequence[int], lefts: list[Contour], rights: list[Contour], gap: float, shifts: list[float]
) -> tuple[Contour, Contour]:
    """Set children side by side, note how far each is from the middle, and return their common outline."""
    left: Contour = []
    right: Contour = []
    for child in under:
        pairs = zip(right, lefts[child], strict=False)
        shift = max((edge - other + gap for edge, other in pairs), default=0.0)
        shifts[child] = shift
        left += [edge + shift for edge in lefts[child][len(left) :]]
        right[: len(rights[child])] = [edge + shift for edge in rights[child]]
    # Over the middle of all that is below, not of the first and the last child: where one child is far
    # wider than the others, that alone looks even.
    middle = (min(left) + max(right)) / 2 if under else 0.0
    for child in under:
        shifts[child] -= middle
    return [edge - middle for edge in left], [edge - middle for edge in right]


def _rows(children: Sequence[Sequence[int]]) -> list[int]:
    """Return the row of every node, counted from those that are under none."""
    rows = [0] * len(children)
    for node, under in enumerate(children):
        for child in under:
            rows[child] = rows[node] + 1
    return rows
