"""No act leaves a duty without a home that its preview did not name: over torn plans and acts upon acts.

Only what the act itself says somebody loses counts, for that is what stands out in its dialog.
"""

from __future__ import annotations

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from core.acts import ACTS, Proposal
from core.model.edits import Edit, EditError, Set, edited
from core.model.entities.accountability import Function
from core.model.fate import Sort, fates
from core.model.key import Key
from core.model.model import Model
from tests.core.acts.drawing import arguments
from tests.core.strategies import CONTENT
from tests.small import small_model


def orphaned(baseline: Model, option: Model) -> set[str]:
    """Return the ids of the duties of the as-is that have no home in an option."""
    return {fate.function.id for fate in fates(baseline, option) if fate.sort is Sort.ORPHANED}


def torn(edits: list[Edit]) -> Model:
    """Return the small as-is with whatever edits fit it, also such as close what others refer to."""
    model = small_model()
    for one in edits:
        try:
            model = edited(model, [one])
        except EditError:
            continue
    return model


def unnamed(baseline: Model, before: Model, proposal: Proposal) -> list[str]:
    """Return the names of the duties that a proposal orphans and does not name among what is lost."""
    new = orphaned(baseline, edited(before, proposal.edits)) - orphaned(baseline, before)
    names = [before.name(Function, id_) for id_ in sorted(new)]
    return [name for name in names if not any(f"“{name}”" in line for line in proposal.conflicts)]


@settings(max_examples=2 * settings().max_examples, deadline=None)
@given(st.lists(CONTENT, max_size=8), st.data())
def test_an_act_orphans_no_duty_that_it_did_not_name(tears: list[Edit], data: st.DataObject) -> None:
    baseline = torn(tears)
    model, done = baseline, 0
    for _ in range(4):
        act = data.draw(st.sampled_from(ACTS.values()))
        try:
            proposal = act.propose(model, arguments(data.draw, act, model))
        except EditError:
            continue
        assert unnamed(baseline, model, proposal) == []
        model = edited(model, proposal.edits)
        event(f"{act.id} done")
        done += 1
    assume(done)


def test_merging_transferring_splitting_and_closing_orphan_nothing() -> None:
    model = small_model()
    for act, typed in (
        ("merge", {"organisations": ["centre", "policy"], "into": "policy"}),
        ("transfer", {"from": "centre", "functions": ["cyber", "statistics"], "to": "north"}),
        ("split", {"organisation": "centre", "names": ["One", "Two"], "functions": [["cyber"], ["records"]]}),
        ("close", {"organisation": "centre", "heir": "policy"}),
    ):
        proposal = ACTS[act].propose(model, typed)
        assert orphaned(model, edited(model, proposal.edits)) == set()
        assert not any("no home" in line for line in proposal.conflicts)


def test_a_part_taken_away_says_which_duty_it_orphans() -> None:
    model = small_model()
    given_ = {"function": "statistics", "organisation": "centre", "parts": "R"}
    proposal = ACTS["set_part"].propose(model, given_)
    assert orphaned(model, edited(model, proposal.edits)) == {"statistics"}
    said = "Nobody is accountable for “Official statistics” any more: it has no home."
    assert proposal.conflicts == (said,)


def test_the_oracle_sees_an_orphan_that_nobody_named() -> None:
    model = small_model()
    silent = Proposal("Move it nowhere", (Set(Key("accountability", "statistics-a"), "letter", "R"),))
    assert unnamed(model, model, silent) == ["Official statistics"]
