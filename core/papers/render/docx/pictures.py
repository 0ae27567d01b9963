"""Pictures for Word: the drawing's own PDF in pixels, fine enough to print.

Word paints SVG, but knows nothing of `textLength`: in another font than ours, text would leave its box.
"""

from __future__ import annotations

from io import BytesIO

import pypdfium2
from PIL import Image

from core.drawing.files import as_pdf
from core.drawing.shapes import Drawing

DPI = 300
MOST = 12_000_000  # pixels


def as_png(drawing: Drawing, scale: float) -> bytes:
    """Return a drawing as PNG, for a page that shows it at that scale; the same drawing, the same bytes."""
    dots = DPI / 72 * scale
    dots *= min(1.0, (MOST / max(drawing.width * dots * drawing.height * dots, 1.0)) ** 0.5)
    document = pypdfium2.PdfDocument(as_pdf(drawing, ""))
    try:
        picture = document[0].render(scale=dots, rev_byteorder=True).to_pil().convert("RGB")
    finally:
        document.close()
    content = BytesIO()
    _few(picture).save(content, "PNG", dpi=(DPI, DPI))
    return content.getvalue()


def _few(picture: Image.Image) -> Image.Image:
    """Return a picture in its 256 main colours, which are exact: a third of the size, and no eye sees it."""
    found = picture.getcolors(picture.width * picture.height) or []
    main: dict[tuple[int, ...], tuple[int, ...]] = {}
    for _, colour in sorted(found, reverse=True):
        if isinstance(colour, tuple):
            main.setdefault(tuple(part >> 3 for part in colour), colour)
    chosen = list(main.values())[:256]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in chosen for part in colour])
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)
