"""A document as linking sees it: its words in the forms that are matched, and the rare pairs of words that mark it.

The words keep their offsets; nothing is remapped. Marks are skip-bigrams: two stems at most `WINDOW` content words
apart, in either order, hashed to 64 bits by our own code so that every store gives the same pairs.
"""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import accumulate, pairwise, repeat
from typing import Any, NamedTuple

from rawi.link.texts.claimed import Slots, slots
from rawi.link.texts.noted import Noted, noted
from rawi.link.texts.speech import Speech, speech
from rawi.link.texts.words import Word, bare, is_function_word, is_telling
from rawi.model import Passage, Reading, Span
from rawi.text import Token, analyse, clauses, skeleton

WINDOW = 3
# Two consonants say too little to call two words one.
SHORTEST_SKELETON = 3
FUNCTION_WEIGHT = 0.08
# Names are put in and taken out where the rest of a clause stays: to pass over one costs less.
NAME_GAP = 0.25
NUMBER_WEIGHT = 0.6
# Short stems are common words. How common a word is in the case does not count: what two texts share would depend on
# what else is there, and each document that comes in would have to be held against all others again.
LENGTH_WEIGHT = {1: 0.2, 2: 0.4, 3: 0.6, 4: 0.75, 5: 0.9}
LONGEST_WEIGHT = 1.0


class Places(NamedTuple):
    """Where words stand: all by key, those of content by family (skeleton, or stem if that is short) and by meaning.

    `sentences` are the words of each sentence that has any.
    """

    keys: Mapping[str, Sequence[int]]
    families: Mapping[str, Sequence[int]]
    entities: Mapping[str, Sequence[int]]
    sentences: Mapping[int, range]


