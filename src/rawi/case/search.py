"""Search over passages: SQLite FTS5 on our own folded words and their stems; hits are shown in the original text."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from rawi.case.errors import CaseError
from rawi.model import Document, Passage, Reading, Span
from rawi.text import Token, stem, tokenise

# The form as it is written weighs more than its stem, which may be another word's too.
_WEIGHT_OF_FORM, _WEIGHT_OF_STEM = 4.0, 1.0
_SNIPPET_TOKENS = 24


class Hit(NamedTuple):
    """A passage that holds all words asked for: where they stand, and a stretch of the text around the first."""

    document: Document
    passage: Passage
    spans: tuple[Span, ...]
    snippet: Span


class _Term(NamedTuple):
    """One word, or a phrase in quotation marks."""

    keys: tuple[str, ...]
    stems: tuple[str, ...]


def index(connection: sqlite3.Connection, reading: Reading) -> None:
    """Put the passages of a document into the index, inside the open transaction."""
    for passage in reading.passages:
        tokens = _words(reading.document.text[passage.span.start : passage.span.end])
        connection.execute(
            "INSERT INTO search (key, stem, passage) VALUES (?, ?, ?)",
            (" ".join(t.key for t in tokens), " ".join(stem(t.key) for t in tokens), passage.id),
        )


def search(connection: sqlite3.Connection, query: str) -> Iterator[Hit]:
    """Yield the passages that hold every word of the query in some form, the best first.

    Words in quotation marks must stand side by side. Spelling is folded and a word is also found by its stem: بالخوين
    finds الخوين. Raises `CaseError` for a query without words.
    """
    terms = tuple(_terms(query))
    if not terms:
        raise CaseError("the query holds no word; give words to search for")
    found = connection.execute(
        "SELECT passage FROM search WHERE search MATCH ? ORDER BY bm25(search, ?, ?), rowid",
        (" AND ".join(_match(term) for term in terms), _WEIGHT_OF_FORM, _WEIGHT_OF_STEM),
    ).fetchall()
    for (identifier,) in found:
        passage = _passage(connection, identifier)
        document = _document(connection, passage.span.document)
        yield _hit(document, passage, terms)


def _words(text: str) -> list[Token]:
    return [token for token in tokenise(text) if token.kind in {"word", "number"}]


def _terms(query: str) -> Iterator[_Term]:
    phrase: list[str] | None = None
    for token in tokenise(query):
        if token.kind == "quote":
            if phrase:
                yield _term(phrase)
            phrase = [] if phrase is None else None
        elif token.kind in {"word", "number"}:
            if phrase is None:
                yield _term([token.key])
            else:
                phrase.append(token.key)
    # A phrase that is never closed is its words.
    yield from (_term([key]) for key in phrase or ())


def _term(keys: Sequence[str]) -> _Term:
    return _Term(tuple(keys), tuple(stem(key) for key in keys))


def _match(term: _Term) -> str:
    return f'({{key}} : "{" ".join(term.keys)}" OR {{stem}} : "{" ".join(term.stems)}")'


def _passage(connection: sqlite3.Connection, identifier: str) -> Passage:
    (text,) = connection.execute("SELECT json FROM passage WHERE id = ? ORDER BY stage DESC", (identifier,)).fetchone()
    return msgspec.json.decode(text, type=Passage)


def _document(connection: sqlite3.Connection, identifier: str) -> Document:
    (text,) = connection.execute("SELECT json FROM document WHERE id = ? ORDER BY stage DESC", (identifier,)).fetchone()
    return msgspec.json.decode(text, type=Document)


def _hit(document: Document, passage: Passage, terms: Sequence[_Term]) -> Hit:
    start = passage.span.start
    tokens = _words(document.text[start : passage.span.end])
    keys = [token.key for token in tokens]
    stems = [stem(key) for key in keys]
    found: set[int] = set()
    for term in terms:
        length = len(term.keys)
        for i in range(len(tokens) - length + 1):
            if tuple(keys[i : i + length]) == term.keys or tuple(stems[i : i + length]) == term.stems:
                found.update(range(i, i + length))
    spans = tuple(Span(document.id, start + tokens[i].start, start + tokens[i].end) for i in sorted(found))
    first = max(min(found, default=0) - _SNIPPET_TOKENS // 3, 0)
    last = min(first + _SNIPPET_TOKENS, len(tokens)) - 1
    return Hit(document, passage, spans, Span(document.id, start + tokens[first].start, start + tokens[last].end))
