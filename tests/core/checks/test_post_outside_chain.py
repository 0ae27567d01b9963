"""A post reports where its body answers."""

from __future__ import annotations

import pytest

from core.model.edits import Add, Edit, Remove, Set
from core.model.entities.structure import Post
from core.model.key import Key
from tests.core.checks.looking import body, case, found, line, told

CODE = "POS001"
DIRECTOR = Key("post", "director")
NO_LINE = Remove(Key("reporting_line", "policy-centre"))


def post(id_: str, organisation: str, reports_to: str | None = None) -> Add:
    return Add(Post(id=id_, title=id_.capitalize(), organisation=organisation, reports_to=reports_to))


def test_a_post_that_reports_elsewhere_is_found() -> None:
    (finding,) = found(CODE, case(NO_LINE))
    assert (finding.key, finding.also) == (DIRECTOR, (Key("post", "chief"),))
    assert finding.message == (
        "“Director of Policy” in “Policy Unit” reports to “Chief Executive” in “Digital Centre”, "
        "to which “Policy Unit” does not answer."
    )


def test_a_post_that_reports_downwards_is_found() -> None:
    assert set(told(CODE, post("head", "north"), post("above", "centre", "head"))) == {"above"}


@pytest.mark.parametrize(
    "edits",
    [
        [],
        [NO_LINE, Set(DIRECTOR, "reports_to", None)],
        [NO_LINE, Set(DIRECTOR, "organisation", "centre")],
        [NO_LINE, Set(DIRECTOR, "organisation", "north")],
        [NO_LINE, line("dept", "centre", "dotted")],
        [NO_LINE, Remove(Key("organisation", "centre"))],
        [
            *(body(id_, parent="dept", legal_form="part_of_body") for id_ in ("a", "b")),
            post("one", "a"),
            post("two", "b", "one"),
        ],
    ],
    ids=["dotted", "nobody", "own body", "above", "the body it is part of", "closed", "units of one body"],
)
def test_a_post_in_its_chain_is_not_found(edits: list[Edit]) -> None:
    assert told(CODE, *edits) == {}
