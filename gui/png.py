"""Save a figure as PNG, for the command line: `python -m gui.png PLAN FIGURE OPTION FILE ASKED`.

OPTION is an option's id; ASKED is what the figure is asked for, as JSON.

The core has no painter of pixels, so it asks the window's.
"""

from __future__ import annotations

import os
import sys
from json import loads
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from core.figures import FIGURES
from core.model.entities.plan import AS_IS
from core.store.store import Store
from gui.painting import picture

SCALE = 2.0  # pixels to the point: sharp on a page and on a wall
LONGEST = 16_000  # pixels a side; past it the scale gives way


def main(plan: str, figure: str, option: str, file: str, asked: str) -> int:
    """Save one figure and return 0; 2, with a sentence on standard error, if it cannot be."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication([])
    store = Store.open(Path(plan), read_only=True)
    baseline = None if option == AS_IS else store.model()
    drawing = FIGURES[figure].drawn(store.model(option), baseline, **loads(asked))
    store.close()
    image = picture(drawing, min(SCALE, LONGEST / max(drawing.width, drawing.height)))
    saved = image.save(file, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt takes text
    if not saved:
        print(f"remit: “{Path(file).name}” cannot be written: is its folder there?", file=sys.stderr)  # noqa: T201
    del app
    return 0 if saved else 2


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
