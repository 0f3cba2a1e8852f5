"""Which claim comes from which: claims on both sides of one reuse that say the same with the same words."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rawi.link.events.likeness import SAME_FAMILY, another_occasion, shared_words, type_likeness
from rawi.link.events.told import Book, Told
from rawi.model import Reuse, Span

# A claim is covered by a reuse where this part of it, or of the reuse, is shared.
COVERED = 0.5
MOSTLY = 0.6
# Two claims inside one reuse are each other's counterpart from this likeness on (words and order, 0-2).
COUNTERPART = 0.8
# What was changed at the end of a reuse stands so many characters from it at most.
_CHANGED, _BESIDE = frozenset({"number_changed", "time_changed"}), 2


@dataclass(frozen=True, slots=True)
class Descent:
    """Claim `target` repeats claim `source` by way of `reuse`; `likeness` orders competing ones."""

    source: str
    target: str
    reuse: Reuse
    likeness: float


@dataclass(frozen=True, slots=True)
class Descents:
    """What comes from what. `claims`: by target claim, best first. `covering`: reuses over a claim, widest first."""

    claims: Mapping[str, tuple[Descent, ...]]
    covering: Mapping[str, tuple[Reuse, ...]]

    def related(self, one: str, other: str) -> bool:
        """Whether one of two claims repeats the other, or both go back to a third."""
        return not self.ancestors(one).isdisjoint(self.ancestors(other))

    def without(self, pairs: Container[tuple[str, str]]) -> "Descents":
        """Return what comes from what, but for what one passage has from another by these pairs of them."""
        claims = {
            target: tuple(one for one in found if passages_of(one.reuse) not in pairs)
            for target, found in self.claims.items()
        }
        covering = {
            claim: tuple(reuse for reuse in found if passages_of(reuse) not in pairs)
            for claim, found in self.covering.items()
        }
        return Descents(claims, covering)

    def ancestors(self, claim: str) -> frozenset[str]:
        """Return a claim with all it repeats, directly or by way of others."""
        found = {claim}
        waiting = [claim]
        while waiting:
            new = {item.source for item in self.claims.get(waiting.pop(), ())} - found
            found |= new
            waiting += new
        return frozenset(found)

    def originals(self, claims: Sequence[str]) -> list[str]:
        """Return those of some claims that repeat no other of them; all where each repeats another."""
        members = set(claims)
        roots = [claim for claim in claims if not any(item.source in members for item in self.claims.get(claim, ()))]
        return roots or list(claims)


def passages_of(reuse: Reuse) -> tuple[str, str]:
    """Return the passages of both sides of a reuse."""
    return reuse.source.passage, reuse.target.passage


def descents(reuses: Iterable[Reuse], book: Book) -> Descents:
    """Return which claims of the case repeat which, by the reuses between their passages."""
    found: dict[str, list[Descent]] = defaultdict(list)
    covering: dict[str, list[tuple[int, Reuse]]] = defaultdict(list)
    starts = {document: [told.claim.span.start for told in each] for document, each in book.documents.items()}
    longest = {
        document: max((told.claim.span.end - told.claim.span.start for told in each), default=0)
        for document, each in book.documents.items()
    }
    for reuse in reuses:
        sides = [
            _claims_at(span, book.documents.get(span.document, ()), starts, longest)
            for span in _with_changed_ends(reuse)
        ]
        for told in (told for told in sides[1] if _is_within(reuse.target.span, told)):
            covering[told.id].append((-_shared(told.claim.span, reuse.target.span), reuse))
        for descent in _counterparts(sides[0], sides[1], reuse, book):
            found[descent.target].append(descent)
    return Descents(
        {target: tuple(sorted(each, key=lambda item: (-item.likeness, item.source))) for target, each in found.items()},
        {
            claim: tuple(reuse for _, reuse in sorted(each, key=lambda item: (item[0], item[1].id)))
            for claim, each in covering.items()
        },
    )


def _with_changed_ends(reuse: Reuse) -> tuple[Span, Span]:
    """Return both sides of a reuse, each with what was changed right before or behind it: its number, its day."""
    changed = [change for change in reuse.changes if change.kind in _CHANGED]
    source = _drawn_out(reuse.source.span, [change.source_span for change in changed])
    return source, _drawn_out(reuse.target.span, [change.target_span for change in changed])


def _drawn_out(span: Span, ends: Iterable[Span | None]) -> Span:
    for end in ends:
        if end is not None and max(end.start - span.end, span.start - end.end) <= _BESIDE:
            span = Span(span.document, min(span.start, end.start), max(span.end, end.end))
    return span


def _claims_at(
    span: Span, told: Sequence[Told], starts: Mapping[str, list[int]], longest: Mapping[str, int]
) -> list[Told]:
    if not told:
        return []
    first = bisect_left(starts[span.document], span.start - longest[span.document])
    last = bisect_left(starts[span.document], span.end)
    return [item for item in told[first:last] if _covers(span, item)]


def _covers(span: Span, told: Told) -> bool:
    length = told.claim.span.end - told.claim.span.start
    shared = _shared(told.claim.span, span)
    if shared < COVERED * min(length, span.end - span.start) or shared <= 0:
        return False
    return _is_within(span, told) or shared >= COVERED * length


def _is_within(span: Span, told: Told) -> bool:
    """Whether the verb of a claim, or most of it, is in a stretch: the order of words may have been changed."""
    trigger, length = told.claim.trigger, told.claim.span.end - told.claim.span.start
    return trigger is None or span.overlaps(trigger.span) or _shared(told.claim.span, span) >= MOSTLY * length


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start) if one.document == other.document else 0


def _counterparts(sources: Sequence[Told], targets: Sequence[Told], reuse: Reuse, book: Book) -> list[Descent]:
    """Pair the claims of both sides one to one, the likest first, by words and by where in the reuse they stand."""
    scored = []
    inside = [
        {told.id for told in side if _is_within(span, told)}
        for side, span in ((sources, reuse.source.span), (targets, reuse.target.span))
    ]
    for source in sources:
        for target in targets:
            if source.id == target.id or type_likeness(source, target) < SAME_FAMILY:
                continue
            if another_occasion(source, target, book):
                continue
            within = source.id in inside[0] and target.id in inside[1]
            if not within and _numbers(source).isdisjoint(_numbers(target)):
                # قتل 10 أشخاص بينهم | أطفال … بقصف, قتل عشرة مدنيين بينهم | أطفال … بقصف
                continue
            order = 1 - abs(_position(source, reuse.source.span) - _position(target, reuse.target.span))
            likeness = shared_words(source, target) + order
            alone = within and len(inside[0]) == len(inside[1]) == 1
            if likeness >= COUNTERPART or alone:
                scored.append((-likeness - type_likeness(source, target), source.id, target.id))
    pairs: list[Descent] = []
    taken: set[str] = set()
    for score, source_id, target_id in sorted(scored):
        if source_id not in taken and target_id not in taken:
            taken |= {source_id, target_id}
            pairs.append(Descent(source_id, target_id, reuse, -score))
    return pairs


def _numbers(told: Told) -> set[tuple[str | None, float | None, float | None]]:
    return {(figure.what, figure.low, figure.high) for figure in told.claim.quantities}


def _position(told: Told, span: Span) -> float:
    trigger = told.claim.trigger
    at = trigger.span if trigger is not None else told.claim.span
    middle = (at.start + at.end) / 2
    return min(1.0, max(0.0, (middle - span.start) / (span.end - span.start)))
