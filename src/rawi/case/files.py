"""Files that are whole or not there: written beside their place, flushed to disk, then moved into it."""

import os
from collections.abc import Iterable
from pathlib import Path


def keep(originals: Path, data: bytes, sha256: str) -> Path:
    """Keep an original under its hash (`ab/cd/<sha256>`), read-only, and return where. Raises `OSError`."""
    target = originals / sha256[:2] / sha256[2:4] / sha256
    if not target.exists():
        for folder in (originals, target.parent.parent, target.parent):
            if not folder.exists():
                folder.mkdir(mode=0o700, exist_ok=True)
                _flush_folder(folder.parent)
        _write(target, [data], mode=0o400)
    return target


def write_whole(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file so that a reader finds the old one or the new one, never a part. Raises `OSError`.

    What is no regular file (a pipe, a device) is written to as it is.
    """
    path = path.resolve()
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            file.writelines(chunks)
        return
    _write(path, chunks, mode=0o666)


def _write(target: Path, chunks: Iterable[bytes], *, mode: int) -> None:
    # Not named after the target: a name as long as the system allows has no room for a suffix.
    part = target.parent / f".rawi-{os.getpid()}.part"
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _flush_folder(target.parent)


def _flush_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
