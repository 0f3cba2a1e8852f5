"""Events as GeoJSON: a disc as wide as the words allow, the ways troops took, and what could not be placed."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from rawi.link.events.located import Located, located
from rawi.model import Entity, Event, Participant, PlaceValue, Span
from rawi.web.draw.naming import event_title, in_language, place_name
from rawi.web.draw.svg import Lang, isolated, words
from rawi.web.view import Record

# The address of a row by its id, null where it has none.
Link = Callable[[str], str | None]
_WAYS = ("from", "via", "toward")


class Told(msgspec.Struct, frozen=True, tag_field="type", tag="claim"):
    """What a map needs of a claim: the account it stands in, the places it names, the mentions it rests on."""

    id: str
    passage: str
    polarity: bool = True
    places: tuple[Participant, ...] = ()
    mentions: tuple[str, ...] = ()


def geojson(record: Record, *, lang: Lang, link: Link, told: Mapping[str, Told] | None = None) -> dict[str, Any]:
    """Return a FeatureCollection: one feature an event, and one line a movement that claims tell.

    An event whose place is open, is in no list or is a whole country has a null geometry and says so in `why`.
    `by` numbers the accounts that tell it and `roots` the origins they rest on (those without a name are left out), the
    same number for the same throughout; `low` and `high` count independent origins, `radius` is in metres.
    `record` needs the events and entities; with mentions it also knows bearings, with claims (`told` by id, else those
    of the record) accounts and ways.
    """
    values = _values(record)
    if told is None:
        told = {c.id: Told(c.id, c.passage, c.polarity, c.places, c.mentions) for c in record.claims.values()}
    features: list[dict[str, Any]] = []
    numbers: dict[str, int] = {}
    for event in record.events.values():
        features.append(_feature(record, event, told, values, numbers, lang, link))
        features.extend(_movements(record, event, told, values, lang, link))
    return {"type": "FeatureCollection", "features": features}


def placed(record: Record, event: Event, values: Mapping[Span, PlaceValue] | None = None) -> Located | None:
    """Return where an event is drawn; null where it is open, unknown, or as wide as a country."""
    found = _at(record.entities, event.place, _values(record) if values is None else values)
    return None if found is None or found.precision == "country" else found


def _at(entities: Mapping[str, Entity], place: Participant | None, values: Mapping[Span, PlaceValue]) -> Located | None:
    return located(place, entities, values.get(place.span)) if place is not None else None


def _values(record: Record) -> dict[Span, PlaceValue]:
    return {m.span: m.value for m in record.mentions.values() if isinstance(m.value, PlaceValue)}


def _feature(
    record: Record,
    event: Event,
    told: Mapping[str, Told],
    values: Mapping[Span, PlaceValue],
    numbers: dict[str, int],
    lang: Lang,
    link: Link,
) -> dict[str, Any]:
    found = _at(record.entities, event.place, values)
    by = dict.fromkeys(told[claim].passage for claim in event.claims if claim in told)
    if not by:
        # Without its claims at hand: a page holds one account at least.
        by = dict.fromkeys(document for origin in event.origins for document in origin.documents)
    roots = dict.fromkeys(origin.root for origin in event.origins if origin.root is not None)

    def numbered(names: Iterable[str]) -> list[int]:
        return [numbers.setdefault(name, len(numbers)) for name in names]

    properties: dict[str, Any] = {
        "kind": "event",
        "id": event.id,
        "title": event_title(record, event, lang),
        "type": event.event_type,
        "place": place_name(record, event, lang),
        "by": numbered(by),
        "roots": numbered(roots),
        "low": event.independent.low,
        "high": event.independent.high,
        "start": event.time.start if event.time else None,
        "end": event.time.end if event.time else None,
        "href": link(event.id),
    }
    if found is None or found.precision == "country":
        why = "open" if event.place is None else "unlisted" if found is None else "country"
        properties["why"] = why
        return {"type": "Feature", "id": event.id, "geometry": None, "properties": properties}
    if found.bearing is not None:
        properties["place"] = f"{words(f'draw.bearing.{found.bearing}', lang)} {isolated(properties['place'])}"
    properties |= {
        "precision": found.precision,
        "told": words(f"draw.precision.{found.precision}", lang),
        "radius": found.radius,
    }
    return {"type": "Feature", "id": event.id, "geometry": _point(found), "properties": properties}


def _point(found: Located) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [found.lon, found.lat]}


def _movements(
    record: Record,
    event: Event,
    told: Mapping[str, Told],
    values: Mapping[Span, PlaceValue],
    lang: Lang,
    link: Link,
) -> Iterable[dict[str, Any]]:
    """Yield a line for each way the claims of an event tell: from where, by where, toward where."""
    seen: set[tuple[str | None, ...]] = set()
    for claim in (told[name] for name in event.claims if name in told):
        steps = [place for way in _WAYS for place in claim.places if place.relation == way]
        if not steps:
            continue
        at = next((place for place in claim.places if place.relation in ("at", "in")), event.place)
        if len(steps) == 1 and at is not None and at.entity != steps[0].entity:
            steps = [*steps, at] if steps[0].relation == "from" else [at, *steps]
        spots = [(step, found) for step in steps if (found := _at(record.entities, step, values)) is not None]
        names = tuple(step.entity for step, _ in spots)
        points = [[found.lon, found.lat] for _, found in spots]
        if len(points) < 2 or points[0] == points[-1] or names in seen or len(points) < len(steps):
            continue
        seen.add(names)
        steps_told = [in_language(record.named(step.entity, step.text), lang) for step, _ in spots]
        yield {
            "type": "Feature",
            "geometry": {"type": "LineString", "coordinates": points},
            "properties": {
                "kind": "movement",
                "id": event.id,
                "title": event_title(record, event, lang),
                "steps": steps_told,
                "negated": not claim.polarity,
                "href": link(event.id),
            },
        }
