"""The log of what was done to a case. It only grows, and each row holds the hash of the row before it."""

import hashlib
import sqlite3
from datetime import UTC, datetime

import msgspec

FIRST = "0" * 64
_ENCODER = msgspec.json.Encoder(order="deterministic")


def append(connection: sqlite3.Connection, action: str, detail: dict[str, object]) -> None:
    """Add a row inside the open transaction, stamped with the time in UTC."""
    last = connection.execute("SELECT hash FROM audit ORDER BY n DESC LIMIT 1").fetchone()
    previous = last[0] if last else FIRST
    at = now()
    text = _ENCODER.encode(detail).decode()
    connection.execute(
        "INSERT INTO audit (at, action, detail, previous, hash) VALUES (?, ?, ?, ?, ?)",
        (at, action, text, previous, _hash(at, action, text, previous)),
    )


def broken(connection: sqlite3.Connection) -> int | None:
    """Return the number of the first row that does not follow from the one before it; None where all do."""
    expected = FIRST
    rows = connection.execute("SELECT n, at, action, detail, previous, hash FROM audit ORDER BY n")
    for number, (n, at, action, detail, previous, found) in enumerate(rows, start=1):
        if (n, previous, found) != (number, expected, _hash(at, action, detail, expected)):
            return number
        expected = found
    return None


def now() -> str:
    """Return the instant in UTC, to the second, as ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _hash(*parts: str) -> str:
    return hashlib.sha256(_ENCODER.encode(parts)).hexdigest()
