"""Whether a case is as it was left: all of it computed anew, and what was changed named."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from rawi import __version__
from rawi.case import audit, checks, files, lock, seal, timestamp
from rawi.case.checks import Problem
from rawi.case.connect import check, connect, leave
from rawi.case.errors import CaseError
from rawi.case.store import UNLINKED, Case, note
from rawi.case.watching import Watch
from rawi.ingest import CASE_FILE, shown
from rawi.link.texts.wording import count

# Beyond this many pages the sentence says how many, not which.
_PAGES_NAMED = 20
# What SQLite makes and throws away by itself; it reads nothing from it that is older than the process.
_PASSING = frozenset({seal.SHARED_FILE, f"{CASE_FILE}-journal"})
# Files of the web app: who may use the case on a network, and what was sent and is not taken in yet.
_ACCOUNTS, _INCOMING = "accounts.json", "incoming"
_FAULTS = (sqlite3.Error, msgspec.MsgspecError, UnicodeDecodeError, ValueError, KeyError, TypeError, AttributeError)


class Verified(NamedTuple):
    """What was found. `problems` are what is wrong, `notes` what is odd and harmless; `head` is the last hash of the
    audit log, which holds `acts` rows (None: it cannot be read), `logged` whether this verification is one of them.
    """

    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    originals: int
    documents: int | None
    acts: int | None
    head: str | None
    logged: bool


def verify(folder: Path, *, watch: Watch, by: str | None = None) -> Verified:
    """Compute everything in a case anew and return what is not as it was left.

    A database that is whole gets a row in its audit log about this, where the folder can be written. Raises `CaseError`
    where there is no case.
    """
    if not (folder / CASE_FILE).is_file():
        raise CaseError(f"{shown(folder)} holds no case; make one with: rawi trace PATH... --case DIR")
    if not (folder / seal.SUMS_FILE).exists():
        # Another version's, or another program's: then there is nothing to compare with.
        with _reading(folder) as connection:
            check(connection, folder)
    notes: list[Problem] = []
    problems = list(_sealed(folder))
    whole = not problems
    known: dict[str, tuple[str, int]] | None = None
    documents = None
    try:
        with _reading(folder) as connection:
            check(connection, folder)
            connection.execute("BEGIN")
            found = list(_rows(connection, watch))
            found += timestamp.check(folder, Case(folder, connection), notes)
            found += _accounts(folder, connection)
            whole = whole and not found
            problems += found
            with suppress(*_FAULTS):
                known = {
                    sha256: (path, size)
                    for sha256, path, size in connection.execute("SELECT sha256, path, bytes FROM file")
                }
            with suppress(*_FAULTS):
                documents = connection.execute("SELECT count(*) FROM reading").fetchone()[0]
                notes += _restored(connection)
                if documents and not Case(folder, connection).linked():
                    notes.append(Problem("links", UNLINKED))
    except (CaseError, sqlite3.Error, UnicodeDecodeError) as error:
        # What SQLite says of a damaged schema may be no UTF-8.
        whole = False
        problems.append(Problem(CASE_FILE, f"it cannot be read ({error})"))
    originals = 0
    for name, problem in _originals(folder, known, notes, watch):
        originals += name is not None
        if problem is not None:
            problems.append(problem)
    problems += _strangers(folder, notes)
    if whole and os.access(folder, os.W_OK):
        problems += _index(folder, notes)
    detail: dict[str, object] = {"problems": [str(problem) for problem in problems], "rawi": __version__}
    logged = whole and os.access(folder, os.W_OK) and note(folder, "verified", detail, by=by, verb="verify")
    acts, head = _head(folder)
    return Verified(tuple(problems), tuple(notes), originals, documents, acts, head, logged)


@contextmanager
def _reading(folder: Path) -> Iterator[sqlite3.Connection]:
    connection = connect(folder, mode="ro")
    try:
        yield connection
    finally:
        leave(connection, folder)


def _sealed(folder: Path) -> Iterator[Problem]:
    """Yield the pages of case.db, and the parts of its log, that are not as Rawi wrote them."""
    with ExitStack() as held:
        with suppress(CaseError):
            # A read-only folder without a lock has no writers either.
            held.enter_context(lock.writing(folder))
        log = seal.log_of(folder)
        if log.problem is not None:
            yield Problem(seal.LOG_FILE, log.problem)
        try:
            sums = seal.read_sums(folder)
        except CaseError as error:
            yield Problem(seal.SUMS_FILE, str(error))
            return
        pages = list(seal.changed_pages(folder, sums, log))
    if len(pages) > _PAGES_NAMED:
        yield Problem(CASE_FILE, f"{len(pages)} of its pages are not as they were written, the first is {pages[0]}")
        return
    of = _tables(folder, pages)
    for page in pages:
        first = (page - 1) * sums.page_size
        whose = f" of {of[page]}" if page in of else ""
        yield Problem(
            CASE_FILE, f"page {page}{whose} (bytes {first}-{first + sums.page_size - 1}) is not as it was written"
        )


def _tables(folder: Path, pages: list[int]) -> dict[int, str]:
    """Return what the pages belong to, as far as the database still says so and this SQLite can tell."""
    if not pages:
        return {}
    with suppress(sqlite3.Error, CaseError, UnicodeDecodeError), _reading(folder) as connection:
        marks = ", ".join("?" * len(pages))
        found = connection.execute(f"SELECT pageno, name FROM dbstat WHERE pageno IN ({marks})", pages)
        return {page: shown(str(name)) for page, name in found}
    return {}


def _rows(connection: sqlite3.Connection, watch: Watch) -> Iterator[Problem]:
    for number, (name, look) in enumerate(checks.CHECKS):
        watch.step("database", number, len(checks.CHECKS))
        try:
            yield from look(connection)
        except _FAULTS as error:
            yield Problem(name, f"cannot be read to its end ({shown(str(error) or type(error).__name__)})")


def _restored(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Yield how many documents no file was taken in for, as after `rawi import`."""
    query = "SELECT count(*) FROM reading WHERE document NOT IN (SELECT document FROM item)"
    if number := connection.execute(query).fetchone()[0]:
        yield Problem("originals", f"{count(number, 'document')} came with a record, without their originals")


