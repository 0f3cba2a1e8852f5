"""Filling the look-up tables from the rows as they read with judgements; they are never a source of anything.

`fill` makes them anew when the links of a case are replaced, but for what linking gave as before; `follow` brings them
up to date after a judgement.
"""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from rawi.case.lookup import documents_of, of_document, rows_of
from rawi.case.sql_lookup import SQL
from rawi.model import (
    Derivation,
    Disagreement,
    Document,
    Entity,
    Event,
    Mention,
    Passage,
    Quotation,
    Reuse,
    Source,
)

# Changes that turn what was said into something else come before those of wording.
_GRAVE = frozenset(
    {"actor_dropped", "actor_added", "role_reversed", "number_changed", "time_changed", "false_ellipsis"}
)
_ACCOUNTS = frozenset({"report", "summary", "statement"})
_TABLES = tuple(line.split()[2] for line in SQL.splitlines() if line.startswith("CREATE TABLE"))
_IN_DOCUMENT = ("document", "passage", "mention", "quotation")


class Before(NamedTuple):
    """What the tables go by before links are replaced: events (JSON), disputes by event, rows of documents."""

    events: dict[str, str]
    disputes: dict[str, set[tuple[str, ...]]]
    documents: dict[str, bytes]


def before(connection: sqlite3.Connection) -> Before | None:
    """Return what the tables go by, to be handed to `fill` once the links are replaced; null if they hold else."""
    events = dict(connection.execute("SELECT id, json FROM event_now").fetchall())
    if events.keys() != {row[0] for row in connection.execute("SELECT id FROM lookup_event")}:
        return None
    return Before(events, _disputes(connection), _given_by_linking(connection))


def fill(connection: sqlite3.Connection, known: Before | None = None) -> None:
    """Fill the tables anew, inside the open transaction; events and documents that are as they were `known` stay."""
    judged = _changed_judgements(connection)
    if known is None or any(row_type in ("entity", "source") for row_type, *_ in judged):
        known = Before({}, {}, {})
        for table in _TABLES:
            connection.execute(f"DELETE FROM {table}")
    for table in ("entity", "source", "dispute", "derivation", "reuse"):
        connection.execute(f"DELETE FROM lookup_{table}")
    for entity in _rows(connection, Entity):
        _put_entity(connection, entity)
    for source in _rows(connection, Source):
        _put_source(connection, source)
    for dispute in _rows(connection, Disagreement):
        _put_dispute(connection, dispute)
    for derivation in _rows(connection, Derivation):
        _put_derivation(connection, derivation)
    for reuse in _rows(connection, Reuse):
        _put_reuse(connection, reuse)
    _fill_events(connection, known)
    given = _given_by_linking(connection)
    touched = {one for one in known.documents.keys() | given if known.documents.get(one) != given.get(one)}
    touched |= {document or identifier for row_type, identifier, document in judged if row_type in _IN_DOCUMENT}
    _fill_documents(connection, touched)
    _settle(connection)
    _note_followed(connection)


def _fill_events(connection: sqlite3.Connection, known: Before) -> None:
    """Put in the events that are not as they were, and take out what is gone of those."""
    disputes = _disputes(connection)
    numbers = dict(connection.execute("SELECT id, n FROM lookup_event").fetchall())
    now = connection.execute("SELECT id, json FROM event_now ORDER BY stage, document, n").fetchall()
    same = {
        identifier
        for identifier, text in now
        if identifier in numbers
        and known.events.get(identifier) == text
        and known.disputes.get(identifier) == disputes.get(identifier)
    }
    for identifier in numbers.keys() - same:
        _remove_event(connection, msgspec.json.decode(known.events[identifier], type=Event))
    for n, (identifier, text) in enumerate(now):
        if identifier not in same:
            _put_event(connection, n, msgspec.json.decode(text, type=Event))
        elif numbers[identifier] != n:
            connection.execute("UPDATE lookup_event SET n = ? WHERE id = ?", (n, identifier))


def _fill_documents(connection: sqlite3.Connection, touched: set[str]) -> None:
    """Put in the documents that are new or `touched`, and take out those that are gone."""
    numbers = dict(connection.execute("SELECT id, n FROM lookup_document").fetchall())
    documents = connection.execute("SELECT document FROM reading ORDER BY path, document").fetchall()
    for n, (document,) in enumerate(documents):
        if document in touched or document not in numbers:
            _put_document(connection, n, document)
        elif numbers[document] != n:
            connection.execute("UPDATE lookup_document SET n = ? WHERE id = ?", (n, document))
    for document in numbers.keys() - {document for (document,) in documents}:
        _put_document(connection, 0, document)


