"""Which rows and columns of the matrix somebody wants to see: filters, folds and the bodies chosen."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from core.model import matrix
from core.model.entities.structure import Organisation
from core.model.matrix import Row
from gui.widgets.matrix_content import MatrixContent


@dataclass(frozen=True, slots=True)
class Wanted:
    """What rows have to be. `gaps` and `twice` together: either; everything else has to be so as well."""

    text: str = ""
    gaps: bool = False
    twice: bool = False
    changed: bool = False
    family: str = ""
    body: str = ""


EVERYTHING = Wanted()


class MatrixChoice:
    """The filters and folds of one matrix. A filter begins with every family unfolded."""

    def __init__(self) -> None:
        self.wanted = EVERYTHING
        self.bodies: Collection[str] | None = None
        """The ids of the bodies to be columns; None: those that have a part, or all while none has."""
        self.every_body = False
        self._folded: set[str] = set()
        self._folded_in_filter: set[str] = set()

    @property
    def folded(self) -> set[str]:
        """The ids of the families whose rows are hidden."""
        return self._folded if self.wanted == EVERYTHING else self._folded_in_filter

    def want(self, wanted: Wanted) -> None:
        """Show only rows of this kind."""
        self.wanted = wanted
        self._folded_in_filter.clear()

    def rows(self, content: MatrixContent, kept: Collection[str] = ()) -> list[Row]:
        """Return the rows that pass the filters, and the headings above them.

        Those kept need not pass: a row that is being edited does not vanish under the hand.
        """
        rows = content.rows
        if self.wanted != EVERYTHING:
            passing = self._passing(content)
            ids = {row.function.id for row in rows if row.function.id in passing or row.function.id in kept}
            ids.update(family for row in rows if row.function.id in ids for family in row.within)
            rows = [row for row in rows if row.function.id in ids]
        folded = self.folded
        return [row for row in rows if folded.isdisjoint(row.within)] if folded else list(rows)

    def columns(self, content: MatrixContent, kept: Collection[str] = ()) -> list[Organisation]:
        """Return the bodies that are columns; those kept too, where a part makes a body one."""
        model, before = content.model, content.before
        every = {*model.table(Organisation), *(before.table(Organisation) if before else ())}
        chosen = every if self.every_body else self.bodies
        found = matrix.columns(model, before, chosen) or matrix.columns(model, before, list(every))
        if chosen is None and not {body.id for body in found}.issuperset(kept):
            found = matrix.columns(model, before, {*kept, *(body.id for body in found)})
        return found

    def _passing(self, content: MatrixContent) -> set[str]:
        wanted = self.wanted
        found = {row.function.id for row in content.rows if self._matches(content, row)}
        if wanted.gaps or wanted.twice:
            gaps = content.tally.homeless if wanted.gaps else ()
            found &= {*gaps, *(content.tally.twice if wanted.twice else ())}
        if wanted.changed and content.before:
            found.intersection_update(content.changed)
        if wanted.body:
            found &= content.functions_of(wanted.body)
        if wanted.family:
            found &= {row.function.id for row in content.rows if wanted.family in row.within}
        return found

    def _matches(self, content: MatrixContent, row: Row) -> bool:
        """Return whether every word that was typed is in the name of a row or of a family above it."""
        words = self.wanted.text.casefold().split()
        if not words:
            return True
        families = [found.name for id_ in row.within if (found := content.function(id_))]
        text = " ".join([row.function.name, *families]).casefold()
        return all(word in text for word in words)
