"""Nothing is lost: whatever is merged, split, closed and moved, in whatever order, in whatever option.

Money of each year, people (but for what is saved, with its reason), and the number of duties that somebody is
accountable for stay what they were; nothing refers to a body that has closed; and what the preview says is
what happens.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from functools import cache
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

from hypothesis import Phase, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from core.acts import ACTS, Act, Proposal
from core.model.diff import differences
from core.model.edits import Add, Edit, EditError, Remove, Set, edited
from core.model.entities.accountability import Accountability, Function
from core.model.entities.plan import AS_IS
from core.model.entities.resources import BudgetLine, Workforce
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.model.kinds import KINDS, content_kinds, key_of
from core.model.model import Model
from core.model.reconciliation import reconcile
from core.store.store import Store
from core.workshop import edit, perform, preview
from tests.core.acts.drawing import an_entity, arguments, values
from tests.core.store.oracle import in_memory, on_disk
from tests.core.strategies import PLAN
from tests.small import QUICK, make_small

LOSSLESS = {"add", "close", "end", "merge", "rename", "reparent", "split", "transfer"}
"""The acts that change who holds a duty, never whether somebody does. (To end one is to end one.)"""


EXAMPLES = settings().max_examples // 2
PHASES = [phase for phase in Phase if phase is not Phase.shrink or EXAMPLES > 500]
"""Looking for the shortest way to a failure takes minutes, so only a soak does."""


def money(model: Model) -> Counter[str]:
    found: Counter[str] = Counter()
    for line in model.all(BudgetLine):
        found[line.year] += line.amount
    return found


def people(model: Model) -> Counter[str]:
    found: Counter[str] = Counter()
    for entry in model.all(Workforce):
        found[entry.year] += entry.wte
    return found


def held(model: Model) -> set[str]:
    """Return the functions that somebody is accountable for."""
    return {function.id for function in model.all(Function) if model.holders(function.id)}


def dangling(model: Model) -> set[tuple[Key, str]]:
    """Return what refers to something that is not there, and by which field."""
    return {
        (key_of(entity), field)
        for kind in content_kinds()
        for field, to in kind.refs.items()
        for entity in model.all(kind.type)
        if (id_ := getattr(entity, field)) is not None and model.entity(Key(to, id_)) is None
    }


@cache
def small() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        store = make_small(Path(folder) / "small.remit")
        store.close()
        return store.path.read_bytes()


class Workshop(RuleBasedStateMachine):
    """A workshop that does anything to a plan."""

    def __init__(self) -> None:
        super().__init__()
        # Chance would make of every try another one, so that none could be tried again.
        numbers = count()
        self.ids = patch("core.model.ids.secrets", SimpleNamespace(token_hex=lambda _: f"{next(numbers):04}"))
        self.ids.start()
        self.folder = Path(tempfile.mkdtemp(dir=QUICK))
        path = self.folder / "plan.remit"
        path.write_bytes(small())
        self.store = Store.open(path, who="")
        self.first = in_memory(self.store)

    def teardown(self) -> None:
        """Undo everything: then the plan is what it was."""
        while self.store.undo():
            pass
        assert in_memory(self.store) == self.first
        assert self.store.health() == []
        self.store.close()
        self.ids.stop()
        shutil.rmtree(self.folder)

    @rule(data=st.data(), times=st.integers(1, 4))
    def acts(self, data: st.DataObject, times: int) -> None:
        """Perform a few acts, one after the other."""
        for _ in range(times):
            self.act(data)

    def act(self, data: st.DataObject) -> None:
        """Perform any act in any option, in a move of its own or one that is there."""
        option = data.draw(self._an_option())
        model = self.store.model(option)
        act = data.draw(st.sampled_from(ACTS.values()))
        titles = [move.title for move in self.store.moves(option)]
        move = data.draw(st.none() | st.sampled_from(titles or ["A new move"]))
        try:
            proposal = act.propose(model, arguments(data.draw, act, model))
        except EditError as error:
            assert_sentence(str(error))
            return
        self.check_preview(model, proposal)
        refusal = self._performed(option, proposal, move)
        if refusal is not None:
            assert_sentence(refusal)
            assert move is not None  # on top, nothing hides what an act proposes
            return
        event(f"performed {act.id}")
        now = self.store.model(option)
        assert list(differences(edited(model, proposal.edits), now)) == []
        self.check_nothing_lost(act, model, now, proposal)

    def check_preview(self, model: Model, proposal: Proposal) -> None:
        """Assert that a proposal is said in whole sentences."""
        for line in preview(model, proposal):
            assert_sentence(line)
        assert_sentence(f"{proposal.label}.")

    def check_nothing_lost(self, act: Act, before: Model, now: Model, proposal: Proposal) -> None:
        """Assert that an act moved things about, and lost only what its conflicts name."""
        if act.id != "save":
            assert money(now) == money(before)
            assert people(now) == people(before)
        found = reconcile(before, now)
        assert found.difference_pence == found.difference_wte == 0
        assert dangling(now) <= dangling(before)
        for closed in set(before.table(Organisation)) - set(now.table(Organisation)):
            assert list(now.referring(Key("organisation", closed))) == []
        if act.id not in LOSSLESS:
            return
        ended = {f.id for f in now.all(Function) if f.ended} - {f.id for f in before.all(Function) if f.ended}
        assert held(before) - held(now) <= (ended if act.id == "end" else set())
        assert held(now) <= held(before)
        if act.id != "end":
            lost = set(before.table(Accountability)) - set(now.table(Accountability))
            assert len(proposal.conflicts) == len(lost)

    @rule(data=st.data())
    def single_edits(self, data: st.DataObject) -> None:
        """Make any edits, also such as tear holes."""
        option = data.draw(self._an_option())
        model = self.store.model(option)
        edits = [self._an_edit(data, model) for _ in range(data.draw(st.integers(1, 4)))]
        try:
            edit(self.store, option, "Edit", edits)
        except EditError as error:
            assert_sentence(str(error))

    def _performed(self, option: str, proposal: Proposal, move: str | None) -> str | None:
        try:
            perform(self.store, option, proposal, move)
        except EditError as error:
            return str(error)
        return None

    def _an_edit(self, data: st.DataObject, model: Model) -> Edit:
        kind = data.draw(st.sampled_from(content_kinds()))
        there = sorted(model.table(kind.type))
        what = data.draw(st.sampled_from(["add", "add", "set", "set", "remove"]))
        if what == "add" or not there:
            return Add(an_entity(data.draw, kind, model))
        key = Key(kind.slug, data.draw(st.sampled_from(there)))
        if what == "remove":
            return Remove(key)
        field = data.draw(st.sampled_from(list(kind.fields)))
        return Set(key, field, data.draw(values(kind.fields[field], model)))

    @rule(edits=st.lists(PLAN, min_size=1, max_size=2))
    def options_and_moves(self, edits: list[Edit]) -> None:
        """Reorder, restack, add and delete options and moves."""
        try:
            self.store.apply("Options and moves", edits)
        except EditError as error:
            assert_sentence(str(error))

    @rule(data=st.data())
    def switch_a_move(self, data: st.DataObject) -> None:
        """Switch a move off or on."""
        moves = [move for option in self.store.options() for move in self.store.moves(option.id)]
        if moves:
            move = data.draw(st.sampled_from(moves))
            self.store.apply("Switch", [Set(key_of(move), "enabled", not move.enabled)])

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        """Undo a few steps."""
        for _ in range(times):
            label = self.store.undo_label()
            assert self.store.undo() == label

    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        """Redo a few steps."""
        for _ in range(times):
            label = self.store.redo_label()
            assert self.store.redo() == label

    @invariant()
    def memory_is_what_the_file_says(self) -> None:
        """Compare every option with its file, read and folded anew."""
        assert in_memory(self.store) == on_disk(self.store.path)

    def _an_option(self) -> st.SearchStrategy[str]:
        return st.sampled_from([AS_IS, *(option.id for option in self.store.options())])


def assert_sentence(text: str) -> None:
    assert text.endswith("."), text
    assert text[0].isupper() or text[0] in "“£" or text[0].isdigit(), text
    assert "None" not in text, text


def test_every_kind_and_act_can_be_drawn() -> None:
    assert {act.subject for act in ACTS.values()} <= set(KINDS)


TestNothingIsLost = Workshop.TestCase
TestNothingIsLost.settings = settings(max_examples=EXAMPLES, stateful_step_count=25, phases=PHASES)
