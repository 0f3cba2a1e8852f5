"""A case as a BagIt bag (RFC 8493), to hand over and to keep: originals, derived texts, the record, the audit log.

`data/originals/<sha256>/<name>` is each original under the name it had, `data/derived/<sha256>.txt` each text that was
got from one, `record.jsonl`, `judgements.jsonl` and `audit.jsonl` are for people and other programs, `tables.jsonl`
is what `unbag` makes the same case from. A redacted bag holds the redacted record and what was masked, and no more.
"""

import logging
import shutil
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import Any, NamedTuple

import bagit
import msgspec

from rawi import __version__
from rawi.case import audit, files, index, schema, stored, timestamp
from rawi.case.connect import connect_to_write, leave, run, snapshot
from rawi.case.errors import CaseError
from rawi.case.redact import PROFILES, key_of, manifest, redact
from rawi.case.store import Case, note
from rawi.case.verify import verify
from rawi.case.watching import Watch
from rawi.ingest import shown
from rawi.model import ROW_TYPES, Derivation, Document, Judgement, Row, encode

_TABLES = "tables.jsonl"
_LONGEST_NAME = 120
_NOT_IN_NAMES = frozenset('/\\:*?"<>|')
_NOT_SHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_ENCODER = msgspec.json.Encoder()

# bagit tells of what it does, and of faults with a traceback, to whoever listens; our sentence is enough.
logging.getLogger("bagit").addHandler(logging.NullHandler())
logging.getLogger("bagit").propagate = False


class Bagged(NamedTuple):
    """What went in: files of the payload and their bytes, and the head of the audit log they were taken at."""

    files: int
    bytes: int
    head: str


def bag(folder: Path, output: Path, *, profile: str | None = None, watch: Watch, by: str | None = None) -> Bagged:
    """Write a case as a bag in the new folder `output`, whole or not at all, and note it in the case's audit log.

    With a redaction `profile` the bag holds the redacted record and what was masked, never an original, nor the log.
    The case is verified first. Raises `CaseError`, or `OSError` where the bag cannot be written.
    """
    if profile is not None and profile not in PROFILES:
        raise CaseError(f"there is no redaction profile {shown(profile)}; known: {', '.join(PROFILES)}")
    _free(output)
    problems = verify(folder, watch=watch, by=by).problems
    if problems:
        raise CaseError(f"{shown(folder)} is not whole ({problems[0]}); see rawi verify")
    with files.part_folder(output) as part:
        with Case.open(folder) as case, snapshot(case.connection):
            head = audit.head(case.connection)
            if profile is None or profile == "full":
                _put_all(case, part, watch)
            else:
                _put_redacted(case, part, profile, head)
        done = _made(part, {"Rawi-Audit-Head": head, "Rawi-Redaction": profile or "none"})
    detail: dict[str, object] = {"output": output.name, "head": head, "files": done.files, "profile": profile}
    note(folder, "bagged", {**detail, "rawi": __version__}, by=by, verb="bag")
    return done._replace(head=head)


def unbag(source: Path, folder: Path, *, watch: Watch, by: str | None = None) -> int:
    """Make the case that a bag holds, in the new folder `folder`; returns how many documents it has.

    The bag is validated first and the case verified before it is there; its audit log goes on where the bag's ended.
    Raises `CaseError` with what is wrong, or `OSError`.
    """
    manifest_hash = _validated(source)
    _free(folder)
    with files.part_folder(folder) as part:
        connection = connect_to_write(part)
        try:
            # What points to what is checked when all is there.
            connection.execute("PRAGMA foreign_keys = OFF")
            case = Case(part, connection, audit.who(by), "unbag")
            with case.transaction():
                run(connection, schema.SCHEMA)
                connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {schema.VERSION}")
                _get_tables(connection, source / "data" / _TABLES)
                documents = _index(case, watch)
                head = audit.head(connection)
                case.log("unbagged", {"head": head, "manifest": manifest_hash, "rawi": __version__})
        finally:
            leave(connection, part)
        _get_originals(source / "data" / "originals", part / "originals", watch)
        if (source / "data" / timestamp.FOLDER).is_dir():
            shutil.copytree(source / "data" / timestamp.FOLDER, part / timestamp.FOLDER)
        problems = verify(part, watch=watch, by=by).problems
        if problems:
            raise CaseError(f"{shown(source)}: the case in it is not whole: {problems[0]}")
    return documents


def _free(target: Path) -> None:
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise CaseError(f"{shown(target)} is there already; give a new or empty folder")
    target.absolute().parent.mkdir(parents=True, exist_ok=True)


def _put_all(case: Case, part: Path, watch: Watch) -> None:
    _put_originals(case, part / "originals", watch)
    _put_derived(case, part / "derived", watch)
    if (case.folder / timestamp.FOLDER).is_dir():
        shutil.copytree(case.folder / timestamp.FOLDER, part / timestamp.FOLDER)
    _put_lines(part / "record.jsonl", (line.encode() for line in case.lines()))
    _put_lines(part / "judgements.jsonl", map(encode, case.rows(Judgement)))
    _put_lines(part / "audit.jsonl", (line.rstrip(b"\n") for line in audit.lines(case.connection)))
    _put_lines(part / _TABLES, _tables(case.connection))


