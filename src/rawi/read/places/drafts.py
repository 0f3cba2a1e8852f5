"""A place in the making, as its finder hands it on."""

import msgspec

from rawi.lexicon.places import PlaceHead, PlaceRow, PlaceShort
from rawi.model import Entity
from rawi.model.mention import PlacePrecision, Relation


class PlaceDraft(msgspec.Struct, frozen=True):
    """A place in the making: code points, tokens, and what the words may mean.

    `rows` are places of the list that are written so; `local` is a place of no list; `back` is the head noun of a
    back-reference (البلدة), `part` one by its bearing (الأحياء الشرقية). `distance_km` is from the place named.
    `prop`: what stands beside the name: nothing, a verb that takes it, a preposition or list, or a head noun.
    `dateline`: it says where the report was written. `shorts` are what a word means in texts about a country (القطاع).
    """

    start: int
    end: int
    first: int
    last: int
    rule: str
    rows: tuple[PlaceRow, ...] = ()
    local: Entity | None = None
    head: PlaceHead | None = None
    back: PlaceHead | None = None
    part: bool = False
    capital: bool = False
    bearing: str | None = None
    distance_km: float | None = None
    relation: Relation = "at"
    precision: PlacePrecision = "area"
    prop: str = "nothing"
    dateline: bool = False
    shorts: tuple[PlaceShort, ...] = ()
