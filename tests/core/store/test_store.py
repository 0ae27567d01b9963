"""Every option of one plan, in memory as on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.model.edits import Add, EditError, Inherit, Remove, Set
from core.model.entities.plan import AS_IS, PLAN, Option
from core.model.entities.structure import Organisation, Post
from core.model.key import Key
from core.store.connection import PlanError
from core.store.layers import Drift
from core.store.store import Store
from tests.core.store.oracle import in_memory, on_disk
from tests.refusals import refused
from tests.small import CENTRE, CHIEF, DEPT, NORTH, POLICY, SOUTH


def name(store: Store, option: str, body: str = "centre") -> str | None:
    found = store.model(option).get(Organisation, body)
    return found.name if found else None


def test_the_small_plan_is_what_its_options_say(store: Store) -> None:
    assert [name(store, option) for option in (AS_IS, "a", "b", "c")] == [
        "Digital Centre",
        "National Centre",
        "Digital Centre",
        "Centre for Digital",
    ]
    assert name(store, "c", "east") == "Eastern Region"
    assert name(store, "b", "policy") is name(store, "c", "policy") is None
    assert in_memory(store) == on_disk(store.path)


# options follow what they stand on


def test_an_option_follows_the_as_is_where_it_says_nothing_else(store: Store) -> None:
    store.apply("Correct", [Set(CENTRE, "code", "X27"), Set(CENTRE, "name", "Digital Agency")])
    centre = store.model("a").table(Organisation)["centre"]
    assert (centre.code, centre.name) == ("X27", "National Centre")
    assert name(store, "b") == "Digital Agency"


def test_an_option_follows_the_option_it_stands_on(store: Store) -> None:
    store.apply("Rename", [Set(NORTH, "name", "Far North")], "b2")
    assert name(store, "c", "north") == "Far North"
    assert name(store, "a", "north") == "North Region"
    assert store.below("c") is store.model("b")
    assert store.below("b") is store.below(AS_IS) is store.model()


def test_a_value_that_is_set_to_what_it_inherits_is_no_override(store: Store) -> None:
    store.apply("Rename back", [Set(CENTRE, "name", "Digital Centre")], "a1")
    store.apply("Correct", [Set(CENTRE, "name", "Digital Agency")])
    assert name(store, "a") == "Digital Agency"


def test_an_override_may_be_dropped(store: Store) -> None:
    store.apply("As below", [Inherit(CENTRE, "name")], "a1")
    assert name(store, "a") == "Digital Centre"
    assert store.model("a").table(Organisation)["centre"].short_name == "NC"
    store.apply("All as below", [Inherit(CENTRE)], "a1")
    assert store.changes_in("a1") == []


def test_what_a_move_closed_may_be_opened_again(store: Store) -> None:
    store.apply("Open", [Inherit(POLICY)], "b1")
    assert name(store, "b", "policy") == "Policy Unit"


def test_a_switched_off_move_leaves_no_trace_and_comes_back_whole(store: Store) -> None:
    before = in_memory(store)
    store.apply("Off", [Set(Key("move", "b1"), "enabled", False)])
    assert name(store, "c", "policy") == "Policy Unit"
    store.apply("On", [Set(Key("move", "b1"), "enabled", True)])
    assert in_memory(store) == before


def test_moves_that_change_places_and_number_in_one_step_show_at_once(store: Store) -> None:
    store.apply("Third", [Set(NORTH, "name", "One")], "b1")
    store.apply("Fourth", [Set(SOUTH, "name", "Two")], "b2")
    store.apply("Lower", [Set(SOUTH, "name", "Three")], "c1")
    in_memory(store)
    moves = [Set(Key("move", id_), "rank", rank) for id_, rank in (("c1", 3), ("c2", 2))]
    store.apply("Shuffle", [*moves, Set(Key("move", "b1"), "enabled", False)])
    assert in_memory(store) == on_disk(store.path)


def test_an_option_may_be_stood_on_another(store: Store) -> None:
    store.apply("Restack", [Set(Key("option", "c"), "below", "a")])
    assert name(store, "c", "policy") == "Policy Unit"
    assert store.model("c").table(Organisation)["policy"].parent == "centre"


# what is asked of a store


def test_an_option_on_a_day_leaves_out_what_comes_later(store: Store) -> None:
    assert store.model_at("b", "2022-03-31").table(Post)["chief"].board == "dept"
    assert store.model_at("b", "2022-04-01").table(Post)["chief"].board == "centre"
    assert store.model_at(AS_IS, "1900-01-01") == store.model()


def test_an_option_is_seen_as_it_is_up_to_a_move(store: Store) -> None:
    assert store.through("b1").get(Organisation, "policy") is None
    assert store.through("b1").table(Post)["chief"].board == "dept"
    assert store.through("c2") == store.model("c")
    with refused(EditError, "There is no move “x” in this plan."):
        store.through("x")


def test_overrides_tell_the_move_and_what_was_inherited(store: Store) -> None:
    assert store.overrides("a", CENTRE) == {
        "name": ("a1", "Digital Centre"),
        "short_name": ("a1", "Centre"),
    }
    assert store.overrides("b", POLICY) == {}
    store.apply("Off", [Set(Key("move", "a1"), "enabled", False)])
    assert store.overrides("a", CENTRE) == {}


def test_changes_in_a_move_are_the_keys_it_touches(store: Store) -> None:
    assert set(store.changes_in("c2")) == {CENTRE, Key("organisation", "east")}
    assert store.changes_in("nowhere") == []


def test_drift_names_the_move_whose_ground_has_shifted(store: Store) -> None:
    assert store.drift("a") == []
    store.apply("Correct", [Set(CENTRE, "name", "Agency"), Set(POLICY, "name", "Policy Team")])
    assert store.drift("a") == [Drift("a1", CENTRE, "name", "Digital Centre", "Agency")]
    assert store.drift("b") == [Drift("b1", POLICY, "name", "Policy Unit", "Policy Team")]
    store.apply("Off", [Set(Key("move", "a1"), "enabled", False)])
    assert store.drift("a") == []


def test_a_patch_on_what_is_gone_is_drift(store: Store) -> None:
    store.apply("Off", [Set(Key("move", "c1"), "enabled", False)])
    assert Drift("c2", Key("organisation", "east"), "", None, None) in store.drift("c")


def test_a_model_that_was_had_does_not_change(store: Store) -> None:
    before = store.model("c")
    store.apply("Rename", [Set(DEPT, "name", "Ministry")])
    assert before.table(Organisation)["dept"].name == "Department"
    assert store.model("c").table(Organisation)["dept"].name == "Ministry"
    assert store.model("c") is store.model("c")


def test_a_layer_belongs_to_an_option(store: Store) -> None:
    assert (store.option_of("c1"), store.option_of(AS_IS)) == ("c", AS_IS)


# changing it


def test_apply_returns_the_keys_it_touched(store: Store) -> None:
    assert store.apply("Rename", [Set(NORTH, "name", "N"), Set(SOUTH, "name", "S")]) == {NORTH, SOUTH}


def test_an_edit_that_changes_nothing_makes_no_step(store: Store) -> None:
    assert store.apply("Nothing", [Set(NORTH, "name", "North Region")]) == frozenset()
    assert store.apply("Nothing", []) == frozenset()
    assert len(store.history()) == 1


def test_edits_of_the_plan_go_to_the_plan_whatever_the_layer(store: Store) -> None:
    store.apply("Title", [Set(Key("plan", PLAN), "title", "Another")], "a1")
    assert store.about.title == "Another"
    assert CHIEF not in store.changes_in("a1")


def test_a_removed_body_is_gone_and_added_again(store: Store) -> None:
    again = Organisation(id="policy", name="New policy", parent="dept")
    store.apply("Afresh", [Remove(Key("reporting_line", "policy-centre")), Remove(POLICY), Add(again)], "a2")
    assert store.model("a").get(Organisation, "policy") == again
    assert store.model().table(Organisation)["policy"].name == "Policy Unit"


# making and opening one


def test_a_new_plan_has_a_title_and_a_history_that_cannot_be_undone(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "new.remit", "Health", who="me")
    assert (store.about.title, store.options(), store.model().count()) == ("Health", [], 0)
    assert [(step.label, step.state, step.who) for step in store.history()] == [
        ("New plan “Health”", "start", "me")
    ]
    assert store.undo() is None
    assert store.health() == []
    store.close()


def test_a_new_plan_never_overwrites_a_file(tmp_path: Path) -> None:
    path = tmp_path / "new.remit"
    path.write_bytes(b"mine")
    with refused(PlanError, "“new.remit” is there already. Choose another name; nothing was overwritten."):
        Store.create(path, "Health")
    assert path.read_bytes() == b"mine"


def test_a_plan_that_cannot_be_made_leaves_no_file(tmp_path: Path) -> None:
    with refused(EditError, "Title may not be empty."):
        Store.create(tmp_path / "new.remit", " ")
    with pytest.raises(PlanError, match="new"):
        Store.create(tmp_path / "nowhere" / "new.remit", "Health")
    assert list(tmp_path.iterdir()) == []


def test_a_plan_is_opened_again_as_it_was_closed(store: Store) -> None:
    store.apply("New", [Add(Option(id="d", code="D", name="New"))])
    before, doc_id, path = in_memory(store), store.doc_id, store.path
    store.close()
    again = Store.open(path)
    assert in_memory(again) == before
    assert (again.doc_id, again.path, again.read_only) == (doc_id, path, False)
    again.close()


def test_who_did_a_step_is_who_is_logged_in_unless_said(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(variable, "ada")
    path = store.path
    store.close()
    again = Store.open(path)
    again.apply("Rename", [Set(NORTH, "name", "N")])
    assert again.history()[-1].who == "ada"
    again.close()
