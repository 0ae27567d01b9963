"""Every duty of the as-is has exactly one fate in any option, and an act loses none without saying so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.acts import ACTS
from core.model.edits import Add, Edit, EditError, Remove, Set, edited
from core.model.entities.accountability import Accountability, Function
from core.model.entities.structure import Organisation
from core.model.fate import Fate, Sort, fates, holders, orphans, turns
from core.model.key import Key
from core.model.model import Model
from core.workshop import preview
from tests.core.strategies import CONTENT
from tests.small import CENTRE, CYBER, STATISTICS, small_model

CYBER_A, RECORDS_A = Key("accountability", "cyber-a"), Key("accountability", "records-a")


def part(function: str, organisation: str, letter: str = "A") -> Add:
    id_ = f"{function}-{organisation}-{letter.lower()}"
    return Add(Accountability(id=id_, function=function, organisation=organisation, letter=letter))


def fate(function: str, *edits: Edit, baseline: Model | None = None) -> Fate:
    """Return the fate of one duty after edits of the small plan."""
    as_is = baseline or small_model()
    return next(f for f in fates(as_is, edited(as_is, edits)) if f.function.id == function)


def told(function: str, *edits: Edit) -> tuple[Sort, str]:
    found = fate(function, *edits)
    return found.sort, found.words()


def test_a_duty_whose_holder_stays_is_kept() -> None:
    assert told("cyber") == (Sort.KEPT, "“Cyber operations” stays with “Digital Centre”.")
    assert told("records", Set(CYBER, "name", "Cyber"))[0] is Sort.KEPT
    assert told("cyber", Set(CYBER_A, "to", None), Set(CENTRE, "name", "Hub")) == (
        Sort.KEPT,
        "“Cyber operations” stays with “Hub”.",
    )


def test_a_duty_that_another_holds_is_moved() -> None:
    found = fate("cyber", Set(CYBER_A, "organisation", "policy"))
    assert (found.sort, [body.id for body in found.before]) == (Sort.MOVED, ["centre"])
    assert found.words() == "“Cyber operations” moves from “Digital Centre” to “Policy Unit”."


def test_a_duty_that_nobody_held_is_moved_to_its_first_holder() -> None:
    baseline = edited(small_model(), [Remove(CYBER_A)])
    assert fate("cyber", part("cyber", "policy"), baseline=baseline).words() == (
        "“Cyber operations” moves from nobody to “Policy Unit”."
    )


@pytest.mark.parametrize("holder", ["centre", "dept"])
def test_a_duty_of_two_that_one_holds_alone_is_merged(holder: str) -> None:
    edits: list[Edit] = [Remove(RECORDS_A), Set(Key("accountability", "records-a2"), "organisation", holder)]
    sort, words = told("records", *edits)
    name = {"centre": "Digital Centre", "dept": "Department"}[holder]
    assert sort is Sort.MERGED
    assert words == (
        "Today “Digital Centre” and “Policy Unit” are each accountable for “Shared care records”; "
        f"in this option “{name}” is."
    )


def test_a_duty_that_more_bodies_hold_is_split() -> None:
    sort, words = told("cyber", part("cyber", "policy"))
    assert sort is Sort.SPLIT
    assert words == (
        "“Cyber operations”, for which “Digital Centre” is accountable today, is split between "
        "“Digital Centre” and “Policy Unit”."
    )


def test_a_duty_that_becomes_a_family_of_new_ones_is_split_into_them() -> None:
    new = [Add(Function(id=id_, name=id_.capitalize(), parent="cyber")) for id_ in ("warn", "watch")]
    found = fate("cyber", Remove(CYBER_A), *new)
    assert (found.sort, [function.id for function in found.into]) == (Sort.SPLIT, ["warn", "watch"])
    assert found.words().endswith("is split between “Warn” and “Watch”.")


def test_a_duty_that_only_gathers_what_was_there_is_no_split() -> None:
    assert told("cyber", Remove(CYBER_A), Set(STATISTICS, "parent", "cyber"))[0] is Sort.ORPHANED
    ended = Add(Function(id="watch", name="Watch", parent="cyber", ended="Bought."))
    assert told("cyber", Remove(CYBER_A), ended)[0] is Sort.ORPHANED


@pytest.mark.parametrize("tier", ["regional", None])
def test_a_duty_that_goes_to_a_lower_tier_is_devolved(tier: str | None) -> None:
    edits: list[Edit] = [Set(CYBER_A, "organisation", "south"), part("cyber", "north")]
    inner = Add(Organisation(id="inner", name="Inner", parent="north", tier=tier))
    assert told("cyber", *edits) == (
        Sort.DEVOLVED,
        "“Cyber operations” is devolved from “Digital Centre” to “North Region” and “South Region”.",
    )
    assert told("cyber", inner, Set(CYBER_A, "organisation", "inner"))[0] is Sort.DEVOLVED


def test_a_duty_that_stays_at_the_top_as_well_is_not_devolved() -> None:
    assert told("cyber", part("cyber", "north"))[0] is Sort.SPLIT
    assert told("records", Set(RECORDS_A, "organisation", "north"))[0] is Sort.MOVED


def test_a_duty_that_ends_says_why() -> None:
    assert told("cyber", Set(CYBER, "ended", "Bought as a service.")) == (
        Sort.ENDED,
        "“Cyber operations” ends: Bought as a service.",
    )


@pytest.mark.parametrize(
    "edits",
    [
        [Remove(CYBER_A)],
        [Remove(CENTRE)],
        [Remove(CYBER)],
        [Set(CYBER_A, "letter", "R")],
        [Remove(CYBER_A), Set(CYBER, "ended", " ")],
    ],
    ids=["part gone", "body gone", "function gone", "another part", "blank reason"],
)
def test_a_duty_that_nobody_holds_is_orphaned(edits: list[Edit]) -> None:
    sort, words = told("cyber", *edits)
    assert sort is Sort.ORPHANED
    gone = " It is taken out with no reason given." if edits == [Remove(CYBER)] else ""
    assert words == f"Nobody is accountable for “Cyber operations”; today “Digital Centre” is.{gone}"


@pytest.mark.parametrize(
    ("edits", "words"),
    [
        ([], ""),
        ([Set(CYBER_A, "organisation", "policy")], "To Policy Unit"),
        ([part("cyber", "policy")], "Between Digital Centre and Policy Unit"),
        ([Remove(CYBER_A), Add(Function(id="warn", name="Warn", parent="cyber"))], "Into Warn"),
        ([Set(CYBER_A, "organisation", "north")], "To North Region"),
        ([Set(CYBER, "ended", "Bought.")], "Bought."),
        ([Remove(CYBER_A)], "Nobody is accountable"),
        ([Remove(CYBER)], "Taken out, with no reason given"),
    ],
)
def test_a_fate_says_in_a_few_words_where_a_duty_went(edits: list[Edit], words: str) -> None:
    assert fate("cyber", *edits).went() == words


def test_a_merged_duty_says_into_which_body() -> None:
    assert fate("records", Remove(RECORDS_A)).went() == "Into Digital Centre"


def test_every_sort_has_a_word_and_all_but_what_is_kept_a_sign() -> None:
    assert [sort.signed for sort in Sort] == [
        "kept",
        "~ moved",
        "~ merged",
        "~ split",
        "~ devolved",
        "− ended",
        "! orphaned",
    ]


def test_what_ended_before_and_what_is_new_have_no_fate() -> None:
    as_is = edited(small_model(), [Set(STATISTICS, "ended", "Done."), Remove(Key("function", "records"))])
    option = edited(as_is, [Add(Function(id="new", name="New"))])
    assert [found.function.id for found in fates(as_is, option)] == ["cyber"]


def test_fates_are_read_family_by_family_and_those_without_one_last() -> None:
    edits = [
        Add(Function(id="aa", name="A family")),
        Add(Function(id="zz", name="Zoology", parent="aa")),
        Add(Function(id="lost", name="Aardvarks", parent="gone")),
    ]
    as_is = edited(small_model(), edits)
    read = [found.function.id for found in fates(as_is, as_is)]
    assert read == ["zz", "cyber", "records", "lost", "statistics"]


def test_families_that_go_round_do_not_hang() -> None:
    as_is = edited(small_model(), [Set(Key("function", "digital"), "parent", "digital")])
    assert len(fates(as_is, as_is)) == 3


def test_an_empty_plan_has_no_fates() -> None:
    nothing = Model("empty", {})
    assert fates(nothing, nothing) == []
    assert {found.sort for found in fates(small_model(), nothing)} == {Sort.ORPHANED}


# whatever is done


BODIES = st.sampled_from(["dept", "policy", "centre", "north", "south"])
DUTIES = st.sampled_from(["cyber", "records", "statistics"])
ACT_CALLS = st.one_of(
    st.tuples(
        st.just("merge"),
        st.fixed_dictionaries({"organisations": st.lists(BODIES, min_size=2, max_size=3), "into": BODIES}),
    ),
    st.tuples(
        st.just("merge"),
        st.fixed_dictionaries(
            {"organisations": st.lists(BODIES, min_size=2, max_size=3), "name": st.just("Joined")}
        ),
    ),
    st.tuples(
        st.just("transfer"),
        st.fixed_dictionaries({"from": BODIES, "to": BODIES, "functions": st.lists(DUTIES, min_size=1)}),
    ),
    st.tuples(st.just("close"), st.fixed_dictionaries({"organisation": BODIES, "heir": BODIES})),
    st.tuples(
        st.just("split"),
        st.fixed_dictionaries(
            {
                "organisation": BODIES,
                "names": st.just(["One", "Two"]),
                "functions": st.tuples(st.lists(DUTIES, max_size=2), st.lists(DUTIES, max_size=2)).map(list),
            }
        ),
    ),
)
OTHER_CALLS = st.one_of(
    st.tuples(st.just("end"), st.fixed_dictionaries({"function": DUTIES, "reason": st.just("Bought.")})),
    st.tuples(st.just("reparent"), st.fixed_dictionaries({"organisation": BODIES, "parent": BODIES})),
    st.tuples(st.just("rename"), st.fixed_dictionaries({"organisation": BODIES, "name": st.just("Other")})),
)


def acted(model: Model, calls: list[tuple[str, dict[str, object]]]) -> Model:
    """Return a model after those acts that can be performed in it."""
    for name, arguments in calls:
        try:
            model = edited(model, ACTS[name].propose(model, arguments).edits)
        except EditError:
            continue
    return model


# which move did it


def stack(*steps: tuple[str, list[Edit]]) -> tuple[Model, dict[str, str]]:
    """Return the small plan after steps, and which step gave each duty its fate."""
    model, models = small_model(), []
    for name, edits in steps:
        model = edited(model, edits)
        models.append((name, model))
    return model, turns(small_model(), models)


def test_the_last_step_that_changed_who_holds_a_duty_gave_it_its_fate() -> None:
    first = Set(CYBER_A, "organisation", "policy")
    last = Set(CYBER_A, "organisation", "north")
    assert stack(("one", [first]), ("two", [last]))[1] == {"cyber": "two"}
    assert stack(("one", [first]), ("two", [Set(CYBER_A, "to", "dept")]))[1] == {"cyber": "one"}


def test_a_duty_that_comes_back_was_given_no_fate() -> None:
    away, back = (Set(CYBER_A, "organisation", id_) for id_ in ("policy", "centre"))
    assert stack(("one", [away]), ("two", [back]))[1] == {}


def test_an_end_a_split_and_what_is_taken_out_are_the_work_of_a_step() -> None:
    assert stack(("one", [Set(CYBER, "ended", "Bought.")]), ("two", [Remove(CYBER_A)]))[1] == {"cyber": "one"}
    parts: list[Edit] = [Remove(CYBER_A), Add(Function(id="warn", name="Warn", parent="cyber"))]
    assert stack(("one", parts), ("two", [Remove(STATISTICS)]))[1] == {"cyber": "one", "statistics": "two"}


@given(calls=st.lists(ACT_CALLS | OTHER_CALLS, max_size=5))
def test_a_duty_has_a_step_that_did_it_exactly_if_something_became_of_it(
    calls: list[tuple[str, dict[str, object]]],
) -> None:
    model, models = small_model(), []
    for number, call in enumerate(calls):
        model = acted(model, [call])
        models.append((str(number), model))
    found = turns(small_model(), models)
    for one in fates(small_model(), model):
        assert (one.function.id in found) == (one.sort is not Sort.KEPT), one


def right(found: Fate, baseline: Model, option: Model) -> bool:
    """Return whether a fate is what the two models say, told without the code that is tested."""
    function = option.get(Function, found.function.id)
    before, after = (live(model, found.function.id) for model in (baseline, option))
    new = {
        f.id
        for f in option.all(Function)
        if f.parent == found.function.id and not f.ended and not baseline.get(Function, f.id)
    }
    if function is None:
        return found.sort is Sort.ORPHANED
    if function.ended and function.ended.strip():
        return found.sort is Sort.ENDED
    if not after:
        return found.sort is (Sort.SPLIT if new else Sort.ORPHANED)
    if before == after:
        return found.sort is Sort.KEPT
    lower = before and lowest(baseline, before) < highest(option, after)
    if lower or len(before) == len(after) or not before:
        return found.sort is (Sort.DEVOLVED if lower else Sort.MOVED)
    return found.sort is (Sort.SPLIT if len(after) > len(before) else Sort.MERGED)


def live(model: Model, function: str) -> set[str]:
    return {p.organisation for p in model.holders(function) if model.get(Organisation, p.organisation)}


def ranks(model: Model, ids: set[str]) -> list[int]:
    order = ["national", "regional", "system", "local"]
    tiers = [next((above.tier for above in model.path(id_) if above.tier), "national") for id_ in ids]
    return [order.index(tier or "national") for tier in tiers]


def lowest(model: Model, ids: set[str]) -> int:
    return max(ranks(model, ids))


def highest(model: Model, ids: set[str]) -> int:
    return min(ranks(model, ids))


@given(calls=st.lists(ACT_CALLS | OTHER_CALLS, max_size=6), edits=st.lists(CONTENT, max_size=8))
def test_every_duty_has_exactly_one_fate_and_the_right_one(
    calls: list[tuple[str, dict[str, object]]], edits: list[Edit]
) -> None:
    baseline = small_model()
    option = acted(baseline, calls)
    for edit in edits:
        try:
            option = edited(option, [edit])
        except EditError:
            continue
    found = fates(baseline, option)
    assert sorted(one.function.id for one in found) == sorted(duty.id for duty in baseline.duties)
    for one in found:
        assert right(one, baseline, option), one
        assert one.words().endswith(".")
    lost = {one for one in found if one.sort is Sort.ORPHANED}
    assert set(orphans(baseline, option, holders(option))) == lost


@given(calls=st.lists(ACT_CALLS | OTHER_CALLS, max_size=3), last=ACT_CALLS)
def test_an_act_makes_no_orphan_that_its_preview_did_not_name(
    calls: list[tuple[str, dict[str, object]]], last: tuple[str, dict[str, object]]
) -> None:
    model = acted(small_model(), calls)
    try:
        proposal = ACTS[last[0]].propose(model, last[1])
    except EditError:
        return
    lost = orphans(model, after := edited(model, proposal.edits), holders(after))
    already = {one.function.id for one in orphans(model, model, holders(model))}
    said = "\n".join(preview(model, proposal))
    for one in lost:
        assert one.function.id in already or f"“{one.function.name}”" in said, (last, one.words())


def test_the_preview_of_an_act_that_ends_a_duty_names_it() -> None:
    model = small_model()
    proposal = ACTS["end"].propose(model, {"function": "cyber", "reason": "Bought."})
    (found,) = [f for f in fates(model, edited(model, proposal.edits)) if f.sort is not Sort.KEPT]
    assert found.sort is Sort.ENDED
    assert any("“Cyber operations” ends" in line for line in preview(model, proposal))
