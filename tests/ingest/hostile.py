"""Files made to do harm, each with the one sentence it gets."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from containers import TEXT, zipped

ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "ها ها ها ها">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
DRAWING = b"<svg xmlns='http://www.w3.org/2000/svg'><script>x</script><text>y</text></svg>"
OUTSIDE = '<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/passwd">]>'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


class Hostile(NamedTuple):
    """A file and what is said of it: words of the refusal, or of the text that is taken; never a part of `never`."""

    name: str
    make: Callable[[], bytes]
    says: str
    never: str = "root:"


def nested(depth: int) -> bytes:
    """Return a ZIP file in ZIP files."""
    data = zipped({"a.txt": TEXT})
    for _ in range(depth):
        data = zipped({"inner.zip": data})
    return data


def link() -> bytes:
    """Return a ZIP file with a symbolic link that leads out."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        entry = zipfile.ZipInfo("link.txt")
        entry.create_system, entry.external_attr = 3, 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    return held.getvalue()


def locked() -> bytes:
    """Return a ZIP file whose one entry says that it is encrypted."""
    data = bytearray(zipped({"a.txt": TEXT}))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(sign) + at] |= 1
    return bytes(data)


def item(words: str) -> str:
    """Return the rest of a feed with one item."""
    return f"<item><title>عنوان</title><description>{words}</description></item></channel></rss>"


def word(doctype: str, words: str) -> bytes:
    """Return a DOCX file with one paragraph."""
    return zipped(
        {
            "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
            "word/document.xml": f"<?xml version='1.0'?>{doctype}<w:document xmlns:w='{WORD}'><w:body><w:p><w:r>"
            f"<w:t>{words}</w:t></w:r></w:p></w:body></w:document>",
        }
    )


def sheet(doctype: str, words: str) -> bytes:
    """Return an XLSX file with one cell."""
    return zipped(
        {
            "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
            "xl/workbook.xml": f"<?xml version='1.0'?>{doctype}<workbook xmlns='{SHEET}'><sheets/></workbook>",
            "xl/sharedStrings.xml": f"<?xml version='1.0'?>{doctype}<sst xmlns='{SHEET}'><si><t>{words}</t></si></sst>",
        }
    )


def scripts() -> bytes:
    """Return a page full of what would run in a browser."""
    return (
        f"<html><body onload='alert(1)'><script>alert('{TEXT}')</script><p onclick='alert(2)'>{TEXT}</p>"
        "<iframe srcdoc='<script>alert(3)</script>'></iframe><svg onload='alert(4)'><text>alert</text></svg>"
        "<noscript>alert</noscript><a href='javascript:alert(5)'></a><object data='alert'>alert</object></body></html>"
    ).encode()


def loops() -> bytes:
    """Return a PDF whose tree of pages holds itself and whose page draws itself."""
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 1000000000/Parent 2 0 R>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R"
        b"/Resources<</XObject<</X 5 0 R>>>>>>endobj\n"
        b"4 0 obj<</Length 5>>stream\n/X Do\nendstream endobj\n"
        b"5 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 11/Resources<</XObject<</X 5 0 R>>>>>>stream\n"
        b"/X Do /X Do\nendstream endobj\n6 0 obj 6 0 R endobj\ntrailer<</Root 1 0 R/Prev 9>>\n%%EOF"
    )


def picture(width: int, height: int) -> bytes:
    """Return a PNG picture, white all over, of one bit a pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packer = zlib.compressobj(1)
    line = b"\0" + b"\xff" * ((width + 7) // 8)
    rows = b"".join(packer.compress(line) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def alternatives() -> bytes:
    """Return a message of parts in parts in parts."""
    head = b"Message-ID: <1@a>\r\nMIME-Version: 1.0\r\n"
    return head + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(3000)
    )


def sparse(path: Path, head: bytes, size: int = 2_000_000_000) -> Path:
    """Make a file of that size that takes no room on the disk."""
    with path.open("wb") as file:
        file.write(head)
        file.truncate(size)
    return path


FILES = (
    Hostile("bomb.zip", lambda: zipped({"a.txt": bytes(100_000_000)}), "unpacks to more than 200 times its size"),
    Hostile("nested.zip", lambda: nested(8), "lies more than 4 archives deep"),
    Hostile("slip.zip", lambda: zipped({"../../slipped.txt": TEXT, "/etc/slipped": TEXT, "C:\\slipped": TEXT}), TEXT),
    Hostile("link.zip", link, "is a symbolic link, and those are not followed"),
    Hostile("locked.zip", locked, "is encrypted"),
    Hostile("names.zip", lambda: zipped({"أ\nب\u202eexe.txt": TEXT, "خ" * 300: f"{TEXT} ب"}), TEXT),
    Hostile("entities.rss", f"<?xml version='1.0'?>{ENTITIES}<rss><channel>{item('&j;')}".encode, ""),
    Hostile("outside.rss", f"<?xml version='1.0'?>{OUTSIDE}<rss><channel>{item('&j;')}".encode, ""),
    Hostile("entities.docx", lambda: word(f"{ENTITIES}", "&j;"), ""),
    Hostile("outside.docx", lambda: word(OUTSIDE, "&j;"), ""),
    Hostile("bomb.docx", lambda: word("", "ها " * 40_000_000), "as a file made to do harm does"),
    Hostile("entities.xlsx", lambda: sheet(ENTITIES, "&j;"), ""),
    Hostile("outside.xlsx", lambda: sheet(OUTSIDE, "&j;"), ""),
    Hostile("entities.html", f"{ENTITIES}<html><body><p>{TEXT}</p><p>&j;</p></body></html>".encode, TEXT),
    Hostile("scripts.html", scripts, TEXT, never="alert"),
    Hostile("deep.html", lambda: b"<html><body>" + b"<div>" * 200_000 + TEXT.encode(), "excessive depth"),
    Hostile("drawing.svg", lambda: DRAWING, "SVG"),
    Hostile("loops.pdf", loops, ""),
    Hostile("bomb.png", lambda: picture(60_000, 60_000), "pixel", never=TEXT),
    Hostile("cut.png", lambda: picture(600, 600)[:-30], ""),
    Hostile("deep.json", lambda: b'{"messages":' + b"[" * 20_000, ""),
    Hostile("alternatives.eml", alternatives, ""),
)
