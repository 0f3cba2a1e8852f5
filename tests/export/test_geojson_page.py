"""GeoJSON in a viewer: Leaflet in Chromium draws every placed event, a vague one as a disc."""

import json
import re
import subprocess
from pathlib import Path

from interchange import exported

import rawi
from tools import need

LEAFLET = Path(rawi.__file__).parent / "web" / "static" / "vendor" / "leaflet"
PAGE = """<!DOCTYPE html><meta charset="utf-8"><title>events</title>
<style>{css} html, body, #map {{ height: 100%; margin: 0 }}</style><div id="map"></div>
<script>{leaflet}</script><script>
const map = L.map("map", {{zoomAnimation: false, fadeAnimation: false}}).setView([35, 38], 6);
const layer = L.geoJSON({data}, {{
  pointToLayer: (feature, at) => L.circle(at, {{radius: feature.properties.radius_m}}),
  filter: feature => feature.geometry !== null,
  onEachFeature: (feature, drawn) =>
    drawn.bindTooltip(feature.properties.title, {{permanent: feature.geometry.type === "Point"}}),
}}).addTo(map);
map.fitBounds(layer.getBounds());
document.body.dataset.drawn = layer.getLayers().length;
</script>"""


def page(data: str) -> str:
    css, leaflet = ((LEAFLET / name).read_text("utf-8") for name in ("leaflet.css", "leaflet.js"))
    return PAGE.format(css=css, leaflet=leaflet, data=data)


def test_a_viewer_draws_what_is_placed(tmp_path: Path) -> None:
    need("chromium")
    data = exported("geojson", tmp_path).read_text("utf-8")
    (tmp_path / "page.html").write_text(page(data), encoding="utf-8")
    common = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}/profile"]
    command = [*common, "--virtual-time-budget=4000", "--dump-dom", (tmp_path / "page.html").as_uri()]
    dom = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=True).stdout
    features = [feature for feature in json.loads(data)["features"] if feature["geometry"] is not None]
    drawn = re.search(r'data-drawn="(\d+)"', dom)
    assert drawn is not None
    assert int(drawn[1]) == len(features)
    assert dom.count("leaflet-interactive") >= len(features)
    # The tooltip of a point says on whose word it is there.
    assert dom.count("on the word of") >= sum(feature["geometry"]["type"] == "Point" for feature in features)
