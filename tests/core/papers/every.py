"""Papers that hold every kind of block, in a friendly and in a hostile version."""

from __future__ import annotations

from typing import get_args

from core.drawing.metrics import text_width
from core.drawing.shapes import Box, Drawing, Label, Path
from core.papers.blocks import (
    Block,
    Bullets,
    Column,
    Contents,
    Cover,
    Figure,
    Group,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Table,
    plain_table,
)

COVER = Cover(
    kind="Option paper",
    title="Option D: Merge both",
    body="NHS England",
    plan="Digital bodies",
    fields=(("Purpose", "For decision"), ("Status", "Draft")),
    summary="This paper asks the board to decide.",
    short="Option paper · Option D",
    code="D",
    colour="#8a4b00",
)
DRAWING = Drawing(
    300,
    100,
    (
        Box(0, 0, 90, 40, fill="tier-national"),
        Path((0, 0), (((90, 40),),)),
        Label(5, 20, "NHSX", 12, text_width("NHSX", 12)),
    ),
    "One box: NHSX.",
)
EVERY: list[Block] = [
    COVER,
    Contents(),
    Heading("Purpose"),
    Paragraph("A numbered paragraph."),
    Paragraph("One without a number.", numbered=False),
    Bullets(("first", "second")),
    Bullets(("note it", "decide"), ordered=True),
    Heading("Detail", level=2),
    Heading("Finer detail", level=3),
    Bullets(("again from one",), ordered=True),
    Note("Illustrative figures", "Do not rely on them."),
    Table(
        "Money by body",
        (Column("Body", 2, heading=True), Column("As-is", 1, "right"), Column("Change", 1, signed=True)),
        (Group("National", (("NHSX", "173.0", "~ moved"),)), Group("", (("NHSE", "0", "! no home"),))),
        total=("Total", "173.0", "0"),
        note="Rounded.",
    ),
    PageBreak(wide=True),
    Figure(DRAWING, "The structure", "One box, which is NHSX."),
    PageBreak(),
    Heading("Sources", appendix=True),
    Paragraph("Where figures come from."),
]
KINDS = get_args(Block)
HOSTILE = [
    "<b>&amp; <img src='/etc/passwd' onerror=alert(1)> </p></style><script>alert(1)</script> ]]> & \"q\"",
    "Emoji 🏥👩🏽‍⚕️, Cymraeg ŵ ŷ Llŷn, Hebrew שלום, Arabic مرحبا, joined e\u0301",
    "Controls \x00\x07\x1b\x7f\x85 and \ufeff and \ufffe and \u202e turned \u2066 round, lone \ud800",
    "W" * 10_000,
    "{0} %s \\n $x =cmd|' /C calc'!A0",
    "\u0000",
    "   ",
    "",
]


def full_of(text: str) -> list[Block]:
    """Return a paper that says a text wherever a paper can say one."""
    return [
        Cover(text, text, text, text, ((text, text),), text, text, text, "#005eb8"),
        Contents(),
        Heading(text),
        Heading(text, level=2),
        Paragraph(text),
        Paragraph(text, numbered=False),
        Bullets((text, text)),
        Bullets((text,), ordered=True),
        Note(text, text),
        Table(
            text,
            (Column(text, heading=True), Column(text, 1, "right", signed=True)),
            (Group(text, ((text, text),)),),
            total=(text, text),
            note=text,
        ),
        PageBreak(wide=True),
        Figure(Drawing(50, 20, (Label(0, 10, text[:50], 10, 40),), text), text, text),
        Heading(text, appendix=True),
        plain_table(text, (Column(text),), [(text,)]),
    ]
