"""Sides that call themselves by the same names: القوات المسلحة اليمنية are the forces of either of two governments."""

from functools import cache

import msgspec

from rawi.lexicon.actors import load as load_actors
from rawi.lexicon.places import load as load_places
from rawi.lexicon.tables import LexiconError, read_table

FILE = "sides.tsv"


class Side(msgspec.Struct, frozen=True):
    """One of those who claim to be the state of a country, in the years `since` to `until`.

    `government` and `forces` are the actors that the names of a government and an army mean in its own mouth. It issues
    statements from its `seats`. Nobody else uses its `words`; its statements alone name the other side as in `says`.
    """

    side: str
    country: str
    since: int | None
    until: int | None
    government: str
    forces: str
    seats: tuple[str, ...]
    words: tuple[str, ...]
    says: tuple[str, ...]
    example: str | None
    counter: str | None


@cache
def sides_of(country: str) -> tuple[Side, ...]:
    """Return the sides of a country, none for one that has but one state. Raises `LexiconError` for unknown names."""
    return _by_country().get(country, ())


@cache
def _by_country() -> dict[str, tuple[Side, ...]]:
    actors, places = load_actors().rows, load_places().rows
    found: dict[str, tuple[Side, ...]] = {}
    for row in read_table(FILE, Side):
        unknown = {row.side, row.government, row.forces} - actors.keys() | {*row.seats} - places.keys()
        if unknown:
            raise LexiconError(f"{FILE}: {row.side!r} names {sorted(unknown)}, which are not listed, correct them")
        found[row.country] = (*found.get(row.country, ()), row)
    return found
