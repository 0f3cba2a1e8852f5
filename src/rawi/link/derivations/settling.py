"""All derivations of a case set against each other: one direction, and of several explanations the one to keep.

Direction comes from declared reliance, from dates, from the structure of a page (a summary comes from the statement it
sums up), and from who left out more. Between siblings the common source is kept and the edge between them dropped, as
in textual criticism: what two copies share is explained by what both come from, unless they share more than that.
A source that is named and not held is a node of its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Self

import msgspec

from rawi.link.derivations.outside import Held, from_outside, held_by
from rawi.link.pairs.derivation import MOSTLY, PRIMACY, UNEXPLAINED, chains_of, length
from rawi.link.pairs.verdicts import better
from rawi.link.texts.cited import Known, attributed_to, cites, known
from rawi.link.texts.voices import Voice, voice
from rawi.model import Derivation, Passage, Quotation, Reading, Reuse, Span

# One copy is nearer than another if it fits so many characters better, and the other hardly any: of two witnesses
# the one with the readings of both is the one in between.
NEARER, HARDLY = 0.08, 0.3
# Or if most of it fits so much better.
PLAINLY = 0.15


class Settled(NamedTuple):
    """What remains of the alignments of a case."""

    reuses: tuple[Reuse, ...]
    quotations: tuple[Quotation, ...]
    derivations: tuple[Derivation, ...]

    @classmethod
    def in_order(
        cls, reuses: Iterable[Reuse], quotations: Iterable[Quotation], derivations: Iterable[Derivation]
    ) -> Self:
        """Return what remains in the order of the record."""
        return cls(
            tuple(sorted(reuses, key=lambda reuse: (reuse.target.span, reuse.source.span))),
            tuple(sorted(quotations, key=lambda quotation: quotation.span)),
            tuple(sorted(derivations, key=lambda one: (one.target, one.source))),
        )


def settle(
    readings: Sequence[Reading],
    reuses: Iterable[Reuse],
    quotations: Iterable[Quotation],
    derivations: Iterable[Derivation],
    *,
    told: Held | None = None,
) -> Settled:
    """Return what is left when every derivation of a case is set against the others.

    Takes the rows of all alignments: both directions of a pair, siblings and sources not held are settled here. `told`
    is who tells something in the case, where the readings are a part of it that no derivation leads out of.
    """
    homes = {passage.id: _Home(reading, passage) for reading in readings for passage in reading.passages}
    speakers = _Speakers(homes)
    shared: dict[tuple[str, str], list[Reuse]] = {}
    for reuse in reuses:
        shared.setdefault((reuse.source.passage, reuse.target.passage), []).append(reuse)
    edges = {(one.source, one.target): one for one in derivations}
    everyone = told or held_by(readings)
    outside = [one for reading in readings for one in from_outside(reading, everyone)]
    edges = _one_way(edges, homes)
    edges = _without_siblings(edges, shared, outside, speakers)
    checked: dict[str, Quotation] = {}
    for quotation in _checkable(quotations, edges, speakers):
        checked[quotation.id] = better(checked[quotation.id], quotation) if quotation.id in checked else quotation
    outside = [one for one in outside if not _is_held(one, edges, speakers)]
    kept = [reuse for pair in edges for reuse in shared.get(pair, ())]
    return Settled.in_order(kept, checked.values(), (*edges.values(), *outside))


_Edges = dict[tuple[str, str], Derivation]


class _Home(NamedTuple):
    """A passage and the reading it stands in."""

    reading: Reading
    passage: Passage


_Homes = Mapping[str, _Home]


class _Speakers:
    """Who speaks in the passages of a case (by id) and in their documents, worked out once for each that is asked."""

    def __init__(self, homes: _Homes) -> None:
        self.homes = homes
        self._voices: dict[str, Voice] = {}
        self._known: dict[str, Known] = {}

    def voice(self, passage: str) -> Voice:
        """Return under what the narrator of a passage may be cited."""
        if passage not in self._voices:
            self._voices[passage] = voice(*self.homes[passage])
        return self._voices[passage]

    def of(self, passage: str) -> Known:
        """Return the speakers of the reading that a passage stands in."""
        reading = self.homes[passage].reading
        if reading.document.id not in self._known:
            self._known[reading.document.id] = known(reading)
        return self._known[reading.document.id]


def _is_held(outside: Derivation, edges: _Edges, speakers: _Speakers) -> bool:
    """Whether a source that seems not held is the narrator of a text that the passage comes from, called otherwise."""
    home = speakers.homes[outside.target]
    links = [link for _, chain in chains_of(*home) for link in chain[1:] if link.speaker == outside.source]
    for source, target in edges:
        if target == outside.target:
            who = speakers.voice(source)
            if any(cites(speakers.of(target), link, who) for link in links):
                return True
    return False


def _checkable(quotations: Iterable[Quotation], edges: _Edges, speakers: _Speakers) -> Iterator[Quotation]:
    """Yield quotations with their checks, first those against a text their passage comes from.

    Then those against another text of the one they are attributed to. What another text says, a copy of the copy or a
    sibling, checks nothing.
    """
    below: dict[str, set[str]] = {}
    for of, to in edges:
        below.setdefault(of, set()).add(to)
    of_document: dict[str, list[Passage]] = {}
    for _, passage in speakers.homes.values():
        of_document.setdefault(passage.span.document, []).append(passage)

    def home(span: Span) -> str | None:
        return next((held.id for held in of_document.get(span.document, ()) if held.span.contains(span)), None)

    reached: dict[tuple[str, str], bool] = {}

    def comes_from(target: str, source: str) -> bool:
        if (source, target) not in reached:
            reached[source, target] = _reaches(below, source, target)
        return reached[source, target]

    rest = []
    for quotation in quotations:
        target = home(quotation.span)
        source = home(quotation.source_span) if quotation.source_span is not None else None
        if source is None or target is None or comes_from(target, source):
            yield quotation
            continue
        is_theirs = attributed_to(speakers.of(target), quotation.attribution, speakers.voice(source))
        if is_theirs and not comes_from(source, target):
            rest.append(quotation)
        else:
            rest.append(msgspec.structs.replace(quotation, verdict="unchecked", source_span=None, changes=()))
    yield from rest


def _one_way(edges: _Edges, homes: _Homes) -> _Edges:
    """Return the edges without their opposites and without circles, the surest first."""
    kept: _Edges = {}
    below: dict[str, set[str]] = {}
    relying = {one.target for one in edges.values() if one.declared}
    order = sorted(
        edges.values(), key=lambda one: (not one.declared, _order(one, homes, relying) > 0, -one.share, one.id)
    )
    for one in order:
        if _reaches(below, one.target, one.source):
            continue
        kept[one.source, one.target] = one
        below.setdefault(one.source, set()).add(one.target)
    return kept


def _order(one: Derivation, homes: _Homes, relying: set[str]) -> int:
    """Return a positive number if an edge runs from the later, the derived or the shorter account to the other.

    Of two copies the one that names its own source comes first.
    """
    (reading, passage), (other_reading, other) = homes[one.source], homes[one.target]
    here, there = reading.document.published, other_reading.document.published
    if here.start and there.start and here.start != there.start:
        return 1 if here.start > there.start else -1
    if PRIMACY[passage.role] != PRIMACY[other.role]:
        return PRIMACY[passage.role] - PRIMACY[other.role]
    if (one.source in relying) != (one.target in relying):
        return 1 if one.target in relying else -1
    size, other_size = passage.span.end - passage.span.start, other.span.end - other.span.start
    if size != other_size:
        return other_size - size
    return 1 if reading.document.path > other_reading.document.path else -1


def _reaches(below: Mapping[str, set[str]], start: str, goal: str) -> bool:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        at = waiting.pop()
        if at == goal:
            return True
        if at not in seen:
            seen.add(at)
            waiting += below.get(at, ())
    return False


def _without_siblings(
    edges: _Edges,
    shared: Mapping[tuple[str, str], Sequence[Reuse]],
    outside: Sequence[Derivation],
    speakers: _Speakers,
) -> _Edges:
    """Return the edges that nothing else explains: of two copies of one source, neither comes from the other."""
    sources: dict[str, set[str]] = {}
    for source, target in edges:
        sources.setdefault(target, set()).add(source)
    named: dict[str, dict[str, tuple[Span, ...]]] = {}
    for one in outside:
        named.setdefault(one.target, {})[one.source] = one.reliance
    kept = dict(edges)
    for (source, target), one in edges.items():
        taken = [reuse.target.span for reuse in shared.get((source, target), ())]
        common = sources.get(source, set()) & sources.get(target, set())
        for origin in sorted(common):
            here, there = shared.get((source, target), ()), shared.get((origin, target), ())
            if _lies_between(here, there) or _by_way_of(one, edges[origin, target], here, speakers):
                if not edges[origin, target].reliance or _by_way_of(one, edges[origin, target], here, speakers):
                    kept.pop((origin, target), None)
            elif not one.reliance and _uncovered(taken, [r.target.span for r in there]) < UNEXPLAINED * length(taken):
                kept.pop((source, target), None)
        both = set(named.get(source, ())) & set(named.get(target, ()))
        if both and not one.declared:
            told = [
                span
                for span, chain in chains_of(*speakers.homes[target])
                if any(link.speaker in both for link in chain[1:])
            ]
            if _uncovered(taken, told) < UNEXPLAINED * length(taken):
                kept.pop((source, target), None)
    return kept


def _by_way_of(near: Derivation, far: Derivation, here: Sequence[Reuse], speakers: _Speakers) -> bool:
    """Whether a target has what it cites of the farther text from the nearer one: by its own word, or copied from it.

    By its own word where it always names the nearer text's narrator before the other; copied where most of it comes
    from the nearer one, and what it tells on the other's word with the rest.
    """
    if not far.reliance or speakers.homes[near.source].passage.role == "statement":
        return False
    who, other, among = speakers.voice(near.source), speakers.voice(far.source), speakers.of(near.target)
    told_there = chains_of(*speakers.homes[near.target])
    cited = [(span, chain) for span, chain in told_there if attributed_to(among, chain, other)]
    told = [span for span, _ in cited]
    taken = [reuse.target.span for reuse in here]
    if near.share > max(far.share, MOSTLY) and _uncovered(told, taken) < UNEXPLAINED * length(told):
        return True
    return bool(cited) and all(len(chain) > 2 and cites(among, chain[1], who) for _, chain in cited)


def _lies_between(near: Sequence[Reuse], far: Sequence[Reuse]) -> bool:
    """Whether a target has from the nearer text what it has from the farther one, in words nearer to its own."""
    fits = _fit(near), _fit(far)
    places = fits[0].keys() | fits[1].keys()
    gains = [fits[0].get(at, 0.0) - fits[1].get(at, 0.0) for at in places]
    better, worse = sum(gain for gain in gains if gain > 0), -sum(gain for gain in gains if gain < 0)
    if better > NEARER * len(fits[0]) and worse < HARDLY * better:
        return True
    plainly = sum(fits[0][at] - fits[1].get(at, 0.0) > PLAINLY for at in fits[0])
    alone = sum(at not in fits[0] for at in fits[1])
    return plainly > MOSTLY * len(fits[0]) and alone < UNEXPLAINED * len(fits[1])


def _fit(reuses: Iterable[Reuse]) -> dict[int, float]:
    """Return how well each character of the target that is reused is met."""
    found: dict[int, float] = {}
    for reuse in reuses:
        for at in range(reuse.target.span.start, reuse.target.span.end):
            found[at] = max(found.get(at, 0.0), reuse.score)
    return found


def _uncovered(spans: Sequence[Span], others: Sequence[Span]) -> int:
    """Return how many characters of `spans` no span of `others` covers."""
    return length([*spans, *others]) - length(others)
