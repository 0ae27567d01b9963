"""The last steps of a PDF that not every one takes: files attached to it, and a password.

What a file claims is what it keeps: PDF/UA-1 always. PDF/A-2a forbids attachments of other formats, so a file
with some is PDF/A-3a; and PDF/A forbids passwords, so a locked file claims no part of it.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from core.papers.formats import Attachment, Look

if TYPE_CHECKING:
    from pikepdf import Pdf


def archive_of(look: Look) -> str:
    """Return the part of PDF/A that a file of that look keeps; empty for none."""
    if look.password:
        return ""
    return "3" if look.attachments else "2"


def finished(content: bytes, look: Look) -> bytes:
    """Return a file with its attachments, locked if it has a password; as it is if there is nothing to do.

    Same content, same bytes, unless it is locked: no two locks are alike.
    """
    if not look.password and not look.attachments:
        return content
    import pikepdf  # noqa: PLC0415  # most papers do without

    target = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        for attachment in look.attachments:
            _attach(pdf, attachment)
        packed = pikepdf.ObjectStreamMode.generate
        if look.password:
            may = pikepdf.Permissions(
                accessibility=True, extract=True, print_highres=True, print_lowres=True,
                modify_annotation=False, modify_assembly=False, modify_form=False, modify_other=False,
            )  # fmt: skip
            lock = pikepdf.Encryption(owner=look.password, user=look.password, R=6, allow=may)
            pdf.save(target, object_stream_mode=packed, encryption=lock)
        else:
            pdf.save(target, object_stream_mode=packed, deterministic_id=True)
    return target.getvalue()


def _attach(pdf: Pdf, attachment: Attachment) -> None:
    """Attach a file, as data that the paper was made from."""
    import pikepdf  # noqa: PLC0415

    pdf.attachments[attachment.name] = pikepdf.AttachedFileSpec(
        pdf,
        attachment.content,
        description=attachment.words,
        filename=attachment.name,
        mime_type=attachment.kind,
        creation_date="",
        mod_date="D:20000101000000Z",
        relationship=pikepdf.Name.Data,
    )
    if "/AF" not in pdf.Root:
        pdf.Root.AF = pikepdf.Array()
    pdf.Root.AF.append(pdf.attachments[attachment.name].obj)
