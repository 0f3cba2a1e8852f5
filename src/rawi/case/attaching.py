"""Which rows of today judgements are about, and where in the case those rows are."""

import sqlite3
from collections.abc import Iterable, Sequence

from rawi.case import anchors
from rawi.case.regroup import Called, names
from rawi.model import Anchor, Judgement, Reading

SUBJECT, AS_CALLED = 0, -1


# What of a row of linking is looked for by what: events by claim, the rest by event or by the document it leads to.
_KEYS = (
    "SELECT 'event', held.value, row.id FROM event AS row, json_each(row.json, '$.claims') AS held WHERE row.stage = 1",
    "SELECT 'disagreement', json_extract(json, '$.event'), id FROM disagreement WHERE stage = 1",
    "SELECT 'reuse', json_extract(json, '$.target.span.document'), id FROM reuse WHERE stage = 1",
    """SELECT 'derivation', passage.document, row.id FROM derivation AS row
    JOIN passage ON passage.id = json_extract(row.json, '$.target') WHERE row.stage = 1""",
)


def index(connection: sqlite3.Connection) -> None:
    """Note which event each claim is in and what leads to which document, as linking left it."""
    connection.execute("DELETE FROM belongs")
    for keys in _KEYS:
        connection.execute(f"INSERT OR IGNORE INTO belongs {keys}")


def belonging(connection: sqlite3.Connection, name: str, keys: Iterable[str]) -> dict[str, list[str]]:
    """Return the ids of rows of one type by key: events by claim, disagreements by event, edges by target document."""
    return {
        key: [row[0] for row in connection.execute("SELECT id FROM belongs WHERE type = ? AND key = ?", (name, key))]
        for key in keys
    }


def attach(connection: sqlite3.Connection, judgement: Judgement) -> None:
    """Note the rows that a judgement is about, found by their ids or else by their content; lost ones are not noted."""
    connection.execute("DELETE FROM attachment WHERE judgement = ? AND place <> ?", (judgement.id, AS_CALLED))
    for place, known in enumerate(judgement.anchor):
        found = resolved(connection, known, any_kind=judgement.field == "event_type")
        if found:
            connection.execute("INSERT INTO attachment VALUES (?, ?, ?)", (judgement.id, place, found))


def resolved(connection: sqlite3.Connection, known: Anchor, *, any_kind: bool = False) -> str:
    """Return the id of today of what an anchor means, "" where it is not there or not sure."""
    if not known.type:
        return ""
    row = anchors.held(connection, known.id)
    # An id is a hash of the content; but what was confirmed as a whole must read as it did.
    if row is not None and (not known.reads or anchors.reads(row) == known.reads):
        return known.id
    if known.type == "event":
        return ""
    found = anchors.find(connection, known, any_kind=any_kind)
    if found is None:
        return ""
    again = anchors.held(connection, found)
    return found if again is None or not known.reads or anchors.reads(again) == known.reads else ""


def today(connection: sqlite3.Connection, judgement: Judgement) -> dict[int, str]:
    """Return the ids of today of a judgement's subject (0) and of the rows its value names (from 1 on)."""
    rows = connection.execute("SELECT place, id FROM attachment WHERE judgement = ? AND place >= 0", (judgement.id,))
    return dict(rows.fetchall())


def called(connection: sqlite3.Connection, judgement: Judgement) -> Called:
    """Return a judgement with the claims of today that it names; "" stands for one that is lost."""
    if judgement.anchor and judgement.anchor[0].type == "claim":
        subject: tuple[str, ...] = (today(connection, judgement).get(SUBJECT, ""),)
    else:
        subject = _claims(connection, judgement.anchor[0]) if judgement.anchor else ()
    others = []
    for known in judgement.anchor[1 : 1 + len(names(judgement))]:
        others.append(_claims(connection, known) if known.type == "event" else (resolved(connection, known),))
    return Called(judgement, subject, tuple(others))


def _claims(connection: sqlite3.Connection, known: Anchor) -> tuple[str, ...]:
    return tuple(resolved(connection, part) for part in known.parts)


def documents_of(connection: sqlite3.Connection, identifier: str) -> set[str]:
    """Return the documents that a row of a document is of; all that name it for an entity or a source."""
    name = anchors.tag_of(identifier)
    if name == "document":
        return {identifier}
    if name == "derivation":
        row = connection.execute("SELECT key FROM belongs WHERE type = ? AND id = ?", (name, identifier)).fetchone()
        return {row[0]} if row else set()
    if name not in ("source", "passage", "entity", "mention", "quotation", "claim"):
        return set()
    found = connection.execute(f'SELECT DISTINCT document FROM "{name}" WHERE id = ?', (identifier,))
    return {document for (document,) in found if document}


def about_reading(reading: Reading, judgements: Sequence[Judgement], *, content: str) -> dict[str, list[Judgement]]:
    """Return judgements by the rows of one reading, whichever way it was made, that they are about."""
    rows = {row.id: row for row in reading.rows()}
    found: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        if judgement.subject in rows:
            found.setdefault(judgement.subject, []).append(judgement)
            continue
        name = None
        if judgement.anchor:
            any_kind = judgement.field == "event_type"
            name = in_reading(reading, judgement.anchor[0], content=content, any_kind=any_kind)
        if name is not None:
            found.setdefault(name, []).append(judgement)
    return found


def in_reading(reading: Reading, known: Anchor, *, content: str, any_kind: bool = False) -> str | None:
    """Return the id that what an anchor means has in one reading, whichever way that was made."""
    if known.span is None or known.document != reading.document.id:
        return None
    return anchors.match_words(
        known,
        [row for row in reading.rows() if row.__struct_config__.tag == known.type],
        content=content,
        any_kind=any_kind,
        text=lambda row: anchors.words_of(row, reading.document),
    )
