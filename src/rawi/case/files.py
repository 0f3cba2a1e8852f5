"""Files that are whole or not there: written beside their place, flushed to disk, then moved into it."""

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

_CHUNK = 1 << 20
_PART = ".rawi-"


class Kept(NamedTuple):
    """An original in the case: its hash, its size in bytes, and where it lies."""

    sha256: str
    bytes: int
    path: Path


def place(originals: Path, sha256: str) -> Path:
    """Return where an original with this hash lies."""
    return originals / sha256[:2] / sha256[2:4] / sha256


def keep(originals: Path, data: bytes, sha256: str) -> Path:
    """Keep an original under its hash (`ab/cd/<sha256>`), read-only, and return where. Raises `OSError`."""
    target = place(originals, sha256)
    if not target.exists():
        _make_folders(originals, target)
        _write(target, [data], mode=0o444, beside=originals)
    return target


def keep_file(originals: Path, file: BinaryIO) -> Kept:
    """Keep the bytes of an open file, from where it stands to its end, in memory that does not grow with it.

    Raises `OSError`, and nothing is kept then.
    """
    _make_folder(originals)
    digest, size = hashlib.sha256(), 0
    part = originals / _part_name()

    def chunks() -> Iterator[bytes]:
        nonlocal size
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            yield chunk

    try:
        _flush(part, chunks(), mode=0o444)
        sha256 = digest.hexdigest()
        target = place(originals, sha256)
        if not target.exists():
            _make_folders(originals, target)
            part.replace(target)
            _flush_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)
    return Kept(sha256, size, target)


def write_whole(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file so that a reader finds the old one or the new one, never a part. Raises `OSError`.

    What is no regular file (a pipe, a device) is written to as it is.
    """
    path = path.resolve()
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            file.writelines(chunks)
        return
    _write(path, chunks, mode=0o666, beside=path.parent)


@contextmanager
def part_folder(target: Path) -> Iterator[Path]:
    """Give a new folder beside `target` to fill; in the end it is flushed to disk and becomes `target`, or is gone.

    Raises `OSError`.
    """
    part = target.absolute().parent / _part_name()
    part.mkdir(mode=0o700)
    try:
        yield part
        for path in (*part.rglob("*"), part):
            _flush_path(path)
        if target.exists():
            target.rmdir()
        part.rename(target)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    _flush_folder(target.absolute().parent)


def sha256_of(file: BinaryIO) -> str:
    """Return the SHA-256 of an open file from where it stands to its end. Raises `OSError`."""
    digest = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def sweep(folder: Path) -> None:
    """Remove the unfinished files of processes that are gone. Raises `OSError`."""
    for part in folder.glob(f"{_PART}*"):
        process = part.name.removeprefix(_PART).partition("-")[0]
        if process.isdigit() and not _is_alive(int(process)):
            part.unlink(missing_ok=True)


def _write(target: Path, chunks: Iterable[bytes], *, mode: int, beside: Path) -> None:
    part = beside / _part_name()
    try:
        _flush(part, chunks, mode=mode)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _flush_folder(target.parent)


def _part_name() -> str:
    # Not named after the target: a name as long as the system allows has no room for a suffix.
    return f"{_PART}{os.getpid()}-{secrets.token_hex(4)}.part"


def is_part(name: str) -> bool:
    """Whether a file of this name is one that is being written, or was when its process ended."""
    return name.startswith(_PART)


def _is_alive(process: int) -> bool:
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _flush(part: Path, chunks: Iterable[bytes], *, mode: int) -> None:
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    with os.fdopen(handle, "wb") as file:
        file.writelines(chunks)
        file.flush()
        os.fsync(file.fileno())


def _make_folders(originals: Path, target: Path) -> None:
    for folder in (originals, target.parent.parent, target.parent):
        _make_folder(folder)


def _make_folder(folder: Path) -> None:
    if not folder.exists():
        folder.mkdir(mode=0o700, exist_ok=True)
        _flush_folder(folder.parent)


def _flush_path(path: Path) -> None:
    if path.is_dir():
        _flush_folder(path)
    elif not path.is_symlink():
        with path.open("rb") as file:
            os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
