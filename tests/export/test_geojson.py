"""GeoJSON: RFC 7946 to the letter, and nothing drawn more precisely than it is told."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from interchange import CASES, exported, record


@pytest.fixture(params=CASES)
def made(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, dict[str, Any]]:
    """Return a case and its export."""
    case = CASES[request.param]()
    found: dict[str, Any] = json.loads(exported("geojson", tmp_path, case=case).read_text("utf-8"))
    return case, found


def positions(geometry: dict[str, Any] | None) -> list[list[float]]:
    if geometry is None:
        return []
    found: list[list[float]] = (
        geometry["coordinates"][0] if geometry["type"] == "Polygon" else [geometry["coordinates"]]
    )
    return found


def test_it_is_geojson(made: tuple[Path, dict[str, Any]]) -> None:
    collection = made[1]
    # 3.3, 3.2: members and their types; 4: no crs.
    assert set(collection) <= {"type", "features", "bbox"}
    assert collection["type"] == "FeatureCollection"
    for feature in collection["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        assert isinstance(feature["id"], str)
        assert isinstance(feature["properties"], dict)
        geometry = feature["geometry"]
        if geometry is None:
            continue
        assert set(geometry) == {"type", "coordinates"}
        assert geometry["type"] in ("Point", "Polygon")
        for lon, lat in positions(geometry):
            assert -180 <= lon <= 180
            assert -90 <= lat <= 90
        if geometry["type"] == "Polygon":
            (ring,) = geometry["coordinates"]
            # 3.1.6: closed, four positions or more, counter-clockwise.
            assert ring[0] == ring[-1]
            assert len(ring) >= 4
            assert sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) > 0


def test_the_box_holds_all(made: tuple[Path, dict[str, Any]]) -> None:
    points = [p for feature in made[1]["features"] for p in positions(feature["geometry"])]
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    assert made[1]["bbox"] == [min(lons), min(lats), max(lons), max(lats)]


def test_each_event_is_there_once_and_says_on_whose_word(made: tuple[Path, dict[str, Any]]) -> None:
    events = {event["id"]: event for event in record(made[0])["event"]}
    assert [feature["id"] for feature in made[1]["features"]] == list(events)
    for feature in made[1]["features"]:
        held, event = feature["properties"], events[feature["id"]]
        assert held["title"] == f"[{held['known']}] {event['title']}"
        assert len(held["told"]) == len(event["claims"])
        assert (held["independent_low"], held["independent_high"]) == (
            event["independent"]["low"],
            event["independent"]["high"],
        )


def test_a_vague_place_is_no_point(made: tuple[Path, dict[str, Any]]) -> None:
    for feature in made[1]["features"]:
        held, geometry = feature["properties"], feature["geometry"]
        if geometry is None:
            assert held["radius_m"] is held["lat"] is held["lon"] is None
        elif held["radius_m"] > 3000:
            assert geometry["type"] == "Polygon"
        if held["precision"] == "country":
            assert geometry is None
