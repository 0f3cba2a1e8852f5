"""One writer at a time: a lock on a file of the case, which the system frees when its holder ends, however it ends."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rawi.case.errors import CaseError, UnwritableError
from rawi.ingest import shown

LOCK_FILE = "case.lock"
# Long enough for another writer to store the links of a large case.
WAIT_SECONDS = 600.0
LOOK_EVERY = 0.005


@contextmanager
def writing(folder: Path, *, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the lock of the case; whoever else wants it waits. Raises `CaseError` after `wait` seconds."""
    handle = _opened(folder)
    try:
        until = time.monotonic() + wait
        while not _taken(handle):
            if time.monotonic() >= until:
                raise CaseError(f"{shown(folder)} is being written by another process; try again when it is done")
            time.sleep(LOOK_EVERY)
        try:
            yield
        finally:
            # A process that was forked meanwhile has the handle too, so closing ours would not free the lock.
            _free(handle)
    finally:
        os.close(handle)


def _opened(folder: Path) -> int:
    path = folder / LOCK_FILE
    try:
        try:
            return os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError:
            # Nothing can be written here; whoever only looks can hold the lock all the same.
            return os.open(path, os.O_RDONLY)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnwritableError(f"{shown(folder)} cannot be written ({reason}); check its rights and the disk") from None


if sys.platform == "win32":
    import msvcrt

    def _taken(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _free(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _taken(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _free(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
