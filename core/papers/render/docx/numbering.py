"""Lists: bullets, and small roman numbers that begin again with every list."""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from core.papers.render.docx.xml import Element, node

STEP = 360  # twentieths of a point from a sign to its text


class Numbering:
    """The lists of a document. `bullets` is the number of the one that all bullets belong to."""

    def __init__(self, document: Document, *, ours: bool) -> None:
        self._element = _element(document)
        if ours:
            for found in list(self._element):
                self._element.remove(found)
        first = self._free("abstractNum", "abstractNumId")
        self._roman = first + 1
        for place, kind in enumerate((_kind(first, "bullet", "•"), _kind(self._roman, "lowerRoman", "%1."))):
            self._element.insert(place, kind)  # kinds stand before the lists that are of them
        self.bullets = self._list(first)

    def roman(self) -> int:
        """Return the number of a new list, whose first item is i."""
        start = node("lvlOverride", node("startOverride", val=1), ilvl=0)
        return self._list(self._roman, start)

    def _list(self, kind: int, *more: Element) -> int:
        number = self._free("num", "numId") or 1
        found = node("num", node("abstractNumId", val=kind), *more, numId=number)
        lists = self._element.findall(qn("w:num"))
        if lists:
            lists[-1].addnext(found)
        else:
            self._element.append(found)
        return number

    def _free(self, tag: str, name: str) -> int:
        """Return a number that none of these has."""
        taken = [int(found.get(qn(f"w:{name}"), 0)) for found in self._element.findall(qn(f"w:{tag}"))]
        return max(taken, default=-1) + 1


def numbered_as(number: int) -> Element:
    """Return what makes a paragraph an item of the list with that number."""
    return node("numPr", node("ilvl", val=0), node("numId", val=number))


def _kind(id_: int, form: str, sign: str) -> Element:
    level = node(
        "lvl",
        node("start", val=1),
        node("numFmt", val=form),
        node("lvlText", val=sign),
        node("lvlJc", val="left"),
        node("pPr", node("ind", left=2 * STEP, hanging=STEP)),
        ilvl=0,
    )
    return node("abstractNum", node("multiLevelType", val="singleLevel"), level, abstractNumId=id_)


def _element(document: Document) -> Element:
    """Return the lists of a document, which a template may lack."""
    part = document.part
    for relation in part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            found: Element = relation.target_part.element
            return found
    made = node("numbering")
    place = PackURI("/word/numbering.xml")
    numbering = NumberingPart(place, CONTENT_TYPE.WML_NUMBERING, made, part.package)
    part.relate_to(numbering, RELATIONSHIP_TYPE.NUMBERING)
    return made
