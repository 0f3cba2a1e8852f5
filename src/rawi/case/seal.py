"""A hash of every page of case.db in `case.db.sums`, so that a changed byte is seen even where SQLite keeps nothing.

case.db changes only when its write-ahead log is copied into it, and this module alone does that, under the lock of the
case: copy, write the new hashes of the pages that were in the log, then empty the log. Killed in between, the log still
holds the pages whose hashes are old, and the mark says that whoever writes next has to seal first.
"""

import hashlib
import sqlite3
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from rawi.case.errors import CaseError
from rawi.case.files import write_whole
from rawi.case.lock import WAIT_SECONDS
from rawi.case.wal import Log, pages_in, read_log
from rawi.ingest import CASE_FILE, shown

SUMS_FILE = f"{CASE_FILE}.sums"
MARK_FILE = f"{CASE_FILE}.sealing"
LOG_FILE = f"{CASE_FILE}-wal"
SHARED_FILE = f"{CASE_FILE}-shm"
# A longer log makes opening after a crash slow.
LOG_BYTES = 4_000_000

_HEAD = struct.Struct(">12sI")
_MAGIC = b"rawi sums 1\n"
_SUM = 8
_OWN = 32
# The page size stands in the header of the database; 1 means 65536.
_PAGE_SIZE_AT = 16


class Sums(NamedTuple):
    """The size of a page in bytes, and the hashes of all pages one after the other."""

    page_size: int
    held: bytearray


def begin(folder: Path) -> None:
    """Seal a database that nothing was stored in yet. Raises `OSError`."""
    if not (folder / SUMS_FILE).exists():
        with (folder / CASE_FILE).open("rb") as file:
            page_size = _page_size(file)
            _write(folder, _updated(Sums(page_size, bytearray()), file, range(1, _pages(file, page_size) + 1)))


def refuse_damaged_log(folder: Path) -> None:
    """Raise `CaseError` where the log is damaged: SQLite would drop what it holds without a word."""
    problem = read_log(folder / LOG_FILE).problem
    if problem is not None:
        raise CaseError(
            f"{shown(folder / LOG_FILE)}: {problem}; nothing was changed; keep a copy of the folder and see rawi verify"
        )


def due(folder: Path, *, longer_than: int = 0) -> bool:
    """Whether there is something to seal: a log of some length, or a seal that was interrupted."""
    return _size(folder / LOG_FILE) > longer_than or (folder / MARK_FILE).exists()


def seal(connection: sqlite3.Connection, folder: Path) -> None:
    """Copy the log into the database and note the hashes of its pages; the lock must be held, no transaction open.

    Raises `CaseError` for hashes that are damaged, `sqlite3.Error` or `OSError` where nothing can be written.
    """
    log, mark = folder / LOG_FILE, folder / MARK_FILE
    sums = read_sums(folder)
    mark.touch(mode=0o600)
    connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    with (folder / CASE_FILE).open("rb") as file:
        last = _pages(file, sums.page_size)
        known = len(sums.held) // _SUM
        pages = {page for page in pages_in(log) if page <= last} | set(range(known + 1, last + 1))
        _write(folder, _updated(sums, file, sorted(pages)))
    mark.unlink(missing_ok=True)
    # A reader may hold on to the log; then the next seal empties it.
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(WAIT_SECONDS * 1000)}")


def read_sums(folder: Path) -> Sums:
    """Return the hashes of the pages. Raises `CaseError` where they are missing or damaged."""
    path = folder / SUMS_FILE
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise CaseError(f"{shown(path)} is missing, so it cannot be told whether {CASE_FILE} is whole") from None
    body = data[:-_OWN]
    if hashlib.sha256(body).digest() != data[-_OWN:] or len(body) < _HEAD.size:
        raise CaseError(f"{shown(path)} is damaged: it is not what Rawi wrote")
    _, page_size = _HEAD.unpack_from(body)
    return Sums(page_size, bytearray(body[_HEAD.size :]))


def changed_pages(folder: Path, sums: Sums, log: Log) -> Iterator[int]:
    """Yield the numbers of the pages of case.db that are not as they were sealed, nor as the log has them.

    A page that is missing, or that is there beyond the sealed ones, counts. Raises `OSError`.
    """
    in_log: dict[int, list[int]] = {}
    for frame in log.frames:
        in_log.setdefault(frame.page, []).append(frame.offset)
    known = len(sums.held) // _SUM
    with (folder / CASE_FILE).open("rb") as file:
        number = 0
        while content := file.read(sums.page_size):
            number += 1
            expected = bytes(sums.held[(number - 1) * _SUM : number * _SUM])
            if _hash(content) != expected and not _is_in(folder / LOG_FILE, content, in_log.get(number, ())):
                yield number
    yield from range(number + 1, known + 1)


def _is_in(log: Path, content: bytes, offsets: list[int] | tuple[()]) -> bool:
    if not offsets:
        return False
    with log.open("rb") as file:
        for offset in offsets:
            file.seek(offset)
            if file.read(len(content)) == content:
                return True
    return False


def _updated(sums: Sums, file: BinaryIO, pages: "range | list[int]") -> Sums:
    for page in pages:
        file.seek((page - 1) * sums.page_size)
        sums.held[(page - 1) * _SUM : page * _SUM] = _hash(file.read(sums.page_size))
    return sums


def _write(folder: Path, sums: Sums) -> None:
    body = _HEAD.pack(_MAGIC, sums.page_size) + sums.held
    write_whole(folder / SUMS_FILE, (body, hashlib.sha256(body).digest()))


def _hash(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_SUM).digest()


def _page_size(file: BinaryIO) -> int:
    file.seek(_PAGE_SIZE_AT)
    size = int.from_bytes(file.read(2), "big")
    return 65536 if size == 1 else size


def _pages(file: BinaryIO, page_size: int) -> int:
    return file.seek(0, 2) // page_size


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
