"""Where accounts of one blow differ in what it hit: a military thing by one, a civil one by another."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from rawi.lexicon.clause_words import load_clause_words
from rawi.lexicon.places import load as load_places
from rawi.lexicon.shape_words import shape_words
from rawi.lexicon.struck import BESIDE, ThingKind, struck_thing
from rawi.lexicon.triggers import load_triggers
from rawi.link.differences.dispute import Dispute, quoted
from rawi.link.events.blows import ATTACKS
from rawi.link.events.kinship import Kinship
from rawi.link.events.told import Told, denies
from rawi.link.texts.kinds import INSIDE
from rawi.model import Span
from rawi.model.link import Nature
from rawi.model.mention import Relation
from rawi.text import Token, key, tokenise

# So many words of a thing are shown.
_SHOWN = 6
# What is hit stands so many code points behind a claim at most, before any sign.
_BEHIND, _SIGN = 40, re.compile(r"[،؛,;:.!?؟()\"«»\n]")
# What it was fired from, or fell beside, it did not hit.
_BESIDE: frozenset[Relation] = frozenset({"from", "near"})
_AND, _SO, _TO, _NEXT_TO = "و", "ف", key("إلى"), shape_words("next_to_thing")
_ARTICLE = re.compile("[وف]?(?:[بك]?ال|لل)")


class _Thing(NamedTuple):
    """What a claim says was hit. `shown`: a word right behind the noun says of which kind it is.

    `either`: its noun alone may name a thing of either kind; `known`: it does, as one that is known (الكلية).
    """

    kind: ThingKind
    noun: str
    shown: bool
    either: bool
    known: bool
    span: Span
    text: str


def struck(pairs: Sequence[tuple[Told, Told]], kinship: Kinship) -> Iterator[Dispute]:
    """Yield who says that a blow hit a military thing and who that it hit a civil one, the first of each in words."""
    things = {told.id: thing for pair in pairs for told in pair if (thing := _thing(told)) is not None}
    apart: dict[Nature, dict[str, _Thing]] = defaultdict(dict)
    for one, other in pairs:
        if one.id in things and other.id in things and _differ(things[one.id], things[other.id]):
            apart[kinship.nature(one, other)].update((told.id, things[told.id]) for told in (one, other))
    for nature, found in apart.items():
        positions: dict[ThingKind, list[str]] = defaultdict(list)
        words: dict[ThingKind, str] = {}
        for claim, thing in found.items():
            positions[thing.kind].append(claim)
            words.setdefault(thing.kind, f"says {quoted(thing.text)}")
        held = {words[kind]: tuple(claims) for kind, claims in positions.items()}
        yield Dispute("what", nature, held, tuple(thing.span for thing in found.values()))


def _differ(one: _Thing, other: _Thing) -> bool:
    """Whether two things are of two kinds: who leaves out the adjective of a noun names no other thing (الكلية).

    Nor does he by another noun of either kind (المدرسة الحربية).
    """
    if one.kind == other.kind or (one.noun == other.noun and not (one.shown and other.shown)):
        return False
    return not ((one.known and other.either) or (other.known and one.either))


def _thing(told: Told) -> _Thing | None:
    """Return what a claim says that a blow hit; null where it names nothing, or things of both kinds.

    A store of weapons in a school is told as a store, and shown with the school it is said to be in.
    """
    trigger = told.claim.trigger
    if trigger is None or told.claim.event_type not in ATTACKS or denies(told):
        return None
    text, start = told.document.text, trigger.span.start
    words = [word for word in tokenise(text[start : _end(told)]) if word.kind == "word"]
    named = [
        (thing, number)
        for number in range(len(words))
        if (thing := struck_thing([each.key for each in words[number : number + 1 + BESIDE]])) is not None
        and not _is_beside(words[:number])
    ]
    if not named or _is_joined(words[named[0][1]], named[0][0].noun):
        # What stands behind "and" is one of several things, and what stands in front of it no list knows.
        return None
    (kind, noun, by, either), first = named[0]
    others = [number for other, number in named if other.kind != kind]
    if not all(_is_around(words[first + 1 : number], words[number]) for number in others):
        return None
    shown = _phrase(words[first:], least=max(others, default=first) - first + 1)
    if start + shown[0].start >= told.claim.span.end and not (told.sites or told.carried_sites):
        # Nothing says that a claim that ends before it goes on with it.
        return None
    place = Span(trigger.span.document, start + shown[0].start, start + shown[-1].end)
    is_shown = by is not None and all(_relation(word) is None for word in words[first + 1 : first + by])
    known = either and by is None and _ARTICLE.match(words[first].key) is not None
    return _Thing(kind, noun, is_shown, either, known, place, text[place.start : place.end])


def _is_joined(word: Token, noun: str) -> bool:
    """Whether a noun stands behind "and" (ومدرسة, but وكر)."""
    return word.key.startswith(_AND) and not word.key.startswith(key(noun))


def _is_beside(before: Sequence[Token]) -> bool:
    """Whether words lead to what only lies beside a thing; what is added to it was hit too (إلى جانب مدرسة)."""
    if not before or (before[-1].key in _NEXT_TO and _is_added(before)):
        return False
    return before[-1].key in _NEXT_TO or _relation(before[-1]) in _BESIDE


def _is_added(before: Sequence[Token]) -> bool:
    return len(before) > 1 and before[-2].key == _TO and load_clause_words().has("added", before[-1].key)


def _is_around(between: Sequence[Token], thing: Token) -> bool:
    """Whether one thing is told to be in another, with these words between them and no verb (فقتلت عناصر في ثكنة)."""
    joined = (word.key for word in between if word.key.startswith(_SO))
    acts = any(form.inflection.tense != "none" for word in joined for form in load_triggers().look_up(word))
    inside = any(_relation(word) in INSIDE for word in between)
    return inside and not acts and not thing.key.startswith(_AND)


def _end(told: Told) -> int:
    """Return where a claim ends, or the words that follow it without a sign: an object may be left to them."""
    text, end = told.document.text, told.claim.span.end
    sign = _SIGN.search(text, end)
    return min(sign.start() if sign is not None else len(text), end + _BEHIND)


def _phrase(words: Sequence[Token], *, least: int) -> Sequence[Token]:
    """Return the words of a thing, at `least` so many if they can be shown, up to the one that says where it lies."""
    first = least if least <= _SHOWN else 1
    return [*words[:first], *takewhile(lambda word: _relation(word) is None, words[first:_SHOWN])]


def _relation(word: Token) -> Relation | None:
    return load_places().relations.get((word.key,))
