"""Start the window: `python -m gui [PLAN]`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from gui import settings, theme
from gui.window import Window


def main(argv: list[str] | None = None, ready: Callable[[Window], None] | None = None) -> int:
    """Open the window, on a plan or a sample if one is named; return the exit code.

    `ready` is called with the window once it is painted and furnished.
    """
    begun = time.perf_counter()
    asked = _asked(sys.argv[1:] if argv is None else argv)
    app = QApplication(sys.argv[:1])
    app.setApplicationName(settings.NAME)
    app.setOrganizationName(settings.NAME)
    app.setDesktopFileName("remit")
    dark = settings.number("look/dark", int(theme.system_is_dark(app)))
    theme.apply(app, dark=bool(dark), scale=settings.number("look/scale", 100))
    window = Window()

    def painted() -> None:
        if asked.time_first_paint:
            print(f"{time.perf_counter() - begun:.6f}")  # noqa: T201  # `remit bench` reads it
            QTimer.singleShot(0, app, app.quit)
            return
        app.setWindowIcon(theme.icon("remit"))
        window.furnish()
        if ready is not None:
            ready(window)
        if asked.plan:
            window.open_path(Path(asked.plan))
        elif asked.sample:
            window.open_sample()

    window.painted.connect(painted)
    window.show()
    return app.exec()


def _asked(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="remit open", description="Open Remit's window.")
    parser.add_argument("plan", nargs="?", help="a plan to open")
    parser.add_argument("--sample", help="open a shipped sample")
    parser.add_argument("--time-first-paint", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
