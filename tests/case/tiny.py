"""Tiny readings and links, made by hand: a passage, an actor, a claim, a quotation to each document."""

import hashlib

from rawi.case import Item, Read
from rawi.ingest import same_content
from rawi.model import (
    Attribution,
    Claim,
    Document,
    Entity,
    Event,
    Interval,
    Links,
    Mention,
    Passage,
    Published,
    Quotation,
    Reading,
    Source,
    Span,
    content_id,
    identified,
)

ACTOR = identified(Entity(id="", kind="actor", name="الجيش", name_en="the army"))
OUTLET = identified(Source(id="", name="وكالة"))


def tiny(text: str, *, path: str = "page.txt", published: str | None = None) -> Reading:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        id=content_id("doc", sha256), path=path, sha256=sha256, text=text, published=Published(published, published)
    )
    span = Span(document.id, 0, len(text))
    passage = identified(Passage(id="", span=span, role="report", narrator=OUTLET.id))
    claim = Claim(
        id="",
        span=span,
        text=text,
        event_type="battle",
        attribution=(Attribution(speaker=OUTLET.id),),
        passage=passage.id,
    )
    return Reading(
        document=document,
        sources=(OUTLET,),
        passages=(passage,),
        entities=(ACTOR,),
        mentions=(identified(Mention(id="", span=span, text=text, kind="actor", entity=ACTOR.id, rule="test")),),
        quotations=(
            identified(
                Quotation(id="", span=span, text=text, kind="clause", verdict="unchecked"), without=("verdict",)
            ),
        ),
        claims=(identified(claim),),
    )


def taken(reading: Reading) -> tuple[Read, Item]:
    document = reading.document
    content = same_content(document)
    return Read(content, reading), Item(f"/pages/{document.path}", document.sha256, 1, content)


def tiny_links(*readings: Reading, verdict: str = "altered") -> Links:
    claims = tuple(claim.id for reading in readings for claim in reading.claims)
    event = Event(id="", event_type="battle", title="", claims=claims, independent=Interval(1, len(readings)))
    return Links(
        quotations=tuple(
            Quotation(id=q.id, span=q.span, text=q.text, kind=q.kind, verdict="altered")
            for reading in readings
            for q in reading.quotations
        ),
        events=(identified(event),),
    )
