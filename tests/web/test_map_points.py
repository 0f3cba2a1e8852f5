"""What the map of the app is given: accounts, origins and bearings as the report's map has them, in a light page."""

import re
from pathlib import Path
from typing import Any

import msgspec
from apps import TestClient

from rawi.case import Case
from rawi.web.draw.geo import geojson
from rawi.web.draw.map_view import combined, stacks
from rawi.web.draw.points import points
from rawi.web.handover import collect
from rawi.web.view import arrange
from rawi.web.views import places

# A page of the app weighs no more than this.
_MOST_BYTES = 500_000


def spot(number: int) -> dict[str, Any]:
    """Return an event as `geojson` gives it, told by five accounts on two origins."""
    accounts = [number * 4 + n for n in range(5)]
    held = {"kind": "event", "id": f"eve-{number:016x}", "title": "قصف · إدلب", "place": f"بلدة {number % 1500}"}
    held |= {"precision": "town", "told": "في البلدة", "radius": 3000, "low": 1, "high": 2}
    where = {"type": "Point", "coordinates": [36.123456 + number % 1500 / 1000, 35.123456]}
    properties = {**held, "by": accounts, "roots": accounts[:2]}
    return {"type": "Feature", "geometry": where, "properties": properties}


def test_the_app_is_given_what_the_reports_map_draws(client: TestClient, traced: Path) -> None:
    with Case.open(traced) as case:
        collection = geojson(arrange(collect(case)[0]), lang="ar", link=str)
    given = client.get("/map/points.json?lang=ar").json()
    rows = {row[1]: row for row in given["events"]}
    drawn = {
        feature["properties"]["id"]: feature["properties"]
        for feature in collection["features"]
        if feature["geometry"] is not None and feature["properties"]["kind"] == "event"
    }
    assert drawn.keys() == rows.keys() and drawn
    for identifier, held in drawn.items():
        place, _, low, high, by, roots = rows[identifier]
        assert (low, high, len(by), len(roots)) == (held["low"], held["high"], len(held["by"]), len(held["roots"]))
        assert given["places"][place][2:] == [held["radius"], held["precision"], held["told"], held["place"]]
    # An account that tells several events is one number throughout: put together, it counts once.
    every = combined(stacks(collection))
    assert len({account for row in rows.values() for account in row[4]}) == every.accounts


def test_what_is_kept_goes_with_a_judgement(own: TestClient) -> None:
    before = own.get("/map/points.json").json()
    assert own.get("/map/points.json").json() == before
    (first, *_) = before["events"]
    page = own.get(f"/judge?subject={first[1]}").text
    form = dict(re.findall(r'name="(csrf|seen)" value="([^"]*)"', page))
    given = {**form, "subject": first[1], "action": "reject", "reason": "ليس حدثاً", "back": "/"}
    assert own.post("/judge", data=given, follow_redirects=False).status_code == 303
    assert first[1] not in {row[1] for row in own.get("/map/points.json").json()["events"]}


def test_what_is_kept_outlasts_what_leaves_the_events_alone(own: TestClient, tmp_path: Path) -> None:
    places._packed.cache_clear()
    before = own.get("/map/points.json").json()
    with Case.create(tmp_path / "own") as case, case.transaction():
        case.log("exported", {"format": "csv"})
    assert own.get("/map/points.json").json() == before
    assert places._packed.cache_info().misses == 1


def test_titles_come_when_they_are_asked_for(client: TestClient) -> None:
    (first, second, *_) = client.get("/map/points.json").json()["events"]
    given = client.get(f"/map/titles.json?id={second[1]}&id=eve-nothing&id={first[1]}").json()
    assert [one["href"] for one in given] == [f"/events/{second[1]}", f"/events/{first[1]}"]
    assert all(one["title"] for one in given)


def test_five_thousand_events_are_a_light_page() -> None:
    packed = points({"type": "FeatureCollection", "features": [spot(number) for number in range(5000)]})
    assert len(packed.events) == 5000 and len(packed.places) == 1500
    assert len(msgspec.json.encode(packed._asdict())) < _MOST_BYTES
