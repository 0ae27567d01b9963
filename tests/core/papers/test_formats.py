"""Every format writes every kind of block, and text that somebody typed stays text in all of them."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from lxml import html as lxml_html

from core.papers.blocks import Block, Paragraph
from core.papers.export import rendered
from core.papers.formats import FORMATS, every_format, named
from tests.core.papers.every import COVER, EVERY, HOSTILE, KINDS, full_of
from tests.core.papers.reading import pages, squeezed, told

ROOT = Path(__file__).parents[3]


def words_of(content: bytes, form: str) -> str:
    """Return all text in a file of that format, without any space."""
    if form == "pdf":
        return squeezed("".join(pages(content)))
    if form == "docx":
        return squeezed("".join(docx.Document(BytesIO(content)).element.body.itertext()))
    return squeezed(lxml_html.document_fromstring(content.decode()).body.text_content())


def test_formats_are_offered_in_their_order() -> None:
    assert [form.id for form in every_format()] == ["pdf", "docx", "html"]
    assert [form.ending for form in every_format()] == [".pdf", ".docx", ".html"]
    assert list(FORMATS) == ["docx", "html", "pdf"]


def test_formats_are_named_in_any_letter_case_and_what_is_none_is_told() -> None:
    found, unknown = named([" HTML", "pdf", "html", "odt"])
    assert [form.id for form in found] == ["pdf", "html"]
    assert unknown == ["odt"]


def test_the_paper_of_every_block_holds_every_kind_of_block() -> None:
    assert {type(block) for block in EVERY} == set(KINDS)
    assert {type(block) for block in full_of("x")} == set(KINDS)


@pytest.mark.parametrize("form", ["pdf", "docx", "html"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_format_writes_each_kind_of_block(form: str, kind: type[Block]) -> None:
    """What a block says is in the file, and not without it: a format that forgot a kind fails."""
    some = [block for block in EVERY if isinstance(block, kind)]
    said = [squeezed(text) for text in told(some) if text and not text[0].isdigit()]
    found = words_of(rendered(some, form), form)
    assert all(text.partition(":")[2] in found if ":" in text else text in found for text in said)
    if kind.__name__ not in ("PageBreak", "Contents"):  # which say nothing of their own
        assert said
        assert not all(text in words_of(rendered([], form), form) for text in said)


@pytest.mark.parametrize("form", ["pdf", "docx", "html"])
def test_blocks_are_read_in_their_order_with_their_numbers(form: str) -> None:
    found, place = words_of(rendered(EVERY, form), form), 0
    for text in told(EVERY):
        if text == "D" or not text.strip():  # the letter before a title is for the eye
            continue
        at = found.find(squeezed(text), place)
        assert at >= 0, text
        place = at + len(squeezed(text))


@pytest.mark.parametrize("form", ["pdf", "docx", "html"])
def test_a_cover_heads_its_summary_with_what_it_says_it_asks(form: str) -> None:
    for cover, head in ((COVER, "What this paper asks"), (replace(COVER, lead="What it is"), "What it is")):
        assert squeezed(head) in words_of(rendered([cover], form), form)


@pytest.mark.parametrize("form", ["docx", "html"])
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:16]))
def test_hostile_text_stays_text_in_word_and_html(form: str, text: str) -> None:
    content = rendered(full_of(text), form)
    found = words_of(content, form)
    wanted = "".join(c for c in text[:60] if c.isprintable() and not c.isspace() and c not in "\ufeff\u200d")
    assert wanted in "".join(c for c in found if c != "\u200d")
    if form == "html":
        tree = lxml_html.document_fromstring(content.decode())
        assert not tree.xpath(
            "//script | //img | //b | //body//style | //iframe | //a[not(starts-with(@href, '#'))]"
        )
        assert not [name for each in tree.iter() for name in each.attrib if name.startswith("on")]


def test_a_paragraph_of_two_megabytes_is_written() -> None:
    text = "One word and another. " * 95_000
    assert len(text) > 2_000_000
    for form in ("docx", "html"):
        assert squeezed(text) in words_of(rendered([Paragraph(text)], form), form)


def test_the_same_blocks_give_the_same_bytes_in_any_process_at_any_time() -> None:
    script = (
        "import hashlib, time; from tests.core.papers.every import EVERY; "
        "from core.papers.export import rendered; from core.papers.formats import FORMATS; "
        "print([hashlib.sha256(rendered(EVERY, form)).hexdigest() for form in FORMATS])"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "TZ": zone},
            cwd=ROOT,
            check=True,
            capture_output=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(found) == 1


def test_a_word_document_names_no_hour() -> None:
    with ZipFile(BytesIO(rendered(EVERY, "docx"))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms:" not in archive.read("docProps/core.xml").replace(b"xmlns:dcterms", b"")


@pytest.mark.parametrize("form", ["pdf", "docx", "html"])
def test_a_paper_of_nothing_is_a_file_all_the_same(form: str) -> None:
    assert rendered([], form)


def test_formats_are_listed_without_their_renderers() -> None:
    script = (
        "import sys; from core.papers.formats import every_format; every_format(); "
        "print({'reportlab', 'docx', 'lxml', 'pypdfium2', 'PIL', 'markdown_it'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert done.stdout == "set()\n"
