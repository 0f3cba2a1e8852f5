"""The map: what is drawn how wide, what is not drawn and why, and that no name lies on another."""

import itertools
import json
import re
from typing import Any
from xml.etree import ElementTree

import msgspec
import pytest
from drawn import HOSTILE, account, drawings, event, labels, link, place, record, source, told

from rawi.lexicon import load
from rawi.model import Event, Interval, Mention, Origin, Participant, PlaceValue, Span
from rawi.web.draw import basemap
from rawi.web.draw import map as drawn_map
from rawi.web.draw.geo import geojson
from rawi.web.draw.map_view import panels, stacks
from rawi.web.draw.svg import Lang, width
from rawi.web.view import Record

SVG = "{http://www.w3.org/2000/svg}"
NAMES = basemap.labels(load())


def case() -> Record:
    return record(
        *(account(n) for n in range(1, 5)),
        place("Idlib", 35.93, 36.63, subtype="governorate"),
        place("Town", 35.8, 36.7),
        place("Syria", 35.0, 38.5, subtype="country"),
        place("Nowhere", None, None),
        *(told(n, name) for name in ("e1", "e2", "e3", "e4", "e5") for n in (1, 2)),
        told(3, "e2"),
        event("e1", ("c-e1-1", "c-e1-2"), place="Town", origins=(Origin(root="s1"),)),
        event("e2", ("c-e2-1", "c-e2-3"), place="Town", origins=(Origin(root="s1"), Origin(root="s2"))),
        event("e3", ("c-e3-1",), place="Syria"),
        event("e4", ("c-e4-1",), place="Nowhere"),
        event("e5", ("c-e5-1",)),
        event("e6", (), place="Idlib"),
    )


