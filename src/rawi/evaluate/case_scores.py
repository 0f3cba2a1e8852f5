"""Scores of a case against its gold: reuse, changes, derivations, events, origins, disagreements.

Reuse is scored by word of the target (right if what is found there also touches the right place of the source) and by
PAN's measures for text alignment (Potthast et al. 2010): macro precision and recall over characters, granularity,
`plagdet = F1 / log2(1 + granularity)`. Events are scored by B³ (Bagga and Baldwin 1998) and LEA (Moosavi and Strube
2016, singletons left out) with predicted claims: a claim found that the gold has not, and the reverse, stays alone.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from rawi.evaluate.gold import Gold, GoldClaim, GoldDisagreement, GoldEvent, GoldReuse, Place
from rawi.evaluate.names import Names
from rawi.evaluate.reading_scores import days_verdict, matched_claims
from rawi.evaluate.tally import Tally, overlap, pair
from rawi.model import Change, Claim, Disagreement, Event, Links, Reading, Reuse, Span
from rawi.text import tokenise

# A change of these kinds says little by itself and is not asked for.
UNTYPED = frozenset({"dropped", "added", "substituted", "moved"})

Stretch = tuple[str, int, int]
Clusters = Sequence[Collection[str]]


def score(gold: Gold, readings: Sequence[Reading], links: Links, names: Names) -> Tally:
    """Return the counts of one case. `readings` are those of the gold's documents, in its order."""
    tally = Tally()
    ids = {reading.document.id: reading.document.path for reading in readings}
    texts = {reading.document.path: reading.document.text for reading in readings}
    if gold.reuse is not None:
        found = [(reuse, _stretch(reuse.source.span, ids), _stretch(reuse.target.span, ids)) for reuse in links.reuses]
        _reuse_by_word(gold.reuse, found, texts, tally)
        _plagdet(gold.reuse, [(source, target) for _, source, target in found], tally)
        _changes(gold.reuse, found, ids, gold.name, tally)
    if gold.derivations is not None:
        _derivations(gold, readings, links, names, tally)
    if gold.events is not None:
        _clustered(gold, gold.events, readings, links, names, tally)
    if gold.disagreements is not None:
        _disagreements(gold, gold.disagreements, links.disagreements, ids, tally)
    return tally


def _stretch(span: Span, paths: Mapping[str, str]) -> Stretch:
    return paths.get(span.document, span.document), span.start, span.end


def _place(place: Place) -> Stretch:
    return place.document, place.start, place.end


def _touch(one: Stretch, other: Stretch) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _reuse_by_word(
    gold: Sequence[GoldReuse],
    found: Sequence[tuple[Reuse, Stretch, Stretch]],
    texts: Mapping[str, str],
    tally: Tally,
) -> None:
    right = wanted = given = 0
    for path, text in texts.items():
        words = [(path, token.start, token.end) for token in tokenise(text) if token.kind in ("word", "number")]
        here = [reuse for reuse in gold if reuse.target.document == path]
        taken = [(source, target) for _, source, target in found if target[0] == path]
        for word in words:
            cases = [reuse for reuse in here if _touch(word, _place(reuse.target))]
            detections = [source for source, target in taken if _touch(word, target)]
            if cases and all(reuse.optional for reuse in cases):
                continue
            is_right = any(_touch(source, _place(reuse.source)) for source in detections for reuse in cases)
            right += is_right
            wanted += bool(cases)
            given += bool(detections)
    tally.found("reuse", hits=right, gold=wanted, found=given)


def _plagdet(gold: Sequence[GoldReuse], found: Sequence[tuple[Stretch, Stretch]], tally: Tally) -> None:
    cases = [(_place(reuse.source), _place(reuse.target)) for reuse in gold if not reuse.optional]
    optional = [(_place(reuse.source), _place(reuse.target)) for reuse in gold if reuse.optional]
    asked = [one for one in found if not any(_touch_both(one, other) for other in optional)]
    if not cases:
        return
    recall = _covered(cases, asked)
    precision = _covered(asked, cases)
    counts = [n for case in cases if (n := sum(_touch_both(case, one) for one in asked))]
    tally.count("reuse", "cases found", len(counts), len(cases))
    plagdet = 0.0
    if precision + recall:
        f1 = 2 * precision * recall / (precision + recall)
        plagdet = f1 / math.log2(1 + sum(counts) / len(counts))
    tally.count("reuse", "plagdet", plagdet, 1)


