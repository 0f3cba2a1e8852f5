"""The map of the app in a browser, under the strictest policy: what it draws, counts, says and lets one place."""

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from browsing import browsing
from selenium.webdriver import Chrome
from selenium.webdriver.support.wait import WebDriverWait

import rawi
from rawi.lexicon import load
from rawi.web.draw import basemap
from rawi.web.draw.points import points

STATIC = Path(rawi.__file__).parent / "web" / "static"
EVIL = '<img src=x onerror="window.broken=1">'
WORDS = {"accounts": "روايات", "origins": "أصول", "events": "أحداث", "more": "أخرى", "km": "كم"}
PAGE = """<!doctype html><html lang="ar" dir="rtl" data-theme="light"><meta charset="utf-8">
<link rel="icon" href="data:,"><link rel="stylesheet" href="tokens.css">
<link rel="stylesheet" href="vendor/leaflet/leaflet.css"><link rel="stylesheet" href="draw.css">
<script src="vendor/leaflet/leaflet.js"></script><script src="map.js"></script>
<div data-map data-base="base.json" data-places="places.json" data-features="events.json" data-titles="titles.json"
 data-lang="ar"
 data-words='{words}' {more}></div>
<form id="place"><input name="lat"><input name="lon"><input name="radius"></form></html>"""
PRESS = """
const map = document.querySelector('[data-map]').rawiMap;
map.setView([35, 37], 9, { animate: false });
const at = map.latLngToContainerPoint([35, 37]), box = map.getContainer().getBoundingClientRect();
const clientX = box.left + at.x, clientY = box.top + at.y, to = document.elementFromPoint(clientX, clientY);
document.getElementById('place').addEventListener('rawi:placed', () => { window.told = 1; });
for (const kind of ['mousedown', 'mouseup', 'click'])
  to.dispatchEvent(new MouseEvent(kind, { bubbles: true, clientX, clientY, view: window }));
"""


def feature(number: int, lon: float, lat: float, *, place: str, precision: str = "town") -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": {
            **{"kind": "event", "id": f"e{number}", "title": f"قصف {EVIL}", "type": "shelling", "place": place},
            **{"by": [number, number + 1], "roots": [number], "low": 1, "high": 1, "start": None, "end": "2018-02-13"},
            **{"href": "#e", "precision": precision, "told": "في البلدة", "radius": 3000},
        },
    }


class Handler(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "default-src 'self'; img-src 'self' data:")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("map")
    for name in ("tokens.css", "draw.css", "map.js", "vendor"):
        (folder / name).symlink_to(STATIC / name)
    names = basemap.labels(load())
    title = {"title": f"قصف {EVIL}", "href": "#e", "start": None, "end": "2018-02-13"}
    (folder / "titles.json").write_text(json.dumps([title]), encoding="utf-8")
    (folder / "base.json").write_bytes(basemap.topology())
    (folder / "places.json").write_text(json.dumps(names), encoding="utf-8")
    features = [feature(n, 36.6 + n / 5, 35.5, place=f"بلدة {n}") for n in range(4)]
    features += [feature(n, 36.6, 35.5, place="بلدة 0") for n in range(10, 13)]
    spots = [label for label in names if label.rank > 1]
    many = [feature(n, *spots[n % len(spots)][:2], place=spots[n % len(spots)].ar) for n in range(5000)]
    pages = {
        "few": (features, ""),
        "many": (many, ""),
        "digits": (features, 'data-digits="arab"'),
        "pick": ([], 'data-pick="place"'),
    }
    for name, (held, more) in pages.items():
        packed = points({"type": "FeatureCollection", "features": held})
        (folder / f"{name}.json").write_text(json.dumps(packed._asdict()), encoding="utf-8")
        page = PAGE.replace("events.json", f"{name}.json").format(words=json.dumps(WORDS), more=more)
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Chrome]:
    with browsing() as driver:
        yield driver


