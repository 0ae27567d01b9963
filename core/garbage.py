"""How often Python searches for garbage while a plan is open.

What a plan holds stays, and what checks and figures make refers to nothing in circles, so that searches find
next to nothing: over a national plan one would hold up the window for 0.2 s now and then.
"""

from __future__ import annotations

import gc

RARELY = (20_000, 20, 20)
"""New objects before a search among the newest, and searches before one among older ones."""
_usually = gc.get_threshold()


def search_rarely() -> None:
    """Leave what there is now out of searches, and search less often; to be called when a plan is open."""
    gc.freeze()
    gc.set_threshold(*RARELY)


def search_again() -> None:
    """Search as usual, everywhere; to be called when a plan is closed."""
    gc.set_threshold(*_usually)
    gc.unfreeze()
