"""Which pairs of documents are worth aligning: shared rare marks, a named speaker whose words are held, reliance.

An inverted index from marks (see `features.marks`) to documents: adding a document looks only at the documents that
share a mark with it. A mark of more than `DF_CAP` documents is a formula and finds nothing by itself; but who shares
more of them than a formula has holds a text that many carry, and is paired with those who held it first. Pairs without
shared marks are forced where a text attributes words to somebody whose statement or report of the same days is in the
case.
"""

import math
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from rawi.link.derivation import may_derive
from rawi.link.features import Forms, marks
from rawi.model import Reading

DF_CAP = 50
# So many marks are those of some 25 words, longer than formulas are; a story that many carry is looked for only with
# this many of its first holders, so that the pairs grow with its copies and not with their square.
CARRIED, FIRST_HOLDERS = 60, 5
# A pair that shares less than this is let go. A mark that only two documents hold counts nearly 1, a common one less;
# a copy of five words shares about a dozen.
CUT = 8.0
# In a case this small every pair with anything in common is worth a look.
FEW, FEW_CUT = 50, 3.0
TOP = 20
# A statement is taken up within days; what lies further apart is another occasion.
FORCED_DAYS = 3

# The passages whose words are their narrator's own and full.
ACCOUNT_ROLES = ("report", "statement", "summary")


class Pair(NamedTuple):
    """Align these two documents (ids), the words going from `source` to `target`; the same id twice is a page."""

    source: str
    target: str
    score: float
    forced: bool


class Index:
    """Marks of documents, to find those that share rare ones."""

    def __init__(self) -> None:
        self._postings: dict[int, list[str]] = {}
        self._documents = 0

    def add(self, document: str, features: Iterable[int]) -> None:
        """Add the marks of a document."""
        self._documents += 1
        for mark in features:
            self._postings.setdefault(mark, []).append(document)

    def query(self, features: Iterable[int], *, without: str | None = None, top: int = TOP) -> list[tuple[str, float]]:
        """Return the documents that share rare marks, or many common ones, best first, with how much they share.

        Each shared mark counts by its inverse document frequency, as a part of that of a mark of one document.
        """
        scores: dict[str, float] = {}
        carried: dict[str, list[float]] = {}
        scale = math.log(1 + self._documents) if self._documents else 1.0
        for mark in features:
            holders = self._postings.get(mark, ())
            if not holders:
                continue
            weight = math.log(1 + self._documents / len(holders)) / scale
            if len(holders) > DF_CAP:
                for holder in holders[:FIRST_HOLDERS]:
                    carried.setdefault(holder, []).append(weight)
                continue
            for holder in holders:
                scores[holder] = scores.get(holder, 0.0) + weight
        for holder, weights in carried.items():
            if len(weights) >= CARRIED:
                scores[holder] = scores.get(holder, 0.0) + sum(weights)
        if without is not None:
            scores.pop(without, None)
        best = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        return best[:top]


def candidates(prepared: Sequence[Forms]) -> tuple[Pair, ...]:
    """Return the pairs of a case to align, each in the direction the words may have gone (both where open).

    A page with several accounts is a pair with itself.
    """
    index = Index()
    features = [marks(forms) for forms in prepared]
    by_id = {forms.reading.document.id: forms.reading for forms in prepared}
    for forms, marked in sorted(zip(prepared, features, strict=True), key=_first_published):
        index.add(forms.reading.document.id, marked)
    cut = CUT if len(prepared) > FEW else FEW_CUT
    scores: dict[tuple[str, str], float] = {}
    for forms, marked in zip(prepared, features, strict=True):
        this = forms.reading.document.id
        for other, score in index.query(marked, without=this):
            if score >= cut:
                scores[min(this, other), max(this, other)] = score
    forced = forced_pairs([forms.reading for forms in prepared])
    pairs = [
        Pair(document, document, 0.0, forced=True)
        for document, reading in by_id.items()
        if may_derive(reading, reading)
    ]
    for one, other in sorted({*scores, *forced}):
        for source, target in ((one, other), (other, one)):
            if may_derive(by_id[source], by_id[target]):
                pairs.append(Pair(source, target, scores.get((one, other), 0.0), (one, other) in forced))
    return tuple(pairs)


def _first_published(held: tuple[Forms, frozenset[int]]) -> tuple[str, str]:
    document = held[0].reading.document
    return document.published.start or "undated", document.id


def forced_pairs(readings: Sequence[Reading]) -> set[tuple[str, str]]:
    """Return pairs of ids in which one text names as its source somebody whose words of those days the other holds."""
    holders: dict[str, list[Reading]] = {}
    for reading in readings:
        for who in voices(reading):
            holders.setdefault(who, []).append(reading)
    found = set()
    for reading in readings:
        this = reading.document.id
        for who in cited(reading):
            for holder in holders.get(who, ()):
                other = holder.document.id
                if other != this and days_apart(reading, holder) <= FORCED_DAYS:
                    found.add((min(this, other), max(this, other)))
    return found


def voices(reading: Reading) -> set[str]:
    """Return the ids (of sources and of the entities they are) whose own words the document holds."""
    entity_of = {source.id: source.entity for source in reading.sources}
    narrators = {p.narrator for p in reading.passages if p.role in ACCOUNT_ROLES and p.narrator}
    return narrators | {entity for narrator in narrators if (entity := entity_of.get(narrator))}


def cited(reading: Reading) -> set[str]:
    """Return the ids of all whom the text names as speakers, its own narrators left out."""
    chains = [claim.attribution for claim in reading.claims] + [quote.attribution for quote in reading.quotations]
    return {link.speaker for chain in chains for link in chain[1:] if link.speaker}


def days_apart(one: Reading, other: Reading) -> int:
    """Return the least number of days between two publications; 0 where either is not dated."""
    a, b = one.document.published, other.document.published
    if not (a.start and a.end and b.start and b.end):
        return 0
    gaps = (
        (date.fromisoformat(b.start) - date.fromisoformat(a.end)).days,
        (date.fromisoformat(a.start) - date.fromisoformat(b.end)).days,
    )
    return max(0, *gaps)
