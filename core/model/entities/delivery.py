"""The national services that local bodies rely on, and the terms on which they are given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from core.model.entities.resources import BASES
from core.model.fields import Choice, Ref, Text
from core.model.kinds import Entity, kind


@kind(
    "service_level",
    "Service level",
    "Service levels",
    title="{function}: {name}",
    place=23,
    unique=("function", "name"),
    icon="services",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLevel(Entity):
    """What a national service owes to those who use it, and through whom it answers to them."""

    function: Annotated[str, Ref("Service", required=True, to="function")]
    name: Annotated[str, Text("Level", required=True, help="What is promised, such as availability")]
    measure: Annotated[str | None, Text("Measure")] = None
    target: Annotated[str | None, Text("Target")] = None
    period: Annotated[str | None, Text("Period", help="Over which it is measured")] = None
    provider: Annotated[str | None, Ref("Provider", to="organisation")] = None
    through: Annotated[
        str | None, Ref("Answers through", to="organisation", help="The region through which it answers")
    ] = None
    forum: Annotated[str | None, Text("Review forum")] = None
    remedy: Annotated[str | None, Text("Remedy", help="What follows when the target is missed")] = None
    source: Annotated[str, Text("Source", required=True, help="Where the target comes from")]
    basis: Annotated[str, Choice("Basis", required=True, choices=BASES)] = "estimate"
