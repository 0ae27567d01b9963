"""By what weights something is shared among bodies: equally, by population, or as somebody typed."""

from __future__ import annotations

from collections.abc import Sequence

from core.model.edits import EditError
from core.model.entities.structure import Organisation
from core.model.fields import FieldError, Hundredths, Ref
from core.model.model import Model
from core.model.words import count

WAYS = {
    "equal": "Equal shares",
    "population": "By population",
    "weights": "By weights",
    "percent": "By shares of 100%",
    "figures": "By typed figures",
}
_UNTYPED = ("equal", "population")
Typed = Sequence[tuple[str, int]]
"""Numbers in hundredths, each with the name of its body; without names, in the order of the bodies."""


def weights(model: Model, bodies: Sequence[str], by: str, typed: Typed) -> list[int]:
    """Return the weight of each body in one of WAYS. EditError in words if somebody has none, or two."""
    if by in _UNTYPED and typed:
        raise EditError(f"“{WAYS[by]}” takes no weights or figures. Leave them out, or choose another way.")
    if by == "equal":
        return [1] * len(bodies)
    if by == "population":
        return [_people_of(model, body) for body in bodies]
    found = _by_body(model, bodies, typed)
    if by == "percent" and sum(found) != 100_00:
        raise EditError(f"The shares add up to {Hundredths('').format(sum(found))}%, not to 100%.")
    if min(found) < 0 or not any(found):
        raise EditError("Each weight has to be zero or more, and one of them at least more.")
    return found


def told(by: str, weight: int, of: int) -> str:
    """Return how a body came by its part, where all weights add up to `of`: “Share by weight (3 of 42)”."""
    typed = Hundredths("").format
    return {
        "equal": "Equal share",
        "population": f"Share by population ({weight:,} of {of:,} people)",
        "weights": f"Share by weight ({typed(weight)} of {typed(of)})",
        "percent": f"{typed(weight)}%",
        "figures": "Figure set for this body, out",
    }[by]


def _people_of(model: Model, id: str) -> int:
    body = model.get(Organisation, id)
    if body is None or not body.population or body.population < 0:
        name = model.name(Organisation, id)
        raise EditError(f"{name} has no population in this option. Give it one, or share in another way.")
    return body.population


def _by_body(model: Model, bodies: Sequence[str], typed: Typed) -> list[int]:
    if len(typed) != len(bodies):
        has = count(len(typed), "number")
        are = "is" if len(typed) == 1 else "are"
        whom = count(len(bodies), "body", "bodies")
        raise EditError(f"There {are} {has} for {whom}. Give one for each of them.")
    if not any(name for name, _ in typed):
        return [number for _, number in typed]
    numbers: dict[str, int] = {}
    for name, number in typed:
        try:
            id_ = model.find(Ref("To the bodies", to="organisation"), name)
        except FieldError as error:
            raise EditError(str(error)) from None
        if id_ not in bodies or id_ in numbers:
            again = "has two numbers" if id_ in numbers else "receives nothing here"
            raise EditError(f"{model.name(Organisation, id_)} {again}. Give one number for each body.")
        numbers[id_] = number
    return [numbers[body] for body in bodies]
