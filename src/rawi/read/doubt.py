"""What a machine read from a picture is not known before a person has looked: such words keep no day and no figure.

Character recognition turns ١٣ into ١١ and one name into another without a sign. Under a layer of kind `ocr` every
mention therefore carries `doubt`; what digits say there (days, figures, distances, counts of views) is open, with its
words kept. A person who compares words and picture settles it by a judgement.
"""

from collections.abc import Iterable

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
