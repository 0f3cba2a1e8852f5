"""The part of a case that an export is of: what is chosen, judged and redacted, given row by row or event by event.

Nothing of the size of the case is held in memory. A case is read as it stands where it is exported whole and nobody
has judged in it. Otherwise what is to be exported is laid out once in a temporary database of SQLite's own, which has
no name and is gone with the process.
"""

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import NamedTuple, Protocol, TypeVar

import msgspec

from rawi.case import Case, CaseError
from rawi.case import schema as tables
from rawi.model import (
    ROW_TYPES,
    Claim,
    Derivation,
    Disagreement,
    Document,
    Entity,
    Event,
    Judgement,
    Mention,
    Participant,
    Passage,
    PlaceValue,
    Quotation,
    Reuse,
    Row,
    Source,
    encode,
)

R = TypeVar("R", bound=msgspec.Struct)

_STEP = 500
_REFERENCE = re.compile(rb'"((?:ent|sou)-[0-9a-f]+)"')
# Enough for the rows that many events share; a bound, so that memory stays flat. Documents bring their text.
_REMEMBERED = 8192
_DOCUMENTS_REMEMBERED = 128

# Not the bare name of the type: that would hide the case's own table from whoever reads the case.
_LAID_OUT = "temp.laid_"

_LookUp = Callable[[type[msgspec.Struct], str], Row | None]


class Watch(Protocol):
    """Who is told how the work goes."""

    def step(self, stage: str, done: int, total: int | None) -> None:
        """`done` of `total` (None = not known) of a stage are through."""


class Name(NamedTuple):
    """What somebody or something is called: by its neutral name or, where it is open, in the words of the text."""

    ar: str | None
    en: str | None


class Place(NamedTuple):
    """Where an event is: the words, the entity they mean (None = open), and what the mention says of the relation."""

    words: Participant
    entity: Entity | None
    value: PlaceValue | None


class Told(NamedTuple):
    """A claim with the account and the document it stands in."""

    claim: Claim
    passage: Passage
    document: Document


class Dossier(NamedTuple):
    """An event with all that it rests on. `told` is in the order of `event.claims`."""

    event: Event
    place: Place | None
    told: tuple[Told, ...]
    disagreements: tuple[Disagreement, ...]


