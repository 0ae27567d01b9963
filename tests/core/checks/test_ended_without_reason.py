"""What ends, ends with a reason."""

from __future__ import annotations

import pytest

from core.model.edits import Set
from tests.core.checks.looking import told
from tests.small import STATISTICS

CODE = "ACC007"


@pytest.mark.parametrize("blank", ["", " ", "\n"])
def test_a_blank_reason_is_found(blank: str) -> None:
    assert told(CODE, Set(STATISTICS, "ended", blank)) == {
        "statistics": "“Official statistics” is said to end, but the reason is blank."
    }


@pytest.mark.parametrize("reason", [None, "Replaced by a survey."])
def test_a_live_function_and_a_reason_are_not_found(reason: str | None) -> None:
    assert told(CODE, Set(STATISTICS, "ended", reason)) == {}