def _touch_both(one: tuple[Stretch, Stretch], other: tuple[Stretch, Stretch]) -> bool:
    return _touch(one[0], other[0]) and _touch(one[1], other[1])


def _covered(pairs: Sequence[tuple[Stretch, Stretch]], others: Sequence[tuple[Stretch, Stretch]]) -> float:
    """Return the mean share of characters, both sides together, that pairs of `others` cover."""
    shares = []
    for one in pairs:
        touching = [other for other in others if _touch_both(one, other)]
        length = sum(end - start for _, start, end in one)
        covered = sum(
            len({at for other in touching for at in range(max(start, other[side][1]), min(end, other[side][2]))})
            for side, (_, start, end) in enumerate(one)
        )
        shares.append(covered / length)
    return sum(shares) / len(shares) if shares else 0.0


def _changes(
    gold: Sequence[GoldReuse],
    found: Sequence[tuple[Reuse, Stretch, Stretch]],
    paths: Mapping[str, str],
    name: str,
    tally: Tally,
) -> None:
    """Count kinds of changes case by case: of a reuse that is longer than a case, those made in the case."""
    for given in gold:
        case = _place(given.source), _place(given.target)
        touching = [reuse for reuse, source, target in found if _touch_both(case, (source, target))]
        if given.optional or not touching:
            continue
        wanted = set(given.changes) - UNTYPED
        made = [change for reuse in touching for change in reuse.changes if _is_made_in(change, case, paths)]
        kinds = {change.kind for change in made} - UNTYPED
        tally.found("changes", hits=len(wanted & kinds), gold=len(wanted), found=len(kinds))
        if wanted != kinds:
            where = f"{name} {given.target.document} {given.target.start}-{given.target.end}"
            tally.miss("changes", where, gold=sorted(wanted), found=sorted(kinds))


def _is_made_in(change: Change, case: tuple[Stretch, Stretch], paths: Mapping[str, str]) -> bool:
    """Whether a change stands in the target of a case; one that leaves nothing there, in its source."""
    source, target = case
    if change.target_span is not None:
        return _touch(_stretch(change.target_span, paths), target)
    return change.source_span is not None and _touch(_stretch(change.source_span, paths), source)


def _derivations(gold: Gold, readings: Sequence[Reading], links: Links, names: Names, tally: Tally) -> None:
    passages = _passages(gold, readings)

    def likeness(wanted: tuple[str, str], given: tuple[str, str]) -> float:
        source = wanted[0] == given[0] or (given[0] not in passages.values() and names.same(wanted[0], given[0]))
        return float(source and wanted[1] == given[1])

    edges = {(edge.source, edge.target): edge for edge in gold.derivations or ()}
    given = {
        (passages.get(edge.source, edge.source), passages.get(edge.target, edge.target)): edge
        for edge in links.derivations
    }
    pairs = pair(list(edges), list(given), likeness)
    hits = [both for both in pairs if not edges[both[0]].optional]
    spare = len(pairs) - len(hits)
    asked = [edge for edge in edges.values() if not edge.optional]
    tally.found("derivations", hits=len(hits), gold=len(asked), found=len(given) - spare)
    for wanted, edge in hits:
        tally.count("derivations", "kind", edges[wanted].kind == given[edge].kind, 1)
        tally.count("derivations", "declared", edges[wanted].declared == given[edge].declared, 1)
    for wanted, asked_for in edges.items():
        if not asked_for.optional and all(wanted != paired for paired, _ in pairs):
            tally.miss("derivations", gold.name, gold=wanted, found="nothing")
    for edge, derivation in given.items():
        if all(edge != paired for _, paired in pairs):
            shown = f"{names.shown(edge[0])} -> {edge[1]} {derivation.kind}"
            tally.miss("derivations", gold.name, gold="nothing", found=shown)


