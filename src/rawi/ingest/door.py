"""The one door: a path in, a document out. What a file is, its bytes say, never its name."""

import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec

from rawi.ingest import signs, text
from rawi.ingest.errors import IngestError
from rawi.ingest.limits import LARGEST_STREAMED, LARGEST_TEXT, LARGEST_WHOLE
from rawi.model import Document


class Format(NamedTuple):
    """A format: by what its files are known, and the module that takes documents out of one, loaded when needed.

    The module has `extract(file: Path, *, name: str) -> Iterator[Part]`; that of a container (files in a file) has
    `extract(file: Path, *, name: str, inside: Inside)`. `largest` is the size in bytes from which one is refused.
    """

    name: str
    fits: Callable[[bytes, str], bool]
    module: str
    largest: int
    container: bool = False


# In the order in which they are tried: bytes that say what they are first, names last. What fits none is text.
FORMATS: tuple[Format, ...] = (
    Format("PDF", signs.is_pdf, "pdf", LARGEST_WHOLE),
    Format("image", signs.is_image, "image", LARGEST_WHOLE),
    # DOCX, XLSX and WACZ too: which of them it is, its names say.
    Format("ZIP", signs.is_zip, "archive_zip", LARGEST_STREAMED, container=True),
    Format("WARC", signs.is_warc, "warc", LARGEST_STREAMED, container=True),
    Format("mailbox", signs.is_mbox, "mail", LARGEST_STREAMED, container=True),
    Format("mail", signs.is_mail, "mail", LARGEST_WHOLE, container=True),
    Format("web page", signs.is_html, "html", LARGEST_TEXT),
    Format("feed", signs.is_feed, "feed", LARGEST_TEXT),
    Format("chat export", signs.is_telegram, "telegram", LARGEST_STREAMED),
    Format("table", signs.is_table, "table", LARGEST_TEXT),
    Format("text", lambda head, name: True, "text", LARGEST_TEXT),
)

LARGEST = LARGEST_TEXT
_OTHER_FORMATS = (
    (b"%PDF-", "is a PDF"),
    (b"PK\x03\x04", "is a ZIP, DOCX or XLSX file"),
    (b"\x1f\x8b", "is a gzip file"),
    (b"\x89PNG", "is a PNG image"),
    (b"\xff\xd8\xff", "is a JPEG image"),
    (b"SQLite format 3\0", "is a SQLite database"),
)
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html[\s>]|\?xml )", re.IGNORECASE)


def ingest(path: Path, *, name: str | None = None) -> Document:
    """Return the document a file holds. `name` is what the record calls it (default: the file's name).

    Raises `IngestError` with one sentence for whatever cannot be read.
    """
    return document(contents(path), path=path, name=name)


def contents(path: Path) -> bytes:
    """Return the bytes of a regular file of less than `LARGEST` bytes. Raises `IngestError`."""
    try:
        # Not blocking, so that a pipe among the files cannot hold up the rest.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise IngestError(path, "no such file or folder", do="check the path") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise IngestError(path, f"cannot be opened ({reason.lower()})", do="check its path and rights") from None
    try:
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            raise IngestError(path, "is a folder that cannot be listed", do="check its rights")
        if not stat.S_ISREG(status.st_mode):
            raise IngestError(path, "is not a regular file", do="give a file or a folder")
        if status.st_size >= LARGEST:
            raise _too_large(path, status.st_size)
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read(LARGEST)
    except OSError as error:
        raise IngestError(path, f"cannot be read ({(error.strerror or str(error)).lower()})", do="try again") from None
    finally:
        os.close(handle)
    if len(data) >= LARGEST:
        raise _too_large(path, len(data))
    return data


def document(data: bytes, *, path: Path, name: str | None = None) -> Document:
    """Return the document that these bytes hold; `path` says where they come from. Raises `IngestError`."""
    what = _other_format(data)
    if what is not None:
        raise IngestError(path, f"{what}, not text", do="save it as UTF-8 text or Markdown")
    if _is_object(data.partition(b"\n")[0]):
        raise IngestError(path, "is JSON lines, not text", do="read it with: rawi read --lines FILE")
    return text.document(data, path=path, name=recorded(name if name is not None else path.name))


def _other_format(data: bytes) -> str | None:
    for signature, what in _OTHER_FORMATS:
        if data.startswith(signature):
            return what
    if _MARKUP.match(data):
        return "is a web page or XML"
    return "is JSON" if _is_object(data) else None


def _is_object(data: bytes) -> bool:
    """Whether these bytes are a JSON object, or a list of them: data, where a text would only look like it."""
    if data.lstrip()[:1] not in {b"{", b"["}:
        return False
    try:
        held = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return isinstance(held, dict) or (isinstance(held, list) and bool(held) and isinstance(held[0], dict))


def recorded(name: str) -> str:
    """Return a file name as the record can hold it: bytes that are no UTF-8 become escapes."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _too_large(path: Path, size: int) -> IngestError:
    what = f"has {size / 1_000_000:.0f} MB, and files of {LARGEST // 1_000_000} MB and more are not read"
    return IngestError(path, what, do="split it")
