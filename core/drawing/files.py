"""A drawing as a file of its own: SVG or PDF, written whole or not at all."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from core.drawing.pdf import paint
from core.drawing.shapes import Drawing
from core.drawing.svg import to_svg
from core.files import write_whole


def as_pdf(drawing: Drawing, title: str) -> bytes:
    """Return a PDF of one sheet as large as the drawing; the same drawing gives the same bytes."""
    content = BytesIO()
    canvas = Canvas(content, pagesize=(max(drawing.width, 1), max(drawing.height, 1)), invariant=1)
    canvas.setTitle(title)
    paint(drawing, canvas)
    canvas.showPage()
    canvas.save()
    return content.getvalue()


def save(drawing: Drawing, path: Path, title: str) -> None:
    """Write a drawing in the format of the file's ending, .svg or .pdf. ValueError for another; OSError."""
    match path.suffix.lower():
        case ".svg":
            write_whole(path, to_svg(drawing).encode())
        case ".pdf":
            write_whole(path, as_pdf(drawing, title))
        case other:
            raise ValueError(f"“{other}” is no format of pictures")
