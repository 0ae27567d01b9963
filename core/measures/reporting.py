"""Who answers to whom: two masters, rings, and how far bodies are from the accountable board at the top."""

from __future__ import annotations

from collections import Counter

from core.measures import measure
from core.model.entities.structure import Organisation, ReportingLine
from core.model.model import Model
from core.model.reporting import Reporting

PAC = "Public Accounts Committee, Digital transformation in the NHS (HC 680, November 2020)"
PASC = "House of Commons Public Administration Select Committee, Who’s accountable? (HC 110, 2014)"


@measure("bodies_with_two_masters", "Bodies with two masters", "bodies", PAC)
def bodies_with_two_masters(model: Model, _baseline: Model) -> int:
    """Count the bodies that answer in full to two or more: what they are part of, and each solid line."""
    reporting = model.once(Reporting)
    return sum(len(reporting.masters(id_)) > 1 for id_ in model.table(ReportingLine).by("organisation"))


@measure("reporting_loops", "Reporting loops", "loops", PASC)
def reporting_loops(model: Model, _baseline: Model) -> int:
    """Count the rings of bodies that answer in full each to the next, and the last to the first."""
    return len(model.once(Reporting).loops)


@measure("greatest_distance", "Greatest distance to the accountable board", "lines", PASC)
def greatest_distance(model: Model, _baseline: Model) -> int:
    """Count the lines on the shortest way in full to the top, from the body for which that is longest."""
    return max(model.once(Reporting).distances.values(), default=0)


@measure("average_distance", "Average distance to the accountable board", "lines", PASC)
def average_distance(model: Model, _baseline: Model) -> int | float:
    """Average the lines on the shortest way in full to the top, over the bodies that have one."""
    distances = model.once(Reporting).distances.values()
    return round(sum(distances) / len(distances), 2) if distances else 0


@measure("bodies_by_distance", "Bodies by distance", "bodies, by lines to the accountable board", PASC)
def bodies_by_distance(model: Model, _baseline: Model) -> dict[str, int]:
    """Count, for each number of lines on the shortest way in full to the top, the bodies that have it."""
    counted = Counter(model.once(Reporting).distances.values())
    return {str(lines): counted[lines] for lines in sorted(counted)}


@measure("bodies_without_way_to_top", "Bodies with no way to the top", "bodies", PASC)
def bodies_without_way_to_top(model: Model, _baseline: Model) -> int:
    """Count the bodies whose lines in full lead only into a ring, so that they answer to no board."""
    return len(model.table(Organisation)) - len(model.once(Reporting).distances)
