"""Whatever a field takes, it gives back."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from core.model.entities.structure import LEGAL_FORMS, ORGANISATION_KINDS
from core.model.fields import (
    Choice,
    Day,
    Field,
    FieldError,
    Flag,
    Hundredths,
    Money,
    Text,
    Value,
    Whole,
    Year,
)

WORDS = [Text("Name"), Text("Notes", lines=True)]
OTHERS = [
    Choice("Kind", choices=ORGANISATION_KINDS),
    Choice("Form", choices=LEGAL_FORMS),
    Flag("Board"),
    Money("Amount"),
    Hundredths("WTE"),
    Whole("Place"),
    Year("Year"),
    Day("As at"),
]
years = st.integers(1900, 2199).map(lambda year: f"{year}-{(year + 1) % 100:02d}")
values: st.SearchStrategy[tuple[Field, Value]] = st.one_of(
    st.tuples(st.just(OTHERS[0]), st.sampled_from(list(ORGANISATION_KINDS))),
    st.tuples(st.just(OTHERS[1]), st.sampled_from(list(LEGAL_FORMS))),
    st.tuples(st.just(OTHERS[2]), st.booleans()),
    st.tuples(st.sampled_from(OTHERS[3:5]), st.integers(-(10**15), 10**15)),
    st.tuples(st.just(OTHERS[5]), st.integers(-(10**12) + 1, 10**12 - 1)),
    st.tuples(st.just(OTHERS[6]), years),
    st.tuples(st.just(OTHERS[7]), st.dates().map(date.isoformat)),
    st.tuples(st.sampled_from(OTHERS), st.none()),
)


@given(found=values)
def test_a_value_typed_out_is_read_back(found: tuple[Field, Value]) -> None:
    field, value = found
    field.check(value)
    assert field.parse(field.typed(value)) == value
    assert field.parse(field.format(value)) == value


@given(field=st.sampled_from(WORDS), text=st.text())
def test_text_read_once_is_read_the_same_again(field: Field, text: str) -> None:
    try:
        value = field.parse(text)
    except FieldError:
        assert any("\ud800" <= character <= "\udfff" for character in text)
        return
    field.check(value)
    assert field.parse(field.typed(value)) == value


@given(field=st.sampled_from(WORDS + OTHERS), text=st.text() | st.from_regex(r"[-(£]*[\d,.]+\)?"))
def test_any_text_is_a_value_or_refused_in_a_sentence(field: Field, text: str) -> None:
    message = _refusal(field, text) or f"{field.label}."
    assert message.startswith(field.label)
    assert message.endswith(".")


def _refusal(field: Field, text: str) -> str | None:
    try:
        field.check(field.parse(text))
    except FieldError as error:
        return str(error)
    return None
