"""What of one document a change may touch, found once: names, values, epithets, words of degree, marks of omission.

Changes look at every gap and every link of every reuse; what they would ask of the same words again and again is here.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from rawi.lexicon.strength import Scale
from rawi.link.texts.traits import (
    ACCUSES,
    ALLY,
    AND_WHO,
    COUNTRY,
    DEGREE,
    EPITHET,
    MORE,
    NARROW,
    NEGATES,
    OURS,
    WE,
    WITH_THEM,
    degree,
    is_epithet_misspelt,
    is_of_several,
    traits,
)
from rawi.link.texts.words import Word
from rawi.model import ActorValue, Claim, Mention, PlaceValue, Reading, Span

ELLIPSIS = re.compile(r"[(\[]\s*(?:\.{2,}|…+)\s*[)\]]|\.{2,}|…+")
VALUES = ("quantity", "time", "place")

Within = Callable[[Span], range]


class Named(NamedTuple):
    """A mention of somebody with the words it covers."""

    mention: Mention
    words: tuple[int, ...]


class Deed(NamedTuple):
    """A claim that says who did it or to whom: its number, the words of its trigger and where that starts."""

    number: int
    claim: Claim
    words: range
    start: int


class Values(NamedTuple):
    """Mentions of one kind with the words of each, by where they start; `reach` is how far any of them has come."""

    starts: tuple[int, ...]
    reach: tuple[int, ...]
    mentions: tuple[tuple[Mention, range], ...]

    def between(self, start: int, end: int) -> list[tuple[Mention, range]]:
        """Return those that share a letter with a stretch of the text."""
        first, last = bisect_right(self.reach, start), bisect_left(self.starts, end)
        return [one for one in self.mentions[first:last] if one[0].span.end > start]


class Noted(NamedTuple):
    """What is asked of the words (numbers) of a document when two are compared.

    `names` are actors, persons and countries, `last_of_names` the last word of each; `some` definite nouns for
    several people that nobody is known by (المهاجمين); `companions` words with which somebody is named beside
    another one; `accusing` verbs of accusing; `ours` verbs of saying in the first person, `we` all words of content
    that may be verbs in it, `saying` both and `degrees`; `digits` numbers in figures; `negations` words that deny
    the word behind them; `narrow` words that say that only a part of those named after them is meant; `degrees` how
    strong a verb is; `cues` the words of saying by who speaks, in their order; `deeds` claims of who did what to
    whom, by where their triggers start; `distanced` names and words in marks with the number of their quotation;
    `omissions` the marks of omission by the word they stand behind.
    """

    names: tuple[Named, ...]
    last_of_names: tuple[int, ...]
    some: frozenset[int]
    companions: frozenset[int]
    narrow: frozenset[int]
    epithets: frozenset[int]
    accusing: frozenset[int]
    ours: frozenset[int]
    we: frozenset[int]
    saying: frozenset[int]
    digits: frozenset[int]
    negations: frozenset[int]
    degrees: Mapping[int, tuple[Scale, int]]
    cues: Mapping[str, Sequence[Span]]
    deeds: tuple[Deed, ...]
    starts_of_deeds: tuple[int, ...]
    distanced: tuple[tuple[int, range], ...]
    omissions: Mapping[int, Span]
    values: Mapping[str, Values]


def noted(reading: Reading, words: Sequence[Word], within: Within) -> Noted:
    """Return what changes ask for; `within` are the numbers of the words that share a letter with a span."""
    marked = [(number, flags) for number, word in enumerate(words) if (flags := traits(word.key))]
    degrees = {number: degree(words[number].key) for number, flags in marked if flags & DEGREE}
    we = frozenset([number for number, flags in marked if flags & WE and words[number].content])
    partial = (number for number, flags in marked if flags & NARROW)
    names = tuple(_names(reading, words))
    deeds = tuple(sorted(_deeds(reading, within), key=lambda deed: deed.start))
    return Noted(
        names,
        tuple(name.words[-1] for name in names),
        frozenset([n for n, word in enumerate(words) if word.entity is None and is_of_several(word.key)]),
        frozenset(number for number, flags in marked if _is_companion(words, number, flags)),
        frozenset(number for number in partial if number + 1 < len(words) and words[number + 1].mention >= 0),
        frozenset(_epithets(reading, words, [number for number, flags in marked if flags & EPITHET])),
        frozenset(number for number, flags in marked if flags & ACCUSES),
        frozenset([number for number, flags in marked if flags & OURS]),
        we,
        frozenset(number for number, flags in marked if flags & OURS or number in we or degrees.get(number)),
        frozenset([n for n, word in enumerate(words) if word.key.isdigit()]),
        frozenset(number for number, flags in marked if flags & NEGATES),
        {number: one for number, one in degrees.items() if one is not None},
        _cues(reading),
        deeds,
        tuple(deed.start for deed in deeds),
        tuple((n, within(one.span)) for n, one in enumerate(reading.quotations) if one.kind in ("scare", "echo")),
        dict(_omissions(reading, words)),
        {kind: _values(reading, kind, within) for kind in VALUES},
    )


def _deeds(reading: Reading, within: Within) -> Iterator[Deed]:
    for number, claim in enumerate(reading.claims):
        if claim.trigger is not None and (claim.agents or claim.targets):
            yield Deed(number, claim, within(claim.trigger.span), claim.trigger.span.start)


def is_more(words: Sequence[Word], number: int) -> bool:
    """Whether a word adds somebody to who was named: "and the mercenaries", "and who is with him"."""
    word, before = words[number], words[number - 1].key if number else ""
    if before == AND_WHO and word.key in WITH_THEM:
        return True
    if word.key == AND_WHO:
        return number + 1 < len(words) and words[number + 1].key in WITH_THEM
    # Of an adjective only the plural stands for somebody: "the criminal and usurping" is one enemy.
    return word.mention < 0 and bool(traits(word.key) & MORE)


def _is_companion(words: Sequence[Word], number: int, flags: int) -> bool:
    return bool(flags & ALLY or (flags & COUNTRY and words[number].mention < 0)) or is_more(words, number)


def _names(reading: Reading, words: Sequence[Word]) -> Iterator[Named]:
    covered: dict[int, list[int]] = {}
    for number, word in enumerate(words):
        if word.mention >= 0:
            covered.setdefault(word.mention, []).append(number)
    for number, mine in covered.items():
        mention = reading.mentions[number]
        if mention.kind in ("actor", "person") or is_country(mention):
            yield Named(mention, tuple(mine))


def is_country(mention: Mention) -> bool:
    """Whether a mention names a country as a place."""
    return isinstance(mention.value, PlaceValue) and mention.value.precision == "country"


def _epithets(reading: Reading, words: Sequence[Word], taking_sides: Sequence[int]) -> Iterator[int]:
    """Yield the words that take sides. Inside a name only where it is another side's name for somebody."""
    after_names = [two for two in range(1, len(words)) if words[two - 1].mention >= 0]
    for number in (*taking_sides, *(two for two in after_names if is_epithet_misspelt(words[two].key))):
        word = words[number]
        if word.mention >= 0:
            mention = reading.mentions[word.mention]
            partisan = isinstance(mention.value, ActorValue) and mention.value.register == "partisan"
            if not partisan or mention.text == reading.document.text[word.start : word.end]:
                continue
        if word.content:
            yield number


