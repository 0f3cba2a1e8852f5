"""Search over passages: every spelling of a word, every name of an actor; copies of one story are one result."""

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple, TypeVar

import msgspec

from rawi.case import query as queries
from rawi.case.errors import CaseError
from rawi.case.index import fact, words
from rawi.case.query import Also, Form, Query
from rawi.case.stored import own_sources
from rawi.ingest import shown
from rawi.lexicon import Lexicon, load
from rawi.model import Document, Passage, Span
from rawi.text import stem

T = TypeVar("T", bound=msgspec.Struct)

# The form as it is written weighs more than its stem, which may be another word's too.
_WEIGHT_OF_FORM, _WEIGHT_OF_STEM = 4.0, 1.0
_SNIPPET_TOKENS = 24
# More passages than this are not returned in order: whoever finds so many must ask more narrowly.
MOST_RANKED = 1000
# Weighing every passage that holds a common word takes longer than a person waits; the last ones taken in are weighed.
_MOST_WEIGHED = 10_000

_WITH_DAYS = "JOIN search_passage AS p ON p.n = search.rowid JOIN search_days AS d USING (document)"


class Filters(NamedTuple):
    """What a search is narrowed to; null or empty = not.

    `source`, `place`, `actor` are names in any spelling, Arabic or English, or ids; a place also means what lies in
    it, an actor what belongs to it. `since`, `until` are ISO days, inclusive: a document counts whose days of
    publication touch them, one without a date does not. `role` is that of the passage. `voice`: told in the
    narrator's own voice, or said by somebody it cites.
    """

    source: str | None = None
    since: str | None = None
    until: str | None = None
    place: str | None = None
    actor: str | None = None
    role: str | None = None
    voice: Literal["own", "said"] | None = None


NO_FILTERS = Filters()


class Hit(NamedTuple):
    """A passage that holds all words asked for: where they stand, and a stretch of the text around the first."""

    document: Document
    passage: Passage
    spans: tuple[Span, ...]
    snippet: Span


class Group(NamedTuple):
    """Passages of one story: `root` is the document, or the source not in the case, that they derive from.

    `hits` holds the best one and then, as far as they were asked for, the others; `passages` counts all ranked.
    """

    root: str
    hits: tuple[Hit, ...]
    passages: int


class Results(NamedTuple):
    """What was found: the best stories first, of `groups` in all with `passages`; `also`: names searched as well.

    `more`: there are passages beyond the `MOST_RANKED` that were ranked.
    """

    found: tuple[Group, ...]
    groups: int
    passages: int
    more: bool
    also: tuple[Also, ...]


def search(
    connection: sqlite3.Connection,
    query: str,
    *,
    filters: Filters = NO_FILTERS,
    without: Collection[str] = (),
    skip: int = 0,
    most: int = 20,
    of_each: int = 3,
) -> Results:
    """Return the passages that hold every word of the query in some form, grouped by the story they tell.

    Words in quotation marks must stand side by side. Spelling is folded and a word is also found by its stem: بالخوين
    finds الخوين. A name from the lists also finds the other names of the same actor or place, but for those in
    `without` (names or entity ids). Of the stories `most` are returned after the first `skip`, of each at most
    `of_each` passages.
    Raises `CaseError` for a query without words and for a filter that makes no sense.
    """
    lexicon = load(own_sources(connection))
    asked = queries.parse(query, lexicon, without=without)
    if not asked.terms:
        raise CaseError("the query holds no word; give words to search for")
    ranked = _ranked(connection, asked, filters, lexicon)
    more = len(ranked) > MOST_RANKED
    stories: dict[str, list[str]] = {}
    for passage, root in ranked[:MOST_RANKED]:
        stories.setdefault(root, []).append(passage)
    shown = list(stories.items())[skip : skip + most]
    found = tuple(
        Group(root, tuple(_hits(connection, passages[:of_each], asked)), len(passages)) for root, passages in shown
    )
    return Results(found, len(stories), min(len(ranked), MOST_RANKED), more, asked.also)