def _passages(gold: Gold, readings: Sequence[Reading]) -> dict[str, str]:
    """Return what the gold calls the passages found: its own of the same role that shares most, else the id."""
    names: dict[str, str] = {}
    for given, reading in zip(gold.documents, readings, strict=True):
        numbered = list(enumerate(given.passages or ()))
        pairs = pair(
            numbered,
            reading.passages,
            lambda wanted, found: (
                overlap(wanted[1].start, wanted[1].end, found.span.start, found.span.end)
                if wanted[1].role == found.role
                else 0.0
            ),
        )
        names.update((passage.id, f"{given.path}#{number}") for (number, _), passage in pairs)
    return names


def _clustered(
    gold: Gold, events: Sequence[GoldEvent], readings: Sequence[Reading], links: Links, names: Names, tally: Tally
) -> None:
    matches: dict[str, str] = {}
    for given, reading in zip(gold.documents, readings, strict=True):
        pairs: list[tuple[GoldClaim, Claim]] = matched_claims(given.claims or (), reading.claims)
        matches.update((claim.id, wanted.id) for wanted, claim in pairs)
    # Claims found are called by the gold's ids where they have one.
    named = [(event, {matches.get(claim, claim) for claim in event.claims}) for event in links.events]
    wanted = [set(event.claims) for event in events]
    wanted_ids = {claim for cluster in wanted for claim in cluster}
    found = [cluster for _, cluster in named]
    tally_b3("events", wanted, found, tally)
    tally_lea("events.lea", wanted, found, tally)
    both = wanted_ids & set(matches.values())
    tally_b3("events.matched", [c & both for c in wanted if c & both], [c & both for c in found if c & both], tally)
    _split_and_merged(gold.name, events, named, both, tally)
    best = {event.id: _best(set(event.claims), named) for event in events}
    for event in events:
        _time_and_place(gold.name, event, best[event.id], names, tally)
    for origin in gold.origins or ():
        _origin(gold, origin.event, best[origin.event], names, tally)


def _best(claims: set[str], named: Sequence[tuple[Event, set[str]]]) -> Event | None:
    """Return the event found that holds most of the claims, the first of equals."""
    found, shared = max(
        ((event, len(cluster & claims)) for event, cluster in named), key=lambda item: item[1], default=(None, 0)
    )
    return found if shared else None


def _time_and_place(name: str, wanted: GoldEvent, found: Event | None, names: Names, tally: Tally) -> None:
    if found is None:
        return
    start, end = (found.time.start, found.time.end) if found.time is not None else (None, None)
    if found.time is not None and found.time.basis == "publication" and end is not None:
        # "By the day it was published" is true of every day up to it, and settles none.
        last = wanted.time.end if wanted.time is not None else None
        end = None if last is None or end > last else end
    verdict = days_verdict(wanted.time, start, end)
    tally.verdict("events.time", verdict)
    if verdict == "wrong":
        tally.miss("events.time", name, gold=f"{wanted.id} {wanted.time}", found=f"{found.title}: {found.time}")
    place = found.place.entity if found.place is not None else None
    tally.verdict("events.place", names.verdict(wanted.place, place))


def _split_and_merged(
    name: str,
    events: Sequence[GoldEvent],
    named: Sequence[tuple[Event, set[str]]],
    matched: set[str],
    tally: Tally,
) -> None:
    for event in events:
        parts = [sorted(cluster & matched) for _, cluster in named if cluster & matched & set(event.claims)]
        if len(parts) > 1 or any(set(part) - set(event.claims) for part in parts):
            told = sorted(set(event.claims) & matched)
            tally.miss("events", name, gold=f"{event.id} {event.event_type} {told}", found=parts)


def tally_b3(layer: str, gold: Clusters, found: Clusters, tally: Tally) -> None:
    """Count B³ precision and recall; an item that one side lacks stands alone there."""
    gold, found = _completed(gold, found)
    of_gold = {item: cluster for cluster in gold for item in cluster}
    of_found = {item: cluster for cluster in found for item in cluster}
    shared = {item: len(set(of_gold[item]) & set(of_found[item])) for item in of_gold}
    tally.count(layer, "precision", sum(shared[item] / len(of_found[item]) for item in shared), len(shared))
    tally.count(layer, "recall", sum(shared[item] / len(of_gold[item]) for item in shared), len(shared))


