"""Where a claim is whose place no rule found: the places of its document, ranked by what can be seen of them.

A candidate is an entity that the document names as a place, seen through its mention nearest to the claim. Its signs
say how far that stands, what stands between, and which claims are there already. The likeliest is taken, where it is
likely enough; `docs/reliability.md` has how often that is right. Claims are filled in the order of the text, each
knowing where those before it are.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import msgspec

from rawi.lexicon.event_families import event_families
from rawi.model import Carried, Claim, Entity, EventType, Mention, Participant, Passage, PlaceValue, Span
from rawi.read.claims.near_places import Laid, Told, is_any_in, laid, nearest
from rawi.read.claims.place_signs import Before, Knowledge, Seen, is_named, is_site_noun, signs_there, took_off_from
from rawi.read.claims.ranked import weights
from rawi.read.events.heads import Overlay
from rawi.read.hospitals import is_for_the_hurt
from rawi.read.weighing import chance
from rawi.text import Text

RULE = "place:ranked"
# Likely enough: of what is added so to texts held out, more than three in four are right.
LEAST = 0.75
_TOLD = frozenset({"dateline", "headline", "report", "statement", "summary"})
_HEADS = frozenset({"dateline", "headline"})
_MOST = 6
# What stands so few tokens from a speaker's name belongs to it (مدير أمن س، مجلس الإدارة في س).
_TITLE, _SEAT = 5, 2
_DEPTH = 5
_KINDS: Mapping[str, str] = {
    "aid": "move",
    "casualties": "harm",
    "destruction": "harm",
    "detention": "taken",
    "displacement": "move",
    "fighting": "blow",
    "handover": "taken",
    "movement": "move",
    "other": "other",
    "prisoners": "taken",
    "protest": "protest",
    "release": "taken",
    "siege": "ground",
    "strike": "blow",
    "territory": "ground",
    "violation": "other",
}


class Candidate(msgspec.Struct, frozen=True):
    """A place where a claim may be: the words that stand for it, and all its signs."""

    seen: Seen
    signs: tuple[str, ...]


class Around(msgspec.Struct, frozen=True):
    """The claims around one that are somewhere: how many before it, how many of these at each entity, last and next."""

    held: int
    counts: Counter[str]
    last: int | None
    later: int | None


Choose = Callable[[int, Sequence[Candidate]], Sequence[Candidate]]


class Account(msgspec.Struct):
    """A document as the ranker sees it: its claims, and its places with the signs that depend on no claim.

    `starts` are the first tokens of its sentences, `lead` the first of its body, `open_at` the last tokens of places
    that are not settled; `owners` has for the first token of a place the claims in whose clauses it stands.
    """

    text: Text
    lexicon: Knowledge
    claims: Sequence[Claim]
    told: list[Told]
    roles: dict[str, str]
    parents: dict[str, str | None]
    seen: Laid
    named: dict[str, tuple[str, ...]]
    starts: list[int]
    lead: int
    open_at: list[int]
    owners: dict[int, list[int]]


def account(
    text: Text,
    claims: Sequence[Claim],
    lexicon: Knowledge,
    *,
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    overlay: Overlay,
) -> Account:
    """Return what the ranker needs to know of a document whose `claims` want places."""
    starts = [start for start, _ in text.sentences]
    body = next((item for item in passages if item.role in ("report", "statement", "summary")), None)
    lead = bisect_right(starts, text.covering(body.span.start, body.span.end)[0]) - 1 if body is not None else -1
    seen, open_at = _seen(text, passages, mentions, overlay, lexicon, starts)
    most = max(map(len, seen.values()), default=0)
    told = [_told(text, claim, starts) for claim in claims]
    places = laid([one for at in seen.values() for one in at], _MOST)
    return Account(
        text,
        lexicon,
        claims,
        told,
        {item.id: item.role for item in passages},
        {item.id: item.parent for item in entities if item.kind == "place"},
        places,
        {entity: _of_document(at, lead, most, alone=len(seen) == 1) for entity, at in seen.items()},
        starts,
        lead,
        sorted(open_at),
        _owners(told, frozenset(places.firsts)),
    )


def fill(found: Account, choose: Choose | None = None) -> dict[int, list[Candidate]]:
    """Return the places chosen for claims that no rule gave one, by the number of the claim."""
    chosen = choose or likeliest(weights("places"), LEAST)
    places: list[list[str]] = [[item.entity for item in claim.places if item.entity] for claim in found.claims]
    given = [k for k, at in enumerate(places) if at]
    filled: dict[int, list[Candidate]] = {}
    held, counts, last = 0, Counter[str](), None
    for n, claim in enumerate(found.claims):
        if not claim.places and found.named and is_asked(found, n):
            later = bisect_right(given, n)
            known = Around(held, counts, last, given[later] if later < len(given) else None)
            taken = list(chosen(n, candidates(found, n, places, known)))
            if taken:
                places[n] = [item.seen.entity for item in taken]
                filled[n] = taken
        if places[n]:
            held, last = held + 1, n
            counts.update(set(places[n]))
    return filled


def is_asked(found: Account, n: int) -> bool:
    """Whether one asks where a claim is: a deed told as done. What is said, agreed, denied or to come stays open.

    So does a masdar of taking people: it stands in a row of what came of something else (القضاء على س وأسر المئات).
    """
    claim, kind = found.claims[n], found.told[n].kind
    told = claim.modality == "asserted" and claim.polarity and kind != "talk"
    return told and not (kind == "taken" and claim.rule.startswith("noun:"))


def with_places(claim: Claim, taken: Sequence[Candidate]) -> Claim:
    """Return a claim at the places chosen, each marked as carried, with its words."""
    return msgspec.structs.replace(
        claim,
        places=tuple(
            Participant(
                entity=one.seen.entity,
                text=one.seen.mention.text,
                span=one.seen.mention.span,
                relation=one.seen.value.relation,
            )
            for one in taken
        ),
        carried=(*claim.carried, *(Carried(slot="places", rule=RULE, span=one.seen.mention.span) for one in taken)),
    )


def candidates(found: Account, n: int, places: Sequence[Sequence[str]], known: Around | None = None) -> list[Candidate]:
    """Return the candidates of claim `n`, nearest first, where the other claims are at `places` (entities).

    `known` is what is counted of the other claims already.
    """
    told, claim = found.told[n], found.claims[n]
    near = nearest(found.seen, told, found.starts, found.lead, _MOST)
    common, others = _of_claim(found, n), _others(found, n, places, known or _around(n, places))
    result: list[Candidate] = []
    for rank, seen in enumerate(near):
        if _is_out(found, n, seen):
            continue
        zone = _zone(seen, told, claim)
        signs = [*common, *seen.signs, *_of_distance(seen, told, zone, rank)]
        signs += found.named[seen.entity]
        signs += _of_nearest(found, seen, near[0])
        signs += _of_owner(found, n, seen, zone, places)
        signs += _of_others(found, others, seen.entity, places)
        result.append(Candidate(seen, tuple(signs)))
    return result


def likeliest(worth: Mapping[str, float], least: float) -> Choose:
    """Return what chooses the likeliest candidate by these weights, where it is likely enough."""

    def choose(n: int, found: Sequence[Candidate]) -> list[Candidate]:
        chances = [chance(worth, one.signs) for one in found]
        best = max(chances, default=0.0)
        return [found[chances.index(best)]] if chances and best >= least else []

    return choose


def _told(text: Text, claim: Claim, starts: Sequence[int]) -> Told:
    first, last = text.covering(claim.span.start, claim.span.end)
    span = claim.trigger.span if claim.trigger is not None else claim.span
    trigger = text.covering(span.start, span.end)[0]
    voice = tuple(link.speaker for link in claim.attribution)
    return Told(first, last, trigger, bisect_right(starts, trigger) - 1, voice, kind_of(claim.event_type))


def kind_of(event_type: EventType) -> str:
    """Return the kind of an event by what it has to do with places: a blow, its harm, ground, movement, talk."""
    return _KINDS.get(event_families()[event_type].family, "talk")


def _seen(
    text: Text,
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    overlay: Overlay,
    lexicon: Knowledge,
    starts: Sequence[int],
) -> tuple[dict[str, list[Seen]], list[int]]:
    """Return the places of a text by entity, and the last tokens of those that are not settled."""
    ordered = sorted(passages, key=lambda item: item.span.start)
    begins = [item.span.start for item in ordered]
    seen: dict[str, list[Seen]] = {}
    open_at: list[int] = []
    before: Before | None = None
    for mention in mentions:
        value = mention.value
        if not isinstance(value, PlaceValue):
            continue
        first, last = text.covering(mention.span.start, mention.span.end)
        entity = mention.entity or value.anchor
        at = bisect_right(begins, mention.span.start) - 1
        if took_off_from(text, first, lexicon.triggers):
            continue
        if entity is None:
            open_at.append(last - 1)
        elif at >= 0 and ordered[at].role in _TOLD and is_named(text, first, last, overlay, lexicon.cues):
            signs, bare = signs_there(text, mention, value, before, lexicon)
            sentence = bisect_right(starts, first) - 1
            passage = ordered[at]
            seen.setdefault(entity, []).append(
                Seen(mention, value, entity, first, last, sentence, passage.id, passage.role, signs, bare)
            )
        before = Before(last, entity is not None)
    return seen, open_at


def _zone(seen: Seen, told: Told, claim: Claim) -> str:
    if told.first <= seen.first < told.last:
        return "clause-before" if seen.first < told.trigger else "clause-after"
    if seen.sentence == told.sentence:
        return "sentence-before" if seen.first < told.first else "sentence-after"
    if seen.first > told.first:
        return "later"
    if seen.passage != claim.passage and seen.role in _HEADS:
        return seen.role
    return f"back-{min(told.sentence - seen.sentence, 4)}"


def _is_out(found: Account, n: int, seen: Seen) -> bool:
    """Whether a place is no candidate.

    A stretch of country (شرق ص) is none of another clause; nor is where something was said or agreed, a place that
    belongs to who speaks, or one after which another scene begins (فيما، بينما), or for a blow the hospital to which
    somebody was brought (وصل إلى مستشفى س 17 شهيدا جراء قصف منزل).
    """
    told, claim = found.told[n], found.claims[n]
    if told.first <= seen.first < told.last:
        return False
    if told.kind == "blow" and is_for_the_hurt(seen.mention, found.text):
        return True
    owner = _owner(found, n, seen)
    if seen.value.bearing is not None or (owner is not None and found.told[owner].kind == "talk"):
        return True
    if seen.sentence != told.sentence:
        return False
    words, tokens = found.lexicon.triggers.words, found.text.tokens
    if any(words.has("other_scene", tokens[i].key.removeprefix("و")) for i in range(seen.last, told.trigger)):
        return True
    link = claim.attribution[-1]
    said = link.cue is not None and seen.mention.span.end <= link.cue.span.start < tokens[told.trigger].start
    if said and found.roles.get(claim.passage) == "headline":
        return True
    if link.cue is not None and _is_between(found, link.cue.span, seen):
        return True
    return link.span is not None and _is_of_speaker(found.text, seen, link.span)


def _is_between(found: Account, cue: Span, seen: Seen) -> bool:
    """Whether a place stands between the word of saying and what is said (وقال طبيب في سبها إن)."""
    words, tokens = found.lexicon.triggers.words, found.text.tokens
    after = range(found.text.covering(cue.start, cue.end)[1], seen.first)
    return cue.end <= seen.mention.span.start and not any(
        words.has("that", tokens[i].key) or tokens[i].kind == "quote" or tokens[i].light == ":" for i in after
    )


def _is_of_speaker(text: Text, seen: Seen, span: Span) -> bool:
    """Whether a place stands within the words for who speaks (مدير أمن المنيا اللواء ص، مجلس الإدارة في سنجار)."""
    first, last = text.covering(span.start, span.end)
    return (seen.bare and first - _TITLE <= seen.first < last) or last <= seen.first < last + _SEAT


def _of_claim(found: Account, n: int) -> list[str]:
    told, claim, tokens = found.told[n], found.claims[n], found.text.tokens
    signs = [f"kind={told.kind}", f"type={claim.event_type}", f"passage={found.roles.get(claim.passage, '')}"]
    signs.append(f"links={min(len(told.voice), 3)}")
    word = claim.rule.partition(":")[0]
    signs += [f"told-by={word}", f"told-by={word} kind={told.kind}"]
    if tokens[told.trigger].key.startswith("ال"):
        signs.append("definite")
    if is_any_in(found.open_at, told.first, told.last):
        signs.append("open-in-clause")
    if any(is_site_noun(found.lexicon.places, tokens[i].key) for i in range(told.first, told.last)):
        signs.append("site-in-clause")
    return signs


def _of_distance(seen: Seen, told: Told, zone: str, rank: int) -> list[str]:
    part, rank = zone.split("-", maxsplit=1)[0], min(rank, 4)
    signs = [f"zone={zone}", f"zone={zone} kind={told.kind}", f"rank={rank}"]
    signs.append(f"relation={seen.value.relation} kind={told.kind} {part}")
    signs.append(f"precision={seen.value.precision} kind={told.kind}")
    if seen.bare:
        signs.append(f"bare {zone}")
    return signs


def _of_document(mentions: Sequence[Seen], lead: int, most: int, *, alone: bool) -> tuple[str, ...]:
    """Return the signs of a place that are the same for all claims: how often it is named, and where."""
    at = {one.role if one.role in _HEADS else "lead" if one.sentence == lead else "" for one in mentions}
    signs = [f"named={min(len(mentions), 4)}", f"named-in={'+'.join(sorted(at - {''})) or 'body'}"]
    if alone:
        signs.append("alone")
    elif 1 < len(mentions) == most:
        signs.append("named-most")
    return tuple(signs)


def _of_nearest(found: Account, seen: Seen, nearest: Seen) -> list[str]:
    """Return whether a place holds the nearest one, or lies in it."""
    if _holds(found, seen.entity, nearest.entity):
        return ["holds-nearest"]
    return ["within-nearest"] if _holds(found, nearest.entity, seen.entity) else []


def _holds(found: Account, outer: str, inner: str) -> bool:
    """Whether a place lies in another by the lists."""
    parent = found.parents.get(inner)
    for _ in range(_DEPTH):
        if parent is None or parent == outer:
            break
        parent = found.parents.get(parent)
    return parent is not None and parent == outer


def _owner(found: Account, n: int, seen: Seen) -> int | None:
    """Return the claim, nearest to claim `n`, in whose clause a place stands, or null."""
    owners = found.owners.get(seen.first, [])
    if seen.first < found.told[n].trigger:
        at = bisect_left(owners, n)
        return owners[at - 1] if at else None
    at = bisect_right(owners, n)
    return owners[at] if at < len(owners) else None


def _owners(told: Sequence[Told], places: frozenset[int]) -> dict[int, list[int]]:
    """Return for the first tokens of places the claims in whose clauses they stand."""
    owners: dict[int, list[int]] = {}
    for k, one in enumerate(told):
        for token in range(one.first, one.last):
            if token in places:
                owners.setdefault(token, []).append(k)
    return owners


def _of_owner(found: Account, n: int, seen: Seen, zone: str, places: Sequence[Sequence[str]]) -> list[str]:
    """Return what the claim in whose clause a place stands says of it: is it there?"""
    told, claim, signs = found.told[n], found.claims[n], list[str]()
    owner = _owner(found, n, seen)
    if owner is None:
        signs += ["owner=nobody", f"owner=nobody {zone}"]
    else:
        is_there = "there" if seen.entity in places[owner] else "elsewhere" if places[owner] else "open"
        voice = "same" if found.told[owner].voice == told.voice else "other"
        signs += [f"owner={is_there}", f"owner={is_there} voice={voice} {zone.split('-', maxsplit=1)[0]}"]
    if seen.sentence == told.sentence and seen.first < told.trigger:
        cue = claim.attribution[-1].cue
        if cue is not None and seen.mention.span.end <= cue.span.start < found.text.tokens[told.trigger].start:
            signs += ["before-cue", f"before-cue {'bare' if seen.bare else 'placed'}"]
        if is_any_in(found.open_at, seen.last, told.trigger):
            signs.append("open-between")
    return signs


class _Others(msgspec.Struct, frozen=True):
    """The claims around one that are somewhere: those before it counted, the signs of the last and of the next."""

    around: Around
    last: int | None
    at_last: tuple[str, ...]
    not_at_last: tuple[str, ...]
    next: int | None
    gap: int


def _around(n: int, places: Sequence[Sequence[str]]) -> Around:
    held = [k for k in range(n) if places[k]]
    counts = Counter(entity for k in held for entity in set(places[k]))
    later = next((k for k in range(n + 1, len(places)) if places[k]), None)
    return Around(len(held), counts, held[-1] if held else None, later)


def _others(found: Account, n: int, places: Sequence[Sequence[str]], known: Around) -> _Others:
    told, later = found.told[n], known.later
    after = min(found.told[later].sentence - told.sentence, 3) if later is not None else 0
    if known.last is None:
        return _Others(known, None, (), (), later, after)
    last = found.told[known.last]
    gap = min(told.sentence - last.sentence, 3)
    voice = "same" if last.voice == told.voice else "other"
    there = ["at-last", f"at-last gap={gap}", f"at-last voice={voice} gap={gap}", f"at-last {last.kind}>{told.kind}"]
    there += ["at-last-alone"] if len(places[known.last]) == 1 else []
    return _Others(known, known.last, tuple(there), ("not-at-last", f"not-at-last gap={gap}"), later, after)


def _of_others(found: Account, others: _Others, entity: str, places: Sequence[Sequence[str]]) -> list[str]:
    """Return what the claims before and after say of a place: is the last one there, or all of them?"""
    signs: list[str] = []
    if others.last is None:
        signs.append("first")
    else:
        count = others.around.counts[entity]
        signs.append(f"before={'all' if count == others.around.held else 'some' if count else 'none'}")
        if any(item.entity is None for item in found.claims[others.last].places):
            signs.append("last-open")
        signs += others.at_last if entity in places[others.last] else others.not_at_last
    if others.next is not None:
        signs.append(f"{'at-next' if entity in places[others.next] else 'not-at-next'} gap={others.gap}")
    return signs
