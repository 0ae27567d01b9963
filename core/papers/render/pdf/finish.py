"""The last steps of a PDF: described, packed into few bytes, with files attached, and locked.

What a file claims is what it keeps: PDF/UA-1 always. PDF/A-2a forbids attachments of other formats, so a file
with some is PDF/A-3a; and PDF/A forbids passwords, so a locked file claims no part of it.
"""

from __future__ import annotations

from io import BytesIO

import pikepdf
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, Pdf, String

import resources
from core.papers.formats import Attachment, Look
from core.papers.render.pdf.metadata import PROGRAM, About

MAY = pikepdf.Permissions(
    accessibility=True, extract=True, print_highres=True, print_lowres=True,
    modify_annotation=False, modify_assembly=False, modify_form=False, modify_other=False,
)  # fmt: skip


def finished(content: bytes, about: About, look: Look) -> bytes:
    """Return a file of ReportLab's as it is handed out. Same content, same bytes, unless it is locked."""
    target = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        _describe(pdf, about, look)
        for attachment in look.attachments:
            _attach(pdf, attachment)
        packed = pikepdf.ObjectStreamMode.generate
        if look.password:
            lock = pikepdf.Encryption(owner=look.password, user=look.password, R=6, allow=MAY)
            pdf.save(target, object_stream_mode=packed, encryption=lock)
        else:
            pdf.save(target, object_stream_mode=packed, deterministic_id=True)
    return target.getvalue()


def _describe(pdf: Pdf, about: About, look: Look) -> None:
    archive = "" if look.password else "3" if look.attachments else "2"
    root = pdf.Root
    # ReportLab says when a file was made, and cannot do so twice alike.
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            {
                f"/{name}": String(text)
                for name, text in (
                    ("Title", about.title),
                    ("Author", about.author),
                    ("Subject", about.subject),
                    ("Keywords", about.keywords),
                    ("Creator", PROGRAM),
                    ("Producer", PROGRAM),
                )
                if text
            }
        )
    )
    root.Metadata = pdf.make_stream(about.xmp(archive), Type=Name.Metadata, Subtype=Name.XML)
    root.MarkInfo = Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    profile = pdf.make_stream(resources.path("colour", "sRGB.icc").read_bytes(), N=3)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
        DestOutputProfile=profile,
    )
    root.OutputIntents = Array([intent])
    for number, page in enumerate(pdf.pages):
        page.obj.StructParents = number
        page.obj.Tabs = Name.S
        if "/Trans" in page.obj:
            del page.obj["/Trans"]


def _attach(pdf: Pdf, attachment: Attachment) -> None:
    """Attach a file, as data that the paper was made from."""
    found = AttachedFileSpec(
        pdf,
        attachment.content,
        description=attachment.words,
        filename=attachment.name,
        mime_type=attachment.kind,
        creation_date="",
        mod_date="D:20000101000000Z",
        relationship=Name.Data,
    )
    pdf.attachments[attachment.name] = found
    if "/AF" not in pdf.Root:
        pdf.Root.AF = Array()
    pdf.Root.AF.append(pdf.attachments[attachment.name].obj)
