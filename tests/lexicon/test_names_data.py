"""The lists of actors, places and persons hold together, and hold what they must."""

from collections import Counter, defaultdict
from itertools import combinations
from math import cos, hypot, radians

import pytest

from rawi.lexicon import Lexicon, load
from rawi.lexicon.actors import actor_entity_id
from rawi.lexicon.places import PlaceRow
from rawi.text import analyse, key

KM_PER_DEGREE = 111.2
AREAS = ("country", "district", "governorate", "region", "subdistrict")
EPITHETS = ("المجرم", "الإرهابي", "الإرهابية", "المجرمة", "الغاشم")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


def test_the_lists_are_large_enough(lexicon: Lexicon) -> None:
    assert len(lexicon.actors.rows) >= 700
    assert len(lexicon.places.rows) >= 3000
    assert len(lexicon.persons.rows) >= 150


def test_all_countries_of_the_conflicts_have_actors_and_places(lexicon: Lexicon) -> None:
    actors = Counter(country for row in lexicon.actors.rows.values() for country in row.countries)
    places = Counter(row.country for row in lexicon.places.rows.values())
    for country in ("SY", "IQ", "YE", "LY", "SD", "PS", "LB", "EG", "SO"):
        assert actors[country] >= 10, country
        assert places[country] >= 20, country


def test_an_epithet_is_no_part_of_a_name(lexicon: Lexicon) -> None:
    for entity in lexicon.actors.entities.values():
        for name in (entity.name, *entity.aliases):
            assert not set(name.split()) & set(EPITHETS), name


def test_neutral_names_carry_no_partisan_word(lexicon: Lexicon) -> None:
    for row in lexicon.actors.rows.values():
        assert not row.name.startswith(("ميليشيات", "عصابات", "داعش", "العدو")), row.name


@pytest.mark.parametrize(
    ("word", "actor", "register"),
    [
        ("داعش", "islamic-state", "partisan"),
        ("ميليشيات الحوثي", "ansar-allah", "partisan"),
        ("عصابات الأسد", "syrian-government-forces", "partisan"),
        ("العدو الصهيوني", "israel", "partisan"),
        ("دحر الغزاة", "dahr-al-ghuzat", "short"),
        ("غرفة عمليات الفتح المبين", "fath-al-mubin", "full"),
        ("المرصد السوري لحقوق الإنسان", "sohr", "full"),
    ],
)
def test_words_of_all_sides_lead_to_neutral_actors(lexicon: Lexicon, word: str, actor: str, register: str) -> None:
    match = lexicon.actors.names.find(analyse(word), 0)
    assert match is not None
    assert {(name.actor, name.register) for name in match.values} == {(actor, register)}


def test_adjectives_of_countries_make_names(lexicon: Lexicon) -> None:
    for words, actor in (
        ("قوات تركية", "turkish-armed-forces"),
        ("سلاح الجو الروسي", "russian-aerospace-forces"),
        ("الطيران الحربي السوري", "syrian-air-force"),
    ):
        match = lexicon.actors.names.find(analyse(words), 0)
        assert match is not None, words
        assert match.values[0].actor == actor


def test_places_lie_in_their_countries(lexicon: Lexicon) -> None:
    boxes = {
        "SY": (32.2, 37.4, 35.6, 42.5),
        "IQ": (29.0, 37.5, 38.7, 48.7),
        "YE": (12.0, 18.9, 42.4, 54.6),
        "LY": (19.4, 33.3, 9.3, 25.3),
        "SD": (8.6, 22.3, 21.7, 38.7),
        "PS": (31.1, 32.6, 34.1, 35.7),
        "LB": (33.0, 34.8, 35.0, 36.7),
        "EG": (21.9, 31.8, 24.6, 37.0),
        "SO": (-1.8, 12.1, 40.9, 51.5),
    }
    for row in lexicon.places.rows.values():
        if row.country in boxes and row.lat is not None and row.lon is not None:
            south, north, west, east = boxes[row.country]
            assert south <= row.lat <= north, row.key
            assert west <= row.lon <= east, row.key


def test_a_place_has_both_coordinates_or_none(lexicon: Lexicon) -> None:
    for row in lexicon.places.rows.values():
        assert (row.lat is None) == (row.lon is None), row.key


def test_a_geonames_id_is_of_one_place(lexicon: Lexicon) -> None:
    ids = Counter(row.geonames for row in lexicon.places.rows.values() if row.geonames)
    shared = {number for number, count in ids.items() if count > 1}
    assert not shared, [row.key for row in lexicon.places.rows.values() if row.geonames in shared]


def _km(one: PlaceRow, other: PlaceRow) -> float | None:
    """Return how far two places lie from one another, nothing where either has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    shrunk = cos(radians((one.lat + other.lat) / 2))
    return KM_PER_DEGREE * hypot(one.lat - other.lat, (one.lon - other.lon) * shrunk)


def test_a_place_has_one_row(lexicon: Lexicon) -> None:
    called: dict[tuple[str, str], list[PlaceRow]] = defaultdict(list)
    for row in lexicon.places.rows.values():
        if row.kind not in AREAS:
            for name in {key(name) for name in (row.name, *row.variants)}:
                called[name, row.country].append(row)
    for rows in called.values():
        for one, other in combinations(rows, 2):
            apart = _km(one, other)
            assert apart is None or apart >= 5, (one.key, other.key)


def test_a_place_has_a_spelling_once(lexicon: Lexicon) -> None:
    for row in lexicon.places.rows.values():
        assert len({row.name, *row.variants}) == 1 + len(row.variants), row.key


def test_a_place_called_like_a_person_does_not_stand_alone(lexicon: Lexicon) -> None:
    for row in lexicon.places.rows.values():
        if row.needs == "nothing":
            assert row.name.split()[0] not in ("أبو", "أبي", "بن", "ابن", "عبد"), row.key


def test_entities_carry_what_they_lie_in_and_belong_to(lexicon: Lexicon) -> None:
    khuwayn = lexicon.places.entities["al-khuwayn"]
    assert khuwayn.admin == ("Syria", "Idlib Governorate")
    assert khuwayn.curated
    assert lexicon.actors.entities["saraya-al-quds"].parent == actor_entity_id("islamic-jihad")
    assert len(lexicon.entities) == sum(
        len(family.entities) for family in (lexicon.actors, lexicon.places, lexicon.persons)
    )


def test_a_name_of_a_place_is_known_as_one(lexicon: Lexicon) -> None:
    assert lexicon.is_place("معرة النعمان")
    assert not lexicon.is_place("أمنة رياض")
