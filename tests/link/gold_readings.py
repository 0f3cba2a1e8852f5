"""Readings made of gold, so that linking is measured by itself: the claims, chains and reuses a careful person sees."""

from functools import cache

import msgspec

from rawi.evaluate.gold import ALTERNATIVES, GoldCase, GoldClaim, GoldDocument
from rawi.evaluate.names import folded
from rawi.lexicon import load
from rawi.model import (
    Attribution,
    Claim,
    ClaimTime,
    Derivation,
    Document,
    Entity,
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
    content_id,
)
from rawi.model.claim import EventType
from rawi.model.mention import EntityKind

# Who speaks for whom; a reader finds it in the words beside the name.
SPEAKS_FOR = {
    "سليم القحوم": "Ansar Allah",
    "ناصر الفيتوري": "Libyan National Army",
    "Khalifa Haftar": "Libyan National Army",
}


def first(name: str) -> str:
    return name.split(ALTERNATIVES, maxsplit=1)[0]


@cache
def listed() -> dict[tuple[EntityKind, str], Entity]:
    """Return the entities of the lists by kind and every name they have."""
    found: dict[tuple[EntityKind, str], Entity] = {}
    for item in load().entities.values():
        for name in (item.name, item.name_en, *item.aliases):
            if name:
                found.setdefault((item.kind, folded(name)), item)
    return found


def entity(name: str, kind: EntityKind) -> Entity:
    """Return the listed entity of that name, else one of its own."""
    names = name.split(ALTERNATIVES)
    known = next((listed()[kind, folded(each)] for each in names if (kind, folded(each)) in listed()), None)
    if known is not None:
        return msgspec.structs.replace(known, aliases=(*known.aliases, *names))
    return Entity(
        id=content_id("ent", names[0]),
        kind=kind,
        name=names[0],
        name_en=names[0],
        aliases=tuple(names[1:]),
        parent=entity(SPEAKS_FOR[names[0]], "actor").id if names[0] in SPEAKS_FOR else None,
    )


def readings_of(case: GoldCase) -> tuple[tuple[Reading, ...], tuple[Reuse, ...], tuple[Derivation, ...]]:
    """Return readings, reuses (without typed changes) and derivations as the gold has them."""
    readings = tuple(
        _reading(given, document) for given, document in zip(case.gold.documents, case.documents, strict=True)
    )
    by_path = {reading.document.path: reading for reading in readings}
    reuses = []
    for given in case.gold.reuse or ():
        sides = []
        for place in (given.source, given.target):
            reading = by_path[place.document]
            span = Span(reading.document.id, place.start, place.end)
            passage = next((p.id for p in reading.passages if p.span.overlaps(span)), "")
            sides.append(Side(passage, span))
        reuses.append(
            Reuse(id=content_id("reu", *sides), source=sides[0], target=sides[1], label=given.label, score=1.0)
        )
    edges = []
    for edge in case.gold.derivations or ():
        ends = [_end(end, by_path) for end in (edge.source, edge.target)]
        edges.append(
            Derivation(
                id=content_id("der", *ends),
                source=ends[0],
                target=ends[1],
                kind=edge.kind,
                declared=edge.declared,
                share=1.0,
            )
        )
    return readings, tuple(reuses), tuple(edges)


def _end(end: str, by_path: dict[str, Reading]) -> str:
    path, _, number = end.partition("#")
    return by_path[path].passages[int(number)].id if number else entity(end, "actor").id


def _reading(given: GoldDocument, document: Document) -> Reading:
    published = given.published
    if published is not None:
        when = Published(published.start, published.end, "explicit")
        document = Document(id=document.id, path=document.path, sha256="", text=document.text, published=when)
    entities: dict[str, Entity] = {}
    sources: dict[str, Source] = {}
    passages = []
    for item in given.passages or ():
        if item.narrator is not None:
            sources[item.narrator] = _source(item.narrator, entities)
        passages.append(
            Passage(
                id=content_id("pas", document.id, item.start),
                span=Span(document.id, item.start, item.end),
                role=item.role,
                narrator=sources[item.narrator].id if item.narrator is not None else None,
            )
        )
    claims, mentions = [], []
    for claim in given.claims or ():
        made, places = _claim(claim, document, passages, entities, sources)
        claims.append(made)
        mentions += places
    return Reading(
        document=document,
        sources=tuple(sources.values()),
        passages=tuple(passages),
        entities=tuple(entities.values()),
        mentions=tuple(mentions),
        claims=tuple(claims),
    )


def _source(name: str, entities: dict[str, Entity]) -> Source:
    entities.setdefault(name, entity(name, "actor"))
    names = name.split(ALTERNATIVES)
    return Source(id=content_id("sou", names[0]), name=names[-1], name_en=names[0], entity=entities[name].id)


def _claim(
    given: GoldClaim,
    document: Document,
    passages: list[Passage],
    entities: dict[str, Entity],
    sources: dict[str, Source],
) -> tuple[Claim, list[Mention]]:
    span = Span(document.id, given.start, given.end)

    def named(names: tuple[str, ...], kind: EntityKind) -> tuple[Participant, ...]:
        for name in names:
            entities.setdefault(name, entity(name, kind))
        return tuple(
            Participant(
                entity=entities[name].id,
                text=first(name),
                span=Span(document.id, given.start + number, given.end),
                relation="in" if kind == "place" else None,
            )
            for number, name in enumerate(names)
        )

    places = named(given.places, "place")
    chain = []
    for name in given.chain:
        if name is not None and name not in sources:
            sources[name] = _source(name, entities)
        chain.append(
            Attribution(speaker=sources[name].id if name is not None else None, mode="own" if not chain else "indirect")
        )
    time = given.time
    event_type = msgspec.convert(given.event_type.split(ALTERNATIVES)[0], EventType)
    claim = Claim(
        id=given.id,
        span=span,
        text=given.text,
        event_type=event_type,
        agents=named(given.agents, "actor"),
        targets=named(given.targets, "actor"),
        places=places,
        time=ClaimTime(start=time.start, end=time.end, precision="days", span=span) if time is not None else None,
        quantities=tuple(
            Figure(
                what=figure.what,
                joint_with=figure.joint_with,
                low=figure.low,
                high=figure.high,
                comparator=figure.comparator,
                text=given.text,
                span=span,
            )
            for figure in given.quantities
        ),
        modality=given.modality,
        polarity=given.polarity,
        attribution=tuple(chain),
        passage=next((passage.id for passage in passages if passage.span.overlaps(span)), ""),
    )
    mentions = [
        Mention(
            id=content_id("men", place.span, place.entity),
            span=place.span,
            text=place.text,
            kind="place",
            entity=place.entity,
            value=PlaceValue(),
            rule="gold",
        )
        for place in places
    ]
    return claim, mentions
