"""The map of functions and decisions: every function, who answers for it, and who decides what about it."""

from __future__ import annotations

from collections.abc import Iterable

from core.model.delegation import Answer, answers, decided_by, up_to
from core.model.entities.accountability import Delegation
from core.model.entities.structure import Organisation
from core.model.fields import Text
from core.model.key import Key
from core.model.model import Model
from core.schedules import Column, Line, Schedule, schedule

TITLE = "Functions and decisions"
NOBODY = "! Nobody"
COLUMNS = (
    Column(Text("Function"), 36, names=True),
    Column(Text("Accountable"), 26),
    Column(Text("Post that answers"), 28),
    Column(Text("To whom"), 24),
    Column(Text("Instrument"), 34),
    Column(Text("Decisions"), 60),
)


@schedule("functions", TITLE, place=20)
def functions(model: Model) -> Schedule:
    """Every function with who is accountable, the post that answers, to whom, and what is decided on it."""
    return Schedule(TITLE, "Family", COLUMNS, tuple(_line(answer, model) for answer in answers(model)))


def _line(answer: Answer, model: Model) -> Line:
    values = (
        answer.function.name,
        _names(answer.accountable) or NOBODY,
        "; ".join(post.title for post in answer.posts) or None,
        _names(answer.to) or None,
        "; ".join(answer.instruments) or None,
        "; ".join(_decision(matter, answer, model) for matter in answer.decisions) or None,
    )
    return Line(Key("function", answer.function.id), answer.family, values, missing=not answer.accountable)


def _names(bodies: Iterable[Organisation]) -> str:
    return "; ".join(body.name for body in bodies)


def _decision(matter: Delegation, answer: Answer, model: Model) -> str:
    """Return one matter with who decides it; a body's name where it is not the one that answers."""
    who = decided_by(matter, model)
    own = {body.id for body in answer.accountable}
    if matter.organisation not in own:
        body = model.get(Organisation, matter.organisation)
        short = (body.short_name or body.name) if body else matter.organisation
        who = f"{short}, {who[0].lower() + who[1:] if who.startswith('The ') else who}"
    return " ".join(filter(None, (f"{matter.matter}: {who}", up_to(matter))))
