"""All papers of a plan in one file."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from core.papers import PAPERS
from core.papers.blocks import Block, Contents, Cover
from core.papers.brief import Brief, brief_of
from core.papers.render.pdf import pdf
from core.papers.render.pdf.faults import faults_of
from core.store.store import Store


@pytest.fixture(scope="module")
def brief(sample: Path) -> Brief:
    store = Store.open(sample, read_only=True)
    try:
        return brief_of(store)
    finally:
        store.close()


@pytest.fixture(scope="module")
def blocks(brief: Brief) -> list[Block]:
    return PAPERS["board-pack"].blocks(brief)


@pytest.fixture(scope="module")
def pack(blocks: list[Block]) -> bytes:
    return pdf(blocks)


def test_it_holds_every_other_paper_once_numbered_from_a1(brief: Brief, blocks: list[Block]) -> None:
    first, *covers = [block for block in blocks if isinstance(block, Cover)]
    assert [cover.reference for cover in covers] == [f"A{number}" for number in range(1, 8)]
    assert [cover.code for cover in covers] == ["", *"ABCDEF"]
    assert first.kind == "Board pack"
    alone = PAPERS["option-paper"].blocks(brief, brief.options[0])
    begin = blocks.index(covers[1])
    assert blocks[begin + 1 : begin + len(alone)] == alone[1:]


def test_its_contents_say_on_which_page_each_paper_begins(blocks: list[Block], pack: bytes) -> None:
    assert [block.papers for block in blocks if isinstance(block, Contents)][:2] == [True, False]
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pack)]
    begins = [number for number, text in enumerate(pages, 1) if "What this paper asks" in text]
    told = re.findall(r"^(A\d) .+ (\d+)\r?$", pages[1], re.MULTILINE)
    assert told == [(f"A{place}", str(number)) for place, number in enumerate(begins[1:], 1)]
    assert len(told) == 7
    for place, number in enumerate(begins[1:], 1):
        assert f"A{place} " in pages[number - 1]
    assert all(f"Page {number} of {len(pages)}" in text for number, text in enumerate(pages, 1))


def test_everybody_can_read_it_and_it_has_one_first_heading(pack: bytes) -> None:
    assert faults_of(pack) == []
    with pikepdf.open(BytesIO(pack)) as found:
        kinds = [str(item.get("/S", "")) for item in found.objects if isinstance(item, pikepdf.Dictionary)]
    assert kinds.count("/H1") == 1
    assert kinds.count("/Part") == 7
