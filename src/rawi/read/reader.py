"""One document read: passages, mentions, quotations, speech and claims, with content ids, in one record."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import msgspec

from rawi.lexicon import Lexicon, load
from rawi.lexicon.matcher import without_l
from rawi.lexicon.outlets import name_key, source_called
from rawi.lexicon.shape_words import shape_words
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
from rawi.read import doubt
from rawi.read.claims import claims
from rawi.read.drafts import Draft, mention, outside_furniture
from rawi.read.entities import lone_places
from rawi.read.entities.names import find_names
from rawi.read.names.outlet_mentions import listed_inside
from rawi.read.page import passages, publication
from rawi.read.quantities import quantities
from rawi.read.speech import quotations, speech
from rawi.read.speech.chains import spoken_at
from rawi.read.spoken import is_spoken
from rawi.read.times import times
from rawi.text import analyse

_SPEAKS_FOR = shape_words("speaks_for")


def read(document: Document, lexicon: Lexicon) -> Reading:
    """Return what one document says, by itself.

    Known facts of the document (title, source, author, date of publication) win over what its page says; what
    neither says is open. What is relative in it counts from the date of publication, however that is known, so
    reading a document again with another date changes times and nothing else. What a machine read from a picture stays
    in doubt (`doubt.py`). Deterministic; no input or output.
    """
    text = analyse(document.text)
    page = passages.segment(document, text, lexicon)
    published, notes = publication.publication(document, text, page, lexicon)
    pictured = doubt.pictured(document)
    published = doubt.known(published, pictured)
    dated = times.find(text, lexicon, published=(published.start, published.end))
    counted = quantities.find(text, lexicon, dated=dated)
    telling = lexicon.spoken if is_spoken(text, lexicon.triggers) else lexicon
    names, entities = find_names(
        text,
        telling,
        passages=page.passages,
        sources=page.sources,
        year=int(published.start[:4]) if published.start is not None else None,
    )
    # هاجمت طالبان القرية, منزل في صديقين: a name like two of a thing.
    bodies = {(item.start, item.end) for item in names if item.kind in ("actor", "place")}
    drafts = [
        *names,
        *(Draft(item.start, item.end, "time", item.rule, value=item.value) for item in dated),
        *(
            Draft(item.start, item.end, "quantity", item.rule, value=item.value)
            for item in counted
            if (item.start, item.end) not in bodies
        ),
    ]
    mentions = doubt.doubted(_mentions(drafts, document, page.passages), pictured)
    publishers = tuple(_identified(source, mentions, lexicon) for source in page.sources)
    marked = quotations.find(text, page.passages, mentions, lexicon, sources=publishers)
    speeches = speech.attribute(
        text,
        page.passages,
        mentions,
        marked,
        telling,
        sources=publishers,
        publisher=page.teller,
        passed_on=page.passed_on,
    )
    sources = _by_id([*speech.cited(speeches, lexicon.outlets), *publishers])
    quoted = quotations.attributed(marked, text, document.id, lambda low, high: spoken_at(speeches, low, high))
    told = claims.find(
        text,
        page.passages,
        lone_places.where(mentions, entities, text),
        speeches,
        telling,
        entities=_meant(entities, lexicon, sources),
        sources=sources,
        published=published,
    )
    mentions, told = _agreed(mentions, doubt.doubted_claims(told, pictured))
    reading = Reading(
        document=msgspec.structs.replace(
            document,
            title=document.title or page.title,
            source=document.source or page.source,
            author=document.author or (None if pictured else page.author),
            published=published,
            notes=tuple(dict.fromkeys((*document.notes, *notes))),
            language=document.language or _language(document.text),
            genre=page.genre if document.genre == "other" else document.genre,
            views=document.views if document.views is not None or pictured else page.views,
        ),
        sources=_by_id([*sources, *_forwarded_from(document, lexicon)]),
        passages=page.passages,
        entities=_used(entities, lexicon, sources, mentions, quoted, told),
        mentions=mentions,
        quotations=quoted,
        claims=told,
    )
    return doubt.without_unknown_names(reading, pictured, listed=lexicon.outlets.by_id) if pictured else reading


def read_text(text: str, *, id: str | None = None, published: str | None = None) -> Reading:
    """Return the reading of a bare text, with the shipped lexicon. `published` is an ISO day."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    when = Published(start=published, end=published, basis="explicit") if published else Published()
    document = Document(id=id or content_id("doc", digest), path="", sha256=digest, text=text, published=when)
    return read(document, load())