def shown(browser: Chrome, address: str, *, wait: str) -> Chrome:
    browser.get(address)
    WebDriverWait(browser, 60).until(lambda driver: driver.execute_script(f"return !!({wait})"))
    return browser


def test_events_at_one_place_are_one_badge_that_counts_accounts_and_origins(browser: Chrome, address: str) -> None:
    shown(browser, f"{address}/few.html", wait="document.querySelectorAll('.rawi-name').length > 4")
    badges = browser.execute_script("return [...document.querySelectorAll('.rawi-badge')].map(b => b.textContent)")
    # Four events at the first place: accounts 0, 1, 10-13, origins 0, 10, 11, 12.
    assert "6/4" in badges
    assert browser.execute_script("return getComputedStyle(document.querySelector('[data-map]')).direction") == "ltr"
    assert browser.execute_script("return document.querySelectorAll('.rawi-map canvas').length") >= 3
    log = [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]
    assert log == []


def test_what_an_event_is_called_is_never_markup(browser: Chrome, address: str) -> None:
    shown(browser, f"{address}/few.html", wait="document.querySelector('.rawi-stack')")
    browser.execute_script(
        "const badges = [...document.querySelectorAll('.rawi-stack')];badges.find(b => b.textContent === '6/4').click()"
    )
    WebDriverWait(browser, 20).until(lambda d: d.execute_script("return !!document.querySelector('.rawi-popup li')"))
    assert EVIL in browser.execute_script("return document.querySelector('.rawi-popup').textContent")
    assert browser.execute_script("return document.querySelectorAll('.rawi-popup img').length") == 0
    assert browser.execute_script("return window.broken") is None


def test_five_thousand_events_are_few_badges_that_touch_nothing(browser: Chrome, address: str) -> None:
    shown(browser, f"{address}/many.html", wait="document.querySelectorAll('.rawi-name').length > 4")
    boxes = browser.execute_script(
        "return [...document.querySelectorAll('.rawi-badge, .rawi-name')].map(e => e.getBoundingClientRect())"
        ".map(b => [b.left, b.top, b.right, b.bottom])"
    )
    assert 10 < len(boxes) < 400
    for i, (left, top, right, bottom) in enumerate(boxes):
        for left2, top2, right2, bottom2 in boxes[i + 1 :]:
            wide, high = min(right, right2) - max(left, left2), min(bottom, bottom2) - max(top, top2)
            assert wide <= 2 or high <= 6


def test_numbers_and_the_scale_follow_the_language_and_its_digits(browser: Chrome, address: str) -> None:
    shown(browser, f"{address}/digits.html", wait="document.querySelectorAll('.rawi-name').length > 4")
    badges = browser.execute_script("return [...document.querySelectorAll('.rawi-badge')].map(b => b.textContent)")
    assert "٦/٤" in badges and not any(set("0123456789") & set(badge) for badge in badges)
    scale = browser.execute_script("return document.querySelector('.leaflet-control-scale').textContent")
    assert scale.endswith(" كم") and scale[0] in "٠١٢٣٤٥٦٧٨٩"


def test_a_press_places_by_hand_and_typing_does_too(browser: Chrome, address: str) -> None:
    shown(browser, f"{address}/pick.html", wait="document.querySelector('[data-map]').rawiMap")
    browser.execute_script(PRESS)
    lat, lon, radius = browser.execute_script("return [...document.querySelectorAll('#place input')].map(i => i.value)")
    assert abs(float(lat) - 35) < 0.02 and abs(float(lon) - 37) < 0.02 and 100 < float(radius) < 100_000
    assert browser.execute_script("return window.told") == 1
    browser.execute_script(
        "const radius = document.querySelector('[name=radius]'); radius.value = 50000;"
        "radius.dispatchEvent(new Event('input', { bubbles: true }));"
    )
    zoom = browser.execute_script("return document.querySelector('[data-map]').rawiMap.getZoom()")
    assert zoom < 9.5
