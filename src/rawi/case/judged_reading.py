"""What one document says after what people decided: its reading with judgements applied. Pure.

Rows keep their ids, whatever is decided about them. A date of publication or a publisher that a person gives is a known
fact: the document is read again with it, and what its rows say then is put into the rows there are.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import msgspec

from rawi.case.judged import applied, is_out
from rawi.model import (
    Attribution,
    Claim,
    ClaimTime,
    Document,
    Entity,
    Figure,
    Judgement,
    Mention,
    Participant,
    Passage,
    Published,
    QuantityValue,
    Quotation,
    Reading,
    Row,
    Source,
    Span,
    TimeValue,
)

Reread = Callable[[Document], Reading]
R = TypeVar("R", Mention, Claim, Quotation, Passage)
# What a person may know of a document and its page need not say.
_KNOWN_FACTS = ("published", "source")
_GIVING = frozenset({"confirm", "correct", "reject", "link", "unlink"})


class Decided(NamedTuple):
    """What stands: judgements by the id their subject has in the case, and entities that people joined or took apart.

    `merged`: the entity that an entity is, null where it is none; `parted`: the entity that a mention means.
    """

    about: Mapping[str, Sequence[Judgement]]
    merged: Mapping[str, str | None]
    parted: Mapping[str, Entity]


def judged_reading(reading: Reading, decided: Decided, *, reread: Reread) -> Reading | None:
    """Return the reading with what was decided; None where the document is rejected."""
    about = decided.about
    own = about.get(reading.document.id, ())
    if is_out(own):
        return None
    reading = _with_known_facts(reading, own, reread)
    reading = _without_doubt(reading, about, reread)
    if any(mention.id in about or mention.id in decided.parted for mention in reading.mentions):
        reading = _with_mentions(reading, decided)
    extra: list[Row] = []
    passages = _all(reading.passages, about, extra)
    gone = {passage.id for passage in reading.passages} - {passage.id for passage in passages}
    reading = _without_passages(msgspec.structs.replace(reading, passages=passages), gone)
    reading = msgspec.structs.replace(
        reading,
        document=_document(reading, own, extra),
        sources=_all(reading.sources, about, extra),
        entities=_all(reading.entities, about, extra),
        quotations=_all(reading.quotations, about, extra),
        claims=_all(reading.claims, about, extra),
    )
    reading = _merged(reading, decided.merged)
    known = _known(reading)
    new: dict[str, Row] = {row.id: row for row in extra if row.id not in known}
    return msgspec.structs.replace(
        reading,
        entities=(*reading.entities, *(row for row in new.values() if isinstance(row, Entity))),
        sources=(*reading.sources, *(row for row in new.values() if isinstance(row, Source))),
    )


def _known(reading: Reading) -> set[str]:
    return {entity.id for entity in reading.entities} | {source.id for source in reading.sources}


def _all(rows: Iterable[Any], about: Mapping[str, Sequence[Judgement]], extra: list[Row]) -> tuple[Any, ...]:
    found = []
    for row in rows:
        mine = about.get(row.id)
        if mine is None:
            found.append(row)
        elif not is_out(mine):
            first, *added = applied(row, mine)
            found.append(first)
            extra += added
    return tuple(found)


def _document(reading: Reading, own: Sequence[Judgement], extra: list[Row]) -> Document:
    if not own:
        return reading.document
    first, *added = applied(reading.document, own)
    assert isinstance(first, Document)
    brought = {row.id for row in added}
    if first.source in brought and reading.document.source is not None:
        # Reading again with the name has found who that is.
        return msgspec.structs.replace(first, source=reading.document.source)
    extra += added
    return first


def _with_known_facts(reading: Reading, own: Sequence[Judgement], reread: Reread) -> Reading:
    """Read the document again with the date and the publisher that a person gave, and take over what that changes."""
    latest = {each.field: each for each in own if each.field in _KNOWN_FACTS and each.action in _GIVING}
    if "source" in latest and latest["source"].action == "confirm":
        del latest["source"]
    if not latest:
        return reading
    document = reading.document
    plain = document
    for field, judgement in latest.items():
        value = msgspec.json.decode(judgement.value) if judgement.value is not None else {}
        if field == "published":
            start, end = value.get("start"), value.get("end")
            plain = msgspec.structs.replace(plain, published=Published(start, end, "judged"))
        else:
            name = value.get("name") or value.get("called")
            given = {"source": name} if name else {}
            kept = {name: text for name, text in document.extra.items() if name != "source"}
            plain = msgspec.structs.replace(plain, source=None, extra={**kept, **given})
    again = reread(plain)
    names = tuple(judgement.id for judgement in latest.values())
    passages = _grafted(reading.passages, again.passages, _at_passage, names)
    claims = _grafted(reading.claims, again.claims, _at_claim, names)
    known = _known(reading)
    published = plain.published if "published" in latest else document.published
    source = again.document.source if "source" in latest else document.source
    return msgspec.structs.replace(
        reading,
        document=msgspec.structs.replace(document, published=published, source=source),
        passages=passages,
        sources=(*reading.sources, *(row for row in again.sources if row.id not in known)),
        entities=(*reading.entities, *(row for row in again.entities if row.id not in known)),
        mentions=_grafted(reading.mentions, again.mentions, _at_mention, names),
        quotations=_grafted(reading.quotations, again.quotations, _at_quotation, names, keep=_VERDICT),
        claims=tuple(
            msgspec.structs.replace(new, passage=old.passage, mentions=old.mentions)
            for old, new in zip(reading.claims, claims, strict=True)
        ),
    )


def _without_doubt(reading: Reading, about: Mapping[str, Sequence[Judgement]], reread: Reread) -> Reading:
    """Take the words that a person confirmed against the picture for what they say."""

    def sure(row: Mention | Claim) -> bool:
        return row.doubt is not None and any(each.action == "confirm" for each in about.get(row.id, ()))

    if not (any(map(sure, reading.mentions)) or any(map(sure, reading.claims))):
        return reading
    document = reading.document
    again = reread(msgspec.structs.replace(document, layers=tuple(la for la in document.layers if la.kind != "ocr")))
    mentions = {_at_mention(row): row for row in again.mentions}
    claims = {_at_claim(row): row for row in again.claims}
    read_mentions = tuple(
        msgspec.structs.replace(row, value=mentions[at].value, doubt=None)
        if sure(row) and (at := _at_mention(row)) in mentions
        else row
        for row in reading.mentions
    )
    read_claims = tuple(
        msgspec.structs.replace(row, time=claims[at].time, quantities=claims[at].quantities, doubt=None)
        if sure(row) and (at := _at_claim(row)) in claims
        else row
        for row in reading.claims
    )
    return msgspec.structs.replace(reading, mentions=read_mentions, claims=read_claims)


_VERDICT = ("verdict", "source_span", "changes")


def _grafted(
    before: Sequence[R],
    again: Sequence[R],
    at: Callable[[R], object],
    names: tuple[str, ...],
    *,
    keep: tuple[str, ...] = (),
) -> tuple[R, ...]:
    """Return the rows there were with what the new reading says of the same words, under their old ids."""
    by_place: dict[object, list[R]] = {}
    for row in again:
        by_place.setdefault(at(row), []).append(row)

    def now(row: R) -> R:
        same = by_place.get(at(row), [])
        if len(same) != 1 or same[0].id == row.id:
            return row
        kept = {name: getattr(row, name) for name in ("id", *keep)}
        return msgspec.structs.replace(same[0], **kept, judged=names)

    return tuple(map(now, before))


def _at_claim(row: Claim) -> object:
    return row.span, row.event_type, row.trigger


def _at_mention(row: Mention) -> object:
    return row.span, row.kind


def _at_quotation(row: Quotation) -> object:
    return row.span, row.kind


def _at_passage(row: Passage) -> object:
    return row.span, row.role


def _with_mentions(reading: Reading, decided: Decided) -> Reading:
    """Apply what was decided about names, times and figures, and let the claims that stand on them follow."""
    kept: list[Mention] = []
    entities: list[Entity] = []
    changed: dict[Span, list[Mention]] = {}
    dropped: set[tuple[Span, str]] = set()
    for mention in reading.mentions:
        mine = decided.about.get(mention.id, ())
        parted = decided.parted.get(mention.id)
        if is_out(mine):
            dropped.add((mention.span, mention.kind))
            continue
        now = mention
        if parted is not None:
            now = msgspec.structs.replace(now, entity=parted.id, judged=parted.judged)
            entities.append(parted)
        if mine:
            first, *added = applied(now, mine)
            assert isinstance(first, Mention)
            now = msgspec.structs.replace(first, judged=tuple(dict.fromkeys((*now.judged, *first.judged))))
            entities += [row for row in added if isinstance(row, Entity)]
            if any(each.action == "correct" for each in mine):
                now = msgspec.structs.replace(now, doubt=None)
        if now != mention:
            changed.setdefault(now.span, []).append(now)
        kept.append(now)
    known = {entity.id for entity in reading.entities}
    new = {entity.id: entity for entity in entities if entity.id not in known}
    return msgspec.structs.replace(
        reading,
        mentions=tuple(kept),
        entities=(*reading.entities, *new.values()),
        claims=tuple(_follow(claim, changed, dropped) for claim in reading.claims),
        quotations=tuple(
            msgspec.structs.replace(quotation, attribution=_chain(quotation.attribution, changed, dropped))
            for quotation in reading.quotations
        ),
    )


def _follow(claim: Claim, changed: Mapping[Span, list[Mention]], dropped: set[tuple[Span, str]]) -> Claim:
    """Return a claim as it reads with its mentions changed or dropped."""
    now = msgspec.structs.replace(
        claim,
        agents=_participants(claim.agents, changed, dropped),
        targets=_participants(claim.targets, changed, dropped),
        places=_participants(claim.places, changed, dropped),
        time=_time(claim.time, changed, dropped),
        quantities=_quantities(claim.quantities, changed, dropped),
        attribution=_chain(claim.attribution, changed, dropped),
    )
    if now == claim:
        return claim
    inside = [each for span, mentions in changed.items() if claim.span.contains(span) for each in mentions]
    return msgspec.structs.replace(
        now, judged=tuple(dict.fromkeys([*claim.judged, *(name for each in inside for name in each.judged)]))
    )


def _participants(
    given: Sequence[Participant], changed: Mapping[Span, list[Mention]], dropped: set[tuple[Span, str]]
) -> tuple[Participant, ...]:
    found = []
    for each in given:
        if any((each.span, kind) in dropped for kind in ("actor", "person", "place")):
            continue
        names = [m for m in changed.get(each.span, ()) if m.kind in ("actor", "person", "place")]
        found.append(msgspec.structs.replace(each, entity=names[0].entity) if names else each)
    return tuple(found)


def _chain(
    chain: Sequence[Attribution], changed: Mapping[Span, list[Mention]], dropped: set[tuple[Span, str]]
) -> tuple[Attribution, ...]:
    found = []
    for link in chain:
        names = [m for m in changed.get(link.span, ()) if m.kind in ("actor", "person")] if link.span else []
        if link.span is not None and any((link.span, kind) in dropped for kind in ("actor", "person")):
            found.append(msgspec.structs.replace(link, speaker=None))
        else:
            found.append(msgspec.structs.replace(link, speaker=names[0].entity) if names else link)
    return tuple(found)


def _time(
    time: ClaimTime | None, changed: Mapping[Span, list[Mention]], dropped: set[tuple[Span, str]]
) -> ClaimTime | None:
    if time is None or time.span is None:
        return time
    if (time.span, "time") in dropped:
        return ClaimTime(text=time.text, span=time.span)
    for mention in changed.get(time.span, ()):
        value = mention.value
        if isinstance(value, TimeValue):
            return ClaimTime(
                start=value.start,
                end=value.end,
                precision=value.precision,
                basis=value.basis,
                approximate=value.approximate,
                text=time.text,
                span=time.span,
            )
    return time


def _quantities(
    given: Sequence[Figure], changed: Mapping[Span, list[Mention]], dropped: set[tuple[Span, str]]
) -> tuple[Figure, ...]:

    def now(figure: Figure) -> Figure:
        said = [m.value for m in changed.get(figure.span, ()) if isinstance(m.value, QuantityValue)]
        if not said:
            return figure
        low, high, what = said[-1].low, said[-1].high, said[-1].what
        return msgspec.structs.replace(
            figure, low=low, high=high, comparator=said[-1].comparator, what=what or figure.what
        )

    return tuple(now(figure) for figure in given if (figure.span, "quantity") not in dropped)


def _without_passages(reading: Reading, gone: set[str]) -> Reading:
    """Leave out what stands in passages that were rejected."""
    if not gone:
        return reading
    spans = [passage.span for passage in reading.passages]

    def stays(span: Span) -> bool:
        return any(each.contains(span) for each in spans)

    return msgspec.structs.replace(
        reading,
        claims=tuple(claim for claim in reading.claims if claim.passage not in gone),
        mentions=tuple(mention for mention in reading.mentions if stays(mention.span)),
        quotations=tuple(quotation for quotation in reading.quotations if stays(quotation.span)),
    )


def _merged(reading: Reading, merged: Mapping[str, str | None]) -> Reading:
    """Call every entity by the one that people say it is."""
    here = {entity.id for entity in reading.entities if entity.id in merged}
    if not here:
        return reading

    def of(entity: str | None) -> str | None:
        return merged.get(entity, entity) if entity is not None else None

    def people(given: Sequence[Participant]) -> tuple[Participant, ...]:
        return tuple(msgspec.structs.replace(each, entity=of(each.entity)) for each in given)

    def chain(given: Sequence[Attribution]) -> tuple[Attribution, ...]:
        return tuple(msgspec.structs.replace(each, speaker=of(each.speaker)) for each in given)

    return msgspec.structs.replace(
        reading,
        sources=tuple(msgspec.structs.replace(row, entity=of(row.entity)) for row in reading.sources),
        entities=tuple(entity for entity in reading.entities if entity.id not in here),
        mentions=tuple(msgspec.structs.replace(row, entity=of(row.entity)) for row in reading.mentions),
        quotations=tuple(
            msgspec.structs.replace(row, attribution=chain(row.attribution)) for row in reading.quotations
        ),
        claims=tuple(
            msgspec.structs.replace(
                row,
                agents=people(row.agents),
                targets=people(row.targets),
                places=people(row.places),
                attribution=chain(row.attribution),
            )
            for row in reading.claims
        ),
    )
