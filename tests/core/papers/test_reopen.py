"""A plan made again from what its papers carry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from core.model.diff import differences
from core.papers.blocks import Block, Paragraph
from core.papers.export import export
from core.papers.formats import Attachment, Look
from core.papers.render.pdf import pdf
from core.papers.reopen import DataError, data_in, plan_from
from core.store.store import Store

BLOCKS: list[Block] = [Paragraph("A paper.")]
SECRET = "open, please"  # noqa: S105 (of a file that is gone with the test)


@pytest.fixture
def original(sample: Path) -> Iterator[Store]:
    store = Store.open(sample, read_only=True)
    yield store
    store.close()


def same(one: Store, other: Store) -> bool:
    """Return whether the as-is, and every option that both have, are the same in both."""
    both = {option.id for option in one.options()} & {option.id for option in other.options()}
    return not list(differences(one.model(), other.model())) and not any(
        list(differences(one.model(id_), other.model(id_))) for id_ in both
    )


def carrying(path: Path, told: Any) -> Path:
    """Return a paper that carries this as the data of its option."""
    content = told if isinstance(told, bytes) else json.dumps(told).encode()
    attached = Attachment("remit-option-d.json", "application/json", "Data", content)
    path.write_bytes(pdf(BLOCKS, Look(attachments=(attached,))))
    return path


@pytest.mark.parametrize("code", ["A", "D", "F"])
def test_an_option_comes_back_from_its_paper_as_it_was(original: Store, tmp_path: Path, code: str) -> None:
    option = next(option for option in original.options() if option.code == code)
    (paper,) = export(original, tmp_path, [option.id], ["option-paper"], attach_data=True)
    again = plan_from(paper, tmp_path / "again.remit", who="")
    assert [each.id for each in again.options()] == [option.id]
    assert again.about.title == original.about.title
    assert same(original, again)
    assert again.options()[0].name == option.name
    again.close()


def test_a_comparison_brings_every_option_back_and_a_password_is_asked_for(
    original: Store, tmp_path: Path
) -> None:
    (paper,) = export(original, tmp_path, None, ["comparison"], attach_data=True, password=SECRET)
    with pytest.raises(DataError, match="opens with a password only"):
        data_in(paper, "another")
    again = plan_from(paper, tmp_path / "again.remit", password=SECRET, who="")
    assert {each.code for each in again.options()} == set("ABCDEF")
    assert same(original, again)
    again.close()


def test_a_paper_carries_nothing_unless_it_is_told_to(original: Store, tmp_path: Path) -> None:
    (paper,) = export(original, tmp_path, None, ["comparison"])
    with pytest.raises(DataError, match="carries no data of an option"):
        data_in(paper)


def test_the_same_plan_gives_the_same_bytes_with_data_too(original: Store, tmp_path: Path) -> None:
    one, other = (
        export(original, tmp_path / name, None, ["comparison"], attach_data=True)[0].read_bytes()
        for name in ("one", "other")
    )
    assert one == other


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (b"\xff{", "is damaged"),
        (b"[" * 100_000, "is damaged"),
        ([], "not as Remit writes it"),
        ({"remit": 99}, "newer Remit"),
        ({"remit": 1}, "not as Remit writes it"),
        ({"remit": 1, "about": {}, "as-is": {"spell": []}}, "not as Remit writes it"),
        ({"remit": 1, "about": {}, "as-is": {"spell": [{}]}, "option": {}, "moves": []}, "knows no “spell”"),
        (
            {"remit": 1, "about": {}, "as-is": {"organisation": [{"id": "a", "colour": 1}]}},
            "knows no “colour” of",
        ),
        (
            {"remit": 1, "about": {}, "as-is": {"organisation": [{"id": "a", "name": 7}]}},
            "does not fit together",
        ),
    ],
)
def test_data_that_is_wrong_is_refused_in_words_and_leaves_no_plan(
    tmp_path: Path, told: Any, why: str
) -> None:
    plan = tmp_path / "again.remit"
    with pytest.raises(DataError, match=why):
        plan_from(carrying(tmp_path / "paper.pdf", told), plan, who="").close()
    assert not plan.exists()


def test_what_is_no_pdf_is_said(tmp_path: Path) -> None:
    (paper := tmp_path / "paper.pdf").write_bytes(b"no such thing")
    with pytest.raises(DataError, match="is no PDF that can be read"):
        data_in(paper)
    with pytest.raises(DataError, match="cannot be read"):
        data_in(tmp_path / "nowhere.pdf")


def test_attachments_of_others_are_left_alone(tmp_path: Path) -> None:
    paper = carrying(tmp_path / "paper.pdf", {"remit": 1})
    with pikepdf.open(BytesIO(paper.read_bytes())) as found:
        found.attachments["accounts.csv"] = b"1,2"
        found.save(paper)
    assert data_in(paper) == [b'{"remit": 1}']
