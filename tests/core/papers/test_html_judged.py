"""Web pages judged by axe-core in Chromium, as WCAG 2.2 AA asks; and that the judge is awake."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.util import find_spec
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from core.papers.export import rendered
from tests.browser import PROGRAM, Browser, browser
from tests.core.papers.every import EVERY, HOSTILE, full_of
from tests.core.papers.sample_papers import sample_papers

AXE = find_spec("axe_playwright_python")
pytestmark = [
    pytest.mark.skipif(not PROGRAM, reason="no Chromium here: on Debian, packaging/test installs it"),
    pytest.mark.skipif(AXE is None, reason="no axe-core here: packaging/requirements-test.txt brings it"),
]
ALL_BUT_CONTRAST: dict[str, Any] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"color-contrast": {"enabled": False}, "target-size": {"enabled": True}},
    "preload": False,
}
CONTRAST: dict[str, Any] = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "preload": False}
FEWER_ROWS = """
for (const table of document.querySelectorAll('table')) {
    const seen = new Set()
    for (const row of [...table.rows]) {
        const like = row.parentNode.tagName + [...row.cells].map(cell => cell.tagName + cell.className).join()
        seen.has(like) ? row.remove() : seen.add(like)
    }
}
document.querySelectorAll('svg > :not(title, desc)').forEach(shape => shape.remove())
"""
"""Leaves one of all rows that look alike: the contrast of one is that of the rest. That of what is drawn is
computed from the palette (tests/core/drawing/test_palette.py)."""


@pytest.fixture(scope="module")
def pages(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every paper of the sample, and one of every kind of block, as a file."""
    folder = tmp_path_factory.mktemp("pages")
    papers = {**sample_papers(sample, "html"), "every": EVERY, "hostile": full_of(HOSTILE[1])}
    for name, blocks in papers.items():
        (folder / f"{name}.html").write_bytes(rendered(blocks, "html"))
    return {file.stem: file for file in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("profile")) as found:
        yield found


def judged(chromium: Browser, asked: dict[str, Any]) -> list[str]:
    """Return what axe-core finds wrong with the page on show."""
    assert AXE is not None
    assert AXE.submodule_search_locations
    script = Path(AXE.submodule_search_locations[0]) / "axe.min.js"
    chromium.run(f"{script.read_text('utf-8')};0")
    found = chromium.run(
        f"axe.run(document, {json.dumps(asked)}).then(found => ({{passes: found.passes.length, wrong: "
        "found.violations.map(each => each.id + ': ' + each.nodes.map(node => node.html).slice(0, 3))}))"
    )
    assert found["passes"] or found["wrong"], "it looked at nothing"
    wrong: list[str] = found["wrong"]
    return wrong


def test_every_paper_of_the_sample_keeps_wcag_2_2_aa(pages: dict[str, Path], chromium: Browser) -> None:
    assert len(pages) == 27  # four of each option, the comparison, and two made up
    for name, file in pages.items():
        chromium.open(file)
        assert (name, judged(chromium, ALL_BUT_CONTRAST)) == (name, [])


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_contrasts_hold_in_every_paper(pages: dict[str, Path], chromium: Browser, dark: bool) -> None:
    for name, file in pages.items():
        chromium.open(file, dark=dark)
        chromium.run(FEWER_ROWS)
        assert (name, judged(chromium, CONTRAST)) == (name, [])


def test_no_page_scrolls_sideways_on_a_phone_or_at_400_per_cent(
    pages: dict[str, Path], chromium: Browser
) -> None:
    for name, file in pages.items():
        chromium.open(file, width=320, height=256)
        assert (name, chromium.run("document.documentElement.scrollWidth")) == (name, 320)


def test_no_page_asks_for_anything_from_anywhere(pages: dict[str, Path], chromium: Browser) -> None:
    for file in pages.values():
        chromium.open(file)
        assert chromium.run("performance.getEntriesByType('resource').length") == 0


def test_the_keyboard_comes_first_to_the_skip_link_and_can_scroll_each_table(
    pages: dict[str, Path], chromium: Browser
) -> None:
    chromium.open(pages["every"], width=320)
    order = chromium.run(
        "[...document.querySelectorAll('a, [tabindex=\"0\"], summary')]"
        ".map(each => each.className || each.tagName)"
    )
    assert order == ["skip", "A", "A", "frame", "frame", "SUMMARY"]
    assert chromium.run("document.querySelector('.skip').focus(); document.activeElement.offsetTop >= 0")


def test_wide_pages_lie_on_their_side_in_print(pages: dict[str, Path], chromium: Browser) -> None:
    chromium.open(pages["every"])
    document = pypdfium2.PdfDocument(BytesIO(chromium.printed()))
    turned = [page.get_width() > page.get_height() for page in document]
    text = document[turned.index(True)].get_textpage().get_text_range()
    document.close()
    assert [side for side, _ in groupby(turned)] == [False, True, False]
    assert "Figure 1: The structure" in text


NAMED = ' aria-labelledby="figure-1-title figure-1-desc"'
TINY = "nav a{padding:0!important;text-indent:0;min-height:0!important;font:6px sans-serif}nav li{margin:0}"
SPOILT = {
    "svg-img-alt": (
        (NAMED, ""),
        ("title>\n<desc", "desc>\n<desc"),
        ('<title id="figure-1', '<desc id="figure-1'),
    ),
    "html-has-lang": ((' lang="en-GB"', ""),),
    "document-title": (("<title>Option D: Merge both – Option paper – NHS England</title>", ""),),
    "heading-order": (("<h3", "<h6"),),
    "landmark-no-duplicate-main": (('<div class="page">', '<div class="page"><main>x</main>'),),
    "scrollable-region-focusable": (('tabindex="0" ', ""),),
    "link-name": (('href="#main">Skip to the paper', 'href="#main">'),),
    "list": (("<li>first</li>", "<p>first</p>"),),
    "target-size": (("</style>", f"{TINY}</style>"),),
}
"""What can go wrong with a page, by the rule of the judge that sees it."""


@pytest.mark.parametrize("rule", SPOILT)
def test_the_judge_sees_what_is_wrong(chromium: Browser, tmp_path: Path, rule: str) -> None:
    page = rendered(EVERY, "html").decode()
    for right, wrong in SPOILT[rule]:
        assert right in page
        page = page.replace(right, wrong)
    file = tmp_path / "spoilt.html"
    file.write_text(page, "utf-8")
    chromium.open(file, width=320)
    assert rule in [found.partition(":")[0] for found in judged(chromium, ALL_BUT_CONTRAST)]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_judge_sees_a_pale_colour(chromium: Browser, tmp_path: Path, dark: bool) -> None:
    page = rendered(EVERY, "html").decode()
    file = tmp_path / "pale.html"
    file.write_text(page.replace("</style>", ".numbered{color:#808080}</style>"), "utf-8")
    chromium.open(file, dark=dark)
    assert [found.partition(":")[0] for found in judged(chromium, CONTRAST)] == ["color-contrast"]