def _put_redacted(case: Case, part: Path, profile: str, head: str) -> None:
    counts: Counter[str] = Counter()
    rows: Iterator[Row] = (row for row_type in ROW_TYPES for row in case.rows(row_type))
    masked = redact(rows, profile=profile, key=key_of(case.connection), counts=counts)
    _put_lines(part / "record.jsonl", map(encode, masked))
    _put_lines(part / "redaction.json", [_ENCODER.encode(manifest(profile=profile, counts=counts, head=head))])


def _put_originals(case: Case, to: Path, watch: Watch) -> None:
    rows = case.connection.execute("SELECT sha256, path, min(n) FROM file GROUP BY sha256").fetchall()
    for number, (sha256, path, _) in enumerate(rows):
        watch.step("originals", number, len(rows))
        folder = to / sha256
        folder.mkdir(parents=True)
        shutil.copyfile(files.place(case.originals, sha256), folder / _safe(PurePath(path).name))


def _put_derived(case: Case, to: Path, watch: Watch) -> None:
    to.mkdir()
    query = "SELECT derived, json FROM reading JOIN document USING (document) WHERE stage = ?"
    for number, (derived, text) in enumerate(case.connection.execute(query, (schema.READ,))):
        watch.step("derived texts", number, None)
        row = msgspec.json.decode(text, type=Document)
        (to / f"{derived}.txt").write_bytes(row.text.encode("utf-8", "surrogatepass"))


def _put_lines(path: Path, lines: Iterable[bytes]) -> None:
    with path.open("wb") as file:
        for line in lines:
            file.write(line + b"\n")


def _tables(connection: sqlite3.Connection) -> Iterator[bytes]:
    """Yield every row of every table but of the search index and of what linking remembers: both are made anew."""
    yield _ENCODER.encode({"rawi": __version__, "schema": schema.VERSION})
    for name in _names(connection):
        for row in connection.execute(f'SELECT * FROM "{name}"'):
            yield _ENCODER.encode([name, *row])


def _names(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'search*'"
        " AND name != 'remembered'"
    )
    return [name for (name,) in rows]


def _made(part: Path, facts: dict[str, str]) -> Bagged:
    held = [path.stat().st_size for path in part.rglob("*") if path.is_file()]
    try:
        bagit.make_bag(str(part), {"Rawi-Version": __version__, **facts}, checksums=["sha256"])
    except bagit.BagError as error:
        raise CaseError(f"the bag cannot be made ({error}); check the rights of the folder and the disk") from None
    return Bagged(len(held), sum(held), "")


def _validated(source: Path) -> str:
    """Check a bag and return the SHA-256 of its manifest of hashes."""
    try:
        held = bagit.Bag(str(source))
        # Its sum of sizes would fail first, and names no file.
        held.info.pop("Payload-Oxum", None)
        held.validate()
    except bagit.BagValidationError as error:
        details = "; ".join(str(detail) for detail in getattr(error, "details", ())[:3]) or str(error)
        raise CaseError(f"{shown(source)} is not as it was bagged: {shown(details)}") from None
    except (bagit.BagError, OSError, ValueError) as error:
        raise CaseError(f"{shown(source)} is not a bag ({shown(str(error))}); give the folder with bagit.txt") from None
    if not (source / "data" / _TABLES).is_file():
        raise CaseError(f"{shown(source)} holds no whole case: it is redacted, or not of Rawi")
    with (source / "tagmanifest-sha256.txt").open("rb") as file:
        return files.sha256_of(file)


def _get_tables(connection: sqlite3.Connection, path: Path) -> None:
    names = set(_names(connection))
    with path.open("rb") as file:
        head: dict[str, Any] = msgspec.json.decode(file.readline(), type=dict[str, Any])
        if head.get("schema") != schema.VERSION:
            raise CaseError(
                f"{shown(path)} is of another version of Rawi (schema {head.get('schema')}, this one has "
                f"{schema.VERSION}); unbag it with Rawi {head.get('rawi')}"
            )
        for number, line in enumerate(file, start=2):
            name, *row = msgspec.json.decode(line, type=list[Any])
            if name not in names:
                raise CaseError(f"{shown(path)}, line {number}: there is no table {shown(str(name))}")
            connection.execute(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(row))})', row)


def _index(case: Case, watch: Watch) -> int:
    documents = case.documents()
    for number, document in enumerate(documents):
        watch.step("search index", number, len(documents))
        index.index(case.connection, stored.get_reading(case.connection, document))
    index.index_days(case.connection, case.rows(Document))
    index.index_roots(case.connection, case.rows(Derivation))
    return len(documents)


def _get_originals(source: Path, to: Path, watch: Watch) -> None:
    for number, folder in enumerate(sorted(source.iterdir()) if source.is_dir() else ()):
        watch.step("originals", number, None)
        for path in folder.iterdir():
            with path.open("rb") as file:
                kept = files.keep_file(to, file)
            if kept.sha256 != folder.name:
                raise CaseError(f"{shown(path)}: its bytes do not have the hash it is kept under")


def _safe(name: str) -> str:
    """Return a file's name as every system can hold it; Arabic stays Arabic."""
    kept = "".join("_" if char in _NOT_IN_NAMES or unicodedata.category(char) in _NOT_SHOWN else char for char in name)
    stem, suffix = PurePath(kept).stem, PurePath(kept).suffix[:16]
    stem = stem.encode()[: _LONGEST_NAME - len(suffix.encode())].decode("utf-8", "ignore")
    return (stem + suffix).strip(" .") or "original"
