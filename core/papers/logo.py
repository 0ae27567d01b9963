"""The logo of a body: a picture that it supplies, in the folder of the plan.

Only a plain name is looked for, and only there: a plan that somebody sent cannot make Remit read another
file, or ask another computer for one.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from core.model.entities.papers import PaperDetails
from core.model.model import Model
from core.papers.blocks import Logo

LARGEST = 5_000_000
"""Bytes of a logo's file."""
WIDEST = 5_000
"""Pixels of a side of a logo."""
FORMATS = ("PNG", "JPEG")


class LogoError(ValueError):
    """A file cannot be the logo; the message says why."""


def read_logo(folder: Path, name: str, words: str = "") -> Logo:
    """Return the logo of that name in a folder. LogoError, in words, if it cannot be one."""
    if name != Path(name).name or "\\" in name or ":" in name or name.startswith("."):
        raise LogoError(f"The logo “{name}” should be the name of a file in the folder of the plan.")
    path = folder / name
    try:
        if path.stat().st_size > LARGEST:
            raise LogoError(f"The logo “{name}” is larger than 5 MB.")
        content = path.read_bytes()
    except OSError:
        raise LogoError(f"There is no file “{name}” in the folder of the plan for the logo.") from None
    width, height = _size(name, content)
    return Logo(content, width, height, words)


def logos_of(own: Model, folder: Path) -> dict[str, Logo | str]:
    """Return the logos that cover sheets name, by their names; of one that cannot be read, why not."""
    found: dict[str, Logo | str] = {}
    for details in own.all(PaperDetails):
        if details.logo and details.logo not in found:
            try:
                found[details.logo] = read_logo(folder, details.logo)
            except LogoError as error:
                found[details.logo] = str(error)
    return found


def _size(name: str, content: bytes) -> tuple[int, int]:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  # most plans have no logo

    try:
        with Image.open(BytesIO(content), formats=FORMATS) as picture:
            size = picture.size
            if max(size) <= WIDEST:
                picture.load()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise LogoError(f"The logo “{name}” is not a whole PNG or JPEG picture.") from None
    if max(size) > WIDEST:
        raise LogoError(f"The logo “{name}” has more than {WIDEST:,} pixels on a side.")
    return size
