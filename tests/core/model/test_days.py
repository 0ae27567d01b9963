"""Days as people write them, in English on every computer."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import core
from core.model.days import MONTHS, is_day, spoken, understood


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_is_understood_by_its_name_and_its_first_letters(month: int) -> None:
    name = MONTHS[month - 1]
    for word in (name, name[:3], name.upper(), name[:3] + "."):
        assert understood(f"7 {word} 2021") == f"2021-{month:02d}-07"
    assert understood(f"7/{month}/2021") == f"2021-{month:02d}-07"


@pytest.mark.parametrize("text", ["", "7 Ma 2021", "0 May 2021", "2021-13-01", "7 mayor 2021", "٧ May 2021"])
def test_what_is_no_day_is_not_understood(text: str) -> None:
    assert understood(text) is None


@given(day=st.dates())
def test_a_day_that_is_spoken_is_understood(day: date) -> None:
    assert understood(spoken(day.isoformat())) == day.isoformat()
    assert is_day(day.isoformat())


@pytest.mark.parametrize(
    "text", ["2020-2-01", "20200201", "2020-W01-1", "2020-02-30", "2020-02-01T00:00", ""]
)
def test_only_one_form_is_a_day_as_a_plan_keeps_it(text: str) -> None:
    assert not is_day(text)


def test_no_month_is_written_in_the_language_of_the_computer() -> None:
    for file in Path(core.__file__).parent.rglob("*.py"):
        assert not re.search(r"%[Bb]\b", file.read_text("utf-8")), file
