"""Writes small PDF files with every character where it is wanted: ISO 32000-1, as far as that takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 595, 842
_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /X def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"""


class Drawn(NamedTuple):
    """Words drawn at a place, in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    size: float = 12


def pdf(pages: Sequence[Sequence[Drawn]], trailer: str = "") -> bytes:
    """A PDF of ``pages``, drawn in the order given; ``trailer`` adds to its last dictionary."""
    kids = " ".join(f"{6 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/DW 1000/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>/FontDescriptor<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 -120 1000 880]"
        b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>>>",
        _stream(_TO_UNICODE),
    ]
    for n, page in enumerate(pages):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Resources<</Font<</F 3 0 R>>>>"
            f"/Contents {7 + 2 * n} 0 R>>".encode()
        )
        objects.append(_stream("\n".join(map(_shown, page)).encode()))
    return _file(objects, trailer)


def _shown(drawn: Drawn) -> str:
    code = drawn.text.encode("utf-16-be").hex()
    return f"BT /F {drawn.size} Tf {drawn.left} {drawn.bottom} Td <{code}> Tj ET"


def _stream(data: bytes) -> bytes:
    return b"<</Length %d>>\nstream\n%s\nendstream" % (len(data), data)


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return out + f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()


def column(lines: Sequence[str], left: float = 90, top: float = 700) -> list[Drawn]:
    """Lines below one another, 12 points high; a line that begins with a space is set in by two characters."""
    return [Drawn(line.lstrip(" "), left + 24 * line.startswith(" "), top - 24 * i) for i, line in enumerate(lines)]