class Selected:
    """What is exported, made by `select`: rows with judgements applied, and masked where a profile is given.

    `profile` is the redaction in force (None: none). Every method reads the same moment of the case.
    """

    def __init__(self, case: Case, *, laid_out: bool = False, profile: str | None = None, watch: Watch | None = None):
        self.case = case
        self.profile = profile
        self._prefix = _LAID_OUT if laid_out else "main."
        self._laid = laid_out
        self._watch = watch
        self._row: _LookUp = lru_cache(_REMEMBERED)(self._look_up)
        self._document: _LookUp = lru_cache(_DOCUMENTS_REMEMBERED)(self._look_up)
        self._indexed = False

    def rows(self, row_type: type[R]) -> Iterator[R]:
        """Yield the rows of one type, in the order of the record."""
        name = tables.table(row_type)
        rows: Iterable[R] = self._laid_out(row_type) if self._laid else self.case.rows(row_type)
        return self._watched(rows, name, row_type)

    def count(self, row_type: type[msgspec.Struct]) -> int:
        """Return about how many rows of a type there are: for telling how far the work is, not for figures."""
        query = f"SELECT count(DISTINCT id) FROM {self._prefix}{tables.table(row_type)}"
        return int(self.case.connection.execute(query).fetchone()[0])

    def lines(self) -> Iterator[bytes]:
        """Yield the record, a row a line of JSON without its newline, in the order of the record."""
        for row_type in ROW_TYPES:
            for row in self.rows(row_type):
                yield encode(row)

    def get(self, row_type: type[R], identifier: str | None) -> R | None:
        """Return the row with this id, None if what is exported does not hold it."""
        if identifier is None:
            return None
        row = (self._document if row_type is Document else self._row)(row_type, identifier)
        assert row is None or isinstance(row, row_type)
        return row

    def events(self) -> Iterator[Dossier]:
        """Yield the events in the order of the record, each with all that it rests on."""
        self._index_disagreements()
        for event in self.rows(Event):
            told = tuple(held for claim in event.claims if (held := self.told(claim)) is not None)
            yield Dossier(
                event, self.place(event.place, [of.claim for of in told]), told, self._disagreements(event.id)
            )

    def told(self, claim: str) -> Told | None:
        """Return a claim with its account and document, None if what is exported does not hold it."""
        held = self.get(Claim, claim)
        passage = self.get(Passage, held.passage) if held is not None else None
        document = self.get(Document, held.span.document) if held is not None else None
        return Told(held, passage, document) if held and passage and document else None

    def place(self, words: Participant | None, claims: Iterable[Claim]) -> Place | None:
        """Return what is known of a place named in one of the claims."""
        if words is None:
            return None
        mentions = dict.fromkeys(
            mention for claim in claims if any(p.span == words.span for p in claim.places) for mention in claim.mentions
        )
        values = (self.get(Mention, mention) for mention in mentions)
        value = next(
            (m.value for m in values if m is not None and m.span == words.span and isinstance(m.value, PlaceValue)),
            None,
        )
        return Place(words, self.get(Entity, words.entity), value)

    def name(self, identifier: str | None, words: str | None = None) -> Name:
        """Return the names behind a source or entity id; `words` of the text stand in where it is open."""
        source = self.get(Source, identifier) if identifier and identifier.startswith("sou-") else None
        entity = self.get(Entity, source.entity if source is not None else identifier)
        if source is None and entity is None:
            return Name(words, None)
        named = entity or source
        assert named is not None
        return Name(named.name, named.name_en or (source.name_en if source is not None else None))

    def _watched(self, rows: Iterable[R], name: str, row_type: type[R]) -> Iterator[R]:
        if self._watch is None:
            yield from rows
            return
        total = self.count(row_type)
        for n, row in enumerate(rows):
            if n % _STEP == 0:
                self._watch.step(name, n, total)
            yield row

    def _laid_out(self, row_type: type[R]) -> Iterator[R]:
        name = tables.table(row_type)
        for (text,) in self.case.connection.execute(f"SELECT json FROM {_LAID_OUT}{name} ORDER BY n"):
            row = tables.DECODERS[name].decode(text)
            assert isinstance(row, row_type)
            yield row

    def _look_up(self, row_type: type[msgspec.Struct], identifier: str) -> Row | None:
        name = tables.table(row_type)
        order = "" if self._laid else "ORDER BY stage DESC "
        found = self.case.connection.execute(
            f"SELECT json FROM {self._prefix}{name} WHERE id = ? {order}LIMIT 1", (identifier,)
        ).fetchone()
        return tables.DECODERS[name].decode(found[0]) if found else None

    def _index_disagreements(self) -> None:
        if self._indexed:
            return
        self._indexed = True
        connection = self.case.connection
        connection.execute("CREATE TEMP TABLE differing (event TEXT NOT NULL, n INTEGER NOT NULL, id TEXT NOT NULL)")
        connection.executemany(
            "INSERT INTO temp.differing VALUES (?, ?, ?)",
            ((row.event, n, row.id) for n, row in enumerate(self.rows(Disagreement))),
        )
        connection.execute("CREATE INDEX temp.differing_event ON differing (event, n)")

    def _disagreements(self, event: str) -> tuple[Disagreement, ...]:
        found = self.case.connection.execute("SELECT id FROM temp.differing WHERE event = ? ORDER BY n", (event,))
        rows = (self.get(Disagreement, identifier) for (identifier,) in found.fetchall())
        return tuple(row for row in rows if row is not None)


@contextmanager
def select(
    case: Case,
    *,
    events: Sequence[str] = (),
    since: str | None = None,
    profile: str | None = None,
    watch: Watch | None = None,
) -> Iterator[Selected]:
    """Choose what is exported, for as long as the block lasts.

    `events`: ids, or beginnings of ids, of the events wanted. `since`: an ISO day; an event that may have happened on
    it or later is in, only one whose last possible day is earlier is out. Where events are chosen so, the export holds
    them, their claims and disagreements, and the documents in which these stand, with all that was read there besides
    claims. `profile`: a name in `rawi.case.redact.PROFILES`. Raises `CaseError` for an id that no event has.
    """
    connection = case.connection
    chosen = bool(events or since)
    connection.execute("PRAGMA temp_store = FILE")
    connection.execute("BEGIN")
    try:
        if chosen:
            _choose(case, events, since)
        judged = connection.execute("SELECT 1 FROM main.judgement LIMIT 1").fetchone() is not None
        if chosen or judged or profile is not None:
            _lay_out(case, chosen=chosen, profile=profile, watch=watch)
            yield Selected(case, laid_out=True, profile=profile, watch=watch)
        else:
            yield Selected(case, watch=watch)
    finally:
        connection.execute("ROLLBACK")


def _choose(case: Case, events: Sequence[str], since: str | None) -> None:
    """Note which events, claims and documents are wanted."""
    connection = case.connection
    for name in ("event", "claim", "document"):
        connection.execute(f"CREATE TEMP TABLE chosen_{name} (id TEXT PRIMARY KEY) WITHOUT ROWID")
    sought = set(events)
    for event in case.rows(Event):
        asked = {prefix for prefix in events if event.id.startswith(prefix)}
        if (events and not asked) or (since and _is_before(event, since)):
            continue
        sought -= asked
        connection.execute("INSERT OR IGNORE INTO temp.chosen_event VALUES (?)", (event.id,))
        _choose_claims(connection, event.claims)
    if sought and not since:
        raise CaseError(f"no event of the case has the id {min(sought)}; see the ids with: rawi show --case DIR --json")
    for disagreement in case.rows(Disagreement):
        if _is_chosen(connection, "event", disagreement.event):
            _choose_claims(connection, [claim for position in disagreement.positions for claim in position.claims])
    connection.execute(
        "INSERT OR IGNORE INTO temp.chosen_document"
        " SELECT document FROM main.claim JOIN temp.chosen_claim USING (id) WHERE document != ''"
    )


