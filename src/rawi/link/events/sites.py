"""Where two claims say something happened: the same place, one inside the other, near, or apart."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rawi.lexicon.shape_words import shape_words
from rawi.link.texts.kinds import INSIDE
from rawi.link.texts.lookup import Lookup
from rawi.model import Entity, Participant, PlaceValue
from rawi.model.mention import PlacePrecision, Relation
from rawi.text import key

# `inside`: one lies in the other, which is small enough to mean it; `wide`: in a governorate or a country.
Standing = Literal["same", "inside", "near", "wide", "apart", "unknown"]

# The sites that two accounts tell.
Around = tuple[Sequence["Site"], Sequence["Site"]]
# What a text calls a village a list may have as a town.
_SETTLEMENTS = frozenset({"town", "village"})
# What is called after the town in it.
_NAMED_BY_SEAT, SEATS = frozenset({"district", "subdistrict"}), frozenset({"city", "town"})
# Where two accounts of these may be of one happening.
CLOSE: frozenset[Standing] = frozenset({"same", "near", "inside"})
# Where it says little that two things happened in it.
WIDE = frozenset({"governorate", "country", "region", "water"})
_CLOSEST_FIRST: tuple[Standing, ...] = ("same", "inside", "near", "wide", "unknown", "apart")
# "The subdistrict of X" is more than the town X.
_REGIONS: frozenset[PlacePrecision] = frozenset({"area", "country", "district", "governorate", "subdistrict"})
_ADMIN = frozenset({"country", "governorate"})
_DISTRICTS: frozenset[PlacePrecision] = frozenset({"district", "subdistrict"})
# What stands in the place it is called after, or before its gates.
_PREMISES = frozenset({"airport", "base", "camp", "checkpoint", "site"})
_BEARINGS = {"N": 0, "NE": 45, "E": 90, "SE": 135, "S": 180, "SW": 225, "W": 270, "NW": 315}
_QUARTERS = shape_words("parts_of_a_town")
_EARTH_KM = 6371.0
# A village and the town it belongs to are called by one another's name; beyond it they are two places.
_NEAR_KM = 6.0
# Two towns or two quarters by their own names are neighbours; in so few they may be one that lists have twice.
_ONE_KM = 1.5
_PEOPLED = frozenset({"city", "neighbourhood", "town", "village"})
_CITY_AND_QUARTER = frozenset({"city", "neighbourhood"})
_CITY_KM = 25.0
# "South-east of X" reaches about this far, and takes in a little more than its eighth of the compass.
_SECTOR_KM = 120.0
_SECTOR_DEGREES = 67.5


@dataclass(frozen=True, slots=True)
class Site:
    """A place as a claim names it, `named` there. `sector` is a bearing seen from `entity`; null = the place itself."""

    named: Participant
    entity: str | None
    text: str
    relation: Relation
    sector: str | None = None
    precision: PlacePrecision | None = None
    candidates: frozenset[str] = frozenset()


def site(place: Participant, value: PlaceValue | None) -> Site:
    """Return the site that a place of a claim names; `value` is that of its mention, where there is one."""
    relation = place.relation or (value.relation if value is not None else "in")
    if value is None:
        return Site(place, place.entity, key(place.text), relation)
    entity = place.entity
    sector = value.bearing
    if sector is not None and key(place.text).split()[0] in _QUARTERS:
        # The western quarters are of the town, not west of it.
        sector = None
    elif sector is not None and value.distance_km is None:
        entity = value.anchor or entity
    else:
        # So many kilometres south of a town is a point near the place named, not a stretch of country.
        sector = None
    return Site(place, entity, key(place.text), relation, sector, value.precision, frozenset(value.candidates))


def standing(one: Site, other: Site, entities: Lookup[str, Entity], around: Around = ((), ())) -> Standing:
    """Return how two sites stand to each other; what the lists do not settle is unknown."""
    if one.entity is None or other.entity is None:
        return _unsettled(one, other, entities)
    if one.entity == other.entity:
        return _same_anchor(one, other, entities)
    first, second = entities.get(one.entity), entities.get(other.entity)
    if first is None or second is None:
        return "unknown"
    if one.sector or other.sector:
        return _sector(one, first, other, second)
    if _is_namesake(first, second):
        regions = [
            [entities.get(site.entity or "") for site in sites if _is_region(site, entities)] for sites in around
        ]
        ours, theirs = ([region for region in told if region] for told in regions)
        told = (theirs, ours, first) if _is_unlisted(second) else (ours, theirs, second)
        if _is_elsewhere(*told):
            return "unknown"
        return "same" if (first.subtype in _NAMED_BY_SEAT) == (second.subtype in _NAMED_BY_SEAT) else "inside"
    if contains(first, second) or _is_called_after(second, first):
        return _held(first)
    if contains(second, first) or _is_called_after(first, second):
        return _held(second)
    distance = kilometres(first, second)
    if distance is not None and distance <= _NEAR_KM:
        return "unknown" if distance > _ONE_KM and _are_neighbours((one, first), (other, second)) else "near"
    if distance is not None and distance <= _CITY_KM and "city" in (first.subtype, second.subtype):
        # Who names the city may mean what lies before it.
        return "unknown"
    if one.precision == other.precision and one.precision in _DISTRICTS:
        # Of one rank, under two names.
        return "apart"
    if distance is None and (first.subtype in _PREMISES) != (second.subtype in _PREMISES):
        # A school of no known place may lie in any town of its governorate.
        return "apart" if _lie_apart(first, second) else "unknown"
    # A school, a road or a village that no list knows may lie in any of its neighbours.
    known = bool(first.admin and second.admin) or distance is not None
    return "apart" if known else "unknown"


def _are_neighbours(*named: tuple[Site, Entity]) -> bool:
    """Whether what is told is in one town or quarter and in another, and not said to be near either.

    A quarter beside a city may be one of its own.
    """
    kinds = {place.subtype for _, place in named}
    return kinds <= _PEOPLED and kinds != _CITY_AND_QUARTER and all(site.relation in INSIDE for site, _ in named)


def best(ones: Iterable[Site], others: Iterable[Site], entities: Lookup[str, Entity]) -> Standing:
    """Return the closest standing between two sets of sites; unknown where either is empty.

    Of two towns on the map the region around both, which they name too, makes no one place, nor of two quarters their
    city; nor does the governorate around two places that no list may know.
    """
    first, given = list(ones), list(others)
    first, given = _held_against(first, given, entities), _held_against(given, first, entities)
    around = (first, given)
    if len(first) > 1 or len(given) > 1:
        quarters = [[one for one in sites if _is_quarter(one, entities)] for sites in (first, given)]
        if all(quarters):
            first, given = quarters
        towns = [[one for one in sites if _is_town(one, entities)] for sites in (first, given)]
        if all(towns) and all(_is_town(one, entities) or _is_region(one, entities) for one in (*first, *given)):
            first, given = towns
        finer = [[one for one in sites if is_fine(one, entities)] for sites in (first, given)]
        if all(finer):
            first, given = finer
    return _closest(first, given, entities, around)


def _held_against(sites: list[Site], others: Sequence[Site], entities: Lookup[str, Entity]) -> list[Site]:
    """Return the sites to hold against others: a village near a town is not the town, if they tell more than "near".

    That a road between two towns is in a country tells no more.
    """
    inside = [site for site in sites if site.relation in INSIDE]
    if not any(site.entity is None or is_fine(site, entities) for site in inside) or _are_only_near(others):
        return sites
    return [site for site in sites if site.relation != "near"]


def _are_only_near(sites: Sequence[Site]) -> bool:
    return bool(sites) and all(site.relation == "near" for site in sites)


def _closest(ones: Iterable[Site], others: Sequence[Site], entities: Lookup[str, Entity], around: Around) -> Standing:
    found = {standing(one, other, entities, around) for one in ones for other in others} if others else ()
    return next((item for item in _CLOSEST_FIRST if item in found), "unknown") if found else "unknown"


def _is_town(site: Site, entities: Lookup[str, Entity]) -> bool:
    """Whether a site is a town, a village or a point whose place on the map is known."""
    entity = entities.get(site.entity or "")
    return entity is not None and entity.lat is not None and not _is_region(site, entities)


def _is_quarter(site: Site, entities: Lookup[str, Entity]) -> bool:
    """Whether a site is a quarter whose place on the map is known."""
    entity = entities.get(site.entity or "")
    return entity is not None and entity.lat is not None and entity.subtype == "neighbourhood"


def is_fine(site: Site, entities: Lookup[str, Entity]) -> bool:
    """Whether a site is settled and smaller than a governorate, or a stretch of country seen from such a place."""
    entity = entities.get(site.entity or "")
    return entity is not None and (site.sector is not None or entity.subtype not in WIDE)


def are_elsewhere(ones: Sequence[Site], others: Sequence[Site], entities: Lookup[str, Entity]) -> bool:
    """Whether two sets of sites are of two places, each known: apart on the map, or neighbours under two names."""
    standing_so = best(ones, others, entities)
    settled = all(any(is_fine(site, entities) for site in sites) for sites in (ones, others))
    return standing_so == "apart" or (standing_so == "unknown" and settled)


def _is_region(site: Site, entities: Lookup[str, Entity]) -> bool:
    entity = entities.get(site.entity or "")
    return site.precision in _REGIONS or (entity is not None and (site.sector is not None or entity.subtype in WIDE))


def contains(outer: Entity, inner: Entity) -> bool:
    """Whether `inner` lies in `outer` by its chain of administration."""
    names = {outer.id, outer.name, outer.name_en} - {None}
    return inner.parent == outer.id or not names.isdisjoint(inner.admin)


def _is_namesake(one: Entity, other: Entity) -> bool:
    """Whether one text names a village that no list knows and another one that is listed by the same name.

    A town of no list may be the seat of the district of its name.
    """
    alike = one.subtype == other.subtype or {one.subtype, other.subtype} <= _SETTLEMENTS
    alike = alike or any(
        seat.subtype in SEATS and _is_unlisted(seat) and around.subtype in _NAMED_BY_SEAT
        for seat, around in ((one, other), (other, one))
    )
    return (_is_unlisted(one) or _is_unlisted(other)) and alike and not names_of(one).isdisjoint(names_of(other))


def _is_elsewhere(told: Sequence[Entity], with_listed: Sequence[Entity], listed: Entity) -> bool:
    """Whether what is told with a village is in another country or governorate than a listed place of its name.

    Where nothing is told with that one, or what is told is elsewhere itself, the list may have another of the name: of
    the first its country counts, of the second what is told with it.
    """
    if not with_listed:
        return any(_lie_apart(one, listed, of=1) for one in told)
    listing = () if any(_lie_apart(listed, one) for one in with_listed) else (listed,)
    return any(_lie_apart(one, other) for one in told for other in (*with_listed, *listing))


def _lie_apart(one: Entity, other: Entity, of: int = 2) -> bool:
    """Whether two places are of two countries (`of` 1) or governorates (2), as far as the lists have them."""
    lines = [(*place.admin, *((place.name_en,) if place.subtype in _ADMIN else ()))[:of] for place in (one, other)]
    return any(first != second for first, second in zip(*lines, strict=False))


def _is_unlisted(entity: Entity) -> bool:
    return not entity.curated and entity.lat is None


def called(entity: Entity) -> frozenset[str]:
    """Return the names (keys) of a place, and what a building that no list knows may be called after."""
    after = _is_unlisted(entity) and entity.subtype in _PREMISES
    return names_of(entity) | (_after_the_head(entity.name) if after else frozenset())


def looked_for(entity: Entity) -> frozenset[str]:
    """Return under which names (keys) a place is looked for: its own, for a building of no list also its town's."""
    if _is_unlisted(entity):
        return called(entity)
    return frozenset({_folded(entity.name)})


