"""The faults placed in the sample are found, each in the option where it was put and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from core.checks import CHECKS, Finding, Severity, case_of, findings
from core.model.entities.plan import AS_IS
from core.model.fate import Sort, fates
from core.samples import create
from core.store.store import Store

Found = Mapping[str, list[Finding]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("sample") / "sample.remit"
    store = create(path, "nhs-digital-2020", who="tester")
    yield store
    store.close()


@pytest.fixture(scope="module")
def by_option(store: Store) -> Found:
    return {id_: findings(case_of(store, id_)) for id_ in (AS_IS, *(option.id for option in store.options()))}


def where(found: Found, code: str, id_: str) -> set[str]:
    """Return the options in which a check finds something about that."""
    return {option for option, all_ in found.items() for f in all_ if (f.code, f.key.id) == (code, id_)}


UNMENDED = {AS_IS, "option-a"}
NOT_MERGED = {*UNMENDED, "option-b", "option-c", "option-f"}
MERGED = {"option-d", "option-e"}


@pytest.mark.parametrize(
    ("code", "id_", "options"),
    [
        ("ACC002", "fn-technology-standards", UNMENDED),
        ("ACC001", "fn-social-care-digital", {"option-d", "option-e"}),
        ("LAW001", "ics-frimley", {"option-e"}),
        ("RES004", "fn-cyber-operations", {"option-e"}),
        ("LAW001", "nhsx", {*UNMENDED, "option-b"}),
        ("POS002", "nhs-digital", NOT_MERGED),
        ("POS003", "post-nhsx-cto", {*NOT_MERGED, *MERGED}),
        ("POS003", "post-transformation-lead", MERGED),
        ("POS004", "nhs-digital", NOT_MERGED),
        ("POS005", "hee", {*NOT_MERGED, *MERGED}),
        ("DLV002", "deliv-patient-records", MERGED),
        ("DLV003", "deliv-patient-records", {*NOT_MERGED, *MERGED}),
        ("DLV004", "deliv-trust-plans", {*NOT_MERGED, *MERGED}),
        ("MON001", "mhra", {*NOT_MERGED, *MERGED}),
        ("MON001", "hee", {*NOT_MERGED, *MERGED} - {"option-f"}),
        ("MON004", "inv-devon-monitoring", {*NOT_MERGED, "option-d"}),
    ],
    ids=[
        "two owners",
        "no home",
        "cannot hold",
        "funded twice",
        "true of nhsx",
        "no seat",
        "no licence",
        "nor in the new post",
        "no digital leader",
        "no chief",
        "a checker becomes a recipient",
        "overdue",
        "unticked",
        "below the floor",
        "but not with the money for skills",
        "no return, until systems hold the money",
    ],
)
def test_a_fault_is_found_where_it_was_put(by_option: Found, code: str, id_: str, options: set[str]) -> None:
    assert where(by_option, code, id_) == options


def test_registration_is_unmet_for_the_digital_posts_and_met_for_the_clinical_ones(by_option: Found) -> None:
    unmet = {f.key.id for f in by_option[AS_IS] if f.code == "POS003"}
    assert unmet == {
        "post-dhsc-cio",
        "post-nhsx-cto",
        "post-nhsx-delivery",
        "post-nhsd-platforms",
        "post-nhsd-product",
        "post-nhsd-ciso",
    }


def test_no_option_leaves_a_body_with_two_chiefs(by_option: Found) -> None:
    assert not [f for found in by_option.values() for f in found if f.code == "POS006"]


def test_nothing_else_of_money_on_its_way_is_found(by_option: Found) -> None:
    about = {(f.code, f.key.id) for found in by_option.values() for f in found if f.code[:3] in MONEY}
    assert about == {
        ("DLV002", "deliv-patient-records"),
        ("DLV003", "deliv-patient-records"),
        ("DLV004", "deliv-patient-records"),  # where the tick of its checker no longer counts
        ("DLV004", "deliv-trust-plans"),
        *(("MON001", body) for body in ("cqc", "hee", "mhra", "nice", "phe")),
        ("MON004", "inv-devon-monitoring"),
    }


MONEY = ("FLO", "DLV", "MON")


@pytest.mark.parametrize("code", ["ACC001", "ACC002", "RES004"])
def test_no_other_duty_has_such_a_fault(by_option: Found, code: str) -> None:
    about = {f.key.id for found in by_option.values() for f in found if f.code == code}
    assert len(about) == 1


def test_money_for_bodies_that_cannot_hold_it_is_found_for_each_of_the_42_systems(by_option: Found) -> None:
    held = {f.key.id: f.message for f in by_option["option-e"] if f.code == "LAW001"}
    assert len(held) == 42
    assert all(id_.startswith("ics-") for id_ in held)
    assert all(text.endswith("; “NHS England” could hold this as host.") for text in held.values())


def test_nothing_else_is_an_error(by_option: Found) -> None:
    errors = {
        option: {f.code for f in found if CHECKS[f.code].severity is Severity.ERROR}
        for option, found in by_option.items()
    }
    assert errors == {
        AS_IS: {"ACC002", "LAW001"},
        "option-a": {"ACC002", "LAW001"},
        "option-b": {"LAW001"},
        "option-c": set(),
        "option-d": {"ACC001", "DLV002"},
        "option-e": {"ACC001", "DLV002", "LAW001"},
        "option-f": set(),
    }


def test_nobody_is_flooded(by_option: Found) -> None:
    for found in by_option.values():
        # Systems that cannot hold money, posts without registration and bodies below the floor are one thing
        # each to mend.
        assert len([f for f in found if f.code not in ("LAW001", "POS003", "MON001")]) <= 14


def test_what_the_sample_says_of_the_as_is_is_found(by_option: Found) -> None:
    pioneers = [f.key.id for f in by_option[AS_IS] if f.code == "PUR002"]
    assert pioneers == ["fn-ai-lab", "fn-digital-leadership"]


def test_social_care_is_the_case_to_show(store: Store) -> None:
    told = {
        option: next(f for f in fates(store.model(), store.model(option)) if f.function.id == CARE)
        for option in ("option-a", "option-c", "option-d", "option-f")
    }
    assert {option: fate.sort for option, fate in told.items()} == {
        "option-a": Sort.KEPT,
        "option-c": Sort.MOVED,
        "option-d": Sort.ORPHANED,
        "option-f": Sort.MOVED,
    }
    assert told["option-d"].words() == (
        "Nobody is accountable for “Digital policy and support for adult social care”; today “NHSX” is."
    )


CARE = "fn-social-care-digital"


def test_the_fates_of_every_option_add_up(store: Store) -> None:
    counted = {}
    for option in store.options():
        sorts = [fate.sort for fate in fates(store.model(), store.model(option.id))]
        assert len(sorts) == len(store.model().duties) == 55
        counted[option.code] = {sort.value: sorts.count(sort) for sort in Sort if sort in sorts}
    assert counted == {
        "A": {"kept": 55},
        "B": {"kept": 54, "merged": 1},
        "C": {"kept": 38, "moved": 16, "merged": 1},
        "D": {"kept": 12, "moved": 41, "merged": 1, "orphaned": 1},
        "E": {"kept": 12, "moved": 40, "merged": 1, "ended": 1, "orphaned": 1},
        "F": {"kept": 38, "moved": 16, "merged": 1},
    }
