"""Reading a responsibility matrix from elsewhere: which names on it are functions and bodies of the plan."""

from __future__ import annotations

import csv

import pytest

from gui.widgets.matrix_published import Names, Published, read
from tests.shared import DATA

FUNCTIONS = Names(
    [("Cyber operations", "cyber"), ("Shared care records", "records"), ("Digital services", "digital")],
    families={"digital"},
)
BODIES = Names(
    [("Digital Centre", "centre"), ("Centre", "centre"), ("North & East", "north"), ("IC", "information")]
)
RACI = DATA / "raci"


def block(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


def found(text: str) -> Published:
    published = read(block(text), FUNCTIONS, BODIES)
    assert published is not None
    return published


def lines(published: Published) -> list[tuple[str, str, str, list[str]]]:
    return [(line.name, line.id, line.section, line.cells) for line in published.lines]


def test_names_in_the_first_row_and_column_are_found() -> None:
    published = found("""
        Activity            | Digital Centre | North and East
        Cyber operations    | A/R            | C
        Shared care records | I              |
    """)
    assert published.bodies == [("Digital Centre", "centre"), ("North and East", "north")]
    assert lines(published) == [
        ("Cyber operations", "cyber", "", ["A/R", "C"]),
        ("Shared care records", "records", "", ["I", ""]),
    ]
    assert published.refused == []


@pytest.mark.parametrize("name", ["CYBER  operations", "Cyber\u00a0operations*", "cyber operations:"])
def test_letter_case_spaces_and_footnote_signs_make_no_difference(name: str) -> None:
    assert found(f"|Centre\n{name}|A").lines[0].id == "cyber"


def test_letters_only_have_no_names() -> None:
    assert read(block("A|R\nC|I"), FUNCTIONS, BODIES) is None
    assert read(block("A"), FUNCTIONS, BODIES) is None
    assert read(block("X"), FUNCTIONS, BODIES) is None
    assert read([[""]], FUNCTIONS, BODIES) is None


def test_a_slip_among_letters_is_not_taken_for_a_name() -> None:
    assert read(block("X|A\nA|R\nC|I"), FUNCTIONS, BODIES) is None
    assert read(block("A\nX"), FUNCTIONS, BODIES) is None


def test_a_row_that_is_only_a_name_heads_a_section() -> None:
    published = found("""
        Activity            | Centre
        Live services       |
        Cyber operations    | A
        Paper shredding     | R
        Digital services    |
        Shared care records | A
    """)
    assert [(line.name, line.section) for line in published.lines] == [
        ("Cyber operations", "Live services"),
        ("Paper shredding", "Live services"),
        ("Shared care records", "Digital services"),
    ]


def test_a_duty_without_a_letter_is_a_row_and_not_a_heading() -> None:
    published = found("Activity|Centre\nCyber operations|\nShared care records|A")
    assert lines(published)[0] == ("Cyber operations", "cyber", "", [""])


def test_a_title_above_and_numbers_before_the_names_are_passed_over() -> None:
    published = found("""
        Who does what |                     |        |
        No.           | Activity            | Centre | North & East
        1.1           | Cyber operations    | A      | R
        1.2           | Shared care records | C      | A
    """)
    assert [line.id for line in published.lines] == ["cyber", "records"]
    assert published.bodies == [("Centre", "centre"), ("North & East", "north")]


def test_numbers_are_passed_over_where_no_name_is_known_either() -> None:
    published = found("No.|Activity|Finance team\n1|Buying|A\n2|Selling|R")
    assert published.missing_functions == ["Buying", "Selling"]


def test_names_that_the_plan_does_not_have_are_listed() -> None:
    published = found("Activity|Centre|Finance team\nCyber operations|A|C\nBuying|I|A")
    assert published.missing_functions == ["Buying"]
    assert published.missing_bodies == ["Finance team"]


def test_a_matrix_may_have_names_at_the_left_only() -> None:
    published = found("Cyber operations|A|R\nShared care records|C|I")
    assert published.bodies is None
    assert [line.cells for line in published.lines] == [["A", "R"], ["C", "I"]]


def test_a_matrix_may_have_names_at_the_top_only() -> None:
    published = found("Digital Centre|North & East\nA|R\n|\nC|I")
    assert not published.named_lines
    assert [line.cells for line in published.lines] == [["A", "R"], ["", ""], ["C", "I"]]
    assert published.missing_functions == []


def test_the_short_name_of_a_body_may_look_like_letters() -> None:
    published = found("Activity|Digital Centre|IC\nCyber operations|A|R")
    assert published.bodies == [("Digital Centre", "centre"), ("IC", "information")]


def test_a_name_of_several_is_refused_in_words() -> None:
    several = Names([("Board", "one"), ("Board", "two")])
    published = read(block("Activity|Board|Centre\nCyber operations|A|R"), FUNCTIONS, several)
    assert published is not None
    assert published.refused == ["Several bodies are called “Board”, so it is not clear which is meant."]
    published = read(block("Activity|Centre\nBoard|A"), several, BODIES)
    assert published is not None
    assert published.refused == ["Several functions are called “Board”, so it is not clear which is meant."]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Activity|Centre|\nCyber operations|A|R", "Column 2 of the block has letters but no name."),
        ("Activity|Centre\nCyber operations|A\n|R", "Row 2 of the block has letters but no name."),
        ("Activity|Centre|Digital Centre\nCyber operations|A|R", "“Digital Centre” heads two columns"),
        ("Activity|Centre\nCyber operations|A\ncyber operations|R", "“cyber operations” is in two rows"),
    ],
)
def test_what_is_unclear_is_refused_in_words(text: str, why: str) -> None:
    (refused,) = found(text).refused
    assert refused.startswith(why)


def test_an_empty_column_at_the_end_is_nothing() -> None:
    assert found("Activity|Centre|\nCyber operations|A|").bodies == [("Centre", "centre")]


def published_files() -> list[list[list[str]]]:
    """Return the published matrices as a spreadsheet would put them on the clipboard."""
    blocks = []
    for file in sorted(RACI.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as text:
            blocks.append(list(csv.reader(text)))
    for file in sorted(RACI.glob("*.md")):
        table = [line for line in file.read_text("utf-8").splitlines() if line.startswith("|")]
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table]
        blocks.append([row for row in rows if set("".join(row)) != {"-"}])
    return blocks


@pytest.mark.skipif(not RACI.is_dir(), reason="the published matrices are not on this machine")
def test_published_matrices_are_read_whole() -> None:
    blocks = published_files()
    assert blocks
    for rows in blocks:
        published = read(rows, Names([]), Names([]))
        assert published is not None
        assert published.refused == []
        assert published.missing_functions == [row[0] for row in rows[1:]]
        assert published.missing_bodies == rows[0][1:]
        assert [line.cells for line in published.lines] == [row[1:] for row in rows[1:]]