def _is_called_after(inner: Entity, outer: Entity) -> bool:
    """Whether a base or school that no list knows has the name of a place behind its first word: "the base of X"."""
    if not _is_unlisted(inner) or inner.subtype not in _PREMISES or not outer.curated:
        return False
    return not _after_the_head(inner.name).isdisjoint(names_of(outer))


@lru_cache(maxsize=1 << 12)
def _after_the_head(name: str) -> frozenset[str]:
    """Return what a name may say behind its first word, with and without what follows ("the X primary school")."""
    words = [key(word) for word in name.split()[1:]]
    return frozenset(" ".join(words[:end]) for end in range(1, len(words) + 1))


@lru_cache(maxsize=1 << 12)
def names_of(entity: Entity) -> frozenset[str]:
    """Return all names (keys) of a place."""
    return frozenset(map(_folded, (entity.name, *entity.aliases)))


@lru_cache(maxsize=1 << 14)
def _folded(name: str) -> str:
    return " ".join(map(key, name.split()))


def kilometres(one: Entity, other: Entity) -> float | None:
    """Return the distance of two places, or null where a position is missing (haversine)."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat, lat_other = math.radians(one.lat), math.radians(other.lat)
    half = math.radians(other.lon - one.lon) / 2
    chord = math.sin((lat_other - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat_other) * math.sin(half) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(chord))


def degrees_between(origin: Entity, other: Entity) -> float | None:
    """Return the bearing of `other` seen from `origin`, in degrees from north, or null without positions."""
    if origin.lat is None or origin.lon is None or other.lat is None or other.lon is None:
        return None
    north = other.lat - origin.lat
    east = (other.lon - origin.lon) * math.cos(math.radians(origin.lat))
    return math.degrees(math.atan2(east, north)) % 360


def _unsettled(one: Site, other: Site, entities: Lookup[str, Entity]) -> Standing:
    candidates = one.candidates | other.candidates
    settled = one.entity or other.entity
    if settled is None:
        return "same" if one.text == other.text and one.candidates == other.candidates else "unknown"
    if settled in candidates:
        return "inside"
    place = entities.get(settled)
    holders = (entities.get(candidate) for candidate in candidates)
    return "wide" if place and any(holder and contains(holder, place) for holder in holders) else "unknown"


def _same_anchor(one: Site, other: Site, entities: Lookup[str, Entity]) -> Standing:
    if one.sector and other.sector:
        apart = _turn(_BEARINGS[one.sector], _BEARINGS[other.sector])
        return "same" if apart == 0 else "apart" if apart > 90 else "unknown"
    if one.sector or other.sector:
        return "wide"
    entity = entities.get(one.entity or "")
    # The same governorate or country: both are in it, which settles little.
    return "wide" if entity is not None and entity.subtype in WIDE else "same"


def _sector(one: Site, first: Entity, other: Site, second: Entity) -> Standing:
    if one.sector and other.sector:
        return "wide" if contains(first, second) or contains(second, first) else "unknown"
    sector, anchor, inner = (one.sector, first, second) if one.sector else (other.sector, second, first)
    bearing, distance = degrees_between(anchor, inner), kilometres(anchor, inner)
    held = contains(anchor, inner)
    if sector is None or bearing is None or distance is None:
        return "wide" if held else "unknown"
    if contains(inner, anchor):
        return "wide"
    if held and _turn(bearing, _BEARINGS[sector]) <= _SECTOR_DEGREES:
        # The south of a country reaches as far as the country.
        return "inside" if distance <= _SECTOR_KM else "wide"
    if distance > 2 * _SECTOR_KM:
        return "apart"
    turn = _turn(bearing, _BEARINGS[sector])
    if turn <= _SECTOR_DEGREES and distance <= _SECTOR_KM:
        return "inside"
    return "apart" if turn > 180 - _SECTOR_DEGREES and distance > _NEAR_KM else "unknown"


def _turn(one: float, other: float) -> float:
    turn = abs(one - other) % 360
    return min(turn, 360 - turn)


def _held(outer: Entity) -> Standing:
    return "wide" if outer.subtype in WIDE else "inside"
