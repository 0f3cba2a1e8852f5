"""What the database of a case says, held against itself: rows against their digests, the log against its chain.

Each function yields what is wrong, in sentences; a table that cannot be read is one of them.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import msgspec

from rawi.case import audit, intake, remembered, schema, stored
from rawi.case.connect import run
from rawi.ingest import shown
from rawi.model import Document, content_id


class Problem(NamedTuple):
    """One thing that is not as it was left: where, and what is wrong with it."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


Check = Callable[[sqlite3.Connection], Iterator[Problem]]


def database(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Yield what is wrong with the database as such: its structure, indexes, references and schema."""
    for (found,) in connection.execute("PRAGMA integrity_check(20)"):
        if found != "ok":
            yield Problem("case.db", f"SQLite finds it damaged ({' '.join(str(found).split())})")
    for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Problem("case.db", f"a row of {table} points to a row of {parent} that is not there")
    with sqlite3.connect(":memory:", isolation_level=None) as fresh:
        run(fresh, schema.SCHEMA)
        expected = _schema(fresh)
    fresh.close()
    found = _schema(connection)
    for name in sorted(expected.keys() | found.keys()):
        if name not in found:
            yield Problem("case.db", f"{name} is missing from its schema")
        elif expected.get(name) != found[name]:
            yield Problem("case.db", f"{name} is not what the schema says")


def log(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Yield where the audit log does not follow from itself."""
    expected, number = audit.FIRST, 0
    for entry in audit.entries(connection):
        number += 1
        if entry.n != number:
            yield Problem("audit log", f"row {number} is missing" if entry.n > number else f"row {entry.n} is odd")
            number = entry.n
        elif entry.previous != expected:
            yield Problem("audit log", f"row {number} does not follow from the row before it")
        if entry.hash != audit.hash_of(entry):
            yield Problem("audit log", f"row {number} ({shown(entry.action)}, {entry.at}) was changed")
        expected = entry.hash
    if not number:
        yield Problem("audit log", "it is empty")


def documents(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Yield the documents whose text or rows are not what was stored."""
    logged: dict[str, str] = {}
    for detail in told(connection, "read"):
        logged.update(detail.get("records", {}))
    there = dict(stored.digests_of_readings(connection))
    query = "SELECT document, path, derived, record FROM reading ORDER BY document"
    for document, path, derived, record in connection.execute(query):
        where = f"document {document} ({shown(path)})"
        if logged.pop(document, None) != record:
            yield Problem(where, "the digest of its rows is not the one in the audit log")
        if there.pop(document, None) != record:
            yield Problem(where, f"its rows are not those that were stored{_which(connection, document)}")
        yield from _text(connection, document, where, derived)
    for document in there.keys() - {""}:
        yield Problem(f"document {document}", "there are rows of it, and it was never read")
    for document in logged:
        yield Problem(f"document {document}", "it is missing")


def links(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Yield the tables whose rows are not what linking stored."""
    expected: dict[str, str] = {}
    for detail in told(connection, "linked"):
        expected = detail["record"]
    for name, found in stored.digest_of_links(connection).items():
        if expected.get(name, _EMPTY) != found:
            yield Problem(f"table {name}", "its rows from linking are not those that were stored")
    # A bag leaves it out.
    if remembered.digest_of(connection) not in (None, remembered.logged(connection)):
        yield Problem("table remembered", "its rows are not those that linking kept")


def intakes(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Yield the files whose row, or whose documents' rows, are not what the audit log says of them."""
    known: dict[tuple[str, str], dict[str, Any]] = {}
    for detail in told(connection, "ingested"):
        documents = detail.pop("documents")
        known.setdefault((detail["sha256"], detail["path"]), {**detail, "documents": {}})["documents"].update(documents)
    for n, parts, *row in connection.execute(f"SELECT n, parts, {intake.FILE_COLUMNS} FROM file ORDER BY n").fetchall():
        found = intake.told_of_file(row)
        where = f"file {shown(str(found['path']))}"
        expected = known.pop((str(found["sha256"]), str(found["path"])), None)
        if expected is None:
            yield Problem(where, "the audit log does not know it")
            continue
        gave = expected.pop("documents")
        if found != expected:
            names = [name for name in found if found[name] != expected.get(name)]
            yield Problem(where, f"{', '.join(names)} of its row is not what the audit log says")
        items = connection.execute(
            f"""
            SELECT part, derived, {intake.ITEM_COLUMNS} FROM item LEFT JOIN reading USING (document) WHERE file = ?
            """,
            (n,),
        ).fetchall()
        for part, derived, *item in items:
            if gave.pop(part, None) != {"derived": derived, **intake.told_of_item(item)}:
                yield Problem(f"{where}{'#' if part else ''}{shown(part)}", "its row is not what the audit log says")
        for part in gave:
            yield Problem(f"{where}{'#' if part else ''}{shown(part)}", "its row is missing")
        if parts is not None and parts != len(items):
            yield Problem(where, f"it gave {parts} documents, and {len(items)} are there")
    for _, path in known:
        yield Problem(f"file {shown(path)}", "its row is missing")


def judgements(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Yield the judgements that are not what the audit log says of them."""
    known = {detail["judgement"]: detail["record"] for detail in told(connection, "judged")}
    for identifier, text in connection.execute("SELECT id, json FROM judgement ORDER BY n"):
        if known.pop(identifier, None) != stored.digest([text]):
            yield Problem(f"judgement {identifier}", "it is not what the audit log says")
    for identifier in known:
        yield Problem(f"judgement {identifier}", "it is missing")


CHECKS: tuple[tuple[str, Check], ...] = (
    ("case.db", database),
    ("audit log", log),
    ("documents", documents),
    ("files", intakes),
    ("links", links),
    ("judgements", judgements),
)

_EMPTY = stored.digest(())


def _text(connection: sqlite3.Connection, document: str, where: str, derived: str) -> Iterator[Problem]:
    both = (schema.READ, schema.LINK, document)
    rows = connection.execute("SELECT json FROM document WHERE stage IN (?, ?) AND document = ?", both).fetchall()
    for (text,) in rows:
        try:
            row = msgspec.json.decode(text, type=Document)
        except msgspec.DecodeError as error:
            yield Problem(where, f"its row cannot be read ({error})")
            continue
        if hashlib.sha256(row.text.encode("utf-8", "surrogatepass")).hexdigest() != derived:
            yield Problem(where, "its text is not the one that was derived from the original")
        parts = (row.sha256, row.part) if row.part else (row.sha256,)
        if row.id != document or row.id != content_id("doc", *parts):
            yield Problem(where, "its id is not the hash of its original")


def _which(connection: sqlite3.Connection, document: str) -> str:
    """Return which rows of a document cannot be read, for the end of a sentence; most changes leave them readable."""
    broken: list[str] = []
    for name, decoder in schema.DECODERS.items():
        for identifier, text in connection.execute(
            f'SELECT id, json FROM "{name}" WHERE stage = ? AND document = ?', (schema.READ, document)
        ):
            try:
                row = decoder.decode(text)
            except (msgspec.DecodeError, TypeError):
                broken.append(f"{name} {identifier}")
            else:
                if row.id != identifier:
                    broken.append(f"{name} {identifier}")
    return f" (see {shown(', '.join(broken))})" if broken else ""


def told(connection: sqlite3.Connection, action: str) -> Iterator[dict[str, Any]]:
    """Yield what the audit log says of one kind of act; rows that cannot be read are told of by `log`."""
    for (text,) in connection.execute("SELECT detail FROM audit WHERE action = ? ORDER BY n", (action,)):
        try:
            yield msgspec.json.decode(text, type=dict[str, Any])
        except msgspec.DecodeError:
            continue


def _schema(connection: sqlite3.Connection) -> dict[str, str | None]:
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
    return dict(rows.fetchall())
