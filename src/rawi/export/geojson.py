"""GeoJSON (RFC 7946): one feature an event, a disc as wide as its place is vague, no geometry where that is open."""

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from rawi.export import naming, telling
from rawi.export.select import Dossier, Selected
from rawi.link.events.located import Located, moved
from rawi.link.texts.wording import figure

# Up to here a point says no more than the text does; what is vaguer is drawn as the disc it is.
_POINT_M = 3_000
_CORNERS = 32


def geojson(selected: Selected, output: BinaryIO) -> tuple[str, ...]:
    """Write the events as a FeatureCollection; returns a sentence on events without a place."""
    encode = msgspec.json.Encoder().encode
    box: list[float] = []
    total = unplaced = 0
    output.write(b'{"type":"FeatureCollection","features":[')
    for dossier in selected.events():
        disc = telling.disc(selected, dossier.place)
        feature = _feature(selected, dossier, disc)
        output.write(b",\n" if total else b"\n")
        output.write(encode(feature))
        total += 1
        unplaced += disc is None
        box = _wider(box, feature["geometry"])
    output.write(b"\n]")
    if box:
        output.write(b',"bbox":' + encode(box))
    output.write(b"}\n")
    if not unplaced:
        return ()
    return (f"{unplaced} of {total} events have no geometry: their place is open or too wide to draw",)


def _feature(selected: Selected, dossier: Dossier, disc: Located | None) -> dict[str, Any]:
    event, place = dossier.event, dossier.place
    value = place.value if place is not None else None
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": _geometry(disc),
        "properties": {
            "title": telling.headline(selected, dossier),
            "known": telling.standing(selected, dossier),
            "event_type": event.event_type,
            "modality": sorted({held.claim.modality for held in dossier.told}),
            "negated": any(not held.claim.polarity for held in dossier.told),
            "date_start": event.time.start if event.time else None,
            "date_end": event.time.end if event.time else None,
            "date_precision": event.time.precision if event.time else "open",
            "place": naming.where(selected, place) or None,
            "place_words": place.words.text if place is not None else None,
            "precision": telling.precision(place) if place is not None else None,
            "relation": (place.words.relation or (value.relation if value else None)) if place is not None else None,
            "bearing": value.bearing if value is not None else None,
            "distance_km": value.distance_km if value is not None else None,
            "geonames": place.entity.geonames if place is not None and place.entity is not None else None,
            "lat": disc.lat if disc is not None else None,
            "lon": disc.lon if disc is not None else None,
            "radius_m": disc.radius if disc is not None else None,
            "agents": telling.names(selected, event.agents) if event.agents else None,
            "targets": telling.names(selected, event.targets) if event.targets else None,
            "figures": [
                {
                    "what": of.what,
                    "joint_with": of.joint_with,
                    "outcome": of.outcome,
                    "low": of.low,
                    "high": of.high,
                }
                for of in event.figures
            ],
            "figures_words": "; ".join(figure(of) for of in event.figures) or None,
            "independent_low": event.independent.low,
            "independent_high": event.independent.high,
            "origins": telling.origins(selected, event),
            "told": [telling.told(selected, held) for held in dossier.told],
            "disagreements": [telling.differing(selected, of) for of in dossier.disagreements],
        },
    }


def _geometry(disc: Located | None) -> dict[str, Any] | None:
    if disc is None:
        return None
    rim = _rim(disc) if disc.radius > _POINT_M else None
    if rim is None:
        return {"type": "Point", "coordinates": [disc.lon, disc.lat]}
    return {"type": "Polygon", "coordinates": [rim]}


def _rim(disc: Located) -> list[tuple[float, float]] | None:
    """Return the rim of a disc, closed and counter-clockwise as RFC 7946 wants it; None where it meets a date line."""
    turns = (-360 * corner / _CORNERS for corner in range(_CORNERS))
    points = [moved(disc.lat, disc.lon, turn, disc.radius) for turn in turns]
    rim = [(lon, lat) for lat, lon in points]
    return [*rim, rim[0]] if all(abs(lon) < 180 for lon, _ in rim) else None


def _wider(box: list[float], geometry: dict[str, Any] | None) -> list[float]:
    """Return the box with a geometry taken in: west, south, east, north."""
    for lon, lat in _positions(geometry):
        box = [min(box[0], lon), min(box[1], lat), max(box[2], lon), max(box[3], lat)] if box else [lon, lat, lon, lat]
    return box


def _positions(geometry: dict[str, Any] | None) -> Iterator[tuple[float, float]]:
    if geometry is not None:
        points = [geometry["coordinates"]] if geometry["type"] == "Point" else geometry["coordinates"][0]
        yield from ((lon, lat) for lon, lat in points)
