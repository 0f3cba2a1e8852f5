"""Counting: every score is a ratio of two counts, so that documents, parts and layers add up."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

from rawi.evaluate.names import Verdict

G = TypeVar("G")
F = TypeVar("F")


class Miss(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is not as in the gold, for whoever writes rules; never made of unseen gold."""

    layer: str
    document: str
    gold: str
    found: str


class Tally:
    """Counts by layer and metric: `[hits, of]`, with what was missed."""

    def __init__(self) -> None:
        self.counts: dict[str, dict[str, list[float]]] = defaultdict(dict)
        self.misses: list[Miss] = []

    def count(self, layer: str, metric: str, hits: float, of: float) -> None:
        """Add `hits` out of `of`; the pair is kept even where it is nothing out of nothing."""
        pair = self.counts[layer].setdefault(metric, [0.0, 0.0])
        pair[0] += hits
        pair[1] += of

    def found(self, layer: str, *, hits: float, gold: float, found: float) -> None:
        """Add to precision and recall of a layer."""
        self.count(layer, "precision", hits, found)
        self.count(layer, "recall", hits, gold)

    def verdict(self, layer: str, verdict: Verdict) -> None:
        """Add to the shares right, open and wrong of a layer, and to `safe`: right among what is given."""
        for name in ("right", "open", "wrong"):
            self.count(layer, name, verdict == name, 1)
        self.count(layer, "safe", verdict == "right", verdict != "open")

    def miss(self, layer: str, document: str, *, gold: object, found: object) -> None:
        """Keep what differs."""
        self.misses.append(Miss(layer=layer, document=document, gold=str(gold), found=str(found)))

    def add(self, other: "Tally") -> None:
        """Add the counts and misses of another tally."""
        for layer, metrics in other.counts.items():
            for metric, (hits, of) in metrics.items():
                self.count(layer, metric, hits, of)
        self.misses += other.misses


def pair(gold: Sequence[G], found: Sequence[F], likeness: Callable[[G, F], float]) -> list[tuple[G, F]]:
    """Return pairs of like items, the likest first taken, each item once; likeness 0 pairs nothing."""
    scored = [
        (-score, i, j)
        for i, wanted in enumerate(gold)
        for j, given in enumerate(found)
        if (score := likeness(wanted, given)) > 0
    ]
    pairs: list[tuple[G, F]] = []
    left: set[int] = set()
    right: set[int] = set()
    for _, i, j in sorted(scored):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((gold[i], found[j]))
    return pairs


def overlap(start: int, end: int, other_start: int, other_end: int) -> float:
    """Return the shared part of two stretches over both together, 0-1."""
    shared = min(end, other_end) - max(start, other_start)
    return shared / (max(end, other_end) - min(start, other_start)) if shared > 0 else 0.0
