"""Opening the database of a case, and writing to it: one writer at a time, all or nothing."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rawi.case import schema
from rawi.case.errors import CaseError
from rawi.ingest import CASE_FILE, shown

# Long enough for another writer to store the links of a large case.
_WAIT_SECONDS = 60.0


def connect(folder: Path, *, mode: str) -> sqlite3.Connection:
    """Return a connection to the case in `folder`; `mode` is `ro`, or `rwc` to write. Raises `CaseError`."""
    uri = f"{(folder / CASE_FILE).absolute().as_uri()}?mode={mode}"
    # Where nothing can be written SQLite cannot take part in the log; the file then stands still.
    if mode == "ro" and not os.access(folder, os.W_OK) and not (folder / f"{CASE_FILE}-wal").exists():
        uri += "&immutable=1"
    try:
        connection = sqlite3.connect(uri, uri=True, timeout=_WAIT_SECONDS, isolation_level=None)
    except sqlite3.Error as error:
        raise CaseError(f"{shown(folder)} cannot be opened ({error}); check its rights and the disk") from error
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def check(connection: sqlite3.Connection, folder: Path) -> None:
    """Raise `CaseError` for a database that is not a case of this version."""
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise CaseError(f"{shown(folder)} cannot be read ({error}); check its rights and the disk") from error
    if application != schema.APPLICATION_ID:
        raise CaseError(f"{shown(folder / CASE_FILE)} is not a case of Rawi; give another folder")
    if version != schema.VERSION:
        raise CaseError(
            f"{shown(folder)} was made by another version of Rawi (schema {version}, this one has {schema.VERSION}); "
            "trace its originals into a new folder"
        )


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written inside is committed at the end, or nothing is."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """What is read inside is the case at one moment."""
    if connection.in_transaction:
        # Whoever began it sees one moment already.
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def run(connection: sqlite3.Connection, script: str) -> None:
    """Run the statements of a script inside the open transaction."""
    # Not `executescript`: it would commit what is open.
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
