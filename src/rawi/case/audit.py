"""The log of what was done to a case. It only grows, and each row holds the hash of the row before it."""

import getpass
import hashlib
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

import msgspec

FIRST = "0" * 64
_ENCODER = msgspec.json.Encoder(order="deterministic")
_COLUMNS = "n, at, by, action, detail, previous, hash"


class Entry(NamedTuple):
    """One row of the log: its number from 1 on, when (UTC), by whom, what was done, and the two hashes of the chain."""

    n: int
    at: str
    by: str
    action: str
    detail: str
    previous: str
    hash: str


def append(connection: sqlite3.Connection, action: str, detail: dict[str, object], *, by: str) -> str:
    """Add a row inside the open transaction, stamped with the time in UTC; returns its hash, the new head."""
    previous = head(connection)
    at = now()
    text = _ENCODER.encode(detail).decode()
    found = _hash(at, by, action, text, previous)
    connection.execute(
        "INSERT INTO audit (at, by, action, detail, previous, hash) VALUES (?, ?, ?, ?, ?, ?)",
        (at, by, action, text, previous, found),
    )
    return found


def head(connection: sqlite3.Connection) -> str:
    """Return the hash of the last row: whoever holds it can tell later whether the log up to here is the same."""
    last = connection.execute("SELECT hash FROM audit ORDER BY n DESC LIMIT 1").fetchone()
    return str(last[0]) if last else FIRST


def entries(connection: sqlite3.Connection) -> Iterator[Entry]:
    """Yield the log from its first row on."""
    return map(Entry._make, connection.execute(f"SELECT {_COLUMNS} FROM audit ORDER BY n"))


def lines(connection: sqlite3.Connection) -> Iterator[bytes]:
    """Yield the log as JSON lines; `detail` stays the text that was hashed."""
    for entry in entries(connection):
        yield _ENCODER.encode(entry._asdict()) + b"\n"


def broken(connection: sqlite3.Connection) -> int | None:
    """Return the number of the first row that does not follow from the one before it; None where all do."""
    expected = FIRST
    for number, entry in enumerate(entries(connection), start=1):
        if (entry.n, entry.previous) != (number, expected) or entry.hash != hash_of(entry):
            return number
        expected = entry.hash
    return None


def hash_of(entry: Entry) -> str:
    """Return the hash that a row with these values has."""
    return _hash(entry.at, entry.by, entry.action, entry.detail, entry.previous)


def who(given: str | None) -> str:
    """Return the name under which acts are logged: the one given, else the user's login name."""
    if given is not None and given.strip():
        return given.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def now() -> str:
    """Return the instant in UTC, to the second, as ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _hash(*parts: str) -> str:
    return hashlib.sha256(_ENCODER.encode(parts)).hexdigest()
