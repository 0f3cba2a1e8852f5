"""What of a case is held against each other: what shares a key and stands near each other in the order of documents.

Any number may share a key; each is held against so many before it and so many behind it. So what a claim is held
against depends on its neighbours under its keys, not on how large the case is, and what comes in touches nobody else.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

Kind = Literal["near", "said", "charge", "fight", "scene"]
# How many before and behind are looked at, by the kind of key.
REACH: dict[Kind, int] = {"near": 60, "said": 60, "charge": 240, "fight": 40, "scene": 40}


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


class Blocks:
    """All that share a key, in order. Documents come in, and are taken out to come in again with other keys."""

    def __init__(self) -> None:
        self._held: dict[Key, list[At]] = {}
        self._of: dict[str, list[tuple[Key, At]]] = {}

    def put(self, order: str, document: str, keys: Iterable[tuple[Key, int]]) -> None:
        """Put a document in: the keys of its claims and incidents, by their numbers."""
        mine = [(key, At(order, document, number)) for key, number in dict.fromkeys(keys)]
        self._of[document] = mine
        for key, at in mine:
            held = self._held.setdefault(key, [])
            if held and held[-1] > at:
                insort(held, at)
            else:
                held.append(at)

    def take(self, document: str) -> None:
        """Take a document out."""
        for key, at in self._of.pop(document, ()):
            held = self._held[key]
            del held[bisect_left(held, at)]
            if not held:
                del self._held[key]

    def of(self, document: str) -> Sequence[tuple[Key, At]]:
        """Return what a document has under which key."""
        return self._of.get(document, ())

    def beside(self, key: Key, at: At) -> Sequence[At]:
        """Return what is looked at from a place under a key: so many before it, what is there, so many behind it."""
        held = self._held.get(key, ())
        place, reach = bisect_left(held, at), REACH[key.kind]
        return held[max(0, place - reach) : place + reach + 1]

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
