"""One document read: passages, mentions, quotations, speech and claims, with content ids, in one record."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import msgspec

from rawi.lexicon import Lexicon, load
from rawi.lexicon.outlets import name_key
from rawi.model import (
    Attribution,
    Claim,
    Document,
    Entity,
    Figure,
    Mention,
    Passage,
    Published,
    QuantityValue,
    Quotation,
    Reading,
    Source,
    Span,
    content_id,
    identified,
)
from rawi.read import claims, passages, quantities, quotations, speech, times
from rawi.read.chains import spoken_at
from rawi.read.drafts import Draft, mention
from rawi.read.names import find_names
from rawi.read.times import TimeMention
from rawi.text import Text, analyse

# Where a page says when it came out, the surest first.
_DATED = ("metadata", "dateline", "byline")
# A statement carries its date in a line of its own at its head or its foot.
_SIGNED = ("statement", "byline", "headline")
_LONGEST_DATE_LINE = 12


def read(document: Document, lexicon: Lexicon) -> Reading:
    """Return what one document says, by itself.

    Known facts of the document (title, source, author, date of publication) win over what its page says; what
    neither says is open. What is relative in it counts from the date of publication, however that is known, so
    reading a document again with another date changes times and nothing else. Deterministic; no input or output.
    """
    text = analyse(document.text)
    page = passages.segment(document, text, lexicon)
    published = page.published
    if published.start is None and published.end is None:
        published = published_on(text, page.passages, lexicon, document.id)
    dated = times.find(text, lexicon, published=(published.start, published.end))
    counted = quantities.find(text, lexicon, dated=dated)
    names, entities = find_names(text, lexicon, passages=page.passages)
    drafts = [
        *names,
        *(Draft(item.start, item.end, "time", item.rule, value=item.value) for item in dated),
        *(Draft(item.start, item.end, "quantity", item.rule, value=item.value) for item in counted),
    ]
    mentions = _mentions(drafts, document, page.passages)
    publishers = tuple(_identified(source, mentions, lexicon) for source in page.sources)
    marked = quotations.find(text, page.passages, mentions, lexicon, sources=publishers)
    speeches = speech.attribute(
        text, page.passages, mentions, marked, lexicon, sources=publishers, publisher=page.source
    )
    sources = _by_id([*publishers, *speech.cited(speeches, lexicon.outlets)])
    quoted = quotations.attributed(marked, text, document.id, lambda low, high: spoken_at(speeches, low, high))
    told = claims.find(
        text,
        page.passages,
        mentions,
        speeches,
        lexicon,
        entities=_meant(entities, lexicon, sources),
        sources=sources,
        published=published,
    )
    mentions, told = _agreed(mentions, told)
    return Reading(
        document=msgspec.structs.replace(
            document,
            title=document.title or page.title,
            source=document.source or page.source,
            author=document.author or page.author,
            published=published,
            language=document.language or _language(document.text),
            genre=page.genre if document.genre == "other" else document.genre,
            views=document.views if document.views is not None else page.views,
        ),
        sources=sources,
        passages=page.passages,
        entities=_used(entities, lexicon, sources, mentions, quoted, told),
        mentions=mentions,
        quotations=quoted,
        claims=told,
    )


def read_text(text: str, *, id: str | None = None, published: str | None = None) -> Reading:
    """Return the reading of a bare text, with the shipped lexicon. `published` is an ISO day."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    when = Published(start=published, end=published, basis="explicit") if published else Published()
    document = Document(id=id or content_id("doc", digest), path="", sha256=digest, text=text, published=when)
    return read(document, load())


def published_on(text: Text, accounts: Sequence[Passage], lexicon: Lexicon, document: str) -> Published:
    """Return when a page says it came out: the one full date of its metadata, dateline or byline.

    Else the one date that stands in a line of its own in a statement. Where the page gives different days, it is open.
    """
    for role in _DATED:
        lines = [(account.span.start, account.span.end) for account in accounts if account.role == role]
        inside = _days(text, lines, lexicon)
        if inside:
            return _agreeing(inside, document, "metadata" if role == "metadata" else "explicit")
    signed = [(account.span.start, account.span.end) for account in accounts if account.role in _SIGNED]
    short = [text.span(line) for line in text.lines if line[1] - line[0] <= _LONGEST_DATE_LINE]
    lines = [line for line in short if any(start <= line[0] and line[1] <= end for start, end in signed)]
    alone = [item for item in _days(text, lines, lexicon) if _is_alone(text, item)]
    return _agreeing(alone, document, "explicit") if alone else Published()


def _days(text: Text, stretches: Sequence[tuple[int, int]], lexicon: Lexicon) -> list[TimeMention]:
    """Return the full dates in stretches of code points, each read by itself; what is relative is no date."""
    found: list[TimeMention] = []
    for start, end in stretches:
        for item in times.find(analyse(text.raw[start:end]), lexicon, published=None):
            if item.value.start is not None and item.value.precision == "day":
                found.append(item._replace(start=item.start + start, end=item.end + start))
    return found


