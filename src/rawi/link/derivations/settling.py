"""All derivations of a case set against each other: one direction, and of several explanations the one to keep.

Direction comes from declared reliance, from dates, from the structure of a page (a summary comes from the statement it
sums up), and from who left out more. Between siblings the common source is kept and the edge between them dropped, as
in textual criticism: what two copies share is explained by what both come from, unless they share more than that.
A source that is named and not held is a node of its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Self

import msgspec

from rawi.link.derivations.first import credit, later_by_the_clock, on_word_of, speaks_for_cited, told_itself
from rawi.link.derivations.outside import Held, from_outside, held_by
from rawi.link.derivations.siblings import Edges, Home, Homes, Speakers, by_target, uncovered, without_siblings
from rawi.link.pairs.derivation import PRIMACY, UNEXPLAINED, WHOLE, chains_of, length
from rawi.link.pairs.verdicts import better
from rawi.link.texts.cited import attributed_to, cites
from rawi.model import Derivation, Passage, Quotation, Reading, Reuse, Span

# Who copies leaves out: the plainly longer one of two is the source.
PLAINLY_LONGER = 1.2


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
    homes = {passage.id: Home(reading, passage) for reading in readings for passage in reading.passages}
    speakers = Speakers(homes)
    shared: dict[tuple[str, str], list[Reuse]] = {}
    for reuse in reuses:
        shared.setdefault((reuse.source.passage, reuse.target.passage), []).append(reuse)
    edges = _credited({(one.source, one.target): one for one in derivations}, shared, homes)
    everyone = told or held_by(readings)
    outside = [one for reading in readings for one in from_outside(reading, everyone)]
    edges = _one_way(edges, homes)
    edges = without_siblings(edges, shared, outside, speakers)
    checked: dict[str, Quotation] = {}
    for quotation in _checkable(quotations, edges, speakers):
        checked[quotation.id] = better(checked[quotation.id], quotation) if quotation.id in checked else quotation
    into = by_target(edges)
    outside = [one for one in outside if not _is_held(one, into, speakers)]
    kept = [reuse for pair in edges for reuse in shared.get(pair, ())]
    return Settled.in_order(kept, checked.values(), (*edges.values(), *outside))


def _is_held(outside: Derivation, into: Mapping[str, Sequence[str]], speakers: Speakers) -> bool:
    """Whether a source that seems not held is the narrator of a text that the passage comes from, called otherwise.

    `into`: what each passage comes from.
    """
    sources = into.get(outside.target, ())
    if not sources:
        return False
    home, among = speakers.homes[outside.target], speakers.of(outside.target)
    links = [link for _, chain in chains_of(*home) for link in chain[1:] if link.speaker == outside.source]
    return any(cites(among, link, who) for who in map(speakers.voice, sources) for link in links)


def _checkable(quotations: Iterable[Quotation], edges: Edges, speakers: Speakers) -> Iterator[Quotation]:
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


def _credited(edges: Edges, shared: Mapping[tuple[str, str], Sequence[Reuse]], homes: Homes) -> Edges:
    """Return the edges, declared where a page credits the other in a line of its own, if that does not credit it.

    So they are where it tells on a side's word, and on no other's, what it takes from the side's own agency; not where
    both have that from the text of who said it.
    """
    found, into = dict(edges), by_target(edges)
    for (source, target), one in edges.items():
        if one.declared:
            continue
        said = credit(homes[target], homes[source])
        if said is not None and credit(homes[source], homes[target]) is None:
            found[source, target] = msgspec.structs.replace(one, declared=True, reliance=(said,))
            continue
        if told_itself(homes[target], homes[source]) or later_by_the_clock(homes[source], homes[target]) > 0:
            # It was said to the target itself, or stood there first.
            continue
        taken = [reuse.target.span for reuse in shared.get((source, target), ())]
        if _have_it_from_one(one, taken, edges, into, shared):
            continue
        told = [span for span, chain in chains_of(*homes[target]) if len(chain) > 1 and any(map(span.overlaps, taken))]
        on_word = {span: word for span, word in on_word_of(homes[target], homes[source]) if span in told}
        if on_word and on_word.keys() == set(told):
            kind = one.kind if one.share >= WHOLE else "paraphrases"
            words = tuple(sorted(set(on_word.values())))
            found[source, target] = msgspec.structs.replace(one, declared=True, reliance=words, kind=kind)
    return found


def _have_it_from_one(
    one: Derivation,
    taken: Sequence[Span],
    edges: Edges,
    into: Mapping[str, Sequence[str]],
    shared: Mapping[tuple[str, str], Sequence[Reuse]],
) -> bool:
    """Whether both ends of an edge cite a third text, from which the target has what is `taken`."""
    for origin in into[one.target]:
        if not edges[origin, one.target].declared or (origin, one.source) not in edges:
            continue
        there = [reuse.target.span for reuse in shared.get((origin, one.target), ())]
        if uncovered(taken, there) < UNEXPLAINED * length(taken):
            return True
    return False


def _one_way(edges: Edges, homes: Homes) -> Edges:
    """Return the edges without their opposites and without circles, the surest first."""
    kept: Edges = {}
    below: dict[str, set[str]] = {}
    relying = {one.target for one in edges.values() if one.declared}
    order = sorted(
        edges.values(), key=lambda one: (not one.declared, _order(one, homes, relying) > 0, -one.share, one.id)
    )
    for one in order:
        if _reaches(below, one.target, one.source):
            continue
        kept[one.source, one.target] = _with_doubt(one, homes, relying)
        below.setdefault(one.source, set()).add(one.target)
    return kept


def _with_doubt(one: Derivation, homes: Homes, relying: set[str]) -> Derivation:
    """Return an edge, marked where nothing but a little more or less of text shows which of the two was first."""
    sizes = [homes[end].passage.span.end - homes[end].passage.span.start for end in (one.source, one.target)]
    shown = one.declared or _shown(one, homes, relying) or max(sizes) >= PLAINLY_LONGER * min(sizes)
    return one if shown else msgspec.structs.replace(one, either_way=True)


def _order(one: Derivation, homes: Homes, relying: set[str]) -> int:
    """Return a positive number if an edge runs from the later, the derived or the shorter account to the other.

    Of two copies the one that names its own source comes first.
    """
    shown = _shown(one, homes, relying)
    if shown:
        return shown
    (reading, passage), (other_reading, other) = homes[one.source], homes[one.target]
    size, other_size = passage.span.end - passage.span.start, other.span.end - other.span.start
    if size != other_size:
        return other_size - size
    return 1 if reading.document.path > other_reading.document.path else -1


def _shown(one: Derivation, homes: Homes, relying: set[str]) -> int:
    """Return the same by the days, the form, the hours and the sources of the two, 0 where none of these shows it."""
    source, target = homes[one.source], homes[one.target]
    (reading, passage), (other_reading, other) = source, target
    here, there = reading.document.published, other_reading.document.published
    if here.start and there.start and here.start != there.start:
        return 1 if here.start > there.start else -1
    if PRIMACY[passage.role] != PRIMACY[other.role]:
        return PRIMACY[passage.role] - PRIMACY[other.role]
    if later := later_by_the_clock(source, target):
        return later
    if himself := told_itself(target, source) - told_itself(source, target):
        return himself
    if own := speaks_for_cited(target, source) - speaks_for_cited(source, target):
        return own
    return (one.target in relying) - (one.source in relying)


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
