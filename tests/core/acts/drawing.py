"""Drawing entities, and arguments of acts, from their declarations alone: new ones come along."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from core.acts import Act, Groups, Host, Refs, Shares, Texts
from core.model.fields import Choice, Day, Field, Flag, Hundredths, Ref, Text, Whole, Year
from core.model.hosting import REGION
from core.model.ids import fresh
from core.model.kinds import KINDS, Entity, Kind
from core.model.model import Model

Draw = Callable[[st.SearchStrategy[Any]], Any]
NAMES = st.sampled_from(["North", "South", "East", "West", "Centre"])


def ids(model: Model, kind: str) -> st.SearchStrategy[str]:
    """Return the ids of a kind in a model; or an id that is not there, where there is none."""
    return st.sampled_from(sorted(model.table(KINDS[kind].type)) or ["nowhere"])


_DRAWN: dict[type[Field], Callable[[Any, Model], st.SearchStrategy[Any]]] = {
    Groups: lambda spec, model: st.lists(st.lists(ids(model, spec.to), max_size=2), min_size=2, max_size=3),
    Refs: lambda spec, model: st.lists(ids(model, spec.to), min_size=1, max_size=3),
    Host: lambda spec, model: st.just(REGION) | ids(model, spec.to),
    Ref: lambda spec, model: ids(model, spec.to),
    Shares: lambda *_: st.lists(st.tuples(st.just(""), st.integers(0, 100_00)), min_size=1, max_size=3),
    Texts: lambda *_: st.lists(NAMES, min_size=2, max_size=3),
    Text: lambda *_: NAMES,
    Choice: lambda spec, _: st.sampled_from(list(spec.choices)),
    Flag: lambda *_: st.booleans(),
    Hundredths: lambda *_: st.integers(0, 10**9),
    Whole: lambda *_: st.integers(0, 9),
    Year: lambda *_: st.sampled_from(["2019-20", "2020-21"]),
    Day: lambda *_: st.sampled_from(["2021-04-01", "2022-04-01"]),
    # Parts in a function, and whatever else acts will take.
    Field: lambda *_: st.sampled_from(["A", "R", "A/R", "C"]),
}


def values(spec: Field, model: Model) -> st.SearchStrategy[Any]:
    """Return values of a field, or of an argument."""
    found = next(_DRAWN[type_] for type_ in type(spec).__mro__ if type_ in _DRAWN)(spec, model)
    return found if spec.required else st.none() | found


def an_entity(draw: Draw, kind: Kind, model: Model) -> Entity:
    """Return a new entity of a kind, that fits a model."""
    found = {name: draw(values(spec, model)) for name, spec in kind.fields.items()}
    return kind.type(id=fresh(kind.slug), **found)


def arguments(draw: Draw, act: Act, model: Model) -> dict[str, Any]:
    """Return arguments of an act, that may fit a model."""
    return {name: draw(values(spec, model)) for name, spec in act.arguments.items()}
