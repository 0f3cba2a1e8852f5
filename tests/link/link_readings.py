"""Readings written by hand, so that linking is tested on what a careful reader sees, whatever the reader finds."""

import hashlib
import re
from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

from rawi.model import (
    ActorValue,
    Attribution,
    Claim,
    Document,
    EventType,
    Mention,
    Participant,
    Passage,
    Published,
    QuantityValue,
    Quotation,
    Reading,
    Source,
    Span,
    TimeValue,
    Words,
    content_id,
    identified,
)
from rawi.model.claim import Mode, QuotationKind
from rawi.model.document import Role
from rawi.model.mention import MentionKind

Register = Literal["full", "short", "common", "partisan", "unknown"]
PROCLITICS = "(?:[وف]?(?:بال|لل|كال|ال|[بلك])?)"


class Part(NamedTuple):
    """A passage: its role, its narrator (a source name) and its words."""

    role: Role
    narrator: str | None
    text: str


class Name(NamedTuple):
    """Every occurrence of one of the forms is a mention of the entity."""

    entity: str
    forms: tuple[str, ...]
    kind: MentionKind = "actor"
    register: Register = "full"


class Value(NamedTuple):
    """Every occurrence of the words is a mention with this value."""

    kind: MentionKind
    text: str
    value: QuantityValue | TimeValue


class Said(NamedTuple):
    """Content, told on the word of these speakers (outermost first), after these words of saying.

    `who` are the words that name the last speaker, `via` the carrier; both stand after the cue.
    """

    content: str
    speakers: tuple[str, ...]
    cue: str
    via: str | None = None
    who: str | None = None


class Quoted(NamedTuple):
    """Words in quotation marks, with the marks."""

    text: str
    kind: QuotationKind
    speakers: tuple[str, ...] = ()


class Did(NamedTuple):
    """A claim with who and whom: content, trigger, agent entity, target entity."""

    content: str
    trigger: str
    event_type: EventType
    agent: str
    target: str


def entity_id(name: str) -> str:
    return content_id("ent", name)


def source_id(name: str) -> str:
    return content_id("sou", name)


def together(parts: Iterable[Part]) -> tuple[str, list[tuple[Role, str | None, int, int]]]:
    """Return the parts as one text, a blank line between them, and where each stands."""
    text, places = "", []
    for part in parts:
        text += "\n\n" if text else ""
        places.append((part.role, part.narrator, len(text), len(text) + len(part.text)))
        text += part.text
    return text, places


def reading(
    path: str,
    text: str,
    passages: Iterable[tuple[Role, str | None, int, int]],
    *,
    publisher: str | None = None,
    published: str | None = None,
    names: Iterable[Name] = (),
    values: Iterable[Value] = (),
    said: Iterable[Said] = (),
    quoted: Iterable[Quoted] = (),
    did: Iterable[Did] = (),
) -> Reading:
    """Return the reading of one text; speakers are names of entities, narrators names of sources."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = content_id("doc", path, digest)
    passages = list(passages)
    narrators = {publisher, *(narrator for _, narrator, _, _ in passages)} - {None}

    def span(start: int, end: int) -> Span:
        return Span(document, start, end)

    def place(words: str, *, within: Span | None = None) -> Span:
        start = text.index(words, within.start if within else 0)
        return span(start, start + len(words))

    def words(where: Span | None) -> Words | None:
        return Words(text[where.start : where.end], where) if where else None

    def chain(
        speakers: tuple[str, ...], mode: Mode, cue: Span | None = None, via: Span | None = None, who: Span | None = None
    ) -> tuple[Attribution, ...]:
        outer = Attribution(speaker=source_id(publisher) if publisher else None)
        inner = [Attribution(speaker=entity_id(speaker), mode=mode) for speaker in speakers]
        if inner:
            named = text[who.start : who.end] if who else None
            inner[-1] = Attribution(
                speaker=inner[-1].speaker, text=named, span=who, mode=mode, cue=words(cue), via=words(via)
            )
        return (outer, *inner)

    made = [
        identified(Passage(id="", span=span(start, end), role=role, narrator=source_id(who) if who else None))
        for role, who, start, end in passages
    ]

    def claim(content: Span, **more: Any) -> Claim:
        holder = next(p.id for p in made if p.span.contains(content))
        return identified(Claim(id="", span=content, text=text[content.start : content.end], passage=holder, **more))

    claims = []
    for one in said:
        cue = place(one.cue)
        content = place(one.content, within=cue) if one.content in text[cue.start :] else place(one.content)
        via = place(one.via, within=cue) if one.via else None
        who = place(one.who, within=cue) if one.who else None
        claims.append(claim(content, event_type="other", attribution=chain(one.speakers, "indirect", cue, via, who)))
    for deed in did:
        content = place(deed.content)
        claims.append(
            claim(
                content,
                event_type=deed.event_type,
                attribution=chain((), "own"),
                trigger=Words(deed.trigger, place(deed.trigger, within=content)),
                agents=(Participant(entity=entity_id(deed.agent), text=deed.agent, span=content),),
                targets=(Participant(entity=entity_id(deed.target), text=deed.target, span=content),),
            )
        )
    quotations = []
    for quote in quoted:
        where = place(quote.text)
        quotations.append(
            identified(
                Quotation(
                    id="", span=where, text=quote.text, kind=quote.kind, attribution=chain(quote.speakers, "direct")
                ),
                without=("verdict", "source_span", "changes"),
            )
        )
    return Reading(
        document=Document(
            id=document,
            path=path,
            sha256=digest,
            text=text,
            source=source_id(publisher) if publisher else None,
            published=Published(published, published, "explicit") if published else Published(),
        ),
        sources=tuple(Source(id=source_id(n), name=n, entity=entity_id(n)) for n in sorted(filter(None, narrators))),
        passages=tuple(made),
        mentions=tuple(_mentions(document, text, list(names), list(values))),
        quotations=tuple(quotations),
        claims=tuple(claims),
    )


def _mentions(document: str, text: str, names: list[Name], values: list[Value]) -> list[Mention]:
    taken: list[tuple[int, int]] = []
    found = []
    forms = sorted(((form, name) for name in names for form in name.forms), key=lambda pair: -len(pair[0]))
    for form, name in forms:
        for hit in re.finditer(rf"(?<!\w){PROCLITICS}({re.escape(form)})(?!\w)", text):
            start, end = hit.span(1)
            if any(start < e and s < end for s, e in taken):
                continue
            taken.append((start, end))
            value = ActorValue(register=name.register) if name.kind == "actor" else None
            found.append(
                Mention(
                    id="",
                    span=Span(document, start, end),
                    text=text[start:end],
                    kind=name.kind,
                    entity=entity_id(name.entity),
                    value=value,
                    rule="by hand",
                )
            )
    for value in values:
        for hit in re.finditer(rf"(?<!\w){re.escape(value.text)}(?!\w)", text):
            found.append(
                Mention(
                    id="",
                    span=Span(document, *hit.span()),
                    text=hit.group(),
                    kind=value.kind,
                    value=value.value,
                    rule="by hand",
                )
            )
    return [identified(mention) for mention in sorted(found, key=lambda m: (m.span, m.kind))]
