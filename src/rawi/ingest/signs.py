"""By what bytes a format is known. `head` is the first `HEAD` bytes of a file; names decide where bytes cannot."""

import re
import zlib

HEAD = 65_536

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title)[\s>]", re.IGNORECASE)
# What may stand before the first element: a mark of the encoding, declarations of XML, comments.
_BEFORE_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:(?:<\?xml[^>]*>|<!--.*?-->|<!DOCTYPE(?!\s+html)[^\[>]*(?:\[.*?\]\s*)?>)\s*)*",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(rb"<(?:!doctype|/?[a-z][a-z0-9]*)[\s>/]", re.IGNORECASE)
_PDF = re.compile(rb"(?:\A|[\r\n\0])\s*%PDF-\d")
_SVG = re.compile(rb"<(?:\w+:)?svg[\s>]", re.IGNORECASE)
_FEED = re.compile(rb"<(?:[\w-]+:)?(?:rss|feed|RDF)[\s/>]")
_MAIL_FIELD = re.compile(rb"([\x21-\x39\x3b-\x7e]+):[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
# A pasted message shows From, Date and Subject; only a real one carries these too.
_OF_MAIL = frozenset({b"message-id", b"mime-version", b"received", b"return-path", b"dkim-signature"})
_OF_LETTERS = frozenset({b"from", b"to", b"date", b"subject"})
_TELEGRAM = re.compile(rb'"(?:messages|chats)"\s*:')
_IMAGES = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"II*\0",
    b"MM\0*",
    b"BM",
)
_OTHERS = (
    (b"\x1f\x8b", "is a gzip file", "unpack it"),
    (b"7z\xbc\xaf\x27\x1c", "is a 7z archive", "unpack it"),
    (b"Rar!\x1a\x07", "is a RAR archive", "unpack it"),
    (b"BZh", "is a bzip2 file", "unpack it"),
    (b"\xfd7zXZ\0", "is an xz file", "unpack it"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Office file (DOC, XLS, MSG)", "save it as DOCX, XLSX or EML"),
    (b"{\\rtf", "is an RTF file", "save it as DOCX"),
    (b"SQLite format 3\0", "is a SQLite database", "export what it holds as text or CSV"),
)


def is_pdf(head: bytes, name: str) -> bool:
    """A PDF says so at the head of a line within its first kilobyte; readers of PDFs pass over what stands before."""
    return bool(_PDF.search(head[:1024])) and not _HTML.search(head[:1024])


def is_image(head: bytes, name: str) -> bool:
    """A picture made of pixels."""
    if head.startswith(b"BM"):
        # A text may begin with these two letters; a bitmap goes on with its size and four zero bytes.
        return head[6:10] == bytes(4)
    return head.startswith(_IMAGES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")


def is_zip(head: bytes, name: str) -> bool:
    """A ZIP file, which may turn out to be a DOCX, an XLSX or a WACZ."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_warc(head: bytes, name: str) -> bool:
    """A web archive file, packed or not."""
    return head.startswith(b"WARC/") or unpacked_head(head).startswith(b"WARC/")


def is_mbox(head: bytes, name: str) -> bool:
    """A mailbox: a line `From …`, then a message."""
    if not head.startswith(b"From "):
        return False
    return bool(_mail_fields(head.partition(b"\n")[2]))


def is_mail(head: bytes, name: str) -> bool:
    """One message, or a page that a browser saved as MHTML."""
    fields = _mail_fields(head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"))
    return bool(fields & _OF_MAIL) or (name.lower().endswith(".eml") and len(fields & _OF_LETTERS) > 1)


def is_html(head: bytes, name: str) -> bool:
    """A web page: by how it begins, or by tags in what is called one."""
    plain = in_ascii(head)
    called = name.lower().endswith((".html", ".htm", ".xhtml")) and _TAG.search(plain)
    return bool(_HTML.match(*_first_element(plain)) or called)


def is_feed(head: bytes, name: str) -> bool:
    """RSS or Atom."""
    return bool(_FEED.match(*_first_element(in_ascii(head))))


def is_telegram(head: bytes, name: str) -> bool:
    """A chat export of Telegram Desktop (`result.json`)."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{") and bool(_TELEGRAM.search(head))


def is_table(head: bytes, name: str) -> bool:
    """A list in a CSV or TSV file; nothing in its bytes says so."""
    return name.lower().endswith((".csv", ".tsv"))


def is_text(head: bytes, name: str) -> bool:
    """Whatever is nothing else; `other` says what of that is not read after all."""
    return True


def other(head: bytes) -> tuple[str, str] | None:
    """Return what a file is that is known and not read, and what to do; None for what may be text."""
    for start, what, do in _OTHERS:
        if head.startswith(start):
            return what, do
    plain = in_ascii(head)
    first, at = _first_element(plain)
    if _SVG.match(first, at):
        return "is an SVG drawing, not text", "save it as PNG, and its words are read by OCR"
    if plain.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"<?xml", b"<!DOCTYPE")):
        return "is XML of a kind that is not read", "save it as text or HTML"
    return None


def in_ascii(head: bytes) -> bytes:
    """Return the head of a file with the zero bytes of UTF-16 taken out, so that markup can be looked for."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\0", b"")
    if head[:2] in {b"<\0", b"\0<"}:
        return head.replace(b"\0", b"")
    return head


def unpacked_head(head: bytes) -> bytes:
    """Return the first bytes of what a gzip file holds, empty if it is none."""
    if not head.startswith(b"\x1f\x8b"):
        return b""
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 512)
    except zlib.error:
        return b""


def _first_element(plain: bytes) -> tuple[bytes, int]:
    start = _BEFORE_MARKUP.match(plain)
    return plain, start.end() if start else 0


def _mail_fields(head: bytes) -> frozenset[bytes]:
    """Return the names of the header fields that a message begins with, in small letters."""
    names: set[bytes] = set()
    at = 0
    while field := _MAIL_FIELD.match(head, at):
        names.add(field[1].lower())
        at = field.end()
    return frozenset(names)
