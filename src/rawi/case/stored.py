"""The rows of the record in the tables: put in, and got out in the order of the record."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

import msgspec

from rawi.case import schema
from rawi.case.errors import CaseError
from rawi.ingest import shown
from rawi.model import Claim, Document, Entity, Mention, Passage, Quotation, Reading, Row, Source, decode, encode

R = TypeVar("R", bound=msgspec.Struct)

# Rows that several documents may give.
_SHARED = frozenset({"source", "entity"})


def own_sources(connection: sqlite3.Connection) -> str:
    """Return the table of the case's own publishers (`lexicon.load` takes it), empty where there is none."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'sources'").fetchone()
    return row[0] if row else ""


def insert(connection: sqlite3.Connection, stage: int, document: str, rows: Sequence[Row]) -> None:
    """Put rows of one type in, as a stage gave them for a document ("" for none)."""
    if rows:
        connection.executemany(
            f'INSERT INTO "{schema.table(type(rows[0]))}" VALUES (?, ?, ?, ?, ?)',
            ((stage, document, n, row.id, encode(row).decode()) for n, row in enumerate(rows)),
        )


# The tables that a reading fills.
OF_READINGS = ("document", "source", "passage", "entity", "mention", "quotation", "claim")


def insert_reading(connection: sqlite3.Connection, reading: Reading) -> None:
    """Put in what `read` found in a document."""
    for rows in (
        (reading.document,),
        reading.sources,
        reading.passages,
        reading.entities,
        reading.mentions,
        reading.quotations,
        reading.claims,
    ):
        insert(connection, schema.READ, reading.document.id, rows)


def insert_relinked(connection: sqlite3.Connection, reading: Reading, verdicts: dict[str, Quotation]) -> None:
    """Put in what linking changed in a document's rows, and say that its earlier rows of these types do not count."""
    document = reading.document.id
    quotations = tuple(verdicts.get(quotation.id, quotation) for quotation in reading.quotations)
    if reading.document.published.basis != "linked" and quotations == reading.quotations:
        # Only a date that linking found makes another reading of a document.
        return
    before = get_reading(connection, document)
    for name, old, new in (
        ("document", (before.document,), (reading.document,)),
        ("source", before.sources, reading.sources),
        ("passage", before.passages, reading.passages),
        ("entity", before.entities, reading.entities),
        ("mention", before.mentions, reading.mentions),
        ("quotation", before.quotations, quotations),
        ("claim", before.claims, reading.claims),
    ):
        if old != new:
            connection.execute("INSERT INTO superseded VALUES (?, ?)", (name, document))
            insert(connection, schema.LINK, document, new)


def get_reading(connection: sqlite3.Connection, document: str) -> Reading:
    """Return what `read` found in a document, as it stood before linking."""

    return _reading(connection, document, lambda _: schema.READ)


def get_readings(connection: sqlite3.Connection) -> Iterator[Reading]:
    """Yield what `read` found in each document, as it stood before linking, by id, each table gone through once."""
    fields = zip(Reading.__struct_fields__, OF_READINGS, strict=True)
    others = {field: _Rows(connection, name) for field, name in fields if name != "document"}
    for document, rows in _by_document(connection, "document"):
        yield Reading(document=rows[0], **{field: each.take(document) for field, each in others.items()})


class _Rows:
    """The rows of one type that reading gave, to be taken document by document in the order of their ids."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._groups = _by_document(connection, name)
        self._next = next(self._groups, None)

    def take(self, document: str) -> tuple[Any, ...]:
        """Return the rows of a document, none where it has none; those of earlier ones must have been taken."""
        if self._next is None or self._next[0] != document:
            return ()
        rows = self._next[1]
        self._next = next(self._groups, None)
        return rows


def _by_document(connection: sqlite3.Connection, name: str) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield the rows of one type that reading gave, by the id of their document."""
    decoder = msgspec.json.Decoder(tuple.__class_getitem__((schema.TABLES[name], ...)))
    # As bytes: text would be made from UTF-8 and turned back into it.
    found = connection.execute(
        f'SELECT document, CAST(json AS BLOB) FROM "{name}" WHERE stage = {schema.READ} ORDER BY document, n'
    )
    for document, rows in groupby(found, key=itemgetter(0)):
        # All rows of a document are decoded at once: for each by itself the calls would take most of the time.
        yield document, decoder.decode(b"[" + b",".join([text for _, text in rows]) + b"]")


def get_counted(connection: sqlite3.Connection, document: str) -> Reading:
    """Return a document's rows that count, without judgements: of linking where it gave them anew, else of `read`."""
    again = {row[0] for row in connection.execute("SELECT type FROM superseded WHERE document = ?", (document,))}
    return _reading(connection, document, lambda name: schema.LINK if name in again else schema.READ)


