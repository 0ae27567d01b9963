"""The money flow: columns by tier, gates on ribbons, changes marked, small bodies counted, loops by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from core.drawing.shapes import Box, Drawing, Label, Path
from core.drawing.svg import to_svg
from core.figures import FIGURES
from core.figures.money_flow import SCALE, millions, money_flow, paper_money_flow
from core.figures.money_flow.cards import Setting
from core.figures.money_flow.ledger import Left, compared, ledger
from core.figures.money_flow.picture import Picture, picture, told
from core.model.diff import Sign
from core.model.entities.resources import FundingFlow, PriceIndex
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.kinds import Entity
from core.model.model import Model
from core.papers.blocks import WIDE_FIGURE
from tests.core.figures.charts import box_of, outside, texts
from tests.core.figures.flows import SOURCE, YEAR, body, flow, model, systems

BODIES = (
    body("dept", "department"),
    body("centre", "arms_length_body", name="The Centre"),
    body("north", "region"),
    body("ics", "system"),
    body("trust", "provider"),
)
CHAIN = (
    flow("dept", "centre", 100),
    flow("centre", "north", 60, "dept", 45),
    flow("north", "ics", 50),
    flow("ics", "trust", 45),
)


def chain(*more: Entity, name: str = "option") -> Model:
    return model(*BODIES, *CHAIN, *more, name=name)


def drawn(now: Model, before: Model | None = None, height: float = 600.0) -> Picture:
    return picture(told(now, before, YEAR, "", ("As-is", "Option D")), Setting(132, 84, height))


def columns(found: Picture) -> list[list[str]]:
    return [[spot.card.lines[0][0] for spot in c if spot.card] for c in found.panels[-1].columns]


def test_money_runs_from_the_department_to_the_provider_a_column_a_tier() -> None:
    found = drawn(chain())
    assert columns(found) == [["Dept"], ["The Centre"], ["North"], ["Ics"], ["Trust"]]
    assert found.tiers == ("National", "National", "Regional", "System", "Local")
    drawing = money_flow(chain())
    lefts = [box_of(drawing, id_).x for id_ in ("dept", "centre", "north", "ics", "trust")]
    assert lefts == sorted(lefts)


def test_a_card_says_what_arrives_and_what_is_kept_in_millions() -> None:
    shown = texts(money_flow(chain()))
    assert {"£100.0m", "keeps £40.0m", "£60.0m", "keeps £10.0m", "£45.0m"} <= set(shown)
    over = texts(money_flow(chain(flow("north", "trust", 20))))
    assert "! passes on £10.0m more" in over


@pytest.mark.parametrize(
    ("pence", "said"),
    [
        (0, "£0"),
        (9_999_999, "£99,999.99"),
        (10_000_000, "£0.1m"),
        (123_456_789_00, "£123.5m"),
        (-(10**9), "−£10.0m"),
    ],
)
def test_amounts_are_in_millions_unless_they_are_small(pence: int, said: str) -> None:
    assert millions(pence) == said


def test_a_gate_is_marked_on_its_ribbon_with_who_approves_and_the_days() -> None:
    drawing = money_flow(chain())
    assert {"◆ Dept", "45 days"} <= set(texts(drawing))
    (post,) = [s for s in drawing.shapes if isinstance(s, Box) and s.fill == "warning" and s.height > 14]
    ribbons = [shape for shape in drawing.shapes if isinstance(shape, Path) and shape.key]
    (ribbon,) = [each for each in ribbons if each.key == Key("funding_flow", "centre-north-dept")]
    assert post.x > ribbon.start[0]
    assert post.y < ribbon.start[1] < post.y + post.height
    assert "Gate: Dept has to approve £60.0m in 1 flow, which adds 45 days." in drawing.words


def test_an_approval_that_nobody_is_named_for_is_a_gate_by_its_days() -> None:
    found = money_flow(model(*BODIES, flow("dept", "centre", 5, None, 1)))
    assert {"◆ approval", "1 day"} <= set(texts(found))
    assert "somebody has to approve £5.0m in 1 flow, which adds 1 day." in found.words


def test_what_is_new_gone_and_changed_has_a_sign_a_word_and_a_colour() -> None:
    before = model(*BODIES, *CHAIN[:3], flow("dept", "north", 7), name="as-is")
    now = model(*BODIES[:4], *CHAIN[1:3], flow("dept", "centre", 120), flow("dept", "ics", 9))
    drawing = money_flow(now, before, titles=("As-is", "Option D"))
    shown = texts(drawing)
    assert {"As-is", "Option D", "+ new", "− gone", "~ was", "£100.0m"} <= set(shown)
    fills = {shape.fill for shape in drawing.shapes if isinstance(shape, Path) and shape.key}
    assert {"ribbon", "ribbon-new", "ribbon-closed", "ribbon-changed"} <= fills
    gone = [s for s in drawing.shapes if isinstance(s, Path) and s.fill == "ribbon-closed"]
    assert all(path.dashed for path in gone)
    assert "Gone since the as-is: £7.0m from Dept to North." in drawing.words
    assert "Changed since the as-is: £120.0m from Dept to The Centre, was £100.0m." in drawing.words


def test_a_body_that_closes_is_marked_in_the_as_is() -> None:
    before = chain(name="as-is")
    now = model(*BODIES[:4], *CHAIN[:3])
    found = drawn(now, before)
    cards = [spot.card for column in found.panels[0].columns for spot in column if spot.card]
    signs = {card.node.bodies[0]: card.sign for card in cards}
    assert signs == {"dept": None, "centre": None, "north": None, "ics": None, "trust": Sign.CLOSED}
    assert "− closed" in texts(money_flow(now, before))


def test_a_model_beside_itself_has_no_signs() -> None:
    drawing = money_flow(chain(), chain(name="as-is"))
    assert not any(text[:1] in "+−~" for text in texts(drawing))
    assert "Nothing is passed on otherwise than in the as-is." in drawing.words


def test_another_gate_is_a_change_and_one_more_gate_is_new() -> None:
    one, other = flow("dept", "centre", 10, "north", 5), flow("dept", "centre", 10, "ics", 5)
    before, now = (ledger(model(*BODIES, each), YEAR) for each in (one, other))
    assert [s.sign for found in compared(before, now) for s in found.streams] == [Sign.CHANGED, Sign.CHANGED]
    now = ledger(model(*BODIES, one, other), YEAR)
    _, after = compared(before, now)
    assert {stream.approver: stream.sign for stream in after.streams} == {"north": None, "ics": Sign.NEW}


def test_forty_two_systems_are_the_largest_and_the_rest_counted_exactly() -> None:
    found = drawn(systems(42, devolved=True), systems(42, devolved=False))
    cards = [spot.card for spot in found.panels[1].columns[-1] if spot.card]
    more = cards[-1].node
    assert cards[-1].lines[0][0] == f"and {len(more.bodies)} more"
    assert cards[-1].lines[1][0] == "local systems"
    assert len(more.bodies) + len(cards) - 1 == 42
    _, book = found.told.ledgers[1]
    rest = sum(book.sums()[id_][0] for id_ in more.bodies)
    (spot,) = [spot for spot in found.panels[1].columns[-1] if spot.card is cards[-1]]
    assert spot.come == rest
    assert min(book.sums()[c.node.bodies[0]][0] for c in cards[:-1]) >= max(
        book.sums()[id_][0] for id_ in more.bodies
    )


def test_a_body_that_opens_or_closes_has_its_own_card_however_small() -> None:
    before, now = systems(42, devolved=False), systems(42, devolved=True)
    small = model(
        *before.all(Organisation), *before.all(FundingFlow), body("z", "system"), flow("r0", "z", 0.1)
    )
    cards = [spot.card for spot in drawn(now, small, 400).panels[0].columns[-1] if spot.card]
    assert [card.sign for card in cards if card.node.bodies == ("z",)] == [Sign.CLOSED]


def test_more_room_shows_more_bodies() -> None:
    def alone(height: float) -> int:
        found = drawn(systems(42, devolved=True), height=height)
        return len(found.panels[0].columns[-1])

    assert alone(300) < alone(600) < alone(1200)


def test_a_loop_goes_back_by_name_and_its_smallest_flow_is_the_one() -> None:
    drawing = money_flow(chain(flow("trust", "dept", 5)))
    shown = texts(drawing)
    assert {"Back to Dept", "Back from Trust"} <= set(shown)
    assert "Back to" not in " ".join(texts(money_flow(chain())))


def test_a_ring_within_one_tier_is_drawn_whole() -> None:
    bodies = [body(id_, "arms_length_body") for id_ in "abc"]
    found = drawn(model(*bodies, flow("a", "b", 9), flow("b", "c", 8), flow("c", "a", 1)))
    flowing = columns(found)
    assert flowing == [["Back from C"], ["A"], ["B"], ["C"], ["Back to A"]]


def test_flows_to_itself_of_nothing_and_below_nothing_are_told_not_drawn() -> None:
    found = chain(flow("dept", "dept", 2), flow("dept", "ics", 0), flow("dept", "trust", -3))
    assert [reason for reason, *_ in ledger(found, YEAR).left] == [Left.ITSELF, Left.NOTHING, Left.BELOW]
    said = "1 flow from a body to itself, £2.0m, 1 flow of nothing and 1 flow below nothing, −£3.0m."
    drawing = money_flow(found)
    assert said in drawing.words
    assert f"Not drawn: {said}" in " ".join(texts(drawing))


def test_without_flows_the_sheet_says_what_would_be_on_it() -> None:
    for empty in (model(), model(*BODIES), model(flow("a", "a", 1))):
        drawing = money_flow(empty)
        assert "Once there are, this picture shows who passes money to whom" in " ".join(texts(drawing))
        assert drawing.words.startswith("Money flow. No funding flows")
        assert outside(drawing) == []


def test_where_the_option_has_no_flows_the_as_is_is_still_drawn() -> None:
    drawing = money_flow(model(*BODIES), chain(name="as-is"))
    assert f"No funding flows for {YEAR} yet." in texts(drawing)
    assert "nothing is passed on any more" in drawing.words


def test_one_flow_is_no_wall_of_colour() -> None:
    drawing = money_flow(model(*BODIES, CHAIN[0]))
    assert max(shape.height for shape in drawing.boxes()) < 200


def test_a_body_that_is_not_there_is_said_to_be_so() -> None:
    assert "a body that is not here" in money_flow(model(flow("x", "y", 1))).words


def test_the_year_is_the_latest_unless_one_is_asked_for() -> None:
    earlier = replace(CHAIN[0], id="old", year="2019-20", amount=5 * 10**8)
    found = chain(earlier)
    assert "2020-21" in money_flow(found).words
    assert "£5.0m enters" in money_flow(found, year="2019-20").words


def test_real_amounts_are_in_the_prices_of_the_price_year() -> None:
    indices = [
        PriceIndex(id=year, year=year, index=index, source=SOURCE)
        for year, index in (("2020-21", 100_00), ("2022-23", 110_00))
    ]
    real = money_flow(chain(*indices), price_year="2022-23")
    assert "2020-21, in 2022-23 prices: £110.0m enters" in real.words
    without = money_flow(chain(), price_year="2022-23")
    said = "2020-21, not adjusted: there is no price index for both 2020-21 and 2022-23: £100.0m enters"
    assert said in without.words


def test_a_click_on_a_ribbon_finds_its_flow_and_on_a_card_its_body() -> None:
    drawing = money_flow(chain(), chain(name="as-is"))
    ribbons = [s for s in drawing.shapes if isinstance(s, Path) and s.key and s.key.id == "north-ics-None"]
    assert len(ribbons) == 2
    for ribbon in ribbons:
        (x0, y0), end = ribbon.start, ribbon.segments[0][-1]
        assert drawing.at((x0 + end[0]) / 2, (y0 + end[1]) / 2 + 3) == Key("funding_flow", "north-ics-None")
    cards = [s for s in drawing.shapes if isinstance(s, Label) and s.text == "Trust"]
    assert [drawing.at(card.x + 2, card.y) for card in cards] == [Key("organisation", "trust")] * 2


def least_text(drawings: Sequence[Drawing]) -> float:
    return min(s.size for d in drawings for s in d.shapes if isinstance(s, Label)) * SCALE


@pytest.mark.parametrize("number", [3, 42])
def test_on_paper_it_fits_the_page_and_no_text_is_below_nine_points(number: int) -> None:
    before, now = systems(number, devolved=False), systems(number, devolved=True)
    drawings = paper_money_flow(now, before, WIDE_FIGURE)
    assert len(drawings) == 2
    assert least_text(drawings) >= 9
    for drawing in drawings:
        assert drawing.width * SCALE <= WIDE_FIGURE[0]
        assert drawing.height * SCALE <= WIDE_FIGURE[1]
    assert "Gone since the as-is" in drawings[1].words


def test_on_paper_two_short_pictures_stand_beside_each_other() -> None:
    two = model(*BODIES, CHAIN[0])
    (drawing,) = paper_money_flow(two, two, WIDE_FIGURE)
    assert {"As-is", "Under the option"} <= set(texts(drawing))
    assert paper_money_flow(model(), model(), WIDE_FIGURE) == []


def test_names_that_look_like_markup_stay_text() -> None:
    found = model(body("a", "department", name="<b>&amp;"), body("b", "region"), flow("a", "b", 1))
    assert "&lt;b&gt;&amp;amp;" in to_svg(FIGURES["money_flow"].draw(found))
