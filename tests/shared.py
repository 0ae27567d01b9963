"""Real files that lie beside the checkout, where there are any: what tests of them skip without."""

from __future__ import annotations

from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
