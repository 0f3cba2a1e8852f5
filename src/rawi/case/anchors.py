"""The content by which a judged row is found again when its id has changed, and the search for it.

What is found must be the same words taken for the same thing, or it is not found at all: a judgement is never moved
to a row that may be another.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from rawi.case import schema
from rawi.model import (
    Anchor,
    Claim,
    Derivation,
    Disagreement,
    Document,
    Entity,
    Event,
    Judgement,
    Mention,
    Passage,
    Quotation,
    Reuse,
    Row,
    Source,
    Span,
    content_id,
    decode,
)
from rawi.model.ids import MARKS

# Of a passage so many letters are kept to know it by.
_BEGINNING = 200
# A span that begins or ends elsewhere in the same text is the same if the two share this part of what they cover.
_SAME_STRETCH = 0.5
_OF_ID = {tag[:3]: tag for tag in schema.TABLES}
_SPANNED = (Passage, Mention, Quotation, Claim)


def tag_of(identifier: str) -> str:
    """Return the type of the row that an id is of, "" where it is none of the record."""
    return _OF_ID.get(identifier[:3], "")


def reads(row: Row) -> str:
    """Return a hash of what a row says, whatever its id, the rule that found it and what people decided about it."""
    content = msgspec.structs.asdict(row)
    for name in ("id", "mentions", "passage", "rule", *MARKS):
        content.pop(name, None)
    return content_id("reads", content)


def held(connection: sqlite3.Connection, identifier: str) -> Row | None:
    """Return the row with this id as the machine gave it, rejected or not; None if there is none."""
    name = _OF_ID.get(identifier[:3])
    if name is None:
        return None
    row = connection.execute(
        f"""SELECT json FROM "{name}" AS t WHERE id = ? AND (stage = 1 OR NOT EXISTS
        (SELECT 1 FROM superseded AS s WHERE s.type = '{name}' AND s.document = t.document)) LIMIT 1""",
        (identifier,),
    ).fetchone()
    return decode(row[0]) if row else None


def of_document(connection: sqlite3.Connection, name: str, document: str) -> list[Row]:
    """Return the rows of one type that the machine gave for a document ("" for what linking gave)."""
    return [
        decode(text)
        for (text,) in connection.execute(
            f"""SELECT json FROM "{name}" AS t WHERE stage IN (0, 1) AND document = ? AND (stage = 1 OR NOT EXISTS
            (SELECT 1 FROM superseded AS s WHERE s.type = '{name}' AND s.document = t.document)) ORDER BY n""",
            (document,),
        )
    ]


def anchor(connection: sqlite3.Connection, row: Row) -> Anchor:
    """Return what a row is known by."""
    tag = str(row.__struct_config__.tag)
    match row:
        case Document():
            return Anchor(type=tag, id=row.id, document=row.id, content=content_of(connection, row.id))
        case Source() | Entity():
            return Anchor(type=tag, id=row.id, name=row.name, kind=row.kind)
        case Passage() | Mention() | Quotation() | Claim():
            return Anchor(
                type=tag,
                id=row.id,
                document=row.span.document,
                content=content_of(connection, row.span.document),
                span=row.span,
                text=words_of(row, _the_document(connection, row.span.document)),
                kind=_kind(row),
                parts=_trigger(row),
            )
        case Reuse():
            parts = [_words(connection, side.span) for side in (row.source, row.target)]
            return Anchor(type=tag, id=row.id, parts=tuple(parts))
        case Derivation():
            return Anchor(type=tag, id=row.id, kind=row.kind, parts=_all(connection, (row.source, row.target)))
        case Event():
            return Anchor(type=tag, id=row.id, kind=row.event_type, parts=_all(connection, row.claims))
        case Disagreement():
            claims = [claim for position in row.positions for claim in position.claims]
            return Anchor(type=tag, id=row.id, kind=row.about, parts=_all(connection, dict.fromkeys(claims)))
        case Judgement():
            return Anchor(type=tag, id=row.id)


def find(connection: sqlite3.Connection, known: Anchor, *, any_kind: bool = False) -> str | None:
    """Return the id of the one row of the case that has the content of an anchor; None where none or several have.

    `any_kind`: the words alone decide, whatever they are taken for now.
    """
    match known.type:
        case "document":
            return _document(connection, known)
        case "source" | "entity":
            return _only(
                row.id
                for row in _all_rows(connection, known.type)
                if isinstance(row, Source | Entity) and (row.name, row.kind) == (known.name, known.kind)
            )
        case "passage" | "mention" | "quotation" | "claim":
            document = _document(connection, known)
            if document is None:
                return None
            rows = of_document(connection, known.type, document)
            home = _the_document(connection, document)
            return match_words(
                known,
                rows,
                content=content_of(connection, document),
                any_kind=any_kind,
                text=lambda row: words_of(row, home),
            )
        case "judgement":
            return known.id
        case _:
            return _made_of(connection, known)


def match_words(
    known: Anchor, rows: Sequence[Row], *, content: str, any_kind: bool, text: Callable[[Row], str]
) -> str | None:
    """Return the id of the one of a document's rows that has the words of an anchor.

    First the same span, then the same words elsewhere, then, in the same text, a span of the same thing that begins or
    ends elsewhere.
    """
    assert known.span is not None
    span = known.span
    alike = [row for row in rows if isinstance(row, _SPANNED) and (any_kind or _kind(row) == known.kind)]
    same_text = content == known.content
    at = [row for row in alike if (row.span.start, row.span.end) == (span.start, span.end) and text(row) == known.text]
    if not at:
        at = [row for row in alike if text(row) == known.text]
    if not at and same_text and known.type != "passage":
        at = [row for row in alike if _share(row.span, span) >= _SAME_STRETCH]
    if len(at) > 1 or not same_text or known.parts:
        at = [row for row in at if _same_trigger(known, row, shifted=not same_text)] if known.parts else at
    return _only(row.id for row in at)


def _same_trigger(known: Anchor, row: Row, *, shifted: bool) -> bool:
    trigger = row.trigger if isinstance(row, Claim) else None
    if trigger is None or not known.parts or known.parts[0].span is None or known.span is None:
        return not known.parts
    was = known.parts[0].span
    if known.parts[0].text != trigger.text:
        return False
    assert isinstance(row, Claim)
    return (
        shifted
        or was.start == trigger.span.start
        or was.start - known.span.start == trigger.span.start - row.span.start
    )


def _made_of(connection: sqlite3.Connection, known: Anchor) -> str | None:
    """Return the row of linking that is made of the same parts: for an event, of most of them."""
    rows = _all_rows(connection, known.type, now=known.type == "event")
    if known.type == "reuse":
        wanted = [(part.text, part.span) for part in known.parts]
        return _only(
            row.id
            for row in rows
            if isinstance(row, Reuse)
            and [(_words(connection, side.span).text, side.span) for side in (row.source, row.target)] == wanted
        )
    parts = [find(connection, part) for part in known.parts]
    if known.type == "derivation":
        return _only(
            row.id
            for row in rows
            if isinstance(row, Derivation) and [row.source, row.target] == parts and None not in parts
        )
    votes: Counter[str] = Counter()
    found = [part for part in parts if part is not None]
    for row in rows:
        if isinstance(row, Event):
            held_by = len(set(row.claims).intersection(found))
        elif isinstance(row, Disagreement) and row.about == known.kind:
            held_by = len({claim for position in row.positions for claim in position.claims}.intersection(found))
        else:
            continue
        if held_by:
            votes[row.id] = held_by
    best = votes.most_common(2)
    # Most of what it was made of, and more than any other has.
    if not best or 2 * best[0][1] <= len(known.parts) or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return best[0][0]


def _document(connection: sqlite3.Connection, known: Anchor) -> str | None:
    row = connection.execute(
        "SELECT document FROM reading WHERE document = ? OR derived = ? ORDER BY document = ? DESC",
        (known.document, known.content, known.document),
    ).fetchone()
    return row[0] if row else None


def content_of(connection: sqlite3.Connection, document: str) -> str:
    """Return the SHA-256 of a document's text."""
    row = connection.execute("SELECT derived FROM reading WHERE document = ?", (document,)).fetchone()
    return row[0] if row else ""


