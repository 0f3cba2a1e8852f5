"""What a machine read from a picture is not known before a person has looked: such words keep no day and no figure.

Character recognition turns ١٣ into ١١ and one name into another without a sign. Under a layer of kind `ocr` every
mention therefore carries `doubt`; what digits say there (days, figures, distances, counts of views) is open, with its
words kept. A name that the lists hold is marked and kept; one that only such words give names nobody: who it is stays
open. A person who compares words and picture settles it by a judgement.
"""

from bisect import bisect_left
from collections.abc import Container, Iterable, Sequence
from typing import Any

import msgspec

from rawi.model import (
    Claim,
    ClaimTime,
    Document,
    Figure,
    Mention,
    PlaceValue,
    Published,
    QuantityValue,
    Reading,
    Span,
    TimeValue,
    identified,
)
from rawi.model.mention import Value

Stretches = Sequence[tuple[int, int]]


def pictured(document: Document) -> Stretches:
    """Return the stretches of a document's text that a machine read from a picture: code points, in order, apart."""
    found: list[tuple[int, int]] = []
    for start, end in sorted((layer.start, layer.end) for layer in document.layers if layer.kind == "ocr"):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif start < end:
            found.append((start, end))
    return found


def is_doubtful(span: Span | None, stretches: Stretches) -> bool:
    """Whether any character of a span of the document lies in one of its stretches."""
    if span is None or not stretches:
        return False
    at = bisect_left(stretches, (span.end, 0)) - 1
    return at >= 0 and span.start < stretches[at][1]


def known(published: Published, stretches: Stretches) -> Published:
    """Return a publication date, open with its words where these are in doubt."""
    return Published(span=published.span) if is_doubtful(published.span, stretches) else published


def doubted(mentions: Iterable[Mention], stretches: Stretches) -> tuple[Mention, ...]:
    """Return the mentions, those in doubt marked and without what their digits and dates say."""
    return tuple(
        identified(msgspec.structs.replace(mention, value=_opened(mention.value), doubt="ocr"))
        if is_doubtful(mention.span, stretches)
        else mention
        for mention in mentions
    )


def doubted_claims(claims: Iterable[Claim], stretches: Stretches) -> tuple[Claim, ...]:
    """Return the claims, those in doubt marked; their times and figures are open, and so are those from such words."""
    return tuple(_doubted_claim(claim, stretches) for claim in claims) if stretches else tuple(claims)


def without_unknown_names(reading: Reading, stretches: Stretches, *, listed: Container[str]) -> Reading:
    """Return a reading without the sources and entities that only words in doubt name; who they are is then open.

    `listed` are the ids of known sources. Ids of rows stay as they are.
    """
    document = reading.document
    clear = {mention.entity for mention in reading.mentions if mention.doubt is None}
    known = {entity.id for entity in reading.entities if entity.curated or entity.id in clear}
    given = {document.extra.get("source"), document.extra.get("forwarded_from")}
    sure = _sure_words(document, stretches)
    sources = {
        source.id
        for source in reading.sources
        if source.id in listed or source.entity in known or source.name in given or source.name in sure
    }
    unknown = {row.id for row in reading.entities if row.id not in known}
    unknown |= {row.id for row in reading.sources if row.id not in sources}
    if not unknown:
        return reading
    kept = msgspec.structs.replace(
        reading,
        entities=tuple(row for row in reading.entities if row.id not in unknown),
        sources=tuple(row for row in reading.sources if row.id not in unknown),
    )
    opened: Reading = _without(kept, unknown)
    return opened


def _sure_words(document: Document, stretches: Stretches) -> str:
    """Return the text of a document, what was read from pictures left out."""
    bounds = [0, *(at for stretch in stretches for at in stretch), len(document.text)]
    return "\n".join(document.text[start:end] for start, end in zip(bounds[::2], bounds[1::2], strict=True))


def _without(value: Any, ids: Container[str]) -> Any:
    """Return a value in which these ids are open wherever they stand."""
    if isinstance(value, str):
        return None if value in ids else value
    if isinstance(value, tuple):
        return tuple(item for item in (_without(item, ids) for item in value) if item is not None)
    if not isinstance(value, msgspec.Struct):
        return value
    fields = {name: getattr(value, name) for name in value.__struct_fields__}
    changed = {name: new for name, old in fields.items() if (new := _without(old, ids)) is not old and new != old}
    return msgspec.structs.replace(value, **changed) if changed else value


def _doubted_claim(claim: Claim, stretches: Stretches) -> Claim:
    doubtful = is_doubtful(claim.span, stretches)
    time = claim.time
    if time is not None and (doubtful or is_doubtful(time.span, stretches)):
        time = ClaimTime(text=time.text, span=time.span, basis=time.basis)
    figures = tuple(
        _open_figure(figure) if doubtful or is_doubtful(figure.span, stretches) else figure
        for figure in claim.quantities
    )
    if not doubtful and time == claim.time and figures == claim.quantities:
        return claim
    return identified(
        msgspec.structs.replace(claim, time=time, quantities=figures, doubt="ocr" if doubtful else claim.doubt)
    )


def _open_figure(figure: Figure) -> Figure:
    return msgspec.structs.replace(figure, low=None, high=None)


def _opened(value: Value | None) -> Value | None:
    match value:
        case TimeValue():
            return TimeValue(basis=value.basis)
        case QuantityValue():
            return msgspec.structs.replace(value, low=None, high=None)
        case PlaceValue():
            return msgspec.structs.replace(value, distance_km=None)
        case _:
            return value
