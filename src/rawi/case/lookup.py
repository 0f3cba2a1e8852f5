"""Look-ups by id: rows as they read with judgements, and how much a case holds, without going through a whole table."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

R = TypeVar("R", bound=msgspec.Struct)

# As many values as any build of SQLite takes in one statement.
_PIECE = 500
# Rows that stand in the tables once for every document that names them.
_SHARED = frozenset({"entity", "source"})


def rows_of(connection: sqlite3.Connection, row_type: type[R], ids: Iterable[str]) -> dict[str, R]:
    """Return the rows of a type with these ids, in the order of `ids`; those that are not there are left out."""
    table = str(row_type.__struct_config__.tag)
    wanted = list(dict.fromkeys(ids))
    found: dict[str, R] = {}
    if table in _SHARED:
        for identifier in wanted:
            one = connection.execute(f'SELECT json FROM "{table}_now" WHERE id = ? LIMIT 1', (identifier,)).fetchone()
            if one is not None:
                found[identifier] = msgspec.json.decode(one[0], type=row_type)
        return found
    for piece in _pieces(wanted):
        holes = ", ".join("?" * len(piece))
        for identifier, text in connection.execute(
            f'SELECT id, json FROM "{table}_now" WHERE id IN ({holes}) ORDER BY stage', piece
        ):
            found[identifier] = msgspec.json.decode(text, type=row_type)
    return {identifier: found[identifier] for identifier in wanted if identifier in found}


def of_document(connection: sqlite3.Connection, row_type: type[R], document: str) -> tuple[R, ...]:
    """Return the rows of a type that stand in a document, in the order of the record, those that people added last."""
    table = str(row_type.__struct_config__.tag)
    anew = connection.execute("SELECT 1 FROM superseded WHERE type = ? AND document = ?", (table, document)).fetchone()
    found = connection.execute(
        f'SELECT coalesce(j.json, t.json) FROM "{table}" AS t'
        " LEFT JOIN judged AS j ON j.type = ?1 AND j.document = t.document AND j.id = t.id"
        " WHERE t.stage = ?2 AND t.document = ?3 AND (j.out IS NULL OR NOT j.out) ORDER BY t.n",
        (table, 1 if anew else 0, document),
    ).fetchall()
    found += connection.execute(
        "SELECT json FROM judged WHERE type = ? AND document = ? AND added AND NOT out ORDER BY n", (table, document)
    ).fetchall()
    return tuple(msgspec.json.decode(text, type=row_type) for (text,) in found)


def documents_of(connection: sqlite3.Connection, table: str, ids: Iterable[str]) -> dict[str, str]:
    """Return in which document each of the rows (of passages, claims, mentions, quotations) stands."""
    found: dict[str, str] = {}
    for piece in _pieces(ids):
        holes = ", ".join("?" * len(piece))
        found |= dict(connection.execute(f'SELECT id, document FROM "{table}" WHERE id IN ({holes})', piece).fetchall())
    return found


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how much the case holds: documents, accounts, events, claims, disagreements, quotations, altered, …."""
    return dict(connection.execute("SELECT name, n FROM lookup_count"))


def _pieces(ids: Iterable[str]) -> Iterator[list[str]]:
    held = list(ids)
    for start in range(0, len(held), _PIECE):
        yield held[start : start + _PIECE]
