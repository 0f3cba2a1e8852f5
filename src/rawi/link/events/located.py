"""Where on the map a place is that a claim names, and how far it may be from there: a disc, never a bare point.

A report that names a district says no more than the district, so its disc is as large as districts are. The radii are
conventions of this project, stated wherever they are drawn; a person who places an event by hand gives the real one.
"""

import math
from collections.abc import Mapping
from typing import NamedTuple

from rawi.lexicon.places import PRECISION
from rawi.link.texts.lookup import Lookup
from rawi.model import Entity, Participant, PlaceValue
from rawi.model.mention import PlacePrecision

_EARTH_M = 6_371_000.0
_BEARINGS = {"N": 0, "NE": 45, "E": 90, "SE": 135, "S": 180, "SW": 225, "W": 270, "NW": 315}
# Metres, by the kind of place; what is not listed counts by its precision.
_BY_KIND: Mapping[str, int] = {
    "airport": 2_500,
    "base": 2_000,
    "camp": 1_000,
    "city": 8_000,
    "island": 6_000,
    "mountain": 6_000,
    "neighbourhood": 1_000,
    "road": 20_000,
    "town": 3_000,
    "village": 2_000,
    "water": 8_000,
}
_BY_PRECISION: Mapping[PlacePrecision, int] = {
    "point": 500,
    "town": 3_000,
    "subdistrict": 10_000,
    "district": 20_000,
    "area": 15_000,
    "governorate": 60_000,
    "country": 400_000,
}
# "Near X" may be as far as the next village; the countryside of a town begins where the town ends.
_NEAR_M = 6_000
_COUNTRYSIDE_M = 15_000


class Located(NamedTuple):
    """A disc: its middle in degrees (WGS 84), its radius in metres, how precise the words are.

    `bearing` (N NE E SE S SW W NW) is set where the words name a side of the place, which the disc then covers.
    """

    lat: float
    lon: float
    radius: int
    precision: PlacePrecision
    bearing: str | None = None


def located(place: Participant, entities: Lookup[str, Entity], value: PlaceValue | None = None) -> Located | None:
    """Return where a place lies, or null where no list knows it; `value` is that of its mention, where there is one.

    A country gives a disc too; whoever draws may leave out one so large.
    """
    entity = entities.get(place.entity or "")
    if entity is not None and entity.radius_m is not None and entity.lat is not None and entity.lon is not None:
        # A person set it: nothing is reckoned on top.
        precision = _precision(entity, None) if entity.subtype else "area"
        return Located(entity.lat, entity.lon, round(entity.radius_m), precision)
    anchor = entities.get(value.anchor or "") if value is not None else None
    if value is not None and value.bearing is not None:
        # "Twelve km south of X": the named place where it is known, else measured from X.
        if value.distance_km is not None and (entity is None or entity is anchor or entity.lat is None):
            return _measured(anchor or entity, value.bearing, value.distance_km)
        if value.distance_km is None:
            return _sector(anchor or entity, value.bearing)
    if entity is None or entity.lat is None or entity.lon is None:
        return None
    precision = _precision(entity, value)
    radius = max(_radius(entity), _BY_PRECISION[precision]) if precision == "area" else _radius(entity)
    relation = place.relation or (value.relation if value is not None else "in")
    if relation == "near":
        radius += _NEAR_M
    return Located(entity.lat, entity.lon, radius, precision)


def _precision(entity: Entity, value: PlaceValue | None) -> PlacePrecision:
    listed = PRECISION.get(entity.subtype or "", "area")
    # "The countryside of X" is wider than X; no word makes a place of the list more precise than it is there.
    return "area" if value is not None and value.precision == "area" else listed


def _radius(entity: Entity) -> int:
    kind = entity.subtype or ""
    return _BY_KIND.get(kind, _BY_PRECISION[PRECISION.get(kind, "area")])


def _sector(anchor: Entity | None, bearing: str) -> Located | None:
    """Return "the south of X": for a region the half of it on that side, for a town the country beyond its edge."""
    if anchor is None or anchor.lat is None or anchor.lon is None:
        return None
    wide = _radius(anchor)
    half = wide // 2 if wide > _COUNTRYSIDE_M else _COUNTRYSIDE_M
    lat, lon = moved(anchor.lat, anchor.lon, _BEARINGS[bearing], half)
    return Located(lat, lon, half, "area", bearing)


def _measured(anchor: Entity | None, bearing: str, kilometres: float) -> Located | None:
    if anchor is None or anchor.lat is None or anchor.lon is None:
        return None
    lat, lon = moved(anchor.lat, anchor.lon, _BEARINGS[bearing], kilometres * 1000)
    # An eighth of the compass either way, and a town is not a point.
    return Located(lat, lon, round(max(2_000, kilometres * 400)), "area", bearing)


def moved(lat: float, lon: float, degrees: float, metres: float) -> tuple[float, float]:
    """Return the point `metres` away in a direction given in degrees from north, on a sphere."""
    far, way = metres / _EARTH_M, math.radians(degrees)
    north = math.radians(lat)
    to = math.asin(math.sin(north) * math.cos(far) + math.cos(north) * math.sin(far) * math.cos(way))
    east = math.atan2(math.sin(way) * math.sin(far) * math.cos(north), math.cos(far) - math.sin(north) * math.sin(to))
    return round(math.degrees(to), 5), round(lon + math.degrees(east), 5)
