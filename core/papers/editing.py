"""What a secretary adds to papers, as edits: fields of cover sheets, own words, and what is kept private.

The window and the command line make them here, so that both refuse the same and note the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from core.model.edits import Add, Edit, EditError, Remove, Set
from core.model.entities.papers import Narrative, PaperDetails, PrivatePart
from core.model.ids import fresh
from core.model.key import Key
from core.model.kinds import key_of
from core.model.model import Model
from core.papers import PAPERS
from core.papers.brief import brief_of
from core.papers.cover_sheet import sheet_of
from core.papers.privacy import COVER
from core.papers.section import Section, fingerprint_of, narrative_of, private_of

if TYPE_CHECKING:  # what only writes papers needs no SQL
    from core.store.store import Store


def fill_in(own: Model, option: str | None, name: str, value: str | None) -> list[Edit]:
    """Return the edits that fill in a field of a cover sheet, which is begun if there is none.

    None for the option is the sheet of all papers; None for the value empties the field.
    """
    sheet = sheet_of(own, option)
    if sheet is not None:
        return [Set(key_of(sheet), name, value)] if getattr(sheet, name) != value else []
    if value is None:
        return []
    begun = PaperDetails(id=fresh("paper-details"), option=option)
    return [Add(begun), Set(key_of(begun), name, value)]


def say(
    own: Model, paper: str, section: str, option: str | None, *, text: str, stands: str, replaced: str | None
) -> list[Edit]:
    """Return the edits that put own words into a section for just that option (None: every paper).

    Empty text takes them away. `replaced` is the fingerprint of the generated text in whose place they stand.
    """
    found = narrative_of(own, paper, section, option)
    if not text.strip():
        return [Remove(key_of(found))] if found else []
    kept = replaced if stands == "instead" else None
    if found is None:
        id_ = fresh("narrative")
        words = Narrative(
            id=id_, option=option, paper=paper, section=section, text=text, stands=stands, replaced=kept
        )
        return [Add(words)]
    wanted = {"text": text, "stands": stands, "replaced": kept}
    key = key_of(found)
    return [Set(key, name, value) for name, value in wanted.items() if getattr(found, name) != value]


def keep_private(own: Model, paper: str, section: str, option: str | None, reason: str) -> list[Edit]:
    """Return the edits that withhold a whole section from public copies; without a reason it is public."""
    found = private_of(own, paper, section, option)
    if not reason.strip():
        return [Remove(key_of(found))] if found else []
    if found is None:
        part = PrivatePart(
            id=fresh("private-part"), option=option, paper=paper, section=section, reason=reason.strip()
        )
        return [Add(part)]
    return [Set(key_of(found), "reason", reason.strip())] if found.reason != reason.strip() else []


def checked(store: Store, edits: Iterable[Edit]) -> list[Edit]:
    """Return edits with what they leave to be noted: what own words in place of generated ones replace.

    EditError if one is about a paper or a section that there is not, or is a second cover sheet.
    """
    found: list[Edit] = []
    for edit in edits:
        if isinstance(edit, Add):
            entity = edit.entity
            if isinstance(entity, PaperDetails) and (sheet := sheet_of(store.plan, entity.option)):
                raise EditError(f"There is such a cover sheet already: {sheet.id}. Change that one.")
            if isinstance(entity, Narrative | PrivatePart):
                _section(entity.paper, entity.section)
            if isinstance(entity, Narrative) and entity.stands == "instead" and entity.replaced is None:
                found.append(Add(replace(entity, replaced=_now(store, entity))))
                continue
        found.append(edit)
        if isinstance(edit, Set) and edit.field == "stands" and edit.value == "instead":
            own = store.plan.get(Narrative, edit.key.id)
            if own and edit.key == Key("narrative", own.id):
                found.append(Set(edit.key, "replaced", _now(store, own)))
    return found


def _section(paper: str, id: str) -> Section | None:
    """Return a section of a paper; None for the cover. EditError in words if there is none."""
    there = PAPERS.get(paper)
    if there is None:
        raise EditError(f"There is no paper “{paper}”. There is: {', '.join(PAPERS)}.")
    section = next((each for each in there.sections if each.id == id), None)
    if section is None and id != COVER:
        ids = ", ".join(each.id for each in there.sections)
        raise EditError(f"The {there.name.lower()} has no section “{id}”. It has: {ids or COVER}.")
    return section


def _now(store: Store, own: Narrative) -> str | None:
    """Return the fingerprint of what the model says in the place of own words; None where options differ."""
    section = _section(own.paper, own.section)
    brief = brief_of(store)
    option = next((each for each in brief.options if each.option.id == own.option), None)
    if section is None or (PAPERS[own.paper].per_option and option is None):
        return None
    return fingerprint_of(section.generated(brief, option))
