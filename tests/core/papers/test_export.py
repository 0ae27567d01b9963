"""Writing papers into a folder."""

from __future__ import annotations

import time
from multiprocessing import active_children
from pathlib import Path

import pytest

from core.model.edits import Add, Edit, Set
from core.model.entities.plan import Option
from core.model.entities.structure import Organisation
from core.model.key import Key
from core.papers import PAPERS
from core.papers.export import PaperError, export, file_name
from core.store.store import Store


def names(found: list[Path]) -> list[str]:
    """Return what files are called."""
    return [path.name for path in found]


def test_every_option_has_its_paper_and_one_compares_them(store: Store, tmp_path: Path) -> None:
    written = export(store, tmp_path / "new" / "papers")
    assert names(written) == [
        "Option A - Stronger centre.pdf",
        "Option B - One body.pdf",
        "Option C - One body, devolved.pdf",
        "Comparison of options.pdf",
    ]
    assert all(path.read_bytes().startswith(b"%PDF") for path in written)
    assert sorted(names(list((tmp_path / "new" / "papers").iterdir()))) == sorted(names(written))


def test_a_paper_is_written_in_each_format_that_is_wanted(store: Store, tmp_path: Path) -> None:
    written = export(store, tmp_path, ["a"], ["option-paper"], formats=["html", "PDF", "docx"])
    assert names(written) == [
        "Option A - Stronger centre.pdf",
        "Option A - Stronger centre.docx",
        "Option A - Stronger centre.html",
    ]
    begin = [path.read_bytes()[:4] for path in written]
    assert begin == [b"%PDF", b"PK\x03\x04", b"<!DO"]


@pytest.mark.parametrize(
    ("chosen", "why"),
    [
        (["pdf", "odt"], r"Papers cannot be written as “odt”. They can be: pdf, docx, html."),
        ([], r"Choose at least one format for the papers."),
    ],
)
def test_a_format_that_there_is_not_is_refused_before_anything_is_written(
    store: Store, tmp_path: Path, chosen: list[str], why: str
) -> None:
    with pytest.raises(PaperError, match=why):
        export(store, tmp_path / "papers", formats=chosen)
    assert not (tmp_path / "papers").exists()


def test_a_template_that_cannot_be_used_is_refused_before_anything_is_written(
    store: Store, tmp_path: Path
) -> None:
    (tmp_path / "house.docx").write_text("not Word")
    with pytest.raises(PaperError, match=r"“house.docx” is not a Word document"):
        export(store, tmp_path / "papers", formats=["pdf", "docx"], template=tmp_path / "house.docx")
    with pytest.raises(PaperError, match=r"A template is for papers in Word, and none is to be written."):
        export(store, tmp_path / "papers", formats=["pdf"], template=tmp_path / "house.docx")
    assert not (tmp_path / "papers").exists()


def test_several_processes_write_the_same_files_as_one(store: Store, tmp_path: Path) -> None:
    every = ["pdf", "docx", "html"]
    alone = export(store, tmp_path / "1", formats=every)
    told: list[tuple[int, int, str]] = []
    shared = export(store, tmp_path / "2", formats=every, jobs=2, progress=lambda *step: told.append(step))
    assert names(shared) == names(alone)
    assert [path.read_bytes() for path in shared] == [path.read_bytes() for path in alone]
    assert [done for done, _, _ in told] == [0, 1, 2, 3, 4]
    assert active_children() == []


def test_an_export_by_several_processes_can_be_cancelled(store: Store, tmp_path: Path) -> None:
    told: list[int] = []
    written = export(
        store,
        tmp_path,
        jobs=2,
        cancelled=lambda: len(told) >= 2,
        progress=lambda done, _of, _name: told.append(done),
    )
    assert len(written) == 2
    assert active_children() == []


def test_a_process_that_somebody_ends_is_said_and_what_is_written_stays(store: Store, tmp_path: Path) -> None:
    def end_one(done: int, _of: int, _name: str) -> None:
        if done == 2:
            for process in active_children():
                process.kill()
                process.join()

    many = [Add(Option(id=f"o{n}", code=f"O{n}", name=f"Option {n}", rank=n + 10)) for n in range(40)]
    store.apply("Many", list(many))
    with pytest.raises(PaperError, match=r"the work was ended from outside") as raised:
        export(store, tmp_path / "papers", jobs=2, progress=end_one)
    assert sorted(raised.value.written) == sorted((tmp_path / "papers").iterdir())
    assert active_children() == []


def test_options_and_papers_can_be_chosen(store: Store, tmp_path: Path) -> None:
    assert names(export(store, tmp_path, options=["c"])) == [
        "Option C - One body, devolved.pdf",
        "Comparison of options.pdf",
    ]
    assert names(export(store, tmp_path, ["a"], ["option-paper"])) == ["Option A - Stronger centre.pdf"]


