"""Where in the app a row of the record is shown."""

from collections.abc import Callable

from rawi.model import Claim, Mention, Passage, Quotation, Span
from rawi.web.view import Record

_PLACES = {"doc": "/documents/", "eve": "/events/", "der": "/pairs/", "sou": "/sources/", "ent": "/names/"}


def address(identifier: str) -> str | None:
    """Return the address of a document, event, derivation, source or entity; None for an id of another kind."""
    place = _PLACES.get(identifier[:3])
    return f"{place}{identifier}" if place else None


def words_address(row: Claim | Mention | Quotation | Passage) -> str:
    """Return the address of the words of a row in the reader."""
    return f"/documents/{row.span.document}#{row.id}"


def span_address(span: Span) -> str:
    """Return the address of a stretch of text in the reader."""
    return f"/documents/{span.document}?from={span.start}&to={span.end}#words"


def address_of(record: Record) -> Callable[[str], str | None]:
    """Return the function that gives the address of any row of a record by its id."""

    def link(identifier: str) -> str | None:
        row = record.claims.get(identifier) or record.passages.get(identifier) or record.quotations.get(identifier)
        return words_address(row) if row else address(identifier)

    return link
