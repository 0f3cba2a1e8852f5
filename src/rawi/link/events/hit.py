"""What a blow hit: one building that only one page calls by its name, or many places of a town."""

from rawi.link.events.blows import ATTACKS
from rawi.link.events.timing import days_between, is_short
from rawi.link.events.told import Told
from rawi.link.events.victims import buildings, is_plural
from rawi.link.texts.words import words_of

# So many air strikes or targets are those of a day in a town.
MANY = 5
_COUNTED_BLOWS = frozenset({"airstrike", "attack", "target"})


def of_one_building(one: Told, other: Told) -> bool:
    """Whether two pages tell of one day and of a mosque or a market that only one calls by its name."""
    if one.document.id == other.document.id or buildings(one).isdisjoint(buildings(other)):
        return False
    if all(any(site.precision == "point" for site in told.sites) for told in (one, other)):
        return False
    return is_short(one.time) and is_short(other.time) and days_between(one, other) == 0


def is_among(blow: Told, many: Told) -> bool:
    """Whether one tells of one blow at a building and the other counts many in a town, and names no building."""
    if not {blow.claim.event_type, many.claim.event_type} <= ATTACKS or not _counts_blows(many) or _is_several(blow):
        return False
    return _names_a_point(blow) and not _names_a_point(many)


def _is_several(told: Told) -> bool:
    """Whether a claim tells of several blows, counted or not (غارات جوية)."""
    trigger = told.claim.trigger
    return _counts_blows(told) or (trigger is not None and any(map(is_plural, words_of(trigger.text))))


def _names_a_point(told: Told) -> bool:
    return bool(buildings(told)) or any(site.precision == "point" for site in told.sites)


def _counts_blows(told: Told) -> bool:
    return any(figure.what in _COUNTED_BLOWS and (figure.low or 0) >= MANY for figure in told.claim.quantities)
