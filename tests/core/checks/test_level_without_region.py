"""A national service answers to local bodies through the regions."""

from __future__ import annotations

from core.checks import fix_of
from core.model.edits import Remove
from core.model.entities.delivery import ServiceLevel
from tests.core.checks.looking import case, found, mended, told
from tests.core.schemes import level
from tests.small import NORTH, SOUTH

CODE = "SVC002"


def test_levels_that_name_no_region_are_found_once_for_each_provider() -> None:
    looked_at = case(level("a"), level("b", "statistics"), level("c", provider="policy", function="records"))
    assert {finding.key.id: finding.message for finding in found(CODE, looked_at)} == {
        "centre": "“Digital Centre” gives 2 service levels that name no region to answer through: "
        "“Cyber operations” and “Official statistics”.",
        "policy": "“Policy Unit” gives 1 service level that names no region to answer through: "
        "“Shared care records”.",
    }
    assert [key.id for key in found(CODE, looked_at)[0].also] == ["a", "b"]


def test_a_level_that_names_one_is_fine_and_so_is_a_plan_without_regions() -> None:
    assert told(CODE, level("a", through="north")) == {}
    assert told(CODE, level("a"), Remove(NORTH), Remove(SOUTH)) == {}
    assert told(CODE) == {}


def test_where_there_is_one_region_the_fix_names_it_and_where_there_are_two_people_choose() -> None:
    after = mended(CODE, case(level("a"), level("b"), Remove(SOUTH)))
    assert {each.through for each in after.all(ServiceLevel)} == {"north"}
    two = case(level("a"))
    assert fix_of(two, found(CODE, two)[0]) is None
