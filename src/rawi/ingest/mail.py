"""Mail: messages (EML), mailboxes (mbox), and the pages that browsers save as MHTML.

RFC 5322, 2045-2047, 4155 (mbox; `>From` as mboxrd has it). What a message is and who it is from are facts of its
header; `Date` is when its sender says it was sent. What hangs on it goes through the door by itself.
"""

import email
import re
from collections.abc import Iterator
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from rawi.ingest import encoding, html, text
from rawi.ingest.errors import IngestError
from rawi.ingest.extracted import Extracted, Part, Refused, Unpack
from rawi.ingest.limits import LARGEST_MESSAGE, MB
from rawi.model import Layer, Published

EXTRACTOR = "message, Python's email package"
_POSTMARK = re.compile(rb"From \S+\s.*\d{1,2}:\d{2}.*\d{4}\s*$")
_QUOTED_FROM = re.compile(rb"^>(>*From )")
_QUOTED = re.compile(r"^[ \t]*>.*(?:\n[ \t]*>.*)*", re.MULTILINE)
_ORIGINAL = re.compile(
    r"^[ \t]*-{3,}[ \t]*(?:original message|forwarded message|الرسالة الأصلية|رسالة معاد توجيهها)[ \t]*-{3,}.*\Z",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
_EARLIEST = 1971
_SIGNATURES = frozenset({"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"})


def extract(file: Path, *, name: str, unpack: Unpack) -> Iterator[Part]:
    """Yield the messages of a mailbox or the one message, and what hangs on each. Raises `IngestError`."""
    with file.open("rb") as stream:
        if stream.read(5) == b"From ":
            stream.seek(0)
            yield from _mailbox(stream, unpack)
            return
        stream.seek(0)
        message = email.message_from_binary_file(stream, policy=policy.default)
    if _is_saved_page(message):
        yield _saved_page(message, Path(name))
    else:
        yield from _message(message, Path(name), unpack)


def _mailbox(stream: BinaryIO, unpack: Unpack) -> Iterator[Part]:
    for number, lines in enumerate(_messages(stream), start=1):
        part = f"message {number}"
        if lines is None:
            yield Refused(part, f"has {LARGEST_MESSAGE // MB} MB or more", "save it by itself and split it")
        else:
            yield from unpack(lines, part=part, name=f"{part}.eml")


def _messages(stream: BinaryIO) -> Iterator[list[bytes] | None]:
    """Yield the lines of each message; null for one that is too long."""
    lines: list[bytes] = []
    size = 0
    blank = True
    begun = False
    while line := stream.readline(MB):
        if blank and _POSTMARK.match(line):
            if begun:
                yield lines if size < LARGEST_MESSAGE else None
            lines, size, begun = [], 0, True
        else:
            size += len(line)
            if size < LARGEST_MESSAGE:
                lines.append(_QUOTED_FROM.sub(rb"\1", line))
            else:
                lines.clear()
        blank = not line.strip()
    if begun:
        yield lines if size < LARGEST_MESSAGE else None


def _message(message: EmailMessage, path: Path, unpack: Unpack) -> Iterator[Part]:
    body = _body(message)
    written = _written(body, path) if body is not None else None
    attached = list(_attached(message, body))
    sender = header(message, "From") or ""
    shown, address = parseaddr(sender)
    facts = {
        "from": sender,
        "message_id": header(message, "Message-ID"),
        "in_reply_to": header(message, "In-Reply-To"),
        "attachments": ", ".join(name for name, _ in attached),
    }
    if written is not None:
        published, notes = _sent(message)
        yield msgspec.structs.replace(
            written,
            title=header(message, "Subject") or written.title,
            author=shown or address or None,
            published=published,
            extra={**written.extra, **{name: value for name, value in facts.items() if value}},
            notes=(*written.notes, *notes),
        )
    elif not attached:
        raise IngestError(path, "is a message without text", do="there is nothing to read")
    for name, leaf in attached:
        yield from unpack([_bytes(leaf)], part=name, name=name, declared=_charset(leaf))


def header(message: EmailMessage, name: str) -> str | None:
    """Return a field of the header on one line, decoded; null if there is none."""
    for found, raw in message.raw_items():
        if found.lower() != name.lower():
            continue
        if not raw.isascii():
            return _unnamed(message, raw)
        try:
            return " ".join(str(message[name]).split())
        except Exception:
            # The parser of headers fails on some broken ones; they are then given as they stand.
            return " ".join(raw.split())
    return None


def _unnamed(message: EmailMessage, raw: str) -> str | None:
    """Return a field whose letters stand there as they are, in an encoding that the header does not name.

    All such fields of the header tell together which one it is.
    """
    fields = [field.encode("utf-8", "surrogateescape") for _, field in message.raw_items() if not field.isascii()]
    try:
        found = encoding.decoded(b"\n".join(fields)).encoding
    except encoding.UndecodedError:
        return None
    return " ".join(raw.encode("utf-8", "surrogateescape").decode(found, "replace").split())


def _sent(message: EmailMessage) -> tuple[Published, tuple[str, ...]]:
    try:
        sent = getattr(message["Date"], "datetime", None)
    except Exception:
        sent = None
    if not isinstance(sent, datetime) or sent.year < _EARLIEST:
        stated = header(message, "Date")
        return Published(), (f"the date of the message cannot be read: {stated}",) if stated else ()
    # The day counts as it is written, in the sender's time zone.
    day = sent.date().isoformat()
    return Published(day, day, "metadata"), ()


def _body(message: EmailMessage) -> EmailMessage | None:
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    if plain is not None and _bytes(cast(EmailMessage, plain)).strip():
        return cast(EmailMessage, plain)
    return cast("EmailMessage | None", page)


def _written(body: EmailMessage, path: Path) -> Extracted | None:
    data = _bytes(body)
    if not data.strip():
        return None
    if body.get_content_subtype() == "html":
        return html.extracted(data, path=path, declared=_charset(body))
    found = text.decoded(data, path, declared=_charset(body), by="its header")
    # A message on its way has other ends of lines than a text.
    words = found.text.replace("\r\n", "\n")
    return Extracted(
        text=words,
        layers=_quoted(words),
        extractor=EXTRACTOR,
        encoding=found.encoding,
        encoding_why=found.why,
        notes=encoding.doubts(words),
    )


def _quoted(words: str) -> tuple[Layer, ...]:
    """Mark what a message repeats of the ones it answers: lines after `>`, and all below "Original Message"."""
    below = _ORIGINAL.search(words)
    end = below.start() if below else len(words)
    layers = [Layer("quoted", match.start(), match.end()) for match in _QUOTED.finditer(words, 0, end)]
    return (*layers, *((Layer("quoted", below.start(), below.end()),) if below else ()))


def _attached(message: EmailMessage, body: EmailMessage | None) -> Iterator[tuple[str, EmailMessage]]:
    """Yield what hangs on a message, each under a name of its own: files, messages, further texts."""
    seen: dict[str, int] = {}
    for leaf in _leaves(message):
        if leaf is body or leaf.get_content_type() in _SIGNATURES:
            continue
        name = _name(leaf) or ("message.eml" if leaf.get_content_type() == "message/rfc822" else "")
        if not name:
            if leaf.get_content_maintype() != "text" or not _bytes(leaf).strip():
                # A picture within the page of a message has no name of its own.
                continue
            name = f"text.{'html' if leaf.get_content_subtype() == 'html' else 'txt'}"
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})", leaf


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the parts of a message that hold something; of alternatives that say the same only attached ones."""
    if message.get_content_maintype() == "message" or not message.is_multipart():
        yield message
        return
    alternative = message.get_content_subtype() == "alternative"
    for part in cast("list[EmailMessage]", message.get_payload()):
        if not alternative or part.is_multipart() or part.get_content_disposition() == "attachment":
            yield from _leaves(part)


def _name(leaf: EmailMessage) -> str:
    try:
        return (leaf.get_filename() or "").replace("/", "_").replace("#", "%23").strip()
    except Exception:
        return "attachment"


def _bytes(leaf: EmailMessage) -> bytes:
    if leaf.get_content_maintype() == "message":
        return b"".join(inner.as_bytes() for inner in cast("list[EmailMessage]", leaf.get_payload()))
    data = leaf.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _charset(leaf: EmailMessage) -> str | None:
    try:
        return leaf.get_content_charset()
    except Exception:
        return None


def _is_saved_page(message: EmailMessage) -> bool:
    saved = message.get("Snapshot-Content-Location") is not None
    return saved or (header(message, "From") or "").lower().startswith("<saved by")


def _saved_page(message: EmailMessage, path: Path) -> Extracted:
    page = next((leaf for leaf in _leaves(message) if leaf.get_content_subtype() in {"html", "xhtml+xml"}), None)
    if page is None:
        raise IngestError(path, "is a saved page without a page in it", do="save it anew")
    found = html.extracted(_bytes(page), path=path, declared=_charset(page))
    address = header(message, "Snapshot-Content-Location") or header(page, "Content-Location")
    extra = {"url": address, "saved": header(message, "Date")}
    return msgspec.structs.replace(found, extra={**found.extra, **{key: held for key, held in extra.items() if held}})
