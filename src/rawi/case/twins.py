"""Documents that are nearly the same text, whatever page they stand on: found by a sketch, settled by comparing.

A sketch is the smallest hashes of the shingles (four folded words in a row) of a document's accounts, its furniture
left out: A. Z. Broder, "On the resemblance and containment of documents", 1997. It proposes; resemblance is then
counted over all shingles of the two.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rawi.case.index import words
from rawi.model import Document, Passage, Reading

SQL = """
CREATE TABLE sketch (hash INTEGER NOT NULL, document TEXT NOT NULL, PRIMARY KEY (hash, document)) WITHOUT ROWID;
CREATE INDEX sketch_document ON sketch (document);
"""

# Two documents whose shingles agree at least so far are the same text with other chrome around it.
SAME_TEXT = 0.9
# Below this they have words in common; that is for the alignment to tell.
NEAR = 0.6
_SHINGLE = 4
_SKETCH = 8
# Two that are NEAR share five of eight hashes on the average; one alone is a turn of phrase.
_SHARED = 2
_PROPOSED = 16
_ACCOUNTS = frozenset({"headline", "summary", "report", "statement"})


class Twin(NamedTuple):
    """Another document and how far its text is the same: 1 = every run of four words is in both."""

    document: str
    resemblance: float


def add_sketch(connection: sqlite3.Connection, reading: Reading) -> None:
    """Note the sketch of a document, inside the open transaction."""
    smallest = sorted(shingles(reading.document, reading.passages))[:_SKETCH]
    rows = ((value, reading.document.id) for value in smallest)
    connection.executemany("INSERT OR IGNORE INTO sketch VALUES (?, ?)", rows)


def proposed(connection: sqlite3.Connection, document: str) -> tuple[str, ...]:
    """Return the documents that may be nearly the same text as this one, the likeliest first."""
    rows = connection.execute(
        """
        SELECT other.document, count(*) AS shared FROM sketch AS own
        JOIN sketch AS other ON other.hash = own.hash AND other.document != own.document
        WHERE own.document = ?1 GROUP BY other.document
        HAVING shared >= min(?2, (SELECT count(*) FROM sketch WHERE document = ?1))
        ORDER BY shared DESC, other.document LIMIT ?3
        """,
        (document, _SHARED, _PROPOSED),
    )
    return tuple(row[0] for row in rows)


def resemblance(one: set[int], other: set[int]) -> float:
    """Return how far the accounts of two documents are the same: shingles in both, of those in either (0-1)."""
    return len(one & other) / len(one | other) if one and other else 0.0


def shingles(document: Document, passages: Iterable[Passage]) -> set[int]:
    """Return the hashes of the runs of four words in the accounts of a document."""
    keys = [
        token.key
        for passage in passages
        if passage.role in _ACCOUNTS
        for token in words(document.text[passage.span.start : passage.span.end])
    ]
    length = min(_SHINGLE, len(keys))
    return {_hash(keys[i : i + length]) for i in range(len(keys) - length + 1)} if keys else set()


def _hash(keys: Sequence[str]) -> int:
    digest = hashlib.blake2b(" ".join(keys).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
