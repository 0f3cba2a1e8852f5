"""What linking need not ask again when documents come in: see `link/derivations/memory.py`.

It is taken only if it is what the audit log says was kept, and a bag leaves it out: what it spares is only time.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import chain
from typing import Any

import msgspec

SQL = """
-- What linking found out of documents and pairs, by fingerprints of their readings.
CREATE TABLE remembered (
    source TEXT NOT NULL, target TEXT NOT NULL, found BLOB NOT NULL, PRIMARY KEY (source, target)
);
"""
# The key of its digest in the audit log.
DIGEST = "remembered"

_Row = tuple[tuple[str, str], bytes]


def known(connection: sqlite3.Connection) -> dict[tuple[str, str], bytes]:
    """Return what linking found out before, nothing where it is not what was kept."""
    found = dict(_rows(connection))
    return found if digest(found.items()) == logged(connection) else {}


def keep(connection: sqlite3.Connection, found: Mapping[tuple[str, str], bytes]) -> str:
    """Keep what linking found out in place of what was kept, inside the open transaction; returns its digest."""
    before = dict(_rows(connection))
    gone = [key for key in before if key not in found]
    connection.executemany("DELETE FROM remembered WHERE source = ? AND target = ?", gone)
    new = [(*key, value) for key, value in found.items() if before.get(key) != value]
    connection.executemany("INSERT OR REPLACE INTO remembered VALUES (?, ?, ?)", new)
    return digest(sorted(found.items()))


def digest(rows: Iterable[_Row]) -> str:
    """Return a hash over what is kept, in the order of its keys."""
    hashed = hashlib.sha256()
    for (source, target), found in rows:
        hashed.update(f"{source} {target} {len(found)}\n".encode() + found)
    return hashed.hexdigest()


def digest_of(connection: sqlite3.Connection) -> str | None:
    """Return the digest of what is kept, null where nothing is."""
    rows = _rows(connection)
    first = next(rows, None)
    return digest(chain([first], rows)) if first is not None else None


def logged(connection: sqlite3.Connection) -> str | None:
    """Return the digest that the audit log has of what was kept last."""
    for (text,) in connection.execute("SELECT detail FROM audit WHERE action = 'linked' ORDER BY n DESC"):
        with suppress(msgspec.DecodeError):
            detail = msgspec.json.decode(text, type=dict[str, Any])
            if DIGEST in detail:
                return str(detail[DIGEST])
    return None


def _rows(connection: sqlite3.Connection) -> Iterator[_Row]:
    query = "SELECT source, target, found FROM remembered ORDER BY source, target"
    for source, target, found in connection.execute(query):
        yield (source, target), found
