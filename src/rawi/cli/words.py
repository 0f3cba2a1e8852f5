"""Values of the record in plain English words."""

from rawi.cli.terminal import one_line
from rawi.link.events.titles import BEARINGS
from rawi.link.texts import wording
from rawi.link.texts.wording import PASSED_ON, bounds, count, days, figure, interest, label, listed
from rawi.model import Claim, Document, Participant, PlaceValue
from rawi.web.view import Named, Record

__all__ = [
    "bounds",
    "chain",
    "count",
    "days",
    "figure",
    "interest",
    "label",
    "listed",
    "name",
    "published",
    "quoted",
    "where",
    "who",
]

_BASIS = {
    "explicit": "stated on the page",
    "metadata": "given with the document",
    "relative": "reckoned from the text",
    "linked": "known from a linked document",
    "judged": "decided by a person",
    "none": "not known",
}


def name(named: Named | None) -> str:
    """Return a name in English where there is one, else the sources' own in quotation marks."""
    if named is None or not (named.ar or named.en):
        return "an unnamed narrator"
    return named.en or quoted(named.ar or "")


def quoted(words: str) -> str:
    """Return words of a source in quotation marks, on one line."""
    return wording.quoted(one_line(words))


def published(document: Document) -> str:
    """Return when a document was published and how that is known."""
    known = document.published
    if known.start is None and known.end is None:
        return "publication date open"
    return f"published {days(known.start, known.end)} ({_BASIS[known.basis]})"


def chain(record: Record, claim: Claim) -> str:
    """Return who says it, the outermost narrator first, and how each passes on the next one's words."""
    outer, *inner = claim.attribution
    said = who(record, outer.speaker, outer.text)
    if not inner and outer.mode == "own":
        return f"{said}, in its own voice"
    return "".join([said, *(f", {PASSED_ON[link.mode]} {who(record, link.speaker, link.text)}" for link in inner)])


def who(record: Record, identifier: str | None, text: str | None = None) -> str:
    """Return the name behind a source or entity id, in English where there is one; `text` stands in for an open one."""
    source = record.sources.get(identifier or "")
    entity = record.entities.get(source.entity or "") if source is not None else None
    if source is not None and source.name_en is None and entity is not None and entity.name_en is not None:
        return entity.name_en
    return name(record.named(identifier, text))


def _is_wide(record: Record, place: str | None) -> bool:
    """Whether a place is wide enough to have an east of its own (ريف إدلب الشرقي)."""
    entity = record.entities.get(place or "")
    return entity is not None and entity.subtype in ("country", "region", "governorate", "district", "subdistrict")


def where(record: Record, place: Participant) -> str:
    """Return a place by its name, or as so far from it as the words that name it say."""
    name = who(record, place.entity, place.text)
    mention = next((m for m in record.mentions.values() if m.kind == "place" and m.span == place.span), None)
    value = mention.value if mention is not None and isinstance(mention.value, PlaceValue) else None
    relation = place.relation or (value.relation if value is not None else "in")
    if value is not None and value.bearing is not None:
        anchor = who(record, value.anchor or place.entity, place.text)
        far = f"{value.distance_km:g} km " if value.distance_km is not None else ""
        inside = not far and _is_wide(record, value.anchor or place.entity)
        return f"{'the ' if inside else far}{BEARINGS[value.bearing]} of {anchor}"
    return f"{relation} {name}" if relation in ("near", "toward") else name
