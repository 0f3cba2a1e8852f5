"""Which passage derives from which: the edges, their kind, and which of several explanations to keep.

Direction comes from declared reliance, from dates, from the structure of a page (a summary comes from the statement it
sums up), and from who left out more. Between siblings the common source is kept and the edge between them dropped, as
in textual criticism: what two copies share is explained by what both come from, unless they share more than that.
A source that is named and not held is a node of its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import msgspec

from rawi.link.bulletins import is_another_bulletin
from rawi.link.retold import retold
from rawi.link.verdicts import better
from rawi.link.voices import Voice, affiliated, attributed_to, before_colons, settled_to, short_forms, voice
from rawi.model import Attribution, Derivation, Passage, Quotation, Reading, Reuse, Span, identified
from rawi.model.link import DerivationKind

SOURCE_ROLES = ("statement", "report", "summary")
TARGET_ROLES = ("headline", "report", "summary", "statement")
# Nearer to the origin first: what a page gives in full comes before what it says of it.
PRIMACY = {role: rank for rank, role in enumerate(("statement", "report", "summary", "headline"))}
# Without a word of reliance a reuse makes a derivation if it is this part of the target, or so many characters. What
# one outlet says in its own words twice is its way of saying it, unless it is most of the text.
UNDECLARED_SHARE, UNDECLARED_LENGTH = 0.2, 120
# Nearly word for word, fewer characters are no chance.
COPIED, COPIED_LENGTH = 0.7, 64
# No way of saying is so long, nearly word for word.
HABIT_LENGTH = 160
# Who is cited by a short form or not named (القوات المسلحة) may be somebody else: so many characters must be shared.
UNSURE_LENGTH = 60
# An edge between siblings stays if this part of what they share is not explained by the common source.
UNEXPLAINED = 0.4
# One copy is nearer than another if it fits so many characters better, and the other hardly any: of two witnesses
# the one with the readings of both is the one in between.
NEARER, HARDLY = 0.08, 0.3
# From this part on a passage is the other, word for word.
WHOLE = 0.85
MOSTLY = 0.5
# A reordered copy is one by its words, though not by its order.
CLOSE = 0.8


class Settled(NamedTuple):
    """What remains of the alignments of a case."""

    reuses: tuple[Reuse, ...]
    quotations: tuple[Quotation, ...]
    derivations: tuple[Derivation, ...]


class Held(NamedTuple):
    """Who tells something in a case: ids of sources, of entities and of who speaks for them; names of sources."""

    ids: AbstractSet[str]
    names: AbstractSet[str]


def may_derive(source: Reading, target: Reading) -> bool:
    """Whether some passage of the target may come from one of the source."""
    return bool(passage_pairs(source, target))


def passage_pairs(source: Reading, target: Reading) -> list[tuple[Passage, Passage]]:
    """Return the passages of the source with those of the target that may come from them.

    A statement and its headline come from no report. What is published later comes from what was there before. On one
    page only the statement is a source, of what others say of it.
    """
    same_page = source.document.id == target.document.id
    if not same_page and _is_later(source, target):
        return []
    tells = same_page or any(to.role in ("report", "summary") for to in target.passages)
    found = []
    for of in source.passages:
        if of.role not in SOURCE_ROLES or (same_page and of.role != "statement"):
            continue
        for to in target.passages:
            if to.role not in TARGET_ROLES or of.id == to.id or (same_page and to.role == "statement"):
                continue
            if to.role == "headline" and not tells:
                continue
            if to.role == "statement" and of.role != "statement":
                continue
            found.append((of, to))
    return found


def _is_later(source: Reading, target: Reading) -> bool:
    one, other = source.document.published, target.document.published
    return bool(one.start and other.end and one.start > other.end)


def edge(
    source: Reading,
    target: Reading,
    of: Passage,
    to: Passage,
    reuses: Sequence[Reuse],
    quotations: Sequence[Quotation],
) -> Derivation | None:
    """Return the derivation of passage `to` from passage `of`, if what they share makes one."""
    who = voice(source, of)
    reliance = _reliance(target, to, who)
    if not reuses:
        told = retold(source, target, of, to, who) if reliance else ()
        if not told:
            return None
        length = _length([claim.span for claim in told])
        return identified(
            Derivation(
                id="",
                source=of.id,
                target=to.id,
                kind="paraphrases",
                declared=True,
                share=round(min(1.0, length / (to.span.end - to.span.start)), 3),
                reliance=reliance,
            )
        )
    same_page = source.document.id == target.document.id
    declared = bool(reliance) or (same_page and to.role == "summary")
    taken = _length([reuse.target.span for reuse in reuses])
    share = min(1.0, taken / (to.span.end - to.span.start))
    habit = of.narrator is not None and of.narrator == to.narrator
    if not declared and not same_page and is_another_bulletin(source, target, of, to, reuses):
        return None
    copied = _length([reuse.target.span for reuse in reuses if _is_close(reuse) or reuse.score >= COPIED])
    enough = share >= UNDECLARED_SHARE or taken >= UNDECLARED_LENGTH or copied >= COPIED_LENGTH
    if habit:
        enough = share >= MOSTLY or copied >= HABIT_LENGTH
    if not declared and not enough:
        return None
    sure = same_page or to.role == "headline" or any(settled_to(chain, who) for _, chain in _chains(target, to))
    if not sure and taken < UNSURE_LENGTH:
        return None
    return identified(
        Derivation(
            id="",
            source=of.id,
            target=to.id,
            kind=_kind(of, to, reuses, quotations, share=share, declared=declared),
            declared=declared,
            share=round(share, 3),
            evidence=tuple(reuse.id for reuse in reuses),
            reliance=reliance,
        )
    )


def _kind(
    of: Passage,
    to: Passage,
    reuses: Sequence[Reuse],
    quotations: Sequence[Quotation],
    *,
    share: float,
    declared: bool,
) -> DerivationKind:
    taken = _length([r.target.span for r in reuses])
    close = _length([r.target.span for r in reuses if _is_close(r)])
    if of.role == to.role == "statement" and share >= MOSTLY:
        return "reproduces"
    if to.role == "summary" and of.role == "statement":
        return "summarises"
    if close >= MOSTLY * taken and (share >= WHOLE or not declared):
        return "reproduces" if declared and of.role == "statement" else "copies"
    said = [q.verdict for q in quotations if q.kind == "clause" and to.span.contains(q.span)]
    true = sum(verdict in ("verbatim", "abridged") for verdict in said)
    return "quotes" if true and true >= said.count("altered") else "paraphrases"


def _is_close(reuse: Reuse) -> bool:
    return reuse.label != "paraphrase" or reuse.score >= CLOSE


def _length(spans: Iterable[Span]) -> int:
    """Return how many characters the spans cover together."""
    covered, end = 0, -1
    for span in sorted(spans):
        covered += max(0, span.end - max(span.start, end))
        end = max(end, span.end)
    return covered


def _chains(reading: Reading, passage: Passage) -> list[tuple[Span, tuple[Attribution, ...]]]:
    told = [(claim.span, claim.attribution) for claim in reading.claims]
    told += [(quotation.span, quotation.attribution) for quotation in reading.quotations]
    return [(span, chain) for span, chain in told if passage.span.contains(span)]


def _reliance(target: Reading, to: Passage, who: Voice) -> tuple[Span, ...]:
    """Return the words by which a passage says it relies on one of `who`."""
    spans = set()
    for told, chain in _chains(target, to):
        if not attributed_to(target, chain, who):
            continue
        for link in chain[1:]:
            words = link.via or link.cue
            spans.add(words.span if words is not None else told)
    return tuple(sorted(spans))


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
    homes = {passage.id: (reading, passage) for reading in readings for passage in reading.passages}
    shared: dict[tuple[str, str], list[Reuse]] = {}
    for reuse in reuses:
        shared.setdefault((reuse.source.passage, reuse.target.passage), []).append(reuse)
    edges = {(one.source, one.target): one for one in derivations}
    everyone = told or held_by(readings)
    outside = [one for reading in readings for one in _from_outside(reading, everyone)]
    edges = _one_way(edges, homes)
    edges = _without_siblings(edges, shared, outside, homes)
    checked: dict[str, Quotation] = {}
    for quotation in _checkable(quotations, edges, homes):
        checked[quotation.id] = better(checked[quotation.id], quotation) if quotation.id in checked else quotation
    kept = [reuse for pair in edges for reuse in shared.get(pair, ())]
    return Settled(
        tuple(sorted(kept, key=lambda reuse: (reuse.target.span, reuse.source.span))),
        tuple(sorted(checked.values(), key=lambda quotation: quotation.span)),
        (*sorted(edges.values(), key=lambda one: (one.target, one.source)), *outside),
    )


_Edges = dict[tuple[str, str], Derivation]
_Homes = Mapping[str, tuple[Reading, Passage]]


def _checkable(quotations: Iterable[Quotation], edges: _Edges, homes: _Homes) -> Iterator[Quotation]:
    """Yield quotations with their checks, first those against a text their passage comes from.

    Then those against another text of the one they are attributed to. What another text says, a copy of the copy or a
    sibling, checks nothing.
    """
    below: dict[str, set[str]] = {}
    for of, to in edges:
        below.setdefault(of, set()).add(to)
    of_document: dict[str, list[Passage]] = {}
    for _, passage in homes.values():
        of_document.setdefault(passage.span.document, []).append(passage)

    def home(span: Span) -> str | None:
        return next((held.id for held in of_document.get(span.document, ()) if held.span.contains(span)), None)

    reached: dict[tuple[str, str], bool] = {}

    def comes_from(target: str, source: str) -> bool:
        if (source, target) not in reached:
            reached[source, target] = _reaches(below, source, target)
        return reached[source, target]

    voices: dict[str, Voice] = {}
    rest = []
    for quotation in quotations:
        target = home(quotation.span)
        source = home(quotation.source_span) if quotation.source_span is not None else None
        if source is None or target is None or comes_from(target, source):
            yield quotation
            continue
        if source not in voices:
            voices[source] = voice(*homes[source])
        is_theirs = attributed_to(homes[target][0], quotation.attribution, voices[source])
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
    length, other_length = passage.span.end - passage.span.start, other.span.end - other.span.start
    if length != other_length:
        return other_length - length
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
    homes: _Homes,
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
            if _lies_between(here, there):
                if not edges[origin, target].declared:
                    kept.pop((origin, target), None)
            elif not one.declared and _uncovered(taken, [r.target.span for r in there]) < UNEXPLAINED * _length(taken):
                kept.pop((source, target), None)
        both = set(named.get(source, ())) & set(named.get(target, ()))
        if both and not one.declared:
            told = [span for span, chain in _chains(*homes[target]) if any(link.speaker in both for link in chain[1:])]
            if _uncovered(taken, told) < UNEXPLAINED * _length(taken):
                kept.pop((source, target), None)
    return kept


def _lies_between(near: Sequence[Reuse], far: Sequence[Reuse]) -> bool:
    """Whether a target has from the nearer text what it has from the farther one, in words nearer to its own."""
    fits = _fit(near), _fit(far)
    places = fits[0].keys() | fits[1].keys()
    gains = [fits[0].get(at, 0.0) - fits[1].get(at, 0.0) for at in places]
    better, worse = sum(gain for gain in gains if gain > 0), -sum(gain for gain in gains if gain < 0)
    return better > NEARER * len(fits[0]) and worse < HARDLY * better


def _fit(reuses: Iterable[Reuse]) -> dict[int, float]:
    """Return how well each character of the target that is reused is met."""
    found: dict[int, float] = {}
    for reuse in reuses:
        for at in range(reuse.target.span.start, reuse.target.span.end):
            found[at] = max(found.get(at, 0.0), reuse.score)
    return found


def _uncovered(spans: Sequence[Span], others: Sequence[Span]) -> int:
    """Return how many characters of `spans` no span of `others` covers."""
    return _length([*spans, *others]) - _length(others)


def held_by(readings: Iterable[Reading]) -> Held:
    """Return who tells something in some documents."""
    ids: set[str] = set()
    names: set[str] = set()
    for reading in readings:
        for passage in reading.passages:
            who = voice(reading, passage)
            ids |= who.ids | who.people
        told_by = {passage.narrator for passage in reading.passages}
        names |= {source.name for source in reading.sources if source.id in told_by}
        if any(passage.role == "statement" and passage.narrator is None for passage in reading.passages):
            names |= {name for head in before_colons(reading) for name in short_forms(head)}
    return Held(ids, names)


def _from_outside(reading: Reading, everyone: Held) -> Iterator[Derivation]:
    """Yield what a document says it has from a statement or an outlet of which the case holds no text."""
    outlets = {source.id for source in reading.sources}
    named = {entity.id for entity in reading.entities if entity.name in everyone.names}
    named |= {source.id for source in reading.sources if source.name in everyone.names}

    def known(who: str) -> bool:
        return who in everyone.ids or who in named

    people = {person for person, side in affiliated(reading) if known(side)}
    for passage in reading.passages:
        if passage.role not in TARGET_ROLES:
            continue
        told: dict[str, list[tuple[Span, Span | None, bool]]] = {}
        for span, chain in _chains(reading, passage):
            for link in chain[1:]:
                if not link.speaker or known(link.speaker) or link.speaker in people:
                    continue
                if link.via or link.speaker in outlets:
                    words = link.via or link.cue
                    row = (span, words.span if words else None, link.mode == "direct")
                    told.setdefault(link.speaker, []).append(row)
        for speaker, rows in sorted(told.items()):
            length = _length([span for span, _, _ in rows])
            direct = _length([span for span, _, is_direct in rows if is_direct])
            yield identified(
                Derivation(
                    id="",
                    source=speaker,
                    target=passage.id,
                    kind="quotes" if direct >= MOSTLY * length else "paraphrases",
                    declared=True,
                    share=round(min(1.0, length / (passage.span.end - passage.span.start)), 3),
                    reliance=tuple(sorted({words for _, words, _ in rows if words is not None})),
                )
            )