def tally_lea(layer: str, gold: Clusters, found: Clusters, tally: Tally) -> None:
    """Count LEA precision and recall over clusters of two and more, each weighted by its size."""
    gold, found = _completed(gold, found)
    for metric, ours, theirs in (("recall", gold, found), ("precision", found, gold)):
        of = {item: number for number, cluster in enumerate(theirs) for item in cluster}
        for cluster in ours:
            if len(cluster) < 2:
                continue
            parts = Counter(of[item] for item in cluster)
            kept = sum(_pairs(size) for size in parts.values()) / _pairs(len(cluster))
            tally.count(layer, metric, kept * len(cluster), len(cluster))


def _pairs(size: int) -> float:
    return size * (size - 1) / 2


def _completed(gold: Clusters, found: Clusters) -> tuple[list[set[str]], list[set[str]]]:
    in_gold = {item for cluster in gold for item in cluster}
    in_found = {item for cluster in found for item in cluster}
    return (
        [set(cluster) for cluster in gold] + [{item} for item in sorted(in_found - in_gold)],
        [set(cluster) for cluster in found] + [{item} for item in sorted(in_gold - in_found)],
    )


def _origin(gold: Gold, event: str, found: Event | None, names: Names, tally: Tally) -> None:
    wanted = next(origin for origin in gold.origins or () if origin.event == event)
    low, high = (found.independent.low, found.independent.high) if found is not None else (0, 0)
    tally.count("origins", "exact", found is not None and (low, high) == (wanted.low, wanted.high), 1)
    tally.count("origins", "contains", found is not None and low <= wanted.low and wanted.high <= high, 1)
    tally.count("origins", "not overcounted", found is not None and low <= wanted.high, found is not None)
    roots = [origin.root for origin in found.origins if origin.root is not None] if found is not None else []
    named = [root for root in wanted.roots if root is not None]
    pairs = pair(named, roots, lambda name, root: float(names.side(name, root)))
    tally.found("origins", hits=len(pairs), gold=len(named), found=len(roots))
    if (low, high) != (wanted.low, wanted.high) or not len(pairs) == len(named) == len(roots):
        told = f"{event} [{wanted.low}, {wanted.high}] {list(wanted.roots)}"
        tally.miss("origins", gold.name, gold=told, found=f"[{low}, {high}] {[names.shown(root) for root in roots]}")


def _disagreements(
    gold: Gold,
    wanted: Sequence[GoldDisagreement],
    found: Sequence[Disagreement],
    paths: Mapping[str, str],
    tally: Tally,
) -> None:
    """Count a disagreement as found where one of the same slot shows two of its places (or its only one)."""
    shown = [(item, [_stretch(span, paths) for span in item.spans]) for item in found]
    met: dict[str, list[Disagreement]] = defaultdict(list)
    used: set[str] = set()
    for given in wanted:
        places = [_place(place) for place in given.spans]
        for item, spans in shown:
            touched = sum(any(_touch(place, span) for span in spans) for place in places)
            if touched >= min(2, len(places)):
                used.add(item.id)
                if item.about == given.about:
                    met[given.id].append(item)
    tally.count("disagreements", "recall", len(met), len(wanted))
    tally.count("disagreements", "precision", len(used), len(found))
    for given in wanted:
        if given.id not in met:
            near = sorted({item.about for item, spans in shown if _near(given, spans)})
            told = f"{given.id} {given.about} {given.nature} {given.notes}"
            tally.miss("disagreements", gold.name, gold=told, found=near)
        else:
            natures = {item.nature for item in met[given.id]}
            tally.count("disagreements", "nature", given.nature in natures, 1)
            if given.nature not in natures:
                told = f"{given.id} {given.about} {given.nature}"
                tally.miss("disagreements.nature", gold.name, gold=told, found=sorted(natures))


def _near(given: GoldDisagreement, spans: Iterable[Stretch]) -> bool:
    return any(_touch(_place(place), span) for place in given.spans for span in spans)