def test_what_there_is_not_is_refused_in_words(store: Store, tmp_path: Path) -> None:
    with pytest.raises(PaperError, match=r"There is no option “x” in this plan"):
        export(store, tmp_path, options=["x"])
    with pytest.raises(PaperError, match=r"There is no paper “x”. There is: .*option-paper"):
        export(store, tmp_path, papers=["x"])


def test_two_exports_of_one_plan_give_the_same_bytes(store: Store, tmp_path: Path) -> None:
    first = [path.read_bytes() for path in export(store, tmp_path / "1")]
    assert [path.read_bytes() for path in export(store, tmp_path / "2")] == first


def test_the_others_are_written_where_one_cannot_be(store: Store, tmp_path: Path) -> None:
    (tmp_path / "Option B - One body.pdf").mkdir()
    with pytest.raises(
        PaperError, match=r"“Option B - One body.pdf” cannot be written: .*directory"
    ) as raised:
        export(store, tmp_path)
    assert names(raised.value.written) == [
        "Option A - Stronger centre.pdf",
        "Option C - One body, devolved.pdf",
        "Comparison of options.pdf",
    ]
    assert not [path for path in tmp_path.iterdir() if path.suffix == ".tmp"]


def test_a_folder_that_cannot_be_is_refused_in_words(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(PaperError, match=r"The folder .* cannot be made"):
        export(store, tmp_path / "file")


def test_a_full_disk_leaves_the_old_file_and_says_so(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "papers"
    export(store, folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    store.apply("Rename", [Set(Key("organisation", "centre"), "name", "Else")])

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(PaperError, match=r"there is no room left on the disk") as raised:
        export(store, folder)
    assert raised.value.written == []
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_file_that_may_not_be_written_is_said_in_words(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(PaperError, match=r"another program has it open"):
        export(store, tmp_path / "papers")
    assert list((tmp_path / "papers").iterdir()) == []


def test_progress_is_told_and_a_cancelled_export_keeps_what_it_wrote(store: Store, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    export(store, tmp_path / "all", progress=lambda *step: told.append(step))
    assert told[0] == (0, 4, "Option A - Stronger centre")
    assert told[-1] == (4, 4, "")
    written = export(
        store, tmp_path / "some", cancelled=lambda: len(told) >= 7, progress=lambda *s: told.append(s)
    )
    assert len(written) == 2
    assert len(list((tmp_path / "some").iterdir())) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Merge: NHSX/NHSD?", "Merge NHSX NHSD"),
        ("  a \t b.  ", "a b"),
        ("CON", "Paper CON"),
        ("nul.x", "Paper nul.x"),
        ("", "Paper"),
        ("\u202efdp.exe", "fdp.exe"),
        ("e\u0301t\u00e9", "été"),
        ('<>:"/\\|?*', "Paper"),
    ],
)
def test_file_names_are_safe_on_every_system(text: str, name: str) -> None:
    assert file_name(text) == name


def test_a_long_name_is_cut_without_breaking_a_character() -> None:
    found = file_name("🏥" * 500)
    assert set(found) == {"🏥"}
    assert len(found.encode()) <= 150


def test_options_of_one_name_do_not_overwrite_each_other(store: Store, tmp_path: Path) -> None:
    store.apply("Twin", [Add(Option(id="twin", code="a", name="STRONGER CENTRE", rank=9))])
    written = export(store, tmp_path, papers=["option-paper"])
    assert len({path.name.casefold() for path in written}) == 4
    assert written[-1].name == "Option a - STRONGER CENTRE (2).pdf"


def test_markup_in_names_harms_no_file(store: Store, tmp_path: Path) -> None:
    store.apply("Name", [Set(Key("option", "a"), "name", "{code} <b>%s</b> ../../x")])
    written = export(store, tmp_path, ["a"], ["option-paper"])
    assert written[0].parent == tmp_path
    assert written[0].name == "Option A - {code} b %s b .. .. x.pdf"


def test_papers_are_found_by_their_ids() -> None:
    usual = sorted(paper.id for paper in PAPERS.values() if not paper.asked)
    assert usual == ["comparison", "option-paper"]
    with pytest.raises(ValueError, match=r"about one option"):
        PAPERS["option-paper"].blocks(None)  # type: ignore[arg-type]  # a mistake of a programmer


def test_a_body_of_five_thousand_parts_has_its_paper_in_seconds(store: Store, tmp_path: Path) -> None:
    many: list[Edit] = [
        Add(Organisation(id=f"s{n}", name=f"System {n}", tier="system", parent="north")) for n in range(5_000)
    ]
    store.apply("Many", many)
    began = time.perf_counter()
    written = export(store, tmp_path, ["a"])
    assert len(written) == 2
    assert time.perf_counter() - began < 60
