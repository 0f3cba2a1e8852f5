"""The actors and persons a text names clearly, by where they stand: whom the rest of its words may mean."""

from bisect import bisect_left, insort
from typing import NamedTuple

import msgspec


class Named(msgspec.Struct, frozen=True):
    """An actor that the text names clearly, with the token it stands at."""

    token: int
    entity: str
    kind: str | None
    openings: frozenset[str]
    countries: tuple[str, ...]


class Speaker(NamedTuple):
    """A person: the token of the name, that of the organisation named with it, and whom the list says they are of."""

    token: int
    office: int | None
    affiliation: str | None


class Clear(msgspec.Struct):
    """The clearly named actors of a text by where they stand, and by what their names begin with."""

    items: list[Named] = msgspec.field(default_factory=list)
    entities: set[str] = msgspec.field(default_factory=set)
    by_opening: dict[str, list[Named]] = msgspec.field(default_factory=dict)

    def add(self, named: Named) -> None:
        """Add an actor at its place in the text."""
        insort(self.items, named, key=lambda item: item.token)
        self.entities.add(named.entity)
        for opening in named.openings:
            insort(self.by_opening.setdefault(opening, []), named, key=lambda item: item.token)

    def between(self, low: int, high: int) -> list[Named]:
        """Return the actors from token `low` on and before `high`."""
        first = bisect_left(self.items, low, key=lambda item: item.token)
        last = bisect_left(self.items, high, key=lambda item: item.token)
        return self.items[first:last]
