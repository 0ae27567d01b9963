"""The tree shows every body inside the one it is part of, and follows edits."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from core.model.edits import Set
from gui.document import Document, View
from gui.widgets.organisation_tree import OrganisationTree
from tests.small import NORTH, POLICY


def _names(tree: OrganisationTree, above: QModelIndex | None = None) -> list[object]:
    above = above or QModelIndex()
    found: list[object] = []
    for row in range(tree.rowCount(above)):
        index = tree.index(row, 0, above)
        found.append(index.data())
        if inside := _names(tree, index):
            found.append(inside)
    return found


def _tree(document: Document) -> OrganisationTree:
    tree = OrganisationTree(document)
    document.changed.connect(tree.redraw)
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    QAbstractItemModelTester(tree, mode, tree)
    return tree


def test_bodies_are_inside_what_they_are_part_of(document: Document) -> None:
    assert _names(_tree(document)) == [
        "Department",
        ["Digital Centre", ["North Region", "South Region"], "Policy Unit"],
    ]


def test_a_body_that_is_moved_moves(document: Document) -> None:
    tree = _tree(document)
    document.show_option("a")
    assert _names(tree) == [
        "Department",
        ["National Centre", ["North Region", "Policy Unit", "South Region"]],
    ]


def test_a_new_name_keeps_the_rows_where_they_are(document: Document) -> None:
    tree = _tree(document)
    document.show_option("a")
    resets: list[int] = []
    tree.modelReset.connect(lambda: resets.append(1))
    document.edit("Rename", [Set(NORTH, "name", "Upper North")])
    assert resets == []
    assert "Upper North" in str(_names(tree))


def test_a_closed_body_is_still_there_among_the_changes_with_sign_and_word(document: Document) -> None:
    tree = _tree(document)
    document.show_option("b")
    document.show_view(View.CHANGES)
    assert "− Policy Unit (closed)" in str(_names(tree))
    assert tree.index_of(POLICY.id).isValid()


def test_money_and_people_are_those_of_the_latest_year(document: Document) -> None:
    tree = _tree(document)
    centre = tree.index_of("centre")
    assert tree.year == "2020-21"
    assert centre.siblingAtColumn(4).data() == "£1.1 million"
