"""Events after what people decided: grouped anew, assessed anew by linking's own functions where that is due."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from rawi.case import anchors, attaching
from rawi.case.judged import applied, is_out, of_subjects
from rawi.case.regroup import Regrouped, regroup
from rawi.case.stored import own_sources
from rawi.lexicon import load
from rawi.link.assess import assess_groups
from rawi.model import (
    Claim,
    Derivation,
    Disagreement,
    Event,
    Judgement,
    Reading,
    Reuse,
    Row,
    content_id,
    decode,
    encode,
)
from rawi.model.link import Origin

# Gives the reading of a document with judgements; None where it is rejected.
ReadingOf = Callable[[str], Reading | None]
_REJECTED, _REPLACED = 1, 2
# Rows that judgements add stand after those of the machine.
ADDED = 1_000_000


class _Due(NamedTuple):
    """An event to be assessed: what it is kept under, and what it is assessed with."""

    key: str
    reuses: tuple[Reuse, ...]
    derivations: tuple[Derivation, ...]
    documents: tuple[str, ...]


class _Assessed(NamedTuple):
    event: Event
    disagreements: tuple[Disagreement, ...]


def judge_events(
    connection: sqlite3.Connection, judgements: Sequence[Judgement], *, changed: set[str], reading_of: ReadingOf
) -> None:
    """Make the rows of events and disagreements anew, inside the open transaction.

    `judgements` stand, their subjects called as today; `changed` are documents whose reading has just become another,
    or what they draw on. What is written depends on what stands alone, not on the steps that led there.
    """
    mine = [each for each in judgements if _is_of_events(each)]
    calls = [attaching.called(connection, each) for each in mine]
    named = {claim for call in calls for group in (call.subject, *call.others) for claim in group if claim}
    judged = _judged_claims(connection)
    shown = _shown_events(connection)
    wanted_claims = named | judged | {claim for claims in shown.values() for claim in claims}
    groups = _groups(connection, wanted_claims)
    out = _out(connection, "claim")
    regrouped = regroup(
        {event: [claim for claim in claims if claim not in out] for event, claims in groups.items()}, calls
    )
    _note_attachments(connection, mine, regrouped)
    found = _assessed(connection, groups, regrouped, judged=judged, changed=changed, reading_of=reading_of)
    about = of_subjects(
        msgspec.structs.replace(each, subject=regrouped.about[each.id]) for each in mine if each.id in regrouped.about
    )
    _put_all(connection, groups, found, about, regrouped.shaped, judgements)


def _is_of_events(judgement: Judgement) -> bool:
    kind = judgement.anchor[0].type if judgement.anchor else ""
    return kind == "event" or (kind == "claim" and judgement.action in ("link", "unlink"))


def note_linked(connection: sqlite3.Connection) -> None:
    """Note what stands of the claims as what linking has just seen: its events are assessed with that."""
    rows = [("linked with", claim, state) for claim, state in _states(connection).items()]
    connection.executemany("INSERT INTO belongs VALUES (?, ?, ?)", rows)


def _judged_claims(connection: sqlite3.Connection) -> set[str]:
    """Return the claims that stand otherwise than when they were linked."""
    seen = dict(connection.execute("SELECT key, id FROM belongs WHERE type = 'linked with'").fetchall())
    now = _states(connection)
    return {claim for claim in {*seen, *now} if seen.get(claim) != now.get(claim)}


def _states(connection: sqlite3.Connection) -> dict[str, str]:
    """Return how claims stand that read otherwise with judgements, or are rejected, or whose text draws on others."""
    found: dict[str, list[str]] = {}
    for identifier, out, text in connection.execute("SELECT id, out, json FROM judged WHERE type = 'claim'"):
        machine = anchors.held(connection, identifier)
        reads = anchors.reads(msgspec.json.decode(text, type=Claim))
        if out or machine is None or anchors.reads(machine) != reads:
            found[identifier] = [str(out), reads]
    rows = connection.execute(
        "SELECT id, out, json FROM judged WHERE type IN ('reuse', 'derivation') AND (out OR added) ORDER BY id"
    )
    for edge, out, text in rows:
        for document in target_of(connection, decode(text)):
            for (claim,) in connection.execute("SELECT DISTINCT id FROM claim WHERE document = ?", (document,)):
                found.setdefault(claim, []).append(f"{edge} {out}")
    return {claim: content_id("state", *state) for claim, state in found.items()}


def target_of(connection: sqlite3.Connection, edge: Row) -> set[str]:
    """Return the document that a reuse or a derivation leads to; none where its passage is gone."""
    if isinstance(edge, Reuse):
        return {edge.target.span.document}
    return attaching.documents_of(connection, edge.target) if isinstance(edge, Derivation) else set()


def _out(connection: sqlite3.Connection, name: str) -> set[str]:
    return {row[0] for row in connection.execute("SELECT id FROM judged WHERE type = ? AND out", (name,))}


def _shown_events(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    rows = connection.execute("SELECT json FROM judged WHERE type = 'event'")
    return {row.id: row.claims for (text,) in rows if isinstance(row := msgspec.json.decode(text, type=Event), Event)}


def _groups(connection: sqlite3.Connection, claims: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the machine's events that hold the claims, with all their claims, in the order of the record."""
    ids = {event for found in attaching.belonging(connection, "event", claims).values() for event in found}
    rows = [
        (n, msgspec.json.decode(text, type=Event))
        for identifier in ids
        for n, text in connection.execute("SELECT n, json FROM event WHERE stage = 1 AND id = ?", (identifier,))
    ]
    return {event.id: event.claims for _, event in sorted(rows, key=lambda row: row[0])}


