"""Linking a case after what people decided about its documents, so that what linking gives can be stored without it."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from rawi.case import anchors, attaching, overlay, remembered, stored
from rawi.case.connect import snapshot
from rawi.case.judged import standing
from rawi.case.judged_reading import Decided, judged_reading
from rawi.case.stored import own_sources
from rawi.lexicon import Lexicon, load
from rawi.link.derivations.memory import Memory
from rawi.link.growing import GrowingCase
from rawi.link.pipeline import link
from rawi.link.steps import Step, quiet
from rawi.model import Document, Entity, Judgement, Links, Quotation, Reading
from rawi.read import read


class Linked(NamedTuple):
    """What is to be stored: readings as the machine has them, with dates that linking found; and the links.

    `memory` spares the next linking what this one found out.
    """

    readings: tuple[Reading, ...]
    links: Links
    memory: Memory


def judged_readings(connection: sqlite3.Connection) -> tuple[Reading, ...]:
    """Return what `read` found in each document, with what people decided; rejected documents are left out."""
    with snapshot(connection):
        ways = _Ways(connection)
        readings = [ways.judged(reading) for reading in _machine(connection)]
    return tuple(reading for reading in readings if reading is not None)


def link_judged(connection: sqlite3.Connection, step: Step = quiet) -> Linked:
    """Link the documents of a case as they read with judgements; `step` hears how far it is."""
    with snapshot(connection):
        ways = _Ways(connection)
        machine = {reading.document.id: reading for reading in _machine(connection)}
        memory = Memory(remembered.known(connection))
    judged = _Judged(ways, machine)
    readings, links = link(
        judged.all(machine), load(own_sources(connection)), read=judged.read, memory=memory, step=step
    )
    return judged.stored(readings, links, memory)


class _Held(NamedTuple):
    """A case as a process has linked it, and digests of its readings."""

    case: GrowingCase
    judged: "_Judged"
    memory: Memory
    records: Mapping[str, str]


class Growth:
    """The linking of a case by a process that stays: the first time whole, then by what has come in since.

    What others do to the case meanwhile is seen; after a judgement it begins anew.
    """

    def __init__(self) -> None:
        # Hashes of the judgements and the publishers that the case was linked by last.
        self._by: tuple[str, str] | None = None
        self._held: _Held | None = None

    def link(self, connection: sqlite3.Connection, step: Step = quiet) -> Linked:
        """Link the documents of a case as `link_judged` does."""
        with snapshot(connection):
            by = overlay.state(connection), own_sources(connection)
            if by != self._by:
                self._by, self._held = by, None
                return link_judged(connection, step)
            records = dict(
                connection.execute("SELECT document, record FROM reading ORDER BY path, document").fetchall()
            )
            held, self._held = self._held, None
            ways = _Ways(connection)
            if held is None or not held.records.items() <= records.items():
                judged, memory = _Judged(ways, {}), Memory(remembered.known(connection))
                case = GrowingCase(load(by[1]), read=judged.read, memory=memory)
                held = _Held(case, judged, memory, {})
            new = [document for document in records if document not in held.records]
            if held.records:
                held.judged.machine.update((document, stored.get_reading(connection, document)) for document in new)
            else:
                held.judged.machine.update((reading.document.id, reading) for reading in _machine(connection))
        held.judged.ways = ways
        held.case.add(held.judged.all(new), step)
        # Only what was linked to the end is held.
        self._held = held._replace(records=records)
        readings, links = held.case.links(document for document in records if document not in held.judged.rejected)
        return held.judged.stored(readings, links, held.memory)


class _Judged:
    """Readings of the machine with what people decided, and the way back to what is stored."""

    def __init__(self, ways: "_Ways", machine: dict[str, Reading]) -> None:
        self.ways = ways
        self.machine = machine
        self.rejected: set[str] = set()
        self._again: dict[str, Reading] = {}

    def all(self, documents: Iterable[str]) -> tuple[Reading, ...]:
        """Return the readings of documents with what was decided; those that are rejected are left out."""
        found = {document: self.ways.judged(self.machine[document]) for document in documents}
        self.rejected |= {document for document, reading in found.items() if reading is None}
        return tuple(reading for reading in found.values() if reading is not None)

    def read(self, document: Document, lexicon: Lexicon) -> Reading:
        """Read a document with the date that linking found, by the machine and then with judgements."""
        own = self.machine[document.id].document
        self._again[document.id] = read(msgspec.structs.replace(own, published=document.published), lexicon)
        found = self.ways.judged(self._again[document.id])
        assert found is not None, "a rejected document is not linked"
        return found

    def stored(self, readings: Iterable[Reading], links: Links, memory: Memory) -> Linked:
        """Return what linking gave, as it is to be stored."""
        kept = tuple(
            self._again[reading.document.id]
            if reading.document.published.basis == "linked"
            else self.machine[reading.document.id]
            for reading in readings
        )
        plain = {quotation.id: quotation for reading in kept for quotation in reading.quotations}
        verdicts = tuple(_verdict(quotation, plain) for quotation in links.quotations)
        return Linked(kept, msgspec.structs.replace(links, quotations=verdicts), memory)


def _machine(connection: sqlite3.Connection) -> Iterator[Reading]:
    held = {reading.document.id: reading for reading in stored.get_readings(connection)}
    for (document,) in connection.execute("SELECT document FROM reading ORDER BY path, document"):
        yield held.pop(document)


def _verdict(checked: Quotation, plain: dict[str, Quotation]) -> Quotation:
    """Return a quotation as the machine has it with the verdict that linking gave."""
    return msgspec.structs.replace(
        plain[checked.id], verdict=checked.verdict, source_span=checked.source_span, changes=checked.changes
    )


class _Ways:
    """What stands, ready for any reading of a document, whose rows may be called otherwise than in the record."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._reread = overlay.reader(connection)
        judgements = standing(overlay.every(connection))
        self._given = overlay.decided(connection, judgements)
        self._of_document: dict[str, list[Judgement]] = defaultdict(list)
        self._everywhere: dict[str, list[Judgement]] = {}
        self._parting: dict[str, list[tuple[str, Judgement, int]]] = defaultdict(list)
        for subject, mine in self._given.about.items():
            if anchors.tag_of(subject) in ("entity", "source"):
                self._everywhere[subject] = list(mine)
                for each in mine:
                    for place, known in enumerate(each.anchor[1:], start=1):
                        if each.action == "split" and known.document is not None:
                            self._parting[known.document].append((subject, each, place))
                continue
            for document in attaching.documents_of(connection, subject):
                self._of_document[document] += mine

    def judged(self, reading: Reading) -> Reading | None:
        """Return a reading with what was decided."""
        document = reading.document.id
        mine = self._of_document.get(document, [])
        parting = self._parting.get(document, [])
        if not mine and not parting and not self._everywhere:
            return reading
        content = anchors.content_of(self._connection, document)
        about = attaching.about_reading(reading, mine, content=content)
        parted: dict[str, Entity] = {}
        for _, judgement, place in parting:
            mention = attaching.in_reading(reading, judgement.anchor[place], content=content)
            if mention is not None:
                parted[mention] = overlay.parted_entity(self._connection, judgement)
        given = Decided({**about, **self._everywhere}, self._given.merged, parted)
        return judged_reading(reading, given, reread=self._reread)
