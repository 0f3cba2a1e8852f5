"""What the text of a document says around each of its claims: in which sentence, with which cues and words."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rawi.lexicon.function_words import function_words
from rawi.lexicon.telling import SequenceKind, sequence_cues
from rawi.link.texts.kinds import BLOWS, TOLL
from rawi.model import Claim, Passage, Reading
from rawi.text import Text, analyse, stem

# Told of a happening, they take it away from what is told around it.
ELSEWHERE: frozenset[SequenceKind] = frozenset({"background", "earlier"})
# Cues that may stand anywhere in the sentence of a claim, not only in its clause.
_OF_THE_SENTENCE = frozenset({"attempt", "background", "earlier", "former", "rise", "war"})
# What makes a blow another one makes its harm another's too.
_OTHER: frozenset[SequenceKind] = frozenset({"again", "other"})
# So many dead that a sentence with the word "war", and no blow, counts are those of the war.
_OF_A_WAR = 200
# Code points from "tried" to what was tried.
_SOON = 10


class Around(NamedTuple):
    """Where a claim stands: its sentence (code points), whether it leads its passage, cues and content words."""

    sentence: tuple[int, int]
    lead: bool
    cues: frozenset[SequenceKind]
    words: frozenset[str]


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """Return claims in the order of their words."""
    return sorted(claims, key=lambda claim: (claim.span, claim.id))


def surroundings(reading: Reading) -> tuple[Around, ...]:
    """Return what stands around each claim of a reading, in the order of their words. The reading alone says it."""
    text = analyse(reading.document.text)
    cues = [(match.start, kind) for match in sequence_cues().find_all(text) for kind in match.values]
    passages = {passage.id: passage for passage in reading.passages}
    found: list[Around] = []
    before: Claim | None = None
    blown = {_sentence(text, claim.span.start) for claim in reading.claims if claim.event_type in BLOWS}
    for claim in in_order(reading.claims):
        start, end = claim.span.start, claim.span.end
        sentence = _sentence(text, start)
        lead = _is_lead(text, start, passages.get(claim.passage))
        said = _cues(cues, claim, sentence)
        if before is not None and _is_its_harm(claim, before) and found[-1].sentence == sentence:
            # "Another strike left four dead."
            said |= found[-1].cues & _OTHER
        if "war" in said and _is_of_many(claim) and sentence not in blown:
            said |= {"background"}
        found.append(Around(sentence, lead, said, _content_words(text, start, end)))
        before = claim
    return tuple(found)


def _is_its_harm(claim: Claim, before: Claim) -> bool:
    """Whether a claim tells who was harmed by the blow that is told just before it on the same word."""
    links = claim.attribution[-1], before.attribution[-1]
    same = links[0].speaker == links[1].speaker and links[0].text == links[1].text
    # The wounded beside the dead are of their blow; of two tolls of the dead each has its own.
    beside = claim.event_type != before.event_type
    return same and claim.event_type in TOLL and beside and claim.passage == before.passage


def _is_of_many(claim: Claim) -> bool:
    """Whether a claim counts more dead or wounded than one blow has."""
    return claim.event_type in TOLL and any((figure.low or 0) >= _OF_A_WAR for figure in claim.quantities)


def _content_words(text: Text, start: int, end: int) -> frozenset[str]:
    """Return the stems of the words of a stretch that carry its content."""
    first, last = text.covering(start, end)
    light = function_words()
    return frozenset(
        stem(token.key)
        for token in text.tokens[first:last]
        if token.kind in ("word", "number") and token.key not in light
    )


def _is_said_between(claim: Claim, start: int) -> bool:
    """Whether what is claimed is told behind a word of saying that opens its sentence at `start`."""
    cue = claim.attribution[-1].cue
    return cue is not None and start <= cue.span.start and cue.span.end <= claim.span.start


def _sentence(text: Text, offset: int) -> tuple[int, int]:
    """Return the code points of the sentence that an offset stands in."""
    tokens = text.covering(offset, offset + 1)
    if tokens[0] >= len(text.tokens):
        return offset, offset
    return text.span(text.sentence_of(tokens[0]))


def _is_lead(text: Text, offset: int, passage: Passage | None) -> bool:
    if passage is None:
        return False
    if passage.role == "headline":
        return True
    first = text.covering(passage.span.start, passage.span.start + 1)[0]
    starts = [start for start, _ in text.paragraphs]
    if first >= len(text.tokens):
        return False
    _, end = text.paragraphs[bisect_right(starts, first) - 1]
    return offset < text.tokens[end - 1].end


def _cues(cues: Sequence[tuple[int, SequenceKind]], claim: Claim, sentence: tuple[int, int]) -> frozenset[SequenceKind]:
    found: set[SequenceKind] = set()
    said_before = _is_said_between(claim, sentence[0])
    # "They tried to repel it" is no more than tried; what was repelled was tried.
    tried = [at for at, kind in cues if kind == "attempt"]
    cues = [
        (at, kind) for at, kind in cues if kind != "repelled" or not any(0 < at - other <= _SOON for other in tried)
    ]
    cues = [*cues, *((at, "attempt") for at, kind in cues if kind == "repelled")]
    for at, kind in cues:
        in_clause = claim.span.start <= at < claim.span.end
        before = sentence[0] <= at < claim.span.start and kind in _OF_THE_SENTENCE
        if kind == "war":
            # Who speaks of a war before he says what he says names himself (وزير الحرب).
            before = before and not said_before
        if kind == "background":
            # It speaks of the whole sentence, and only from its first words; of "it had said that" it dates the saying.
            before = in_clause = at == sentence[0] and not said_before
        if in_clause or before:
            found.add(kind)
    # "A former toll had spoken of 21" tells of what the news tells of.
    return frozenset(found - ELSEWHERE if "former" in found else found)
