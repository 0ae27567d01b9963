"""A small organisation that tests share: a department, its centre, two regions, and three options.

Option A stands on the as-is, as does B; C stands on B. Each has two moves. The ids are the words used here.
"""

from __future__ import annotations

from pathlib import Path

from core.model.edits import Add, Edit, Remove, Set
from core.model.entities.accountability import Accountability, Function
from core.model.entities.plan import AS_IS, Move, Option
from core.model.entities.resources import BudgetLine, Workforce
from core.model.entities.structure import Organisation, Post, ReportingLine
from core.model.key import Key
from core.model.kinds import Entity, key_of
from core.model.model import Model
from core.model.table import Table
from core.store.store import Store

DEPT, POLICY, CENTRE, NORTH, SOUTH = (
    Key("organisation", id_) for id_ in ("dept", "policy", "centre", "north", "south")
)
CYBER, RECORDS, STATISTICS = (Key("function", id_) for id_ in ("cyber", "records", "statistics"))
CHIEF = Key("post", "chief")

AS_IS_ENTITIES = (
    Organisation(id="dept", name="Department", kind="department", tier="national"),
    Organisation(
        id="policy",
        name="Policy Unit",
        short_name="Policy",
        kind="unit",
        parent="dept",
        legal_form="part_of_body",
        tier="national",
    ),
    Organisation(
        id="centre",
        name="Digital Centre",
        short_name="Centre",
        kind="arms_length_body",
        parent="dept",
        legal_form="executive_ndpb",
        tier="national",
        code="X26",
    ),
    Organisation(id="north", name="North Region", kind="region", parent="centre", tier="regional"),
    Organisation(id="south", name="South Region", kind="region", parent="centre", tier="regional"),
    ReportingLine(id="policy-centre", organisation="policy", to="centre", nature="standards"),
    Post(id="chief", title="Chief Executive", organisation="centre", wte=1_00, board="dept"),
    Post(id="director", title="Director of Policy", organisation="policy", reports_to="chief", wte=1_00),
    Function(id="digital", name="Digital services"),
    Function(id="cyber", name="Cyber operations", kind="service", parent="digital"),
    Function(id="records", name="Shared care records", kind="service", parent="digital"),
    Function(id="statistics", name="Official statistics", kind="duty"),
    Accountability(id="cyber-a", function="cyber", organisation="centre", letter="A", to="dept"),
    Accountability(id="cyber-r", function="cyber", organisation="north", letter="R", to="centre"),
    Accountability(
        id="records-a", function="records", organisation="policy", letter="A", instrument="Direction 7"
    ),
    Accountability(
        id="records-a2", function="records", organisation="centre", letter="A", instrument="Health Act"
    ),
    Accountability(id="statistics-a", function="statistics", organisation="centre", letter="A"),
    BudgetLine(
        id="b1",
        organisation="centre",
        function="cyber",
        year="2019-20",
        amount=1_000_000_00,
        source="Accounts",
    ),
    BudgetLine(
        id="b2",
        organisation="centre",
        function="cyber",
        year="2020-21",
        amount=1_100_000_00,
        source="Accounts",
    ),
    BudgetLine(id="b3", organisation="policy", year="2019-20", amount=250_000_50, source="Accounts"),
    Workforce(
        id="w1", organisation="centre", function="cyber", year="2019-20", wte=120_50, source="Annual report"
    ),
    Workforce(id="w2", organisation="policy", year="2019-20", wte=30_00, source="Annual report"),
)

OPTIONS = (
    Option(id="a", code="A", name="Stronger centre", rank=0),
    Option(id="b", code="B", name="One body", rank=1),
    Option(id="c", code="C", name="One body, devolved", below="b", rank=2),
)

MOVES = (
    Move(id="a1", option="a", title="Rename the centre", rank=0),
    Move(id="a2", option="a", title="Move policy under the centre", rank=1, date="2021-04-01"),
    Move(id="b1", option="b", title="Close the policy unit", rank=0),
    Move(id="b2", option="b", title="Two boards", rank=1, date="2022-04-01"),
    Move(id="c1", option="c", title="A third region", rank=0),
    Move(id="c2", option="c", title="Rename again", rank=1),
)

CHANGES: dict[str, tuple[Edit, ...]] = {
    "a1": (Set(CENTRE, "name", "National Centre"), Set(CENTRE, "short_name", "NC")),
    "a2": (Set(POLICY, "parent", "centre"),),
    "b1": (
        Set(Key("post", "director"), "organisation", "centre"),
        Remove(Key("accountability", "records-a")),
        Set(Key("budget_line", "b3"), "organisation", "centre"),
        Set(Key("workforce", "w2"), "organisation", "centre"),
        Remove(Key("reporting_line", "policy-centre")),
        Remove(POLICY),
    ),
    "b2": (Set(CHIEF, "board", "centre"),),
    "c1": (
        Add(Organisation(id="east", name="East Region", kind="region", parent="centre", tier="regional")),
    ),
    "c2": (
        Set(CENTRE, "name", "Centre for Digital"),
        Set(Key("organisation", "east"), "name", "Eastern Region"),
    ),
}


QUICK = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  # in folders of our own
"""A folder in memory, for tests that write so much that a disk would take minutes; None: there is none."""


def small_model() -> Model:
    """Return the as-is of the plan, made without a file."""
    tables: dict[str, dict[str, Entity]] = {}
    for entity in AS_IS_ENTITIES:
        tables.setdefault(key_of(entity).kind, {})[entity.id] = entity
    return Model(AS_IS, {kind: Table(rows) for kind, rows in tables.items()})


def make_small(path: Path) -> Store:
    """Make the plan in a new file; its history begins after it."""
    store = Store.create(path, "A small plan", who="tester")
    store.apply("The as-is", [Add(entity) for entity in AS_IS_ENTITIES])
    store.apply("The options", [Add(entity) for entity in (*OPTIONS, *MOVES)])
    for move, edits in CHANGES.items():
        store.apply(f"Fill {move}", edits, move)
    store.begin_history("The small plan")
    return store
