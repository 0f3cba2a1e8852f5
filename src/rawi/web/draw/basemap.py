"""The map underneath: Natural Earth's land, lakes, borders and provinces, and the names of our own list of places."""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from rawi.lexicon import Lexicon

Point = tuple[float, float]
# West, south, east, north in degrees.
Box = tuple[float, float, float, float]

# Kinds of place by how far out their name is shown, the widest first.
_RANKS = {"country": 0, "governorate": 1, "city": 2, "town": 3, "camp": 4, "village": 4}


class Base(NamedTuple):
    """Rings of land and lakes, lines of borders and provinces; (longitude, latitude) in degrees.

    `region` is the ring that all is cut to: beyond it nothing is known, which is not the same as sea.
    """

    region: tuple[Point, ...]
    land: tuple[tuple[Point, ...], ...]
    lakes: tuple[tuple[Point, ...], ...]
    borders: tuple[tuple[Point, ...], ...]
    provinces: tuple[tuple[Point, ...], ...]


class Label(NamedTuple):
    """A name of the list of places. `rank`: 0 country, 1 governorate, 2 city, 3 town, 4 village or camp."""

    lon: float
    lat: float
    ar: str
    en: str
    rank: int


def topology() -> bytes:
    """Return the map as TopoJSON, as `tools/basemap.py` made it, for a browser to draw."""
    return files("rawi.data").joinpath("basemap.json").read_bytes()


@cache
def base() -> Base:
    """Return the map, its arcs unfolded."""
    held = json.loads(topology())
    (scale_x, scale_y), (west, south) = held["transform"]["scale"], held["transform"]["translate"]
    arcs: list[tuple[Point, ...]] = []
    for arc in held["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((west + x * scale_x, south + y * scale_y))
        arcs.append(tuple(points))

    def lines(name: str, *, rings: bool) -> tuple[tuple[Point, ...], ...]:
        return tuple(arcs[part[0][0] if rings else part[0]] for part in held["objects"][name]["arcs"])

    left, bottom, right, top = held["bbox"]
    return Base(
        ((left, bottom), (right, bottom), (right, top), (left, top)),
        lines("land", rings=True),
        lines("lakes", rings=True),
        lines("borders", rings=False),
        lines("provinces", rings=False),
    )


def labels(lexicon: Lexicon) -> tuple[Label, ...]:
    """Return the places of the list that have a position, those shown farthest out first."""
    found = [
        Label(row.lon, row.lat, row.name, row.name_en, _RANKS[row.kind])
        for row in lexicon.places.rows.values()
        if row.lat is not None and row.lon is not None and row.kind in _RANKS
    ]
    return tuple(sorted(found, key=lambda label: (label.rank, label.en)))


def ring_inside(ring: tuple[Point, ...], box: Box) -> list[Point]:
    """Return a ring cut to a box (Sutherland and Hodgman); empty where they do not meet."""
    held = list(ring)
    for axis, bound, sense in ((0, box[0], 1), (1, box[1], 1), (0, box[2], -1), (1, box[3], -1)):
        cut: list[Point] = []
        for start, end in zip(held, [*held[1:], *held[:1]], strict=True):
            a, b = (start[axis] - bound) * sense, (end[axis] - bound) * sense
            if a >= 0:
                cut.append(start)
            if (a >= 0) != (b >= 0):
                part = a / (a - b)
                cut.append((start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])))
        held = cut
    return held


def line_inside(line: tuple[Point, ...], box: Box) -> Iterator[list[Point]]:
    """Yield the stretches of a line that lie in a box, each with one point beyond either edge."""
    held: list[Point] = []
    for i, (lon, lat) in enumerate(line):
        if box[0] <= lon <= box[2] and box[1] <= lat <= box[3]:
            if not held and i:
                held.append(line[i - 1])
            held.append((lon, lat))
        elif held:
            yield [*held, (lon, lat)]
            held = []
    if len(held) > 1:
        yield held