def _reading(connection: sqlite3.Connection, document: str, stage: Callable[[str], int]) -> Reading:
    def of(row_type: type[R]) -> tuple[R, ...]:
        name = schema.table(row_type)
        found = connection.execute(
            f'SELECT json FROM "{name}" WHERE stage = ? AND document = ? ORDER BY n', (stage(name), document)
        )
        rows = tuple(schema.DECODERS[name].decode(text) for (text,) in found)
        return tuple(row for row in rows if isinstance(row, row_type))

    return Reading(
        document=of(Document)[0],
        sources=of(Source),
        passages=of(Passage),
        entities=of(Entity),
        mentions=of(Mention),
        quotations=of(Quotation),
        claims=of(Claim),
    )


def lines(connection: sqlite3.Connection, name: str) -> Iterator[str]:
    """Yield the rows of a table that count, judgements applied, as JSON, in the order of the record.

    Raises `CaseError` for one that cannot be read: nothing that is damaged goes out.
    """
    for identifier, text in _texts(connection, name):
        _decoded(name, identifier, text)
        yield text


def rows(connection: sqlite3.Connection, name: str) -> Iterator[Row]:
    """Yield the rows of a table as `lines` does, decoded. Raises `CaseError` for one that cannot be read."""
    for identifier, text in _texts(connection, name):
        yield _decoded(name, identifier, text)


def _decoded(name: str, identifier: str, text: str) -> Row:
    try:
        return schema.DECODERS[name].decode(text)
    except (msgspec.DecodeError, TypeError) as error:
        what = f"the {name} {shown(identifier)} of this case cannot be read ({error})"
        raise CaseError(f"{what}; see rawi verify --case DIR") from None


def _texts(connection: sqlite3.Connection, name: str) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for identifier, text in connection.execute(
        f"""
        SELECT t.id, t.json FROM "{name}_now" AS t LEFT JOIN reading AS r ON r.document = t.document
        ORDER BY r.path, t.document, t.n
        """
    ):
        if identifier in seen:
            continue
        if name in _SHARED:
            seen.add(identifier)
        yield identifier, text


def find(connection: sqlite3.Connection, prefix: str) -> tuple[Row, ...]:
    """Return the rows whose id is `prefix` or, if there is none, begins with it (at most 20), judgements applied.

    A row that a person rejected is found by its whole id only.
    """
    for condition, value in (("= ?", prefix), ("GLOB ?", f"{_literal(prefix)}*")):
        found: dict[str, Row] = {}
        for name in schema.TABLES:
            for (text,) in connection.execute(
                f'SELECT json FROM "{name}_now" WHERE id {condition} ORDER BY id LIMIT 20', (value,)
            ):
                row = decode(text)
                found.setdefault(row.id, row)
        if found:
            return tuple(found.values())
    rejected = connection.execute("SELECT json FROM judged WHERE id = ? AND out = 1", (prefix,)).fetchone()
    return (decode(rejected[0]),) if rejected else ()


def digest(lines: Iterable[str]) -> str:
    """Return the SHA-256 over rows as JSON, each with a newline."""
    hashed = hashlib.sha256()
    for line in lines:
        hashed.update(line.encode() + b"\n")
    return hashed.hexdigest()


def digest_of_reading(connection: sqlite3.Connection, document: str) -> str:
    """Return the digest of the rows that reading gave for a document, as they are stored."""
    return digest(
        text
        for name in schema.TABLES
        for (text,) in connection.execute(
            f'SELECT json FROM "{name}" WHERE stage = ? AND document = ? ORDER BY n', (schema.READ, document)
        )
    )


def digests_of_readings(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield each document that reading gave rows for, by id, with the digest of its rows, in one pass."""
    scans = [
        groupby(
            connection.execute(f'SELECT document, json FROM "{name}" WHERE stage = {schema.READ} ORDER BY document, n'),
            key=lambda row: str(row[0]),
        )
        for name in schema.TABLES
    ]
    heads = [next(scan, None) for scan in scans]
    while any(heads):
        document = min(head[0] for head in heads if head is not None)
        hashed = hashlib.sha256()
        for number, head in enumerate(heads):
            if head is not None and head[0] == document:
                for _, text in head[1]:
                    hashed.update(text.encode() + b"\n")
                heads[number] = next(scans[number], None)
        yield document, hashed.hexdigest()


def digest_of_links(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the digest of what linking gave, by table, as it is stored."""
    of_tables = {
        name: digest(
            text
            for (text,) in connection.execute(
                f'SELECT json FROM "{name}" WHERE stage = ? ORDER BY document, n', (schema.LINK,)
            )
        )
        for name in schema.TABLES
    }
    superseded = connection.execute("SELECT type || ' ' || document FROM superseded ORDER BY type, document")
    return {**of_tables, "superseded": digest(text for (text,) in superseded)}


def _literal(prefix: str) -> str:
    return "".join(f"[{char}]" if char in "*?[" else char for char in prefix)
