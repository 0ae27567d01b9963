"""Who leads: whether a digital leader is on the board, chief and leading posts, and registration."""

from __future__ import annotations

from collections.abc import Iterator

from core.model.entities.structure import STANDINGS, Organisation, Post
from core.model.leaders import Registration, digital_seat, in_order, registration
from core.model.model import Model
from core.model.words import count
from core.papers.blocks import Block, Bullets, Column, Group, Heading, Paragraph, Row, Table
from core.papers.brief import Brief, OptionBrief
from core.papers.wording import body_name, opened

QUESTION = "Is there a digital leader on the board?"
TABLE = "Chief and leading posts"
NOT_COUNTED = "A board whose own chief is a digital leader does not count."
_SAID = {
    Registration.NOT_NEEDED: "",
    Registration.MET: "✓ Met",
    Registration.UNMET: "✗ Not met",
}


def leaders(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the answer today and under the option, and what registration is unmet; nothing without posts."""
    models = brief.baseline, option.model
    if not any(len(model.table(Post)) for model in models):
        return []
    today, after = (digital_seat(model).words(model) for model in models)
    answer = (
        [f"{after} That is so today too."]
        if today == after
        else [f"Under this option: {after}", f"Today: {today}"]
    )
    return [
        Heading(QUESTION, level=2),
        *(Paragraph(text) for text in answer),
        *([Paragraph(NOT_COUNTED)] if not digital_seat(option.model).seated else []),
        *_needed(option.model),
    ]


def leaders_across(brief: Brief) -> list[Block]:
    """Return the answer as it is and for every option; nothing without posts."""
    models = [("As-is", brief.baseline), *((option.option.code, option.model) for option in brief.options)]
    if not brief.options or not any(len(model.table(Post)) for _, model in models):
        return []
    return [
        Paragraph(f"This is answered for the body accountable for most functions. {NOT_COUNTED}"),
        Bullets(tuple(f"{code}: {digital_seat(model).words(model)}".rstrip(".") for code, model in models)),
    ]


def posts(brief: Brief, option: OptionBrief) -> list[Block]:
    """Return the appendix with chief and leading posts by body; nothing if no post is either."""
    model = option.model
    groups = [
        Group(name, tuple(_row(post, brief, model) for post in found)) for name, found in _bodies(model)
    ]
    if not groups:
        return list(_unmet(model))
    return [
        *_unmet(model),
        Table(
            f"{TABLE} under Option {option.option.code}",
            (
                Column("Post", 0.4, heading=True),
                Column("Standing", 0.12),
                Column("Digital leader", 0.12),
                Column("On the board of", 0.2),
                Column("Registration", 0.16),
            ),
            tuple(groups),
            note="Registration is blank where the post needs none.",
        ),
    ]


def _needed(model: Model) -> Iterator[Block]:
    """Yield how many posts need registration, and how many of them have none; nothing where none does."""
    needed = [post for post in model.all(Post) if post.registration]
    unmet = sum(registration(post) is Registration.UNMET for post in needed)
    if not needed:
        return
    need = opened(f"{count(len(needed), 'post needs', 'posts need')} professional registration")
    if unmet:
        yield Paragraph(f"{need}; for {unmet:,} no register is named (see the appendix “{TABLE}”).")
    else:
        yield Paragraph(f"{need}, and a register is named for each.")


def _unmet(model: Model) -> Iterator[Block]:
    """Yield the posts that need registration and have none, by name; nothing where all have it."""
    unmet = in_order(post for post in model.all(Post) if registration(post) is Registration.UNMET)
    if not unmet:
        return
    need = count(len(unmet), "post needs", "posts need")
    yield Paragraph(opened(f"{need} professional registration that no register is named for:"))
    yield Bullets(tuple(f"{post.title}, {model.name(Organisation, post.organisation)}" for post in unmet))


def _bodies(model: Model) -> Iterator[tuple[str, list[Post]]]:
    """Yield each body in whose name chief or leading posts act, with these: the chief first."""
    found: dict[str, list[Post]] = {}
    for post in model.all(Post):
        if post.standing and post.organisation in model.table(Organisation):
            found.setdefault(model.home(post.organisation).name, []).append(post)
    for name in sorted(found, key=str.casefold):
        yield name, sorted(in_order(found[name]), key=lambda post: list(STANDINGS).index(str(post.standing)))


def _row(post: Post, brief: Brief, model: Model) -> Row:
    part = model.get(Organisation, post.organisation)
    home = model.home(post.organisation)
    where = f", {part.name}" if part and part is not home else ""
    return (
        f"{post.title}{where}",
        STANDINGS.get(post.standing or "", ""),
        "Yes" if post.digital else "",
        body_name(post.board, model, brief.baseline),
        _SAID[registration(post)],
    )
