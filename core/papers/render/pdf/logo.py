"""A body's logo on the cover: of any size, made as large as a cover bears, and never what breaks a paper."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from core.papers.blocks import Logo
from core.papers.render.pdf.strips import Raster, Strip, running
from core.papers.render.pdf.tags import Tag
from core.papers.render.style import SMALL, frame
from core.papers.render.text import legible

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels

WIDEST, TALLEST = 220.0, 64.0  # points on the cover
DOTS = 300 / 72  # the most a point is printed with
MOST_DOTS = 50_000_000
LARGEST = 20_000_000  # bytes


class ImageError(Exception):
    """A file is no picture that can be used; the message says why."""


def pixels(content: bytes) -> Pixels:
    """Return a picture as it can be printed: on white, no finer than print shows. ImageError in words."""
    from PIL import Image as Pictures  # noqa: PLC0415  # not before there is a picture

    if len(content) > LARGEST:
        raise ImageError(f"The picture is larger than {LARGEST // 1_000_000} MB.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Pictures.DecompressionBombWarning)
            found = Pictures.open(BytesIO(content), formats=("PNG", "JPEG"))
            if found.width * found.height > MOST_DOTS:
                raise ImageError("The picture has more than 50 million dots.")
            found.draft("RGB", (round(WIDEST * DOTS), round(TALLEST * DOTS)))
            found.load()
    except ImageError:
        raise
    except Exception as error:  # Pillow's readers raise whatever a broken file leads them to
        raise ImageError("The picture is no PNG or JPEG file that can be read.") from error
    scale = min(1.0, WIDEST * DOTS / found.width, TALLEST * DOTS / found.height)
    size = (max(1, round(found.width * scale)), max(1, round(found.height * scale)))
    small = found.convert("RGBA").resize(size, Pictures.Resampling.LANCZOS)
    ground = Pictures.new("RGB", size, "white")
    ground.paste(small, mask=small.getchannel("A"))
    return ground


def logo_strips(logo: Logo | None, tag: Tag) -> Iterator[Strip]:
    """Yield a logo; in the place of one that cannot be shown, a line that says so and what it was."""
    if logo is None:
        return
    width = frame(wide=False)[0]
    try:
        found = pixels(logo.content)
    except ImageError as error:
        yield from running(f"Logo not shown: {logo.words}. {error}", SMALL, 0, width, tag=tag.add("P"))
        return
    scale = min(1.0, WIDEST / found.width, TALLEST / found.height)
    figure = tag.add("Figure")
    figure.alt = legible(logo.words)
    wide, tall = found.width * scale, found.height * scale
    yield Strip(tall, (Raster(0, 0, wide, tall, found, figure),))
    yield Strip(12)
