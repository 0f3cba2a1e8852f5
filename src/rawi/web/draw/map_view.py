"""What a map shows: events stacked by place, panels for what lies far apart, and the piece of the world each needs."""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

from rawi.web.draw.basemap import Box, Point

Feature = dict[str, Any]

_LEAST_DEGREES = 0.6
# Height over width: a wide map is a landscape, a narrow one may be a little higher than wide.
_HEIGHTS = {True: (0.5, 0.8), False: (0.85, 1.15)}
_NARROW = 480.0
_METRES_A_DEGREE = 111_195.0
_POLE = 85.0
# Discs farther apart than this are not of one map.
_APART_M = 300_000


class Stack(NamedTuple):
    """All events at one place: how many accounts tell of them, on how many origins they rest."""

    lon: float
    lat: float
    radius: int
    precision: str
    place: str
    events: tuple[Feature, ...]
    accounts: int
    low: int
    high: int


class View(NamedTuple):
    """A piece of the world on the page: Mercator, `scale` in pixels a radian."""

    box: Box
    scale: float
    width: float
    height: float

    def xy(self, lon: float, lat: float) -> Point:
        """Return the pixel of a place given in degrees."""
        return (
            (math.radians(lon) - math.radians(self.box[0])) * self.scale,
            (north_of(self.box[3]) - north_of(lat)) * self.scale,
        )

    def pixels(self, metres: float, lat: float) -> float:
        """Return how many pixels a distance is at a latitude."""
        return math.radians(metres / _METRES_A_DEGREE) * self.scale / _breadth(lat)


def stacks(collection: Feature) -> list[Stack]:
    """Return the events of a collection put together by place, those most accounts tell of first."""
    held: dict[tuple[float, float, int], list[Feature]] = {}
    for feature in collection["features"]:
        if feature["geometry"] is not None and feature["geometry"]["type"] == "Point":
            lon, lat = feature["geometry"]["coordinates"]
            held.setdefault((lon, lat, feature["properties"]["radius"]), []).append(feature["properties"])
    found = [
        combined([Stack(lon, lat, radius, events[0]["precision"], events[0]["place"], tuple(events), 0, 0, 0)])
        for (lon, lat, radius), events in held.items()
    ]
    return sorted(found, key=lambda stack: (-stack.accounts, stack.place, stack.lon))


def combined(stacked: Sequence[Stack]) -> Stack:
    """Return several stacks as one, at the place of the first, with accounts and origins counted over all of them.

    An account that tells several events counts once. Named origins of several events are told apart by name; of
    those without a name no more are counted than one event alone has.
    """
    events = tuple(event for stack in stacked for event in stack.events)
    roots = {root for event in events for root in event["roots"]}
    low = max(len(roots), *(event["low"] for event in events)) if len(events) > 1 else events[0]["low"]
    return stacked[0]._replace(
        events=events,
        accounts=len({account for event in events for account in event["by"]}),
        low=low,
        high=low + max(event["high"] - event["low"] for event in events),
    )


def panels(collection: Feature) -> list[tuple[list[Stack], list[Feature]]]:
    """Return the stacks and ways of a collection by region, the region most accounts tell of first."""
    stacked = stacks(collection)
    ways = [f for f in collection["features"] if f["properties"]["kind"] == "movement"]
    spots = [(s.lon, s.lat, s.radius) for s in stacked]
    group = list(range(len(spots)))

    def join(one: int, other: int) -> None:
        old, new = group[other], group[one]
        group[:] = [new if g == old else g for g in group]

    for i, (lon, lat, radius) in enumerate(spots):
        for j in range(i + 1, len(spots)):
            if group[i] != group[j] and _metres((lon, lat), spots[j][:2]) - radius - spots[j][2] < _APART_M:
                join(i, j)
    # A way belongs to the region it comes nearest to.
    owner = []
    for way in ways:
        points = [(x, y) for x, y in way["geometry"]["coordinates"]]
        away = [min(_metres((lon, lat), point) - radius for point in points) for lon, lat, radius in spots]
        owner.append(min(range(len(away)), key=away.__getitem__) if away else -1)
    found: dict[int, tuple[list[Stack], list[Feature]]] = {}
    for i, stack in enumerate(stacked):
        found.setdefault(group[i], ([], []))[0].append(stack)
    for way, nearest in zip(ways, owner, strict=True):
        found.setdefault(group[nearest] if nearest >= 0 else -1, ([], []))[1].append(way)
    return sorted(found.values(), key=lambda held: -sum(stack.accounts for stack in held[0]))


def _metres(one: Point, other: Point) -> float:
    east = (one[0] - other[0]) * math.cos(math.radians((one[1] + other[1]) / 2))
    return math.hypot(east, one[1] - other[1]) * _METRES_A_DEGREE


def _breadth(lat: float) -> float:
    """Return how long a degree of longitude is beside one of latitude; near the poles no less than a tenth."""
    return max(0.1, math.cos(math.radians(lat)))


def north_of(lat: float) -> float:
    """Return the Mercator ordinate of a latitude, in radians; the poles, which have none, are cut off."""
    lat = max(-_POLE, min(_POLE, lat))
    return math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))


def view_of(stacked: Sequence[Stack], ways: Sequence[Feature], width: float) -> View:
    """Return the view that holds all discs and ways, not less than a province, not higher than wide."""
    boxes = [
        (s.lon - r / _breadth(s.lat), s.lat - r, s.lon + r / _breadth(s.lat), s.lat + r)
        for s in stacked
        if (r := s.radius / _METRES_A_DEGREE) is not None
    ]
    boxes += [(x, y, x, y) for way in ways for x, y in way["geometry"]["coordinates"]]
    west, south = min(b[0] for b in boxes), min(b[1] for b in boxes)
    east, north = max(b[2] for b in boxes), max(b[3] for b in boxes)
    pad = max(0.12 * max(east - west, north - south), _LEAST_DEGREES / 4)
    west, east, south, north = west - pad, east + pad, south - pad, north + pad
    wide, high = math.radians(max(east - west, _LEAST_DEGREES)), north_of(north) - north_of(south)
    # Wider than high, so that a page holds it; what is added shows more of the country around.
    least, most = _HEIGHTS[width > _NARROW]
    wide = max(wide, high / most)
    high = max(high, wide * least)
    middle, level = math.radians((west + east) / 2), (north_of(north) + north_of(south)) / 2
    box = (
        math.degrees(middle - wide / 2),
        _south(level - high / 2),
        math.degrees(middle + wide / 2),
        _south(level + high / 2),
    )
    return View(box, width / wide, width, round(width * high / wide))


def _south(mercator: float) -> float:
    return math.degrees(2 * math.atan(math.exp(mercator)) - math.pi / 2)
