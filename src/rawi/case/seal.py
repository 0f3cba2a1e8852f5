"""A hash of every page of case.db in `case.db.sums`, so that a changed byte is seen even where SQLite keeps nothing.

case.db changes only when its write-ahead log is copied into it, and this module alone does that, under the lock of the
case: copy, write the new hashes of the pages that were in the log, then empty the log. Killed in between, the log still
holds the pages whose hashes are old. A mark stands beside while somebody writes or seals; whoever comes next and finds
it has to seal first.
"""

import hashlib
import sqlite3
import struct
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rawi.case.errors import CaseError
from rawi.case.files import write_whole
from rawi.case.lock import LOOK_EVERY, WAIT_SECONDS
from rawi.case.wal import Log, cut, last_frames, read_log
from rawi.ingest import CASE_FILE, shown

SUMS_FILE = f"{CASE_FILE}.sums"
MARK_FILE = f"{CASE_FILE}.writing"
LOG_FILE = f"{CASE_FILE}-wal"
SHARED_FILE = f"{CASE_FILE}-shm"
# A database that holds nothing is a page of at most 65536 bytes.
_LARGEST_EMPTY = 65536
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
    """Make the database of a new case and seal it; the lock must be held. Raises `sqlite3.Error` or `OSError`.

    Nothing is done where the database is there already.
    """
    path = folder / CASE_FILE
    if (folder / SUMS_FILE).exists() or _size(path) > _LARGEST_EMPTY:
        return
    connection = sqlite3.connect(path)
    try:
        if connection.execute("SELECT 1 FROM sqlite_master").fetchone() is not None:
            return
        connection.execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()
    content = path.read_bytes()
    page_size = _page_size(content)
    sums = Sums(page_size, bytearray())
    for first in range(0, len(content), page_size):
        sums.held.extend(_hash(content[first : first + page_size]))
    _write(folder, sums)


def refuse_damaged_log(folder: Path) -> None:
    """Raise `CaseError` where the log is damaged: SQLite would drop what it holds without a word."""
    problem = log_of(folder).problem
    if problem is not None:
        raise CaseError(
            f"{shown(folder / LOG_FILE)}: {problem}; nothing was changed; keep a copy of the folder and see rawi verify"
        )


def log_of(folder: Path) -> Log:
    """Return what the log of a case holds; the lock must be held. Raises `OSError`."""
    return read_log(folder / LOG_FILE, cut_off=(folder / MARK_FILE).exists())


def due(folder: Path, *, longer_than: int = 0) -> bool:
    """Whether there is something to seal: a log of some length, or a mark that somebody was killed."""
    return _size(folder / LOG_FILE) > longer_than or (folder / MARK_FILE).exists()


def seal(connection: sqlite3.Connection, folder: Path) -> bool:
    """Copy the log into the database and note the hashes of its pages; the lock must be held, no transaction open.

    Returns False where a reader that looks at an earlier moment keeps part of the log from being copied: then the log
    goes on to hold all that is not sealed. Raises `CaseError` for hashes that are damaged and where a process keeps the
    log to itself for too long, `sqlite3.Error` or `OSError` where nothing can be written.
    """
    mark = folder / MARK_FILE
    sums = read_sums(folder)
    mark.touch()
    in_log, copied = _copy(connection, folder)
    # What a killed writer left behind the end would look like damage once others have written before it.
    cut(folder / LOG_FILE, in_log, sums.page_size)
    if copied == in_log:
        # The pages are read from the log: whoever closes case.db while SQLite has it open undoes SQLite's locks.
        _update(sums, folder / LOG_FILE, in_log)
        _write(folder, sums)
    mark.unlink(missing_ok=True)
    if copied == in_log:
        # A reader may hold on to the log all the same; then the next seal empties it.
        connection.execute("PRAGMA busy_timeout = 0")
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            connection.execute(f"PRAGMA busy_timeout = {int(WAIT_SECONDS * 1000)}")
    return bool(copied == in_log)


def _copy(connection: sqlite3.Connection, folder: Path) -> tuple[int, int]:
    """Copy what readers let be copied; returns how many frames the log holds, and how many of them are copied."""
    until = time.monotonic() + WAIT_SECONDS
    while True:
        # Whoever reads first after a kill keeps others from copying while it goes through the log, and SQLite does not
        # wait for that: it says busy, and -1 for both numbers.
        busy, in_log, copied = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        if not busy:
            return in_log, copied
        if time.monotonic() >= until:
            raise CaseError(f"{shown(folder)} is being read by a process that does not go on; end it and try again")
        time.sleep(LOOK_EVERY)


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

    A page that is missing, or that is there beyond the sealed ones, counts. Not to be used while this process has the
    database open: closing the file undoes SQLite's locks. Raises `OSError`.
    """
    in_log: dict[int, list[int]] = {}
    for frame in log.frames:
        in_log.setdefault(frame.page, []).append(frame.offset)
    known = len(sums.held) // _SUM
    # Then a page may be half copied; SQLite takes it from the log, and copies it anew.
    interrupted = (folder / MARK_FILE).exists()
    with (folder / CASE_FILE).open("rb") as file:
        number = 0
        while content := file.read(sums.page_size):
            number += 1
            if _hash(content) == bytes(sums.held[(number - 1) * _SUM : number * _SUM]):
                continue
            # A copy that was interrupted may have made the file longer than it has filled it.
            to_come = (interrupted and number in in_log) or (number > known and in_log and not any(content))
            if not to_come and not _is_in(folder / LOG_FILE, content, in_log.get(number, ())):
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


def _update(sums: Sums, log: Path, frames: int) -> None:
    """Take the hashes of the pages in the first `frames` frames of the log, the last of each page."""
    offsets, pages = last_frames(log, frames)
    blank = _hash(bytes(sums.page_size))
    while len(sums.held) // _SUM < pages:
        sums.held.extend(blank)
    if offsets:
        with log.open("rb") as file:
            for page, offset in offsets.items():
                file.seek(offset)
                sums.held[(page - 1) * _SUM : page * _SUM] = _hash(file.read(sums.page_size))


def _write(folder: Path, sums: Sums) -> None:
    body = _HEAD.pack(_MAGIC, sums.page_size) + sums.held
    write_whole(folder / SUMS_FILE, (body, hashlib.sha256(body).digest()))


def _hash(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_SUM).digest()


def _page_size(header: bytes) -> int:
    size = int.from_bytes(header[_PAGE_SIZE_AT : _PAGE_SIZE_AT + 2], "big")
    return 65536 if size == 1 else size


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
