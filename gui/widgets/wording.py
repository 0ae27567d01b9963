"""The words that tables, the inspector and the history share."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from core.model.diff import Sign
from core.model.fields import Field, FieldError
from core.model.key import Key
from core.model.kinds import KINDS, Entity
from core.model.model import Model
from core.model.words import count, listed
from gui.document import Document

NOTHING = "(none)"
LONGEST = 200  # characters of a text that is shown on one line


def brief(text: str, most: int = LONGEST) -> str:
    """Return the first line of text, cut off with “…” where there is more."""
    line = text if len(text) <= most and "\n" not in text else text.split("\n", 1)[0][:most].rstrip() + "…"
    return line.replace("\t", " ")


def lowered(label: str) -> str:
    """Return a label as it stands inside a sentence: “legal form”, but “WTE”."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def signed(sign: Sign) -> str:
    """Return the sign and the word: “+ new”."""
    return f"{sign.mark} {sign.value}"


def colours(sign: Sign) -> tuple[str, str]:
    """Return the names of the text colour and of the ground of a sign."""
    return sign.value, f"{sign.value}-soft"


def was_now(was: str, now: str) -> str:
    """Return what a field was and is: “NHSX → NHS Digital”."""
    return f"{was or NOTHING} → {now or NOTHING}"


def changing(model: Model, entity: Entity, spec: Field) -> str:
    """Return the label of a step that changes one field: “Change legal form of NHSX”."""
    return f"Change {lowered(spec.label)} of {brief(model.title(entity), 80)}"


def counted(keys: Iterable[Key]) -> str:
    """Return how many of which kinds: “3 budget lines and 1 post”."""
    numbers: dict[str, int] = {}
    for key in keys:
        numbers[key.kind] = numbers.get(key.kind, 0) + 1
    kinds = sorted(numbers, key=lambda slug: KINDS[slug].place)
    return listed([of_kind(numbers[slug], slug) for slug in kinds])


def of_kind(number: int, slug: str) -> str:
    """Return “1 budget line”, “2 budget lines”."""
    return count(number, KINDS[slug].label.lower(), KINDS[slug].plural.lower())


def model_of(document: Document, kind: str) -> Model:
    """Return where the entities of a kind are: options and moves are the plan's own."""
    return document.store.plan if KINDS[kind].of_plan else document.model


def why_not(document: Document, key: Key) -> str:
    """Return why an entity cannot be edited just now, in a sentence; empty: it can be."""
    if KINDS[key.kind].of_plan:
        return document.why_not() if document.store.read_only else ""
    if document.why_not() or document.signs.get(key) is not Sign.CLOSED:
        return document.why_not()
    return f"This {KINDS[key.kind].label.lower()} is closed in this option, so it cannot be edited."


def refusal(document: Document, work: Callable[[], bool]) -> str:
    """Do work on a document; return why it was refused, in a sentence (empty: it was not)."""
    said: list[str] = []

    def hear(sentence: str) -> None:
        said.append(sentence)

    document.refused.connect(hear)
    try:
        done = work()
    except FieldError as error:
        document.refused.emit(str(error))
        done = False
    finally:
        document.refused.disconnect(hear)
    return "" if done else " ".join(said) or "This could not be done."