class Forms(NamedTuple):
    """The words of one reading, and what is asked of them often.

    `content` and `plain` tell words of content, and those that are no part of a name; `sums` is what it costs to pass
    over the words before each, one longer than the words; `quoted` the number of the clause quotation each stands in,
    -1 outside; `entities` are all that the words name, `places` say where a form stands, `speech` what is told on whose
    word, `noted` what of the words a change may touch, `slots` what of each claim is held against others.
    """

    reading: Reading
    words: tuple[Word, ...]
    keys: tuple[str, ...]
    stems: tuple[str, ...]
    content: tuple[bool, ...]
    plain: tuple[bool, ...]
    weights: tuple[float, ...]
    sums: tuple[float, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    paragraphs: tuple[int, ...]
    sentences: tuple[int, ...]
    quoted: tuple[int, ...]
    entities: frozenset[str]
    places: Places
    speech: Speech
    noted: Noted
    slots: tuple[Slots, ...]

    def within(self, span: Span) -> range:
        """Return the numbers of the words that share a letter with a span of this document (والروس and الروس)."""
        return _within(self.starts, self.ends, span)

    def passage(self, passage: Passage) -> range:
        """Return the numbers of the words of a passage."""
        return self.within(passage.span)

    def sentence(self, number: int) -> range:
        """Return the numbers of the words of a sentence."""
        return self.places.sentences[number]

    def span(self, first: int, last: int) -> Span:
        """Return the span from word `first` to word `last`, both inside."""
        return Span(self.reading.document.id, self.starts[first], self.ends[last])

    def text(self, first: int, last: int) -> str:
        """Return the raw text from word `first` to word `last`, both inside."""
        return self.reading.document.text[self.starts[first] : self.ends[last]]


def prepare(reading: Reading) -> Forms:
    """Return the words of a reading in their matching forms."""
    text = analyse(reading.document.text)
    clause_of = _owners([part for sentence in text.sentences for part in clauses(text, sentence)], len(text.tokens))
    sentence_of = _owners(text.sentences, len(text.tokens))
    paragraph_of = _owners(text.paragraphs, len(text.tokens))
    # The longest mention wins a word: a place inside an actor's name is part of the name.
    named = [n for n, m in enumerate(reading.mentions) if m.kind in ("actor", "person", "place")]
    named.sort(key=lambda n: reading.mentions[n].span.end - reading.mentions[n].span.start)
    starts, ends = [token.start for token in text.tokens], [token.end for token in text.tokens]
    mention_at = _cover((reading.mentions[n].span for n in named), starts, ends)
    # The outermost quotation wins a word: a name in marks inside of speech is part of the speech.
    quoted = list(range(len(reading.quotations)))
    quoted.sort(key=lambda n: reading.quotations[n].span.end - reading.quotations[n].span.start)
    quotation_at = _cover((reading.quotations[n].span for n in quoted), starts, ends)
    words: list[Word] = []
    for i, token in enumerate(text.tokens):
        if token.kind not in ("word", "number"):
            continue
        form = bare(token.key) if token.kind == "word" else token.key
        content = not is_function_word(token.key)
        mention = named[mention_at[i]] if mention_at[i] >= 0 else -1
        words.append(
            Word(
                token.start,
                token.end,
                token.key,
                form,
                skeleton(form) if token.kind == "word" else token.key,
                _weight(token, form, content),
                content,
                content or is_telling(token.key),
                clause_of[i],
                sentence_of[i],
                paragraph_of[i],
                mention,
                reading.mentions[mention].entity if mention >= 0 else None,
                quoted[quotation_at[i]] if quotation_at[i] >= 0 else -1,
                _punctuation(text.tokens, i + 1),
            )
        )
    return _forms(reading, words)


def _within(starts: Sequence[int], ends: Sequence[int], span: Span) -> range:
    return range(bisect_right(ends, span.start), bisect_left(starts, span.end))


def _forms(reading: Reading, words: list[Word]) -> Forms:
    # The words field by field.
    fields: Iterable[tuple[Any, ...]] = zip(*words, strict=True) if words else repeat((), len(Word._fields))
    starts, ends, keys, stems, _, weights, content, _, _, sentences, paragraphs, mentions, named, marks, _ = fields
    within = partial(_within, starts, ends)
    sums = accumulate(
        [weight * (NAME_GAP if name >= 0 else 1.0) for weight, name in zip(weights, mentions, strict=True)]
    )
    clauses_quoted = {number for number, quotation in enumerate(reading.quotations) if quotation.kind == "clause"}
    return Forms(
        reading,
        tuple(words),
        keys,
        stems,
        content,
        tuple([is_one and name < 0 for is_one, name in zip(content, mentions, strict=True)]),
        weights,
        (0.0, *sums),
        starts,
        ends,
        paragraphs,
        sentences,
        tuple([mark if mark in clauses_quoted else -1 for mark in marks]),
        frozenset(named) - {None},
        _places(words, sentences),
        speech(reading, words, within),
        noted(reading, words, within),
        tuple(map(slots, reading.claims)),
    )


def _places(words: Sequence[Word], sentences: Sequence[int]) -> Places:
    keys: dict[str, list[int]] = {}
    families: dict[str, list[int]] = {}
    entities: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        keys.setdefault(word.key, []).append(number)
        if word.content:
            family = word.skeleton if len(word.skeleton) >= SHORTEST_SKELETON else word.stem
            families.setdefault(family, []).append(number)
            if word.entity is not None:
                entities.setdefault(word.entity, []).append(number)
    first = [number for number, one in enumerate(sentences) if not number or sentences[number - 1] != one]
    ranges = {sentences[start]: range(start, end) for start, end in pairwise((*first, len(words)))}
    return Places(keys, families, entities, ranges)


def _owners(ranges: Sequence[tuple[int, int]], count: int) -> list[int]:
    """Return for each token the number of the range that holds it, -1 for none."""
    owner = [-1] * count
    for number, (start, end) in enumerate(ranges):
        owner[start:end] = [number] * (end - start)
    return owner


def _cover(spans: Iterable[Span], starts: Sequence[int], ends: Sequence[int]) -> list[int]:
    """Return for each token the number of the last of the spans that share a letter with it, -1 for none."""
    owner = [-1] * len(starts)
    for number, span in enumerate(spans):
        low, high = bisect_right(ends, span.start), bisect_left(starts, span.end)
        owner[low:high] = [number] * (high - low)
    return owner


def _punctuation(tokens: Sequence[Token], i: int) -> str:
    """Return the punctuation and quotation marks from token `i` to the next word, joined."""
    signs = []
    while i < len(tokens) and tokens[i].kind in ("punct", "quote"):
        signs.append(tokens[i].light)
        i += 1
    return " ".join(signs)


def _weight(token: Token, form: str, content: bool) -> float:
    if not content:
        return FUNCTION_WEIGHT
    if token.kind == "number":
        return NUMBER_WEIGHT
    return LENGTH_WEIGHT.get(len(form), LONGEST_WEIGHT)


@lru_cache(maxsize=1 << 16)
def _hash(form: str) -> int:
    return int.from_bytes(hashlib.blake2b(form.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def marks(forms: Forms, part: range | None = None) -> frozenset[int]:
    """Return the skip-bigrams of a document, or of the words `part` of it, as signed 64-bit numbers."""
    numbers = range(len(forms.words)) if part is None else part
    hashes = [_hash(word.stem) for i in numbers if (word := forms.words[i]).content]
    found = set()
    for i, one in enumerate(hashes):
        for other in hashes[i + 1 : i + 1 + WINDOW]:
            low, high = (one, other) if one < other else (other, one)
            mixed = (low * 0x9E3779B97F4A7C15 + high * 0xC2B2AE3D27D4EB4F) & 0xFFFFFFFFFFFFFFFF
            mixed ^= mixed >> 29
            found.add(mixed - (1 << 64) if mixed >= 1 << 63 else mixed)
    return frozenset(found)
