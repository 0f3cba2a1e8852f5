"""What a page needs of a case, got by id: rows with all they name, and nothing else."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from sqlite3 import Connection
from typing import Any

from starlette.requests import Request

from rawi.case import Case
from rawi.case.lookup import of_document, rows_of
from rawi.model import (
    Claim,
    Derivation,
    Disagreement,
    Document,
    Entity,
    Event,
    Mention,
    Passage,
    Quotation,
    Reuse,
    Row,
    Source,
    encode,
)
from rawi.web.view import Record, arrange

_NAMED = re.compile(rb'"((?:ent|sou)-[0-9a-f]+)"')


@contextmanager
def opened(request: Request) -> Iterator[Connection]:
    """Give the case of the app, opened for reading, for as long as the block lasts."""
    with Case.open(request.app.state.folder) as case:
        case.connection.execute("BEGIN")
        yield case.connection


def record_of(connection: Connection, *groups: Iterable[Row]) -> Record:
    """Return these rows as a record, with the sources and entities that they name."""
    rows = [row for group in groups for row in group]
    record = arrange(rows)
    wanted = {name.decode() for row in rows if not isinstance(row, Document) for name in _NAMED.findall(encode(row))}
    wanted |= {document.source for document in record.documents.values() if document.source}
    add_names(connection, record, wanted)
    return record


def add_names(connection: Connection, record: Record, ids: Iterable[str | None]) -> None:
    """Add the sources and entities with these ids, and the actors that the sources are, to a record."""
    wanted = {identifier for identifier in ids if identifier}
    record.sources |= rows_of(connection, Source, {w for w in wanted if w.startswith("sou-")} - set(record.sources))
    entities = {w for w in wanted if w.startswith("ent-")} | {s.entity for s in record.sources.values() if s.entity}
    record.entities |= rows_of(connection, Entity, entities - set(record.entities))


def event_record(connection: Connection, events: Iterable[Event]) -> Record:
    """Return events with their claims, the passages and documents these stand in, and where accounts differ."""
    held = list(events)
    claims = rows_of(connection, Claim, (claim for event in held for claim in event.claims))
    disputes = disagreements_of(connection, (event.id for event in held))
    more = {claim for row in disputes for position in row.positions for claim in position.claims} - set(claims)
    claims |= rows_of(connection, Claim, more)
    passages = rows_of(connection, Passage, (claim.passage for claim in claims.values()))
    spans = {span.document for row in disputes for span in row.spans}
    documents = rows_of(
        connection,
        Document,
        {claim.span.document for claim in claims.values()}
        | {document for event in held for origin in event.origins for document in origin.documents}
        | spans,
    )
    return record_of(connection, held, claims.values(), disputes, passages.values(), documents.values())


def disagreements_of(connection: Connection, events: Iterable[str]) -> list[Disagreement]:
    """Return where the accounts of these events differ."""
    ids = [
        identifier
        for event in events
        for (identifier,) in connection.execute("SELECT id FROM lookup_dispute WHERE event = ? ORDER BY id", (event,))
    ]
    return list(rows_of(connection, Disagreement, ids).values())


def document_record(connection: Connection, document: str) -> Record | None:
    """Return a document with all that was read in it and what it derives from or gives to; None if it is not there."""
    own = rows_of(connection, Document, [document])
    if not own:
        return None
    derivations = derivations_of(connection, document)
    ends = rows_of(connection, Passage, (end for row in derivations for end in (row.source, row.target)))
    passages = {row.id: row for row in of_document(connection, Passage, document)} | ends
    others = rows_of(connection, Document, {passage.span.document for passage in ends.values()} - {document})
    return record_of(
        connection,
        own.values(),
        others.values(),
        passages.values(),
        of_document(connection, Mention, document),
        of_document(connection, Quotation, document),
        of_document(connection, Claim, document),
        derivations,
    )


def derivations_of(connection: Connection, document: str) -> list[Derivation]:
    """Return the derivations that a document is an end of."""
    found = connection.execute(
        "SELECT id FROM lookup_derivation WHERE source_document = ?1 OR target_document = ?1 ORDER BY share DESC, id",
        (document,),
    ).fetchall()
    return list(rows_of(connection, Derivation, (identifier for (identifier,) in found)).values())


def pair_record(connection: Connection, derivation: str) -> Record | None:
    """Return a derivation with its two documents, the reuses between them and the quotations of the target."""
    held = rows_of(connection, Derivation, [derivation])
    if not held:
        return None
    (row,) = held.values()
    passages = rows_of(connection, Passage, (row.source, row.target))
    if len(passages) < 2:
        return record_of(connection, held.values(), passages.values())
    documents = {passage.span.document for passage in passages.values()}
    found = connection.execute(
        "SELECT id FROM lookup_reuse WHERE target = ? AND source = ?", (row.target, row.source)
    ).fetchall()
    reuses = rows_of(connection, Reuse, (identifier for (identifier,) in found))
    every = [passage for document in documents for passage in of_document(connection, Passage, document)]
    target = passages[row.target]
    quotations = [q for q in of_document(connection, Quotation, target.span.document) if target.span.contains(q.span)]
    return record_of(
        connection,
        held.values(),
        every,
        rows_of(connection, Document, documents).values(),
        reuses.values(),
        quotations,
    )


def page_of(
    connection: Connection, query: str, values: Iterable[Any], *, page: int, rows: int
) -> tuple[list[Any], bool]:
    """Return the rows of one page of a list (from 1), and whether there are more."""
    found = connection.execute(f"{query} LIMIT ? OFFSET ?", (*values, rows + 1, (page - 1) * rows)).fetchall()
    return found[:rows], len(found) > rows


def page_number(request: Request) -> int:
    """Return which page of a list is asked for, from 1; anything that is no such number means the first."""
    given = request.query_params.get("page", "1")
    return min(max(int(given), 1), 100_000) if given.isascii() and given.isdigit() and len(given) < 7 else 1
