"""Copies of what takes long to make, in the user's cache folder.

A copy is taken only where its digest says that it is whole and was made of the same things; else what it holds is made
anew. Without a folder to write to there is none, and nothing else changes.

The digest has no secret, anyone can work it out. So a copy is trusted like the program's own byte code, for where it
is: file and folder have to be this user's, and nobody else's to write to. A folder that is a link is not used. Where a
system has no such owners (Windows) the folder is trusted as it is.

Each place that Rawi is installed in has copies of its own. Whoever writes one removes those of its name that nobody
used for long, and what a writer that was stopped has left.
"""

import hashlib
import os
import re
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_PLACE = hashlib.sha256(bytes(Path(__file__).parent.parent)).hexdigest()[:8]
# Seconds.
_DAY = 24 * 60 * 60
_LONG = 90 * _DAY

# By group or others.
_WRITABLE = stat.S_IWGRP | stat.S_IWOTH


def cache_folder() -> Path | None:
    """Return where this user's programs keep what they can make again, null where that is not known."""
    if sys.platform == "win32":
        folder = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        folder = "~/Library/Caches"
    else:
        folder = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    if folder.startswith("~") and os.environ.get("HOME") == "":
        return None
    base = Path(os.path.expanduser(folder))  # noqa: PTH111 - Path.expanduser raises where there is no home.
    return base / "rawi" if base.is_absolute() else None


def read_copy(name: str, made_of: bytes) -> bytes | None:
    """Return what the copy of this name holds, null where none can be used.

    Its first line is the digest of what it was made of and of all that follows.
    """
    folder = cache_folder()
    if folder is None or not made_of:
        return None
    file = folder / f"{name}-{_PLACE}"
    try:
        if not _own(folder.lstat()):
            return None
        with open(file, "rb", opener=_at_once) as copy:
            about = os.fstat(copy.fileno())
            if not stat.S_ISREG(about.st_mode) or not _own(about):
                return None
            digest, _, body = copy.read().partition(b"\n")
    except OSError:
        return None
    if digest != _digest(made_of, body):
        return None
    if time.time() - about.st_mtime > _DAY:
        # The time of a copy says when it was last used.
        with suppress(OSError):
            os.utime(file)
    return body


def write_copy(name: str, made_of: bytes, body: Callable[[], bytes]) -> None:
    """Write a copy, whole or not at all, for this user only; a folder that is not his or not writable is left alone.

    What it is to hold is asked for only where it can be written.
    """
    folder = cache_folder()
    if folder is None or not made_of:
        return
    file = folder / f"{name}-{_PLACE}"
    part = folder / f"{file.name}.{os.urandom(4).hex()}"
    with suppress(OSError):
        if not _made(folder):
            return
        _clear(folder, name)
        try:
            with open(part, "xb", opener=_private) as copy:
                held = body()
                copy.write(_digest(made_of, held) + b"\n" + held)
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)


def _made(folder: Path) -> bool:
    """Make a folder that is not there, and return whether it is this user's own."""
    if not folder.exists():
        # With sudo the home may be another's: a folder of root's in it would leave that user without copies.
        above = next(path for path in folder.parents if path.exists())
        if hasattr(os, "geteuid") and above.stat().st_uid not in (os.geteuid(), 0):
            return False
        for path in (*reversed(folder.parents), folder):
            path.mkdir(mode=0o700, exist_ok=True)
    return _own(folder.lstat())


def _clear(folder: Path, name: str) -> None:
    """Remove copies of this name, of any place, that were not used for long, and parts that nobody writes any more."""
    named = re.compile(rf"{re.escape(name)}-[0-9a-f]{{8}}(\.[0-9a-f]{{8}})?")
    for path in folder.iterdir():
        if (found := named.fullmatch(path.name)) is not None:
            with suppress(OSError):
                if time.time() - path.lstat().st_mtime > (_DAY if found[1] else _LONG):
                    path.unlink()


def _own(about: os.stat_result) -> bool:
    """Whether a file or folder is this user's, and nobody else may write to it."""
    return not hasattr(os, "geteuid") or (about.st_uid == os.geteuid() and not about.st_mode & _WRITABLE)


def _at_once(path: str, flags: int) -> int:
    """Open without waiting: a pipe in place of a copy would wait for its writer."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _private(path: str, flags: int) -> int:
    """Open for this user only."""
    return os.open(path, flags, 0o600)


def _digest(made_of: bytes, body: bytes) -> bytes:
    whole = hashlib.sha256(made_of)
    whole.update(body)
    return whole.hexdigest().encode()
