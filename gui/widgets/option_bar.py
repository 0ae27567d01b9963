"""The option bar: which option is on show, and which side of it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from core.drawing.palette import option_colour
from core.model.entities.plan import AS_IS, Option
from core.model.key import Key
from gui import theme
from gui.document import Document, View

LONGEST = (
    28  # characters of a name on its button; where there is less room, fewer, and the rest is a tool tip
)


class OptionBar(QWidget):
    """A button for the as-is and each option, then Before, After and Changes."""

    new_asked = Signal()
    menu_asked = Signal(str, object)
    """(option id, global position): the context menu of an option is wanted."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._shown: list[tuple[str, str, str]] = []
        self._buttons = QButtonGroup(self)
        self._plus = QToolButton()
        self._plus.setIcon(theme.icon("plus"))
        self._plus.setToolTip("New option")
        self._plus.setAccessibleName("New option")
        self._plus.clicked.connect(self.new_asked)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.GRID // 2)
        inner = QWidget()
        inner.setLayout(self._row)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._scroll.setFixedHeight(theme.pixels(44))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GRID, theme.GRID // 2, theme.GRID, theme.GRID // 2)
        row.addWidget(self._scroll, 1)
        self._views = ViewSwitch(document)
        row.addWidget(self._views)
        document.changed.connect(self.redraw)
        self.redraw()

    def redraw(self) -> None:
        """Show the options as they now are."""
        options = self._document.store.options()
        wanted = [(AS_IS, "", "As is"), *((o.id, o.code, o.name) for o in options)]
        if wanted != self._shown:
            self._shown = wanted
            self._fill(options)
        for button in self._buttons.buttons():
            button.setChecked(button.property("option") == self._document.option)
        self._make_room()

    def _fill(self, options: list[Option]) -> None:
        while item := self._row.takeAt(0):
            widget = item.widget()
            if widget is not None and widget is not self._plus:
                self._buttons.removeButton(widget)  # type: ignore[arg-type]  # only buttons are in the row
                widget.setParent(None)  # now, for nobody is to find the old button beside the new one
                widget.deleteLater()
        self._add(AS_IS, "As is", "The structure as it is: what every option starts from", QIcon())
        for place, option in enumerate(options):
            below = f", on {self._code(option.below)}" if option.below else ""
            about = f"Option {option.code}: {option.name}{below}"
            self._add(option.id, option.name, about, badge(option.code, option_colour(place)))
        self._row.addWidget(self._plus)
        self._row.addStretch(1)

    def _make_room(self) -> None:
        """Give every option as much of its name as there is room for; the one on show has most of its own."""
        room, gap = self._scroll.viewport().width(), self._row.spacing()
        for longest in range(LONGEST, -1, -2):
            for button in self._buttons.buttons():
                own = LONGEST if button.isChecked() else longest
                button.setText(_cut(button.property("name"), own))
            if sum(part.sizeHint().width() + gap for part in (*self._buttons.buttons(), self._plus)) <= room:
                break
        if chosen := self._buttons.checkedButton():
            self._scroll.ensureWidgetVisible(chosen)

    def _add(self, option: str, name: str, about: str, icon: QIcon) -> None:
        button = QToolButton()
        button.setProperty("name", name)
        button.setIcon(icon)
        button.setIconSize(QSize(theme.pixels(20), theme.pixels(20)))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setToolTip(about)
        button.setAccessibleName(name if option == AS_IS else about)
        button.setProperty("option", option)
        button.clicked.connect(lambda: self._choose(option))
        button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        button.customContextMenuRequested.connect(
            lambda place: self.menu_asked.emit(option, button.mapToGlobal(place))
        )
        self._buttons.addButton(button)
        self._row.addWidget(button)

    def _choose(self, option: str) -> None:
        self._document.show_option(option)
        self._document.select(None if option == AS_IS else Key("option", option))

    def _code(self, option: str | None) -> str:
        found = self._document.store.plan.get(Option, option)
        return found.code if found else ""

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()


class ViewSwitch(QWidget):
    """Before, After, Changes; for the as-is, the guarded way to correct it."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._views: dict[View, QToolButton] = {}
        for view, name, why in (
            (View.BEFORE, "Before", "The as-is (Alt+1)"),
            (View.AFTER, "After", "The option as it would be (Alt+2)"),
            (View.CHANGES, "Changes", "What the option changes, marked + new, − closed, ~ changed (Alt+3)"),
        ):
            button = _toggle(name, why)
            button.clicked.connect(lambda _=False, view=view: document.show_view(view))
            self._group.addButton(button)
            self._views[view] = button
            row.addWidget(button)
        self._correct = _toggle(
            "Correct the as-is", "Let edits of the as-is through: they show in every option"
        )
        self._correct.setIcon(theme.icon("lock"))
        self._correct.toggled.connect(document.correct_as_is)
        row.addWidget(self._correct)
        self._warning = QLabel("Shows in every option")
        self._warning.setProperty("role", "warning")
        row.addWidget(self._warning)
        document.changed.connect(self.redraw)
        self.redraw()

    def redraw(self) -> None:
        """Show the choices that the option on show has."""
        as_is = self._document.option == AS_IS
        for view, button in self._views.items():
            button.setVisible(not as_is)
            button.setChecked(view is self._document.view)
        self._correct.setVisible(as_is and not self._document.store.read_only)
        self._correct.blockSignals(True)  # noqa: FBT003  # Qt's own signature
        self._correct.setChecked(self._document.correcting)
        self._correct.blockSignals(False)  # noqa: FBT003
        self._warning.setVisible(as_is and self._document.correcting)


def badge(letter: str, colour: str) -> QIcon:
    """Return an option's letter on its colour."""
    pixmap = QPixmap(64, 64)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(colour))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(2, 2, 60, 60), 12, 12)
    font = QFont(painter.font())
    font.setPixelSize(40 if len(letter) == 1 else 26)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor("#ffffff"))
    painter.drawText(QRectF(0, 0, 64, 64), Qt.AlignmentFlag.AlignCenter, letter[:3])
    painter.end()
    return QIcon(pixmap)


def _cut(name: str, longest: int) -> str:
    """Return so much of a name; nothing of it rather than a few letters."""
    if len(name) <= max(longest, 5):
        return name
    return name[: longest - 1].rstrip() + "…" if longest > 5 else ""


def _toggle(name: str, why: str) -> QToolButton:
    button = QToolButton()
    button.setText(name)
    button.setToolTip(why)
    button.setAccessibleName(name)
    button.setAccessibleDescription(why)
    button.setCheckable(True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button
