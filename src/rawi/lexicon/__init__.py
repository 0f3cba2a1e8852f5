"""Typed readers of the data files; bad data is refused with file and line.

`load()` gives the whole lexicon. Each family is read when it is first asked for, once in a process.
"""

import gc
import os
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from functools import cached_property, lru_cache, wraps
from typing import TypeVar

from rawi.lexicon import actors, calendar, counted, numerals, persons, places
from rawi.lexicon.boilerplate import Page, load_page
from rawi.lexicon.cues import Cues, load_cues, load_spoken_cues
from rawi.lexicon.epithets import Epithets
from rawi.lexicon.epithets import epithets as load_epithets
from rawi.lexicon.gazetteer import Gazetteer, open_gazetteer
from rawi.lexicon.matcher import Match, Matcher
from rawi.lexicon.modality import Modals, load_modals
from rawi.lexicon.name_heads import load_name_heads
from rawi.lexicon.outlets import Outlet, Outlets, load_outlets, name_key, outlet_entity
from rawi.lexicon.spoken import load_spoken, load_spoken_modals
from rawi.lexicon.tables import LexiconError, read_table
from rawi.lexicon.triggers import TriggerIndex, load_triggers
from rawi.model import Entity
from rawi.text import add, key

__all__ = ["Lexicon", "LexiconError", "Match", "Matcher", "load", "read_table"]

# A shorter name would be found in the middle of other words once clitics are taken off.
_LONG_ENOUGH = 4
T = TypeVar("T")


def _family(load: "Callable[[Lexicon], T]") -> "cached_property[T]":
    """Return an attribute that is made ready when it is first asked for.

    Rows come by the ten thousand and hold no cycles: to look for some meanwhile would take a third of the time.
    """

    @wraps(load)
    def made_ready(lexicon: "Lexicon") -> T:
        collects = gc.isenabled()
        gc.disable()
        try:
            return load(lexicon)
        finally:
            if collects:
                gc.enable()

    return cached_property(made_ready)


# Compared by identity: what is worked out once a word is kept by lexicon and word, and looked up all the time.
@dataclass(frozen=True, eq=False)
class Lexicon:
    """All families of the lexicon, one attribute each.

    `own_sources` is a user's own table of publishers, `own_places` the file of an imported gazetteer.
    """

    own_sources: str = ""
    own_places: str = ""

    @_family
    def actors(self) -> actors.Actors:
        """Organisations, their names and head nouns."""
        return actors.load()

    @_family
    def places(self) -> places.Places:
        """Places, their names and head nouns."""
        return places.load()

    @_family
    def gazetteer(self) -> Gazetteer | None:
        """The places a user imported, null for none."""
        return open_gazetteer(self.own_places) if self.own_places else None

    @_family
    def persons(self) -> persons.Persons:
        """Public figures, ranks and roles, given names."""
        return persons.load()

    @_family
    def calendar(self) -> calendar.TimeWords:
        """Words for days, months and periods."""
        return calendar.load()

    @_family
    def numerals(self) -> numerals.Numerals:
        """Words for numbers."""
        return numerals.load()

    @_family
    def counted(self) -> counted.Counted:
        """Nouns that are counted."""
        return counted.load()

    @_family
    def cues(self) -> Cues:
        """Words of saying."""
        return load_cues()

    @_family
    def outlets(self) -> Outlets:
        """Publishers."""
        return load_outlets(self.own_sources)

    @_family
    def outlet_names(self) -> Matcher[Outlet]:
        """Publishers by their names in a text."""
        return Matcher(
            (name, outlet)
            for outlet in dict.fromkeys(self.outlets.by_name.values())
            for name in (outlet.name, *outlet.variants)
        )

    @_family
    def outlet_entities(self) -> dict[str, Entity]:
        """Publishers that an actor of the list runs, as entities that belong to it, by entity id.

        One that is an actor of the list itself is left out.
        """
        run = [outlet for outlet in dict.fromkeys(self.outlets.by_name.values()) if outlet.run_by is not None]
        entities = (outlet_entity(outlet) for outlet in run if name_key(outlet.name) not in self.actors.called)
        return {entity.id: entity for entity in entities}

    def entity_of_outlet(self, outlet: Outlet) -> Entity:
        """Return the actor of the list that bears a publisher's own name, else an entity that stands for it."""
        return self.actors.called.get(name_key(outlet.name)) or outlet_entity(outlet)

    @_family
    def page(self) -> Page:
        """Labels and furniture of pages."""
        return load_page()

    @_family
    def name_heads(self) -> frozenset[str]:
        """Nouns after which words in quotation marks are a name."""
        return load_name_heads()

    @_family
    def triggers(self) -> TriggerIndex:
        """Words that tell of events."""
        return load_triggers()

    @_family
    def modals(self) -> Modals:
        """Words that deny, demand, plan and suppose."""
        return load_modals()

    @_family
    def spoken(self) -> "Lexicon":
        """The same lexicon for texts of spoken Arabic: what only it has for events and for what denies and plans."""
        other = copy(self)
        vars(other).update(triggers=load_spoken(), modals=load_spoken_modals(), cues=load_spoken_cues())
        return other

    @_family
    def epithets(self) -> Epithets:
        """Words that judge whom they name."""
        return load_epithets()

    @_family
    def entities(self) -> dict[str, Entity]:
        """All actors, places and persons of the lists by entity id."""
        families = (self.actors.entities, self.places.entities, self.persons.entities)
        return {entity.id: entity for family in families for entity in family.values()}

    def is_place(self, name: str) -> bool:
        """Whether `name` as a whole is written as the name of a place of the list."""
        return key(" ".join(name.split())) in self.places.keys

    def may_be_place(self, name: str) -> bool:
        """Whether `name` as a whole is a name of the list, also one that is a place only behind a noun (الأبيض)."""
        return key(" ".join(name.split())) in self.places.all_keys


def load(own_sources: str = "") -> Lexicon:
    """Return the lexicon of this process, and make the names of its places known words, so that stems keep them.

    `own_sources` is a user's own table of publishers (`outlets.own_rows`). The environment variable `RAWI_GAZETTEER`
    names the file of an imported gazetteer; without it there is none, so that a case reads the same everywhere.
    """
    return _load(own_sources, os.environ.get("RAWI_GAZETTEER", ""))


@lru_cache(maxsize=4)
def _load(own_sources: str, own_places: str) -> Lexicon:
    lexicon = Lexicon(own_sources, own_places)
    names = (name for row in lexicon.places.rows.values() for name in (row.name, *row.variants))
    add(word for name in names for word in name.split() if len(word) >= _LONG_ENOUGH)
    return lexicon
