"""Copies of what takes long to make, in the user's cache folder.

A copy is taken only where its digest says that it is whole and was made of the same things; else what it holds is made
anew. Without a folder to write to there is none, and nothing else changes.
"""

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path


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


def read_copy(file: str, made_of: bytes) -> bytes | None:
    """Return what a copy holds: a line with the digest of all that follows, then that; null where none can be used."""
    folder = cache_folder()
    if folder is None or not made_of:
        return None
    try:
        digest, _, body = (folder / file).read_bytes().partition(b"\n")
    except OSError:
        return None
    return body if digest == _digest(made_of, body) else None


def write_copy(file: str, made_of: bytes, body: bytes) -> None:
    """Write a copy, whole or not at all; a folder that cannot be written to is left alone."""
    folder = cache_folder()
    if folder is None or not made_of:
        return
    part = folder / f"{file}.{os.urandom(4).hex()}"
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            part.write_bytes(_digest(made_of, body) + b"\n" + body)
            part.replace(folder / file)
        finally:
            part.unlink(missing_ok=True)


def _digest(made_of: bytes, body: bytes) -> bytes:
    whole = hashlib.sha256(made_of)
    whole.update(body)
    return whole.hexdigest().encode()
