"""Web archive files (WARC 0.17-1.1, packed or not): each captured page goes through the door by itself.

ISO 28500. Records of type `response` (status 200-299) and `resource` whose content is a page, a text, a PDF, a feed or
an office file; pictures, scripts and what else belongs to a page is left out. The time of capture is no date of
publication: it is kept as `captured`.
"""

import gzip
import zlib
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import Any

import msgspec
from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed

from rawi.ingest import progress
from rawi.ingest.errors import IngestError
from rawi.ingest.extracted import Extracted, Part, Refused, Unpack

_PAGES = ("text/html", "application/xhtml+xml")
_TAKEN = (
    *_PAGES,
    "text/plain",
    "text/markdown",
    "application/pdf",
    "application/rss+xml",
    "application/atom+xml",
    "application/vnd.openxmlformats-officedocument",
    "message/rfc822",
)
_CHUNK = 1 << 18
_LONGEST = 200
_INFLATE = {"gzip": 47, "x-gzip": 47, "deflate": 47}


def extract(file: Path, *, name: str, unpack: Unpack) -> Iterator[Part]:
    """Yield the pages that a web archive file holds, in its order. Raises `IngestError` where it is damaged."""
    taken = left = number = 0
    with _opened(file) as opened:
        stream = _Whole(opened)
        try:
            records = ArchiveIterator(stream, check_digests=True)
            for number, record in enumerate(records, start=1):
                if _is_page(record):
                    taken += 1
                    yield from _page(record, f"record {number}", unpack)
                else:
                    left += 1
                    progress.step()
                if _is_cut(record):
                    raise _damaged(file, number, "it is cut off")
            # The library takes both for the end of the file.
            if records.err_count or not stream.ends_a_record:
                raise _damaged(file, number + 1, "it is cut off or no record")
        # The library stumbles over headers that are not there.
        except (ArchiveLoadFailed, OSError, zlib.error, ValueError, AttributeError, TypeError) as error:
            raise _damaged(file, number + 1, str(error).strip()[:_LONGEST]) from None
    if not taken:
        raise IngestError(file, f"holds no pages ({left} records of other kinds)", do="there is nothing to read")


class _Whole:
    """A file that is read to its end by the library, which is told of an end that comes too early as of a fault."""

    def __init__(self, stream: gzip.GzipFile | BufferedReader) -> None:
        self._stream = stream
        self._tail = b""
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        try:
            # One member of the gzip file at a time, so that damage in one costs none that stand before it.
            data = self._stream.read1(size)
        except EOFError as error:
            raise ValueError(str(error)) from None
        self._tail = (self._tail + data)[-4:]
        self._at += len(data)
        return data

    def tell(self) -> int:
        return self._at

    @property
    def ends_a_record(self) -> bool:
        return self._tail == b"\r\n\r\n"


def _opened(file: Path) -> gzip.GzipFile | BufferedReader:
    with file.open("rb") as opened:
        packed = opened.read(2) == b"\x1f\x8b"
    return gzip.GzipFile(file) if packed else file.open("rb")


def _damaged(file: Path, number: int, why: str) -> IngestError:
    what = f"is a damaged WARC file: record {number} cannot be read ({why})"
    return IngestError(file, what, do="fetch it anew, or repair it with: warcio recompress")


def _is_cut(record: Any) -> bool:
    """Whether a record ends before it should; reads it to its end."""
    while record.raw_stream.read(_CHUNK):
        continue
    return int(getattr(record.raw_stream, "limit", 0) or 0) > 0


def _is_page(record: Any) -> bool:
    if record.rec_type == "response":
        if record.http_headers is None or not (record.http_headers.get_statuscode() or "").startswith("2"):
            return False
    elif record.rec_type not in {"resource", "conversion"}:
        return False
    to_programs = (record.rec_headers.get_header("WARC-Target-URI") or "").endswith("/robots.txt")
    return _type(record).startswith(_TAKEN) and not to_programs


def _page(record: Any, part: str, unpack: Unpack) -> Iterator[Part]:
    headers = record.rec_headers
    facts = {
        "url": headers.get_header("WARC-Target-URI"),
        "captured": headers.get_header("WARC-Date"),
        "warc_record_id": headers.get_header("WARC-Record-ID"),
        "payload_digest": headers.get_header("WARC-Payload-Digest"),
    }
    extra = {name: value.strip("<>") for name, value in facts.items() if value}
    url = extra.get("url", "")
    name = "page.html" if _type(record).startswith(_PAGES) else url.rpartition("/")[2]
    for found in unpack(_content(record, part), part=part, name=name, declared=_charset(record)):
        if isinstance(found, Refused):
            yield Refused(found.part, f"{found.what} (from {url})" if url else found.what, found.do)
            continue
        yield msgspec.structs.replace(
            found, extra={**found.extra, **extra}, notes=(*found.notes, *_digest_notes(record, found))
        )


def _digest_notes(record: Any, found: Extracted) -> tuple[str, ...]:
    """Say where the bytes are not those that were captured; the whole record was read by now."""
    if record.digest_checker.passed is False:
        return ("the digest that the web archive states is not that of this record: it was changed or damaged",)
    return ()


def _content(record: Any, part: str) -> Iterator[bytes]:
    """Yield the page as it was before it was packed for the way. Raises `IngestError`."""
    stream = record.raw_stream
    packed = None
    if record.http_headers is not None:
        if (record.http_headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked":
            stream = ChunkedDataReader(stream)
        packed = (record.http_headers.get_header("Content-Encoding") or "").strip().lower()
    if packed in {None, "", "identity"}:
        while chunk := stream.read(_CHUNK):
            yield chunk
    elif packed not in _INFLATE:
        raise IngestError(part, f"is packed in a way that is not known ({packed})", do="capture it anew")
    else:
        yield from _inflated(stream, part)
    if _is_cut(record):
        raise IngestError(part, "is cut off", do="capture it anew")


def _inflated(stream: Any, part: str) -> Iterator[bytes]:
    first = stream.read(_CHUNK)
    # Servers call both kinds of deflate by one name; some programs unpack and keep the header.
    plain = not first.startswith((b"\x1f\x8b", b"\x78"))
    unpacker = zlib.decompressobj(wbits=47)
    chunk = first
    try:
        while chunk:
            while chunk and not plain:
                out = unpacker.decompress(chunk, _CHUNK)
                yield out
                chunk = unpacker.unconsumed_tail
            if plain:
                yield chunk
            chunk = stream.read(_CHUNK)
    except zlib.error as error:
        raise IngestError(part, f"cannot be unpacked ({error})", do="capture it anew") from None
    if not plain and not unpacker.eof:
        raise IngestError(part, "was not captured to its end", do="capture it anew")


def _type(record: Any) -> str:
    """Return the type of what was captured, in small letters."""
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    return (headers.get_header("Content-Type") or "").strip().lower() if headers is not None else ""


def _charset(record: Any) -> str | None:
    _, found, charset = _type(record).partition("charset=")
    return charset.split(";")[0].strip(" \"'") or None if found else None
