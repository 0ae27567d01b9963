"""The money and people of the sample: the published totals of 2019-20, and option E's sums to the penny."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.model.entities.resources import BudgetLine, FundingFlow, Workforce
from core.model.entities.structure import Organisation
from core.model.reconciliation import Fate, reconcile
from core.store.store import Store

YEAR = "2020-21"


@pytest.fixture
def shipped(sample: Path) -> Iterator[Store]:
    """The shipped sample, open to be read."""
    store = Store.open(sample, read_only=True)
    yield store
    store.close()


def test_the_figures_of_2019_20_add_up_to_the_published_totals(shipped: Store) -> None:
    """NHS Digital's accounts 2019-20; NHSX training (Public Accounts Committee); posts in NHSE/I (HSJ)."""
    lines = [line for line in shipped.model().all(BudgetLine) if line.year == "2019-20"]
    digital = {line.id.removeprefix("line-nhsd-2019-20-"): line.amount for line in lines if "nhsd" in line.id}
    assert digital == {
        "staff": 179_841_000_00,
        "termination": 8_359_000_00,
        "operating": 223_988_000_00,
        "depreciation": 52_355_000_00,
        "impairment": 729_000_00,
        "disposal": 1_846_000_00,
    }
    assert sum(digital.values()) == 467_118_000_00
    assert sum(line.amount for line in lines if line.organisation == "nhsx") == 3_500_000_00
    assert {line.basis for line in lines} == {"audited", "published"}
    posts = [entry for entry in shipped.model().all(Workforce) if entry.year == "2019-20"]
    assert [(entry.wte, entry.basis) for entry in posts] == [(9_355_00, "published")]


def test_no_option_touches_the_published_totals(shipped: Store) -> None:
    for option in shipped.options():
        found = reconcile(shipped.model(), shipped.model(option.id))
        assert found.money.years["2019-20"].option == 470_618_000_00
        assert found.people.years["2019-20"].option == 9_355_00


def test_e_devolves_what_its_readme_says_to_the_penny_and_the_hundredth(shipped: Store) -> None:
    found = reconcile(shipped.model(), shipped.model("option-e"))
    assert found.difference_pence == found.difference_wte == 0
    assert found.money.years[YEAR].devolved == 141_000_000_00
    assert found.people.years[YEAR].devolved == 126_00
    fund = [line for line in found.money.told if line.origin == "line-nhsx-deployment-fund"]
    shares = sorted(line.amount for line in fund if line.fate is Fate.DEVOLVED)
    assert shares == [2_857_142_85] * 12 + [2_857_142_86] * 30
    assert [line.amount for line in fund if line.fate is not Fate.DEVOLVED] == [8_000_000_00]


def test_the_fund_goes_through_the_regions_as_the_readme_says(shipped: Store) -> None:
    model = shipped.model("option-e")
    flows = [flow for flow in model.all(FundingFlow) if flow.purpose == "Devolved"]
    through = {flow.payee: flow.amount for flow in flows if flow.payee.startswith("region-")}
    assert through == {
        "region-north-east-yorkshire": 11_428_571_44,
        "region-north-west": 8_571_428_58,
        "region-midlands": 31_428_571_46,
        "region-east-of-england": 17_142_857_16,
        "region-london": 14_285_714_30,
        "region-south-east": 17_142_857_11,
        "region-south-west": 19_999_999_95,
    }
    for region, amount in through.items():
        assert sum(flow.amount for flow in flows if flow.payer == region) == amount
    assert {flow.basis for flow in flows} == {"illustrative"}


def test_what_is_devolved_names_its_host_but_for_the_fault_placed_in_the_shares(shipped: Store) -> None:
    model = shipped.model("option-e")
    systems = {body.id for body in model.all(Organisation) if body.tier == "system"}
    money = [line for line in model.all(BudgetLine) if line.organisation in systems]
    assert {line.host for line in money if line.origin} == {"nhs-england"}
    assert {line.id[:11] for line in money if not line.host} == {"line-share-"}
    assert {e.host for e in model.all(Workforce) if e.organisation in systems} == {"nhs-england"}


def test_every_population_has_a_source_and_none_is_invented(shipped: Store) -> None:
    known = [body for body in shipped.model().all(Organisation) if body.population]
    assert {body.id: body.population for body in known} == {
        "ics-cumbria-north-east": 3_000_000,
        "ics-our-healthier-south-east-london": 1_900_000,
        "ics-buckinghamshire-oxfordshire-berkshire-west": 1_800_000,
    }
    assert all(body.population_source for body in known)
