"""Readings put together claim by claim, so that joining is tested on what is told and by whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from rawi.lexicon.places import PRECISION
from rawi.model import (
    Attribution,
    Claim,
    ClaimTime,
    Document,
    Entity,
    EventType,
    Figure,
    Mention,
    Participant,
    Passage,
    PlaceValue,
    Published,
    Reading,
    Reuse,
    Side,
    Source,
    Span,
    Words,
    content_id,
)
from rawi.model.claim import Change, Modality
from rawi.model.document import Role, SourceKind
from rawi.model.mention import Comparator


def actor(name: str, *, parent: Entity | None = None, subtype: str | None = "armed_group") -> Entity:
    return Entity(
        id=content_id("ent", name), kind="actor", name=name, subtype=subtype, parent=parent.id if parent else None
    )


def place(
    name: str, *, lat: float, lon: float, admin: tuple[str, ...] = ("Country", "Governorate"), subtype: str = "town"
) -> Entity:
    return Entity(id=content_id("ent", name), kind="place", name=name, lat=lat, lon=lon, admin=admin, subtype=subtype)


def source(name: str, kind: SourceKind = "outlet", *, entity: Entity | None = None) -> Source:
    return Source(id=content_id("sou", name), name=name, kind=kind, entity=entity.id if entity else None)


def _comparator(low: float | None, high: float | None) -> Comparator:
    if high is None:
        return "more_than"
    return "exact" if low == high else "vague"


@dataclass(frozen=True)
class Says:
    """One sentence that is one claim. `by`: narrators after the outlet; null is an unnamed one. `trigger`: its word."""

    words: str
    event_type: EventType
    agents: Sequence[Entity] = ()
    targets: Sequence[Entity] = ()
    at: Sequence[Entity] = ()
    sector: str | None = None
    day: str | None = None
    count: Sequence[tuple[str, float | None, float | None]] = ()
    by: Sequence[Source | None] = ()
    modality: Modality = "asserted"
    polarity: bool = True
    role: Role = "report"
    trigger: str | None = None


@dataclass
class Page:
    """A page by an outlet (null = unknown), published on a day (null = unknown), telling these sentences.

    `issuer` issues its statement; `knows` are entities that its text names beside those of the sentences.
    """

    path: str
    outlet: Source | None
    day: str | None
    tells: Sequence[Says]
    issuer: Source | None = None
    knows: Sequence[Entity] = ()

    @property
    def id(self) -> str:
        return content_id("doc", self.path)

    @property
    def text(self) -> str:
        return "\n\n".join(say.words for say in self.tells)

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(self.id, start, start + len(words))

    def passage(self, role: Role) -> Passage:
        mine = [self.span(say.words) for say in self.tells if say.role == role]
        span = Span(self.id, mine[0].start, mine[-1].end)
        narrator = self.issuer if role == "statement" else self.outlet
        return Passage(
            id=content_id("pas", self.id, role), span=span, role=role, narrator=narrator.id if narrator else None
        )

    def claim_id(self, words: str) -> str:
        return content_id("cla", self.path, words)

    def reading(self) -> Reading:
        entities = {entity.id: entity for entity in self.knows}
        sources = {item.id: item for item in (self.outlet, self.issuer) if item}
        claims, mentions = [], []
        for say in self.tells:
            for entity in (*say.agents, *say.targets, *say.at):
                entities[entity.id] = entity
            sources.update((item.id, item) for item in say.by if item)
            claims.append(self._claim(say))
            mentions += [
                Mention(
                    id=content_id("men", where.span, where.entity),
                    span=where.span,
                    text=where.text,
                    kind="place",
                    entity=where.entity,
                    value=PlaceValue(
                        bearing=say.sector,
                        anchor=where.entity if say.sector else None,
                        precision="area" if say.sector else PRECISION[entities[where.entity or ""].subtype or ""],
                    ),
                    rule="test",
                )
                for where in claims[-1].places
            ]
        roles = dict.fromkeys(say.role for say in self.tells)
        return Reading(
            document=Document(
                id=self.id,
                path=self.path,
                sha256="",
                text=self.text,
                source=self.outlet.id if self.outlet else None,
                published=Published(self.day, self.day, "explicit") if self.day else Published(),
            ),
            sources=tuple(sources.values()),
            passages=tuple(self.passage(role) for role in roles),
            entities=tuple(entities.values()),
            mentions=tuple(mentions),
            claims=tuple(claims),
        )

    def _claim(self, say: Says) -> Claim:
        span = self.span(say.words)
        outer = [self.outlet] if say.role != "statement" else [self.issuer]
        chain = [Attribution(speaker=item.id if item else None) for item in outer]
        chain += [Attribution(speaker=item.id if item else None, mode="indirect") for item in say.by]
        return Claim(
            id=self.claim_id(say.words),
            span=span,
            text=say.words,
            event_type=say.event_type,
            agents=tuple(self._named(entity, say) for entity in say.agents),
            targets=tuple(self._named(entity, say) for entity in say.targets),
            places=tuple(self._named(entity, say) for entity in say.at),
            time=ClaimTime(start=say.day, end=say.day, precision="day", text=say.words, span=span) if say.day else None,
            quantities=tuple(
                Figure(what=what, low=low, high=high, comparator=_comparator(low, high), text=what, span=span)
                for what, low, high in say.count
            ),
            modality=say.modality,
            polarity=say.polarity,
            attribution=tuple(chain),
            passage=self.passage(say.role).id,
            trigger=Words(say.trigger, self.span(say.trigger)) if say.trigger else None,
        )

    def _named(self, entity: Entity, say: Says) -> Participant:
        span = self.span(say.words)
        at = say.words.find(entity.name)
        if at >= 0:
            span = Span(self.id, span.start + at, span.start + at + len(entity.name))
        return Participant(entity=entity.id, text=entity.name, span=span)


def reuse(
    of: Page, words: str, to: Page, target: str, *, changes: Sequence[Change] = (), in_quotation: bool = False
) -> Reuse:
    """The sentence `target` of a page comes from the sentence `words` of another."""
    roles = [next(say.role for say in page.tells if say.words == told) for page, told in ((of, words), (to, target))]
    return Reuse(
        id=content_id("reu", of.path, words, to.path, target),
        source=Side(of.passage(roles[0]).id, of.span(words)),
        target=Side(to.passage(roles[1]).id, to.span(target)),
        label="paraphrase",
        score=0.8,
        in_quotation=in_quotation,
        changes=tuple(changes),
    )
