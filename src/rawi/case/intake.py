"""The files that were taken in, and the documents each of them gave."""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import msgspec

from rawi import __version__
from rawi.case import audit

FILE_COLUMNS = "at, by, verb, rawi, path, url, sha256, bytes"
ITEM_COLUMNS = "document, url, extractor, encoding, encoding_why, notes"


class Item(NamedTuple):
    """One document that a file gave: where the file lay, its hash and size in bytes, and the content it holds.

    `part` says where in the file the document stands ("" = it is the file), `url` where it was published; `extractor`
    with its version got the text, from bytes in `encoding`, which `encoding_why` gives the reason for; `notes` are
    sentences for the user. `last`: with this item all documents of the file are in the case.
    """

    path: str
    sha256: str
    bytes: int
    content: str
    part: str = ""
    url: str | None = None
    extractor: str = ""
    encoding: str | None = None
    encoding_why: str | None = None
    notes: tuple[str, ...] = ()
    last: bool = True


def has_file(connection: sqlite3.Connection, path: str, sha256: str) -> bool:
    """Whether a file was taken in before, with all documents it gives."""
    query = "SELECT 1 FROM file WHERE sha256 = ? AND path = ? AND parts IS NOT NULL"
    return bool(connection.execute(query, (sha256, path)).fetchone())


def given(connection: sqlite3.Connection, path: str, sha256: str) -> tuple[Item, ...]:
    """Return what a file with these bytes gave before, as items of the file at `path`."""
    file = connection.execute(
        "SELECT n, bytes FROM file WHERE sha256 = ? AND parts IS NOT NULL ORDER BY n LIMIT 1", (sha256,)
    ).fetchone()
    if file is None:
        return ()
    items = [
        Item(path, sha256, file[1], content, part, url, extractor, encoding, why, _notes(notes), last=False)
        for content, part, url, extractor, encoding, why, notes in connection.execute(
            """
            SELECT r.content, i.part, i.url, i.extractor, i.encoding, i.encoding_why, i.notes
            FROM item AS i JOIN reading AS r USING (document) WHERE i.file = ? ORDER BY i.part
            """,
            (file[0],),
        )
    ]
    return (*items[:-1], items[-1]._replace(last=True)) if items else ()


def add(connection: sqlite3.Connection, items: Sequence[Item], *, by: str, verb: str) -> Iterator[dict[str, object]]:
    """Note files and what they gave; yields what the audit log is to say of each file.

    An item whose document is not in the case, or that is noted already, is left out.
    """
    for (path, sha256), group in groupby(items, key=lambda item: (item.path, item.sha256)):
        held = list(group)
        documents, last = {}, False
        for item in held:
            document = connection.execute(
                "SELECT document, derived FROM reading WHERE content = ?", (item.content,)
            ).fetchone()
            last = item.last and document is not None
            if document is not None:
                file = _file(connection, item, by=by, verb=verb)
                if _add_item(connection, file, item, document[0]):
                    documents[item.part] = {"derived": document[1], **told_of_item(_row(item, document[0]))}
        if last:
            connection.execute(
                """
                UPDATE file SET parts = (SELECT count(*) FROM item WHERE file = file.n)
                WHERE sha256 = ? AND path = ? AND parts IS NULL
                """,
                (sha256, path),
            )
        if documents:
            row = connection.execute(
                f"SELECT {FILE_COLUMNS} FROM file WHERE sha256 = ? AND path = ?", (sha256, path)
            ).fetchone()
            yield {**told_of_file(row), "documents": documents}


def told_of_file(row: Sequence[object]) -> dict[str, object]:
    """Return what the audit log says of a file, from its row (`FILE_COLUMNS`)."""
    return dict(zip(FILE_COLUMNS.split(", "), row, strict=True))


def told_of_item(row: Sequence[object]) -> dict[str, object]:
    """Return what the audit log says of a document of a file, from its row (`ITEM_COLUMNS`)."""
    return {name: value for name, value in zip(ITEM_COLUMNS.split(", "), row, strict=True) if value not in (None, "")}


def _file(connection: sqlite3.Connection, item: Item, *, by: str, verb: str) -> int:
    known = "SELECT n FROM file WHERE sha256 = ? AND path = ?"
    found = connection.execute(known, (item.sha256, item.path)).fetchone()
    if found is None:
        found = connection.execute(
            """
            INSERT INTO file (at, by, verb, rawi, path, url, sha256, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            RETURNING n
            """,
            (audit.now(), by, verb, __version__, item.path, item.url, item.sha256, item.bytes),
        ).fetchone()
    return int(found[0])


def _add_item(connection: sqlite3.Connection, file: int, item: Item, document: str) -> bool:
    added = connection.execute(
        f"INSERT OR IGNORE INTO item (file, part, {ITEM_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (file, item.part, *_row(item, document)),
    )
    return bool(added.rowcount)


def _row(item: Item, document: str) -> tuple[object, ...]:
    notes = msgspec.json.encode(item.notes).decode()
    return (document, item.url, item.extractor, item.encoding, item.encoding_why, notes)


def _notes(text: str) -> tuple[str, ...]:
    return msgspec.json.decode(text, type=tuple[str, ...])