def _ranked(connection: sqlite3.Connection, asked: Query, filters: Filters, lexicon: Lexicon) -> list[tuple[str, str]]:
    """Return passages, the best first, each with the root of its story: one more than are ranked, if there are."""
    days, values = _days(filters)
    match = " AND ".join([queries.match(asked), *_conditions(asked, filters, lexicon)])
    found = f"""
        FROM search {_WITH_DAYS if days else ""}
        WHERE search MATCH ? {days}
    """
    last = connection.execute(
        f"SELECT search.rowid {found} ORDER BY search.rowid DESC LIMIT 1 OFFSET ?", (match, *values, _MOST_WEIGHED)
    ).fetchone()
    return connection.execute(
        f"""
        WITH best AS (
            SELECT search.rowid AS n, bm25(search, ?, ?, 0.0, 0.0, 0.0) AS score {found} AND search.rowid > ?
            ORDER BY score, search.rowid LIMIT ?
        )
        SELECT p.passage, COALESCE(own.root, page.root, p.document) FROM best
        JOIN search_passage AS p USING (n)
        LEFT JOIN search_root AS own ON own.item = p.passage
        LEFT JOIN search_root AS page ON page.item = p.document
        ORDER BY best.score, best.n
        """,
        (_WEIGHT_OF_FORM, _WEIGHT_OF_STEM, match, *values, last[0] if last else 0, MOST_RANKED + 1),
    ).fetchall()


def _conditions(asked: Query, filters: Filters, lexicon: Lexicon) -> Iterator[str]:
    if filters.role is not None:
        yield _any("role", (filters.role,))
    if filters.source is not None:
        yield _any("source", queries.source_ids(filters.source, lexicon))
    for name in (filters.place, filters.actor):
        if name is not None:
            yield _any("entity", queries.entities_named(name, lexicon))
    if filters.voice is not None:
        yield queries.in_voice(asked, filters.voice)


def _any(kind: str, values: Sequence[str]) -> str:
    return "({facts} : (" + " OR ".join(f'"{fact(kind, value)}"' for value in values) + "))"


def _days(filters: Filters) -> tuple[str, list[str]]:
    conditions, values = "", []
    for day, condition in ((filters.until, "first <= ?"), (filters.since, "last >= ?")):
        if day is not None:
            conditions += f" AND d.{condition}"
            values.append(_iso_day(day))
    if filters.since is not None and filters.until is not None and filters.until < filters.since:
        raise CaseError(f"the last day {filters.until} is before the first {filters.since}; turn them round")
    return conditions, values


def _iso_day(day: str) -> str:
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        raise CaseError(f"{shown(day)} is no day; write it as 2018-02-13") from None


def _hits(connection: sqlite3.Connection, passages: Sequence[str], asked: Query) -> Iterator[Hit]:
    for identifier in passages:
        passage = _row(connection, "passage", identifier, Passage)
        document = _row(connection, "document", passage.span.document, Document)
        yield _hit(document, passage, asked)


def _row(connection: sqlite3.Connection, table: str, identifier: str, row_type: type[T]) -> T:
    (text,) = connection.execute(f"SELECT json FROM {table} WHERE id = ? ORDER BY stage DESC", (identifier,)).fetchone()
    return msgspec.json.decode(text, type=row_type)


def _hit(document: Document, passage: Passage, asked: Query) -> Hit:
    start = passage.span.start
    tokens = words(document.text[start : passage.span.end])
    keys = [token.key for token in tokens]
    stems = [stem(key) for key in keys]
    found: set[int] = set()
    for form in (form for term in asked.terms for form in term.forms):
        found.update(_places(form, keys, stems))
    spans = tuple(Span(document.id, start + tokens[i].start, start + tokens[i].end) for i in sorted(found))
    first = max(min(found, default=0) - _SNIPPET_TOKENS // 3, 0)
    last = min(first + _SNIPPET_TOKENS, len(tokens)) - 1
    return Hit(document, passage, spans, Span(document.id, start + tokens[first].start, start + tokens[last].end))


def _places(form: Form, keys: Sequence[str], stems: Sequence[str]) -> Iterator[int]:
    """Yield the numbers of the words that a form is found in."""
    length = len(form.keys)
    for i, (key, root) in enumerate(zip(keys, stems, strict=True)):
        if (key == form.keys[0] and tuple(keys[i : i + length]) == form.keys) or (
            root == form.stems[0] and tuple(stems[i : i + length]) == form.stems
        ):
            yield from range(i, i + length)
