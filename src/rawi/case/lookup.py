"""Look-ups by id: what touches what, and the columns by which lists are sorted and filtered; made from the rows.

The tables are filled anew when the links of a case are replaced. `rows_of` and `of_document` read the record itself.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

import msgspec

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

R = TypeVar("R", bound=msgspec.Struct)
Rows = Callable[[type[Any]], Iterator[Any]]

# Changes that turn what was said into something else come before those of wording.
_GRAVE = frozenset(
    {"actor_dropped", "actor_added", "role_reversed", "number_changed", "time_changed", "false_ellipsis"}
)
_ACCOUNTS = frozenset({"report", "summary", "statement"})
_PIECE = 500


_TABLES = tuple(line.split()[2] for line in SQL.splitlines() if line.startswith("CREATE TABLE"))


def fill(connection: sqlite3.Connection, rows: Rows) -> None:
    """Fill the tables anew inside the open transaction; `rows(Type)` yields the rows of a type, judgements applied."""
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table}")
    put = _putter(connection)
    entities = {entity.id: entity for entity in rows(Entity)}
    narrators, accounts = _passages(put, rows)
    disputes = _disputes(put, rows)
    events_of: Counter[str] = Counter()
    for n, event in enumerate(rows(Event)):
        told = _event(connection, put, n, event, entities, disputes.get(event.id, ()))
        events_of.update(told)
    derives = _derivations(connection, put, rows)
    altered = _quotations(put, rows, narrators)
    published: Counter[str] = Counter()
    for n, document in enumerate(rows(Document)):
        held = document.published
        counts = (accounts[document.id], events_of[document.id], altered[document.id], derives[document.id])
        put("document", document.id, n, document.path, document.title, document.source, held.start, held.end, *counts)
        published[document.source or ""] += 1
    told_by = Counter(source for source, _, _, _ in narrators.values() if source)
    for source in rows(Source):
        documents, accounts_told = published[source.id], told_by[source.id]
        of = (source.id, source.name, source.name_en, source.kind, source.interest, source.entity)
        put("source", *of, documents, accounts_told)
    _names(put, rows, entities, narrators)
    _count(connection)


def touch(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Bring the columns of these rows up to date after a judgement, inside the open transaction."""
    put = _putter(connection)
    for identifier in ids:
        match identifier[:3]:
            case "eve":
                _touch_event(connection, put, identifier)
            case "doc":
                for document in rows_of(connection, Document, [identifier]).values():
                    held = document.published
                    connection.execute(
                        "UPDATE lookup_document SET title = ?, source = ?, start = ?, end = ? WHERE id = ?",
                        (document.title, document.source, held.start, held.end, identifier),
                    )
            case "ent":
                for entity in rows_of(connection, Entity, [identifier]).values():
                    connection.execute(
                        "UPDATE lookup_entity SET name = ?, name_en = ? WHERE id = ?",
                        (entity.name, entity.name_en, identifier),
                    )
                    connection.execute(
                        "UPDATE lookup_event SET lat = ?, lon = ? WHERE place = ?", (entity.lat, entity.lon, identifier)
                    )
            case "sou":
                for source in rows_of(connection, Source, [identifier]).values():
                    connection.execute(
                        "UPDATE lookup_source SET name = ?, name_en = ?, kind = ?, interest = ? WHERE id = ?",
                        (source.name, source.name_en, source.kind, source.interest, identifier),
                    )


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how much the case holds: documents, accounts, events, claims, disagreements, quotations, altered, …."""
    return dict(connection.execute("SELECT name, n FROM lookup_count"))


def _touch_event(connection: sqlite3.Connection, put: Callable[..., None], identifier: str) -> None:
    known = connection.execute("SELECT n FROM lookup_event WHERE id = ?", (identifier,)).fetchone()
    for table, column in (("event", "id"), ("told", "event"), ("claim", "event"), ("part", "event")):
        connection.execute(f"DELETE FROM lookup_{table} WHERE {column} = ?", (identifier,))
    for event in rows_of(connection, Event, [identifier]).values():
        disputes = [
            row[0] for row in connection.execute("SELECT id FROM lookup_dispute WHERE event = ?", (identifier,))
        ]
        place = event.place.entity if event.place else None
        entities = rows_of(connection, Entity, [place] if place else [])
        n = known[0] if known else connection.execute("SELECT coalesce(max(n), 0) + 1 FROM lookup_event").fetchone()[0]
        _event(connection, put, n, event, entities, list(rows_of(connection, Disagreement, disputes).values()))
    _count(connection)


def _count(connection: sqlite3.Connection) -> None:
    """Count once what the first page shows, so that no page counts a large table."""
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


class _Narrated(NamedTuple):
    source: str | None
    document: str
    start: int
    end: int


def _putter(connection: sqlite3.Connection) -> Callable[..., None]:
    def put(table: str, *values: object) -> None:
        holes = ", ".join("?" * len(values))
        connection.execute(f"INSERT OR REPLACE INTO lookup_{table} VALUES ({holes})", values)

    return put


def _passages(put: Callable[..., None], rows: Rows) -> tuple[dict[str, _Narrated], Counter[str]]:
    narrators: dict[str, _Narrated] = {}
    accounts: Counter[str] = Counter()
    for passage in rows(Passage):
        span = passage.span
        narrators[passage.id] = _Narrated(passage.narrator, span.document, span.start, span.end)
        if passage.role in _ACCOUNTS:
            accounts[span.document] += 1
            put("narrated", passage.narrator or "", span.document, passage.id)
    return narrators, accounts


def _disputes(put: Callable[..., None], rows: Rows) -> dict[str, list[Disagreement]]:
    held: dict[str, list[Disagreement]] = defaultdict(list)
    for row in rows(Disagreement):
        put("dispute", row.id, row.event, row.about, row.nature, row.severity)
        held[row.event].append(row)
    return held


def _event(
    connection: sqlite3.Connection,
    put: Callable[..., None],
    n: int,
    event: Event,
    entities: dict[str, Entity],
    disputes: Sequence[Disagreement],
) -> set[str]:
    """Put one event into the tables; returns the documents that tell of it."""
    told = set(documents_of(connection, "claim", event.claims).values())
    place = entities.get((event.place.entity if event.place else None) or "")
    contradictions = sum(row.nature == "contradiction" for row in disputes)
    disputed = sum(row.about == "how_many" for row in disputes)
    weight = sum(
        min(count, 999) * 1000**power
        for power, count in enumerate((len(event.claims), len(disputes), len(event.figures), len(told)))
    )
    time = event.time
    put(
        "event",
        event.id,
        n,
        event.event_type,
        time.start if time else None,
        time.end if time else None,
        event.place.entity if event.place else None,
        event.place.text if event.place else None,
        place.lat if place else None,
        place.lon if place else None,
        place.subtype if place else None,
        len(told),
        len(event.claims),
        len(event.figures),
        event.independent.low,
        event.independent.high,
        len(disputes),
        contradictions,
        disputed,
        weight,
    )
    for document in told:
        put("told", document, event.id)
    for claim in event.claims:
        put("claim", claim, event.id)
    roles = (("agent", event.agents), ("target", event.targets), ("place", (event.place,) if event.place else ()))
    for role, parts in roles:
        for part in parts:
            if part.entity:
                put("part", part.entity, event.id, role)
    return told


def _derivations(connection: sqlite3.Connection, put: Callable[..., None], rows: Rows) -> Counter[str]:
    derives: Counter[str] = Counter()
    for row in rows(Derivation):
        where = documents_of(connection, "passage", (row.source, row.target))
        source, target = where.get(row.source), where.get(row.target)
        put("derivation", row.id, row.source, row.target, source, target, row.kind, row.share)
        if target and target != source:
            derives[target] += 1
    for row in rows(Reuse):
        documents = (row.source.span.document, row.target.span.document)
        put("reuse", row.id, row.source.passage, row.target.passage, *documents)
    return derives


def _quotations(put: Callable[..., None], rows: Rows, narrators: dict[str, _Narrated]) -> Counter[str]:
    in_document: dict[str, list[_Narrated]] = defaultdict(list)
    for narrated in narrators.values():
        in_document[narrated.document].append(narrated)
    altered: Counter[str] = Counter()
    for row in rows(Quotation):
        if row.kind not in ("clause", "echo"):
            continue
        span = row.span
        held = (p.source for p in in_document[span.document] if p.start <= span.start and span.end <= p.end)
        wrong = row.verdict in ("altered", "abridged", "not_found")
        grave = sum(change.kind in _GRAVE for change in row.changes)
        weight = wrong * (1000 * (row.kind == "clause") + 100 * min(grave, 9) + min(len(row.changes), 99))
        speaker = row.attribution[-1].speaker if row.attribution else None
        put("quotation", row.id, span.document, row.kind, row.verdict, speaker, next(held, None), weight)
        altered[span.document] += wrong
    return altered


def _names(put: Callable[..., None], rows: Rows, entities: dict[str, Entity], narrators: dict[str, _Narrated]) -> None:
    by_document: dict[str, list[_Narrated]] = defaultdict(list)
    for narrated in narrators.values():
        by_document[narrated.document].append(narrated)
    mentions: Counter[str] = Counter()
    documents: dict[str, set[str]] = defaultdict(set)
    names: Counter[tuple[str, str, str]] = Counter()
    first: dict[tuple[str, str, str], str] = {}
    for row in rows(Mention):
        if row.entity is None:
            continue
        span = row.span
        mentions[row.entity] += 1
        documents[row.entity].add(span.document)
        held = (p.source for p in by_document[span.document] if p.start <= span.start and span.end <= p.end)
        key = (row.entity, row.text, next(held, None) or "")
        names[key] += 1
        first.setdefault(key, span.document)
    for entity in entities.values():
        counts = (mentions[entity.id], len(documents[entity.id]))
        put("entity", entity.id, entity.kind, entity.name, entity.name_en, entity.curated, *counts)
    for key, times in names.items():
        put("name", *key, first[key], times)


def documents_of(connection: sqlite3.Connection, table: str, ids: Iterable[str]) -> dict[str, str]:
    """Return in which document each of the rows (of passages, claims, mentions, quotations) stands."""
    found: dict[str, str] = {}
    for piece in _pieces(ids):
        holes = ", ".join("?" * len(piece))
        found |= dict(connection.execute(f'SELECT id, document FROM "{table}" WHERE id IN ({holes})', piece).fetchall())
    return found


def rows_of(connection: sqlite3.Connection, row_type: type[R], ids: Iterable[str]) -> dict[str, R]:
    """Return the rows of a type with these ids, in the order of `ids`; those that are not there are left out."""
    table = str(row_type.__struct_config__.tag)
    wanted = list(dict.fromkeys(ids))
    found: dict[str, R] = {}
    for piece in _pieces(wanted):
        holes = ", ".join("?" * len(piece))
        for identifier, text in connection.execute(
            f'SELECT id, json FROM "{table}_now" WHERE id IN ({holes}) ORDER BY stage', piece
        ):
            found[identifier] = msgspec.json.decode(text, type=row_type)
    return {identifier: found[identifier] for identifier in wanted if identifier in found}


def of_document(connection: sqlite3.Connection, row_type: type[R], document: str) -> tuple[R, ...]:
    """Return the rows of a type that stand in a document, in the order of the record."""
    table = str(row_type.__struct_config__.tag)
    anew = connection.execute("SELECT 1 FROM superseded WHERE type = ? AND document = ?", (table, document)).fetchone()
    found = connection.execute(
        f'SELECT coalesce(j.json, t.json) FROM "{table}" AS t LEFT JOIN judged AS j ON j.type = ?1 AND j.id = t.id'
        " WHERE t.stage = ?2 AND t.document = ?3 AND (j.out IS NULL OR NOT j.out) ORDER BY t.n",
        (table, 1 if anew else 0, document),
    )
    return tuple(msgspec.json.decode(text, type=row_type) for (text,) in found)


def _pieces(ids: Iterable[str]) -> Iterator[list[str]]:
    held = list(ids)
    for start in range(0, len(held), _PIECE):
        yield held[start : start + _PIECE]
