"""What a machine read from a picture is not known before a person has looked: such words keep no day and no figure.

Character recognition turns ١٣ into ١١ and one name into another without a sign. Under a layer of kind `ocr` every
mention therefore carries `doubt`; what digits say there (days, figures, distances, counts of views) is open, with its
words kept. A name that the lists hold is marked and kept; one that only such words give names nobody: who it is stays
open. A person who compares words and picture settles it by a judgement.
"""

from collections.abc import Container, Iterable
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


def is_doubtful(document: Document, span: Span | None) -> bool:
    """Whether any character of a span of this document was read by a machine from a picture."""
    if span is None or span.document != document.id:
        return False
    return any(layer.kind == "ocr" and layer.start < span.end and span.start < layer.end for layer in document.layers)


def is_pictured(document: Document) -> bool:
    """Whether any of a document's text was read by a machine from a picture."""
    return any(layer.kind == "ocr" and layer.start < layer.end for layer in document.layers)


def known(document: Document, published: Published) -> Published:
    """Return a publication date, open with its words where these are in doubt."""
    return Published(span=published.span) if is_doubtful(document, published.span) else published


def doubted(document: Document, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return the mentions, those in doubt marked and without what their digits and dates say."""
    return tuple(
        identified(msgspec.structs.replace(mention, value=_opened(mention.value), doubt="ocr"))
        if is_doubtful(document, mention.span)
        else mention
        for mention in mentions
    )


def doubted_claims(document: Document, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims, those in doubt marked; their times and figures are open, and so are those from such words."""
    return tuple(_doubted_claim(document, claim) for claim in claims)


def without_unknown_names(reading: Reading, *, listed: Container[str]) -> Reading:
    """Return a reading without the sources and entities that only words in doubt name; who they are is then open.

    `listed` are the ids of known sources. Ids of rows stay as they are.
    """
    document = reading.document
    clear = {mention.entity for mention in reading.mentions if mention.doubt is None}
    known = {entity.id for entity in reading.entities if entity.curated or entity.id in clear}
    given = {document.extra.get("source"), document.extra.get("forwarded_from")}
    sure = _sure_words(document)
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


def _sure_words(document: Document) -> str:
    """Return the text of a document, what was read from pictures left out."""
    text, at = "", 0
    for layer in sorted(document.layers, key=lambda layer: layer.start):
        if layer.kind == "ocr" and layer.end > at:
            text += document.text[at : layer.start] + "\n"
            at = layer.end
    return text + document.text[at:]


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


def _doubted_claim(document: Document, claim: Claim) -> Claim:
    doubtful = is_doubtful(document, claim.span)
    time = claim.time
    if time is not None and (doubtful or is_doubtful(document, time.span)):
        time = ClaimTime(text=time.text, span=time.span, basis=time.basis)
    figures = tuple(
        _open_figure(figure) if doubtful or is_doubtful(document, figure.span) else figure
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
