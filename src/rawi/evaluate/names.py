"""Whether a name of the gold and an id of the record mean the same: by all names either language has for it."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from rawi.evaluate.gold import ALTERNATIVES
from rawi.model import Entity, PersonValue, Reading, Source
from rawi.text import key

Verdict = Literal["right", "open", "wrong"]

# Articles, in English and as they are written of Arabic names.
_ARTICLES = frozenset({"the", "of", "a", "al", "el", "ad", "an", "ar", "as", "ash", "at", "az"})
_REPEATED = re.compile(r"(.)\1+")


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """Return a name as it is compared: no articles, marks, apostrophes or doubled letters; Arabic by its keys."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char) and char not in "'’‘ʿʾ`")
    words = [word for word in re.split(r"[\W_]+", letters) if word and word not in _ARTICLES]
    return " ".join(_REPEATED.sub(r"\1", key(word)) for word in words)


class Names:
    """The names behind the ids of some readings; sources stand for the entities they are."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._entities: dict[str, Entity] = {}
        self._sources: dict[str, Source] = {}
        self._parents: dict[str, str] = {}
        for reading in readings:
            self._entities.update((entity.id, entity) for entity in reading.entities)
            self._sources.update((source.id, source) for source in reading.sources)
            self._parents.update((entity.id, entity.parent) for entity in reading.entities if entity.parent)
            for mention in reading.mentions:
                if isinstance(mention.value, PersonValue) and mention.entity and mention.value.affiliation:
                    self._parents.setdefault(mention.entity, mention.value.affiliation)

    def verdict(self, given: str | None, found: str | None) -> Verdict:
        """Return whether `found` (an id, null = open) is the thing the gold calls `given` (null = open)."""
        if found is None:
            return "open" if given is not None else "right"
        return "right" if given is not None and self.same(given, found) else "wrong"

    def same(self, given: str, found: str) -> bool:
        """Whether the id `found` has one of the names that `given` allows."""
        allowed = {folded(name) for name in given.split(ALTERNATIVES)}
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
        names: list[str | None] = []
        source = self._sources.get(found)
        if source is not None:
            names += [source.name, source.name_en]
        entity = self._entities.get(source.entity if source is not None and source.entity else found)
        if entity is not None:
            names += [entity.name, entity.name_en, *entity.aliases]
        return {folded(name) for name in names if name}