def _is_before(event: Event, day: str) -> bool:
    return event.time is not None and event.time.end is not None and event.time.end < day


def _choose_claims(connection: sqlite3.Connection, claims: Iterable[str]) -> None:
    connection.executemany("INSERT OR IGNORE INTO temp.chosen_claim VALUES (?)", ((claim,) for claim in claims))


def _is_chosen(connection: sqlite3.Connection, name: str, identifier: str) -> bool:
    query = f"SELECT 1 FROM temp.chosen_{name} WHERE id = ?"
    return connection.execute(query, (identifier,)).fetchone() is not None


def _lay_out(case: Case, *, chosen: bool, profile: str | None, watch: Watch | None) -> None:
    """Write what is exported into temporary tables, in the order of the record."""
    connection = case.connection
    for name in tables.TABLES:
        connection.execute(
            f"CREATE TABLE {_LAID_OUT}{name} (n INTEGER PRIMARY KEY, id TEXT NOT NULL, json TEXT NOT NULL)"
        )
    if chosen:
        connection.execute("CREATE TEMP TABLE referred (id TEXT PRIMARY KEY) WITHOUT ROWID")
    rows: Iterable[Row] = (row for row_type in ROW_TYPES for row in case.rows(row_type))
    if chosen:
        rows = (row for row in rows if _is_wanted(connection, row))
    if profile is not None:
        raise CaseError(f"there is no redaction profile {profile!r}")
    for n, row in enumerate(rows):
        if watch is not None and n % _STEP == 0:
            watch.step("rows chosen", n, None)
        text = encode(row)
        name = tables.table(type(row))
        connection.execute(f"INSERT INTO {_LAID_OUT}{name} (id, json) VALUES (?, ?)", (row.id, text.decode()))
        if chosen and not isinstance(row, Entity | Source):
            _note_references(connection, text)
    for name in tables.TABLES:
        connection.execute(f"CREATE INDEX {_LAID_OUT}{name}_id ON laid_{name} (id)")
    if chosen:
        _drop_unreferred(connection)


def _is_wanted(connection: sqlite3.Connection, row: Row) -> bool:
    """Whether a row belongs to what is chosen; of sources and entities all, until it is known who is named."""
    match row:
        case Event():
            return _is_chosen(connection, "event", row.id)
        case Claim():
            return _is_chosen(connection, "claim", row.id)
        case Document():
            return _is_chosen(connection, "document", row.id)
        case Passage() | Mention() | Quotation():
            return _is_chosen(connection, "document", row.span.document)
        case Reuse():
            return all(_is_chosen(connection, "document", side.span.document) for side in (row.source, row.target))
        case Derivation():
            return _holds_passages(connection, row)
        case Disagreement():
            return _is_chosen(connection, "event", row.event)
        case Judgement():
            return any(
                connection.execute(f"SELECT 1 FROM {_LAID_OUT}{name} WHERE id = ?", (row.subject,)).fetchone()
                for name in tables.TABLES
            )
    return True


def _holds_passages(connection: sqlite3.Connection, derivation: Derivation) -> bool:
    """Whether the passages a derivation joins are there; what is no passage of the case is a name, and may stay."""
    ends = [end for end in (derivation.source, derivation.target) if end.startswith("pas-")]
    query = f"SELECT 1 FROM {_LAID_OUT}passage WHERE id = ?"
    return all(connection.execute(query, (end,)).fetchone() is not None for end in ends)


def _note_references(connection: sqlite3.Connection, text: bytes) -> None:
    found = ((name.decode(),) for name in set(_REFERENCE.findall(text)))
    connection.executemany("INSERT OR IGNORE INTO temp.referred VALUES (?)", found)


def _drop_unreferred(connection: sqlite3.Connection) -> None:
    """Leave out the sources and entities that no row names, nor a named one belongs to."""
    todo = [identifier for (identifier,) in connection.execute("SELECT id FROM temp.referred").fetchall()]
    while todo:
        found = connection.execute(
            f"SELECT json FROM {_LAID_OUT}source WHERE id = ?1"
            f" UNION ALL SELECT json FROM {_LAID_OUT}entity WHERE id = ?1",
            (todo.pop(),),
        ).fetchall()
        for name in {name.decode() for (text,) in found for name in _REFERENCE.findall(text.encode())}:
            added = connection.execute("INSERT OR IGNORE INTO temp.referred VALUES (?)", (name,))
            if added.rowcount:
                todo.append(name)
    for name in ("source", "entity"):
        connection.execute(f"DELETE FROM {_LAID_OUT}{name} WHERE id NOT IN (SELECT id FROM temp.referred)")
