"""Where it happens: places that reports name, what lies in what, and the nouns that open the name of a place.

Names of villages are also common words, so `needs` says what must stand beside a name before it counts: nothing;
support (a preposition, a list of places, the same governorate nearby); or a head noun (قرية الزيارة). Spellings that
are `wary` are common words (سلمية، كلي) and need a head noun, whatever the others of the place need.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import msgspec

from rawi.lexicon.kept import kept
from rawi.lexicon.matcher import Matcher
from rawi.lexicon.shape_words import shape_words
from rawi.lexicon.tables import LexiconError, read_table
from rawi.model import Entity, content_id
from rawi.model.mention import PlacePrecision, Relation
from rawi.text import attested, key
from rawi.text.normalise import keys

PLACES = "places.tsv"
HEADS = "place_heads.tsv"
RELATIONS = "place_relations.tsv"
SHORTS = "place_shorts.tsv"
NO_PLACES = "no_places.tsv"
BEARINGS = "bearings.tsv"

_FATHER, _QUARTER, _VILLAGE = "أبو ", "حي ", "كفر"
_SHORTEST, _LONG = 3, 5
# For a hard g others write ج, ق or ك (برسالوغو، برسالوجو).
_G, _ALSO_G = "غ", "جقك"

PlaceKind = Literal[
    "airport",
    "base",
    "camp",
    "city",
    "country",
    "crossing",
    "district",
    "governorate",
    "island",
    "mountain",
    "neighbourhood",
    "region",
    "road",
    "site",
    "subdistrict",
    "town",
    "village",
    "water",
]
HeadKind = Literal[PlaceKind, "area", "border", "checkpoint", "countryside", "front"]
PlaceNeeds = Literal["nothing", "support", "head"]
PRECISION: Mapping[str, PlacePrecision] = {
    **dict.fromkeys(("airport", "base", "camp", "checkpoint", "crossing", "site"), "point"),
    **dict.fromkeys(("city", "neighbourhood", "town", "village"), "town"),
    **dict.fromkeys(
        ("area", "border", "countryside", "front", "island", "mountain", "region", "road", "water"), "area"
    ),
    "country": "country",
    "governorate": "governorate",
    "district": "district",
    "subdistrict": "subdistrict",
}


class PlaceRow(msgspec.Struct, frozen=True, gc=False):
    """A place. `within` is the key of the place it lies in, `country` ISO 3166, XZ for the high seas.

    `lat`, `lon` are in degrees (WGS 84).
    """

    key: str
    kind: PlaceKind
    name: str
    variants: tuple[str, ...]
    name_en: str
    needs: PlaceNeeds
    wary: tuple[str, ...]
    within: str | None
    country: str
    lat: float | None
    lon: float | None
    geonames: int | None


class PlaceHead(msgspec.Struct, frozen=True):
    """A noun that opens the name of a place. `anaphor`: with the article it refers back to one named before.

    `alone`: or to the one of its kind in the town a text tells of (المستشفى). `plural`: it opens a list and is not
    part of the first name (بلدتي كفرتبنيت وأرنون). `not_names` behind it make no place of it (بنك الدم، القضاء على).
    """

    head: str
    kind: HeadKind
    precision: PlacePrecision
    anaphor: bool
    plural: bool
    alone: bool
    not_names: tuple[str, ...]


class PlaceShort(msgspec.Struct, frozen=True):
    """A word that means a place by itself in texts about its country (القطاع in those about Palestine)."""

    word: str
    place: str
    country: str
    example: str


class NoPlace(msgspec.Struct, frozen=True):
    """A word of no word list that is no place, though one goes or is "in" it (فيسبوك، الركام)."""

    word: str


class PlaceRelation(msgspec.Struct, frozen=True):
    """Words before a place that say how something stands to it."""

    phrase: str
    relation: Relation


class BearingWords(msgspec.Struct, frozen=True):
    """Words for a bearing: before a place (جنوب إدلب), after it (ريف إدلب الشرقي), or for a region (الشمال السوري)."""

    words: str
    bearing: Literal["N", "NE", "E", "SE", "S", "SW", "W", "NW"]
    kind: Literal["adjective", "adverb", "noun", "region"]


@dataclass(frozen=True, slots=True)
class Places:
    """The places with their look-ups; `heads` and `anaphors` are by matching key, the latter with the article.

    `relations` are by the keys of their words, `countries` by their codes; `keys` are those of names that stand for a
    place by themselves, `all_keys` those of all names.
    """

    rows: Mapping[str, PlaceRow]
    entities: Mapping[str, Entity]
    names: Matcher[PlaceRow]
    heads: Mapping[str, PlaceHead]
    anaphors: Mapping[str, PlaceHead]
    bearings: Matcher[BearingWords]
    shorts: Mapping[str, tuple[PlaceShort, ...]]
    no_places: frozenset[str]
    relations: Mapping[tuple[str, ...], Relation]
    chains: Mapping[str, tuple[str, ...]]
    countries: Mapping[str, str]
    by_entity: Mapping[str, str]
    keys: frozenset[str]
    all_keys: frozenset[str]


@lru_cache(maxsize=1)
@kept("places", Places)
def load() -> Places:
    """Return the shipped places. Raises `LexiconError` for a place that lies in no known one, or in a circle.

    It raises it too for a wary spelling that is none of the place's names.
    """
    rows = {row.key: row for row in read_table(PLACES, PlaceRow)}
    for row in rows.values():
        if not {*row.wary} <= {row.name, *row.variants}:
            raise LexiconError(f"{PLACES}: {row.key!r} is wary of what is no name of it, correct `wary`")
    chains = {row.key: _chain(row, rows) for row in rows.values()}
    ids = {place: place_entity_id(place) for place in rows}
    entities = {row.key: _entity(row, [rows[place] for place in chains[row.key]], ids) for row in rows.values()}
    heads = {key(head.head): head for head in read_table(HEADS, PlaceHead)}
    foreign = {row.country for row in rows.values() if row.kind == "country" and key(row.name) in shape_words("hard_g")}
    names = [
        (spelt, _called(row, name))
        for row in rows.values()
        for name in (row.name, *row.variants)
        for spelt in _spellings(name, foreign=row.country in foreign and row.needs == "nothing")
    ]
    names += _told_apart(names)
    written = keys(name for name, _ in names)
    return Places(
        rows=rows,
        entities=entities,
        names=Matcher(names),
        heads=heads,
        anaphors={"ال" + word: head for word, head in heads.items() if head.anaphor},
        shorts=_shorts(rows),
        no_places=frozenset(key(row.word) for row in read_table(NO_PLACES, NoPlace)),
        bearings=Matcher((row.words, row) for row in read_table(BEARINGS, BearingWords)),
        relations={tuple(key(row.phrase).split()): row.relation for row in read_table(RELATIONS, PlaceRelation)},
        chains=chains,
        countries={row.country: row.key for row in rows.values() if row.kind == "country"},
        by_entity={entity.id: place for place, entity in entities.items()},
        all_keys=frozenset(written),
        # الميناء, البحيرات alone are ports and lakes, and names of papers.
        keys=frozenset(
            word
            for word, (_, row) in zip(written, names, strict=True)
            if row.needs != "head" or not word.startswith("ال")
        ),
    )


def _shorts(rows: Mapping[str, PlaceRow]) -> dict[str, tuple[PlaceShort, ...]]:
    found: dict[str, tuple[PlaceShort, ...]] = {}
    for short in read_table(SHORTS, PlaceShort, key=3):
        if short.place not in rows:
            raise LexiconError(f"{SHORTS}: {short.word!r} means {short.place!r}, which is no place, correct one")
        found[key(short.word)] = (*found.get(key(short.word), ()), short)
    return found


def _spellings(name: str, *, foreign: bool) -> Iterator[str]:
    """Yield how a name is written: its first word is often joined to what follows (أبوشوك، تلرفعت), a foreign g varies.

    What would be a word of the language then is left out.
    """
    yield name
    joined = name.replace(_FATHER, _FATHER.rstrip())
    if joined != name:
        yield joined
    first, _, rest = name.partition(" ")
    if len(rest) >= _SHORTEST and key(first) in shape_words("joined_to_name"):
        yield first + rest
    if name.startswith(_VILLAGE) and len(name) >= len(_VILLAGE) + _SHORTEST and " " not in name:
        yield f"{_VILLAGE} {name.removeprefix(_VILLAGE)}"
    if foreign and len(name) >= _LONG:
        varied = (name.replace(_G, letter) for letter in _ALSO_G if _G in name)
        yield from (spelt for spelt in varied if not attested(key(spelt.split()[0])))


def _called(row: PlaceRow, name: str) -> PlaceRow:
    return msgspec.structs.replace(row, needs="head") if name in row.wary else row


def place_entity_id(place: str) -> str:
    """Return the entity id of a place of the list by its key."""
    return content_id("ent", "place", place)


def _chain(row: PlaceRow, rows: Mapping[str, PlaceRow]) -> tuple[str, ...]:
    """Return the keys of what a place lies in, from the country down."""
    chain: list[str] = []
    within = row.within
    while within is not None:
        if within not in rows or within in chain or within == row.key:
            raise LexiconError(f"{PLACES}: {row.key!r} lies in {within!r}, which is no place above it, correct one")
        chain.append(within)
        within = rows[within].within
    return tuple(reversed(chain))


def _told_apart(names: Sequence[tuple[str, PlaceRow]]) -> list[tuple[str, PlaceRow]]:
    """Return quarters also by their noun where the list has another one so (حي الدورة in Beirut, الدورة in Baghdad)."""
    quarters = [(key(name), row) for name, row in names if row.kind == "neighbourhood"]
    headed = {name for name, _ in quarters if name.startswith(_QUARTER)}
    return [(_QUARTER + name, row) for name, row in quarters if _QUARTER + name in headed]


def _entity(row: PlaceRow, chain: list[PlaceRow], ids: Mapping[str, str]) -> Entity:
    short = row.name_en.removesuffix(" Governorate").removesuffix(" District").removesuffix(" State")
    return Entity(
        id=ids[row.key],
        kind="place",
        name=row.name,
        name_en=row.name_en,
        aliases=(*row.variants, *((short,) if row.kind == "governorate" and short != row.name_en else ())),
        geonames=row.geonames,
        lat=row.lat,
        lon=row.lon,
        admin=tuple(place.name_en for place in chain),
        subtype=row.kind,
        parent=ids[row.within] if row.within is not None else None,
        curated=True,
    )
