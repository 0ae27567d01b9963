"""Something that names a body, a function or a post that is closed in this option, or was never in it.

Whatever names the same closed thing in the same field is told once, as one act closed it.
"""

from __future__ import annotations

from collections.abc import Iterator

from core.checks import Case, Finding, Fix, Severity, check
from core.model.edits import Edit, Remove, Set
from core.model.key import Key
from core.model.kinds import KINDS, Entity, content_kinds, slug_of
from core.model.words import count

_EMPTY = frozenset({"accountability", "reporting_line"})
"""What says nothing once one of its ends is gone. Money, people and posts do not vanish with a body."""


def _fix(case: Case, finding: Finding) -> Fix | None:
    """Take references out, or what says nothing without them; money, people and posts keep theirs."""
    kind = KINDS[finding.key.kind]
    edits: list[Edit] = []
    for key in (finding.key, *finding.also):
        gone = [name for name, id_ in _named_by(case, key) if case.option.entity(id_) is None]
        needed = [name for name in gone if kind.fields[name].required]
        if needed and kind.slug in _EMPTY:
            edits.append(Remove(key))
        else:
            edits += [Set(key, name, None) for name in gone if name not in needed]
    return Fix("Take out what refers to something closed", tuple(edits)) if edits else None


def _named_by(case: Case, key: Key) -> Iterator[tuple[str, Key]]:
    """Yield what something refers to, by field; nothing where it is not there itself."""
    entity = case.option.entity(key)
    for name, to in KINDS[key.kind].refs.items() if entity else ():
        if id_ := getattr(entity, name):
            yield name, Key(to, id_)


@check("PLN001", "Reference to something closed", Severity.ERROR, "The plan itself", fix=_fix)
def closed_reference(case: Case) -> Iterator[Finding]:
    """Whatever something refers to is in the option."""
    for kind in content_kinds():
        table = case.option.table(kind.type)
        for field, to in kind.refs.items():
            groups = table.by(field)
            here = case.option.table(KINDS[to].type).rows
            for id_ in set(groups).difference(here, (None,)):
                found = sorted(groups[id_], key=lambda entity: entity.id)
                keys = [Key(kind.slug, entity.id) for entity in found]
                yield Finding(keys[0], _message(case, found, field, Key(to, id_)), tuple(keys[1:]))


def _message(case: Case, found: list[Entity], field: str, gone: Key) -> str:
    kind = KINDS[slug_of(type(found[0]))]
    what = f"{count(len(found), kind.label.lower(), kind.plural.lower())} have"
    if len(found) == 1:
        # The as-is still knows the name of what is closed.
        knows = case.baseline if case.baseline.entity(gone) else case.option
        what = f"“{knows.title(found[0])}” has"
    gone_how = "is closed in" if case.baseline.entity(gone) else "is not in"
    return f"{what} “{case.title(gone)}” as “{kind.fields[field].label}”, which {gone_how} this option."
