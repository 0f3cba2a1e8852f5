"""What the record reads with judgements: the rows of the table `judged`, made anew where a judgement touches them.

The rows that `read` and linking gave stay as they are. For each document that is judged, its reading with judgements
(`judged_reading`) is held against the one without, and what differs is kept; so are edges between documents, and events
(`judged_events`).
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import msgspec

from rawi.case import anchors, attaching, index, lookup_fill, stored
from rawi.case.judged import applied, is_out, of_subjects, standing
from rawi.case.judged_events import ADDED, judge_events, note_linked, target_of
from rawi.case.judged_reading import Decided, Reread, judged_reading
from rawi.case.regroup import names
from rawi.case.stored import own_sources
from rawi.lexicon import load
from rawi.model import Derivation, Entity, Judgement, Reading, Row, content_id, decode, encode
from rawi.read import read

_SHARED = ("entity", "source")
# What of a judgement linking must know: all that changes what a document says or who draws on whom.
_FOR_LINKING = frozenset({"document", "passage", "entity", "mention", "claim", "source", "derivation"})
_SAYS_NOTHING = frozenset({"note", "grade"})
# What calls the entities of documents otherwise; a confirmation or an undoing may take such a thing back.
_RENAMING = frozenset({"merge", "split", "reject", "confirm", "undo"})


def every(connection: sqlite3.Connection) -> tuple[Judgement, ...]:
    """Return all judgements in the order they were made."""
    rows = connection.execute("SELECT json FROM judgement ORDER BY n")
    return tuple(msgspec.json.decode(text, type=Judgement) for (text,) in rows)


def refresh(connection: sqlite3.Connection, made: Sequence[Judgement]) -> None:
    """Make anew what the record reads where new judgements touch it, inside the open transaction."""
    _refresh(connection, {document for each in made for document in _touched(connection, each)})
    lookup_fill.follow(connection)


def _touched(connection: sqlite3.Connection, judgement: Judgement) -> set[str]:
    """Return the documents whose rows a judgement may change; what is said of an entity changes its own row alone."""
    if judgement.anchor and judgement.anchor[0].type in _SHARED and judgement.action not in _RENAMING:
        return set()
    found = attaching.today(connection, judgement).values()
    return {document for name in found for document in attaching.documents_of(connection, name)}


def after_linking(connection: sqlite3.Connection) -> None:
    """Make anew all that the record reads with judgements, which linking has seen."""
    attaching.index(connection)
    rebuild(connection, linked=True)


def rebuild(connection: sqlite3.Connection, *, linked: bool = False) -> None:
    """Find the row of today of every judgement and make anew all that the record reads with them.

    `linked`: linking has just seen what stands.
    """
    connection.execute("DELETE FROM judged")
    connection.execute("DELETE FROM assessed")
    judgements = every(connection)
    if not judgements:
        return
    for judgement in judgements:
        attaching.attach(connection, judgement)
    _refresh(connection, {name for each in standing(judgements) for name in _touched(connection, each)}, linked=linked)


def state(connection: sqlite3.Connection) -> str:
    """Return a hash of the judgements that linking must know of, "" where there are none."""
    found = [
        each.id
        for each in standing(every(connection))
        if each.anchor
        and each.anchor[0].type in _FOR_LINKING
        and each.action not in _SAYS_NOTHING
        and not (each.anchor[0].type == "claim" and each.action in ("link", "unlink"))
    ]
    return content_id("judged", found) if found else ""


def digest(connection: sqlite3.Connection) -> str:
    """Return the SHA-256 of all that is kept of what the record reads with judgements."""
    hashed = hashlib.sha256()
    for table in ("judged", "attachment", "assessed"):
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3"):
            hashed.update(msgspec.json.encode(row) + b"\n")
    return hashed.hexdigest()


def decided(connection: sqlite3.Connection, judgements: Sequence[Judgement]) -> Decided:
    """Return what stands, by the rows of today, with the entities that people joined or took apart."""
    today = {each.id: attaching.today(connection, each) for each in judgements}
    found = _today(judgements, today)
    about = of_subjects(found)
    merged: dict[str, str | None] = {
        subject: None for subject, mine in about.items() if subject.startswith("ent-") and is_out(mine)
    }
    parted: dict[str, Entity] = {}
    for each in found:
        if not each.subject.startswith("ent-"):
            continue
        others = [today[each.id][place] for place in range(1, 1 + len(names(each))) if place in today[each.id]]
        if each.action == "merge":
            merged |= {other: each.subject for other in others if other != each.subject}
        elif each.action == "split":
            parted |= {other: parted_entity(connection, each) for other in others}
    return Decided(about, {entity: _end(entity, merged) for entity in merged}, parted)


def parted_entity(connection: sqlite3.Connection, judgement: Judgement) -> Entity:
    """Return the entity that mentions mean which a person took from another."""
    before = anchors.held(connection, judgement.subject)
    value = msgspec.json.decode(judgement.value or "{}")
    kind = before.kind if isinstance(before, Entity) else "actor"
    name = value.get("name") or (before.name if isinstance(before, Entity) else "")
    return Entity(id=content_id("ent", "split", judgement.id), kind=kind, name=name, judged=(judgement.id,))


def reading_with(connection: sqlite3.Connection, document: str, given: Decided) -> Reading | None:
    """Return what a document says after what was decided; None where it is rejected."""
    return judged_reading(stored.get_counted(connection, document), given, reread=reader(connection))


def reader(connection: sqlite3.Connection) -> Reread:
    """Return what reads a document anew, with the sources that the case adds."""
    own = own_sources(connection)
    return lambda document: read(document, load(own))


def _today(judgements: Iterable[Judgement], today: dict[str, dict[int, str]]) -> list[Judgement]:
    return [
        msgspec.structs.replace(each, subject=today[each.id][attaching.SUBJECT])
        for each in judgements
        if attaching.SUBJECT in today[each.id]
    ]


def _end(entity: str, merged: Mapping[str, str | None]) -> str | None:
    """Return the entity that a chain of mergings ends in, none if that is rejected; a ring ends where it closes."""
    seen = [entity]
    while seen[-1] in merged:
        following = merged[seen[-1]]
        if following is None or following in seen:
            return following
        seen.append(following)
    return seen[-1]


def _refresh(connection: sqlite3.Connection, documents: set[str], *, linked: bool = False) -> None:
    judgements = standing(every(connection))
    given = decided(connection, judgements)
    changed: set[str] = set()
    readings: dict[str, Reading | None] = {}
    for document in sorted(documents):
        before = stored.get_counted(connection, document)
        after = judged_reading(before, given, reread=reader(connection))
        readings[document] = after
        if _put_reading(connection, before, after, given):
            changed.add(document)
    _put_shared(connection, given)
    changed |= _put_edges(connection, given)
    if linked:
        note_linked(connection)

    @cache
    def reading_of(document: str) -> Reading | None:
        return readings[document] if document in readings else reading_with(connection, document, given)

    today = {each.id: attaching.today(connection, each) for each in judgements}
    in_order = [
        each
        if attaching.SUBJECT not in today[each.id]
        else msgspec.structs.replace(each, subject=today[each.id][attaching.SUBJECT])
        for each in judgements
    ]
    judge_events(connection, in_order, changed=changed, reading_of=reading_of)


def _put_reading(connection: sqlite3.Connection, before: Reading, after: Reading | None, given: Decided) -> bool:
    """Keep what differs between a reading and the same with judgements; returns whether that differs from before."""
    document = before.document.id
    was = _kept(connection, document)
    connection.execute("DELETE FROM judged WHERE document = ?", (document,))
    old = {row.id: row for row in before.rows()}
    new = {row.id: row for row in after.rows()} if after is not None else {}
    for number, row in enumerate(before.rows()):
        tag = str(row.__struct_config__.tag)
        kept = new.get(row.id)
        if tag in _SHARED:
            continue
        if kept is None:
            mine = given.about.get(row.id, ())
            seen = applied(row, mine)[0] if mine else row
            _put(connection, seen, document, number, added=False, out=1)
        elif kept != row:
            _put(connection, kept, document, number, added=False, out=0)
    for number, row in enumerate(new.values()):
        if row.id not in old:
            _put(connection, row, document, len(old) + number, added=True, out=0)
    index.index_days(connection, [after.document if after is not None else before.document])
    return _kept(connection, document) != was


def _kept(connection: sqlite3.Connection, document: str) -> set[tuple[str, int, str]]:
    rows = connection.execute("SELECT id, out, json FROM judged WHERE document = ?", (document,))
    return set(rows.fetchall())


def _put_shared(connection: sqlite3.Connection, given: Decided) -> None:
    """Keep what was decided about entities and sources, which several documents may give, once for all of them."""
    connection.execute("DELETE FROM judged WHERE type IN ('entity', 'source') AND document = ''")
    belonging = {
        identifier
        for parent in given.merged
        for (identifier,) in connection.execute(
            "SELECT DISTINCT id FROM entity WHERE json_extract(json, '$.parent') = ?", (parent,)
        )
    }
    for subject in {*given.about, *given.merged, *belonging}:
        row = anchors.held(connection, subject) if anchors.tag_of(subject) in _SHARED else None
        if row is not None:
            mine = given.about.get(subject, ())
            seen = applied(row, mine)[0] if mine else row
            if isinstance(seen, Entity) and seen.parent is not None and seen.parent in given.merged:
                seen = msgspec.structs.replace(seen, parent=given.merged[seen.parent])
            joined = given.merged.get(subject) is not None
            _put(connection, seen, "", 0, added=False, out=2 if joined else int(is_out(mine)))


def _put_edges(connection: sqlite3.Connection, given: Decided) -> set[str]:
    """Keep what was decided about reuses and derivations; returns the documents that draw on something else now."""
    before = _kept_edges(connection)
    connection.execute("DELETE FROM judged WHERE type IN ('reuse', 'derivation')")
    for subject, mine in given.about.items():
        tag = anchors.tag_of(subject)
        if tag in ("reuse", "derivation"):
            row = anchors.held(connection, subject)
            if row is not None:
                _put(connection, applied(row, mine)[0], "", 0, added=False, out=int(is_out(mine)))
        elif tag == "passage":
            for each in mine:
                if each.action == "link" and each.field is None and each.value is not None:
                    _put(connection, linked_by(each), "", 0, added=True, out=0)
    after = _kept_edges(connection)
    if before != after:
        now = connection.execute("SELECT json FROM derivation_now ORDER BY stage, n").fetchall()
        index.index_roots(connection, [msgspec.json.decode(text, type=Derivation) for (text,) in now])
    return {document for *_, text in before ^ after for document in target_of(connection, decode(text))}


def _kept_edges(connection: sqlite3.Connection) -> set[tuple[str, int, str]]:
    rows = connection.execute("SELECT id, out, json FROM judged WHERE type IN ('reuse', 'derivation')")
    return set(rows.fetchall())


def linked_by(judgement: Judgement) -> Derivation:
    """Return the derivation that a person says there is."""
    value = msgspec.json.decode(judgement.value or "{}")
    return Derivation(
        id=content_id("der", "by hand", judgement.subject, value["source"], value["kind"]),
        source=value["source"],
        target=judgement.subject,
        kind=value["kind"],
        declared=False,
        share=0.0,
        judged=(judgement.id,),
    )


def _put(connection: sqlite3.Connection, row: Row, document: str, number: int, *, added: bool, out: int) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO judged VALUES (?, ?, ?, ?, ?, ?, ?)",
        (str(row.__struct_config__.tag), row.id, document, ADDED + number, added, out, encode(row).decode()),
    )
