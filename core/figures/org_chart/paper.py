"""The organisation chart for print: as much as is readable on a page, the rest on pages of its own."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from core.drawing.shapes import Drawing
from core.figures.org_chart.bodies import Body, all_of, bodies_of, numbers_of
from core.figures.org_chart.cards import LEAST_BOX
from core.figures.org_chart.legend import with_legend
from core.figures.org_chart.sheet import Sheet
from core.figures.org_chart.ties import Tie, bring_together, ties_of
from core.figures.org_chart.tree import tree
from core.figures.org_chart.words import words
from core.model.model import Model

SCALE = 0.9
"""The least a paper may shrink a chart to: its least text is then still 9 points."""
_MARGIN = 12.0
_LEGEND = 56.0  # what is kept free for it while a shape is chosen
_TRIES = 24  # how often more is put on a page before it is full enough


def paper_chart(
    model: Model, baseline: Model | None, width: float, height: float, *, most: int = 24
) -> list[Drawing]:
    """Return the charts of a paper: an overview, then the branches, all legible on a page of that size.

    Sizes are in points; each chart fits at SCALE, unless one box with one under it does not. A body whose
    children are on another chart says how many they are; past `most` charts they stay folded away. No
    bodies: no charts.
    """
    tops = bodies_of(model, baseline)
    bodies = list(all_of(tops))
    ties = ties_of(model, baseline, {body.id for body in bodies})
    bring_together(tops, bodies, ties)
    page = _Page(ties, numbers_of(bodies), (width / SCALE, height / SCALE))
    drawings: list[Drawing] = []
    waiting = deque([_whole(tops, opened=False)] if tops else [])
    while waiting and len(drawings) < most:
        part, *rest = page.begun(waiting.popleft())
        waiting.extendleft(reversed(rest))
        opened = page.filled(part)
        view = page.view(part, opened)
        sheet, seen = page.sheet(view)
        said = words(view, seen, compared=baseline is not None)
        drawings.append(Drawing(sheet.width, sheet.height, tuple(sheet.shapes), said))
        waiting += page.left(part, opened)
    return drawings


@dataclass(frozen=True, slots=True)
class _Part:
    """What a page shows: some children of one body, or some of the tops. `open`: with those under them."""

    top: Body | None
    children: Sequence[Body]
    open: bool = False


def _whole(bodies: Sequence[Body], top: Body | None = None, *, opened: bool = True) -> _Part:
    """Return a part for bodies: where there is but one, that one with those under it."""
    if len(bodies) == 1:
        return _Part(bodies[0], bodies[0].children)
    return _Part(top, bodies, open=opened)


class _Page:
    """A page of a size, in points, and what can be shown on it."""

    def __init__(self, ties: Sequence[Tie], numbers: Mapping[str, int], size: tuple[float, float]) -> None:
        self._ties, self._numbers, self._size = ties, numbers, size
        self._most = int(size[0] * size[1] / LEAST_BOX)  # looking no further spares a nation many tries

    def begun(self, part: _Part) -> list[_Part]:
        """Return as much of a part as fits on the page, and then the rest, if there is any."""
        if self._fits(part):
            return [part]
        low, high = 0, len(part.children)
        while high - low > 1:
            middle = (low + high) // 2
            if self._fits(replace(part, children=part.children[:middle])):
                low = middle
            else:
                high = middle
        first, rest = part.children[: low or 1], part.children[low or 1 :]
        left = [_whole(rest, part.top) if part.open else replace(part, children=rest)] if rest else []
        if part.open and low < 2:
            return [*self.begun(_whole(first)), *left]
        return [replace(part, children=first), *left]

    def filled(self, part: _Part) -> set[str]:
        """Return the ids of the bodies whose children are on the page: those that are alike open together."""
        opened = _opened(part)
        first = [body.children for body in part.children] if part.open else [part.children]
        waiting = deque(_alike(first))
        for _ in range(_TRIES):
            if not waiting:
                break
            group = waiting.popleft()
            tried = opened | {body.id for body in group}
            if self._fits(part, tried):
                opened = tried
                waiting += _alike([body.children for body in group])
        return opened

    def left(self, part: _Part, opened: Collection[str]) -> list[_Part]:
        """Return what is still to be shown of a part: the children of those that are folded."""
        found = []
        waiting: deque[tuple[Body | None, Sequence[Body]]] = deque([(part.top, part.children)])
        while waiting:
            top, bodies = waiting.popleft()
            folded = [body for body in bodies if body.children and body.id not in opened]
            if folded:
                found.append(_whole(folded, top))
            waiting += [(body, body.children) for body in bodies if body.id in opened]
        return found

    def view(self, part: _Part, opened: Collection[str]) -> list[Body]:
        """Return the bodies as they are drawn: open, or folded with the number of those under them."""
        drawn = [self._copy(body, opened) for body in part.children]
        if part.top is None:
            return drawn
        shown = sum(1 + self._numbers[body.id] for body in part.children)
        return [replace(part.top, children=drawn, hidden=self._numbers[part.top.id] - shown)]

    def sheet(self, view: Sequence[Body]) -> tuple[Sheet, list[Tie]]:
        """Return the chart of a view, with its legend, and the reporting lines on it."""
        bodies = list(all_of(view))
        drawn = {body.id for body in bodies}
        ties = [tie for tie in self._ties if tie.source in drawn and tie.target in drawn]
        width, height = self._size
        sheet = tree(view, ties, (width - 2 * _MARGIN, height - _LEGEND), _MARGIN)
        return with_legend(sheet, bodies, ties), ties

    def _copy(self, body: Body, opened: Collection[str]) -> Body:
        """Return a body as it is drawn, with those under it as far as they are opened."""
        if body.id in opened:
            return replace(body, children=[self._copy(child, opened) for child in body.children])
        return replace(body, children=[], hidden=self._numbers[body.id])

    def _fits(self, part: _Part, opened: Collection[str] | None = None) -> bool:
        if len(part.children) > self._most:
            return False
        view = self.view(part, _opened(part) if opened is None else opened)
        if sum(1 for _ in all_of(view)) > self._most:
            return False
        sheet, _ = self.sheet(view)
        return sheet.width <= self._size[0] and sheet.height <= self._size[1]


def _opened(part: _Part) -> set[str]:
    return {body.id for body in part.children} if part.open else set()


def _alike(families: Sequence[Sequence[Body]]) -> list[list[Body]]:
    """Return the bodies that have others under them, those of one family and one kind together."""
    found: list[list[Body]] = []
    for family in families:
        kinds: dict[str | None, list[Body]] = {}
        for body in family:
            if body.children:
                kinds.setdefault(body.organisation.kind, []).append(body)
        found += kinds.values()
    return found
