"""The write-ahead log of case.db, read byte by byte: what SQLite would take for good, and what it would pass over.

SQLite ends its reading of the log at the first frame whose checksum is wrong and says nothing, so that a changed byte
would make acknowledged writes vanish. The format is that of https://www.sqlite.org/fileformat.html#the_write_ahead_log.
"""

import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_MAGIC = 0x377F0682
_FORMAT = 3007000


class Frame(NamedTuple):
    """One page in the log: its number from 1 on, and where its content begins in the log's file."""

    page: int
    offset: int


class Log(NamedTuple):
    """What the log holds: the pages of finished transactions, and what is wrong with it (None = nothing)."""

    page_size: int
    frames: tuple[Frame, ...]
    problem: str | None = None


class _Read(NamedTuple):
    frame: Frame
    commits: bool
    good: bool


def read_log(path: Path, *, cut_off: bool = False) -> Log:
    """Return what the log at `path` holds; no file, or an empty one, is an empty log. Raises `OSError`.

    `cut_off`: a writer ended in the middle of a transaction. What it wrote last may then stand, in part, behind what
    another wrote after it, with checksums that do not follow; only what more than one transaction wrote is damage.
    """
    try:
        with path.open("rb") as file:
            return _log(file, cut_off=cut_off)
    except FileNotFoundError:
        return Log(0, ())


def last_frames(path: Path, frames: int) -> tuple[dict[int, int], int]:
    """Return where the last content of each page begins in the first `frames` frames, and how many pages there are.

    Checksums are not looked at. Raises `OSError`.
    """
    offsets: dict[int, int] = {}
    pages = 0
    if frames > 0:
        with path.open("rb") as file:
            page_size = _HEADER.unpack(file.read(_HEADER.size))[2]
            for _ in range(frames):
                page, size, *_ = _FRAME.unpack(file.read(_FRAME.size))
                offsets[page] = file.tell()
                # Only the last frame of a transaction tells the size of the database after it.
                pages = size or pages
                file.seek(page_size, 1)
    return offsets, pages


def cut(path: Path, frames: int, page_size: int) -> None:
    """Take from the log what stands behind its first `frames` frames; the lock must be held. Raises `OSError`."""
    length = _HEADER.size + frames * (_FRAME.size + page_size) if frames > 0 else 0
    if path.exists() and path.stat().st_size > length:
        os.truncate(path, length)


def _log(file: BinaryIO, *, cut_off: bool) -> Log:
    header = file.read(_HEADER.size)
    if len(header) < _HEADER.size:
        # Cut off while it was begun: nothing in it was acknowledged.
        return Log(0, ())
    magic, version, page_size, _, salt1, salt2, sum1, sum2 = _HEADER.unpack(header)
    if magic & ~1 != _MAGIC or version != _FORMAT or page_size < 512:
        return Log(0, (), "its header is damaged")
    order = ">" if magic & 1 else "<"
    if _checksum(header[:24], (0, 0), order) != (sum1, sum2):
        return Log(0, (), "its header is damaged")
    finished: list[Frame] = []
    open_ones: list[Frame] = []
    frames = _frames(file, page_size, (salt1, salt2), (sum1, sum2), order)
    for number, read in enumerate(frames, start=1):
        if not read.good:
            if cut_off and read.commits + sum(later.commits for later in frames) < 2:
                break
            return Log(page_size, tuple(finished), f"frame {number} of it (page {read.frame.page}) is damaged")
        open_ones.append(read.frame)
        if read.commits:
            finished += open_ones
            open_ones.clear()
    return Log(page_size, tuple(finished))


def _frames(
    file: BinaryIO, page_size: int, salts: tuple[int, int], sums: tuple[int, int], order: str
) -> Iterator[_Read]:
    while True:
        offset = file.tell() + _FRAME.size
        head = file.read(_FRAME.size)
        content = file.read(page_size)
        if len(content) < page_size:
            # The last write was cut off.
            return
        page, size, salt1, salt2, sum1, sum2 = _FRAME.unpack(head)
        if salt2 != salts[1] and _is_older(salt1, salts[0]):
            # What the log held before it was begun anew.
            return
        sums = _checksum(content, _checksum(head[:8], sums, order), order)
        good = sums == (sum1, sum2) and (salt1, salt2) == salts
        yield _Read(Frame(page, offset), size != 0, good)
        sums = (sum1, sum2)


def _is_older(salt: int, now: int) -> bool:
    # Each beginning counts the first salt up by one and draws the second anew; a changed byte changes one of them.
    return 0 < (now - salt) & 0xFFFFFFFF < 0x100


def _checksum(data: bytes, sums: tuple[int, int], order: str) -> tuple[int, int]:
    one, two = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for i in range(0, len(words), 2):
        one = (one + words[i] + two) & 0xFFFFFFFF
        two = (two + words[i + 1] + one) & 0xFFFFFFFF
    return one, two
