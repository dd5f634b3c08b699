"""The editions for the screen, finished: what they claim to be, and by whom and when.

A file says that it is PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) at once; a property that
PDF/A does not know, such as the latter's, is described beside it.
"""

from __future__ import annotations

import hashlib
import io
import uuid
from datetime import datetime
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Name, String

from brochure.press.finish import CREATOR, save
from brochure.press.structure import tidy

_NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" '
    'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" '
    'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" '
    'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" '
    'xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" '
    'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" '
    'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"'
)
_EXTENSION = """<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""


def declare(raw: bytes, language: str, date: datetime) -> bytes:
    """Finish a tagged file; the same input gives the same bytes."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        tidy(pdf)
        del pdf.Root.Metadata, pdf.trailer.ID
        identity = uuid.uuid5(uuid.NAMESPACE_OID, hashlib.sha256(save(pdf)).hexdigest())
        when = date.strftime("D:%Y%m%d%H%M%S+00'00'")
        for key, value in (("Creator", CREATOR), ("Producer", CREATOR), ("CreationDate", when),
                           ("ModDate", when)):  # fmt: skip
            pdf.docinfo[f"/{key}"] = String(value)
        packet = pdf.make_stream(_metadata(str(pdf.docinfo["/Title"]), language, date, identity))
        packet.Type, packet.Subtype = Name.Metadata, Name.XML
        pdf.Root.Metadata = packet
        return save(pdf)


def _metadata(title: str, language: str, date: datetime, identity: uuid.UUID) -> bytes:
    when = date.strftime("%Y-%m-%dT%H:%M:%S+00:00")
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" {_NAMESPACES}>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
<pdf:Producer>{escape(CREATOR)}</pdf:Producer>
<xmp:CreateDate>{when}</xmp:CreateDate>
<xmp:ModifyDate>{when}</xmp:ModifyDate>
<xmp:MetadataDate>{when}</xmp:MetadataDate>
<xmp:CreatorTool>{escape(CREATOR)}</xmp:CreatorTool>
<xmpMM:DocumentID>uuid:{identity}</xmpMM:DocumentID>
{_EXTENSION}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
""".encode()