def _agreeing(dated: Sequence[TimeMention], document: str, basis: str) -> Published:
    first = dated[0]
    if any((item.value.start, item.value.end) != (first.value.start, first.value.end) for item in dated):
        return Published()
    span = Span(document, first.start, first.end)
    return Published(
        start=first.value.start,
        end=first.value.end,
        basis="metadata" if basis == "metadata" else "explicit",
        span=span,
    )


def _is_alone(text: Text, item: TimeMention) -> bool:
    """Whether a time fills its line."""
    first, last = text.covering(item.start, item.end)
    return any(start <= first and last <= end and (end - start) - (last - first) <= 1 for start, end in text.lines)


def _mentions(drafts: Iterable[Draft], document: Document, accounts: Sequence[Passage]) -> tuple[Mention, ...]:
    """Return the drafts as mentions in order, those of the page's furniture left out."""
    furniture = [account.span for account in accounts if account.role == "boilerplate"]
    found = [
        mention(draft, document=document.id, text=document.text)
        for draft in drafts
        if not any(span.start <= draft.start < span.end for span in furniture)
    ]
    return tuple(sorted(found, key=lambda item: (item.span.start, item.span.end, item.kind)))


def _agreed(mentions: tuple[Mention, ...], told: tuple[Claim, ...]) -> tuple[tuple[Mention, ...], tuple[Claim, ...]]:
    """Let what a quantity counts agree with the event that counts it: a hundred, where a hundred were killed."""
    figures: dict[Span, Figure] = {}
    for claim in told:
        for figure in claim.quantities:
            figures.setdefault(figure.span, figure)
    changed: dict[str, Mention] = {}
    for item in mentions:
        if item.span not in figures or not isinstance(item.value, QuantityValue):
            continue
        figure = figures[item.span]
        value = msgspec.structs.replace(item.value, what=figure.what, joint_with=figure.joint_with)
        if value != item.value:
            changed[item.id] = identified(msgspec.structs.replace(item, value=value))
    if not changed:
        return mentions, told
    ids = {old: new.id for old, new in changed.items()}
    return (
        tuple(changed.get(item.id, item) for item in mentions),
        tuple(
            identified(msgspec.structs.replace(claim, mentions=tuple(ids.get(name, name) for name in claim.mentions)))
            for claim in told
        ),
    )


def _by_id(sources: Iterable[Source]) -> tuple[Source, ...]:
    found = {source.id: source for source in sources}
    return tuple(found[name] for name in sorted(found))


def _identified(source: Source, mentions: Sequence[Mention], lexicon: Lexicon) -> Source:
    """Return a source with the actor it is, where its name is an actor's: of the list, else of this text."""
    if source.entity is not None:
        return source
    named = name_key(source.name)
    here = [item.entity for item in mentions if item.kind == "actor" and name_key(item.text) == named]
    found = {entity for entity in here or _actors_called(source.name, lexicon) if entity is not None}
    return msgspec.structs.replace(source, entity=found.pop()) if len(found) == 1 else source


@lru_cache(maxsize=4096)
def _actors_called(name: str, lexicon: Lexicon) -> tuple[str | None, ...]:
    """Return the actors of the list that a name means as a whole."""
    drafts, _ = find_names(analyse(name), lexicon)
    return tuple(draft.entity for draft in drafts if draft.kind == "actor" and _is_whole(name, draft))


def _is_whole(name: str, draft: Draft) -> bool:
    """Whether a draft names all of a name, or all but the country or town of a branch."""
    rest = name[draft.end :].split()
    return draft.start == 0 and (not rest or rest[0] == "في")


def _meant(entities: Sequence[Entity], lexicon: Lexicon, sources: Sequence[Source]) -> tuple[Entity, ...]:
    """Return the entities a text names, and those its sources are."""
    known: Mapping[str, Entity] = lexicon.entities
    behind = {source.entity for source in sources if source.entity is not None}
    return (*entities, *(known[name] for name in sorted(behind) if name in known))


def _used(
    entities: Sequence[Entity],
    lexicon: Lexicon,
    sources: Sequence[Source],
    mentions: Sequence[Mention],
    quoted: Sequence[Quotation],
    told: Sequence[Claim],
) -> tuple[Entity, ...]:
    """Return the entities that the rows of the reading point to, by id."""
    known = {entity.id: entity for entity in entities}
    chains: list[Sequence[Attribution]] = [item.attribution for item in quoted]
    chains += [item.attribution for item in told]
    named = {link.speaker for chain in chains for link in chain}
    named |= {source.entity for source in sources} | {item.entity for item in mentions}
    named |= {item.entity for claim in told for item in (*claim.agents, *claim.targets, *claim.places)}
    for name in named:
        if name is not None and name not in known and name in lexicon.entities:
            known[name] = lexicon.entities[name]
    return tuple(known[name] for name in sorted(known))


def _language(text: str) -> str | None:
    """Return `ar` for a text whose letters are mostly Arabic, else null."""
    letters = [char for char in text if char.isalpha()]
    arabic = sum("\u0600" <= char <= "\u08ff" for char in letters)
    return "ar" if letters and arabic * 2 > len(letters) else None
