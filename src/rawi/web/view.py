"""The record arranged for pages: look-ups by id, and what a reader wants to see first."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rawi.lexicon import load
from rawi.model import (
    Attribution,
    Change,
    Claim,
    Derivation,
    Disagreement,
    Document,
    Entity,
    Event,
    Mention,
    Passage,
    Quotation,
    Reuse,
    Row,
    Source,
    Span,
)


@dataclass(frozen=True)
class Named:
    """Somebody or something with its name in the sources' language and in English; either may be missing."""

    id: str | None
    ar: str | None
    en: str | None


@dataclass
class Record:
    """The rows of one case by type and id, in the order they were given."""

    documents: dict[str, Document] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    passages: dict[str, Passage] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    mentions: dict[str, Mention] = field(default_factory=dict)
    quotations: dict[str, Quotation] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    reuses: dict[str, Reuse] = field(default_factory=dict)
    derivations: dict[str, Derivation] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    disagreements: dict[str, Disagreement] = field(default_factory=dict)

    def named(self, identifier: str | None, words: str | None = None) -> Named:
        """Return the names behind a source, entity or passage id; `words` stand in where it is open.

        A passage whose narrator is open is called by its document: the title, or the file where there is none.
        """
        if identifier in self.passages:
            passage = self.passages[identifier]
            document = self.documents[passage.span.document]
            return self.named(passage.narrator, document.title or document.path)
        source = self.sources.get(identifier or "")
        entity = (source.entity if source else identifier) or ""
        owner = self.entities.get(entity) or listed(entity) or source or self._publisher(identifier)
        if owner is None:
            return Named(identifier, words, None)
        return Named(owner.id, owner.name, owner.name_en)

    def _publisher(self, actor: str | None) -> Source | None:
        """Return the source that an actor is, where no row tells of the actor itself."""
        return next((source for source in self.sources.values() if actor and source.entity == actor), None)

    def in_accounts(self, claims: Iterable[str]) -> list[Claim]:
        """Return those of some claims (ids) that the record has, the first of each account."""
        found: dict[str, Claim] = {}
        for identifier in claims:
            if (claim := self.claims.get(identifier)) is not None:
                found.setdefault(claim.passage, claim)
        return list(found.values())

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The documents' numbers in the order of the record, from 1."""
        return {document: number for number, document in enumerate(self.documents, start=1)}

    @cached_property
    def passages_of(self) -> dict[str, list[Passage]]:
        """The passages of each document."""
        found: dict[str, list[Passage]] = {}
        for passage in self.passages.values():
            found.setdefault(passage.span.document, []).append(passage)
        return found

    def accounts(self, claims: Iterable[str]) -> list[Passage]:
        """Return the passages that claims stand in, each once."""
        held = dict.fromkeys(self.claims[claim].passage for claim in claims if claim in self.claims)
        return [self.passages[passage] for passage in held]

    def slice(self, span: Span) -> str:
        """Return the words of a span."""
        return self.documents[span.document].text[span.start : span.end]


def listed(identifier: str) -> Entity | None:
    """Return an entity of the lists that a record names without a row of its own: whom an outlet is of, a root."""
    if not identifier.startswith("ent-"):
        return None
    lexicon = load()
    return lexicon.entities.get(identifier) or lexicon.outlet_entities.get(identifier)


def arrange(rows: Iterable[Row]) -> Record:
    """Return the rows of a record by type and id."""
    record = Record()
    for row in rows:
        match row:
            case Document():
                record.documents[row.id] = row
            case Source():
                record.sources[row.id] = row
            case Passage():
                record.passages[row.id] = row
            case Entity():
                record.entities[row.id] = row
            case Mention():
                record.mentions[row.id] = row
            case Quotation():
                record.quotations[row.id] = row
            case Claim():
                record.claims[row.id] = row
            case Reuse():
                record.reuses[row.id] = row
            case Derivation():
                record.derivations[row.id] = row
            case Event():
                record.events[row.id] = row
            case Disagreement():
                record.disagreements[row.id] = row
            case _:
                continue
    return record


@dataclass(frozen=True)
class ClaimView:
    """A claim with its chain by name, outermost narrator first."""

    claim: Claim
    chain: tuple[tuple[Attribution, Named], ...]
    passage: Passage


@dataclass(frozen=True)
class EventView:
    """An event with what a reader asks of it. `weight` orders events: what more pages and roots tell comes first."""

    event: Event
    agents: tuple[Named, ...]
    targets: tuple[Named, ...]
    place: Named | None
    roots: tuple[tuple[Named, str, tuple[Document, ...]], ...]
    claims: tuple[ClaimView, ...]
    disagreements: tuple[Disagreement, ...]
    documents: int
    weight: tuple[int, int, int, int]