def _mentions(drafts: Iterable[Draft], document: Document, accounts: Sequence[Passage]) -> tuple[Mention, ...]:
    """Return the drafts as mentions in order, those of the page's furniture left out."""
    found = [mention(draft, document=document.id, text=document.text) for draft in outside_furniture(drafts, accounts)]
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
        if item.value.joint_with and not figure.joint_with:
            # One figure for two events stays one.
            continue
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


def _forwarded_from(document: Document, lexicon: Lexicon) -> list[Source]:
    """Return the source that a message says it was forwarded from."""
    name = document.extra.get("forwarded_from", "").strip()
    return [source_called(lexicon.outlets, name)] if name else []


def _by_id(sources: Iterable[Source]) -> tuple[Source, ...]:
    found = {source.id: source for source in sources}
    return tuple(found[name] for name in sorted(found))


def _identified(source: Source, mentions: Sequence[Mention], lexicon: Lexicon) -> Source:
    """Return a source with the actor it is, where its name is an actor's: of the list, else of this text."""
    if source.entity is not None:
        return source
    named = name_key(source.name)
    here = [item.entity for item in mentions if item.kind == "actor" and name_key(item.text) == named]
    listed = [entity for entity in here if entity in lexicon.entities]
    # القيادة العامة لحركة الشباب is the movement, though the text names a command of its own.
    called = _actors_called(source.name, lexicon)
    led = [entity for entity in called if entity in lexicon.entities]
    found = {entity for entity in listed or led or here or called if entity is not None}
    return msgspec.structs.replace(source, entity=found.pop()) if len(found) == 1 else source


@lru_cache(maxsize=4096)
def _actors_called(name: str, lexicon: Lexicon) -> tuple[str | None, ...]:
    """Return the actors that a name means as a whole: listed ones, else those it is the command or office of."""
    whole = _named_whole(name, lexicon)
    if any(entity in lexicon.entities for entity in whole):
        return whole
    owner = _behind_organ(name, lexicon)
    led = _named_whole(owner, lexicon) if owner else ()
    inside = listed_inside(name, lexicon)
    return tuple(entity for entity in led if entity in lexicon.entities) or ((inside,) if inside else whole)


def _named_whole(name: str, lexicon: Lexicon) -> tuple[str | None, ...]:
    drafts, _ = find_names(analyse(name), lexicon)
    return tuple(draft.entity for draft in drafts if draft.kind == "actor" and _is_whole(name, draft))


def _behind_organ(name: str, lexicon: Lexicon) -> str:
    """Return whose command, spokesman or media office a name is of, else nothing: القيادة العامة لحركة الشباب."""
    written, organ = name.split(), lexicon.cues.words["organ"] | _SPEAKS_FOR
    count = 0
    while count < len(written) and _is_organ(name_key(written[count]), organ, first=count == 0):
        count += 1
    if not 0 < count < len(written):
        return ""
    rest = written[count].removeprefix("لـ")
    led = without_l(rest) if rest.startswith("لل") or (rest.startswith("ل") and not _starts_with_l(rest)) else rest
    return " ".join((led, *written[count + 1 :]))


def _starts_with_l(word: str) -> bool:
    """Whether the ل of a word is its own: لواء, لجنة."""
    return word.startswith(("لواء", "لجنة", "لجان"))


def _is_organ(word: str, organ: frozenset[str], *, first: bool) -> bool:
    """Whether a word (its key) is one of a command's or an office's name; an adjective goes with the noun before."""
    return (
        word in organ or word.removeprefix("ال") in organ or (not first and word.startswith("ال") and word[-1:] == "ي")
    )


def _is_whole(name: str, draft: Draft) -> bool:
    """Whether a draft names all of a name, or all but the country or town of a branch."""
    rest = name[draft.end :].split()
    return draft.start == 0 and (not rest or rest[0] == "في")


def _meant(entities: Sequence[Entity], lexicon: Lexicon, sources: Sequence[Source]) -> tuple[Entity, ...]:
    """Return the entities a text names, those its sources are, and the bodies its persons belong to."""
    known: Mapping[str, Entity] = lexicon.entities
    behind = {source.entity for source in sources if source.entity is not None}
    behind |= {item.parent for item in entities if item.kind == "person" and item.parent is not None}
    behind -= {item.id for item in entities}
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
    letters = {char: text.count(char) for char in set(text) if char.isalpha()}
    arabic = sum(count for char, count in letters.items() if "\u0600" <= char <= "\u08ff")
    return "ar" if arabic * 2 > sum(letters.values()) else None
