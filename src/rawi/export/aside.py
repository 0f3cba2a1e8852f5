"""A database beside the case for what is chosen from it: on disk where it is large, nameless, gone when closed."""

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

import msgspec

from rawi.case import Case, CaseError
from rawi.case.redact import key_of, redact
from rawi.case.schema import DECODERS, TABLES, table
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
    Passage,
    Quotation,
    Reuse,
    Row,
    Source,
    encode,
)

R = TypeVar("R", bound=msgspec.Struct)

_STEP = 500
_REFERENCE = re.compile(rb'"((?:ent|sou)-[0-9a-f]+)"')


class Aside:
    """Sets of ids, pairs of ids, and rows in the order of the record."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        # Nothing here outlives the process, so nothing needs to survive a crash.
        for setting in ("journal_mode = OFF", "synchronous = OFF", "temp_store = FILE"):
            connection.execute(f"PRAGMA {setting}")

    def texts(self, name: str) -> Iterator[str]:
        """Yield the rows of one type that were laid out, as JSON."""
        return (text for (text,) in self.connection.execute(f'SELECT json FROM "{name}" ORDER BY n'))

    def rows(self, row_type: type[R]) -> Iterator[R]:
        """Yield the rows of one type that were laid out."""
        name = table(row_type)
        for text in self.texts(name):
            row = DECODERS[name].decode(text)
            assert isinstance(row, row_type)
            yield row

    def get(self, name: str, identifier: str) -> str | None:
        """Return a row of one type as JSON."""
        found = self.connection.execute(f'SELECT json FROM "{name}" WHERE id = ?', (identifier,)).fetchone()
        return found[0] if found else None

    def count(self, name: str) -> int:
        """Return how many rows of one type were laid out."""
        return int(self.connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])

    def index(self, name: str, pairs: Iterable[tuple[str, str]]) -> None:
        """Keep pairs of words under a name; the second is found by the first, in the order they came."""
        connection = self.connection
        connection.execute(f"CREATE TABLE pairs_{name} (n INTEGER PRIMARY KEY, of TEXT NOT NULL, id TEXT NOT NULL)")
        # One may be made while another is: its rows come from look-ups that need one of their own.
        outermost = not connection.in_transaction
        if outermost:
            connection.execute("BEGIN")
        connection.executemany(f"INSERT INTO pairs_{name} (of, id) VALUES (?, ?)", pairs)
        connection.execute(f"CREATE INDEX pairs_{name}_of ON pairs_{name} (of)")
        if outermost:
            connection.execute("COMMIT")

    def found(self, name: str, identifier: str) -> tuple[str, ...]:
        """Return the ids kept with an id under a name."""
        rows = self.connection.execute(f"SELECT id FROM pairs_{name} WHERE of = ? ORDER BY n", (identifier,))
        return tuple(identifier for (identifier,) in rows)

    def choose(self, name: str, identifiers: Iterable[str]) -> None:
        """Put ids into a set."""
        self.connection.executemany(
            f"INSERT OR IGNORE INTO chosen_{name} VALUES (?)", ((identifier,) for identifier in identifiers)
        )

    def is_chosen(self, name: str, identifier: str) -> bool:
        """Whether an id is in a set."""
        query = f"SELECT 1 FROM chosen_{name} WHERE id = ?"
        return self.connection.execute(query, (identifier,)).fetchone() is not None


def lay_out(
    aside: Aside,
    case: Case,
    *,
    events: Sequence[str],
    since: str | None,
    profile: str | None,
    step: Callable[[str, int, int | None], None] | None,
) -> None:
    """Lay out what is exported: see `select` for what is chosen. Raises `CaseError`."""
    chosen = bool(events or since)
    connection = aside.connection
    connection.execute("BEGIN")
    for name in TABLES:
        connection.execute(f'CREATE TABLE "{name}" (n INTEGER PRIMARY KEY, id TEXT NOT NULL, json TEXT NOT NULL)')
    for name in ("event", "claim", "document", "named"):
        connection.execute(f"CREATE TABLE chosen_{name} (id TEXT PRIMARY KEY) WITHOUT ROWID")
    rows: Iterable[Row] = (row for row_type in ROW_TYPES for row in case.rows(row_type))
    if chosen:
        _choose(aside, case, events, since)
        rows = (_within(aside, row) for row in rows if _is_wanted(aside, row))
    if profile is not None:
        rows = redact(rows, profile=profile, key=key_of(case.connection))
    for n, row in enumerate(rows):
        if step is not None and n % _STEP == 0:
            step("rows chosen", n, None)
        text = encode(row)
        connection.execute(f'INSERT INTO "{table(type(row))}" (id, json) VALUES (?, ?)', (row.id, text.decode()))
        if chosen and not isinstance(row, Entity | Source):
            aside.choose("named", (name.decode() for name in _REFERENCE.findall(text)))
    for name in TABLES:
        connection.execute(f'CREATE INDEX "{name}_id" ON "{name}" (id)')
    if chosen:
        _drop_unnamed(aside)
    connection.execute("COMMIT")


def _choose(aside: Aside, case: Case, events: Sequence[str], since: str | None) -> None:
    """Note which events, claims and documents are wanted."""
    sought = set(events)
    for event in case.rows(Event):
        asked = {prefix for prefix in events if event.id.startswith(prefix)}
        sought -= asked
        if (events and not asked) or (since and _is_before(event, since)):
            continue
        aside.choose("event", [event.id])
        aside.choose("claim", event.claims)
    if sought:
        raise CaseError(f"no event of the case has the id {min(sought)}; see the ids with: rawi show --case DIR --json")
    for disagreement in case.rows(Disagreement):
        if aside.is_chosen("event", disagreement.event):
            aside.choose("claim", (claim for position in disagreement.positions for claim in position.claims))
    for (claim,) in aside.connection.execute("SELECT id FROM chosen_claim").fetchall():
        found = case.connection.execute("SELECT document FROM claim WHERE id = ?", (claim,)).fetchone()
        aside.choose("document", [found[0]] if found else [])


def _is_before(event: Event, day: str) -> bool:
    return event.time is not None and event.time.end is not None and event.time.end < day


def _within(aside: Aside, row: Row) -> Row:
    """Return a row that is wanted; a quotation without the words it was held against where their document is not."""
    if not isinstance(row, Quotation) or row.source_span is None:
        return row
    if aside.is_chosen("document", row.source_span.document):
        return row
    return msgspec.structs.replace(row, source_span=None, changes=())


def _is_wanted(aside: Aside, row: Row) -> bool:
    """Whether a row belongs to what is chosen; of sources and entities all, until it is known who is named."""
    match row:
        case Event():
            return aside.is_chosen("event", row.id)
        case Claim():
            return aside.is_chosen("claim", row.id)
        case Document():
            return aside.is_chosen("document", row.id)
        case Passage() | Mention() | Quotation():
            return aside.is_chosen("document", row.span.document)
        case Reuse():
            return all(aside.is_chosen("document", side.span.document) for side in (row.source, row.target))
        case Derivation():
            # What is no passage of the case is a name, and may stay.
            ends = [end for end in (row.source, row.target) if end.startswith("pas-")]
            return all(aside.get("passage", end) is not None for end in ends)
        case Disagreement():
            return aside.is_chosen("event", row.event)
        case Judgement():
            return any(aside.get(name, row.subject) is not None for name in TABLES)
    return True


def _drop_unnamed(aside: Aside) -> None:
    """Leave out the sources and entities that no row names, nor a named one belongs to."""
    connection = aside.connection
    todo = [identifier for (identifier,) in connection.execute("SELECT id FROM chosen_named").fetchall()]
    while todo:
        identifier = todo.pop()
        for text in (aside.get("source", identifier), aside.get("entity", identifier)):
            for name in _REFERENCE.findall((text or "").encode()):
                if not aside.is_chosen("named", name.decode()):
                    aside.choose("named", [name.decode()])
                    todo.append(name.decode())
    for name in ("source", "entity"):
        connection.execute(f"DELETE FROM {name} WHERE id NOT IN (SELECT id FROM chosen_named)")
