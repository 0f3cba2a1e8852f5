"""The case on disk: one folder with `case.db` (SQLite, write-ahead log) and the originals under their hashes."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Self, TypeVar

import msgspec

from rawi import __version__
from rawi.case import audit, files, index, schema
from rawi.case.errors import CaseError
from rawi.ingest import CASE_FILE, shown
from rawi.model import (
    Claim,
    Document,
    Entity,
    Links,
    Mention,
    Passage,
    Quotation,
    Reading,
    Row,
    Source,
    content_id,
    decode,
    encode,
)

R = TypeVar("R", bound=msgspec.Struct)

# Long enough for another writer to store the links of a large case.
_WAIT_SECONDS = 60.0
# Rows that several documents may give.
_SHARED = frozenset({"source", "entity"})


class Item(NamedTuple):
    """A file that was taken in: where it lay, its hash and size in bytes, and the content it holds."""

    path: str
    sha256: str
    bytes: int
    content: str


class Read(NamedTuple):
    """A reading to be added, with the content (`same_content`) of the document as it was taken in."""

    content: str
    reading: Reading


@dataclass(frozen=True)
class Case:
    """An open case. Each writing method is one transaction; failing, it raises `sqlite3.Error` and changes nothing."""

    folder: Path
    connection: sqlite3.Connection

    @classmethod
    def create(cls, folder: Path) -> Self:
        """Open the case in `folder` for writing, made if it is not there. Raises `CaseError` or `OSError`."""
        if folder.exists() and not folder.is_dir():
            raise CaseError(f"{shown(folder)} is a file; give a folder for the case")
        if not (folder / CASE_FILE).exists():
            if folder.exists() and any(folder.iterdir()):
                raise CaseError(f"{shown(folder)} holds other things and no case; give a new or empty folder")
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        connection = _connect(folder, "rwc")
        try:
            case = cls(folder, connection)
            case._prepare()
        except BaseException as error:
            connection.close()
            if isinstance(error, sqlite3.Error):
                raise CaseError(f"{shown(folder)} cannot be written ({error}); check its rights and the disk") from None
            raise
        return case

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the case in `folder` for reading; another process may write meanwhile. Raises `CaseError`."""
        if not (folder / CASE_FILE).is_file():
            raise CaseError(f"{shown(folder)} holds no case; make one with: rawi trace PATH... --case DIR")
        # Where nothing can be written SQLite cannot take part in the log; the file then stands still.
        standing_still = not os.access(folder, os.W_OK) and not (folder / f"{CASE_FILE}-wal").exists()
        connection = _connect(folder, "ro&immutable=1" if standing_still else "ro")
        try:
            _check(connection, folder)
        except BaseException:
            connection.close()
            raise
        return cls(folder, connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def keep(self, data: bytes, sha256: str) -> Path:
        """Keep the bytes of an original; returns where. Raises `OSError`."""
        return files.keep(self.folder / "originals", data, sha256)

    def has_item(self, path: str, sha256: str) -> bool:
        """Whether this file with these bytes was taken in before."""
        return bool(
            self.connection.execute("SELECT 1 FROM item WHERE sha256 = ? AND path = ?", (sha256, path)).fetchone()
        )

    def content_of(self, sha256: str) -> str | None:
        """Return the content hash of the document that a file with these bytes gave, None if there is none."""
        row = self.connection.execute(
            "SELECT content FROM item JOIN reading USING (document) WHERE sha256 = ? LIMIT 1", (sha256,)
        ).fetchone()
        return row[0] if row else None

    def has_content(self, content: str) -> bool:
        """Whether a document with this text and these known facts was read before."""
        return bool(self.connection.execute("SELECT 1 FROM reading WHERE content = ?", (content,)).fetchone())

    def add(self, readings: Sequence[Read], items: Sequence[Item] = ()) -> None:
        """Add readings and the files they came from; what the case has already is left alone."""
        with self._transaction():
            for content, reading in readings:
                self._add_reading(content, reading)
            for item in items:
                self._add_item(item)

    def documents(self) -> tuple[str, ...]:
        """Return the ids of the documents in the order of the record: by path, then by id."""
        return tuple(row[0] for row in self.connection.execute("SELECT document FROM reading ORDER BY path, document"))

    def readings(self) -> tuple[Reading, ...]:
        """Return what `read` found in each document, as it stood before linking, in the order of the record."""
        with self._snapshot():
            return tuple(self._reading(document) for document in self.documents())

    def rows(self, row_type: type[R]) -> Iterator[R]:
        """Yield the rows of one type, in the order of the record; an entity or source of several documents once."""
        name = schema.table(row_type)
        decoder = schema.DECODERS[name]
        for text in self._lines(name):
            row = decoder.decode(text)
            assert isinstance(row, row_type)
            yield row

    def lines(self) -> Iterator[str]:
        """Yield the record, a row a line of JSON, as it stands at one moment, in the order of the record."""
        with self._snapshot():
            for name in schema.TABLES:
                yield from self._lines(name)

    def find(self, prefix: str) -> tuple[Row, ...]:
        """Return the rows whose id is `prefix` or, if there is none, begins with it (at most 20)."""
        for condition, value in (("= ?", prefix), ("GLOB ?", f"{_literal(prefix)}*")):
            found: dict[str, Row] = {}
            for name in schema.TABLES:
                for document, stage, text in self.connection.execute(
                    f'SELECT document, stage, json FROM "{name}" WHERE id {condition} ORDER BY id, stage DESC LIMIT 20',
                    (value,),
                ):
                    if stage == schema.LINK or not self._superseded(name, document):
                        row = decode(text)
                        found.setdefault(row.id, row)
            if found:
                return tuple(found.values())
        return ()

    def state(self) -> str:
        """Return a hash of what the case holds: the same documents read by the same version give the same."""
        rows = self.connection.execute("SELECT document, version FROM reading ORDER BY document").fetchall()
        return content_id("state", rows)

    def linked(self) -> bool:
        """Whether the links stored are those of the documents the case holds now."""
        row = self.connection.execute("SELECT value FROM meta WHERE key = 'linked'").fetchone()
        return row is not None and row[0] == _by_this_version(self.state())

    def replace_links(self, readings: Sequence[Reading], links: Links, *, state: str) -> bool:
        """Store what linking made of the case, in place of what it made before.

        `readings` are the documents' readings as linking leaves them, `state` what the case held when linking began.
        Returns False, with nothing changed, where documents have come in since.
        """
        with self._transaction():
            if self.state() != state:
                return False
            for name in schema.TABLES:
                self.connection.execute(f'DELETE FROM "{name}" WHERE stage = ?', (schema.LINK,))
            self.connection.execute("DELETE FROM superseded")
            verdicts = {quotation.id: quotation for quotation in links.quotations}
            for reading in readings:
                self._add_relinked(reading, verdicts)
            index.index_days(self.connection, (reading.document for reading in readings))
            index.index_roots(self.connection, links.derivations)
            for rows in (links.reuses, links.derivations, links.events, links.disagreements):
                self._insert(schema.LINK, "", rows)
            self.connection.execute("INSERT OR REPLACE INTO meta VALUES ('linked', ?)", (_by_this_version(state),))
            audit.append(
                self.connection,
                "linked",
                {"documents": len(readings), "events": len(links.events), "rawi": __version__},
            )
        return True

    def _prepare(self) -> None:
        if self.connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            _check(self.connection, self.folder)
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = FULL")
        with self._transaction():
            if self.connection.execute("SELECT 1 FROM sqlite_master").fetchone() is None:
                # Not `executescript`: it would commit what is open.
                for statement in _statements(schema.SCHEMA):
                    self.connection.execute(statement)
                self.connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
                self.connection.execute(f"PRAGMA user_version = {schema.VERSION}")
                audit.append(self.connection, "created", {"rawi": __version__, "schema": schema.VERSION})

    def _add_reading(self, content: str, reading: Reading) -> None:
        document = reading.document
        added = self.connection.execute(
            "INSERT OR IGNORE INTO reading VALUES (?, ?, ?, ?)", (document.id, document.path, content, __version__)
        )
        if added.rowcount:
            for rows in _by_type(reading):
                self._insert(schema.READ, document.id, rows)
            index.index(self.connection, reading)

    def _add_item(self, item: Item) -> None:
        document = self.connection.execute("SELECT document FROM reading WHERE content = ?", (item.content,)).fetchone()
        if document is None:
            return
        added = self.connection.execute(
            "INSERT OR IGNORE INTO item (at, path, sha256, bytes, document) VALUES (?, ?, ?, ?, ?)",
            (audit.now(), item.path, item.sha256, item.bytes, document[0]),
        )
        if added.rowcount:
            detail = {"path": item.path, "sha256": item.sha256, "document": document[0], "rawi": __version__}
            audit.append(self.connection, "ingested", detail)

    def _add_relinked(self, reading: Reading, verdicts: dict[str, Quotation]) -> None:
        document = reading.document.id
        before = self._reading(document)
        quotations = tuple(verdicts.get(quotation.id, quotation) for quotation in reading.quotations)
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
                self.connection.execute("INSERT INTO superseded VALUES (?, ?)", (name, document))
                self._insert(schema.LINK, document, new)

    def _insert(self, stage: int, document: str, rows: Sequence[Row]) -> None:
        if rows:
            self.connection.executemany(
                f'INSERT INTO "{schema.table(type(rows[0]))}" VALUES (?, ?, ?, ?, ?)',
                ((stage, document, n, row.id, encode(row).decode()) for n, row in enumerate(rows)),
            )

    def _reading(self, document: str) -> Reading:
        def of(row_type: type[R]) -> tuple[R, ...]:
            name = schema.table(row_type)
            found = self.connection.execute(
                f'SELECT json FROM "{name}" WHERE stage = ? AND document = ? ORDER BY n', (schema.READ, document)
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

    def _lines(self, name: str) -> Iterator[str]:
        seen: set[str] = set()
        for identifier, text in self.connection.execute(
            f"""
            SELECT t.id, t.json FROM "{name}" AS t LEFT JOIN reading AS r ON r.document = t.document
            WHERE t.stage = {schema.LINK}
               OR t.document NOT IN (SELECT document FROM superseded WHERE type = '{name}')
            ORDER BY r.path, t.document, t.n
            """
        ):
            if identifier in seen:
                continue
            if name in _SHARED:
                seen.add(identifier)
            yield text

    def _superseded(self, name: str, document: str) -> bool:
        return bool(
            self.connection.execute(
                "SELECT 1 FROM superseded WHERE type = ? AND document = ?", (name, document)
            ).fetchone()
        )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    @contextmanager
    def _snapshot(self) -> Iterator[None]:
        if self.connection.in_transaction:
            # Whoever began it sees one moment already.
            yield
            return
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            self.connection.execute("ROLLBACK")


def _connect(folder: Path, mode: str) -> sqlite3.Connection:
    uri = f"{(folder / CASE_FILE).absolute().as_uri()}?mode={mode}"
    try:
        connection = sqlite3.connect(uri, uri=True, timeout=_WAIT_SECONDS, isolation_level=None)
    except sqlite3.Error as error:
        raise CaseError(f"{shown(folder)} cannot be opened ({error}); check its rights and the disk") from error
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _check(connection: sqlite3.Connection, folder: Path) -> None:
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise CaseError(f"{shown(folder)} cannot be read ({error}); check its rights and the disk") from error
    if application != schema.APPLICATION_ID:
        raise CaseError(f"{shown(folder / CASE_FILE)} is not a case of Rawi; give another folder")
    if version != schema.VERSION:
        raise CaseError(f"{shown(folder)} was made by another version of Rawi (schema {version}); trace it anew")


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _by_type(reading: Reading) -> Iterable[Sequence[Row]]:
    yield (reading.document,)
    yield from (
        reading.sources,
        reading.passages,
        reading.entities,
        reading.mentions,
        reading.quotations,
        reading.claims,
    )


def _literal(prefix: str) -> str:
    return "".join(f"[{char}]" if char in "*?[" else char for char in prefix)


def _by_this_version(state: str) -> str:
    return f"{state} {__version__}"
