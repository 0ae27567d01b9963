"""A Word document as bytes that are the same every time."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from core.papers.blocks import Cover
from core.papers.render.text import legible

EARLIEST = (1980, 1, 1, 0, 0, 0)
MODERN = 15
"""The version of the format that Word 2013 and newer write: others open “in compatibility mode”."""
LONGEST = 255


def describe(document: Document, cover: Cover | None) -> None:
    """Say in the file what it is: title, whose it is, about what, and in which language."""
    told = document.core_properties
    told.title = legible(f"{cover.title} - {cover.kind}")[:LONGEST] if cover else ""
    told.author = legible(cover.body or cover.plan)[:LONGEST] if cover else ""
    told.subject = legible(f"{cover.kind}: {cover.plan}")[:LONGEST] if cover else ""
    told.category = legible(cover.kind)[:LONGEST] if cover else ""
    told.language = "en-GB"
    told.comments = told.version = ""
    told.keywords = legible(cover.stamp.line)[:LONGEST] if cover and cover.stamp else ""
    told.last_modified_by, told.revision = "Remit", 1
    element = told._element  # noqa: SLF001  # the same plan gives the same file, so it names no hour
    for name in ("dcterms:created", "dcterms:modified", "cp:lastPrinted"):
        for found in element.findall(qn(name)):
            element.remove(found)


def settle(document: Document, *, ours: bool) -> None:
    """Say which version of the format our own document is; leave out a picture of somebody's first page."""
    if ours:
        settings = document.settings.element
        for found in settings.findall(f"{qn('w:compat')}/{qn('w:compatSetting')}"):
            if found.get(qn("w:name")) == "compatibilityMode":
                found.set(qn("w:val"), str(MODERN))
    relations = document.part.package.rels
    for id_ in [id_ for id_, found in relations.items() if found.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[id_]


def packed(document: Document) -> bytes:
    """Return a document as bytes: the same document, the same bytes."""
    found, target = BytesIO(), BytesIO()
    document.save(found)
    with ZipFile(found) as source, ZipFile(target, "w") as archive:
        for entry in source.infolist():
            member = ZipInfo(entry.filename, EARLIEST)
            member.compress_type, member.create_system = ZIP_DEFLATED, 0
            archive.writestr(member, source.read(entry))
    return target.getvalue()
