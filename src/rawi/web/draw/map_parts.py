"""The parts of a map: the ground, discs and their badges, ways, and names that touch nothing."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from rawi.web.draw.basemap import Label, Point, base, line_inside, ring_inside
from rawi.web.draw.map_view import Feature, Stack, View, combined
from rawi.web.draw.svg import Lang, digits, is_arabic, isolated, linked, number, text, width, words

# Left, top, width, height in pixels.
Rect = tuple[float, float, float, float]

_SIZES = {0: 15.0, 1: 13.0, 2: 12.5, 3: 11.5, 4: 11.0}
# Names of the map itself, beside those of places where something happened; fewer on a narrow map.
_LABELS_A_PIXEL = 0.04
# Precisions whose disc is an area in which it happened, not a place at which it did.
AREAS = ("subdistrict", "district", "area", "governorate", "country")


class Badge(NamedTuple):
    """Where the counts of one or more stacks stand, and whom they are of."""

    x: float
    y: float
    stack: Stack
    places: int


def ground(view: View, name: str) -> Markup:
    """Return sea, land, lakes, provinces and borders, cut to the view."""
    margin = (view.box[2] - view.box[0]) * 0.02
    box = (view.box[0] - margin, view.box[1] - margin, view.box[2] + margin, view.box[3] + margin)
    drawn = base()

    def rings(held: Sequence[tuple[Point, ...]]) -> str:
        cut = (ring_inside(ring, box) for ring in held)
        return "".join(f"{_path(ring, view)}Z" for ring in cut if ring)

    def lines(held: Sequence[tuple[Point, ...]]) -> str:
        return "".join(_path(part, view) for line in held for part in line_inside(line, box))

    return Markup(
        '<clipPath id="{name}-c"><rect width="{w}" height="{h}" rx="10"/></clipPath>'
        '<g clip-path="url(#{name}-c)"><rect class="draw-beyond" width="{w}" height="{h}"/>'
        '<path class="draw-sea" d="{sea}"/>'
        '<path class="draw-land" d="{land}"/><path class="draw-lake" d="{lakes}"/>'
        '<path class="draw-province" d="{provinces}"/><path class="draw-border" d="{borders}"/></g>'
    ).format(
        name=name,
        w=number(view.width),
        h=number(view.height),
        sea=rings([drawn.region]),
        land=rings(drawn.land),
        lakes=rings(drawn.lakes),
        provinces=lines(drawn.provinces),
        borders=lines(drawn.borders),
    )


def _path(points: Sequence[Point], view: View) -> str:
    """Return a path through points; what moves less than a pixel is left out."""
    held: list[Point] = []
    for lon, lat in points:
        x, y = view.xy(lon, lat)
        if not held or abs(x - held[-1][0]) + abs(y - held[-1][1]) >= 1:
            held.append((x, y))
    return "M" + "L".join(f"{number(round(x, 1))} {number(round(y, 1))}" for x, y in held) if len(held) > 1 else ""


def disc(stack: Stack, view: View) -> Markup:
    """Return the disc of a stack; one too small to be seen is drawn as large as a badge is high."""
    x, y = view.xy(stack.lon, stack.lat)
    css = "draw-disc draw-area" if stack.precision in AREAS else "draw-disc"
    return Markup('<circle class="{}" cx="{}" cy="{}" r="{}"/>').format(
        css, number(x), number(y), number(max(6.0, view.pixels(stack.radius, stack.lat)))
    )


def badges(stacked: Sequence[Stack], view: View) -> list[Badge]:
    """Return a badge for each stack; stacks whose badges would touch share one."""
    held: list[tuple[float, float, list[Stack]]] = []
    for stack in stacked:
        x, y = view.xy(stack.lon, stack.lat)
        near = next((h for h in held if abs(h[0] - x) < 40 and abs(h[1] - y) < 22), None)
        if near is None:
            held.append((x, y, [stack]))
        else:
            near[2].append(stack)
    return [Badge(x, y, combined(found), len(found)) for x, y, found in held]


def drawn_badge(badge: Badge, lang: Lang, taken: list[Rect]) -> Markup:
    """Return a badge, a link to the most told of its events; its place is then taken."""
    stack = badge.stack
    counted = digits(f"{stack.accounts}/{origins(stack)}", lang)
    wide = width(counted, 12) + 14
    taken.append((badge.x - wide / 2, badge.y - 10, wide, 20))
    shown = Markup('<rect class="draw-badge" x="{}" y="{}" width="{}" height="20" rx="10"/>').format(
        number(badge.x - wide / 2), number(badge.y - 10), number(wide)
    ) + text(badge.x, badge.y + 4.5, counted, side="middle", css="draw-count")
    said = (
        f"{isolated(stack.place)}: {isolated(digits(len(stack.events), lang))} {words('draw.map.events', lang)}, "
        f"{isolated(digits(stack.accounts, lang))} {words('draw.map.accounts', lang)}, "
        f"{isolated(digits(origins(stack), lang))} {words('draw.map.origins', lang)}; {stack.events[0]['told']}"
    )
    most = max(stack.events, key=lambda event: len(event["by"]))
    return linked(most["href"], shown, css="draw-stack", label=said)


def origins(stack: Stack) -> str:
    """Return how many independent origins stand behind a stack, as bounds."""
    return str(stack.low) if stack.low == stack.high else f"{stack.low}–{stack.high}"


def arrow(way: Feature, view: View) -> Markup:
    """Return a way as an arrow, bowed so that a way there and a way back are two lines."""
    points = [view.xy(lon, lat) for lon, lat in way["geometry"]["coordinates"]]
    start = points[0]
    (x0, y0), (x1, y1) = points[-2], points[-1]
    length = math.hypot(x1 - x0, y1 - y0) or 1.0
    # The tip ends at the edge of the badge, not under it.
    back = min(16.0, length / 3)
    ux, uy = (x1 - x0) / length, (y1 - y0) / length
    points[-1] = (x1 - ux * back, y1 - uy * back)
    (tx, ty) = points[-1]
    bow = min(30.0, length / 6)
    mx, my = (x0 + tx) / 2 - uy * bow, (y0 + ty) / 2 + ux * bow
    path = "M" + "L".join(f"{number(round(x, 1))} {number(round(y, 1))}" for x, y in points[:-1])
    dx, dy = tx - mx, ty - my
    far = math.hypot(dx, dy) or 1.0
    dx, dy = dx / far, dy / far
    tip = [(tx + dx * 9, ty + dy * 9), (tx - dy * 5, ty + dx * 5), (tx + dy * 5, ty - dx * 5)]
    return Markup(
        '<g class="draw-way"><title>{}</title><circle cx="{}" cy="{}" r="3.5"/>'
        '<path d="{}Q{} {} {} {}"/><path class="draw-tip" d="{}Z"/></g>'
    ).format(
        way["properties"]["title"] + ": " + " → ".join(isolated(step) for step in way["properties"]["steps"]),
        number(round(start[0], 1)),
        number(round(start[1], 1)),
        path,
        *(number(round(v, 1)) for v in (mx, my, tx, ty)),
        "M" + "L".join(f"{number(round(x, 1))} {number(round(y, 1))}" for x, y in tip),
    )


def named(
    badged: Sequence[Badge], ways: Sequence[Feature], names: Sequence[Label], view: View, lang: Lang, taken: list[Rect]
) -> Markup:
    """Return the names that fit: where something happened, ends of ways, then the list, the widest known first."""
    drawn: list[Markup] = []
    here: set[str] = set()
    for badge in badged:
        more = digits(f" +{badge.places - 1}", lang) if badge.places > 1 else ""
        here.add(badge.stack.place)
        spot = _free(badge.x, badge.y, badge.stack.place + more, 13.0, view, taken, away=(16.0, 21.0))
        if spot is not None:
            drawn.append(text(*spot, badge.stack.place + more, side="middle", css="draw-here"))
    for way in ways:
        for said, (lon, lat) in zip(way["properties"]["steps"], way["geometry"]["coordinates"], strict=True):
            x, y = view.xy(lon, lat)
            spot = None if said in here else _free(x, y, said, 12.5, view, taken, away=(8.0, 8.0))
            here.add(said)
            if spot is not None:
                drawn.append(text(*spot, said, side="middle", css="draw-place draw-rank-2"))
    west, south, east, north = view.box
    inside = [label for label in names if west < label.lon < east and south < label.lat < north]
    left = int(view.width * _LABELS_A_PIXEL)
    for label in inside:
        said = label.ar if is_arabic(lang) else label.en
        x, y = view.xy(label.lon, label.lat)
        dot = label.rank > 1
        if left == 0 or said in here or (dot and not _apart((x - 2, y - 2, 4, 4), taken)):
            continue
        spot = _free(x, y, said, _SIZES[label.rank], view, taken, away=(6.0, 6.0) if dot else None)
        if spot is None:
            continue
        left -= 1
        # A governorate and its city bear one name.
        here.add(said)
        if dot:
            taken.append((x - 2, y - 2, 4, 4))
            drawn.append(Markup('<circle class="draw-dot" cx="{}" cy="{}" r="1.8"/>').format(number(x), number(y)))
        drawn.append(text(*spot, said, side="middle", css=f"draw-place draw-rank-{label.rank}"))
    return Markup("").join(drawn)


def _free(
    x: float,
    y: float,
    said: str,
    size: float,
    view: View,
    taken: list[Rect],
    *,
    away: tuple[float, float] | None,
) -> Point | None:
    """Return the middle of the baseline where a name touches nothing yet, and take the place; null where none is.

    `away`: pixels to keep from the spot upwards and sideways; without it the name stands on the spot.
    """
    wide = width(said, size)
    middle = y + size * 0.35
    # Two countries close together: neither gives way for good.
    spots = [(x, middle), (x, middle - 1.3 * size), (x, middle + 1.3 * size)]
    if away is not None:
        side = wide / 2 + away[1]
        spots = [
            (x, y - away[0]),
            (x, y + away[0] + size * 0.75),
            (x + side, y + size * 0.35),
            (x - side, y + size * 0.35),
        ]
    for mx, my in spots:
        box = (mx - wide / 2 - 2, my - size, wide + 4, size * 1.35)
        inside = box[0] > 4 and box[1] > 4 and box[0] + box[2] < view.width - 4 and my < view.height - 8
        if inside and _apart(box, taken):
            taken.append(box)
            return mx, my
    return None


def _apart(box: Rect, taken: Sequence[Rect]) -> bool:
    return all(
        box[0] + box[2] < o[0] or o[0] + o[2] < box[0] or box[1] + box[3] < o[1] or o[1] + o[3] < box[1] for o in taken
    )


def scale(view: View, lang: Lang, taken: list[Rect]) -> Markup:
    """Return the bar that says how long a round number of kilometres is, at the middle of the map."""
    lat = (view.box[1] + view.box[3]) / 2
    kilometres = max(
        (k for k in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if view.pixels(k * 1000, lat) < view.width / 5),
        default=1,
    )
    long = view.pixels(kilometres * 1000, lat)
    x, y = 16.0, view.height - 16
    taken.append((x, y - 22, long, 26))
    return Markup('<path class="draw-scale" d="M{x} {top}V{y}H{end}V{top}"/>').format(
        x=number(x), top=number(y - 6), y=number(y), end=number(x + long)
    ) + text(
        x + long / 2,
        y - 8,
        f"{isolated(digits(kilometres, lang))} {words('draw.map.km', lang)}",
        side="middle",
        css="draw-small",
    )