def _disputes(connection: sqlite3.Connection) -> dict[str, set[tuple[str, ...]]]:
    found: dict[str, set[tuple[str, ...]]] = {}
    for event, *rest in connection.execute("SELECT event, id, about, nature FROM lookup_dispute"):
        found.setdefault(event, set()).add(tuple(rest))
    return found


def _given_by_linking(connection: sqlite3.Connection) -> dict[str, bytes]:
    """Return a digest of the rows that linking gave of each document, of those it gave any of."""
    found: dict[str, hashlib.blake2b] = {}
    for row_type, document in connection.execute("SELECT type, document FROM superseded ORDER BY document, type"):
        hashed = found.setdefault(document, hashlib.blake2b(digest_size=16))
        hashed.update(row_type.encode())
        rows = connection.execute(
            f'SELECT json FROM "{row_type}" WHERE stage = 1 AND document = ? ORDER BY n', (document,)
        )
        for (text,) in rows:
            hashed.update(text.encode())
    return {document: hashed.digest() for document, hashed in found.items()}


def _changed_judgements(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """Return the judged rows (type, id, document) that are not as the tables have them."""
    return connection.execute(
        "SELECT j.type, j.id, j.document FROM judged AS j LEFT JOIN lookup_followed AS f USING (type, document, id)"
        " WHERE f.id IS NULL OR f.json != j.json OR f.out != j.out"
        " UNION SELECT f.type, f.id, f.document FROM lookup_followed AS f"
        " LEFT JOIN judged AS j USING (type, document, id) WHERE j.id IS NULL"
    ).fetchall()


def follow(connection: sqlite3.Connection) -> None:
    """Bring the tables up to date with what the judged rows say now, inside the open transaction."""
    changed = _changed_judgements(connection)
    of_type: dict[str, list[str]] = {}
    for row_type, identifier, _ in changed:
        of_type.setdefault(row_type, []).append(identifier)
    for entity in rows_of(connection, Entity, of_type.get("entity", ())).values():
        _put_entity(connection, entity)
    for source in rows_of(connection, Source, of_type.get("source", ())).values():
        _put_source(connection, source)
    _again(connection, "dispute", Disagreement, of_type.get("disagreement", ()))
    _again(connection, "derivation", Derivation, of_type.get("derivation", ()))
    _again(connection, "reuse", Reuse, of_type.get("reuse", ()))
    events = set(of_type.get("event", ()))
    events |= _all_of(connection, "SELECT event FROM lookup_dispute WHERE id = ?", of_type.get("disagreement", ()))
    events |= _all_of(connection, "SELECT event FROM lookup_part WHERE entity = ?", of_type.get("entity", ()))
    documents = {document for row_type, _, document in changed if row_type in _IN_DOCUMENT and document}
    documents |= set(of_type.get("document", ()))
    documents |= _all_of(connection, "SELECT document FROM lookup_told WHERE event = ?", events)
    entities = _all_of(connection, "SELECT entity FROM lookup_name WHERE document = ?", documents)
    for identifier in sorted(events):
        _event_again(connection, identifier)
    documents |= _all_of(connection, "SELECT document FROM lookup_told WHERE event = ?", events)
    for document in sorted(documents):
        known = connection.execute("SELECT n FROM lookup_document WHERE id = ?", (document,)).fetchone()
        _put_document(connection, known[0] if known else 0, document)
    entities |= _all_of(connection, "SELECT entity FROM lookup_name WHERE document = ?", documents)
    _settle(connection, {*documents, *entities, *(entity for entity in of_type.get("entity", ()))})
    _note_followed(connection)


def _rows(connection: sqlite3.Connection, row_type: type[Any]) -> Iterator[Any]:
    """Yield the rows of a type that count, each id once, those of a document after each other."""
    table = str(row_type.__struct_config__.tag)
    decoder = msgspec.json.Decoder(row_type)
    shared = "GROUP BY id" if row_type in (Entity, Source) else "ORDER BY stage, document, n"
    # Into a list, for what is yielded is used to write to the same database.
    for (text,) in connection.execute(f'SELECT json FROM "{table}_now" {shared}').fetchall():
        yield decoder.decode(text)


def _put(connection: sqlite3.Connection, table: str, *values: object) -> None:
    holes = ", ".join("?" * len(values))
    connection.execute(f"INSERT OR REPLACE INTO lookup_{table} VALUES ({holes})", values)


def _put_entity(connection: sqlite3.Connection, row: Entity) -> None:
    _put(connection, "entity", row.id, row.kind, row.name, row.name_en, row.curated, 0, 0)


def _put_source(connection: sqlite3.Connection, row: Source) -> None:
    _put(connection, "source", row.id, row.name, row.name_en, row.kind, row.interest, row.entity, 0, 0)


def _put_dispute(connection: sqlite3.Connection, row: Disagreement) -> None:
    _put(connection, "dispute", row.id, row.event, row.about, row.nature, row.severity)


def _put_derivation(connection: sqlite3.Connection, row: Derivation) -> None:
    where = documents_of(connection, "passage", (row.source, row.target))
    ends = (row.source, row.target, where.get(row.source), where.get(row.target))
    _put(connection, "derivation", row.id, *ends, row.kind, row.share)


def _put_reuse(connection: sqlite3.Connection, row: Reuse) -> None:
    documents = (row.source.span.document, row.target.span.document)
    _put(connection, "reuse", row.id, row.source.passage, row.target.passage, *documents)


_PUT: dict[str, Callable[[sqlite3.Connection, Any], None]] = {
    "dispute": _put_dispute,
    "derivation": _put_derivation,
    "reuse": _put_reuse,
}


def _again(connection: sqlite3.Connection, table: str, row_type: type[Any], ids: Iterable[str]) -> None:
    wanted = list(ids)
    connection.executemany(f"DELETE FROM lookup_{table} WHERE id = ?", ((identifier,) for identifier in wanted))
    for row in rows_of(connection, row_type, wanted).values():
        _PUT[table](connection, row)


def _all_of(connection: sqlite3.Connection, query: str, ids: Iterable[str]) -> set[str]:
    return {found for identifier in ids for (found,) in connection.execute(query, (identifier,))}


def _event_again(connection: sqlite3.Connection, identifier: str) -> None:
    known = connection.execute("SELECT n FROM lookup_event WHERE id = ?", (identifier,)).fetchone()
    for table, column in (("event", "id"), ("told", "event"), ("claim", "event"), ("part", "event")):
        connection.execute(f"DELETE FROM lookup_{table} WHERE {column} = ?", (identifier,))
    for event in rows_of(connection, Event, [identifier]).values():
        last = connection.execute("SELECT coalesce(max(n), -1) + 1 FROM lookup_event").fetchone()
        _put_event(connection, (known or last)[0], event)


def _put_event(connection: sqlite3.Connection, n: int, event: Event) -> None:
    told = set(documents_of(connection, "claim", event.claims).values())
    place = event.place.entity if event.place else None
    located = rows_of(connection, Entity, [place] if place else []).get(place or "")
    disputes = connection.execute("SELECT about, nature FROM lookup_dispute WHERE event = ?", (event.id,)).fetchall()
    counted = (len(event.claims), len(disputes), len(event.figures), len(told))
    _put(
        connection,
        "event",
        event.id,
        n,
        event.event_type,
        event.time.start if event.time else None,
        event.time.end if event.time else None,
        place,
        event.place.text if event.place else None,
        located.lat if located else None,
        located.lon if located else None,
        located.subtype if located else None,
        len(told),
        len(event.claims),
        len(event.figures),
        event.independent.low,
        event.independent.high,
        len(disputes),
        sum(nature == "contradiction" for _, nature in disputes),
        sum(about == "how_many" for about, _ in disputes),
        sum(min(count, 999) * 1000**power for power, count in enumerate(counted)),
    )
    for document in told:
        _put(connection, "told", document, event.id)
    for claim in event.claims:
        _put(connection, "claim", claim, event.id)
    roles = (("agent", event.agents), ("target", event.targets), ("place", (event.place,) if event.place else ()))
    for role, parts in roles:
        for part in parts:
            if part.entity:
                _put(connection, "part", part.entity, event.id, role)


def _remove_event(connection: sqlite3.Connection, event: Event) -> None:
    for table, column in (("event", "id"), ("told", "event")):
        connection.execute(f"DELETE FROM lookup_{table} WHERE {column} = ?", (event.id,))
    connection.executemany("DELETE FROM lookup_claim WHERE claim = ?", ((claim,) for claim in event.claims))
    parts = (*event.agents, *event.targets, *((event.place,) if event.place else ()))
    connection.executemany(
        "DELETE FROM lookup_part WHERE entity = ? AND event = ?", ((part.entity, event.id) for part in parts)
    )


def _put_document(connection: sqlite3.Connection, n: int, identifier: str) -> None:
    """Put one document in, with its accounts, quotations and names; what stood there of it before is gone."""
    for table in ("narrated", "quotation", "name"):
        connection.execute(f"DELETE FROM lookup_{table} WHERE document = ?", (identifier,))
    connection.execute("DELETE FROM lookup_document WHERE id = ?", (identifier,))
    for document in rows_of(connection, Document, [identifier]).values():
        held = document.published
        passages = of_document(connection, Passage, identifier)
        accounts = [passage for passage in passages if passage.role in _ACCOUNTS]
        for passage in accounts:
            _put(connection, "narrated", passage.narrator or "", identifier, passage.id)
        altered = _put_quotations(connection, identifier, passages)
        _put_names(connection, document, passages)
        known = (document.path, document.title, document.source, held.start, held.end)
        _put(connection, "document", identifier, n, *known, len(accounts), 0, altered, 0)


def _put_quotations(connection: sqlite3.Connection, document: str, passages: Iterable[Passage]) -> int:
    altered = 0
    for row in of_document(connection, Quotation, document):
        if row.kind not in ("clause", "echo"):
            continue
        wrong = row.verdict in ("altered", "abridged", "not_found")
        grave = sum(change.kind in _GRAVE for change in row.changes)
        weight = wrong * (1000 * (row.kind == "clause") + 100 * min(grave, 9) + min(len(row.changes), 99))
        speaker = row.attribution[-1].speaker if row.attribution else None
        narrator = next((passage.narrator for passage in passages if passage.span.contains(row.span)), None)
        _put(connection, "quotation", row.id, document, row.kind, row.verdict, speaker, narrator, weight)
        altered += wrong
    return altered


def _put_names(connection: sqlite3.Connection, document: Document, passages: Iterable[Passage]) -> None:
    mentions = [row for row in of_document(connection, Mention, document.id) if row.entity is not None]
    entities = rows_of(connection, Entity, (row.entity or "" for row in mentions))
    times: Counter[tuple[str, str, str]] = Counter()
    for row in mentions:
        narrator = next((passage.narrator for passage in passages if passage.span.contains(row.span)), None)
        entity = entities.get(row.entity or "")
        times[row.entity or "", _by_itself(row, document, entity), narrator or ""] += 1
    for (named, text, narrator), n in times.items():
        _put(connection, "name", named, text, narrator, document.id, n)


def _by_itself(row: Mention, document: Document, entity: Entity | None) -> str:
    """Return a name as it is written by itself, with what the article lost behind ل (للحوثيين، للجنة).

    In للبنان there is none: what follows the first ل is the name itself.
    """
    if not row.text.startswith("ل") or not document.text.endswith("ل", 0, row.span.start):
        return row.text
    bare = row.text.split()[0]
    first, *others = entity.name.split() if entity is not None and entity.name else [""]
    if first == f"ال{bare}":
        # للجنة is ل and اللجنة, its stem beginning with ل: one of three is not written.
        return f"ال{row.text}"
    # الجمهورية اللبنانية is of لبنان
    own = first.startswith("ل") or any(word.startswith(f"ال{bare[:-1]}") for word in others)
    return row.text if own else f"ا{row.text}"


_OF_DOCUMENTS = """
UPDATE lookup_document SET
    events = (SELECT count(*) FROM lookup_told AS t WHERE t.document = lookup_document.id),
    derives = (SELECT count(*) FROM lookup_derivation AS d WHERE d.target_document = lookup_document.id
               AND d.source_document IS NOT d.target_document)
"""
_OF_SOURCES = """
UPDATE lookup_source SET
    documents = (SELECT count(*) FROM lookup_document AS d WHERE d.source = lookup_source.id),
    accounts = (SELECT count(*) FROM lookup_narrated AS n WHERE n.source = lookup_source.id)
"""
_OF_ENTITIES = """
UPDATE lookup_entity SET
    mentions = coalesce((SELECT sum(times) FROM lookup_name WHERE entity = id), 0),
    documents = (SELECT count(DISTINCT document) FROM lookup_name WHERE entity = id)
"""


def _settle(connection: sqlite3.Connection, ids: Iterable[str] | None = None) -> None:
    """Count what other tables hold, of these documents and entities or of all, so that no page counts a large table."""
    connection.execute(_OF_SOURCES)
    for statement in (_OF_DOCUMENTS, _OF_ENTITIES):
        if ids is None:
            connection.execute(statement)
        else:
            connection.executemany(f"{statement} WHERE id = ?", ((identifier,) for identifier in ids))
    for name, query in (
        ("documents", "lookup_document"),
        ("accounts", "lookup_narrated"),
        ("events", "lookup_event"),
        ("claims", "lookup_claim"),
        ("disagreements", "lookup_dispute"),
        ("quotations", "lookup_quotation WHERE verdict IS NOT NULL AND verdict != 'unchecked'"),
        ("altered", "lookup_quotation WHERE verdict IN ('altered', 'abridged', 'not_found')"),
        ("undated", "lookup_document WHERE start IS NULL AND end IS NULL"),
        ("unsettled", "lookup_entity WHERE curated = 0 AND mentions > 0"),
        ("disputed", "lookup_event WHERE contradictions > 0 OR disputed_figures > 0"),
        ("single", "lookup_event WHERE documents > 1 AND high = 1"),
    ):
        connection.execute(f"INSERT OR REPLACE INTO lookup_count SELECT ?, count(*) FROM {query}", (name,))


def _note_followed(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM lookup_followed")
    connection.execute("INSERT INTO lookup_followed SELECT type, id, document, out, json FROM judged")
