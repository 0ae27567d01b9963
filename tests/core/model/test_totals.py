"""Rolling up is adding up all inside, whatever the structure, and after every edit as from the start."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from core.model.edits import Add, Edit, Remove, Set, edited
from core.model.entities.resources import BudgetLine
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.model import Model
from core.model.totals import WHOLE, Totals
from tests.small import small_model

BODIES = ["dept", "policy", "centre", "north", "south", "new"]
EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(
        Set,
        st.builds(Key, st.just("organisation"), st.sampled_from(BODIES[:5])),
        st.just("parent"),
        st.none() | st.sampled_from(BODIES),
    ),
    st.builds(
        Set,
        st.builds(Key, st.just("budget_line"), st.sampled_from(["b1", "b2", "b3"])),
        st.just("organisation"),
        st.sampled_from(BODIES),
    ),
    st.builds(
        Set,
        st.builds(Key, st.just("budget_line"), st.sampled_from(["b1", "b2", "b3"])),
        st.just("amount"),
        st.integers(-(10**9), 10**9),
    ),
    st.just(Add(Organisation(id="new", name="New", parent="north"))),
    st.builds(Remove, st.builds(Key, st.just("organisation"), st.sampled_from(BODIES[:5]))),
)


def by_hand(model: Model, bodies: set[str]) -> int:
    return sum(line.amount for line in model.all(BudgetLine) if line.organisation in bodies)


@example(steps=[[Set(Key("organisation", "dept"), "parent", "centre")]])
@given(steps=st.lists(st.lists(EDITS, min_size=1, max_size=4), min_size=1, max_size=4))
def test_what_is_rolled_up_is_what_is_inside_also_in_loops(steps: list[list[Edit]]) -> None:
    model, totals = small_model(), Totals(BudgetLine)
    for edits in steps:
        model = _edited(model, edits)
        found = totals.rolled_up(model)
        for id_ in model.table(Organisation):
            paths = {body.id: [part.id for part in model.path(body.id)] for body in model.all(Organisation)}
            inside = {body for body, path in paths.items() if id_ in path}
            assert sum(found[id_].values()) == by_hand(model, inside)
        assert sum(found[WHOLE].values()) == sum(line.amount for line in model.all(BudgetLine))


def _edited(model: Model, edits: list[Edit]) -> Model:
    for edit in edits:
        there = model.entity(edit.key) is not None
        if there is not isinstance(edit, Add):
            model = edited(model, [edit])
    return model
