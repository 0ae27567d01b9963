"""Drawing entities and arguments of acts from their declarations alone, so that new kinds and acts come along."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from core.acts import Act, Groups, Refs, Texts
from core.model.fields import Choice, Day, Field, Flag, Hundredths, Ref, Text, Whole, Year
from core.model.ids import fresh
from core.model.kinds import KINDS, Entity, Kind
from core.model.model import Model

Draw = Callable[[st.SearchStrategy[Any]], Any]
NAMES = st.sampled_from(["North", "South", "East", "West", "Centre"])


def ids(model: Model, kind: str) -> st.SearchStrategy[str]:
    """Return the ids of a kind in a model; or an id that is not there, where there is none."""
    return st.sampled_from(sorted(model.table(KINDS[kind].type)) or ["nowhere"])


def values(spec: Field, model: Model) -> st.SearchStrategy[Any]:
    """Return values of a field, or of an argument."""
    found = _some(spec, model)
    return found if spec.required else st.none() | found


def _some(spec: Field, model: Model) -> st.SearchStrategy[Any]:
    match spec:
        case Groups():
            return st.lists(st.lists(ids(model, spec.to), max_size=2), min_size=2, max_size=3)
        case Refs():
            return st.lists(ids(model, spec.to), min_size=1, max_size=3)
        case Texts():
            return st.lists(NAMES, min_size=2, max_size=3)
        case Ref():
            return ids(model, spec.to)
        case Choice():
            return st.sampled_from(list(spec.choices))
        case Flag():
            return st.booleans()
        case Hundredths():
            return st.integers(0, 10**9)
        case Whole():
            return st.integers(0, 9)
        case Year():
            return st.sampled_from(["2019-20", "2020-21"])
        case Day():
            return st.sampled_from(["2021-04-01", "2022-04-01"])
        case Text():
            return NAMES
        case _:  # parts in a function, and whatever else acts will take
            return st.sampled_from(["A", "R", "A/R", "C"])


def an_entity(draw: Draw, kind: Kind, model: Model) -> Entity:
    """Return a new entity of a kind, that fits a model."""
    found = {name: draw(values(spec, model)) for name, spec in kind.fields.items()}
    return kind.type(id=fresh(kind.slug), **found)


def arguments(draw: Draw, act: Act, model: Model) -> dict[str, Any]:
    """Return arguments of an act, that may fit a model."""
    return {name: draw(values(spec, model)) for name, spec in act.arguments.items()}
