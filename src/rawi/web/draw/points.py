"""Events as the app's map takes them: places once, each event a short row, so that thousands are a light page."""

from typing import Any, NamedTuple


class Points(NamedTuple):
    """What the map draws. Titles and days are asked for when a place is pressed.

    `places`: longitude, latitude, radius in metres, precision, how precise in words, name. `events`: place (its number
    above), id, low, high, accounts, origins (numbers, the same for the same throughout). `ways`: points of movements.
    """

    places: list[tuple[float, float, int, str, str, str]]
    events: list[tuple[int, str, int, int, list[int], list[int]]]
    ways: list[list[list[float]]]


def points(collection: dict[str, Any]) -> Points:
    """Return the features of `geo.geojson` that lie somewhere, packed."""
    numbers: dict[tuple[float, float, int, str, str, str], int] = {}
    found = Points([], [], [])
    for feature in collection["features"]:
        if feature["geometry"] is None:
            continue
        held = feature["properties"]
        if held["kind"] == "movement":
            found.ways.append(feature["geometry"]["coordinates"])
            continue
        lon, lat = feature["geometry"]["coordinates"]
        place = (round(lon, 5), round(lat, 5), held["radius"], held["precision"], held["told"], held["place"])
        number = numbers.setdefault(place, len(numbers))
        found.events.append((number, held["id"], held["low"], held["high"], held["by"], held["roots"]))
    found.places.extend(numbers)
    return found
