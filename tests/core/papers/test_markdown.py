"""A secretary's own words as blocks: a small part of Markdown, and nothing taken for markup."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.papers.blocks import Block, Bullets, Heading, Paragraph
from core.papers.brief import Brief, brief_of
from core.papers.export import rendered
from core.papers.markdown import narrative
from core.papers.placeholders import OPTION, PLAN, words_of
from core.store.store import Store
from tests.core.papers.reading import text_of

WORDS = {"option.name": "Merge <b>both</b> & {body}", "body": "**NHS** [x](javascript:1)"}


def blocks(text: str) -> list[Block]:
    """Return what a text says; nothing may be wrong with it."""
    found, problems = narrative(text, WORDS)
    assert problems == []
    return found


def test_paragraphs_are_apart_by_an_empty_line() -> None:
    assert blocks("One\nline.\n\n\nAnother.\n") == [Paragraph("One line."), Paragraph("Another.")]
    assert blocks("") == blocks(" \n\n ") == []


def test_lists_are_bullets_or_small_roman_numbers() -> None:
    assert blocks("- a\n- b **c**\n\n1. d\n2. e") == [
        Bullets(("a", "b c")),
        Bullets(("d", "e"), ordered=True),
    ]
    assert blocks("1. a\n1. b") == [Bullets(("a", "b"), ordered=True)]


def test_a_list_in_a_list_goes_on_in_it_with_its_numbers() -> None:
    assert blocks("- a\n  - b\n\n  more\n- c") == [Bullets(("a", "b more", "c"))]
    assert blocks("- a\n  1. b\n  2. c") == [Bullets(("a", "1. b", "2. c"))]


@pytest.mark.parametrize("text", ["2020. A hard year", "7. First\n8. Second", "1. One\n2020. A hard year"])
def test_a_number_that_counts_nothing_is_kept(text: str) -> None:
    assert blocks(text) == [Paragraph(line) for line in text.splitlines()]


def test_headings_stand_below_the_section_and_skip_no_level() -> None:
    found = blocks("#### Deep\n# Top\n#### Below\n###### Deepest\n## Next")
    assert [(each.level, each.text) for each in found if isinstance(each, Heading)] == [
        (2, "Deep"),
        (2, "Top"),
        (3, "Below"),
        (3, "Deepest"),
        (2, "Next"),
    ]


def test_bold_and_italic_are_set_plain() -> None:
    assert blocks("**One** _two_ ***three*** 2*3*4 snake_case_name") == [
        Paragraph("One two three 2*3*4 snake_case_name")
    ]


def test_a_link_prints_its_address_and_only_the_web_s_and_mail_s_are_links() -> None:
    assert blocks("[Guide](https://www.gov.uk/a_b?c=d&e) [us](mailto:board@nhs.uk)") == [
        Paragraph("Guide (https://www.gov.uk/a_b?c=d&e) us (board@nhs.uk)")
    ]
    assert blocks('[https://a.uk](https://a.uk) [b](HTTPS://b.uk "See")') == [
        Paragraph("https://a.uk b (HTTPS://b.uk, “See”)")
    ]
    for text in (
        "[x](javascript:alert)",
        "[x](file:///etc/passwd)",
        "[x](http://a.uk)",
        "[x](data:text)",
        "[x](//a)",
    ):
        assert blocks(text) == [Paragraph(text)]


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b> <script>alert(1)</script>",
        "&lt; &amp; &#65;",
        "`code` and ~~struck~~",
        "> quoted",
        "| a | b |",
        "--- and ***",
        "<https://a.uk> https://b.uk",
        "[ref]: https://a.uk",
        "Cymraeg ŵ, مرحبا, 🏥",
    ],
)
def test_all_else_stays_as_it_was_typed(text: str) -> None:
    assert blocks(text) == [Paragraph(text)]


def test_a_backslash_takes_a_sign_as_it_is() -> None:
    assert blocks(r"\*not bold\* 2 \# 3") == [Paragraph("*not bold* 2 # 3")]


def test_placeholders_are_filled_in_and_what_they_stand_for_is_text() -> None:
    assert blocks("# {body}\n\n- **{option.name}**") == [
        Heading("**NHS** [x](javascript:1)", level=2),
        Bullets(("Merge <b>both</b> & {body}",)),
    ]


def test_a_placeholder_that_is_none_stays_and_is_told_once() -> None:
    found, problems = narrative("{option.nam} and {option.nam}, {zzz} {not one} {}", WORDS)
    assert found == [Paragraph("{option.nam} and {option.nam}, {zzz} {not one} {}")]
    assert problems == [
        "There is no placeholder {option.nam}. Did you mean {option.name}?",
        "There is no placeholder {zzz}.",
    ]


def test_a_text_far_too_long_is_cut_and_says_so() -> None:
    found, problems = narrative("word " * 100_000, {})
    assert len(text_of(found)) <= 200_000
    assert problems == ["The text is longer than 200,000 characters; only its beginning is printed."]


PIECES = st.sampled_from(
    [
        *"*_`[]()<>{}#-+.!\\|~&;:'\"\n ",
        "\n\n",
        "    ",
        "1. ",
        "- ",
        "https://a.uk",
        "mailto:",
        "javascript:",
        "{body}",
    ]
) | st.text(max_size=3)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_text_breaks_it_and_no_letter_is_lost(text: str) -> None:
    found, _ = narrative(text, {})
    said = "".join(re.findall(r"[a-zA-Z]", text_of(found).replace("mailto:", "")))
    assert said == "".join(re.findall(r"[a-zA-Z]", text.replace("mailto:", "")))
    assert all(isinstance(block, Heading | Paragraph | Bullets) for block in found)


@given(st.lists(PIECES, max_size=12).map("".join), st.lists(PIECES, max_size=8).map("".join))
def test_what_somebody_named_is_never_markup(text: str, name: str) -> None:
    """A name in a plan stands in the paper as it is, wherever it is named: it makes no block and no link."""
    marker = f"{text}\n\nNamed {{option.name}}."
    plain, _ = narrative(marker, {"option.name": "X"})
    found, _ = narrative(marker, {"option.name": name})
    assert [type(block) for block in plain] == [type(block) for block in found]
    assert " ".join(f"Named {name}.".split()) in text_of(found)
    assert "<script" not in rendered(found, "html").decode().partition("<main")[2].replace("&lt;script", "")


@pytest.mark.parametrize("piece", ["[", "*a **b ", "> ", "{", "![[", "`", "1. ", "- ", "<", "\\", "](", "#"])
def test_no_text_takes_long(piece: str) -> None:
    began = time.process_time()
    narrative(piece * (100_000 // len(piece)), WORDS)
    assert time.process_time() - began < 10


# what placeholders stand for


def test_every_placeholder_says_something_of_the_plan(brief: Brief) -> None:
    found = words_of(brief, brief.options[1])
    assert found.keys() == PLAN.keys() | OPTION.keys()
    assert words_of(brief).keys() == PLAN.keys()
    assert (found["option.code"], found["option.name"], found["options"]) == (
        "B",
        "One body",
        "three options",
    )
    assert all(found.values())
    assert "None" not in " ".join(found.values())


def test_figures_are_said_as_papers_say_them(brief: Brief) -> None:
    found = words_of(brief, brief.options[0])
    assert re.fullmatch(r"£[\d,.]+( (thousand|million|billion))?", found["money.total"])
    assert re.fullmatch(r"[\d,.]+ WTE", found["people.total"])


def test_an_empty_plan_has_words_too(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "empty.remit", "Nothing yet")
    found = words_of(brief_of(store))
    store.close()
    assert (found["body"], found["money.as-is"], found["options"]) == ("the board", "£0", "no options")
