"""The system underneath: running its programs, finding what it lacks for Qt, and installing that.

Only Debian and its relatives can be helped with an installation; others are told what is missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

# What Qt loads from a Linux system: Debian's package, and the library in it.
LIBRARIES = {
    "libglib2.0-0": "libglib-2.0.so.0",
    "libgl1": "libGL.so.1",
    "libegl1": "libEGL.so.1",
    "libfontconfig1": "libfontconfig.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libdbus-1-3": "libdbus-1.so.3",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
}
# What the tests run besides: Debian's package, and the program in it. The last two judge papers.
PROGRAMS = {
    "xvfb": "Xvfb",
    "xauth": "xauth",
    "chromium": "chromium",
    "libreoffice-writer-nogui": "soffice",
}


def say(line: str) -> None:
    """Tell the person at the keyboard what is going on."""
    sys.stderr.write(f"Remit: {line}\n")
    sys.stderr.flush()


def quietly(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a program to its end and keep what it says; the return code tells whether it failed."""
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


def last_lines(finished: subprocess.CompletedProcess[str]) -> str:
    """Return the end of what a program said, where the cause of a failure mostly is."""
    return "\n".join((finished.stdout + finished.stderr).strip().splitlines()[-8:])


def missing_packages(*, for_tests: bool) -> list[str]:
    """Return the Debian packages whose library or program this system lacks; none except on Linux."""
    if not sys.platform.startswith("linux"):
        return []
    missing = [package for package, library in LIBRARIES.items() if not _loads(library)]
    if for_tests:
        missing += [package for package, program in PROGRAMS.items() if not shutil.which(program)]
    return missing


def _loads(library: str) -> bool:
    """Say whether that library is found the way Qt finds it: true on every Linux, however it came there."""
    import ctypes  # noqa: PLC0415  # some small builds of Python lack it, and only Linux needs it

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install(packages: Sequence[str]) -> str:
    """Install Debian packages if this user may; return what the user can do instead, "" once they are in."""
    if not shutil.which("apt-get"):
        return "install what this system calls " + ", ".join(LIBRARIES.get(name, name) for name in packages)
    if os.geteuid() == 0:
        as_root = ["env"]
    elif shutil.which("sudo") and quietly("sudo", "-n", "true").returncode == 0:
        as_root = ["sudo", "-n", "env"]
    else:
        return f"run: sudo apt-get install {' '.join(_names(packages))}"
    say(f"installing {' '.join(packages)}")
    # Somebody else's installation may be going on: wait for it.
    apt_get = [*as_root, "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=300"]
    add = [*apt_get, "install", "--yes", "--no-install-recommends"]
    finished = quietly(*add, *_names(packages))
    if finished.returncode:
        # Most often the system's list of packages is absent or old.
        quietly(*apt_get, "update")
        finished = quietly(*add, *_names(packages))
    if finished.returncode:
        return f"run: apt-get install {' '.join(_names(packages))}\n{last_lines(finished)}"
    return ""


def _names(packages: Sequence[str]) -> list[str]:
    renamed = [f"{name}t64" for name in packages]
    policy = quietly("env", "LC_ALL=C", "apt-cache", "policy", *packages, *renamed)
    return named_here(packages, offered_by(policy.stdout))


def offered_by(policy: str) -> set[str]:
    """Return the packages that can be installed, out of what `apt-cache policy` printed."""
    offered: set[str] = set()
    name = ""
    for line in policy.splitlines():
        if not line.startswith(" "):
            name = line.rstrip(":")
        elif line.strip().startswith("Candidate:") and "(none)" not in line:
            offered.add(name)
    return offered


def named_here(packages: Iterable[str], offered: set[str]) -> list[str]:
    """Return the packages by the names that this release of Debian or Ubuntu has for them.

    Debian 13 and Ubuntu 24.04 renamed some libraries when time grew to 64 bits: libglib2.0-0t64.
    """
    return [f"{name}t64" if name not in offered and f"{name}t64" in offered else name for name in packages]
