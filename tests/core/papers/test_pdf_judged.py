"""Papers as PDF before two judges: the real veraPDF, and the rules of Remit's own that it does not know.

veraPDF is asked once, in a process of its own, about every file at a time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pytest

from core.papers.blocks import Block
from core.papers.formats import Attachment, Look
from core.papers.render.pdf import pdf
from core.papers.render.pdf.faults import faults_of
from tests.core.papers.every import EVERY, HOSTILE, full_of
from tests.core.papers.sample_papers import sample_papers
from tests.core.papers.spoiling import SPOILS, UNSEEN, spoilt
from tests.verapdf import Broken, verdicts

SECRET = "a long secret"  # noqa: S105 (of a file that is gone with the test)
DATA = Attachment("data.json", "application/json", "The data of the option", b'{"remit": 1}')


@pytest.fixture(scope="module")
def papers(sample: Path) -> dict[str, list[Block]]:
    """Every paper of the sample, the paper of every kind of block, and papers full of hostile text."""
    hostile = {f"hostile-{place}": full_of(text) for place, text in enumerate(HOSTILE)}
    return {**sample_papers(sample, "pdf"), "every": EVERY, "nothing": [], **hostile}


@pytest.fixture(scope="module")
def files(papers: dict[str, list[Block]]) -> dict[str, bytes]:
    """The same as PDF."""
    return {name: pdf(blocks) for name, blocks in papers.items()}


@pytest.fixture(scope="module")
def verapdf(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Broken]:
    """What veraPDF says of each file, whole, and of the paper of every block spoilt in every way."""
    folder = tmp_path_factory.mktemp("judged")
    for name, content in files.items():
        (folder / f"{name}.pdf").write_bytes(content)
    for name, spoil in SPOILS.items():
        (folder / f"spoilt-{name}.pdf").write_bytes(spoilt(files["every"], spoil))
    return {path.stem: broken for path, broken in verdicts(sorted(folder.glob("*.pdf"))).items()}


def test_verapdf_accepts_every_paper_as_pdf_ua_1_and_pdf_a_2a(
    files: dict[str, bytes], verapdf: dict[str, Broken]
) -> None:
    assert len(files) > 15
    assert {name: verapdf[name] for name in files} == {name: {"ua1": [], "2a": []} for name in files}


def test_no_paper_lacks_what_validators_do_not_ask(files: dict[str, bytes]) -> None:
    # A text of nothing leaves nothing to read: what is empty then is the secretary's.
    told = {name: faults_of(content) for name, content in files.items()}
    empty = {f"hostile-{place}" for place, text in enumerate(HOSTILE) if not text.strip("\0 ")}
    assert {name: said for name, said in told.items() if said and name not in {*empty, "nothing"}} == {}


@pytest.mark.parametrize("name", SPOILS)
def test_what_is_spoilt_is_noticed(name: str, files: dict[str, bytes], verapdf: dict[str, Broken]) -> None:
    assert faults_of(spoilt(files["every"], SPOILS[name])), name
    seen = any(verapdf[f"spoilt-{name}"].values())
    assert seen is (name not in UNSEEN)


def test_an_attachment_makes_it_pdf_a_3a_and_a_password_no_pdf_a(tmp_path: Path) -> None:
    (attached := tmp_path / "attached.pdf").write_bytes(pdf(EVERY, Look(attachments=(DATA,))))
    assert verdicts([attached], ["ua1", "3a"])[attached] == {"ua1": [], "3a": []}
    assert _claims(attached) == ("3", "A")
    locked = pdf(EVERY, Look(password=SECRET))
    assert faults_of(locked) == ["The file is locked with a password."]
    assert faults_of(locked, SECRET) == []
    (path := tmp_path / "locked.pdf").write_bytes(locked)
    assert verdicts([path], ["ua1"], password=SECRET)[path] == {"ua1": []}


def _claims(path: Path) -> Sequence[str]:
    with pikepdf.open(path) as found:
        text = found.Root.Metadata.read_bytes().decode()
    return tuple(re.findall(r"<pdfaid:\w+>(\w)</", text))
