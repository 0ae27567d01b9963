"""Papers as web pages: what they are made of, and that nothing is loaded from anywhere."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from lxml import html as lxml_html

from core.drawing.palette import DARK, LIGHT
from core.papers.blocks import Block, Column, Group, Heading, Note, Paragraph, Table, plain_table
from core.papers.export import rendered
from core.papers.render.html import html
from core.papers.render.html.elements import Html, element
from tests.core.papers.every import COVER, EVERY, HOSTILE, full_of

PAGE = lxml_html.document_fromstring(html(EVERY))


def found(path: str) -> list[str]:
    """Return the text of what a path finds in the page of every block."""
    return [" ".join(each.text_content().split()) for each in PAGE.xpath(path)]


def test_the_page_is_in_british_english_with_a_title_of_its_own() -> None:
    assert html(EVERY).startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    assert found("//head/title") == ["Option D: Merge both – Option paper – NHS England"]


def test_it_has_landmarks_one_h1_and_no_skipped_heading() -> None:
    assert [each.tag for each in PAGE.body] == ["a", "header", "div", "footer"]
    assert found("//h1") == ["Option D: Merge both"]
    levels = [int(each.tag[1]) for each in PAGE.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert all(below - above <= 1 for above, below in pairwise(levels))
    assert found("//main//h2") == ["What this paper asks", "1 Purpose", "Appendix A1: Sources"]
    assert found("//main//h3 | //main//h4") == ["Detail", "Finer detail"]


def test_a_heading_that_would_skip_a_level_stands_one_below_the_last() -> None:
    blocks: list[Block] = [COVER, Heading("One"), Heading("Three", level=3), Heading("Deep", level=9)]
    page = lxml_html.document_fromstring(html(blocks))
    assert [each.tag for each in page.xpath("//main//section[last()]/*")] == ["h2", "h3", "h4"]


def test_the_contents_lead_to_the_sections_and_the_skip_link_to_the_paper() -> None:
    assert found("//nav//a") == ["1 Purpose", "Appendix A1: Sources"]
    ids = {each.get("id") for each in PAGE.xpath("//*[@id]")}
    assert {each.get("href")[1:] for each in PAGE.xpath("//a")} <= ids
    assert PAGE.body[0].get("href") == "#main"


def test_ids_are_there_once() -> None:
    ids = [each.get("id") for each in PAGE.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))


def test_paragraphs_carry_their_numbers_as_text_and_can_be_linked_to() -> None:
    assert found("//p[@id='p-1-1']") == ["1.1 A numbered paragraph."]


def test_recommendations_are_counted_in_roman_numbers() -> None:
    assert [each.get("type") for each in PAGE.xpath("//ol")] == ["i", "i"]


def test_a_table_names_its_columns_rows_and_groups() -> None:
    assert found("//caption") == ["Table 1: Money by body"]
    assert found("//thead/tr/th[@scope='col']") == ["Body", "As-is", "Change"]
    assert found("//tbody/tr/th[@scope='rowgroup']") == ["National"]
    assert found("//th[@scope='row']") == ["NHSX", "NHSE", "Total"]
    assert len(PAGE.xpath("//tbody")) == 2
    frame = PAGE.xpath("//div[@class='frame'][table]")[0]
    assert (frame.get("role"), frame.get("tabindex")) == ("region", "0")
    assert PAGE.get_element_by_id(frame.get("aria-labelledby")).tag == "caption"


def test_a_column_without_a_title_has_no_empty_header() -> None:
    page = lxml_html.document_fromstring(
        html([plain_table("T", (Column(" "), Column("Name")), [("a", "b")])])
    )
    assert [each.tag for each in page.xpath("//thead/tr/*")] == ["td", "th"]


def test_a_sign_has_its_colour_beside_its_word() -> None:
    assert [each.get("class") for each in PAGE.xpath("//td[starts-with(., '~') or starts-with(., '!')]")] == [
        "short changed",
        "closed",
    ]


def test_a_note_of_what_has_to_be_mended_is_in_red() -> None:
    page = lxml_html.document_fromstring(
        html([Note("No home", "One duty.", grave=True), Note("Known", "So.")])
    )
    assert page.xpath("//div[@role='note']")[0].get("class").split()[:2] == ["note", "grave"]
    assert "grave" not in page.xpath("//div[@role='note']")[1].get("class")
    assert ".note.grave strong { color: var(--closed); }" in page.xpath("string(//style)")


def test_a_picture_says_what_it_shows_and_its_words_stand_below() -> None:
    (picture,) = PAGE.xpath("//figure//*[local-name()='svg']")
    assert picture.get("role") == "img"
    title, words = (PAGE.get_element_by_id(id_).text for id_ in picture.get("aria-labelledby").split())
    assert (title, words) == ("Figure 1: The structure", "One box, which is NHSX.")
    assert found("//figure/details/p") == ["One box, which is NHSX."]


def test_a_picture_takes_the_colours_of_the_page() -> None:
    colours = {name for each in PAGE.xpath("//figure//*[@fill]") for name in [each.get("fill")]}
    assert colours <= {f"var(--{name})" for name in LIGHT} | {"none"}
    style = PAGE.xpath("//style")[0].text
    assert all(f"--{name}:{value};" in style for palette in (LIGHT, DARK) for name, value in palette.items())


@pytest.mark.parametrize("blocks", [EVERY, full_of(HOSTILE[0])], ids=["friendly", "hostile"])
def test_nothing_is_loaded_from_anywhere(blocks: list[Block]) -> None:
    text = rendered(blocks, "html").decode()
    page = lxml_html.document_fromstring(text)
    assert not page.xpath("//*[@src] | //link | //script | //*[@background] | //*[@data]")
    assert all(href.startswith("#") for href in page.xpath("//@href"))
    assert "url(" not in page.xpath("//style")[0].text
    assert "@import" not in page.xpath("//style")[0].text
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_a_paper_without_a_cover_has_a_title_all_the_same() -> None:
    page = lxml_html.document_fromstring(html([Heading("Only this"), Paragraph("x")]))
    assert [each.text for each in page.xpath("//head/title | //h1")] == ["Only this", "Only this"]


def test_an_empty_group_leaves_no_empty_body_of_a_table() -> None:
    table = Table("T", (Column("Name"),), (Group("", ()), Group("", (("x",),))))
    assert len(lxml_html.document_fromstring(html([table])).xpath("//tbody")) == 1


def test_only_what_is_made_as_markup_is_markup() -> None:
    assert element("p", "<b>", Html("<i>"), title='"&') == '<p title="&quot;&amp;">&lt;b&gt;<i></p>'
    assert not re.search("<b>", element("p", Html("x") + "<b>"))  # added up, it is text again
