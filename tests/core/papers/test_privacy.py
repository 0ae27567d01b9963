"""The public paper: what is private and small numbers of people are withheld, and a machine looks again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.edits import Add
from core.model.entities.papers import PaperDetails, PrivatePart
from core.model.entities.resources import Workforce
from core.papers import PAPERS
from core.papers.blocks import Block, Column, Cover, Group, Note, Paragraph, Table
from core.papers.brief import brief_of
from core.papers.export import PaperError, export
from core.papers.privacy import FEW, HIDDEN, LeakError, leaks, published
from core.papers.section import Section
from core.store.store import Store
from tests.core.papers.reading import text_of

WHY = "Commercial in confidence"
PEOPLE = (Column("Body", heading=True), Column("WTE", people=True))


def paper(store: Store, edition: str, code: str = "A") -> list[Block]:
    brief = replace(brief_of(store), edition=edition)  # type: ignore[arg-type]  # one of its words
    option = next(each for each in brief.options if each.option.code == code)
    return PAPERS["option-paper"].blocks(brief, option)


def private(store: Store, section: str, caption: str | None = None) -> None:
    part = PrivatePart(id="p", paper="option-paper", section=section, caption=caption, reason=WHY)
    store.apply("Keep", [Add(part)])


def test_a_private_section_is_withheld_from_the_public_paper_with_the_reason(store: Store) -> None:
    private(store, "legal")
    public, whole = paper(store, "public"), paper(store, "private")
    assert Note("Withheld from the public paper", WHY) in public
    assert "Instruments" in text_of(whole)
    assert "Instruments" not in text_of(public)


def test_only_a_table_or_a_line_of_the_cover_can_be_withheld(store: Store) -> None:
    sheet = PaperDetails(id="all", conflicts="The chair has shares in a supplier")
    store.apply("Sheet", [Add(sheet)])
    private(store, "cover", "Conflicts")
    cover = paper(store, "public")[0]
    assert isinstance(cover, Cover)
    assert dict(cover.more)["Conflicts of interest"] == f"Withheld: {WHY}"
    assert cover.edition == "Public copy"
    assert "shares" not in text_of(paper(store, "public"))


def test_a_public_paper_that_would_tell_what_is_private_elsewhere_is_not_made(store: Store) -> None:
    private(store, "recommendation")
    with pytest.raises(LeakError, match=r"The public copy of the option paper would tell what is private: “"):
        paper(store, "public")


def test_the_check_finds_a_private_line_and_a_small_number_by_itself() -> None:
    table = Table("People", PEOPLE, (Group("", (("North", "3"), ("South", "40"))),))
    assert leaks([Paragraph("The price is £2."), table], ["The price is £2."]) == [
        "The price is £2.",
        "North | 3",
    ]
    assert leaks([Paragraph("A team of 3.5 WTE moves.")], []) == ["A team of 3.5 WTE moves."]
    assert not leaks([Paragraph("A team of 13.5 WTE moves, and £3 with it.")], [])


def test_a_small_number_of_people_is_withheld_and_another_so_that_no_sum_tells_it() -> None:
    rows = (("North", "3"), ("South", "40"), ("West", "90"))
    (found,) = published([Table("People", PEOPLE, (Group("", rows),), ("All", "133"))])
    assert isinstance(found, Table)
    assert list(found.rows()) == [("North", HIDDEN), ("South", HIDDEN), ("West", "90")]
    assert found.total == ("All", "133")
    assert "fewer than 5 people" in found.note


def test_a_small_number_in_a_sentence_is_said_as_few() -> None:
    assert published([Paragraph("In 2020-21, 3.5 WTE move.")]) == [Paragraph(f"In 2020-21, {FEW} move.")]


@given(
    st.lists(st.tuples(st.sampled_from("ABC"), st.integers(0, 30)), min_size=1, max_size=12),
)
def test_no_published_table_tells_a_small_number_by_itself_or_by_its_sum(rows: list[tuple[str, int]]) -> None:
    """The law: of the rows that are hidden there are none, or two and more, or there was but one row."""
    groups = tuple(
        Group(
            name,
            tuple((f"{name}{place}", str(number)) for place, (own, number) in enumerate(rows) if own == name),
        )
        for name in "ABC"
    )
    total = ("All", str(sum(number for _, number in rows)))
    (found,) = published([Table("People", PEOPLE, groups, total)])
    assert not leaks([found], [])
    assert isinstance(found, Table)
    shown = list(found.rows())
    hidden = [row for row in shown if row[1] == HIDDEN]
    assert len(hidden) != 1 or len(shown) == 1
    for group in found.groups:
        inside = [row for row in group.rows if row[1] == HIDDEN]
        assert len(inside) != 1 or len(group.rows) == 1


def test_both_copies_are_written_and_nothing_private_is_in_the_public_file(
    store: Store, tmp_path: Path
) -> None:
    few = Workforce(id="few", organisation="north", year="2020-21", wte=3_00, source="Roll")
    store.apply("Few", [Add(few)])
    private(store, "legal")
    public, whole = export(store, tmp_path, ["a"], ["option-paper"], private=True)
    assert (public.name, whole.name) == (
        "Option A - Stronger centre.pdf",
        "Option A - Stronger centre (private).pdf",
    )
    told, all_told = ("\n".join(all_text(path)) for path in (public, whole))
    assert "Public copy" in told
    assert "Private copy" in all_told
    assert "Instruments" in all_told
    assert "Instruments" not in told
    assert WHY in told
    assert "3 WTE" in all_told
    assert "3 WTE" not in told
    assert FEW in " ".join(told.split())


def test_a_leak_is_told_in_a_sentence_and_the_other_papers_are_written(store: Store, tmp_path: Path) -> None:
    private(store, "recommendation")
    with pytest.raises(PaperError, match=r"Mark the section in which it stands as private too") as refused:
        export(store, tmp_path, ["a"], ["option-paper", "comparison"])
    assert [path.name for path in refused.value.written] == ["Comparison of options.pdf"]


def test_a_public_copy_that_withholds_something_carries_no_data(store: Store, tmp_path: Path) -> None:
    private(store, "legal")
    with pytest.raises(
        PaperError, match=r"is the public copy and withholds what is private, so it cannot carry"
    ):
        export(store, tmp_path, ["a"], ["option-paper"], attach_data=True)
    public, whole = export(store, tmp_path, ["a"], ["option-paper"], attach_data=True, private=True)
    assert [len(attached(path)) for path in (public, whole)] == [0, 1]


def all_text(path: Path) -> list[str]:
    """Return the text of each page, its foot included."""
    found = pypdfium2.PdfDocument(path.read_bytes())
    try:
        return [page.get_textpage().get_text_range() for page in found]
    finally:
        found.close()


def attached(path: Path) -> list[str]:
    with pikepdf.open(path) as found:
        return list(found.attachments)


def test_every_paper_that_has_sections_has_their_ids_once() -> None:
    for found in PAPERS.values():
        ids = [section.id for section in found.sections]
        assert len(set(ids)) == len(ids)
        assert all(isinstance(section, Section) for section in found.sections)
