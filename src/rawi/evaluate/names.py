"""Whether a name of the gold and an id of the record mean the same: by all names either language has for it."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from rawi.evaluate.gold import ALTERNATIVES
from rawi.lexicon.outlets import load_outlets, source_of
from rawi.lexicon.persons import TITLES, Title
from rawi.lexicon.tables import read_table
from rawi.model import Entity, PersonValue, Reading, Source
from rawi.text import key

Verdict = Literal["right", "open", "wrong"]

# Articles, in English and as they are written of Arabic names.
_ARTICLES = frozenset({"the", "of", "a", "al", "el", "ad", "an", "ar", "as", "ash", "at", "az"})
_ARTICLE = "ال"
_REPEATED = re.compile(r"(.)\1+")
# What an outlet is, before its name: وكالة نورس is نورس.
_KINDS_OF_OUTLETS = frozenset(
    map(key, ("وكالة", "صحيفة", "جريدة", "مجلة", "موقع", "شبكة", "قناة", "تلفزيون", "إذاعة", "راديو"))
)


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """Return a name as it is compared: no articles, marks, apostrophes or doubled letters; Arabic by its keys."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char) and char not in "'’‘ʿʾ`")
    words = [word for word in re.split(r"[\W_]+", letters) if word and word not in _ARTICLES]
    return " ".join(_REPEATED.sub(r"\1", key(word)) for word in words)


@lru_cache(maxsize=4096)
def untitled(name: str) -> str:
    """Return a folded name without the ranks before a person's name, or the word for what an outlet is."""
    words = folded(name).split()
    first = 0
    while first < len(words) - 1 and words[first] in _ranks() and (first or words[0].startswith(_ARTICLE)):
        first += 1
    if not first and len(words) > 1 and words[0] in _KINDS_OF_OUTLETS:
        first = 1
    return " ".join(words[first:])


@lru_cache(maxsize=1)
def _ranks() -> frozenset[str]:
    titles = (title for title in read_table(TITLES, Title) if title.kind == "rank")
    return frozenset(folded(word) for title in titles for form in title.forms for word in form.split())


@lru_cache(maxsize=1)
def _listed() -> dict[str, tuple[str, ...]]:
    """Return all names of each publisher of the list, by the id of its source."""
    outlets = set(load_outlets().by_name.values())
    return {source_of(outlet).id: (outlet.name, *outlet.variants) for outlet in outlets}


class Names:
    """The names behind the ids of some readings; sources stand for the entities they are.

    `by_words`: what a text calls an entity is a name of it there, for gold that gives the words of the text.
    """

    def __init__(self, readings: Iterable[Reading], *, by_words: bool = False) -> None:
        self._called: dict[str, set[str]] = {}
        self._entities: dict[str, Entity] = {}
        self._sources: dict[str, Source] = {}
        self._parents: dict[str, str] = {}
        for reading in readings:
            self._entities.update((entity.id, entity) for entity in reading.entities)
            self._sources.update((source.id, source) for source in reading.sources)
            self._parents.update((entity.id, entity.parent) for entity in reading.entities if entity.parent)
            for mention in reading.mentions:
                if by_words and mention.entity:
                    self._called.setdefault(mention.entity, set()).add(mention.text)
                if isinstance(mention.value, PersonValue) and mention.entity and mention.value.affiliation:
                    self._parents.setdefault(mention.entity, mention.value.affiliation)

    def verdict(self, given: str | None, found: str | None) -> Verdict:
        """Return whether `found` (an id, null = open) is the thing the gold calls `given` (null = open)."""
        if found is None:
            return "open" if given is not None else "right"
        return "right" if given is not None and self.same(given, found) else "wrong"

    def same(self, given: str, found: str) -> bool:
        """Whether the id `found` has one of the names that `given` allows, ranks and what an outlet is left out."""
        allowed = {form(name) for name in given.split(ALTERNATIVES) for form in (folded, untitled)}
        return not allowed.isdisjoint(self._names(found))

    def side(self, given: str, found: str) -> bool:
        """Whether the id has one of the names, or is a person or a part of what has one."""
        parent = self._parents.get(found)
        return self.same(given, found) or (parent is not None and self.same(given, parent))

    def shown(self, found: str | None) -> str | None:
        """Return a name for an id, English where there is one."""
        if found is None:
            return None
        thing = self._entities.get(found) or self._sources.get(found)
        return (thing.name_en or thing.name) if thing is not None else found

    def _names(self, found: str) -> set[str]:
        names: list[str | None] = [*self._called.get(found, ())]
        source = self._sources.get(found)
        if source is not None:
            names += [source.name, source.name_en, *_listed().get(source.id, ())]
        entity = self._entities.get(source.entity if source is not None and source.entity else found)
        if entity is not None:
            names += [entity.name, entity.name_en, *entity.aliases]
        return {form(name) for name in names if name for form in (folded, untitled)}
