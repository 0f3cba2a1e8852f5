"""Offices and spokesmen by their names: a body that is called "media centre of X" speaks for X."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from rawi.lexicon.actors import load
from rawi.lexicon.function_words import function_words
from rawi.lexicon.places import HEADS, PlaceHead
from rawi.lexicon.tables import read_table
from rawi.link.texts.lookup import Lookup
from rawi.model import Entity
from rawi.text import key, stem

TABLE = "organ_words.tsv"
# What is written together with the name that follows an office (لقوات، للجيش).
_PROCLITICS = (("لل", "ال"), ("ل", ""), ("ب", ""))
# A name ends before words that say for whom or where the office works.
_FURTHER = ("ل", "ب")
_IN = key("في")
# The adjective of a country stands for its army after the words for an office (رئاسة الأركان التركية).
_ARMY = key("الجيش")
# The office of a state that holds one of these words in its name speaks for its army.
_OF_WAR = frozenset(map(key, ("الدفاع", "الأركان")))
_FEMININE, _ARTICLE = "ه", "ال"
# Nouns for what a body sits in or works for, by how exactly they place it.
_SETTLED = frozenset({"town", "subdistrict", "district", "governorate"})


class OrganWord(msgspec.Struct, frozen=True):
    """A word in the name of an office, before the name of the actor it belongs to."""

    word: str


@cache
def organ_words() -> frozenset[str]:
    """Return the keys of the words for offices. Raises `LexiconError` if the table cannot be trusted."""
    return frozenset(key(row.word) for row in read_table(TABLE, OrganWord))


@lru_cache(maxsize=1 << 14)
def folded(name: str) -> str:
    """Return a name as names are compared: the keys of its words."""
    return " ".join(key(word) for word in name.split())


def names_of(entities: Iterable[Entity]) -> dict[str, str]:
    """Return the actors of the lists among some entities (ids) by their folded names; a name of several is nobody's."""
    holders: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        if entity.kind != "place" and entity.curated:
            for name in {entity.name, *entity.aliases}:
                holders[folded(name)].add(entity.id)
    return {name: next(iter(ids)) for name, ids in holders.items() if len(ids) == 1}


@lru_cache(maxsize=1 << 12)
def listed_behind(name: str) -> Entity | None:
    """Return the actor of the shipped lists that an office belongs to by its name, or null."""
    found = actor_behind(name, _listed())
    return load().entities[load().by_entity[found]] if found is not None else None


def listed_in(name: str, seat: str) -> Entity | None:
    """Return the actor of the shipped lists that is called by a name and where it sits ("the ministry of X in Y")."""
    found = _listed().get(f"{folded(name)} {_IN} {folded(seat)}")
    return load().entities[load().by_entity[found]] if found is not None else None


@cache
def _listed() -> dict[str, str]:
    return names_of(load().entities.values())


def actor_behind(name: str, known: Lookup[str, str]) -> str | None:
    """Return the actor that an office belongs to by its name, or null: `known` are actors (ids) by folded names.

    All words before the actor's name must be words for offices: a centre that documents what an army does is none
    of the army's.
    """
    words, first = _office(name)
    if not 0 < first < len(words):
        return None
    for start in _openings(words[first]):
        rest = [start, *words[first + 1 :]]
        for end in range(len(rest), 0, -1):
            if end < len(rest) and not _goes_on(rest[end]):
                continue
            found = known.get(" ".join(rest[:end]))
            if found is not None:
                return found
    return _army_of(words[first:], known)


def _office(name: str) -> tuple[list[str], int]:
    """Return the words of a name, and of how many an office is called before whose it is.

    Of a page that is "of the spokesman" the preposition is written with its name (للمتحدث العسكري).
    """
    words = [key(word) for word in name.split()]
    words[:1] = [next((start for start in _openings(word) if start in organ_words()), word) for word in words[:1]]
    return words, next((number for number, word in enumerate(words) if word not in organ_words()), len(words))


def army_behind(name: str, known: Lookup[str, str]) -> str | None:
    """Return the army that an office of a state speaks for, or null: "the ministry of defence of Russia"."""
    return None if _OF_WAR.isdisjoint(folded(name).split()) else actor_behind(name, known)


def belongs_to_one_called(office: str, names: Iterable[str]) -> bool:
    """Whether an office belongs, by its name, to somebody of whose name it gives the beginning.

    "Media centre of the armed forces" → "the armed forces of Yemen".
    """
    words, first = _office(office)
    if not 0 < first < len(words):
        return False
    short = [" ".join([start, *words[first + 1 :]]) for start in _openings(words[first])]
    return any(f"{folded(name)} ".startswith(f"{one} ") for name in names for one in short)


def called_alike(one: str, other: str) -> bool:
    """Whether two names differ in little words and nouns for places alone: "council of the town of X", "of X".

    The council of a town and that of its governorate are two.
    """
    (words, places), (others, other_places) = bare_name(one), bare_name(other)
    return words == others and (not places or not other_places or places == other_places)


def by_bare_names(named: Iterable[tuple[str, str]]) -> dict[frozenset[str], str]:
    """Return the first holder (id) of each name, by its bare words; none of names of one word, or for two places."""
    holders: dict[frozenset[str], dict[frozenset[str], str]] = defaultdict(dict)
    for who, name in named:
        words, places = bare_name(name)
        if len(words) > 1:
            holders[words].setdefault(places, who)
    return {
        words: next(iter(by_places.values()))
        for words, by_places in holders.items()
        if len(by_places.keys() - {frozenset()}) < 2
    }


class BareName(NamedTuple):
    """A name without its little words: the stems of the rest, and of its nouns for places."""

    words: frozenset[str]
    places: frozenset[str]


@lru_cache(maxsize=1 << 16)
def bare_name(name: str) -> BareName:
    """Return a name as `called_alike` compares it."""
    words = [word for word in map(key, name.split()) if word not in function_words()]
    heads = [_settlements().intersection(_openings(word)) for word in words]
    named = frozenset(stem(word) for word, head in zip(words, heads, strict=True) if not head)
    return BareName(named, frozenset(min(head) for head in heads if head))


@cache
def _settlements() -> frozenset[str]:
    rows = read_table(HEADS, PlaceHead)
    return frozenset(key(row.head) for row in rows if row.precision in _SETTLED and not row.plural)


def _openings(word: str) -> list[str]:
    return [word, *(start + word[len(end) :] for end, start in _PROCLITICS if word.startswith(end))]


def _goes_on(word: str) -> bool:
    return word == _IN or word.startswith(_FURTHER)


def _army_of(words: Sequence[str], known: Lookup[str, str]) -> str | None:
    if len(words) != 1 or not words[0].startswith(_ARTICLE):
        return None
    return known.get(f"{_ARMY} {words[0].removesuffix(_FEMININE)}")
