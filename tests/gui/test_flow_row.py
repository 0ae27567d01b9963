"""A row of controls breaks into lines where there is no room, and fills the lines it has."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.flow_row import FlowRow, room, together


class LaidOut:
    """Controls in a row of some width. It keeps the widget that they are in alive."""

    def __init__(self, width: int, *parts: QWidget) -> None:
        self.holder = QWidget()
        self.row = FlowRow(*parts)
        self.holder.setLayout(self.row)
        self.height = self.row.heightForWidth(width)
        self.row.setGeometry(QRect(0, 0, width, self.height))
        self.places = [part.geometry() for part in parts]


def test_what_has_room_stands_in_one_line(qtbot: QtBot) -> None:
    first, second = LaidOut(600, QPushButton("One"), QPushButton("Two")).places
    assert first.center().y() == second.center().y()
    assert first.right() < second.left()


def test_what_has_none_goes_on_below(qtbot: QtBot) -> None:
    found = LaidOut(90, QPushButton("One button"), QPushButton("Two buttons"))
    first, second = found.places
    assert second.top() > first.bottom()
    assert second.left() == first.left() == 0
    assert found.row.minimumSize().width() < found.row.sizeHint().width()


def test_a_field_takes_the_room_that_is_left(qtbot: QtBot) -> None:
    button, field = LaidOut(600, QPushButton("One"), QLineEdit()).places
    assert field.right() == 599
    assert field.left() == button.right() + 1 + 8


def test_controls_after_room_stand_at_the_end(qtbot: QtBot) -> None:
    parts = QPushButton("One"), room(), together(QPushButton("Two"), QPushButton("3"))
    *_, last = LaidOut(600, *parts).places
    assert last.right() == 599


def test_a_hidden_control_takes_no_room(qtbot: QtBot) -> None:
    hidden = QPushButton("Hidden")
    hidden.hide()
    _, after = LaidOut(600, hidden, QPushButton("Shown")).places
    assert after.left() == 0


@given(
    words=st.lists(st.text("abc", min_size=1, max_size=30), min_size=1, max_size=8),
    width=st.integers(120, 900),
)
def test_no_control_lies_on_another_or_outside(words: list[str], width: int) -> None:
    found = LaidOut(width, *[QPushButton(word) for word in words])
    wide = max(width, found.row.minimumSize().width())
    for number, place in enumerate(found.places):
        assert place.left() >= 0
        assert place.right() < wide
        assert place.bottom() < found.height
        assert not any(place.intersects(other) for other in found.places[number + 1 :])
