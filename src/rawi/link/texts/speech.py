"""Who says what in one document, made ready once: what is told, on whose word, and which words say so.

Whom that means is asked for every document this one is held against; all that can be known without the other is here.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rawi.link.texts.cited import Cited, cited_by, known, means
from rawi.link.texts.voices import Voice, voice
from rawi.link.texts.words import Word
from rawi.model import Attribution, Passage, Reading, Span

SOURCE_ROLES = ("statement", "report", "summary")


class Link(NamedTuple):
    """A link of a chain of narrators behind the outermost one: whom it cites, and the words that say so."""

    attribution: Attribution
    cited: Cited
    words: frozenset[int]


class Told(NamedTuple):
    """A claim or a quotation: its place, its chain of narrators, and the numbers of the links behind the outermost.

    `rows` are its words, `reach` those its attribution reaches; both only where it is told on somebody's word or is
    speech in marks. `is_open`: the reading names nobody who said it.
    """

    span: Span
    chain: tuple[Attribution, ...]
    links: tuple[int, ...]
    is_open: bool
    rows: range
    reach: range


class Speech(NamedTuple):
    """All that a document tells, its claims before its quotations, and the voices of passages others may come from.

    `inside` is what each passage (by its id) tells, with its numbers.
    """

    links: tuple[Link, ...]
    told: tuple[Told, ...]
    voices: Mapping[str, Voice]
    inside: Mapping[str, Sequence[tuple[int, Told]]]

    def within(self, passage: Passage) -> Sequence[tuple[int, Told]]:
        """Return what a passage tells, with its number."""
        return self.inside[passage.id]


class Heard(NamedTuple):
    """Where a document speaks on the word of `who`: the numbers of the links that mean him, and of what is told.

    `ids` are those he has there and here.
    """

    who: Voice
    links: frozenset[int]
    told: frozenset[int]
    ids: frozenset[str]


def hear(speech: Speech, who: Voice) -> Heard:
    """Return what of a document is told on somebody's word; a speaker who is he once is he throughout."""
    meant = [link.cited.speaker for link in speech.links if means(link.cited, who)]
    called = frozenset(speaker for speaker in meant if speaker is not None)
    links = frozenset(
        number
        for number, link in enumerate(speech.links)
        if link.cited.speaker in called or (link.cited.speaker is None and means(link.cited, who))
    )
    told = (number for number, one in enumerate(speech.told) if not links.isdisjoint(one.links)) if links else ()
    return Heard(who, links, frozenset(told), who.ids | called)


def speech(reading: Reading, words: Sequence[Word], within: Callable[[Span], range]) -> Speech:
    """Return what a reading tells; `within` are the numbers of the words that share a letter with a span."""
    among = known(reading)
    numbers: dict[Attribution, int] = {}
    links: list[Link] = []
    told: list[Told] = []
    sentences = [word.sentence for word in words]
    spoken = [(claim.span, claim.attribution, len(claim.attribution) > 1) for claim in reading.claims]
    spoken += [(one.span, one.attribution, one.kind in ("clause", "echo")) for one in reading.quotations]
    for span, chain, is_speech in spoken:
        for link in chain[1:]:
            if link not in numbers:
                numbers[link] = len(links)
                links.append(Link(link, cited_by(link, among), frozenset(_saying(link, within))))
        rows = within(span) if is_speech else range(0)
        reach = _reach(words, sentences, chain, rows, within) if rows else rows
        mine = tuple(numbers[link] for link in chain[1:])
        told.append(Told(span, chain, mine, all(link.speaker is None for link in chain[1:]), rows, reach))
    voices = {one.id: voice(reading, one) for one in reading.passages if one.role in SOURCE_ROLES}
    return Speech(tuple(links), tuple(told), voices, dict(_inside(reading.passages, told)))


def _inside(passages: Iterable[Passage], told: Sequence[Told]) -> Iterator[tuple[str, Sequence[tuple[int, Told]]]]:
    """Yield for each passage what it tells: only what begins in it is looked at."""
    by_start = sorted(range(len(told)), key=lambda number: told[number].span.start)
    starts = [told[number].span.start for number in by_start]
    for passage in passages:
        first, last = bisect_left(starts, passage.span.start), bisect_right(starts, passage.span.end)
        numbers = sorted(number for number in by_start[first:last] if passage.span.contains(told[number].span))
        yield passage.id, [(number, told[number]) for number in numbers]


def _saying(link: Attribution, within: Callable[[Span], range]) -> Iterator[int]:
    """Yield the words by which a link says who speaks, how and in what."""
    for said in (link.span, link.cue.span if link.cue else None, link.via.span if link.via else None):
        if said is not None:
            yield from within(said)


def _reach(
    words: Sequence[Word],
    sentences: Sequence[int],
    chain: Sequence[Attribution],
    inside: range,
    within: Callable[[Span], range],
) -> range:
    """Return the words an attribution reaches: from its cue, if that stands before in the sentence, to its end."""
    first, last = inside[0], inside[-1]
    sentence = words[first].sentence
    cue = chain[-1].cue if chain else None
    if cue is not None and cue.span.end <= words[first].start:
        after = within(Span(cue.span.document, cue.span.end, words[first].start))
        opening = max(after.start, bisect_left(sentences, sentence))
        first = opening if opening < after.stop else first
    return range(first, bisect_right(sentences, words[last].sentence, lo=last))
