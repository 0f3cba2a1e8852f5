"""Which place of an imported gazetteer a name of no list means: by the country of the text and what is near."""

from math import asin, cos, radians, sin, sqrt

from rawi.lexicon.gazetteer import Imported, entity_of
from rawi.lexicon.places import PlaceRow
from rawi.model import Entity
from rawi.read.entities.context import Context
from rawi.read.places.drafts import PlaceDraft

_EARTH_KM = 6371.0
# A place is meant where it lies so near to one the text names, and all others of its name so much farther.
_NEAR_KM = 60.0
_FAR_KM = 150.0
_SAME_KM = 10.0
_POPULATED = frozenset({"camp", "city", "district", "neighbourhood", "subdistrict", "town", "village"})


def imported(draft: PlaceDraft, context: Context) -> Entity | None:
    """Return the place of the imported gazetteer that a name of no list means, or null where that is not settled."""
    gazetteer = context.lexicon.gazetteer
    if gazetteer is None or draft.local is None or draft.head is None or draft.head.kind not in _POPULATED:
        return None
    here = context.country()
    places = [place for place in gazetteer.called(draft.local.name) if here is None or place.country == here]
    apart = [place for i, place in enumerate(places) if all(_km(place, other) > _SAME_KM for other in places[:i])]
    if len(apart) == 1 and here is not None:
        return entity_of(apart[0])
    near = [(min(_distances(place, context), default=_FAR_KM), place) for place in apart]
    meant = [place for distance, place in near if distance <= _NEAR_KM]
    others = [distance for distance, place in near if place not in meant]
    return entity_of(meant[0]) if len(meant) == 1 and all(distance >= _FAR_KM for distance in others) else None


def _distances(place: Imported, context: Context) -> list[float]:
    rows = (context.lexicon.places.rows[name] for name in context.areas)
    fixed = (row for row in rows if row.lat is not None and row.kind not in ("country", "governorate", "region"))
    return [_kilometres(place.lat, place.lon, row.lat or 0.0, row.lon or 0.0) for row in fixed]


def _km(one: Imported, other: Imported) -> float:
    return _kilometres(one.lat, one.lon, other.lat, other.lon)


def kilometres(one: PlaceRow, other: PlaceRow) -> float:
    """Return the great-circle distance of two places of the list that have a position."""
    return _kilometres(one.lat or 0.0, one.lon or 0.0, other.lat or 0.0, other.lon or 0.0)


def _kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the great-circle distance of two positions in degrees (haversine)."""
    up, across = radians(other_lat - lat), radians(other_lon - lon)
    part = sin(up / 2) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(across / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(part))
