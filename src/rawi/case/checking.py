"""Whether a judgement can be made: the row is there, the value can be meant. One sentence where it cannot."""

import sqlite3
from collections.abc import Iterable
from typing import Any, NamedTuple, get_args

import msgspec

from rawi.case import anchors, schema, stored, values
from rawi.case.errors import CaseError
from rawi.case.fields import Field, field_of
from rawi.case.values import BadValueError
from rawi.ingest import shown
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
    Row,
    Source,
)
from rawi.model.link import Action, DerivationKind

LONGEST = 20_000
_WITH_VALUE = frozenset({"correct", "place"})
GROUPING = frozenset({"merge", "split", "link", "unlink"})


class RefusedError(CaseError):
    """A judgement that cannot be made as asked; `str()` is one sentence: what, and what to do."""


def is_text(text: str) -> bool:
    """Whether a text can be kept: what the system could not decode cannot."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


class Checked(NamedTuple):
    """A judgement that can be made: the whole id of its subject, the field, value and what stood there, the anchors."""

    subject: str
    field: str | None
    value: str | None
    was: str | None
    anchor: tuple[Anchor, ...]


def check(
    connection: sqlite3.Connection, *, action: Action, subject: str, field: str | None, value: str | None
) -> Checked:
    """Return the judgement as it is to be kept. Raises `RefusedError`."""
    if action not in get_args(Action) or action == "undo":
        raise RefusedError(f"{shown(str(action))[:40]!r} is no action; to take a judgement back, undo it by its own id")
    row = the_row(connection, subject)
    for text in (field, value):
        if text is not None and (len(text) > LONGEST or not is_text(text)):
            raise RefusedError(f"a value has at most {LONGEST} letters, all of them Unicode")
    try:
        return _checked(connection, row, action, field, value)
    except BadValueError as problem:
        raise RefusedError(f"{row.id}: {problem}") from None


def the_row(connection: sqlite3.Connection, identifier: str) -> Row:
    """Return the one row that an id or its beginning means. Raises `RefusedError`, listing the candidates."""
    found = stored.find(connection, identifier) if identifier else ()
    if not found:
        raise RefusedError(f"the case holds nothing with the id {shown(identifier)}; see rawi export for all ids")
    if len(found) > 1:
        ids = ", ".join(row.id for row in found)
        raise RefusedError(f"several ids begin with {shown(identifier)}: {ids}; give one of them")
    if isinstance(found[0], Judgement):
        raise RefusedError(f"{found[0].id} is a judgement; undo it, or judge the row it is about")
    return found[0]


def _checked(connection: sqlite3.Connection, row: Row, action: Action, field: str | None, value: str | None) -> Checked:
    anchor = (anchors.anchor(connection, _as_it_stands(connection, row)),)
    if action in GROUPING:
        return _grouping(connection, row, action, value, anchor)
    if action == "place":
        field = field or "place"
    if action == "grade":
        if not isinstance(row, Claim | Event | Source):
            raise BadValueError("claims, events and sources are graded")
        grade = values.grade(values.given(value or ""), source=isinstance(row, Source))
        return Checked(row.id, None, values.canonical(grade), values.canonical(row.grades), anchor)
    if action in _WITH_VALUE and (field is None or value is None):
        raise BadValueError("to correct a value, say which (field) and what it is (value)")
    if field is None:
        if action == "confirm" and not isinstance(row, Event | Disagreement):
            own = anchors.held(connection, row.id) or row
            anchor = (msgspec.structs.replace(anchor[0], reads=anchors.reads(own)),)
        return Checked(row.id, None, None, None, anchor)
    known, narrowed = field_of(row, field)
    was = known.read(row, narrowed)
    if action in _WITH_VALUE:
        assert value is not None
        checked = _known_rows(connection, field, known.check(values.given(value)))
        known.put(row, checked, narrowed)
        return Checked(row.id, field, values.canonical(checked), values.canonical(was), anchor)
    if action == "confirm" and was is not None:
        # What is confirmed is kept: another reading may say otherwise, and the person's word stands.
        return Checked(row.id, field, _confirmed(known, was), values.canonical(was), anchor)
    return Checked(row.id, field, None, values.canonical(was), anchor)


def _confirmed(known: Field, was: Any) -> str | None:
    try:
        return values.canonical(known.check(was))
    except BadValueError:
        return None


def _as_it_stands(connection: sqlite3.Connection, row: Row) -> Row:
    """Return the row that an anchor is made of: an event with its claims of now, others as the machine gave them."""
    return row if isinstance(row, Event) else anchors.held(connection, row.id) or row


def _known_rows(connection: sqlite3.Connection, field: str, value: Any) -> Any:
    """Return a value with what it names found in the case: an id that is there, a name that one row has."""
    plain = field.partition(":")[0]
    if plain == "place" and isinstance(value, dict) and "entity" in value:
        return {"entity": _of_type(connection, value["entity"], Entity).id}
    if plain not in ("speaker", "entity", "source", "narrator") or not isinstance(value, dict):
        return value
    wanted: tuple[type[Row], ...] = (Source,) if plain in ("source", "narrator") else (Entity, Source)
    if value.get("id"):
        row = _of_type(connection, value["id"], *wanted)
        assert isinstance(row, Entity | Source)
        return {"id": row.id, "called": row.name}
    if not value.get("name"):
        return value
    found = {
        row[0]
        for kind in wanted
        for row in connection.execute(
            f"""SELECT id FROM "{schema.table(kind)}_now" WHERE json_extract(json, '$.name') = ?1
            OR json_extract(json, '$.name_en') = ?1""",
            (value["name"],),
        )
    }
    if len(found) > 1:
        raise BadValueError(f"several are called {value['name']}: {', '.join(sorted(found))}; give one of these ids")
    return {"id": found.pop(), "called": value["name"]} if found else value


def _of_type(connection: sqlite3.Connection, identifier: str, *wanted: type[Row]) -> Row:
    row = the_row(connection, identifier)
    if not isinstance(row, wanted):
        names = " or ".join(schema.table(each) for each in wanted)
        raise BadValueError(f"{row.id} is a {schema.table(type(row))}; give the id of a {names}")
    return row


def _grouping(
    connection: sqlite3.Connection, row: Row, action: Action, value: str | None, anchor: tuple[Anchor, ...]
) -> Checked:
    """Check what joins rows and takes them apart."""
    given = values.given(value or "")
    match row, action:
        case Event() | Entity(), "merge":
            others = _others(connection, given, type(row))
            if row.id in {other.id for other in others}:
                raise BadValueError("a row cannot be merged with itself; give the ids of the others")
            if isinstance(row, Entity) and any(isinstance(each, Entity) and each.kind != row.kind for each in others):
                raise BadValueError(f"only a {row.kind} is merged with a {row.kind}")
            key = "events" if isinstance(row, Event) else "entities"
            return _with_others(connection, row, anchor, {key: [other.id for other in others]}, others)
        case Event(), "split":
            claims = _others(connection, given, Claim)
            if not all(claim.id in row.claims for claim in claims):
                raise BadValueError(f"the event holds: {', '.join(row.claims)}; give some of these claims")
            if len(claims) == len(row.claims):
                raise BadValueError("some claims must stay; give only those that leave")
            return _with_others(connection, row, anchor, {"claims": [claim.id for claim in claims]}, claims)
        case Entity(), "split":
            name = given.get("name") if isinstance(given, dict) else None
            mentions = _others(connection, given.get("mentions") if isinstance(given, dict) else given, Mention)
            if not all(isinstance(each, Mention) and each.entity == row.id for each in mentions):
                raise BadValueError("only mentions of this entity can be taken from it")
            parted = {"mentions": [each.id for each in mentions], **({"name": values.text(name)} if name else {})}
            return _with_others(connection, row, anchor, parted, mentions)
        case Claim(), "link":
            # As it is typed, or as an export of judgements writes it.
            event = _of_type(connection, str(given.get("event") if isinstance(given, dict) else given), Event)
            assert isinstance(event, Event)
            if row.id in event.claims:
                raise BadValueError(f"the claim is in {event.id} already")
            return _with_others(connection, row, anchor, {"event": event.id}, [event])
        case Claim(), "unlink":
            events = [each for each in _events_of(connection, row.id) if len(each.claims) > 1]
            if not events:
                raise BadValueError("the claim is alone in its event")
            named = given.get("event") if isinstance(given, dict) else None
            left = next((each for each in events if each.id == named), events[0])
            return _with_others(connection, row, anchor, {"event": left.id}, [left])
        case Passage(), "link":
            return _derivation(connection, row, given, anchor)
        case Derivation(), "unlink":
            return Checked(row.id, None, None, values.canonical(row.kind), anchor)
        case Document(), ("link" | "unlink"):
            field, _ = field_of(row, "source")
            named = _known_rows(connection, "source", field.check(given)) if action == "link" else None
            text = values.canonical(named) if named is not None else None
            return Checked(row.id, "source", text, values.canonical({"id": row.source}), anchor)
        case _:
            raise BadValueError(f"a {schema.table(type(row))} cannot be judged with {action}; see rawi judge --help")


def _derivation(connection: sqlite3.Connection, row: Passage, given: Any, anchor: tuple[Anchor, ...]) -> Checked:
    if isinstance(given, str):
        given = {"source": given, "kind": "paraphrases"}
    if not isinstance(given, dict) or not isinstance(given.get("source"), str):
        raise BadValueError("say what the passage draws on: the id of a passage, or source and kind")
    source = _of_type(connection, given["source"], Passage, Source, Entity)
    if source.id == row.id:
        raise BadValueError("a passage does not draw on itself")
    kind = values.one_of(given.get("kind", "paraphrases"), get_args(DerivationKind), "kind of derivation")
    return _with_others(connection, row, anchor, {"source": source.id, "kind": kind}, [source])


def _others(connection: sqlite3.Connection, given: Any, wanted: type[Row]) -> list[Row]:
    """Return the rows that a list of ids names, or a text of them with commas between."""
    if isinstance(given, dict):
        given = next(iter(given.values()), None)
    ids = given.split(",") if isinstance(given, str) else given
    if not isinstance(ids, list) or not ids or not all(isinstance(each, str) and each.strip() for each in ids):
        raise BadValueError(f"give the ids of {schema.table(wanted)} rows, with commas between")
    rows = [_of_type(connection, each.strip(), wanted) for each in ids]
    return list({row.id: row for row in rows}.values())


def _with_others(
    connection: sqlite3.Connection, row: Row, anchor: tuple[Anchor, ...], value: object, others: Iterable[Row]
) -> Checked:
    named = tuple(anchors.anchor(connection, _as_it_stands(connection, other)) for other in others)
    was = list(row.claims) if isinstance(row, Event) else None
    return Checked(row.id, None, values.canonical(value), values.canonical(was), (*anchor, *named))


def _events_of(connection: sqlite3.Connection, claim: str) -> list[Event]:
    """Return the events that hold a claim, as they read now."""
    ids = [row[0] for row in connection.execute("SELECT id FROM belongs WHERE type = 'event' AND key = ?", (claim,))]
    ids += [row[0] for row in connection.execute("SELECT id FROM judged WHERE type = 'event' AND NOT out")]
    found = []
    for identifier in dict.fromkeys(ids):
        row = connection.execute("SELECT json FROM event_now WHERE id = ?", (identifier,)).fetchone()
        event = msgspec.json.decode(row[0], type=Event) if row is not None else None
        if event is not None and claim in event.claims:
            found.append(event)
    return found
