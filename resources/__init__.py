"""What Remit carries besides code: fonts, icons, and whatever else it reads and never writes."""

from pathlib import Path

RESOURCES = Path(__file__).parent


def path(*parts: str) -> Path:
    """Return where a resource lies, in a checkout and in an installed Remit alike."""
    return RESOURCES.joinpath(*parts)
