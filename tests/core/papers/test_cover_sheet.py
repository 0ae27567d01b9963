"""What the cover of a paper says: typed for the option, else for all papers, else from the model."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from core.model.edits import Add, Remove, Set
from core.model.entities.papers import PaperDetails
from core.model.entities.plan import PLAN
from core.model.key import Key
from core.model.kinds import KINDS
from core.papers import PAPERS, cover_sheet
from core.papers.blocks import Cover
from core.papers.brief import brief_of
from core.papers.editing import fill_in
from core.papers.export import rendered
from core.papers.formats import FORMATS
from core.papers.logo import LogoError, read_logo
from core.store.store import Store
from tests.core.papers.reading import missing

ALL = PaperDetails(id="all", meeting="Board meeting", date="2020-11-26", classification="OFFICIAL")


def cover(store: Store, code: str = "A") -> Cover:
    brief = brief_of(store)
    option = next(each for each in brief.options if each.option.code == code)
    found = PAPERS["option-paper"].blocks(brief, option)[0]
    assert isinstance(found, Cover)
    return found


def test_every_field_of_a_cover_sheet_is_in_one_group_of_the_form() -> None:
    grouped = [name for names in cover_sheet.GROUPS.values() for name in names]
    assert sorted(grouped) == sorted(set(KINDS["paper_details"].fields) - {"option"})


def test_what_is_typed_for_the_option_comes_before_what_is_typed_for_all_papers(store: Store) -> None:
    store.apply("Sheets", [Add(ALL), Add(PaperDetails(id="a", option="a", meeting="Extraordinary meeting"))])
    assert dict(cover(store, "A").fields)["Meeting"] == "Extraordinary meeting"
    assert dict(cover(store, "B").fields)["Meeting"] == "Board meeting"
    assert dict(cover(store, "A").fields)["Meeting date"] == "26 November 2020"


def test_a_blank_never_vanishes(store: Store) -> None:
    found = dict(cover(store).fields) | dict(cover(store).more)
    assert found["Agenda item"] == "To be confirmed"
    assert found["Sustainability"] == "None identified"
    assert found["Equality"].startswith("The public sector equality duty applies")


def test_implications_that_the_model_knows_are_told_unless_somebody_said_more(store: Store) -> None:
    assert dict(cover(store, "B").more)["Legal and statutory"] == "Two moves name none."
    store.apply("Say", [Add(PaperDetails(id="b", option="b", workforce="Two posts move"))])
    assert dict(cover(store, "B").more)["Workforce"] == "Two posts move."


def test_typed_recommendations_come_after_what_the_board_should_note_and_may_decide_themselves(
    store: Store,
) -> None:
    asks = "Approve the merger.\nDelegate the rest to the chief executive"
    store.apply("Ask", [Add(PaperDetails(id="a", option="a", recommendation=asks))])
    found = cover(store).asks
    assert found[0] == "note what the option changes, and when"
    assert found[-2:] == ("approve the merger", "delegate the rest to the chief executive")
    assert not any(ask.startswith("decide") for ask in found)
    assert cover(store, "B").asks[-1] == "decide whether to take Option B forward"


def test_the_foot_says_body_title_option_version_and_classification(store: Store) -> None:
    store.apply(
        "Sheet",
        [
            Add(ALL),
            Set(Key("plan", PLAN), "body", "NHS England"),
            Set(Key("paper_details", "all"), "version", "0.3"),
        ],
    )
    found = cover(store)
    assert found.stamp
    assert found.foot == (
        f"NHS England · Option paper · Option A · Version 0.3 · OFFICIAL · {found.stamp.version}"
    )


def test_every_word_of_a_full_cover_is_in_the_pdf(store: Store) -> None:
    texts = {name: f"Said of {name}" for name in KINDS["paper_details"].fields}
    chosen = {
        "option": None,
        "date": "2020-11-26",
        "session": "private",
        "status": "draft",
        "purpose": "decision",
    }
    store.apply("Sheet", [Add(PaperDetails(id="all", **(texts | {"logo": None} | chosen)))])
    found = cover(store)
    assert dict(found.more)["Freedom of information exemption"] == "Said of exemption"
    assert not missing([found], rendered([found]))


def test_filling_in_begins_a_sheet_and_then_changes_it(store: Store) -> None:
    store.apply("Fill in", fill_in(store.plan, "a", "meeting", "Board"))
    (sheet,) = store.plan.all(PaperDetails)
    assert (sheet.option, sheet.meeting) == ("a", "Board")
    assert fill_in(store.plan, "a", "meeting", "Board") == []
    assert fill_in(store.plan, "a", "meeting", None) == [Set(Key("paper_details", sheet.id), "meeting", None)]
    assert fill_in(store.plan, "b", "meeting", None) == []


def test_a_sheet_goes_with_its_option_and_comes_back_with_it(store: Store) -> None:
    store.apply("Fill in", fill_in(store.plan, "a", "meeting", "Board"))
    store.apply("Delete", [Remove(Key("option", "a"))])
    assert not list(store.plan.all(PaperDetails))
    store.undo()
    assert [sheet.meeting for sheet in store.plan.all(PaperDetails)] == ["Board"]


# logos


def picture(size: tuple[int, int] = (80, 40)) -> bytes:
    made = BytesIO()
    Image.new("RGB", size, "navy").save(made, "PNG")
    return made.getvalue()


def test_a_logo_is_on_the_cover_in_every_format_with_its_words(store: Store) -> None:
    (store.path.parent / "logo.png").write_bytes(picture())
    store.apply("Logo", [Add(PaperDetails(id="all", logo="logo.png", logo_words="Logo of the Trust"))])
    found = cover(store)
    assert found.logo
    assert found.logo.words == "Logo of the Trust"
    bare = [rendered([replace(found, logo=None)], form) for form in FORMATS]
    drawn = [rendered([found], form) for form in FORMATS]
    assert all(len(with_) > len(without) for with_, without in zip(drawn, bare, strict=True))


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("none.png", None, "There is no file “none.png” in the folder of the plan for the logo."),
        ("text.png", b"not a picture", "The logo “text.png” is not a whole PNG or JPEG picture."),
        ("half.png", picture()[:60], "The logo “half.png” is not a whole PNG or JPEG picture."),
        ("wide.png", picture((5_001, 2)), "The logo “wide.png” has more than 5,000 pixels on a side."),
        ("big.png", b"x" * 5_000_001, "The logo “big.png” is larger than 5 MB."),
        (
            "../up.png",
            picture(),
            "The logo “../up.png” should be the name of a file in the folder of the plan.",
        ),
    ],
)
def test_a_logo_that_cannot_be_one_is_refused_in_a_sentence(
    tmp_path: Path, name: str, content: bytes | None, why: str
) -> None:
    folder = tmp_path / "plan"
    folder.mkdir()
    if content is not None:
        (folder / name).write_bytes(content)
    with pytest.raises(LogoError) as refused:
        read_logo(folder, name)
    assert str(refused.value) == why
