"""Where a place is on the map, and how wide its disc."""

import math

from rawi.link.events.located import located, moved
from rawi.model import Entity, Participant, PlaceValue, Span


def place(name: str, subtype: str, lat: float | None = 35.0, lon: float | None = 36.0) -> dict[str, Entity]:
    return {name: Entity(id=name, kind="place", name=name, subtype=subtype, lat=lat, lon=lon)}


def at(entity: str | None, **more: str) -> Participant:
    return Participant(entity=entity, text="هنا", span=Span("d", 0, 3), **more)  # type: ignore[arg-type]


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    east = (one[1] - other[1]) * math.cos(math.radians(one[0]))
    return math.hypot(one[0] - other[0], east) * 111.195


def test_the_disc_is_as_wide_as_the_kind_of_place() -> None:
    radii = [
        found.radius
        for kind in ("site", "village", "town", "city", "district", "governorate", "country")
        if (found := located(at("x"), place("x", kind))) is not None
    ]
    assert radii == sorted(radii) and len(set(radii)) == len(radii) == 7


def test_what_no_list_knows_is_not_placed() -> None:
    assert located(at(None), {}) is None
    assert located(at("x"), {}) is None
    assert located(at("x"), place("x", "town", None, None)) is None


def test_near_is_wider_than_in() -> None:
    here, near = located(at("x"), place("x", "town")), located(at("x", relation="near"), place("x", "town"))
    assert here is not None and near is not None and near.radius > here.radius


def test_a_side_of_a_governorate_lies_on_that_side_and_inside() -> None:
    found = located(at("x"), place("x", "governorate"), PlaceValue(bearing="SE", anchor="x", precision="area"))
    assert found is not None
    assert found.lat < 35.0 and found.lon > 36.0 and found.precision == "area" and found.bearing == "SE"
    whole = located(at("x"), place("x", "governorate"))
    assert whole is not None
    assert kilometres((35.0, 36.0), (found.lat, found.lon)) * 1000 + found.radius <= whole.radius * 1.01


def test_so_many_kilometres_from_a_town_is_measured() -> None:
    value = PlaceValue(bearing="N", distance_km=12.0, anchor="x", precision="area")
    found = located(at("x"), place("x", "town"), value)
    assert found is not None
    assert abs(kilometres((35.0, 36.0), (found.lat, found.lon)) - 12) < 0.1
    assert 2_000 <= found.radius <= 12_000


def test_a_known_village_so_far_from_a_town_lies_where_it_lies() -> None:
    entities = place("x", "town") | place("v", "village", 35.2, 36.2)
    value = PlaceValue(bearing="N", distance_km=12.0, anchor="x", precision="town")
    found = located(at("v"), entities, value)
    assert found is not None and (found.lat, found.lon) == (35.2, 36.2)


def test_moving_there_and_back() -> None:
    there = moved(33.0, 44.0, 135, 50_000)
    back = moved(*there, 315, 50_000)
    assert abs(back[0] - 33.0) < 0.01 and abs(back[1] - 44.0) < 0.01


def test_where_a_person_set_it_nothing_is_reckoned_on_top() -> None:
    hand = Entity(id="x", kind="place", name="x", lat=35.5, lon=36.5, radius_m=750.0)
    found = located(at("x", relation="near"), {"x": hand}, PlaceValue(bearing="N", anchor="x"))
    assert found is not None and (found.lat, found.lon, found.radius, found.bearing) == (35.5, 36.5, 750, None)
