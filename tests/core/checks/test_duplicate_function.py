"""One thing under two names."""

from __future__ import annotations

import time

import pytest

from core.checks import Case
from core.model.edits import Add, Set
from core.model.entities.accountability import Function
from core.model.kinds import Entity
from core.model.model import Model
from core.model.table import Table
from tests.core.checks.looking import case, found, told
from tests.small import RECORDS

CODE = "NAM001"


def called(name: str) -> Add:
    return Add(Function(id="another", name=name))


@pytest.mark.parametrize(
    "name",
    [
        "Official statistics",
        "OFFICIAL STATISTICS",
        "Statistics, official",
        "The official statistic",
        "Official-statistics",
        "Oficial statistics",
        "Official statistcs",
        "Offi cialstatistics",
    ],
)
def test_a_name_that_is_nearly_the_same_is_found(name: str) -> None:
    (finding,) = found(CODE, case(called(name)))
    assert {finding.key.id, *(key.id for key in finding.also)} == {"another", "statistics"}
    assert finding.message == f"“{name}” and “Official statistics” may be the same function."


@pytest.mark.parametrize(
    "name",
    ["Official secrets", "Statistics", "Official statistics for schools", "Official ballistics", "Official"],
)
def test_a_name_of_its_own_is_not_found(name: str) -> None:
    assert told(CODE, called(name)) == {}


def test_numbers_tell_apart() -> None:
    names = ["Standard 10", "Standard 11", "Gateway v2 checks", "Gateway v3 checks"]
    assert told(CODE, *(Add(Function(id=f"n-{n}", name=name)) for n, name in enumerate(names))) == {}


def test_neither_ended_functions_nor_families_are_found() -> None:
    assert told(CODE, called("Shared care records"), Set(RECORDS, "ended", "Done.")) == {}
    assert told(CODE, called("Digital services")) == {}


def test_names_of_nothing_but_small_words_differ() -> None:
    names = ["!", "?", "To the", "Of an"]
    assert told(CODE, *(Add(Function(id=f"n-{n}", name=name)) for n, name in enumerate(names))) == {}


def test_a_long_series_of_names_takes_no_time() -> None:
    names = [f"Inter{chr(97 + n % 26) * (n // 26)} care" for n in range(3_000)]
    rows: dict[str, Entity] = {f"n-{n}": Function(id=f"n-{n}", name=name) for n, name in enumerate(names)}
    model = Model("many", {"function": Table(rows)})
    start = time.process_time()
    found(CODE, Case(model, model))
    assert time.process_time() - start < 2
