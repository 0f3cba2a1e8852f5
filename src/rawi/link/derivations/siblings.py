"""Of several texts that share words, which has them from which: siblings of one source, and what lies in between.

Between siblings the common source is kept and the edge between them dropped, as in textual criticism: what two copies
share is explained by what both come from, unless they share more than that. Two newsrooms do not come to the same words
of saying for what they both have from one speaker: who has those too has them from the other.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rawi.link.pairs.derivation import COPIED, MOSTLY, UNEXPLAINED, WHOLE, chains_of, length
from rawi.link.texts.cited import Known, attributed_to, cites, known
from rawi.link.texts.voices import Voice, voice
from rawi.link.texts.words import is_function_word
from rawi.model import Derivation, Passage, Reading, Reuse, Source, Span
from rawi.model.claim import ChangeKind
from rawi.text import tokenise

# One copy is nearer than another if it fits so many characters better, and the other hardly any: of two witnesses
# the one with the readings of both is the one in between.
NEARER, HARDLY = 0.08, 0.3
# Or if most of it fits so much better.
PLAINLY = 0.15
# So many words around what a speaker said, the same in two texts, are no chance; "the ministry said in a press
# statement" are fewer. Names and times are none: everybody gives them.
AROUND = 4
_NAMES = frozenset({"actor", "person", "place", "time"})
_VALUES: frozenset[ChangeKind] = frozenset({"number_changed", "time_changed"})

Edges = dict[tuple[str, str], Derivation]


class Home(NamedTuple):
    """A passage and the reading it stands in."""

    reading: Reading
    passage: Passage


Homes = Mapping[str, Home]


def by_target(edges: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return by its target what each passage comes from, in the order of the edges."""
    found: dict[str, list[str]] = {}
    for source, target in edges:
        found.setdefault(target, []).append(source)
    return found


def narrator_of(home: Home) -> Source | None:
    """Return the source whose passage it is, where it is one of its reading."""
    return next((one for one in home.reading.sources if one.id == home.passage.narrator), None)


class Speakers:
    """Who speaks in the passages of a case (by id) and in their documents, worked out once for each that is asked."""

    def __init__(self, homes: Homes) -> None:
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


def without_siblings(
    edges: Edges,
    shared: Mapping[tuple[str, str], Sequence[Reuse]],
    outside: Sequence[Derivation],
    speakers: Speakers,
) -> Edges:
    """Return the edges that nothing else explains: of two copies of one source, neither comes from the other."""
    into = by_target(edges)
    named: dict[str, dict[str, tuple[Span, ...]]] = {}
    for one in outside:
        named.setdefault(one.target, {})[one.source] = one.reliance
    kept = dict(edges)
    for (source, target), one in edges.items():
        taken = [reuse.target.span for reuse in shared.get((source, target), ())]
        for origin in sorted({*into.get(source, ())}.intersection(into[target])):
            here, there = shared.get((source, target), ()), shared.get((origin, target), ())
            if _lies_between(here, there) or _by_way_of(one, edges[origin, target], here, speakers):
                if not edges[origin, target].reliance or _by_way_of(one, edges[origin, target], here, speakers):
                    kept.pop((origin, target), None)
            elif (
                not one.reliance
                and uncovered(taken, [r.target.span for r in there]) < UNEXPLAINED * length(taken)
                and not _told_in_like_words(here, [r.target.span for r in there], speakers.homes, one)
            ):
                kept.pop((source, target), None)
        both = set(named.get(source, ())) & set(named.get(target, ()))
        if both and not one.declared:
            told = [
                span
                for span, chain in chains_of(*speakers.homes[target])
                if any(link.speaker in both for link in chain[1:])
            ]
            explained = uncovered(taken, told) < UNEXPLAINED * length(taken)
            if explained and not _told_in_like_words(shared.get((source, target), ()), told, speakers.homes, one):
                kept.pop((source, target), None)
    for source, target in list(kept):
        if not kept[source, target].declared and _is_had_from_another(source, target, into[target], kept, shared):
            kept.pop((source, target))
    return _each_statement_once(kept, shared, speakers.homes)


