"""The search index of a case: one row of FTS5 a passage, made of our own folded words and their stems.

The index holds no text, only what is looked for: `key` the words as folded, `stem` their stems, `own` and `said` the
stems once more, parted by voice (`said`: told on another's word, or standing in quotation marks), `facts` tokens for
what a search may be narrowed to: role, sources, entities and what those belong to. It can be made anew from the
readings at any time.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from rawi.lexicon import load
from rawi.model import Derivation, Document, Entity, Passage, Reading, Span
from rawi.text import Token, stem, tokenise

SCHEMA = """
CREATE VIRTUAL TABLE search USING fts5 (
    key, stem, own, said, facts, content = '', tokenize = "unicode61 remove_diacritics 0"
);
CREATE TABLE search_passage (n INTEGER PRIMARY KEY, passage TEXT NOT NULL UNIQUE, document TEXT NOT NULL);
CREATE INDEX search_passage_document ON search_passage (document);

-- The days a document was published between; the document (or source not in the case) that a passage, or for want of it
-- its document, derives from in the end.
CREATE TABLE search_days (document TEXT PRIMARY KEY, first TEXT NOT NULL, last TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE search_root (item TEXT PRIMARY KEY, root TEXT NOT NULL) WITHOUT ROWID;
"""

# What shares less of its words with its source tells a story of its own around a quotation.
_MOSTLY_DERIVED = 0.3
_WHOLE = frozenset({"reproduces", "copies", "summarises"})
# A chain of parents or of copies longer than this is a mistake.
_DEPTH = 64


def words(text: str) -> list[Token]:
    """Return the words and numbers of a text, those that are searched."""
    return [token for token in tokenise(text) if token.kind in {"word", "number"}]


def index(connection: sqlite3.Connection, reading: Reading) -> None:
    """Put the passages of a document into the index, inside the open transaction."""
    document = reading.document
    said = _said(reading)
    entities = {entity.id: entity for entity in reading.entities}
    for passage in reading.passages:
        start = passage.span.start
        tokens = words(document.text[start : passage.span.end])
        stems = [stem(token.key) for token in tokens]
        voices = [_within(said, start + token.start) for token in tokens]
        row = connection.execute(
            "INSERT INTO search_passage (passage, document) VALUES (?, ?)", (passage.id, document.id)
        ).lastrowid
        connection.execute(
            "INSERT INTO search (rowid, key, stem, own, said, facts) VALUES (?, ?, ?, ?, ?, ?)",
            (
                row,
                " ".join(token.key for token in tokens),
                " ".join(stems),
                " ".join(one for one, voice in zip(stems, voices, strict=True) if not voice),
                " ".join(one for one, voice in zip(stems, voices, strict=True) if voice),
                " ".join(_facts(reading, passage, entities)),
            ),
        )
    index_days(connection, (document,))


def index_days(connection: sqlite3.Connection, documents: Iterable[Document]) -> None:
    """Note when documents were published, in place of what was noted before."""
    for document in documents:
        days = document.published
        connection.execute("DELETE FROM search_days WHERE document = ?", (document.id,))
        if days.start is not None or days.end is not None:
            first, last = days.start or "0001-01-01", days.end or "9999-12-31"
            connection.execute("INSERT INTO search_days VALUES (?, ?, ?)", (document.id, first, last))


def index_roots(connection: sqlite3.Connection, derivations: Iterable[Derivation]) -> None:
    """Note what each passage and each document derives from in the end, in place of what was noted before."""
    connection.execute("DELETE FROM search_root")
    best = _best(derivations)
    documents: dict[str, tuple[float, str]] = {}
    for passage, edge in best.items():
        root = _root(passage, best)
        root = _document_of(connection, root) or root
        connection.execute("INSERT INTO search_root VALUES (?, ?)", (passage, root))
        document = _document_of(connection, passage)
        if document is not None and documents.get(document, (0.0, ""))[0] < edge.share:
            documents[document] = edge.share, root
    rows = ((document, root) for document, (_, root) in documents.items())
    connection.executemany("INSERT OR IGNORE INTO search_root VALUES (?, ?)", rows)


def fact(kind: str, value: str) -> str:
    """Return the token that stands for a fact; letters and digits only, so that FTS5 keeps it in one piece."""
    return kind + "".join(char if char.isascii() and char.isalnum() else f"x{ord(char):x}x" for char in value)


def _best(derivations: Iterable[Derivation]) -> dict[str, Derivation]:
    """Return for each passage that is mostly derived the edge that gives it most of its words."""
    best: dict[str, Derivation] = {}
    for edge in derivations:
        known = best.get(edge.target)
        if (edge.share >= _MOSTLY_DERIVED or edge.kind in _WHOLE) and (known is None or known.share < edge.share):
            best[edge.target] = edge
    return best


def _root(passage: str, best: Mapping[str, Derivation]) -> str:
    root, seen = passage, {passage}
    while root in best and best[root].source not in seen and len(seen) < _DEPTH:
        root = best[root].source
        seen.add(root)
    return root


def _document_of(connection: sqlite3.Connection, passage: str) -> str | None:
    row = connection.execute("SELECT document FROM search_passage WHERE passage = ?", (passage,)).fetchone()
    return row[0] if row else None


def _said(reading: Reading) -> list[Span]:
    """Return the stretches of a document that are told on another's word, sorted."""
    quoted = (q.span for q in reading.quotations if q.kind in {"clause", "echo"})
    told = (c.span for c in reading.claims if len(c.attribution) > 1 and c.attribution[-1].mode != "own")
    merged: list[Span] = []
    for span in sorted({*quoted, *told}):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(span.document, merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _within(spans: Sequence[Span], offset: int) -> bool:
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle].end <= offset:
            low = middle + 1
        else:
            high = middle
    return low < len(spans) and spans[low].start <= offset


def _facts(reading: Reading, passage: Passage, entities: Mapping[str, Entity]) -> list[str]:
    found = {fact("role", passage.role)}
    for source in (passage.narrator, reading.document.source):
        if source is not None:
            found.add(fact("source", source))
    for mention in reading.mentions:
        if mention.entity is not None and passage.span.contains(mention.span):
            found.update(fact("entity", entity) for entity in _lineage(mention.entity, entities))
    return sorted(found)


def _lineage(entity: str, entities: Mapping[str, Entity]) -> list[str]:
    """Return an entity with all it belongs to or lies in."""
    listed = load().entities
    found = [entity]
    while len(found) < _DEPTH:
        row = entities.get(found[-1]) or listed.get(found[-1])
        if row is None or row.parent is None or row.parent in found:
            break
        found.append(row.parent)
    return found