def _cues(reading: Reading) -> dict[str, list[Span]]:
    found: dict[str, dict[Span, None]] = {}
    for chain in [*(c.attribution for c in reading.claims), *(q.attribution for q in reading.quotations)]:
        for link in chain[1:]:
            if link.speaker is not None and link.cue is not None:
                found.setdefault(link.speaker, {})[link.cue.span] = None
    return {speaker: sorted(spans) for speaker, spans in found.items()}


def _omissions(reading: Reading, words: Sequence[Word]) -> Iterator[tuple[int, Span]]:
    text, ends = reading.document.text, [word.end for word in words]
    before = {bisect_right(ends, mark.start()) - 1 for mark in ELLIPSIS.finditer(text)}
    for number in sorted(before):
        if 0 <= number < len(words) - 1:
            mark = ELLIPSIS.search(text, ends[number], words[number + 1].start)
            if mark is not None:
                yield number, Span(reading.document.id, *mark.span())


def _values(reading: Reading, kind: str, within: Within) -> Values:
    mentions = sorted((one for one in reading.mentions if one.kind == kind), key=lambda one: one.span.start)
    return Values(
        tuple(one.span.start for one in mentions),
        tuple(accumulate((one.span.end for one in mentions), max)),
        tuple((one, within(one.span)) for one in mentions),
    )