def events_of(collection: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {f["id"]: f for f in collection["features"] if f["properties"]["kind"] == "event"}


def test_what_is_not_placed_says_why() -> None:
    found = events_of(geojson(case(), lang="en", link=link))
    why = {name: f["properties"].get("why") for name, f in found.items()}
    assert why == {"e1": None, "e2": None, "e3": "country", "e4": "unlisted", "e5": "open", "e6": None}
    assert all((f["geometry"] is None) == (why[name] is not None) for name, f in found.items())
    assert found["e1"]["geometry"] == {"type": "Point", "coordinates": [36.7, 35.8]}
    assert found["e6"]["properties"]["precision"] == "governorate"
    assert found["e6"]["properties"]["radius"] > 10 * found["e1"]["properties"]["radius"]
    json.dumps(found)


def test_a_stack_counts_each_account_and_each_origin_once() -> None:
    collection = geojson(case(), lang="ar", link=link)
    town = next(stack for stack in stacks(collection) if stack.place == "بلدة Town")
    assert (len(town.events), town.accounts, town.low, town.high) == (2, 3, 2, 2)


def test_a_side_of_a_place_is_named_and_moved() -> None:
    held = case()
    side = Participant(entity="Idlib", text="شرق إدلب", span=Span("d1", 4, 7))
    value = PlaceValue(bearing="E", anchor="Idlib", precision="area")
    mention = Mention(id="m", span=side.span, text="شرق إدلب", kind="place", entity="Idlib", value=value, rule="")
    held.mentions["m"] = mention
    held.events["e6"] = msgspec.structs.replace(held.events["e6"], place=side)
    found = events_of(geojson(held, lang="en", link=link))["e6"]
    assert found["geometry"]["coordinates"][0] > 36.7
    assert "East of" in found["properties"]["place"]


def test_a_way_runs_from_where_to_where() -> None:
    held = record(
        account(1), place("A", 35.0, 36.0), place("B", 35.5, 36.5), event("e", ("c-e-1",), place="B"), told(1, "e")
    )
    ends = [("A", "from"), ("B", "toward")]
    places = tuple(
        Participant(entity=name, text=name, span=Span("d1", 0, 3), relation=relation)  # type: ignore[arg-type]
        for name, relation in ends
    )
    held.claims["c-e-1"] = msgspec.structs.replace(held.claims["c-e-1"], places=places)
    way = next(f for f in geojson(held, lang="en", link=link)["features"] if f["properties"]["kind"] == "movement")
    assert way["geometry"]["coordinates"] == [[36.0, 35.0], [36.5, 35.5]]
    assert way["properties"]["steps"] == ["A", "B"]
    drawn = drawn_map.figure(held, names=NAMES, lang="en", link=link, name="m")
    assert "draw-way" in drawn
    drawings(drawn)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("wide", [340.0, 1000.0])
def test_names_and_badges_touch_nothing(lang: Lang, wide: float) -> None:
    held = record(
        account(1),
        *(place(f"P{n}", 35.0 + n % 7 / 9, 36.0 + n / 13) for n in range(30)),
        *(event(f"e{n}", place=f"P{n}") for n in range(30)),
    )
    (panel,) = panels(geojson(held, lang=lang, link=link))
    (root,) = drawings(drawn_map.svg(*panel, names=NAMES, lang=lang, name="m", width=wide))
    boxes = []
    for element in root.iter(f"{SVG}text"):
        css, words = str(element.get("class")), "".join(element.itertext())
        if "draw-here" in css or "draw-place" in css:
            long = width(words, 11.0)
            boxes.append((float(element.get("x", 0)) - long / 2, float(element.get("y", 0)) - 9, long, 11.0))
    for badge in badges(root):
        boxes.append(badge)
    assert len(boxes) > 10
    for one, other in itertools.combinations(boxes, 2):
        assert (
            one[0] + one[2] <= other[0] + 0.2
            or other[0] + other[2] <= one[0] + 0.2
            or one[1] + one[3] <= other[1] + 0.2
            or other[1] + other[3] <= one[1] + 0.2
        )
    for x, y, w, h in boxes:
        assert x >= 0 and y >= 0 and x + w <= wide and y + h <= float(root.get("height", 0))


def badges(root: ElementTree.Element) -> list[tuple[float, float, float, float]]:
    return [
        (float(e.get("x", 0)), float(e.get("y", 0)), float(e.get("width", 0)), float(e.get("height", 0)))
        for e in root.iter(f"{SVG}rect")
        if e.get("class") == "draw-badge"
    ]


def test_a_disc_is_as_wide_on_the_page_as_on_the_ground() -> None:
    held = record(account(1), place("Idlib", 35.93, 36.63, subtype="governorate"), event("e", place="Idlib"))
    (panel,) = panels(geojson(held, lang="en", link=link))
    root = drawings(drawn_map.svg(*panel, names=(), lang="en", name="m"))[0]
    circle = next(e for e in root.iter(f"{SVG}circle") if "draw-disc" in str(e.get("class")))
    bar = next(e for e in root.iter(f"{SVG}path") if e.get("class") == "draw-scale")
    start, end = re.findall(r"M([\d.]+) .*H([\d.]+)V", str(bar.get("d")))[0]
    kilometres = int(re.sub(r"\D", "", labels(root)[-1]))
    assert abs(float(circle.get("r", 0)) / (float(end) - float(start)) * kilometres - 60) < 2


def test_what_lies_far_apart_has_a_panel_of_its_own() -> None:
    held = record(
        account(1), place("A", 32.9, 13.2), place("B", 34.4, 35.8), event("a", place="A"), event("b", place="B")
    )
    assert len(panels(geojson(held, lang="en", link=link))) == 2


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_hostile_names_stay_words(lang: Lang) -> None:
    held = record(
        source("s", "x"),
        account(1),
        msgspec.structs.replace(place("P", 35.0, 36.0), name=HOSTILE, name_en=HOSTILE),
        msgspec.structs.replace(event("e", place="P"), title=HOSTILE),
    )
    drawn = drawn_map.figure(held, names=NAMES, lang=lang, link=link, name="m")
    assert "<script" not in drawn
    drawings(drawn)


def test_nothing_placed_is_said_and_listed() -> None:
    drawn = drawn_map.figure(record(account(1), event("e")), names=NAMES, lang="en", link=link, name="m")
    assert "No event has a place that is known" in drawn and 'href="#e"' in drawn


def test_a_place_at_the_pole_is_drawn() -> None:
    for lat in (90.0, -90.0):
        held = record(account(1), place("P", lat, 179.9), event("e", place="P"))
        drawings(drawn_map.figure(held, names=NAMES, lang="en", link=link, name="m"))


def test_one_record_one_drawing_and_ids_once() -> None:
    drawn = {drawn_map.figure(case(), names=NAMES, lang="ar", link=link, name="m") for _ in range(2)}
    assert len(drawn) == 1
    ids = re.findall(r' id="([^"]*)"', drawn.pop())
    assert len(ids) == len(set(ids))


def test_origins_of_one_event_are_its_own_interval() -> None:
    held = record(account(1), place("A", 33.0, 44.0))
    held.events["e"] = msgspec.structs.replace(event("e", place="A"), independent=Interval(1, 3))
    assert isinstance(held.events["e"], Event)
    assert [(s.low, s.high) for s in stacks(geojson(held, lang="en", link=link))] == [(1, 3)]


def test_the_base_map_covers_the_region_and_stays_small() -> None:
    assert len(basemap.topology()) < 400_000
    drawn = basemap.base()
    assert min(len(drawn.land), len(drawn.borders), len(drawn.provinces), len(drawn.lakes)) > 50
    for lon, lat in (point for ring in drawn.land for point in ring):
        assert -19.01 <= lon <= 66.01 and -3.01 <= lat <= 43.01
    # Cairo is on land, the middle of the Mediterranean is not.
    cairo = [ring for ring in drawn.land if basemap.ring_inside(ring, (31.2, 30.0, 31.3, 30.1))]
    sea = [ring for ring in drawn.land if basemap.ring_inside(ring, (18.0, 34.4, 18.1, 34.5))]
    assert cairo and not sea