@dataclass(frozen=True)
class PairView:
    """One derivation laid side by side: the two passages and the reuses between them, in the target's order."""

    derivation: Derivation
    source: Passage
    target: Passage
    reuses: tuple[Reuse, ...]


@dataclass(frozen=True)
class AuditView:
    """A quotation of speech with the words it is held against (none where the source is not in the case)."""

    quotation: Quotation
    speaker: Named | None
    source: Passage | None


def claim_views(record: Record, claims: Iterable[str]) -> tuple[ClaimView, ...]:
    """Return the claims with their chains, those that are in the record."""
    views = []
    for claim in (record.claims[c] for c in claims if c in record.claims):
        chain = tuple((link, record.named(link.speaker, link.text)) for link in claim.attribution)
        views.append(ClaimView(claim, chain, record.passages[claim.passage]))
    return tuple(views)


def event_views(record: Record) -> tuple[EventView, ...]:
    """Return the events, those that weigh most first."""
    about: dict[str, list[Disagreement]] = defaultdict(list)
    for disagreement in record.disagreements.values():
        about[disagreement.event].append(disagreement)
    views = []
    for event in record.events.values():
        claims = claim_views(record, event.claims)
        documents = len({view.claim.span.document for view in claims})
        roots = tuple(
            (
                record.named(origin.root),
                origin.interest,
                tuple(record.documents[d] for d in origin.documents if d in record.documents),
            )
            for origin in event.origins
        )
        differing = about.get(event.id, [])
        views.append(
            EventView(
                event=event,
                agents=tuple(record.named(p.entity, p.text) for p in event.agents),
                targets=tuple(record.named(p.entity, p.text) for p in event.targets),
                place=record.named(event.place.entity, event.place.text) if event.place else None,
                roots=roots,
                claims=claims,
                disagreements=tuple(differing),
                documents=documents,
                weight=(documents, len(event.figures), len(differing), len(claims)),
            )
        )
    return tuple(sorted(views, key=lambda view: view.weight, reverse=True))


def pair_views(record: Record) -> tuple[PairView, ...]:
    """Return every derivation between two passages of the case with its reuses, page to page first."""
    between: dict[tuple[str, str], list[Reuse]] = {}
    for reuse in record.reuses.values():
        between.setdefault((reuse.source.passage, reuse.target.passage), []).append(reuse)
    views = []
    for derivation in record.derivations.values():
        source, target = record.passages.get(derivation.source), record.passages.get(derivation.target)
        if source is None or target is None:
            continue
        reuses = between.get((source.id, target.id), [])
        views.append(PairView(derivation, source, target, tuple(sorted(reuses, key=lambda reuse: reuse.target.span))))
    return tuple(sorted(views, key=_pair_order))


def _pair_order(view: PairView) -> tuple[bool, bool, str, int]:
    """Order pairs: from page to page before within one page, accounts before headlines, the most taken first."""
    within = view.source.span.document == view.target.span.document
    return (within, view.target.role == "headline", view.target.span.document, -len(view.reuses))


def audit_views(record: Record) -> tuple[AuditView, ...]:
    """Return the quotations of speech in text order, with whose words each claims to be."""
    views = []
    for quotation in sorted(record.quotations.values(), key=lambda q: q.span):
        if quotation.kind not in ("echo", "clause") or quotation.verdict is None:
            continue
        inner = quotation.attribution[-1] if quotation.attribution else None
        source = None
        if quotation.source_span is not None:
            source = passage_at(record.passages_of.get(quotation.source_span.document, ()), quotation.source_span)
        views.append(AuditView(quotation, record.named(inner.speaker, inner.text) if inner else None, source))
    return tuple(views)


def passage_at(passages: Iterable[Passage], span: Span) -> Passage | None:
    """Return the passage a span lies in."""
    return next((passage for passage in passages if passage.span.contains(span)), None)


def plain_changes(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Return the changes a reader should see first: what is lost or turned round before what is reworded."""
    order = (
        "actor_dropped",
        "role_reversed",
        "number_changed",
        "time_changed",
        "actor_added",
        "false_ellipsis",
        "strengthened",
        "softened",
        "epithet_dropped",
        "epithet_added",
        "person_shift",
        "dropped",
        "added",
        "scare_quoted",
        "renamed",
        "substituted",
        "moved",
        "typo",
        "misread",
    )
    return tuple(sorted(changes, key=lambda change: order.index(change.kind)))
