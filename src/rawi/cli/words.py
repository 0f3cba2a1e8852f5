"""Values of the record in plain English words."""

from collections.abc import Sequence
from datetime import date

from rawi.cli.terminal import one_line
from rawi.link.titles import BEARINGS
from rawi.model import Claim, Document, EventFigure, Figure, Participant, PlaceValue
from rawi.model.document import Interest
from rawi.web.view import Named, Record

_BASIS = {
    "explicit": "stated on the page",
    "metadata": "given with the document",
    "relative": "reckoned from the text",
    "linked": "known from a linked document",
    "none": "not known",
}


_OPENING_MARKS, _CLOSING_MARKS = frozenset('"“«'), frozenset('"”»')
_PASSED_ON = {
    "own": "and",
    "direct": "quoting",
    "indirect": "on the word of",
    "mixed": "partly quoting",
    "reproduced": "reproducing",
}
_INTERESTS = {
    "party": "a party to the fight",
    "opponent": "an opponent of those it speaks of",
    "third_party": "a third party",
}


def name(named: Named | None) -> str:
    """Return a name in English where there is one, else the sources' own in quotation marks."""
    if named is None or not (named.ar or named.en):
        return "an unnamed narrator"
    return named.en or quoted(named.ar or "")


def quoted(words: str) -> str:
    """Return words of a source in quotation marks, on one line."""
    line = one_line(words)
    return line if line[:1] in _OPENING_MARKS and line[-1:] in _CLOSING_MARKS else f"“{line}”"


def label(value: str) -> str:
    """Return an enumeration value of the record as words: `territory_change` as "territory change"."""
    return value.replace("_", " ")


def days(start: str | None, end: str | None) -> str:
    """Return a stretch of days; open bounds are said to be open."""
    if start is None and end is None:
        return "date open"
    if start is None:
        return f"on or before {_day(end)}"
    if end is None:
        return f"on or after {_day(start)}"
    return _day(start) if start == end else f"{_day(start)} to {_day(end)}"


def published(document: Document) -> str:
    """Return when a document was published and how that is known."""
    known = document.published
    if known.start is None and known.end is None:
        return "publication date open"
    return f"published {days(known.start, known.end)} ({_BASIS[known.basis]})"


def figure(of: Figure | EventFigure) -> str:
    """Return a figure: what is counted (together with what) and its bounds."""
    what = " and ".join(label(w) for w in (of.what or "something", *of.joint_with))
    return f"{what}{' (counted together)' if of.joint_with else ''}: {bounds(of.low, of.high)}"


def bounds(low: float | None, high: float | None) -> str:
    """Return the bounds of a figure, inclusive."""
    if low is None and high is None:
        return "open"
    if high is None:
        return f"{_number(low)} or more"
    if low is None:
        return f"up to {_number(high)}"
    return _number(low) if low == high else f"{_number(low)} to {_number(high)}"


def chain(record: Record, claim: Claim) -> str:
    """Return who says it, the outermost narrator first, and how each passes on the next one's words."""
    outer, *inner = claim.attribution
    said = who(record, outer.speaker, outer.text)
    if not inner and outer.mode == "own":
        return f"{said}, in its own voice"
    return "".join([said, *(f", {_PASSED_ON[link.mode]} {who(record, link.speaker, link.text)}" for link in inner)])


def who(record: Record, identifier: str | None, text: str | None = None) -> str:
    """Return the name behind a source or entity id, in English where there is one; `text` stands in for an open one."""
    source = record.sources.get(identifier or "")
    entity = record.entities.get(source.entity or "") if source is not None else None
    if source is not None and source.name_en is None and entity is not None and entity.name_en is not None:
        return entity.name_en
    return name(record.named(identifier, text))


def interest(of: Interest) -> str:
    """Return an origin's interest as an aside, nothing where it is not known."""
    return f" ({_INTERESTS[of]})" if of in _INTERESTS else ""


def count(number: int, singular: str, plural: str | None = None) -> str:
    """Return a number with its noun."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def listed(words: Sequence[str]) -> str:
    """Return words as a list in a sentence."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else "nobody"


def _day(day: str | None) -> str:
    held = date.fromisoformat(day or "")
    return f"{held.day} {held:%b} {held.year}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.12g}"


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