def _note_attachments(connection: sqlite3.Connection, judgements: Sequence[Judgement], regrouped: Regrouped) -> None:
    for judgement in judgements:
        now = regrouped.about.get(judgement.id)
        connection.execute("DELETE FROM attachment WHERE judgement = ? AND place = 0", (judgement.id,))
        if now is not None:
            connection.execute("INSERT INTO attachment VALUES (?, 0, ?)", (judgement.id, now))


def _assessed(
    connection: sqlite3.Connection,
    groups: Mapping[str, tuple[str, ...]],
    regrouped: Regrouped,
    *,
    judged: set[str],
    changed: set[str],
    reading_of: ReadingOf,
) -> dict[str, _Assessed]:
    """Return the events of the groups: the machine's where nothing has changed, those assessed before, and new ones."""
    found: dict[str, _Assessed] = {}
    due: dict[str, _Due] = {}
    now = {claim: event for event, claims in regrouped.groups.items() for claim in claims}
    for event, claims in regrouped.groups.items():
        members = set(claims)
        if event in groups and members == set(groups[event]) and members.isdisjoint(judged):
            row = anchors.held(connection, event)
            assert isinstance(row, Event)
            found[event] = _Assessed(row, _machine_disagreements(connection, event))
            continue
        # What an editor changed is told of the event that most of the claims it was about are in now.
        beside = [claim for held in groups.values() if not members.isdisjoint(held) for claim in held]
        key = " ".join(f"{claim}:{now.get(claim, '')}" for claim in sorted(beside))
        known = connection.execute(
            "SELECT json, disagreements, documents FROM assessed WHERE event = ? AND claims = ?", (event, key)
        ).fetchone()
        if known is not None and changed.isdisjoint(known[2].split()):
            found[event] = _Assessed(
                msgspec.json.decode(known[0], type=Event),
                msgspec.json.decode(known[1], type=tuple[Disagreement, ...]),
            )
        else:
            due[event] = _Due(key, *_drawn_on(connection, _homes(connection, beside)))
    found |= _assess(connection, groups, regrouped.groups, due, reading_of)
    return {event: found[event] for event in regrouped.groups if event in found}


