"""Money flows to draw in tests."""

from __future__ import annotations

from core.model.entities.resources import FundingFlow
from core.model.entities.structure import Organisation
from core.model.kinds import Entity, slug_of
from core.model.model import Model
from core.model.table import Table

YEAR = "2020-21"
SOURCE = "Made up"


def model(*entities: Entity, name: str = "option") -> Model:
    """Return a model of these entities."""
    tables: dict[str, dict[str, Entity]] = {}
    for entity in entities:
        tables.setdefault(slug_of(type(entity)), {})[entity.id] = entity
    return Model(name, {kind: Table(rows) for kind, rows in tables.items()})


def body(
    id: str, kind: str, tier: str | None = None, name: str = "", short: str | None = None
) -> Organisation:
    """Return a body."""
    return Organisation(id=id, name=name or id.title(), short_name=short, kind=kind, tier=tier)


def flow(
    payer: str, payee: str, millions: float, approver: str | None = None, days: int | None = None, **more: str
) -> FundingFlow:
    """Return a flow of so many £m in YEAR."""
    return FundingFlow(
        **{
            "id": f"{payer}-{payee}-{approver}",
            "payer": payer,
            "payee": payee,
            "year": YEAR,
            "amount": round(millions * 10**8),
            "approver": approver,
            "days": days,
            "source": SOURCE,
            "basis": "illustrative",
            **more,
        }  # type: ignore[arg-type]
    )


def systems(number: int, *, devolved: bool) -> Model:
    """Return a nation: a department, national bodies, seven regions and so many systems."""
    people: list[Entity] = [
        body("dhsc", "department", "national", "Department of Health and Social Care", "DHSC"),
        body("nhse", "arms_length_body", "national", "NHS England and NHS Improvement", "NHSE/I"),
        body("nhsd", "arms_length_body", "national", "NHS Digital"),
    ]
    if not devolved:
        people.append(body("nhsx", "unit", "national", "NHSX"))
    names = ["London", "South East", "South West", "Midlands", "East of England", "North West", "North East"]
    for place, name in enumerate(names):
        people.append(body(f"r{place}", "region", "regional", f"{name} Region", name))
    people += [body(f"s{n}", "system", "system", f"Integrated Care System {n + 1}") for n in range(number)]
    gate = "dhsc" if devolved else "nhsx"
    flows: list[Entity] = [
        flow("dhsc", "nhse", 1400),
        flow("dhsc", "nhsd", 380 if devolved else 430),
    ]
    if not devolved:
        flows.append(flow("nhse", "nhsx", 320, "dhsc", 30))
    for place in range(len(names)):
        share = 100 + place * 10 if devolved else 40 + place * 4
        flows.append(flow("nhse", f"r{place}", share, None if devolved else gate, None if devolved else 45))
    for place in range(number):
        portion = (8 + (place % 9)) * (2.0 if devolved else 0.6)
        flows.append(flow(f"r{place % 7}", f"s{place}", portion))
        if not devolved and place % 3 == 0:
            flows.append(flow("nhsx", f"s{place}", 6.5, "dhsc", 90))
    return model(*people, *flows)
