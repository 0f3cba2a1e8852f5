"""What of a case is held against each other: what shares a key and stands near each other in the order of documents.

Any number may share a key; each is held against so many before it and so many behind it. So what a claim is held
against depends on its neighbours under its keys, not on how large the case is, and what comes in touches nobody else.
"""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

Kind = Literal["near", "said", "charge", "fight", "scene", "denial", "victim", "taken", "repelled"]
# How many before and behind are looked at, by the kind of key; those that take a place and repel are held against all.
REACH: dict[Kind, int] = {
    "near": 60,
    "said": 60,
    "charge": 240,
    "fight": 40,
    "scene": 40,
    "denial": 0,
    "victim": 1,
    "taken": sys.maxsize,
    "repelled": sys.maxsize,
}


class Key(NamedTuple):
    """What things may share: of which kind, what, and when."""

    kind: Kind
    what: tuple[str, ...]
    when: int | str | None = None


class At(NamedTuple):
    """A place in the order of a case: where its document comes, the document, the number of a claim or incident."""

    order: str
    document: str
    number: int


class Moved(NamedTuple):
    """Pairs of documents that are held against each other no more under some key, or now, since others came between."""

    apart: list[tuple[str, str]]
    together: list[tuple[str, str]]


class Blocks:
    """All that share a key, in order. Documents come in, or come in again with other keys."""

    def __init__(self) -> None:
        self._held: dict[Key, list[At]] = {}
        self._of: dict[str, dict[tuple[Key, At], None]] = {}

    def put(self, order: str, document: str, keys: Iterable[tuple[Key, int]]) -> Moved:
        """Put a document in, or in again: the keys of its claims and incidents, by their numbers."""
        now = {(key, At(order, document, number)): None for key, number in keys}
        before = self._of.get(document, {})
        self._of[document] = now
        moved = Moved([], [])
        for key, at in before.keys() - now.keys():
            held = self._held[key]
            place, reach = bisect_left(held, at), REACH[key.kind]
            del held[place]
            moved.together.extend(_so_far_apart(held, place - reach, place, reach))
        for key, at in now if not before else now.keys() - before.keys():
            held = self._held.setdefault(key, [])
            place, reach = bisect_left(held, at) if held and held[-1] > at else len(held), REACH[key.kind]
            held.insert(place, at)
            moved.apart.extend(_so_far_apart(held, place - reach, place, reach + 1))
        return moved

    def of(self, document: str) -> Iterable[tuple[Key, At]]:
        """Return what a document has under which key."""
        return self._of.get(document, ())

    def beside(self, key: Key, at: At) -> Sequence[At]:
        """Return what is looked at from a place under a key: so many before it, what is there, so many behind it."""
        held = self._held.get(key, ())
        place, reach = bisect_left(held, at), REACH[key.kind]
        return held[max(0, place - reach) : place + reach + 1]

    def looking(self, key: Key, at: At, kind: Kind) -> Sequence[At]:
        """Return what of another kind looks at a place under a key, from where it would stand there."""
        held, others = self._held.get(key, ()), self._held.get(key._replace(kind=kind), ())
        place, reach = bisect_left(held, at), REACH[key.kind]
        first, last = held[max(0, place - reach)], held[min(len(held) - 1, place + reach)]
        return others[bisect_left(others, first) : bisect_right(others, last)]

    def within(self, kind: Kind, documents: Iterable[str]) -> Mapping[Key, list[At]]:
        """Return what some documents have under each key of a kind, in order."""
        found: dict[Key, list[At]] = {}
        for document in documents:
            for key, at in self._of.get(document, ()):
                if key.kind == kind:
                    found.setdefault(key, []).append(at)
        for each in found.values():
            each.sort()
        return found

    def pairs(self, key: Key, some: Sequence[At]) -> Iterator[tuple[At, At]]:
        """Yield those of some places under a key that are held against each other, in order."""
        held = self._held[key]
        places = range(len(held)) if len(some) == len(held) else [bisect_left(held, at) for at in some]
        for number, one in enumerate(some):
            for other in range(number + 1, len(some)):
                if places[other] - places[number] > REACH[key.kind]:
                    break
                yield one, some[other]


def _so_far_apart(held: Sequence[At], first: int, end: int, steps: int) -> list[tuple[str, str]]:
    """Return the documents at the places from `first` to before `end`, each with the one so many places behind it."""
    first, end = max(0, first), min(end, len(held) - steps)
    if first >= end:
        return []
    pairs = zip(held[first:end], held[first + steps : end + steps], strict=True)
    return [(one.document, other.document) for one, other in pairs]