def _assess(
    connection: sqlite3.Connection,
    before: Mapping[str, tuple[str, ...]],
    groups: Mapping[str, tuple[str, ...]],
    due: Mapping[str, _Due],
    reading_of: ReadingOf,
) -> dict[str, _Assessed]:
    """Assess each event with the documents that it needs: what else is due makes no difference to it."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for event, needed in due.items():
        alike.setdefault(needed.documents, []).append(event)
    assessed: dict[str, _Assessed] = {}
    for wanted in alike.values():
        assessed |= _assess_alike(connection, before, groups, {event: due[event] for event in wanted}, reading_of)
    return assessed


def _assess_alike(
    connection: sqlite3.Connection,
    before: Mapping[str, tuple[str, ...]],
    groups: Mapping[str, tuple[str, ...]],
    due: Mapping[str, _Due],
    reading_of: ReadingOf,
) -> dict[str, _Assessed]:
    _, reuses, derivations, documents = next(iter(due.values()))
    readings = [reading for document in documents if (reading := reading_of(document)) is not None]
    every = [claim.id for reading in readings for claim in reading.claims]
    of = {claim: event for event, held in groups.items() for claim in held}
    all_groups: dict[str, list[str]] = {}
    machine: dict[str, list[str]] = {}
    for claim, found in attaching.belonging(connection, "event", every).items():
        if found:
            machine.setdefault(found[0], []).append(claim)
        name = of.get(claim, found[0] if found else None)
        if name is not None:
            all_groups.setdefault(name, []).append(claim)
    lexicon = load(own_sources(connection))
    events, disagreements = assess_groups(
        readings, reuses, derivations, lexicon, groups=all_groups, before=machine, wanted=due
    )
    assessed = {}
    for event in events:
        own = tuple(each for each in disagreements if each.event == event.id)
        opponents = _opponents(connection, before, groups[event.id])
        known = msgspec.structs.replace(event, origins=tuple(_with_interest(each, opponents) for each in event.origins))
        assessed[event.id] = _Assessed(known, own)
        connection.execute(
            "INSERT OR REPLACE INTO assessed VALUES (?, ?, ?, ?, ?)",
            (
                event.id,
                due[event.id].key,
                " ".join(documents),
                encode(known).decode(),
                msgspec.json.encode(own).decode(),
            ),
        )
    return assessed


def _homes(connection: sqlite3.Connection, claims: Iterable[str]) -> set[str]:
    """Return the documents that claims stand in."""
    return {
        row[0] for claim in claims for row in connection.execute("SELECT document FROM claim WHERE id = ?", (claim,))
    }


def _drawn_on(
    connection: sqlite3.Connection, documents: set[str]
) -> tuple[tuple[Reuse, ...], tuple[Derivation, ...], tuple[str, ...]]:
    """Return what leads to some documents, from however far, and all documents that take part."""
    reuses: dict[str, Reuse] = {}
    derivations: dict[str, Derivation] = {}
    known, due = set(documents), set(documents)
    while due:
        sources: set[str] = set()
        for name in ("reuse", "derivation"):
            for ids in attaching.belonging(connection, name, due).values():
                for identifier in ids:
                    row = _now(connection, name, identifier)
                    if isinstance(row, Reuse):
                        reuses[row.id] = row
                        sources.add(row.source.span.document)
                    elif isinstance(row, Derivation):
                        derivations[row.id] = row
                        sources |= attaching.documents_of(connection, row.source)
        for row in _added_derivations(connection):
            if attaching.documents_of(connection, row.target) & due:
                derivations[row.id] = row
                sources |= attaching.documents_of(connection, row.source)
        due = sources - known
        known |= due
    # In the order of the record: where two are equal, the first one counts.
    order = {
        name: {identifier: _number(connection, name, identifier) for identifier in held}
        for name, held in (("reuse", reuses), ("derivation", derivations))
    }
    return (
        tuple(sorted(reuses.values(), key=lambda row: order["reuse"][row.id])),
        tuple(sorted(derivations.values(), key=lambda row: order["derivation"][row.id])),
        tuple(sorted(known, key=lambda document: (_path(connection, document), document))),
    )


def _number(connection: sqlite3.Connection, name: str, identifier: str) -> tuple[int, str]:
    row = connection.execute(f'SELECT n FROM "{name}" WHERE stage = 1 AND id = ?', (identifier,)).fetchone()
    return (row[0] if row else ADDED), identifier


def _path(connection: sqlite3.Connection, document: str) -> str:
    row = connection.execute("SELECT path FROM reading WHERE document = ?", (document,)).fetchone()
    return row[0] if row else ""


def _now(connection: sqlite3.Connection, name: str, identifier: str) -> Reuse | Derivation | None:
    row = connection.execute(f'SELECT json FROM "{name}_now" WHERE id = ?', (identifier,)).fetchone()
    found = decode(row[0]) if row is not None else None
    return found if isinstance(found, Reuse | Derivation) else None


def _added_derivations(connection: sqlite3.Connection) -> list[Derivation]:
    rows = connection.execute("SELECT json FROM judged WHERE type = 'derivation' AND added AND NOT out")
    return [msgspec.json.decode(text, type=Derivation) for (text,) in rows]


def _opponents(
    connection: sqlite3.Connection, before: Mapping[str, tuple[str, ...]], claims: Iterable[str]
) -> set[str]:
    """Return the roots that linking, which saw the whole case, found to be opponents where some of the claims were."""
    members = set(claims)
    found: set[str] = set()
    for event, held in before.items():
        row = anchors.held(connection, event) if members.intersection(held) else None
        if isinstance(row, Event):
            found |= {origin.root for origin in row.origins if origin.interest == "opponent" and origin.root}
    return found


def _with_interest(origin: Origin, opponents: set[str]) -> Origin:
    if origin.root in opponents and origin.interest in ("third_party", "unknown"):
        return msgspec.structs.replace(origin, interest="opponent")
    return origin


def _machine_disagreements(connection: sqlite3.Connection, event: str) -> tuple[Disagreement, ...]:
    found = []
    for identifier in attaching.belonging(connection, "disagreement", [event])[event]:
        row = anchors.held(connection, identifier)
        if isinstance(row, Disagreement):
            found.append(row)
    return tuple(found)


def _put_all(
    connection: sqlite3.Connection,
    groups: Mapping[str, tuple[str, ...]],
    found: Mapping[str, _Assessed],
    about: Mapping[str, Sequence[Judgement]],
    shaped: Mapping[str, tuple[str, ...]],
    judgements: Sequence[Judgement],
) -> None:
    """Write the events and disagreements that differ from the machine's, in place of those written before."""
    of_disagreements = of_subjects(each for each in judgements if each.subject.startswith("dis-"))
    connection.execute("DELETE FROM judged WHERE type IN ('event', 'disagreement')")
    places = {event: number for number, event in enumerate(groups)}
    for old_name in groups:
        if old_name not in found:
            row = anchors.held(connection, old_name)
            assert row is not None
            _put(connection, row, places[old_name], added=False, out=_REPLACED)
        known = {told.id for told in found[old_name].disagreements} if old_name in found else set()
        for old in _machine_disagreements(connection, old_name):
            if old.id not in known:
                _put(connection, old, places[old_name], added=False, out=_REPLACED)
    for number, (name, assessed) in enumerate(found.items()):
        mine = about.get(name, ())
        rows = applied(assessed.event, mine) if mine else [assessed.event]
        first = rows[0]
        assert isinstance(first, Event)
        judged = tuple(dict.fromkeys((*shaped.get(name, ()), *first.judged)))
        event = msgspec.structs.replace(first, judged=judged)
        machine = anchors.held(connection, name)
        out = _REJECTED if is_out(mine) else 0
        if event != machine or out:
            _put(connection, event, number, added=machine is None, out=out)
        for extra in rows[1:]:
            _put(connection, extra, number, added=True, out=0)
        for told in assessed.disagreements:
            own = of_disagreements.get(told.id, ())
            now = applied(told, own)[0] if own else told
            gone = _REJECTED if out or is_out(own) else 0
            before = anchors.held(connection, told.id)
            if now != before or gone:
                _put(connection, now, number, added=before is None, out=gone)


def _put(connection: sqlite3.Connection, row: Row, number: int, *, added: bool, out: int) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO judged VALUES (?, ?, '', ?, ?, ?, ?)",
        (str(row.__struct_config__.tag), row.id, ADDED + number, added, out, encode(row).decode()),
    )
