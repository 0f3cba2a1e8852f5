"""The part of a case that an export is of: what is chosen, judged and redacted, given row by row or event by event.

Nothing of the size of the case is held in memory. A case that is exported whole is read as it stands; what is chosen
from it, or masked, is laid out once in a database aside, which has no name and is gone with the process.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

import msgspec

from rawi.case import Case, stored
from rawi.case import schema as tables
from rawi.export.aside import Aside, lay_out
from rawi.model import (
    ROW_TYPES,
    Claim,
    Disagreement,
    Document,
    Entity,
    Event,
    Mention,
    Participant,
    Passage,
    PlaceValue,
    Row,
    Source,
    Span,
)

R = TypeVar("R", bound=msgspec.Struct)
T = TypeVar("T")

_STEP = 500
# Enough for the rows that many events share; a bound, so that memory stays flat. Documents bring their text.
_REMEMBERED = 8192
_DOCUMENTS_REMEMBERED = 128
_CACHE_KB = 65_536

_claim = msgspec.json.Decoder(Claim).decode
_LookUp = Callable[[type[msgspec.Struct], str], Row | None]


class Watch(Protocol):
    """Who is told how the work goes."""

    def step(self, stage: str, done: int, total: int | None) -> None:
        """`done` of `total` (None = not known) of a stage are through."""


class Name(NamedTuple):
    """What somebody or something is called: by its neutral name or, where it is open, in the words of the text."""

    ar: str | None
    en: str | None


class Place(NamedTuple):
    """Where an event is: the words, the entity they mean (None = open), and what the mention says of the relation."""

    words: Participant
    entity: Entity | None
    value: PlaceValue | None


class Told(NamedTuple):
    """A claim with the account and the document it stands in."""

    claim: Claim
    passage: Passage
    document: Document


class Dossier(NamedTuple):
    """An event with all that it rests on. `told` is in the order of `event.claims`."""

    event: Event
    place: Place | None
    told: tuple[Told, ...]
    disagreements: tuple[Disagreement, ...]


class Selected:
    """What is exported, made by `select`: rows with judgements applied, and masked where a profile is given.

    `profile` is the redaction in force (None: none). Every method reads the same moment of the case. `ids` is a file of
    the user's that says what our names are called where the export goes, for formats that ask for one.
    """

    ids: Path | None = None

    def __init__(
        self,
        case: Case,
        aside: Aside,
        *,
        laid_out: bool = False,
        profile: str | None = None,
        watch: Watch | None = None,
    ) -> None:
        self.case = case
        self.profile = profile
        self._aside = aside
        self._laid_out = laid_out
        self._watch = watch
        self._name: Callable[[str], Name | None] = lru_cache(_REMEMBERED)(self._find_name)
        self._indexed: set[str] = set()
        self._source = aside.connection if laid_out else case.connection
        # The views that apply judgements cost more than half of an export; without judgements the tables say the same.
        judged = not laid_out and self._source.execute("SELECT 1 FROM judged LIMIT 1").fetchone() is not None
        self._now = "_now" if judged else ""
        self._latest = "" if laid_out or judged else "ORDER BY stage DESC LIMIT 1"
        self._row: _LookUp = lru_cache(_REMEMBERED)(self._look_up)
        self._document: _LookUp = lru_cache(_DOCUMENTS_REMEMBERED)(self._look_up)

    def rows(self, row_type: type[R]) -> Iterator[R]:
        """Yield the rows of one type, in the order of the record."""
        name = tables.table(row_type)
        rows: Iterable[R] = self._aside.rows(row_type) if self._laid_out else self.case.rows(row_type)
        return self._watched(rows, name, row_type)

    def count(self, row_type: type[msgspec.Struct]) -> int:
        """Return about how many rows of a type there are: for telling how far the work is, not for figures."""
        name = tables.table(row_type)
        if self._laid_out:
            return self._aside.count(name)
        return int(self.case.connection.execute(f'SELECT count(DISTINCT id) FROM "{name}"').fetchone()[0])

    def texts(self, row_type: type[msgspec.Struct]) -> Iterator[str]:
        """Yield the rows of one type as JSON, in the order of the record: for what needs no objects."""
        name = tables.table(row_type)
        rows = self._aside.texts(name) if self._laid_out else stored.lines(self.case.connection, name)
        return self._watched(rows, name, row_type)

    def lines(self) -> Iterator[bytes]:
        """Yield the record, a row a line of JSON without its newline, in the order of the record."""
        for row_type in ROW_TYPES:
            for text in self.texts(row_type):
                yield text.encode()

    def get(self, row_type: type[R], identifier: str | None) -> R | None:
        """Return the row with this id, None if what is exported does not hold it."""
        if identifier is None:
            return None
        row = (self._document if row_type is Document else self._row)(row_type, identifier)
        assert row is None or isinstance(row, row_type)
        return row

    def events(self) -> Iterator[Dossier]:
        """Yield the events in the order of the record, each with all that it rests on."""
        for event in self.rows(Event):
            yield self._dossier(event)

    def dossier(self, identifier: str) -> Dossier | None:
        """Return one event with all that it rests on, None if what is exported does not hold it."""
        event = self.get(Event, identifier)
        return self._dossier(event) if event is not None else None

    def told(self, claim: str | Claim) -> Told | None:
        """Return a claim with its account and document, None if what is exported does not hold it."""
        held = self.get(Claim, claim) if isinstance(claim, str) else claim
        passage = self.get(Passage, held.passage) if held is not None else None
        document = self.get(Document, held.span.document) if held is not None else None
        return Told(held, passage, document) if held and passage and document else None

    def events_of(self, claim: str) -> tuple[str, ...]:
        """Return the ids of the events that a claim tells of: one as a rule, none where it stands alone."""
        self.index("events", ((claim, event.id) for event in self.rows(Event) for claim in event.claims))
        return self.indexed("events", claim)

    def index(self, name: str, pairs: Iterable[tuple[str, str]]) -> None:
        """Keep pairs of words aside under a name, unless that is done; the second is then found by the first."""
        if name not in self._indexed:
            self._indexed.add(name)
            self._aside.index(name, pairs)

    def indexed(self, name: str, word: str) -> tuple[str, ...]:
        """Return what was kept with a word under a name, in the order it came."""
        return self._aside.found(name, word)

    def place(self, words: Participant | None, claims: Iterable[Claim]) -> Place | None:
        """Return what is known of a place named in one of the claims."""
        if words is None:
            return None
        value = None
        for claim in claims:
            if value is None and any(place.span == words.span for place in claim.places):
                value = self._place_value(words.span, claim.mentions)
        return Place(words, self.get(Entity, words.entity), value)

    def name(self, identifier: str | None, words: str | None = None) -> Name:
        """Return the names behind a source or entity id; `words` of the text stand in where it is open."""
        found = self._name(identifier) if identifier is not None else None
        return found or Name(words, None)

    def _find_name(self, identifier: str) -> Name | None:
        source = self.get(Source, identifier) if identifier.startswith("sou-") else None
        entity = self.get(Entity, source.entity if source is not None else identifier)
        named = entity or source
        if named is None:
            return None
        return Name(named.name, named.name_en or (source.name_en if source is not None else None))

    def _watched(self, rows: Iterable[T], name: str, row_type: type[msgspec.Struct]) -> Iterator[T]:
        if self._watch is None:
            yield from rows
            return
        total = self.count(row_type)
        for n, row in enumerate(rows):
            if n % _STEP == 0:
                self._watch.step(name, n, total)
            yield row

    def _look_up(self, row_type: type[msgspec.Struct], identifier: str) -> Row | None:
        name = tables.table(row_type)
        found = self._source.execute(
            f'SELECT json FROM "{name}{self._now}" WHERE id = ? {self._latest}', (identifier,)
        ).fetchone()
        return tables.DECODERS[name].decode(found[0]) if found else None

    def claims_of(self, event: Event) -> list[Claim]:
        """Return the claims an event rests on, in its order; one query, for they are many."""
        query = f"""
            SELECT id, json FROM "claim{self._now}" WHERE id IN (SELECT value FROM json_each(?))
            {"ORDER BY stage" if self._latest else ""}
        """
        # Of two rows with one id the later stage's counts.
        texts = dict(self._source.execute(query, (msgspec.json.encode(event.claims).decode(),)))
        return [_claim(texts[identifier]) for identifier in event.claims if identifier in texts]

    def disagreements_of(self, event: Event) -> tuple[str, ...]:
        """Return the ids of the disagreements between the accounts of an event."""
        self.index("disagreements", ((row.event, row.id) for row in self.rows(Disagreement)))
        return self.indexed("disagreements", event.id)

    def _place_value(self, span: Span, mentions: Sequence[str]) -> PlaceValue | None:
        """Return what the place mention with this span says; one query, for an event has many mentions."""
        marks = ", ".join("?" * len(mentions))
        query = f'SELECT json FROM "mention{self._now}" WHERE id IN ({marks}) AND instr(json, \'"kind":"place"\')'
        for (text,) in self._source.execute(query, mentions):
            mention = tables.DECODERS["mention"].decode(text)
            if isinstance(mention, Mention) and mention.span == span and isinstance(mention.value, PlaceValue):
                return mention.value
        return None

    def _dossier(self, event: Event) -> Dossier:
        claims = self.claims_of(event)
        told = tuple(held for claim in claims if (held := self.told(claim)) is not None)
        found = (self.get(Disagreement, one) for one in self.disagreements_of(event))
        differing = tuple(row for row in found if row is not None)
        return Dossier(event, self.place(event.place, [of.claim for of in told]), told, differing)


@contextmanager
def select(
    case: Case,
    *,
    events: Sequence[str] = (),
    since: str | None = None,
    profile: str | None = None,
    watch: Watch | None = None,
) -> Iterator[Selected]:
    """Choose what is exported, for as long as the block lasts.

    `events`: ids, or beginnings of ids, of the events wanted. `since`: an ISO day; an event that may have happened on
    it or later is in, only one whose last possible day is earlier is out. Where events are chosen so, the export holds
    them, their claims and disagreements, and the documents in which these stand, with all that was read there besides
    claims. `profile`: a name in `rawi.case.redact.PROFILES`. Raises `CaseError` for an id that no event has.
    """
    # Rows are looked up all over the case; what was read once is read again.
    case.connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
    case.connection.execute("BEGIN")
    try:
        with closing(sqlite3.connect("", isolation_level=None)) as connection:
            aside = Aside(connection)
            laid_out = bool(events or since or profile)
            if laid_out:
                step = watch.step if watch is not None else None
                lay_out(aside, case, events=events, since=since, profile=profile, step=step)
            yield Selected(case, aside, laid_out=laid_out, profile=profile, watch=watch)
    finally:
        case.connection.execute("ROLLBACK")
