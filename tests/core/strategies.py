"""Edits of every sort, drawn for the small plan: sensible ones, and those that a store should refuse."""

from __future__ import annotations

from hypothesis import strategies as st

from core.model.edits import Add, Edit, Inherit, Remove, Set
from core.model.entities.accountability import LETTERS, Accountability
from core.model.entities.plan import AS_IS, Move, Option
from core.model.entities.resources import BudgetLine
from core.model.entities.structure import Organisation
from core.model.key import Key

ORGANISATIONS = st.sampled_from(["dept", "policy", "centre", "north", "east", "new"])
FUNCTIONS = st.sampled_from(["cyber", "records", "statistics"])
PARTS = st.sampled_from(["records-a", "records-a2", "cyber-r", "part"])
LINES = st.sampled_from(["b1", "b2", "line"])
OPTIONS = st.sampled_from(["a", "b", "c", "d"])
MOVES = st.sampled_from(["a1", "a2", "b1", "b2", "c1", "c2", "d1"])
LAYERS = st.just(AS_IS) | MOVES
WORDS = st.sampled_from(["North", "South", "East"])
YEARS = st.sampled_from(["2019-20", "2020-21"])
RANKS = st.integers(0, 3)


def _keys(kind: str, ids: st.SearchStrategy[str]) -> st.SearchStrategy[Key]:
    return st.builds(Key, st.just(kind), ids)


def _set(
    keys: st.SearchStrategy[Key], field: str, values: st.SearchStrategy[object]
) -> st.SearchStrategy[Set]:
    return st.builds(Set, keys, st.just(field), values)


_bodies, _parts, _lines = (
    _keys("organisation", ORGANISATIONS),
    _keys("accountability", PARTS),
    _keys("budget_line", LINES),
)
_options, _moves = _keys("option", OPTIONS), _keys("move", MOVES)

CONTENT: st.SearchStrategy[Edit] = st.one_of(
    _set(_bodies, "name", WORDS),
    _set(_bodies, "short_name", st.none() | WORDS),
    _set(_bodies, "parent", st.none() | ORGANISATIONS),
    _set(_parts, "organisation", ORGANISATIONS),
    _set(_parts, "letter", st.sampled_from(list(LETTERS))),
    _set(_lines, "amount", st.integers(-(10**9), 10**9)),
    _set(_lines, "technology", st.booleans()),
    st.builds(Add, st.builds(Organisation, id=ORGANISATIONS, name=WORDS, parent=st.none() | ORGANISATIONS)),
    st.builds(
        Add,
        st.builds(
            Accountability,
            id=PARTS,
            function=FUNCTIONS,
            organisation=ORGANISATIONS,
            letter=st.sampled_from(list(LETTERS)),
        ),
    ),
    st.builds(
        Add,
        st.builds(
            BudgetLine,
            id=LINES,
            organisation=ORGANISATIONS,
            year=YEARS,
            amount=st.integers(0, 10**9),
            source=st.just("Accounts"),
        ),
    ),
    st.builds(Remove, st.one_of(_bodies, _parts, _lines)),
    st.builds(Inherit, st.one_of(_bodies, _parts, _lines)),
    st.builds(Inherit, _bodies, st.sampled_from(["name", "parent"])),
)
"""Edits of what an option contains."""

PLAN: st.SearchStrategy[Edit] = st.one_of(
    _set(_moves, "enabled", st.booleans()),
    _set(_moves, "rank", RANKS),
    _set(_moves, "option", OPTIONS),
    _set(_moves, "title", WORDS),
    _set(_options, "below", st.none() | OPTIONS),
    _set(_options, "rank", RANKS),
    st.builds(Add, st.builds(Move, id=MOVES, option=OPTIONS, title=WORDS, rank=RANKS)),
    st.builds(Add, st.builds(Option, id=OPTIONS, code=OPTIONS, name=WORDS, below=st.none() | OPTIONS)),
    st.builds(Remove, _moves),
    st.builds(Remove, _options),
)
"""Edits of the plan's own options and moves."""

_steps = st.one_of(
    st.lists(CONTENT, min_size=1, max_size=3),
    st.lists(PLAN, min_size=1, max_size=3),
    st.lists(CONTENT | PLAN, min_size=2, max_size=4),
)
STEPS = st.tuples(LAYERS, _steps)
"""(layer, edits) of one step."""
