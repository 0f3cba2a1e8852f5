"""The case on disk: one folder with `case.db` (SQLite, write-ahead log) and the originals under their hashes."""

import hashlib
import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple, Self, TypeVar

import msgspec

from rawi import __version__
from rawi.case import audit, files, index, intake, lookup_fill, overlay, remembered, schema, stored, twins
from rawi.case.connect import abandon, check, connect, connect_to_write, leave, run, snapshot, transaction
from rawi.case.errors import CaseError, UnwritableError
from rawi.case.intake import Item
from rawi.case.lock import LOCK_FILE
from rawi.case.relinking import Growth, Linked, judged_readings, link_judged
from rawi.ingest import CASE_FILE, shown
from rawi.link.derivations.memory import Memory
from rawi.link.steps import Step, quiet
from rawi.model import Links, Reading, Row, content_id

R = TypeVar("R", bound=msgspec.Struct)

UNLINKED = "the case is not linked to its end, so events may be missing; run the same rawi trace again to go on"


class Read(NamedTuple):
    """A reading to be added, with the content (`same_content`) of the document as it was taken in."""

    content: str
    reading: Reading


@dataclass(frozen=True)
class Case:
    """An open case. Each writing method is one transaction; failing, it raises `sqlite3.Error` and changes nothing.

    `by` and `verb` say in whose name and by which act things are written.
    """

    folder: Path
    connection: sqlite3.Connection
    by: str = ""
    verb: str = ""

    @classmethod
    def create(cls, folder: Path, *, by: str | None = None, verb: str = "trace") -> Self:
        """Open the case in `folder` for writing, made if it is not there. Raises `CaseError` or `OSError`.

        `by` is the name of the person at work (default: the login name).
        """
        if folder.exists() and not folder.is_dir():
            raise CaseError(f"{shown(folder)} is a file; give a folder for the case")
        if not (folder / CASE_FILE).exists():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Another process may be making the case, or may have been killed when it had only taken the lock.
            others = [path for path in folder.iterdir() if path.name != LOCK_FILE]
            if others and not (folder / CASE_FILE).exists():
                raise CaseError(f"{shown(folder)} holds other things and no case; give a new or empty folder")
        connection = connect_to_write(folder)
        case = cls(folder, connection, audit.who(by), verb)
        try:
            case._prepare()
        except BaseException as error:
            abandon(connection, folder)
            if isinstance(error, sqlite3.Error):
                raise UnwritableError(
                    f"{shown(folder)} cannot be written ({error}); check its rights and the disk"
                ) from None
            raise
        return case

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the case in `folder` for reading; another process may write meanwhile. Raises `CaseError`."""
        if not (folder / CASE_FILE).is_file():
            raise CaseError(f"{shown(folder)} holds no case; make one with: rawi trace PATH... --case DIR")
        connection = connect(folder, mode="ro")
        try:
            check(connection, folder)
        except BaseException:
            connection.close()
            raise
        return cls(folder, connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the use of the case; what was written is sealed."""
        leave(self.connection, self.folder)

    def transaction(self) -> AbstractContextManager[None]:
        """Return a context in which all that is written is committed at its end, or nothing is."""
        return transaction(self.connection, self.folder)

    def log(self, action: str, detail: dict[str, object], *, by: str | None = None) -> str:
        """Add a row to the audit log, inside the open transaction; returns its hash, the new head of the log."""
        return audit.append(self.connection, action, detail, by=by or self.by)

    @property
    def originals(self) -> Path:
        """The folder of the originals."""
        return self.folder / "originals"

    def keep(self, data: bytes, sha256: str) -> Path:
        """Keep the bytes of an original; returns where. Raises `OSError`."""
        return files.keep(self.originals, data, sha256)

    def keep_file(self, file: Path | BinaryIO) -> files.Kept:
        """Keep a file of any size as an original, in memory that does not grow with it. Raises `OSError`."""
        if isinstance(file, Path):
            with file.open("rb") as opened:
                return files.keep_file(self.originals, opened)
        return files.keep_file(self.originals, file)

    def has_item(self, path: str, sha256: str) -> bool:
        """Whether this file with these bytes was taken in before, with all documents it gives."""
        return intake.has_file(self.connection, path, sha256)

    def given(self, path: str, sha256: str) -> tuple[Item, ...]:
        """Return what another file with these bytes gave, as items of the file at `path`; empty if there is none."""
        return intake.given(self.connection, path, sha256)

    def content_of(self, sha256: str) -> str | None:
        """Return the content hash of the first document that a file with these bytes gave, None if there is none."""
        items = self.given("", sha256)
        return items[0].content if items else None

    def has_content(self, content: str) -> bool:
        """Whether a document with this text and these known facts was read before."""
        return bool(self.connection.execute("SELECT 1 FROM reading WHERE content = ?", (content,)).fetchone())

    def add(self, readings: Sequence[Read], items: Sequence[Item] = ()) -> None:
        """Add readings and the files they came from; what the case has already is left alone."""
        with self.transaction():
            records = {}
            for content, reading in readings:
                record = self._add_reading(content, reading)
                if record is not None:
                    records[reading.document.id] = record
            if records:
                self.log("read", {"records": records, "rawi": __version__})
            for detail in intake.add(self.connection, items, by=self.by, verb=self.verb):
                self.log("ingested", detail)

    def documents(self) -> tuple[str, ...]:
        """Return the ids of the documents in the order of the record: by path, then by id."""
        return tuple(row[0] for row in self.connection.execute("SELECT document FROM reading ORDER BY path, document"))

    def readings(self) -> tuple[Reading, ...]:
        """Return what `read` found in each document, before linking, judgements applied, in the order of the record."""
        return judged_readings(self.connection)

    def link(self, step: Step = quiet, growth: Growth | None = None) -> Linked:
        """Return what linking makes of the documents as they read with judgements, to be stored by `replace_links`.

        `step` hears how far it is; `growth` holds what this process linked of the case before.
        """
        return growth.link(self.connection, step) if growth is not None else link_judged(self.connection, step)

    def rows(self, row_type: type[R]) -> Iterator[R]:
        """Yield the rows of one type, in the order of the record; an entity or source of several documents once."""
        for row in stored.rows(self.connection, schema.table(row_type)):
            assert isinstance(row, row_type)
            yield row

    def lines(self) -> Iterator[str]:
        """Yield the record, a row a line of JSON, as it stands at one moment, in the order of the record."""
        with snapshot(self.connection):
            for name in schema.TABLES:
                yield from stored.lines(self.connection, name)

    def find(self, prefix: str) -> tuple[Row, ...]:
        """Return the rows whose id is `prefix` or, if there is none, begins with it (at most 20)."""
        return stored.find(self.connection, prefix)

    def state(self) -> str:
        """Return a hash of what linking starts from: the same documents read by the same version, judged alike."""
        rows = self.connection.execute("SELECT document, version FROM reading ORDER BY document").fetchall()
        judged = overlay.state(self.connection)
        return content_id("state", rows, judged) if judged else content_id("state", rows)

    def linked(self) -> bool:
        """Whether the links stored are those of the documents the case holds now."""
        row = self.connection.execute("SELECT value FROM meta WHERE key = 'linked'").fetchone()
        return row is not None and row[0] == _by_this_version(self.state())

    def replace_links(
        self, readings: Sequence[Reading], links: Links, *, state: str, memory: Memory | None = None
    ) -> bool:
        """Store what linking made of the case, in place of what it made before.

        `readings` are the documents' readings as linking leaves them, `state` what the case held when linking began,
        `memory` what it need not find out again. Returns False, with nothing changed, where documents have come in
        since.
        """
        with self.transaction():
            if self.state() != state:
                return False
            filled = lookup_fill.before(self.connection) if self._filled() else None
            for name in schema.TABLES:
                self.connection.execute(f'DELETE FROM "{name}" WHERE stage = ?', (schema.LINK,))
            self.connection.execute("DELETE FROM superseded")
            verdicts = {quotation.id: quotation for quotation in links.quotations}
            for reading in readings:
                stored.insert_relinked(self.connection, reading, verdicts)
            index.index_days(self.connection, (reading.document for reading in readings))
            index.index_roots(self.connection, links.derivations)
            for rows in (links.reuses, links.derivations, links.events, links.disagreements):
                stored.insert(self.connection, schema.LINK, "", rows)
            overlay.after_linking(self.connection)
            lookup_fill.fill(self.connection, filled)
            self.connection.execute("INSERT OR REPLACE INTO meta VALUES ('linked', ?)", (_by_this_version(state),))
            detail: dict[str, object] = {
                "documents": len(readings),
                "events": len(links.events),
                "record": stored.digest_of_links(self.connection),
                "rawi": __version__,
            }
            if memory is not None:
                detail[remembered.DIGEST] = remembered.keep(self.connection, memory.kept())
            self.log("linked", detail)
        return True

    def _filled(self) -> bool:
        """Whether this version of Rawi filled the look-ups."""
        row = self.connection.execute("SELECT value FROM meta WHERE key = 'linked'").fetchone()
        return row is not None and str(row[0]).endswith(f" {__version__}")

    def keep_links(self) -> None:
        """Take the links stored for those of what the case holds now, as a record brings them with its judgements."""
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES ('linked', ?)", (_by_this_version(self.state()),))

    def _prepare(self) -> None:
        for folder in (self.folder, self.originals):
            files.sweep(folder)
        with transaction(self.connection, self.folder, sealed=True):
            if self.connection.execute("SELECT 1 FROM sqlite_master").fetchone() is None:
                run(self.connection, schema.SCHEMA)
                self.connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
                self.connection.execute(f"PRAGMA user_version = {schema.VERSION}")
                # Ids in what is shared are keyed with it.
                secret = (secrets.token_hex(32),)
                self.connection.execute("INSERT INTO meta VALUES ('redaction_key', ?)", secret)
                self.log("created", {"rawi": __version__, "schema": schema.VERSION})

    def _add_reading(self, content: str, reading: Reading) -> str | None:
        """Add a reading; returns the digest of its rows, None where the case has the document already."""
        document = reading.document
        derived = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
        added = self.connection.execute(
            "INSERT OR IGNORE INTO reading VALUES (?, ?, ?, ?, '', ?)",
            (document.id, document.path, content, derived, __version__),
        )
        if not added.rowcount:
            return None
        stored.insert_reading(self.connection, reading)
        record = stored.digest_of_reading(self.connection, document.id)
        self.connection.execute("UPDATE reading SET record = ? WHERE document = ?", (record, document.id))
        index.index(self.connection, reading)
        twins.add_sketch(self.connection, reading)
        return record


def note(folder: Path, action: str, detail: dict[str, object], *, by: str | None = None, verb: str) -> bool:
    """Add a row to the audit log of a case for an act that only read it; False where the case cannot be written."""
    try:
        with Case.create(folder, by=by, verb=verb) as case, case.transaction():
            case.log(action, detail)
    except (CaseError, sqlite3.Error, OSError):
        return False
    return True


def _by_this_version(state: str) -> str:
    return f"{state} {__version__}"
