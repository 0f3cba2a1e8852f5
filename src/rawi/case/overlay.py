"""What the record reads with judgements: the rows of the table `judged`, made anew from the judgements that stand."""

import sqlite3
from collections.abc import Sequence

import msgspec

from rawi.case import anchors
from rawi.case.judged import applied, is_out, of_subjects, standing
from rawi.case.store import Case
from rawi.model import Judgement, Row, encode

# Rows that judgements add stand after those of the machine.
_ADDED = 1_000_000


def every(connection: sqlite3.Connection) -> tuple[Judgement, ...]:
    """Return all judgements in the order they were made."""
    rows = connection.execute("SELECT json FROM judgement ORDER BY n")
    return tuple(msgspec.json.decode(text, type=Judgement) for (text,) in rows)


def refresh(case: Case, made: Judgement) -> None:
    """Make anew what the record reads where a new judgement touches it, inside the open transaction."""
    now = _attached(case.connection, every(case.connection))
    mine = of_subjects(standing(now))
    row = case.connection.execute("SELECT id FROM attachment WHERE judgement = ? AND place = 0", (made.id,)).fetchone()
    if row is not None:
        _put_row(case.connection, row[0], mine.get(row[0], ()))


def _attached(connection: sqlite3.Connection, judgements: Sequence[Judgement]) -> list[Judgement]:
    """Return the judgements that are about a row of today, called by its id of today."""
    today = dict(connection.execute("SELECT judgement, id FROM attachment WHERE place = 0"))
    return [msgspec.structs.replace(each, subject=today[each.id]) for each in judgements if each.id in today]


def _put_row(connection: sqlite3.Connection, identifier: str, judgements: Sequence[Judgement]) -> None:
    row = anchors.held(connection, identifier)
    if row is None:
        return
    tag = str(row.__struct_config__.tag)
    connection.execute("DELETE FROM judged WHERE type = ? AND id = ?", (tag, identifier))
    if not judgements:
        return
    first, *added = applied(row, judgements)
    _put(connection, first, document="", added=False, out=is_out(judgements))
    for extra in added:
        _put(connection, extra, document="", added=True, out=False)


def _put(connection: sqlite3.Connection, row: Row, *, document: str, added: bool, out: bool) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO judged VALUES (?, ?, ?, ?, ?, ?, ?)",
        (str(row.__struct_config__.tag), row.id, document, _ADDED, added, out, encode(row).decode()),
    )
