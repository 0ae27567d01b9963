"""Schedules as an Excel workbook: a sheet each, with headings that stay in sight and repeat in print.

Text stays text whatever it begins with, so that nothing somebody typed into a plan is ever a formula. The
same schedules give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from core.drawing.palette import LIGHT
from core.files import why, write_whole
from core.model.fields import Money, Value
from core.schedules import Column, Schedule, kinds
from core.store.store import Store
from core.workshop import option_named

Progress = Callable[[int, int], None]
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a text must not begin with, lest a spreadsheet takes it for a formula."""
LONGEST = 32_767  # characters that a cell takes
POUNDS = '"£"#,##0.00;[Red]"−£"#,##0.00'
STEP = 200  # lines between two looks at whether to go on
GROUP_WIDTH = 28
THEN = datetime(2000, 1, 1, tzinfo=UTC)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


class WorkbookError(Exception):
    """A workbook cannot be written; the message says why and is fit to show."""


@dataclass(frozen=True, slots=True)
class About:
    """What a workbook is about: its title, and what stands above every printed page."""

    title: str
    heading: str


class _Cancelled(Exception):  # noqa: N818  # nothing is wrong
    """Whoever asked for a workbook wants it no more."""


def write_workbook(
    store: Store,
    option: str,
    path: Path,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Path | None:
    """Write every schedule of an option into one file, whole or not at all; None if it was cancelled.

    WorkbookError, in words, if it cannot be written.
    """
    if path.suffix.lower() != ".xlsx":
        raise WorkbookError(f"“{path.name}” should end in .xlsx.")
    model, about = store.model(option), About(store.about.title, option_named(store, option))
    try:
        content = workbook([kind.make(model) for kind in kinds()], about, progress, cancelled)
    except _Cancelled:
        return None
    try:
        return write_whole(path, content)
    except OSError as error:
        raise WorkbookError(f"“{path.name}” cannot be written: {why(error)}.") from None


def workbook(
    schedules: Sequence[Schedule],
    about: About,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """Return the workbook of some schedules. `progress` hears how many lines are done, of how many."""
    book = Workbook(write_only=True)
    book.properties.title = about.title
    book.properties.creator = "Remit"
    book.properties.created = THEN
    done, total = 0, sum(len(schedule.lines) for schedule in schedules)
    for schedule in schedules:
        sheet = book.create_sheet(schedule.title)
        _set_up(sheet, schedule, about)
        for row in _rows(sheet, schedule):
            if done % STEP == 0:
                if cancelled is not None and cancelled():
                    raise _Cancelled
                if progress is not None:
                    progress(done, total)
            sheet.append(row)
            done += 1
        done -= 1  # the headings are no line
    if progress is not None:
        progress(total, total)
    content = BytesIO()
    book.save(content)
    return _without_time(content.getvalue())


def _set_up(sheet: Any, schedule: Schedule, about: About) -> None:
    """Say how a sheet looks on the screen and in print."""
    last = get_column_letter(len(schedule.columns) + 1)
    widths = [GROUP_WIDTH, *(column.width for column in schedule.columns)]
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{last}{len(schedule.lines) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    # An ampersand begins a code in there.
    sheet.oddHeader.left.text = f"{about.heading}: {schedule.title}".replace("&", "&&")[:200]
    sheet.oddFooter.right.text = "Page &P of &N"


def _rows(sheet: WriteOnlyWorksheet, schedule: Schedule) -> Iterator[list[Cell]]:
    """Yield the headings, then the lines."""
    titles = [schedule.grouped_by, *(column.title for column in schedule.columns)]
    yield [_dressed(_text(sheet, title), _HEADING) for title in titles]
    for line in schedule.lines:
        cells = [_text(sheet, line.group)]
        for value, column in zip(line.values, schedule.columns, strict=True):
            cells.append(_cell(sheet, value, column))
        yield [_dressed(cell, _MISSING if line.missing else _PLAIN) for cell in cells]


@dataclass(frozen=True, slots=True)
class _Look:
    font: Font
    fill: PatternFill
    alignment: Alignment
    border: Border


def _look(*, bold: bool, ink: str, ground: str, rule: str) -> _Look:
    fill = PatternFill("solid", fgColor=_argb(ground)) if ground != "paper" else PatternFill()
    side = Side(style="thin", color=_argb(rule))
    font = Font(name="Arial", size=10, bold=bold, color=_argb(ink))
    return _Look(font, fill, Alignment(vertical="top", wrap_text=True), Border(bottom=side))


def _argb(name: str) -> str:
    return "FF" + LIGHT[name].lstrip("#").upper()


_HEADING = _look(bold=True, ink="heading", ground="accent-soft", rule="accent")
_PLAIN = _look(bold=False, ink="ink", ground="paper", rule="line")
_MISSING = _look(bold=False, ink="closed", ground="closed-soft", rule="line")


def _dressed(cell: Cell, look: _Look) -> Cell:
    cell.font, cell.fill, cell.alignment, cell.border = look.font, look.fill, look.alignment, look.border
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: Value, column: Column) -> Cell:
    """Return a value as a spreadsheet counts it: money as a number of pounds, all else as it reads."""
    if isinstance(column.spec, Money) and isinstance(value, int):
        cell = WriteOnlyCell(sheet, value=value / 100)
        cell.number_format = POUNDS
        return cell
    return _text(sheet, column.spec.format(value))


def _text(sheet: WriteOnlyWorksheet, text: str) -> Cell:
    """Return text as text, without characters that no spreadsheet takes."""
    plain = ILLEGAL_CHARACTERS_RE.sub("", text)
    if len(plain) > LONGEST:
        plain = plain[: LONGEST - 1] + "…"
    cell = WriteOnlyCell(sheet, value=plain or None)
    if plain.startswith(FORMULA):
        cell.data_type = "s"
        cell.quotePrefix = True  # stays text also where somebody edits it
    return cell


def _without_time(content: bytes) -> bytes:
    """Return a workbook that does not say when it was made, nor its parts."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _MODIFIED.sub(rb"\g<1>" + f"{THEN:%Y-%m-%dT%H:%M:%SZ}".encode(), part)
            info = ZipInfo(name, THEN.timetuple()[:6])
            info.compress_type = ZIP_DEFLATED
            new.writestr(info, part)
    return made.getvalue()