def _each_statement_once(edges: Edges, shared: Mapping[tuple[str, str], Sequence[Reuse]], homes: Homes) -> Edges:
    """Return the edges; of those from a statement held twice the one from the first, on its own page its own."""
    kept, out_of = dict(edges), by_target((target, source) for source, target in edges)
    for (first, again), one in edges.items():
        if one.kind != "reproduces" or one.share < WHOLE or homes[first].passage.role != "statement":
            continue
        for target in [to for to in out_of[first] if (again, to) in edges]:
            if _lies_between(shared.get((again, target), ()), shared.get((first, target), ())):
                continue
            own = homes[target].reading.document.id == homes[again].reading.document.id
            kept.pop((first if own else again, target), None)
    return kept


def _is_had_from_another(
    source: str,
    target: str,
    others: Iterable[str],
    edges: Edges,
    shared: Mapping[tuple[str, str], Sequence[Reuse]],
) -> bool:
    """Whether all that a text seems to have from another stands in a third it has too, in words nearer to its own."""
    here = shared.get((source, target), ())
    taken = [reuse.target.span for reuse in here]
    return any(
        other != source
        and (other, target) in edges
        and bool(there := shared.get((other, target), ()))
        and uncovered(taken, [reuse.target.span for reuse in there]) < UNEXPLAINED * length(taken)
        and _lies_between(there, here)
        for other in others
    )


def _told_in_like_words(reuses: Iterable[Reuse], told: Sequence[Span], homes: Homes, one: Derivation) -> bool:
    """Whether two texts have in the same words, too, what stands around what both have `told` from a third."""
    here, there = homes[one.target].reading, homes[one.source].reading
    names = [mention.span for mention in here.mentions if mention.kind in _NAMES]
    around: set[int] = set()
    for reuse in reuses:
        if reuse.score < COPIED:
            continue
        theirs = {word.key for word in tokenise(_text(there, reuse.source.span))}
        start = reuse.target.span.start
        for word in tokenise(_text(here, reuse.target.span)):
            span = Span(reuse.target.span.document, start + word.start, start + word.end)
            if word.kind != "word" or word.key not in theirs or is_function_word(word.key):
                continue
            if not any(known.overlaps(span) for known in (*told, *names)):
                around.add(span.start)
    return len(around) >= AROUND


def _text(reading: Reading, span: Span) -> str:
    return reading.document.text[span.start : span.end]


def _by_way_of(near: Derivation, far: Derivation, here: Sequence[Reuse], speakers: Speakers) -> bool:
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
    if near.share > max(far.share, MOSTLY) and uncovered(told, taken) < UNEXPLAINED * length(told):
        return True
    return bool(cited) and all(len(chain) > 2 and cites(among, chain[1], who) for _, chain in cited)


def _lies_between(near: Sequence[Reuse], far: Sequence[Reuse]) -> bool:
    """Whether a target has from the nearer text what it has from the farther one, in words nearer to its own.

    A number or a day that the nearer one has otherwise, and the farther one as the target has it, it has from there.
    """
    if any(_is_kept(change.target_span, far) for reuse in near for change in reuse.changes if change.kind in _VALUES):
        return False
    fits = _fit(near), _fit(far)
    places = fits[0].keys() | fits[1].keys()
    gains = [fits[0].get(at, 0.0) - fits[1].get(at, 0.0) for at in places]
    better, worse = sum(gain for gain in gains if gain > 0), -sum(gain for gain in gains if gain < 0)
    if better > NEARER * len(fits[0]) and worse < HARDLY * better:
        return True
    plainly = sum(fits[0][at] - fits[1].get(at, 0.0) > PLAINLY for at in fits[0])
    alone = sum(at not in fits[0] for at in fits[1])
    return plainly > MOSTLY * len(fits[0]) and alone < UNEXPLAINED * len(fits[1])


def _is_kept(span: Span | None, reuses: Iterable[Reuse]) -> bool:
    """Whether some words of a target stand in its source as they are."""
    return span is not None and any(
        reuse.target.span.contains(span)
        and not any(change.target_span is not None and change.target_span.overlaps(span) for change in reuse.changes)
        for reuse in reuses
    )


def _fit(reuses: Iterable[Reuse]) -> dict[int, float]:
    """Return how well each character of the target that is reused is met."""
    found: dict[int, float] = {}
    # The best comes last and stays.
    for reuse in sorted(reuses, key=lambda reuse: reuse.score):
        found.update(dict.fromkeys(range(reuse.target.span.start, reuse.target.span.end), reuse.score))
    return found


def uncovered(spans: Sequence[Span], others: Sequence[Span]) -> int:
    """Return how many characters of `spans` no span of `others` covers."""
    return length([*spans, *others]) - length(others)
