"""An entity with other values is what `dataclasses.replace` gives; a model notes what it is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.kinds import KINDS, altered, slots_of
from core.model.model import Model
from tests.core.acts.drawing import an_entity, values
from tests.small import small_model


@given(data=st.data())
def test_altered_is_replaced_whatever_the_kind(data: st.DataObject) -> None:
    model = small_model()
    kind = data.draw(st.sampled_from(KINDS.values()))
    entity = an_entity(data.draw, kind, model)
    names = data.draw(st.sets(st.sampled_from(list(kind.fields))))
    changes = {name: data.draw(values(kind.fields[name], model)) for name in names}
    before = replace(entity)
    assert altered(entity, changes) == replace(entity, **changes)
    assert entity == before


@pytest.mark.parametrize("kind", list(KINDS))
def test_the_slots_of_a_kind_are_its_id_and_its_fields(kind: str) -> None:
    assert list(slots_of(KINDS[kind].type)) == ["id", *KINDS[kind].fields]


def test_a_model_asks_once_and_another_model_anew() -> None:
    asked: list[Model] = []

    def count(model: Model) -> int:
        asked.append(model)
        return model.count()

    before = small_model()
    after = before.changed({"post": {"chief": None}})
    assert [before.once(count), before.once(count), after.once(count)] == [22, 22, 21]
    assert [id(model) for model in asked] == [id(before), id(after)]
