"""Whatever flows there are: widths are to scale, nothing lies over anything, no penny is lost."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.drawing.shapes import Box, Drawing, Label
from core.figures.money_flow.cards import Setting
from core.figures.money_flow.columns import columns
from core.figures.money_flow.ledger import Pair, ledger
from core.figures.money_flow.order import crossings, ordered
from core.figures.money_flow.picture import Picture, picture, told
from core.figures.money_flow.spread import spread
from core.model.entities.resources import FundingFlow
from core.model.entities.structure import ORGANISATION_KINDS, TIERS, Organisation
from core.model.model import Model
from tests.core.figures.charts import outside
from tests.core.figures.flows import SOURCE, YEAR, model

IDS = [f"b{number}" for number in range(14)]
AMOUNTS = st.one_of(st.integers(-3, 3), st.integers(1, 10**6), st.integers(1, 10**13))


@st.composite
def models(draw: st.DrawFn) -> Model:
    """Return a model with any flows between bodies of any tier, some of which are not there."""
    names = st.sampled_from(["North", "A body with a name that is rather too long for its card", "W" * 60])
    bodies = [
        Organisation(
            id=id_,
            name=draw(names) + id_,
            short_name=draw(st.sampled_from([None, id_])),
            kind=draw(st.sampled_from([None, *ORGANISATION_KINDS])),
            tier=draw(st.sampled_from([None, *TIERS])),
        )
        for id_ in draw(st.sets(st.sampled_from(IDS)))
    ]
    ends = st.sampled_from(IDS)
    flows = [
        FundingFlow(
            id=f"f{number}",
            payer=draw(ends),
            payee=draw(ends),
            year=draw(st.sampled_from([YEAR, YEAR, YEAR, "2019-20"])),
            amount=draw(AMOUNTS),
            approver=draw(st.sampled_from([None, None, *IDS])),
            days=draw(st.sampled_from([None, 0, 1, 45])),
            source=SOURCE,
        )
        for number in range(draw(st.integers(0, 30)))
    ]
    return model(*bodies, *flows)


SETTINGS = st.sampled_from(
    [Setting(132, 84, 700), Setting(90, 36, 240, names=3, widest=88), Setting(78, 28, 90)]
)


def drawn(now: Model, before: Model | None, setting: Setting) -> Picture | None:
    said = told(now, before, YEAR, "", ("As-is", "Option"))
    return picture(said, setting) if said.drawable else None


@given(found=models())
def test_every_flow_of_the_year_is_in_one_stream_or_is_left_with_its_reason(found: Model) -> None:
    flows = {flow.id: flow.amount for flow in found.all(FundingFlow) if flow.year == YEAR}
    book = ledger(found, YEAR)
    told_of = [id_ for stream in book.streams for id_ in stream.flows] + [flow.id for _, flow, _ in book.left]
    assert sorted(told_of) == sorted(flows)
    assert book.total + sum(amount for *_, amount in book.left) == sum(flows.values())
    for stream in book.streams:
        assert stream.amount == sum(flows[id_] for id_ in stream.flows) > 0
    come = sum(come for come, _ in book.sums().values())
    assert come == sum(out for _, out in book.sums().values()) == book.total


@given(now=models(), before=st.none() | models(), setting=SETTINGS)
def test_every_stream_is_on_one_ribbon_or_goes_back_on_two(
    now: Model, before: Model | None, setting: Setting
) -> None:
    found = drawn(now, before, setting)
    for place, panel in enumerate(found.panels if found else ()):
        _, book = found.told.ledgers[place]  # type: ignore[union-attr]
        nodes = {spot.id: spot.card.node for column in panel.columns for spot in column if spot.card}
        seen: Counter[object] = Counter()
        for ribbon in panel.ribbons:
            source, target = nodes[ribbon.band.source], nodes[ribbon.band.target]
            assert source.column < target.column
            for stream in ribbon.band.streams:
                seen[stream] += 1
                assert source.back == "from" or stream.payer in source.bodies
                assert target.back == "to" or stream.payee in target.bodies
        back = {s for r in panel.ribbons if nodes[r.band.target].back == "to" for s in r.band.streams}
        assert seen == Counter({stream: 2 if stream in back else 1 for stream in book.streams})


@given(now=models(), before=st.none() | models(), setting=SETTINGS)
def test_each_body_has_a_card_or_is_counted_on_one(
    now: Model, before: Model | None, setting: Setting
) -> None:
    found = drawn(now, before, setting)
    for place, panel in enumerate(found.panels if found else ()):
        cards = [spot.card for column in panel.columns for spot in column if spot.card]
        bodies = [body for card in cards if not card.node.back for body in card.node.bodies]
        assert len(bodies) == len(set(bodies))
        _, book = found.told.ledgers[place]  # type: ignore[union-attr]
        assert set(book.sums()) <= set(bodies)
        for card in cards:
            if card.node.more and not card.node.back:
                assert card.lines[0][0] == f"and {len(card.node.bodies)} more"
                assert len(card.node.bodies) > 1


@given(now=models(), before=st.none() | models(), setting=SETTINGS)
def test_ribbons_are_to_scale_and_fill_the_bars_of_their_cards(
    now: Model, before: Model | None, setting: Setting
) -> None:
    found = drawn(now, before, setting)
    for panel in found.panels if found else ():
        assert panel.scale == found.panels[0].scale > 0  # type: ignore[union-attr]
        for spot in (spot for column in panel.columns for spot in column):
            for end, money in ((1, spot.come), (0, spot.out)):
                parts = sorted(
                    (edges[end], ribbon.width)
                    for ribbon in panel.ribbons
                    for step, edges in enumerate(ribbon.edges)
                    if ribbon.spots[step + end] is spot
                )
                assert sum(width for _, width in parts) == pytest.approx(money * panel.scale, abs=1e-6)
                for (top, width), (below, _) in pairwise(parts):
                    assert below == pytest.approx(top + width, abs=1e-6)
                for top, width in parts:
                    assert spot.y - 1e-6 <= top <= top + width <= spot.y + spot.height + 1e-6


def overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return min(one[2], other[2]) - max(one[0], other[0]) > 0.01 and (
        min(one[3], other[3]) - max(one[1], other[1]) > 0.01
    )


def texts(drawing: Drawing) -> list[tuple[float, float, float, float]]:
    """Return the rectangle of every text: from the top of its capitals to its baseline."""
    labels = [shape for shape in drawing.shapes if isinstance(shape, Label) and shape.text]
    return [(each.x, each.y - 0.66 * each.size, each.x + each.width, each.y) for each in labels]


@given(now=models(), before=st.none() | models(), setting=SETTINGS)
def test_nothing_lies_over_anything_and_all_is_on_the_sheet(
    now: Model, before: Model | None, setting: Setting
) -> None:
    found = drawn(now, before, setting)
    if found is None:
        return
    drawing = found.sheet(range(len(found.panels)))
    assert outside(drawing) == []
    for one, other in combinations(texts(drawing), 2):
        assert not overlap(one, other)
    for panel in found.panels:
        for column in panel.columns:
            for spot, follows in pairwise(column):
                assert spot.y + spot.height <= follows.y + 1e-6
    keys = [box.key for box in drawing.boxes()]
    assert len(keys) == len(set(keys))
    assert all(box.width >= 0 and box.height >= 0 for box in drawing.shapes if isinstance(box, Box))


PAIRS = st.dictionaries(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)), st.integers(1, 100))


@given(pairs=PAIRS, ranks=st.dictionaries(st.sampled_from(IDS), st.none() | st.integers(0, 3)))
def test_columns_follow_the_tiers_and_none_is_empty(
    pairs: dict[Pair, int], ranks: dict[str, int | None]
) -> None:
    pairs = {pair: amount for pair, amount in pairs.items() if pair[0] != pair[1]}
    of, tiers = columns(pairs, ranks)
    assert set(of) == {body for pair in pairs for body in pair}
    assert set(of.values()) == set(range(len(tiers)))
    assert tiers == sorted(tiers)
    for body, column in of.items():
        assert ranks.get(body) in (None, tiers[column])


@given(
    wanted=st.lists(st.floats(-500, 500), max_size=12),
    height=st.floats(1, 40),
    gap=st.floats(0, 20),
    low=st.floats(0, 600),
)
def test_things_are_spread_apart_and_within_their_room(
    wanted: list[float], height: float, gap: float, low: float
) -> None:
    tops = spread(sorted(wanted), [height] * len(wanted), gap, 0.0, low)
    assert all(top >= -1e-6 for top in tops)
    for one, other in pairwise(tops):
        assert other - one >= height + gap - 1e-6
    if len(wanted) * (height + gap) - gap <= low and wanted:
        assert tops[-1] + height <= low + 1e-6


@given(data=st.data())
def test_sweeps_never_add_crossings(data: st.DataObject) -> None:
    left, right = [f"l{n}" for n in range(6)], [f"r{n}" for n in range(6)]
    links = data.draw(
        st.lists(
            st.tuples(st.sampled_from(left), st.sampled_from(right), st.floats(1, 9)),
            unique_by=lambda link: link[:2],
        )
    )
    found = ordered([left, right], links, set())
    assert [sorted(column) for column in found] == [left, right]
    brute = sum(
        (found[0].index(a[0]) - found[0].index(b[0])) * (found[1].index(a[1]) - found[1].index(b[1])) < 0
        for a, b in combinations(links, 2)
    )
    assert crossings(found, links) == brute <= crossings([left, right], links)
