"""The document that a paper is written into: ours, or one in the styles of a body's template."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from core.papers.render.style import A4

LARGEST = 50 * 2**20  # bytes
LARGEST_INSIDE = 300 * 2**20  # bytes, unpacked
_TEMPLATE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"


class TemplateError(Exception):
    """A file cannot be a template; the message says why."""


def read_template(path: Path) -> bytes:
    """Return the content of a Word document or template. TemplateError in words if it cannot be used."""
    name = path.name
    try:
        if path.stat().st_size > LARGEST:
            raise TemplateError(f"“{name}” is larger than 50 MB, too large for a template.")
        content = path.read_bytes()
    except OSError as error:
        raise TemplateError(f"The template “{name}” cannot be read: {error.strerror}.") from None
    try:
        with ZipFile(BytesIO(content)) as archive:
            inside = sum(entry.file_size for entry in archive.infolist())
        if inside <= LARGEST_INSIDE:
            content = as_document(content)
            begun(content)
    except Exception:  # noqa: BLE001  # whatever is wrong with a file from anywhere, it is no template
        raise TemplateError(
            f"“{name}” is not a Word document that can be opened, so papers cannot take their styles from it."
        ) from None
    if inside > LARGEST_INSIDE:
        raise TemplateError(f"“{name}” is larger than 300 MB unpacked, too large for a template.")
    return content


def begun(template: bytes) -> Document:
    """Return a document without text: our own on A4, or the template with its pages, headers and footers."""
    if template:
        document = docx.Document(BytesIO(template))
        body = document.element.body
        for found in list(body):
            if found.tag != qn("w:sectPr"):
                body.remove(found)
        if not document.sections:
            raise ValueError("no page")
        return document
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENTATION.PORTRAIT
    section.page_width, section.page_height = Pt(A4[0]), Pt(A4[1])
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(20), Mm(22)
    section.footer_distance = Mm(11)
    return document


def as_document(content: bytes) -> bytes:
    """Return a Word template, .dotx, as the document it would begin; a document as it is."""
    found, target = ZipFile(BytesIO(content)), BytesIO()
    with found, ZipFile(target, "w", ZIP_DEFLATED) as archive:
        types = found.read("[Content_Types].xml")
        if _TEMPLATE not in types:
            return content
        for entry in found.infolist():
            data = found.read(entry)
            archive.writestr(entry, data.replace(_TEMPLATE, _DOCUMENT) if data == types else data)
    return target.getvalue()
