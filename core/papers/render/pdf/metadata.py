"""What a file says of itself: its title, whose it is, and which standards it keeps."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

from core.drawing.metrics import printable
from core.papers.blocks import Cover

LANGUAGE = "en-GB"
PROGRAM = "Remit"
LONGEST = 400


@dataclass(frozen=True, slots=True)
class About:
    """What a reader's window shows, and a search finds."""

    title: str = "Paper"
    author: str = ""
    subject: str = ""
    keywords: str = ""

    @classmethod
    def of(cls, cover: Cover | None) -> About:
        """Return what a paper with that cover says of itself."""
        if cover is None:
            return cls()
        return cls(
            _short(f"{cover.title} - {cover.kind}"),
            _short(cover.body or cover.plan),
            _short(f"{cover.kind}: {cover.plan}"),
            _short(cover.stamp.line) if cover.stamp else "",
        )

    def told(self) -> list[tuple[str, str]]:
        """Return it as (name, text), without what is empty."""
        found = [("Title", self.title), ("Author", self.author), ("Subject", self.subject)]
        found += [("Keywords", self.keywords), ("Creator", PROGRAM), ("Producer", PROGRAM)]
        return [(name, text) for name, text in found if text]

    def xmp(self, archive: str, *, tagged: bool = True) -> bytes:
        """Return it as XMP. `archive` is the part of PDF/A that the file keeps, at level A; or empty."""
        title, author, subject, keywords = map(escape, (self.title, self.author, self.subject, self.keywords))
        claims = "<pdfuaid:part>1</pdfuaid:part>" if tagged else ""
        if archive:
            claims += f"<pdfaid:part>{archive}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
        text = _XMP.format(
            title=title,
            author=f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>" if author else "",
            subject=f"<dc:description>{_said(subject)}</dc:description>" if subject else "",
            keywords=f"<pdf:Keywords>{keywords}</pdf:Keywords>" if keywords else "",
            language=LANGUAGE,
            program=PROGRAM,
            claims=claims,
            schema=_SCHEMA if archive else "",
        )
        return text.encode()


def _said(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{text}</rdf:li></rdf:Alt>'


def _short(text: str) -> str:
    shown = printable(text).strip()
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{author}{subject}<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{program}</xmp:CreatorTool><pdf:Producer>{program}</pdf:Producer>{keywords}{claims}
</rdf:Description>{schema}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""

# PDF/A knows no PDF/UA: a file that claims both has to explain the name of the claim.
_SCHEMA = """
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Which part of ISO 14289 the file keeps</pdfaProperty:description></rdf:li></rdf:Seq>
</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
