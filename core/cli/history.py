"""Commands of the persisted history."""

from __future__ import annotations

from core.cli import app
from core.cli.words import Grid, Json, PlanPath, answer, opened, say


@app.command()
def undo(plan: PlanPath) -> None:
    """Take back the last step."""
    with opened(plan, to_change=True) as store:
        label = store.undo()
    say(f"Undone: {label}." if label else "There is nothing to undo.")


@app.command()
def redo(plan: PlanPath) -> None:
    """Do the last undone step again."""
    with opened(plan, to_change=True) as store:
        label = store.redo()
    say(f"Done again: {label}." if label else "There is nothing to redo.")


@app.command()
def history(plan: PlanPath, *, json: Json = False) -> None:
    """List every step, oldest first."""
    with opened(plan) as store:
        steps = store.history()
        options = {step.layer: store.option_of(step.layer) for step in steps}
    data = [
        {
            "id": step.id,
            "at": step.at,
            "who": step.who,
            "label": step.label,
            "option": options[step.layer],
            "move": step.layer,
            "state": step.state,
        }
        for step in steps
    ]
    rows = [[step.at, step.who, step.label, step.state] for step in steps]
    answer(data, as_json=json, lines=Grid(["When", "Who", "What", "State"], rows))