def _all(connection: sqlite3.Connection, identifiers: Iterable[str]) -> tuple[Anchor, ...]:
    rows = ((identifier, held(connection, identifier)) for identifier in identifiers)
    return tuple(
        anchor(connection, row) if row is not None else Anchor(type="", id=identifier) for identifier, row in rows
    )


def _all_rows(connection: sqlite3.Connection, name: str, *, now: bool = False) -> Iterator[Row]:
    """Yield the rows of one type as the machine gave them, or as they read `now`."""
    seen: set[str] = set()
    machine = f"""SELECT id, json FROM "{name}" AS t WHERE stage = 1 OR NOT EXISTS
        (SELECT 1 FROM superseded AS s WHERE s.type = '{name}' AND s.document = t.document)"""
    for identifier, text in connection.execute(f'SELECT id, json FROM "{name}_now"' if now else machine):
        if identifier not in seen:
            seen.add(identifier)
            yield decode(text)


def _kind(row: Row) -> str:
    match row:
        case Claim():
            return row.event_type
        case Mention() | Quotation():
            return row.kind
        case Passage():
            return row.role
        case _:
            return ""


def _trigger(row: Row) -> tuple[Anchor, ...]:
    if not isinstance(row, Claim) or row.trigger is None:
        return ()
    return (Anchor(type="words", span=row.trigger.span, text=row.trigger.text),)


def words_of(row: Row, document: Document) -> str:
    """Return the words that a row of a document is known by."""
    if isinstance(row, Passage):
        return document.text[row.span.start : row.span.end][:_BEGINNING]
    return row.text if isinstance(row, Mention | Quotation | Claim) else ""


def _the_document(connection: sqlite3.Connection, identifier: str) -> Document:
    row = held(connection, identifier)
    assert isinstance(row, Document)
    return row


def _words(connection: sqlite3.Connection, span: Span) -> Anchor:
    document = held(connection, span.document)
    text = document.text[span.start : span.end] if isinstance(document, Document) else ""
    return Anchor(
        type="words", document=span.document, content=content_of(connection, span.document), span=span, text=text
    )


def _share(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    covered = max(one.end, other.end) - min(one.start, other.start)
    return shared / covered if covered else 0.0


def _only(found: Iterable[str]) -> str | None:
    each = list(dict.fromkeys(found))
    return each[0] if len(each) == 1 else None
