"""A drawing as SVG: one file that needs nothing else, and that a screen reader can read."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from core.drawing.metrics import FAMILY
from core.drawing.palette import DARK, DASHES, LIGHT, colour_of
from core.drawing.shapes import Box, Drawing, Label, Path, Point, Shape

_FONTS = f"'{FAMILY}','Source Sans Pro','Segoe UI',Arial,sans-serif"


def to_svg(drawing: Drawing, *, dark: bool = False) -> str:
    """Return a drawing as the text of an SVG file, its words as title and description.

    Every text is as wide as it was measured, whatever font the reader has.
    """
    title, _, rest = drawing.words.partition(". ")
    element = svg_element(drawing, DARK if dark else LIGHT, title.rstrip("."), rest or title)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{element}\n'


def svg_element(
    drawing: Drawing, colours: Mapping[str, str], title: str, description: str, prefix: str = ""
) -> str:
    """Return a drawing as an svg element, to stand in a document; `prefix` keeps its ids apart from others.

    `colours` says how a colour of the palette is written, be it #16212b or var(--ink).
    """
    wide, high = _number(drawing.width), _number(drawing.height)
    names = f"{prefix}title", f"{prefix}desc"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}pt" height="{high}pt"'
        f' viewBox="0 0 {wide} {high}" role="img" aria-labelledby="{" ".join(names)}"'
        f' font-family={quoteattr(_FONTS)} style="font-kerning:none;font-variant-ligatures:none">'
    )
    lines = [
        head,
        f'<title id="{names[0]}">{_text(title)}</title>',
        f'<desc id="{names[1]}">{_text(description)}</desc>',
        f'<rect width="{wide}" height="{high}" fill="{colours["paper"]}"/>',
        *(_drawn(shape, colours) for shape in drawing.shapes),
        "</svg>",
    ]
    return "\n".join(lines)


def _drawn(shape: Shape, colours: Mapping[str, str]) -> str:
    match shape:
        case Box():
            return _box(shape, colours)
        case Path():
            return _path(shape, colours)
        case Label():
            return _label(shape, colours)


def _box(box: Box, colours: Mapping[str, str]) -> str:
    place = " ".join(
        f'{name}="{_number(value)}"'
        for name, value in (("x", box.x), ("y", box.y), ("width", box.width), ("height", box.height))
    )
    round_ = f' rx="{_number(box.radius)}"' if box.radius else ""
    fill = colour_of(box.fill, colours) if box.fill else "none"
    return f'<rect {place}{round_} fill="{fill}"{_stroke(box.stroke, box.line, box.dashed, colours)}/>'


def _path(path: Path, colours: Mapping[str, str]) -> str:
    parts = [f"M{_point(path.start)}"]
    parts += [("L" if len(part) == 1 else "C") + " ".join(map(_point, part)) for part in path.segments]
    fill = colour_of(path.fill, colours) if path.fill else "none"
    end = "Z" if path.fill else ""
    stroke = _stroke(path.stroke, path.width, path.dashed, colours)
    return f'<path d="{"".join(parts)}{end}" fill="{fill}"{stroke}/>'


def _label(label: Label, colours: Mapping[str, str]) -> str:
    weight = ' font-weight="700"' if label.bold else ""
    exact = f' textLength="{_number(label.width)}" lengthAdjust="spacingAndGlyphs"' if label.width else ""
    return (
        f'<text x="{_number(label.x)}" y="{_number(label.y)}" font-size="{_number(label.size)}"'
        f'{weight}{exact} fill="{colour_of(label.colour, colours)}">{_text(label.text)}</text>'
    )


def _stroke(colour: str, width: float, dashed: bool, colours: Mapping[str, str]) -> str:  # noqa: FBT001
    if not colour:
        return ""
    dashes = f' stroke-dasharray="{" ".join(map(_number, DASHES))}"' if dashed else ""
    return f' stroke="{colour_of(colour, colours)}" stroke-width="{_number(width)}"{dashes}'


def _point(point: Point) -> str:
    return f"{_number(point[0])},{_number(point[1])}"


def _number(value: float) -> str:
    """Return a length without needless digits; a hundredth of a point is finer than any screen or printer."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    """Return text escaped for XML, without what XML may not hold."""
    return escape("".join(c for c in text if c in "\n\t" or (c >= " " and not _banned(c))))


def _banned(character: str) -> bool:
    return "\ud800" <= character <= "\udfff" or character in "\ufffe\uffff"
