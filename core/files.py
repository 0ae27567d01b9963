"""Files that are there whole or not at all, and in words why one could not be written."""

from __future__ import annotations

import os
from pathlib import Path
from secrets import token_hex


def write_whole(path: Path, content: bytes) -> Path:
    """Write a file beside its place, then rename it. OSError: then what was there is there still."""
    temporary = path.with_name(f".remit-{token_hex(8)}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return path


def why(error: OSError) -> str:
    """Return in words why the system refused."""
    if isinstance(error, PermissionError):
        return "it may not be written there, or another program has it open"
    if error.errno in _FULL:
        return "there is no room left on the disk"
    return (error.strerror or str(error)).rstrip(".").lower()


_FULL = frozenset({28, 122})  # ENOSPC, EDQUOT: their names are not on every system
