"""What is drawn: a card for each body or for many small ones, and bands of money between cards.

A band that does not lead to a later column goes back: its two ends are cards of their own, which name the
body at the other end, so that no ribbon crosses the whole picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from core.figures.money_flow.ledger import Ledger, Stream
from core.model.diff import Sign


@dataclass(frozen=True, slots=True)
class Node:
    """A card, before it has a place. `bodies` are whom it stands for, the largest first.

    `back` says that it names the other end of a band that goes back: “to” whom, or “from” whom.
    """

    id: str
    column: int
    bodies: tuple[str, ...]
    more: bool = False
    back: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """Streams between two cards through one gate, drawn as one ribbon. Whole pence."""

    source: str
    target: str
    approver: str | None
    days: int | None
    streams: tuple[Stream, ...]

    @property
    def amount(self) -> int:
        """What goes along it."""
        return sum(stream.amount for stream in self.streams)

    @property
    def sign(self) -> Sign | None:
        """What became of it: of all of it alike, or else that some has changed."""
        signs = {stream.sign for stream in self.streams}
        if len(signs) == 1:
            return next(iter(signs))
        return Sign.CHANGED

    @property
    def gated(self) -> bool:
        """Whether somebody has to agree first, or an approval takes days."""
        return bool(self.approver or self.days)

    @property
    def way(self) -> tuple[str, str, str | None, int | None]:
        """Between which cards, and through which gate."""
        return self.source, self.target, self.approver, self.days


@dataclass(slots=True)
class Graph:
    """Cards by id and the bands between them, the cards being those of all panels of a picture."""

    nodes: dict[str, Node] = field(default_factory=dict)
    bands: tuple[Band, ...] = ()

    @property
    def sums(self) -> dict[str, tuple[int, int]]:
        """What arrives at each card and what leaves it."""
        found = dict.fromkeys(self.nodes, (0, 0))
        for band in self.bands:
            come, out = found[band.source]
            found[band.source] = come, out + band.amount
            come, out = found[band.target]
            found[band.target] = come + band.amount, out
        return found


MOST_BACK = 3
"""Cards in a column that name the other end of a band that goes back; more become one."""


def shown_alone(
    columns: Mapping[str, int], ledgers: Sequence[Ledger], most: Mapping[int, int], first: set[str]
) -> set[str]:
    """Return the bodies that have a card of their own: in each column the largest, up to a number.

    Those in `first` come before larger ones. One that would be left over alone has its own card too.
    """
    size = sizes(ledgers)
    alone: set[str] = set()
    for column, members in members_of(columns, size).items():
        members.sort(key=lambda body: body not in first)
        room = most.get(column, len(members))
        alone.update(members if len(members) <= room else members[: max(room - 1, 1)])
    return alone


def members_of(columns: Mapping[str, int], size: Mapping[str, int]) -> dict[int, list[str]]:
    """Return the bodies of each column, the largest first."""
    found: dict[int, list[str]] = {}
    for body in sorted(columns, key=lambda body: (-size.get(body, 0), body)):
        found.setdefault(columns[body], []).append(body)
    return found


def sizes(ledgers: Iterable[Ledger]) -> dict[str, int]:
    """Return the most that arrives at or leaves each body in any of the ledgers."""
    found: dict[str, int] = {}
    for each in ledgers:
        for body, sums in each.sums().items():
            found[body] = max(found.get(body, 0), *sums)
    return found


def graphs(columns: Mapping[str, int], ledgers: Sequence[Ledger], alone: set[str]) -> list[Graph]:
    """Return the graph of each ledger; all have the same cards, so that they can be compared."""
    size = sizes(ledgers)
    card: dict[str, str] = {}
    nodes: dict[str, Node] = {}
    for column, members in members_of(columns, size).items():
        rest = tuple(body for body in members if body not in alone)
        for body in members:
            card[body] = f"body {body}" if body in alone or len(rest) == 1 else f"more {column}"
            if card[body] not in nodes:
                more = card[body].startswith("more ")
                nodes[card[body]] = Node(card[body], column, rest if more else (body,), more=more)
    backs = _backs(card, nodes, ledgers)
    nodes.update((node.id, node) for ends in backs.values() for node in ends)
    shift = -min((node.column for node in nodes.values()), default=0)
    moved = {
        id_: Node(id_, node.column + shift, node.bodies, node.more, node.back) for id_, node in nodes.items()
    }
    return [Graph(moved, tuple(_bands(each, card, backs))) for each in ledgers]


def _bands(
    ledger: Ledger, card: Mapping[str, str], backs: Mapping[tuple[str, str], tuple[Node, Node]]
) -> Iterable[Band]:
    found: dict[tuple[str, str, str | None, int | None], list[Stream]] = {}
    for stream in ledger.streams:
        source, target = card[stream.payer], card[stream.payee]
        gate = stream.approver, stream.days
        if ends := backs.get((source, target)):
            to, from_ = ends
            found.setdefault((source, to.id, *gate), []).append(stream)
            found.setdefault((from_.id, target, *gate), []).append(stream)
        else:
            found.setdefault((source, target, *gate), []).append(stream)
    return (Band(*way, tuple(streams)) for way, streams in found.items())


def _backs(
    card: Mapping[str, str], nodes: Mapping[str, Node], ledgers: Sequence[Ledger]
) -> dict[tuple[str, str], tuple[Node, Node]]:
    """Return, for each two cards between which money goes back, the card that names each of them."""
    pairs = dict.fromkeys(
        (card[stream.payer], card[stream.payee]) for each in ledgers for stream in each.streams
    )
    going = [(one, other) for one, other in pairs if nodes[other].column <= nodes[one].column]
    tos: dict[int, list[tuple[str, str]]] = {}
    froms: dict[int, list[tuple[str, str]]] = {}
    for pair in going:
        tos.setdefault(nodes[pair[0]].column + 1, []).append(pair)
        froms.setdefault(nodes[pair[1]].column - 1, []).append(pair)
    found = {}
    for pair in going:
        to, from_ = (
            _named(back, nodes[pair[end]].column + step, pair, of, nodes)
            for back, end, step, of in (("to", 0, 1, tos), ("from", 1, -1, froms))
        )
        found[pair] = to, from_
    return found


def _named(
    back: str,
    column: int,
    pair: tuple[str, str],
    of: Mapping[int, list[tuple[str, str]]],
    nodes: Mapping[str, Node],
) -> Node:
    """Return the card that names one end of a pair, or of all pairs of a column where they are many."""
    pairs, end = of[column], int(back == "to")
    many = len({one[end] for one in pairs}) > MOST_BACK
    ends = dict.fromkeys(one[end] for one in pairs) if many else {pair[end]: None}
    bodies = tuple(dict.fromkeys(body for one in ends for body in nodes[one].bodies))
    whose = "all" if many else pair[end]
    return Node(f"{back} {column} {whose}", column, bodies, more=len(bodies) > 1, back=back)
