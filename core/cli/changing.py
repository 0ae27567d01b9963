"""Commands that change a plan, each as one undoable step."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from core.cli import app
from core.cli.words import (
    AS_IS,
    Grid,
    Json,
    OptionCode,
    PlanPath,
    answer,
    assignments,
    chosen,
    kind_of,
    opened,
    say,
)

Words = Annotated[list[str], typer.Argument(metavar="NAME=VALUE …", help="Values as a person types them.")]
OF_PAPERS = ("paper_details", "narrative", "private_part")
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would follow; write nothing.")]
KindWord = Annotated[str, typer.Argument(metavar="KIND")]
IdWord = Annotated[str, typer.Argument(metavar="ID")]


@app.command()
def acts(*, json: Json = False) -> None:
    """List the acts with their arguments."""
    from core.acts import ACTS  # noqa: PLC0415

    data = [
        {
            "id": found.id,
            "name": found.name.rstrip("…"),
            "arguments": {
                name: {"label": spec.label, "required": spec.required}
                for name, spec in found.arguments.items()
            },
        }
        for found in ACTS.values()
    ]
    rows = [[found.id, found.name.rstrip("…"), _usage(found.arguments)] for found in ACTS.values()]
    answer(data, as_json=json, lines=Grid(["Act", "Does", "Takes"], rows))


def _usage(arguments: Any) -> str:
    return " ".join(f"{name}=…" if spec.required else f"[{name}=…]" for name, spec in arguments.items())


@app.command()
def act(
    plan: PlanPath,
    option: OptionCode,
    name: Annotated[str, typer.Argument(metavar="ACT", help="One of `remit acts`.")],
    words: Annotated[list[str] | None, typer.Argument(metavar="KEY=VALUE …")] = None,
    *,
    dry_run: DryRun = False,
) -> None:
    """Perform one act in an option. move=TITLE names the move it goes into."""
    from core import workshop  # noqa: PLC0415
    from core.acts import ACTS  # noqa: PLC0415
    from core.model.edits import EditError  # noqa: PLC0415

    found = ACTS.get(name)
    if found is None:
        raise EditError(f"There is no act “{name}”. There are: {', '.join(ACTS)}.")
    given = assignments(words or [])
    move = given.pop("move", None)
    with opened(plan, to_change=not dry_run) as store:
        id_ = next(iter(chosen(store, [option]).values()))
        model = store.model(id_)
        proposal = found.propose(model, found.parse(model, given))
        lines = workshop.preview(model, proposal)
        if not dry_run:
            workshop.perform(store, id_, proposal, move)
    answer(lines, as_json=False, lines=lines)
    say(f"Nothing written. Would do: {proposal.label}." if dry_run else f"Done: {proposal.label}.")


@app.command("set")
def set_(plan: PlanPath, kind: KindWord, id: IdWord, words: Words, *, option: OptionCode = AS_IS) -> None:
    """Set fields of one entity."""
    from core.model.edits import Set  # noqa: PLC0415
    from core.model.key import Key  # noqa: PLC0415

    found = kind_of(kind)
    with opened(plan, to_change=True) as store:
        id_ = next(iter(chosen(store, [option]).values()))
        values = _values(store, id_, found.slug, assignments(words))
        edits = [Set(Key(found.slug, id), name, value) for name, value in values.items()]
        _edit(store, id_, f"Change {found.label.lower()} {id}", edits)


@app.command()
def add(plan: PlanPath, kind: KindWord, words: Words, *, option: OptionCode = AS_IS) -> None:
    """Add one entity; id=ID gives it an id of your own."""
    from core.model.edits import Add, EditError  # noqa: PLC0415
    from core.model.ids import fresh  # noqa: PLC0415

    found = kind_of(kind)
    given = assignments(words)
    id_ = given.pop("id", "") or fresh(found.slug)
    with opened(plan, to_change=True) as store:
        at = next(iter(chosen(store, [option]).values()))
        values = _values(store, at, found.slug, given)
        missing = [
            spec.label for name, spec in found.fields.items() if _is_missing(found.type, name, spec, values)
        ]
        if missing:
            raise EditError(f"{missing[0]} may not be empty.")
        _edit(store, at, f"Add {found.label.lower()} {id_}", [Add(found.type(id=id_, **values))])
    answer(id_, as_json=False, lines=[id_])


@app.command()
def remove(plan: PlanPath, kind: KindWord, id: IdWord, *, option: OptionCode = AS_IS) -> None:
    """Remove one entity."""
    from core.model.edits import Remove  # noqa: PLC0415
    from core.model.key import Key  # noqa: PLC0415

    found = kind_of(kind)
    with opened(plan, to_change=True) as store:
        at = next(iter(chosen(store, [option]).values()))
        _edit(store, at, f"Remove {found.label.lower()} {id}", [Remove(Key(found.slug, id))])


def _edit(store: Any, option: str, label: str, edits: list[Any]) -> None:
    from core import workshop  # noqa: PLC0415
    from core.model.kinds import KINDS  # noqa: PLC0415
    from core.muting import refuse_unknown  # noqa: PLC0415

    refuse_unknown(store.plan, edits)
    if any(edit.key.kind in OF_PAPERS for edit in edits):
        from core.papers.editing import checked  # noqa: PLC0415

        edits = checked(store, edits)
    of_plan = all(KINDS[edit.key.kind].of_plan for edit in edits)
    touched = store.apply(label, edits) if of_plan else workshop.edit(store, option, label, edits)
    say(f"Done: {label}." if touched else "Nothing to change: it is so already.")


def _values(store: Any, option: str, kind: str, typed: dict[str, str]) -> dict[str, Any]:
    """Return the values that typed words stand for. EditError in words for a field that the kind has not."""
    from core.model.edits import EditError  # noqa: PLC0415
    from core.model.kinds import KINDS  # noqa: PLC0415

    found = KINDS[kind]
    model = store.plan if found.of_plan else store.model(option)
    for name in typed:
        if name not in found.fields:
            raise EditError(f"{found.label} has no field “{name}”. It has: {', '.join(found.fields)}.")
    return {name: model.parse(kind, name, text) for name, text in typed.items()}


def _is_missing(type_: Any, name: str, spec: Any, values: dict[str, Any]) -> bool:
    from dataclasses import MISSING, fields  # noqa: PLC0415

    has_default = {field.name for field in fields(type_) if field.default is not MISSING}
    return spec.required and values.get(name) is None and name not in has_default
