"""Opening the database of a case, writing to it, and leaving it: one writer at a time, all or nothing, sealed."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rawi.case import schema, seal
from rawi.case.errors import CaseError, UnwritableError
from rawi.case.lock import WAIT_SECONDS, writing
from rawi.ingest import CASE_FILE, shown

# Whoever leaves does not wait for long; the next writer seals what is left.
_WAIT_TO_LEAVE = 5.0


def connect(folder: Path, *, mode: str) -> sqlite3.Connection:
    """Return a connection to the case in `folder`; `mode` is `ro` or `rw`. Raises `CaseError`."""
    uri = f"{(folder / CASE_FILE).absolute().as_uri()}?mode={mode}"
    # Where nothing can be written SQLite cannot take part in the log; the file then stands still.
    if mode == "ro" and not os.access(folder, os.W_OK) and not (folder / seal.LOG_FILE).exists():
        uri += "&immutable=1"
    try:
        connection = sqlite3.connect(uri, uri=True, timeout=WAIT_SECONDS, isolation_level=None)
    except sqlite3.Error as error:
        raise CaseError(f"{shown(folder)} cannot be opened ({error}); check its rights and the disk") from error
    connection.execute("PRAGMA foreign_keys = ON")
    if mode == "ro":
        connection.execute("PRAGMA query_only = ON")
    # The log is copied into the database by `seal` alone.
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    return connection


def check(connection: sqlite3.Connection, folder: Path) -> None:
    """Raise `CaseError` for a database that is not a case of this version."""
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise CaseError(f"{shown(folder)} cannot be read ({error}); check its rights and the disk") from error
    if not application and connection.execute("SELECT 1 FROM sqlite_master").fetchone() is None:
        raise CaseError(f"{shown(folder)} holds nothing yet; go on with: rawi trace PATH... --case DIR")
    if application != schema.APPLICATION_ID:
        raise CaseError(f"{shown(folder / CASE_FILE)} is not a case of Rawi; give another folder")
    if version != schema.VERSION:
        raise CaseError(
            f"{shown(folder)} was made by another version of Rawi (schema {version}, this one has {schema.VERSION}); "
            "trace its originals into a new folder"
        )


def connect_to_write(folder: Path) -> sqlite3.Connection:
    """Return a connection that can write, to a database that is made if need be. Raises `CaseError` or `OSError`."""
    try:
        with writing(folder):
            seal.begin(folder)
            connection = connect(folder, mode="rw")
            try:
                _prepare(connection, folder)
            except BaseException:
                abandon(connection, folder)
                raise
    except sqlite3.Error as error:
        raise UnwritableError(f"{shown(folder)} cannot be written ({error}); check its rights and the disk") from None
    return connection


def _prepare(connection: sqlite3.Connection, folder: Path) -> None:
    seal.refuse_damaged_log(folder)
    if connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        check(connection, folder)
    connection.execute("PRAGMA synchronous = FULL")
    _copy_on_close(connection, False)
    if seal.due(folder):
        seal.seal(connection, folder)


@contextmanager
def transaction(connection: sqlite3.Connection, folder: Path, *, sealed: bool = False) -> Iterator[None]:
    """All that is written inside is committed at the end, or nothing is; `sealed`: and in the database, not its log.

    Raises `CaseError` where another process writes for too long, `sqlite3.Error` or `OSError`.
    """
    if connection.in_transaction:
        raise sqlite3.ProgrammingError("a transaction is open already")
    with writing(folder):
        mark = folder / seal.MARK_FILE
        if mark.exists():
            seal.seal(connection, folder)
        mark.touch()
        try:
            connection.execute("BEGIN IMMEDIATE")
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        finally:
            mark.unlink(missing_ok=True)
        if seal.due(folder, longer_than=0 if sealed else seal.LOG_BYTES):
            # What was asked for is committed; who writes next seals.
            with suppress(sqlite3.Error, OSError, CaseError):
                seal.seal(connection, folder)


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


def leave(connection: sqlite3.Connection, folder: Path) -> None:
    """Close a connection; the last one to leave leaves the database sealed and no other files of SQLite behind."""
    if _reads_only(connection):
        connection.close()
        if not (folder / seal.SHARED_FILE).exists() or seal.due(folder):
            return
        with suppress(sqlite3.Error, OSError, CaseError), writing(folder, wait=0):
            if not seal.due(folder):
                last = connect(folder, mode="rw")
                last.execute("SELECT 1 FROM sqlite_master").fetchone()
                last.close()
        return
    try:
        with writing(folder, wait=_WAIT_TO_LEAVE):
            if seal.due(folder) and not seal.seal(connection, folder):
                abandon(connection, folder)
                return
            _copy_on_close(connection, True)
            connection.close()
    except (sqlite3.Error, OSError, CaseError):
        abandon(connection, folder)
    except BaseException:
        # Ctrl-C among others: the connection must not be closed by whoever clears up after us.
        abandon(connection, folder)
        raise


def _copy_on_close(connection: sqlite3.Connection, wanted: bool) -> None:
    """Say whether SQLite is to copy and remove the log when the last connection is closed; from Python 3.12 on."""
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, not wanted)


def run(connection: sqlite3.Connection, script: str) -> None:
    """Run the statements of a script inside the open transaction."""
    # Not `executescript`: it would commit what is open.
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


def _reads_only(connection: sqlite3.Connection) -> bool:
    try:
        return bool(connection.execute("PRAGMA query_only").fetchone()[0])
    except sqlite3.Error:
        return True


def abandon(connection: sqlite3.Connection, folder: Path) -> None:
    """Close a connection without letting SQLite copy the log: it does so for the last one, unless that cannot write."""
    with suppress(sqlite3.Error, CaseError):
        reader = connect(folder, mode="ro")
        with suppress(sqlite3.Error):
            reader.execute("SELECT 1 FROM sqlite_master").fetchone()
        connection.close()
        reader.close()
    connection.close()
