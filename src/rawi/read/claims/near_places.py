"""Where the places of a document stand, so that those nearest to a claim are found without a walk over all of them."""

import sys
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rawi.read.claims.place_signs import Seen

# A mention in the clause is nearer than one in its sentence, that nearer than one before, that than one after.
_BEFORE_CLAUSE, _AFTER_CLAUSE, _EARLIER, _LATER, _TOO_FAR = 100, 150, 1000, 3000, 1_000_000


class Told(NamedTuple):
    """A claim by its tokens: its clause, trigger and sentence, who says it, and the kind of what it tells."""

    first: int
    last: int
    trigger: int
    sentence: int
    voice: tuple[str | None, ...]
    kind: str


class Laid(NamedTuple):
    """The mentions of places in the order of the text, by their first tokens.

    `recent` has for each mention the nearest places up to it, one mention of each; `order` numbers the places.
    """

    mentions: tuple[Seen, ...]
    firsts: tuple[int, ...]
    recent: tuple[tuple[Seen, ...], ...]
    order: dict[str, int]


def laid(seen: Sequence[Seen], most: int) -> Laid:
    """Return the mentions laid out, with so many recent places for each."""
    order: dict[str, int] = {}
    for one in seen:
        order.setdefault(one.entity, len(order))
    mentions = sorted(seen, key=lambda one: (one.first, -order[one.entity]))
    recent: list[tuple[Seen, ...]] = []
    last: tuple[Seen, ...] = ()
    for one in mentions:
        last = (one, *(other for other in last if other.entity != one.entity))[:most]
        recent.append(last)
    return Laid(tuple(mentions), tuple(one.first for one in mentions), tuple(recent), order)


def _around(places: Laid, first: int, last: int) -> Iterable[Seen]:
    """Yield the mentions that begin in a range of tokens, and the nearest ones of the places before it."""
    start = bisect_left(places.firsts, first)
    if start:
        yield from places.recent[start - 1]
    yield from places.mentions[start : bisect_left(places.firsts, last)]


def is_any_in(ordered: Sequence[int], first: int, last: int) -> bool:
    """Whether one of some ordered tokens is in a range."""
    at = bisect_left(ordered, first)
    return at < len(ordered) and ordered[at] < last


def nearest(places: Laid, told: Told, starts: Sequence[int], lead: int, most: int) -> list[Seen]:
    """Return so many places nearest to a claim, nearest first, each by its nearest mention.

    `starts` are the first tokens of the sentences, `lead` is the sentence whose places reach back from behind.
    """
    at = told.sentence
    first = min(starts[at], told.first) if at >= 0 else 0
    seen = [*_around(places, first, max(_start(starts, at + 2), told.last))]
    if lead > at:
        seen += _around(places, _start(starts, lead), _start(starts, lead + 1))
    near: dict[str, tuple[int, int, int, Seen]] = {}
    for one in seen:
        far = (_distance(one, told, lead), one.first, places.order[one.entity])
        if far[0] < _TOO_FAR and (one.entity not in near or far < near[one.entity][:3]):
            near[one.entity] = (*far, one)
    return [item[3] for item in sorted(near.values(), key=lambda item: item[:3])[:most]]


def _start(starts: Sequence[int], sentence: int) -> int:
    return starts[sentence] if sentence < len(starts) else sys.maxsize


def _distance(seen: Seen, told: Told, lead: int) -> int:
    """Return how far a mention is from a claim, in tokens and steps for the clause, the sentence and what follows."""
    gap = abs(told.trigger - seen.first)
    if told.first <= seen.first < told.last:
        return gap
    if seen.sentence == told.sentence:
        return gap + (_BEFORE_CLAUSE if seen.first < told.first else _AFTER_CLAUSE)
    if seen.first < told.first:
        return gap + _EARLIER
    return gap + _LATER if seen.sentence in (told.sentence + 1, lead) else _TOO_FAR
