"""Contradictions between two events: a place that was taken, or held; a pact that one side tells of and another denies.

They are two events, since only one of them can have happened, and one contradiction between them.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rawi.lexicon.event_families import event_families
from rawi.link.differences.dispute import Dispute, quoted, stance
from rawi.link.events.blocks import Blocks
from rawi.link.events.claim_keys import is_outcome
from rawi.link.events.denials import denies_a_pact, of_one_pact
from rawi.link.events.events import looked_at
from rawi.link.events.origins import Root, Roots
from rawi.link.events.other_tolls import ARMED
from rawi.link.events.scenes import Days
from rawi.link.events.sites import CLOSE, best
from rawi.link.events.timing import FARTHEST_DAYS, gap_of
from rawi.link.events.told import Book, Told, denies
from rawi.model import Span

# A position is worded by the first words of a claim.
_SHOWN = 90


def opposed(groups: Mapping[str, Sequence[str]], roots: Roots, book: Book) -> dict[str, list[Dispute]]:
    """Return the contradictions of outcome by the event in which the place is taken.

    `groups`: claims (ids) by the event they are of.
    """
    taken = {event: found for event, claims in groups.items() if (found := _told(claims, book, taken=True))}
    held = {event: found for event, claims in groups.items() if (found := _told(claims, book, taken=False))}
    disputes: dict[str, list[Dispute]] = {}
    repulses = [told for each in held.values() for told in each]
    for event, takings in taken.items():
        if any(
            denies(told) and told.claim.event_type != "denial" for told in map(book.claims.__getitem__, groups[event])
        ):
            # Who denies that it was taken says so already.
            continue
        pairs = [(one, other) for one in takings for other in repulses if _contradict(one, other, roots, book)]
        if pairs:
            takers, holders = zip(*pairs, strict=True)
            ids = _ids(holders)
            beside = [told for each in held.values() if not ids.isdisjoint(_ids(each)) for told in each]
            disputes[event] = [_dispute(_all_told(takers, takings, roots), _all_told(holders, beside, roots))]
    return disputes


def _all_told(some: Sequence[Told], told: Sequence[Told], roots: Roots) -> list[Told]:
    """Return some claims of a side with those of the same event that have it from there too."""
    of, ids = {roots.of[one.id] for one in some}, _ids(some)
    return [one for one in told if one.id in ids or roots.of[one.id] in of]


def _ids(told: Sequence[Told]) -> frozenset[str]:
    return frozenset(one.id for one in told)


def denied_pacts(
    groups: Mapping[str, Sequence[str]], roots: Roots, book: Book, blocks: Blocks
) -> dict[str, list[Dispute]]:
    """Return the contradictions about a truce or an agreement, by the event in which a side tells of it.

    Another side denies it in an event of its own, in which nobody tells of it, and of these days no other is told of.
    """
    event_of = {claim: event for event, claims in groups.items() for claim in claims}
    met: dict[str, list[tuple[Told, Told]]] = defaultdict(list)
    for denial, others in looked_at("charge", denies_a_pact, book, blocks):
        event = event_of.get(denial.id)
        if event is None or any(not denies(book.claims[claim]) for claim in groups[event]):
            continue
        answered = [
            told
            for told in others
            if told.id in event_of and of_one_pact(told, denial, book) and _are_of_two_sides(told, denial, roots, book)
        ]
        events = {event_of[told.id] for told in answered}
        if len(events) == 1:
            met[events.pop()] += [(told, denial) for told in answered]
    return {event: [_pact(pairs)] for event, pairs in met.items()}


def _are_of_two_sides(told: Told, denial: Told, roots: Roots, book: Book) -> bool:
    one, other = roots.of[told.id].actor, roots.of[denial.id].actor
    return one is not None and other is not None and not book.kin(one, other)


def _pact(pairs: Sequence[tuple[Told, Told]]) -> Dispute:
    tellers, deniers = (list({told.id: told for told in side}.values()) for side in zip(*pairs, strict=True))
    held = {stance(side[0]): tuple(told.id for told in side) for side in (tellers, deniers)}
    return Dispute("modality", "contradiction", held, tuple(told.claim.span for told in (*tellers, *deniers)))


def _told(claims: Sequence[str], book: Book, *, taken: bool) -> list[Told]:
    return [told for told in map(book.claims.__getitem__, claims) if is_outcome(told, taken=taken)]


def _contradict(taken: Told, held: Told, roots: Roots, book: Book) -> bool:
    """Whether two sides tell of one fight for one place, in the same days, with opposite outcomes."""
    one, other = roots.of[taken.id], roots.of[held.id]
    if one == other or (one.actor and other.actor and book.kin(one.actor, other.actor)):
        return False
    if not of_one_fight(taken, held, book.documents[held.document.id], book):
        return False
    # Whoever repelled it did not take the place; whoever took it is he who was repelled.
    if book.any_kin(held.agents, taken.agents):
        return False
    if book.any_kin(held.targets, taken.agents) or book.any_kin(held.agents, taken.targets):
        return True
    # Each side tells it of itself, and names the other not at all or by a word that is no name.
    named = bool(taken.agents) and not (held.targets or taken.targets)
    return named and _of_itself(taken, one, book) and _of_itself(held, other, book)


def _of_itself(told: Told, root: Root, book: Book) -> bool:
    """Whether a claim rests on the word of a fighting side that tells what it did itself."""
    if root.actor is None:
        return False
    if told.agents:
        return book.any_kin((root.actor,), told.agents)
    return any(book.kinds.get(one) in ARMED for one in book.lineage(root.actor))


def of_one_fight(taken: Told, held: Told, beside: Sequence[Told], book: Book) -> bool:
    """Whether two claims tell of one place in the same days; `beside` are those of the document of the repulse."""
    days = [_days(told) for told in (taken, held)]
    if days[0] is None or days[1] is None or gap_of(days[0], days[1]) > FARTHEST_DAYS:
        return False
    scenes = [held.scene] if held.claim.places else [held.scene, *(told.scene for told in _answered(held, beside))]
    return any(best(taken.scene, scene, book.entities) in CLOSE for scene in scenes)


def _answered(held: Told, beside: Sequence[Told]) -> list[Told]:
    """Return the blow told last before a repulse that names no place, in one account: that is what was repelled."""
    before = [
        told
        for told in beside
        if told.claim.passage == held.claim.passage
        and told.claim.span.end <= held.claim.span.start
        and told.claim.places
        and event_families()[told.claim.event_type].hostile
    ]
    return [max(before, key=lambda told: told.claim.span.end)] if before else []


def _days(told: Told) -> Days | None:
    return told.time or told.published


def _dispute(takers: Sequence[Told], holders: Sequence[Told]) -> Dispute:
    positions: dict[str, tuple[str, ...]] = {}
    spans: dict[Span, None] = {}
    for side in (takers, holders):
        words = f"says {quoted(_shortened(side[0].claim.text))}"
        positions[words] = tuple(told.id for told in side)
        spans.update((told.claim.span, None) for told in side)
    return Dispute("what", "contradiction", positions, tuple(spans), graver=1)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rsplit(' ', 1)[0]} …"
