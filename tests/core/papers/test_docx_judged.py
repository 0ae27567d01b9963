"""Word documents opened by LibreOffice: what another program finds in them."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from core.papers.blocks import MORE, Block, Cover, Figure, Heading, Table, numbered
from core.papers.export import rendered
from core.papers.render.text import legible
from tests.core.papers.every import EVERY, HOSTILE, full_of
from tests.core.papers.sample_papers import sample_papers

SOFFICE = shutil.which("soffice") or ""
pytestmark = pytest.mark.skipif(
    not SOFFICE, reason="no LibreOffice here: on Debian, packaging/test installs it"
)
CONVERT = ("--convert-to", "fodt", "--outdir")
NAMES = {
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
}


class Judged:
    """What LibreOffice made of a document."""

    def __init__(self, file: Path) -> None:
        # Its own dump of what it read; pictures in it are long lines of letters.
        self._tree = etree.parse(file, etree.XMLParser(huge_tree=True, resolve_entities=False))

    def find(self, path: str) -> list[etree._Element]:
        """Return what a path finds."""
        found: list[etree._Element] = self._tree.xpath(path, namespaces=NAMES)
        return found

    def headings(self) -> list[tuple[int, str]]:
        """Return the headings as (level, words)."""
        level = f"{{{NAMES['text']}}}outline-level"
        return [(int(each.get(level)), words(each)) for each in self.find("//text:h")]


def words(element: etree._Element) -> str:
    """Return the text in an element, a tab for a tab."""
    for tab in element.iter(f"{{{NAMES['text']}}}tab", f"{{{NAMES['text']}}}s"):
        tab.text = " "
    return " ".join("".join(element.itertext()).split())


@pytest.fixture(scope="module")
def papers(sample: Path) -> dict[str, list[Block]]:
    """Every paper of the sample, one of every kind of block, and hostile ones."""
    return {
        **sample_papers(sample, "docx"),
        "every": EVERY,
        **{f"hostile-{place}": full_of(text) for place, text in enumerate(HOSTILE[:3])},
    }


@pytest.fixture(scope="module")
def judged(papers: dict[str, list[Block]], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Judged]:
    """What LibreOffice, started once, makes of each."""
    folder = tmp_path_factory.mktemp("word")
    files = []
    for name, blocks in papers.items():
        files.append(folder / f"{name}.docx")
        files[-1].write_bytes(rendered(blocks, "docx"))
    files.append(folder / "spoilt.docx")
    files[-1].write_bytes(spoilt(rendered(EVERY, "docx")))
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [SOFFICE, "--headless", f"-env:UserInstallation={profile}", *CONVERT, folder, *files],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return {name: Judged(folder / f"{name}.fodt") for name in (*papers, "spoilt")}


def headings(blocks: list[Block]) -> list[tuple[int, str]]:
    """Return the headings that a paper has, with their numbers."""
    asks = [(1, block.lead) for block in blocks if isinstance(block, Cover)]
    more = [(1, MORE) for block in blocks if isinstance(block, Cover) and block.more]
    return [*asks, *more] + [
        (block.level, legible(f"{number}{':' if block.appendix else ''} {block.text}"))
        for number, block in numbered(blocks)
        if isinstance(block, Heading)
    ]


def test_no_heading_is_lost(papers: dict[str, list[Block]], judged: dict[str, Judged]) -> None:
    for name, blocks in papers.items():
        if not name.startswith("hostile"):
            assert (name, judged[name].headings()) == (name, headings(blocks))


def test_hostile_text_opens_too(papers: dict[str, list[Block]], judged: dict[str, Judged]) -> None:
    for name, blocks in papers.items():
        if name.startswith("hostile"):
            assert len(judged[name].headings()) == len(headings(blocks))


def test_every_table_is_there_with_its_header_rows(
    papers: dict[str, list[Block]], judged: dict[str, Judged]
) -> None:
    for name, blocks in papers.items():
        tables = [block for block in blocks if isinstance(block, Table)]
        assert len(judged[name].find("//table:table")) == len(tables)
        assert len(judged[name].find("//table:table/table:table-header-rows")) == len(tables)


def test_every_picture_is_there_with_its_words(
    papers: dict[str, list[Block]], judged: dict[str, Judged]
) -> None:
    for name, blocks in papers.items():
        wanted = [legible(block.words) for block in blocks if isinstance(block, Figure)]
        assert [words(each) for each in judged[name].find("//draw:frame/svg:desc")] == wanted


def test_pages_lie_on_their_side_where_the_paper_says_so(judged: dict[str, Judged]) -> None:
    turned = judged["every"].find("//style:page-layout-properties/@style:print-orientation")
    assert {"portrait", "landscape"} == set(turned)


def test_the_language_is_british_english(judged: dict[str, Judged]) -> None:
    (default,) = judged["every"].find(
        "//style:default-style[@style:family='paragraph']/style:text-properties"
    )
    assert [default.get(f"{{{NAMES['fo']}}}{part}") for part in ("language", "country")] == ["en", "GB"]


def test_the_judge_sees_what_is_lost(judged: dict[str, Judged]) -> None:
    assert judged["spoilt"].headings() != headings(EVERY)
    assert judged["spoilt"].find("//table:table")
    assert not judged["spoilt"].find("//table:table-header-rows")
    assert not judged["spoilt"].find("//draw:frame/svg:desc")


def spoilt(content: bytes) -> bytes:
    """Return a document whose headings only look so, whose table has no header and whose picture no words."""
    target = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(target, "w") as archive:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "word/document.xml":
                for right, wrong in (
                    (b'<w:pStyle w:val="Heading2"/>', b""),
                    (b"<w:tblHeader/>", b""),
                    (b'descr="', b'hidden="0" descr="" was="'),
                ):
                    assert right in data
                    data = data.replace(right, wrong)
            archive.writestr(entry, data)
    return target.getvalue()
