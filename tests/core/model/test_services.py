"""National services: which they are, who gives them, and on which terms."""

from __future__ import annotations

from core.model.edits import Edit, Set, edited
from core.model.entities.plan import AS_IS
from core.model.key import Key
from core.model.model import Model
from core.model.services import Service, is_national, national_services, without_level
from tests.core.schemes import level
from tests.small import CENTRE, CYBER, small_model

STATISTICS = Key("function", "statistics")


def services(*edits: Edit) -> dict[str, Service]:
    return {service.function.id: service for service in national_services(edited(small_model(), edits))}


def test_a_service_that_a_national_body_is_accountable_for_is_a_national_service() -> None:
    found = services()
    assert set(found) == {"cyber", "records"}  # statistics are a duty
    assert [body.id for body in found["cyber"].providers] == ["centre"]


def test_what_has_service_levels_is_one_whatever_its_kind() -> None:
    assert "statistics" in services(level("release", "statistics"))


def test_what_has_ended_or_has_no_national_holder_is_none() -> None:
    assert "cyber" not in services(Set(CYBER, "ended", "Bought."))
    assert "cyber" not in services(Set(Key("accountability", "cyber-a"), "organisation", "north"))


def test_a_body_without_a_tier_is_of_that_of_the_nearest_above_it() -> None:
    model = edited(small_model(), [Set(CENTRE, "tier", None)])
    body = model.entity(CENTRE)
    assert is_national(body, model)  # type: ignore[arg-type]
    top = edited(model, [Set(Key("organisation", "dept"), "tier", None)])
    assert not is_national(top.entity(CENTRE), top)  # type: ignore[arg-type]


def test_the_provider_is_who_the_levels_name_else_who_is_accountable() -> None:
    found = services(level("a", provider="policy"), level("b", through="north"), level("c", through="north"))
    assert [body.id for body in found["cyber"].providers] == ["policy"]
    assert [each.id for each in found["cyber"].levels] == ["a", "b", "c"]
    assert found["cyber"].through == ("north",)


def test_those_without_a_level_are_told_apart() -> None:
    model = edited(small_model(), [level("a")])
    assert [service.function.id for service in without_level(model)] == ["records"]
    assert national_services(Model(AS_IS, {})) == []
