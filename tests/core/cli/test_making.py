"""Commands that make something: plans, papers, pictures. Nothing of anybody's is overwritten or half made."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pikepdf
import pytest

from core.cli import main
from core.figures import FIGURES
from core.papers import PAPERS
from core.store.store import Store
from tests.core.cli.conftest import Remit

SAMPLE = "nhs-digital-2020"


def title(path: Path) -> str:
    store = Store.open(path, read_only=True)
    found = store.about.title
    store.close()
    return found


# plans


def test_a_new_plan_is_called_as_its_file_unless_said(remit: Remit, tmp_path: Path) -> None:
    answer = remit("new", tmp_path / "Two offices.remit")
    assert answer.out == f"{tmp_path / 'Two offices.remit'}\n"
    assert title(tmp_path / "Two offices.remit") == "Two offices"
    remit("new", tmp_path / "b.remit", "--title", "The board’s options")
    assert title(tmp_path / "b.remit") == "The board’s options"


def test_a_new_plan_can_be_a_sample(remit: Remit, tmp_path: Path) -> None:
    remit("new", tmp_path / "sample.remit", "--sample", SAMPLE)
    found = remit("info", tmp_path / "sample.remit", "--json").json
    assert [option["code"] for option in found["options"]] == list("ABCDEF")
    assert found["counts"]["organisation"] == 83


@pytest.mark.parametrize("more", [(), ("--sample", SAMPLE)], ids=["empty", "sample"])
def test_a_new_plan_never_overwrites(remit: Remit, plan: Path, more: tuple[str, ...]) -> None:
    before = plan.read_bytes()
    assert remit("new", plan, *more).refusal.startswith("“plan.remit” is there already.")
    assert plan.read_bytes() == before


def test_an_unknown_sample_makes_no_file(remit: Remit, tmp_path: Path) -> None:
    refusal = remit("new", tmp_path / "x.remit", "--sample", "mars").refusal
    assert refusal == f"There is no sample “mars”. There is: {SAMPLE}."
    assert list(tmp_path.iterdir()) == []


def test_samples_are_listed(remit: Remit) -> None:
    assert SAMPLE in [sample["id"] for sample in remit("samples", "--json").json]
    assert SAMPLE in remit("samples").out


# papers


def test_export_writes_a_paper_for_each_option_and_the_comparison(
    remit: Remit, plan: Path, tmp_path: Path
) -> None:
    before = plan.read_bytes()
    answer = remit("export", plan, "--to", tmp_path / "papers")
    assert answer.code == 0
    written = [Path(line) for line in answer.out.splitlines()]
    usual = [paper for paper in PAPERS.values() if not paper.asked]
    assert len(written) == sum(3 if paper.per_option else 1 for paper in usual)
    assert all(path.read_bytes().startswith(b"%PDF-") for path in written)
    assert sorted(written) == sorted((tmp_path / "papers").iterdir())
    assert plan.read_bytes() == before


def test_export_of_one_option_and_one_paper_is_one_file(remit: Remit, plan: Path, tmp_path: Path) -> None:
    paper = next(paper.id for paper in PAPERS.values() if paper.per_option)
    words = ("export", plan, "--to", tmp_path, "--option", "B", "--paper", paper, "--format", "pdf")
    assert len(remit(*words).out.splitlines()) == 1


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        (("--paper", "poem"), "There is no paper “poem”."),
        (("--option", "Z"), "There is no option “Z” in this plan."),
        (("--format", "pdf,odt"), "Papers cannot be written as “odt”. They can be: pdf, docx, html."),
        (("--format", ","), "Papers cannot be written as “”."),
        (("--template", "x.docx"), "A template is for papers in Word, and none is to be written."),
        (("--format", "docx", "--template", "gone.docx"), "The template “gone.docx” cannot be read: "),
        (("--jobs", "0"), "Invalid value for '--jobs'"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_exported_is_refused_and_nothing_written(
    remit: Remit, plan: Path, tmp_path: Path, more: tuple[str, ...], refusal: str
) -> None:
    assert remit("export", plan, "--to", tmp_path / "papers", *more).refusal.startswith(refusal)
    assert not (tmp_path / "papers").exists()


def test_export_writes_every_format_with_a_template_and_by_several_processes(
    remit: Remit, plan: Path, tmp_path: Path
) -> None:
    template = tmp_path / "house.docx"
    document = docx.Document()
    document.sections[0].footer.paragraphs[0].text = "The Trust"
    document.save(str(template))
    words = (
        "export",
        plan,
        "--to",
        tmp_path / "papers",
        "--format",
        "pdf,docx,html",
        "--option",
        "A",
        "--option",
        "B",
    )
    written = remit(*words, "--template", template, "--jobs", "2").out.splitlines()
    assert [Path(line).suffix for line in written] == [".pdf", ".docx", ".html"] * 3
    assert docx.Document(written[1]).sections[0].footer.paragraphs[0].text == "The Trust"


def test_a_plan_is_made_again_from_a_paper_that_carries_it(remit: Remit, plan: Path, tmp_path: Path) -> None:
    words = ("export", plan, "--to", tmp_path, "--option", "A", "--paper", "option-paper", "--attach-data")
    (paper,) = remit(*words, "--password", "open").out.splitlines()
    again = tmp_path / "again.remit"
    assert "another" not in remit("new", again, "--from", paper, "--password", "another").refusal
    assert not again.exists()
    remit("new", again, "--from", paper, "--password", "open")
    assert title(again) == title(plan)
    options = remit("info", again, "--json").json["options"]
    assert [option["code"] for option in options] == ["A"]
    assert remit("inspect", paper, "--password", "open").code == 0
    assert "cannot be read" in remit("inspect", tmp_path / "nowhere.pdf").refusal


def test_inspect_says_what_a_pdf_lacks(remit: Remit, plan: Path, tmp_path: Path) -> None:
    (paper,) = remit("export", plan, "--to", tmp_path, "--paper", "board-pack").out.splitlines()
    well = remit("inspect", paper)
    assert (well.code, well.out) == (
        0,
        f"{Path(paper).name}: nothing is lacking that a program can see.\n",
    )
    bare = tmp_path / "bare.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(bare)
    answer = remit("inspect", bare, "--json")
    assert answer.code == 1
    assert {each["file"] for each in answer.json} == {str(bare)}
    assert remit("inspect", tmp_path / "bare.pdf", "--password", "x").code == 1


def running(group: int) -> list[Path]:
    """Return the processes of a group that still run; some that ended may not be cleared away yet."""
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, of_group = file.read_text().rpartition(")")[2].split()[:3]
            found += [file] if int(of_group) == group and state != "Z" else []
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="it looks into /proc")
def test_ctrl_c_ends_every_process_and_leaves_no_half_file(plan: Path, tmp_path: Path) -> None:
    root = Path(__file__).parents[3]
    command = [sys.executable, "-m", "core.cli", "export", str(plan), "--to", str(tmp_path / "papers")]
    process = subprocess.Popen(
        [*command, "--format", "pdf,docx,html", "--jobs", "2"],
        cwd=root,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    folder = tmp_path / "papers"
    while not folder.exists():  # before that, there is nothing to clean up
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, "")
    assert all(path.suffix in (".pdf", ".docx", ".html") for path in folder.iterdir())
    deadline = time.monotonic() + 10
    while running(process.pid):
        assert time.monotonic() < deadline
        time.sleep(0.05)


# pictures


def test_a_figure_can_be_svg(remit: Remit, plan: Path, tmp_path: Path) -> None:
    file = tmp_path / "chart.svg"
    assert remit("figure", plan, "org_chart", "--option", "A", "--to", file).out == f"{file}\n"
    assert ET.parse(file).getroot().tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314  # we just wrote it
    assert "National Centre" in file.read_text("utf-8")


def test_a_figure_can_be_pdf(remit: Remit, plan: Path, tmp_path: Path) -> None:
    file = tmp_path / "chart.pdf"
    assert remit("figure", plan, "org-chart", "--option", "as-is", "--to", file).code == 0
    assert file.read_bytes().startswith(b"%PDF-")


def test_a_figure_can_be_png(remit: Remit, plan: Path, tmp_path: Path) -> None:
    file = tmp_path / "chart.png"
    assert remit("figure", plan, "org_chart", "--option", "B", "--to", file).code == 0
    assert file.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("name", "file", "refusal"),
    [
        ("portrait", "x.svg", f"There is no picture “portrait”. There are: {', '.join(FIGURES)}."),
        ("org_chart", "x.gif", "“x.gif” should end in .svg, .pdf or .png."),
        ("org_chart", "nowhere/x.svg", "“x.svg” cannot be written: "),
    ],
)
def test_a_figure_that_cannot_be_is_refused(
    remit: Remit, plan: Path, tmp_path: Path, name: str, file: str, refusal: str
) -> None:
    answer = remit("figure", plan, name, "--option", "A", "--to", tmp_path / file)
    assert answer.refusal.startswith(refusal)


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_a_figure_of_money_takes_a_year_and_prices(
    remit: Remit, plan: Path, tmp_path: Path, ending: str
) -> None:
    file = tmp_path / f"spent.{ending}"
    words = "figure", plan, "spending_by_body", "--option", "A", "--to", file
    assert remit(*words, "--year", "2019/20", "--prices", "2020-21").code == 0
    if ending == "svg":
        assert "2019-20, not adjusted for prices" in file.read_text("utf-8")
        assert "Option A" in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "words", "refusal"),
    [
        ("org_chart", ("--year", "2019-20"), "The picture “Organisation chart” takes no --year."),
        (
            "deliverables",
            ("--prices", "2019-20"),
            "The picture “Spending beside deliverables met” takes no --prices.",
        ),
        ("money_flow", ("--year", "2019"), "--year should be a financial year such as 2019-20."),
    ],
)
def test_a_year_that_cannot_be_is_refused(
    remit: Remit, plan: Path, tmp_path: Path, name: str, words: tuple[str, ...], refusal: str
) -> None:
    file = tmp_path / "x.svg"
    assert remit("figure", plan, name, "--option", "A", "--to", file, *words).refusal == refusal
    assert not file.exists()


def test_a_benchmark_of_an_unknown_size_is_refused(remit: Remit) -> None:
    assert "'huge' is not one of" in remit("bench", "--size", "huge").refusal


# as a process of its own


def ran(*words: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run Python with our modules on its path."""
    root = Path(__file__).parents[3]
    return subprocess.run(
        [sys.executable, *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder or root,
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONIOENCODING": "ascii"},
        check=False,
    )


def test_the_module_is_the_command_and_writes_utf_8_wherever_it_runs(plan: Path) -> None:
    done = ran("-m", "core.cli", "compare", plan.name, "--json", folder=plan.parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert "“Shared care records”" in done.stdout
    assert list(json.loads(done.stdout)) == ["A", "B", "C"]


def test_a_refusal_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    done = ran("-m", "core.cli", "info", str(tmp_path / "gone.remit"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("remit: “gone.remit” ")


@pytest.mark.parametrize("words", [("--help",), ("frobnicate",), ("samples", "--json")], ids=" ".join)
def test_what_a_command_does_not_need_is_not_imported(words: tuple[str, ...]) -> None:
    code = (
        "import sys\nfrom core.cli import main\n"
        f"try:\n    main({list(words)!r})\nexcept SystemExit:\n    pass\n"
        "heavy = {'sqlalchemy', 'sqlmodel', 'reportlab', 'numpy', 'PySide6', 'rich'} & set(sys.modules)\n"
        "print(sorted(heavy), file=sys.stderr)"
    )
    heavy = ran("-c", code).stderr.splitlines()[-1]
    # A sample is made into a plan by the same file that lists it, so that it knows the store.
    assert heavy == ("[]" if words[0] != "samples" else "['sqlalchemy', 'sqlmodel']")


@pytest.mark.skipif(os.name != "posix", reason="elsewhere the window is a child process")
@pytest.mark.parametrize(
    ("words", "window"), [([], []), (["open"], []), (["open", "a.remit"], ["a.remit"])], ids=str
)
def test_open_becomes_the_window(
    monkeypatch: pytest.MonkeyPatch, words: list[str], window: list[str]
) -> None:
    became: list[list[str]] = []

    def execv(_program: str, arguments: list[str]) -> None:
        became.append(arguments)
        raise SystemExit(0)

    monkeypatch.setattr(os, "execv", execv)
    with pytest.raises(SystemExit):
        main(words)
    assert became == [[sys.executable, "-m", "gui", *window]]
