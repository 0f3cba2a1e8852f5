"""The one door: a path in, documents out. What a file is, its bytes say first, its name only where they cannot."""

import hashlib
import importlib
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec

from rawi.ingest import signs, text
from rawi.ingest.errors import IngestError
from rawi.ingest.extracted import Extracted, Part, Refused, Unpack
from rawi.ingest.limits import LARGEST_MESSAGE, LARGEST_STREAMED, LARGEST_TEXT, LARGEST_WHOLE, MB
from rawi.ingest.worker import Worker
from rawi.model import Document, content_id


class Format(NamedTuple):
    """A format: by what its files are known, and the module that takes documents out of one, loaded when needed.

    The module has `extract(file: Path, *, name: str) -> Iterator[Part]`; that of a container (files in a file) has
    `extract(file: Path, *, name: str, unpack: Unpack)`. `largest` is the size in bytes from which one is refused.
    """

    called: str
    fits: Callable[[bytes, str], bool]
    module: str
    largest: int
    container: bool = False


# In the order in which they are tried: bytes that say what they are first, names last. What fits none is text.
FORMATS: tuple[Format, ...] = (
    Format("a PDF", signs.is_pdf, "pdf", LARGEST_WHOLE),
    Format("an image", signs.is_image, "image", LARGEST_WHOLE),
    # DOCX, XLSX and WACZ too: which of them it is, the names in it say.
    Format("a ZIP file", signs.is_zip, "archive_zip", LARGEST_STREAMED, container=True),
    Format("a WARC file", signs.is_warc, "warc", LARGEST_STREAMED, container=True),
    Format("a mailbox", signs.is_mbox, "mail", LARGEST_STREAMED, container=True),
    Format("a message", signs.is_mail, "mail", LARGEST_MESSAGE, container=True),
    Format("a web page", signs.is_html, "html", LARGEST_TEXT),
    Format("a feed", signs.is_feed, "feed", LARGEST_TEXT),
    Format("a chat export", signs.is_telegram, "telegram", LARGEST_STREAMED),
    Format("a table", signs.is_table, "table", LARGEST_TEXT),
    Format("a text", signs.is_text, "text", LARGEST_TEXT),
)
LARGEST = LARGEST_TEXT
# The formats of which one may say from outside what encoding a file is in.
_DECODED = ("html", "text")
_CHUNK = 1 << 20


class Source(NamedTuple):
    """A file that is about to be taken in: its format, its size in bytes and its SHA-256."""

    path: Path
    form: Format
    size: int
    sha256: str


def ingest(path: Path, *, name: str | None = None) -> Document:
    """Return the one document a file holds. `name` is what the record calls it (default: the file's name).

    Raises `IngestError` with one sentence for whatever cannot be read, and for a file that holds several documents.
    """
    with Worker() as worker:
        found = documents(path, name=name, worker=worker)
        first = next(found, None)
        if first is None:
            raise IngestError(path, "holds no text", do="there is nothing to read")
        if isinstance(first, IngestError):
            raise first
        if next(found, None) is not None:
            raise IngestError(path, "holds several documents", do="give one; rawi read and rawi trace take them all")
    return first


def documents(path: Path, *, worker: Worker, name: str | None = None) -> Iterator[Document | IngestError]:
    """Yield the documents a file holds, and for each part that cannot be read the error that says so.

    All but UTF-8 text is parsed by `worker`. Raises `IngestError` where the file cannot be read, or not further.
    """
    yield from taken(examined(path), worker=worker, name=name)


def examined(path: Path) -> Source:
    """Return what a file is, by its bytes, and its hash. Raises `IngestError` if it is none or too large."""
    with _opened(path) as (file, size):
        head = file.read(signs.HEAD)
        form = format_of(head, path.name)
        if size >= form.largest:
            what = f"has {size / MB:.0f} MB, and files of {form.largest // MB} MB and more are not read"
            raise IngestError(path, what if form.module == "text" else f"is {form.called}; it {what}", do="split it")
        file.seek(0)
        digest, hashed = hashlib.sha256(), 0
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            hashed += len(chunk)
        return Source(path, form, hashed, digest.hexdigest())


def taken(source: Source, *, worker: Worker, name: str | None = None) -> Iterator[Document | IngestError]:
    """Yield what `documents` says, of a file that was examined. Raises `IngestError`."""
    path = source.path
    called = recorded(name if name is not None else path.name)
    if source.form.module == "text":
        data = contents(path)
        if hashlib.sha256(data).hexdigest() != source.sha256:
            raise IngestError(path, "changed while it was read", do="run the same command again")
        if text.is_plain(data):
            yield document(data, path=path, name=called)
            return
    for part in worker.parts(path, name=recorded(path.name), container=source.form.container):
        if isinstance(part, Refused):
            yield IngestError(f"{path}#{part.part}" if part.part else path, part.what, do=part.do)
        else:
            yield _of(part, sha256=source.sha256, called=called)


def document(data: bytes, *, path: Path, name: str | None = None) -> Document:
    """Return the document that the bytes of a text file hold; `path` says where they come from.

    Raises `IngestError`, also for what is a format of its own.
    """
    form = format_of(data[: signs.HEAD], path.name)
    if form.module != "text":
        raise IngestError(path, f"is {form.called}, not text", do="give the file itself")
    called = recorded(name if name is not None else path.name)
    return _of(text.extracted(data, path=path), sha256=hashlib.sha256(data).hexdigest(), called=called)


def extract(file: Path, *, name: str, unpack: Unpack, declared: str | None = None) -> Iterator[Part]:
    """Yield what a file holds, parsed in this process: only the worker may do that. Raises what its parser raises.

    `declared` is the encoding that whoever sent a page or a text says it is in.
    """
    with file.open("rb") as opened:
        form = format_of(opened.read(signs.HEAD), name)
    module = importlib.import_module(f"rawi.ingest.{form.module}")
    options: dict[str, object] = {"unpack": unpack} if form.container else {}
    if declared is not None and form.module in _DECODED:
        options["declared"] = declared
    yield from module.extract(file, name=name, **options)


def format_of(head: bytes, name: str) -> Format:
    """Return what a file is that begins with these bytes and has this name."""
    return next(form for form in FORMATS if form.fits(head, name))


def contents(path: Path) -> bytes:
    """Return the bytes of a regular file of less than `LARGEST` bytes. Raises `IngestError`."""
    with _opened(path) as (file, size):
        data = file.read(LARGEST) if size < LARGEST else b""
    if max(size, len(data)) >= LARGEST:
        what = f"has {size / MB:.0f} MB, and files of {LARGEST // MB} MB and more are not read"
        raise IngestError(path, what, do="split it")
    return data


def recorded(name: str) -> str:
    """Return a file name as the record can hold it: bytes that are no UTF-8 become escapes."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _of(extracted: Extracted, *, sha256: str, called: str) -> Document:
    part = extracted.part
    return Document(
        id=content_id("doc", sha256, part) if part else content_id("doc", sha256),
        path=f"{called}#{part}" if part else called,
        sha256=sha256,
        **msgspec.structs.asdict(extracted),
    )


@contextmanager
def _opened(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    """Open a regular file; gives it with its size in bytes. Raises `IngestError`, also for what goes wrong inside."""
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
        with os.fdopen(handle, "rb", closefd=False) as file:
            yield file, status.st_size
    except OSError as error:
        raise IngestError(path, f"cannot be read ({(error.strerror or str(error)).lower()})", do="try again") from None
    finally:
        os.close(handle)