def _originals(
    folder: Path, known: dict[str, tuple[str, int]] | None, notes: list[Problem], watch: Watch
) -> Iterator[tuple[str | None, Problem | None]]:
    """Yield each original with what is wrong with it, and the ones that are missing."""
    missing = dict(known or {})
    found = sorted(path for path in (folder / "originals").rglob("*") if not path.is_dir())
    for number, path in enumerate(found):
        watch.step("originals", number, len(found))
        where = path.relative_to(folder).as_posix()
        if files.is_part(path.name):
            notes.append(
                Problem(shown(where), "an unfinished file of an intake that runs or was ended; not in the case")
            )
            continue
        taken = missing.pop(path.name, None)
        problem = _original(path, shown(where), taken)
        if problem is None and path != files.place(folder / "originals", path.name):
            problem = Problem(shown(where), "it does not belong there")
        if problem is None and taken is None and known is not None:
            notes.append(Problem(shown(where), "kept, but no document is of it; the next intake may take it up"))
        yield path.name, problem
    for sha256, (path_, _) in missing.items():
        where = files.place(Path("originals"), sha256).as_posix()
        yield None, Problem(where, f"it is missing; it was taken in from {shown(path_)}")


def _original(path: Path, where: str, taken: tuple[str, int] | None) -> Problem | None:
    whose = f"; it was taken in from {shown(taken[0])}" if taken is not None else ""
    try:
        if path.is_symlink() or not path.is_file():
            return Problem(where, f"it is not a regular file{whose}")
        size = path.stat().st_size
        with path.open("rb") as file:
            digest = files.sha256_of(file)
    except OSError as error:
        return Problem(where, f"it cannot be read ({(error.strerror or str(error)).lower()}){whose}")
    if taken is not None and size != taken[1]:
        return Problem(where, f"it has {size} bytes, not {taken[1]}{whose}")
    if digest != path.name:
        return Problem(where, f"its bytes were changed: their SHA-256 is {digest}{whose}")
    return None


def _strangers(folder: Path, notes: list[Problem]) -> Iterator[Problem]:
    """Yield what lies in the folder and is no part of the case."""
    ours = {
        CASE_FILE,
        seal.SUMS_FILE,
        seal.LOG_FILE,
        lock.LOCK_FILE,
        seal.MARK_FILE,
        "originals",
        timestamp.FOLDER,
        _ACCOUNTS,
        _INCOMING,
        *_PASSING,
    }
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if files.is_part(entry.name):
            notes.append(Problem(shown(entry.name), "an unfinished file of a process that runs or was ended"))
        elif entry.name == _INCOMING and entry.is_dir():
            notes.extend(Problem(shown(path), "not taken in yet") for path in _files(folder, entry.name))
        elif entry.name not in ours:
            yield Problem(shown(entry.name), "it is no part of the case")
        elif entry.name in {lock.LOCK_FILE, seal.MARK_FILE} and entry.stat().st_size:
            yield Problem(entry.name, "it holds bytes, and should hold none")


def _files(folder: Path, name: str) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in (folder / name).rglob("*") if not path.is_dir())


def _accounts(folder: Path, connection: sqlite3.Connection) -> Iterator[Problem]:
    """Yield what is wrong with the file of those who may use the case on a network."""
    expected = None
    for detail in checks.told(connection, "account"):
        expected = detail["sha256"]
    path = folder / _ACCOUNTS
    if not path.is_file():
        if expected is not None:
            yield Problem(_ACCOUNTS, "it is missing")
        return
    with path.open("rb") as file:
        if files.sha256_of(file) != expected:
            yield Problem(_ACCOUNTS, "it is not what the audit log says")


def _index(folder: Path, notes: list[Problem]) -> Iterator[Problem]:
    """Yield what is wrong with the search index; only a writer can have SQLite look."""
    try:
        with Case.create(folder) as case:
            case.connection.execute("BEGIN")
            try:
                case.connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
            finally:
                case.connection.execute("ROLLBACK")
    except (sqlite3.OperationalError, CaseError) as error:
        notes.append(Problem("search index", f"it was not looked at by itself ({error})"))
    except sqlite3.Error as error:
        yield Problem("search index", f"SQLite finds it damaged ({error})")


def _head(folder: Path) -> tuple[int | None, str | None]:
    with suppress(sqlite3.Error, CaseError, UnicodeDecodeError), _reading(folder) as connection:
        acts = connection.execute("SELECT max(n) FROM audit").fetchone()[0]
        return acts, audit.head(connection)
    return None, None
