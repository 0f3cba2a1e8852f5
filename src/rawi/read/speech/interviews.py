"""Interviews in question and answer: which lines of an account are answers, and whose (`* كيف …؟` / `- دخلنا …`).

A question is marked as one (س:, a sign of its own before it) or ends with a question mark. Ranges are of tokens.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rawi.lexicon.cues import speaker_noun
from rawi.lexicon.shape_words import shape_words
from rawi.read.speech.hearing import UNKNOWN, Memory, Scene, Speaker
from rawi.read.speech.speakers import resolve
from rawi.read.speech.units import COLONS, Range
from rawi.text import Text

_ASKED, _ANSWERED = shape_words("question_mark"), shape_words("answer_mark")
_TALK = shape_words("interview")
_AFTER_MARK = frozenset((":", "：", "/", "-", "–", "—", ")", "."))
_QUESTION = frozenset(("؟", "?"))
_PEOPLE = ("official", "spokesperson", "anonymous")
_REACH = 8
_FEWEST = 2
_FEWEST_UNMARKED = 3
_LONGEST_LABEL = 6
_LONGEST_QUESTION = 60
# So far above the first question a page is called a talk.
_ABOVE = 60


class Line(NamedTuple):
    """A line of an account: its tokens, the sign or word it begins with, where its words begin, whether it asks.

    `label`: the tokens of a name before a colon that opens it.
    """

    first: int
    last: int
    mark: str
    begins: int
    asks: bool
    label: Range | None


class Interview(NamedTuple):
    """The answers of an account, in order, and where the first question begins."""

    answers: tuple[Range, ...]
    begins: int
    label: Range | None


def interview(text: Text, first: int, last: int) -> Interview | None:
    """Return the answers in the tokens `first:last` of an account; null where nobody is asked line by line."""
    if _QUESTION.isdisjoint([token.light for token in text.tokens[first:last]]):
        return None
    lines = [_line(text, max(a, first), min(b, last)) for a, b in text.lines if a < last and b > first]
    asked = _questions(lines, talk=_is_talk(text, lines))
    if not asked:
        return None
    ends = [*asked[1:], len(lines)]
    answers = [_answer(text, lines, a + 1, b, closes=b == len(lines)) for a, b in zip(asked, ends, strict=True)]
    label = next((lines[a + 1].label for a in asked if a + 1 < len(lines) and lines[a + 1].label is not None), None)
    return Interview(tuple(filter(None, answers)), lines[asked[0]].first, label)


def answering(scene: Scene, found: Interview, intro: int, headline: Range | None, memory: Memory) -> Speaker:
    """Return who answers: whom a label names, else who is said to be asked before the first question or above it.

    `intro`: the first token of the account.
    """
    if found.label is not None:
        speaker = resolve(scene, memory, *found.label)
        if speaker.id is not None:
            return speaker
    named = [m for m in scene.mentions(intro, found.begins) if m[2].kind == "person"]
    asked = next((m for m in named if _is_asked(scene, m[0], intro)), None)
    if asked is None and len({mention.entity for _, _, mention in named}) == 1:
        asked = named[0]
    if asked is not None:
        return resolve(scene, memory, asked[0], asked[1])
    titled = next(filter(None, (_titled(scene, memory, i, found.begins) for i in range(intro, found.begins))), None)
    if titled is not None:
        return titled
    if headline is not None:
        colon = next((i for i in range(*headline) if scene.text.tokens[i].light in COLONS), headline[1])
        people = [m for m in scene.mentions(headline[0], colon) if m[2].kind == "person"]
        others = [m for m in scene.mentions(headline[0], colon) if m[2].entity not in scene.own_ids]
        for start, end, _ in people[:1] or (others[:1] if colon < headline[1] else []):
            return resolve(scene, memory, start, end)
    return UNKNOWN


def _is_asked(scene: Scene, i: int, intro: int) -> bool:
    """Whether a word of talking stands in the sentence before a name (يتحدث العقيد …, أجرينا حوارا مع …)."""
    first = max(intro, scene.text.sentence_of(i)[0])
    return any(scene.text.tokens[j].key in _TALK for j in range(first, i))


def _titled(scene: Scene, memory: Memory, i: int, last: int) -> Speaker | None:
    """Return who is named with a title right after a word of talking (التقت الصحيفة الطبيب ولات عمر), or null."""
    tokens = scene.text.tokens
    if tokens[i].key not in _TALK:
        return None
    for j in range(i + 1, min(last, i + _REACH)):
        if tokens[j].kind == "punct":
            return None
        if speaker_noun(scene.cues, tokens[j].key) not in _PEOPLE:
            continue
        end = next((k for k in range(j, last) if tokens[k].kind == "punct"), last)
        speaker = resolve(scene, memory, j, end)
        return speaker if speaker.id is not None and speaker.person else None
    return None


def _line(text: Text, first: int, last: int) -> Line:
    tokens = text.tokens
    mark, begins = "", first
    if tokens[first].kind == "punct" and tokens[first].light not in _QUESTION:
        mark, begins = tokens[first].light, first + 1
    elif tokens[first].key in _ASKED | _ANSWERED and first + 1 < last and tokens[first + 1].light in _AFTER_MARK:
        mark, begins = tokens[first].key, first + 2
    while begins < last and tokens[begins].kind == "punct":
        begins += 1
    end = last
    while end > begins and tokens[end - 1].kind == "quote":
        end -= 1
    asks = mark in _ASKED or (end > begins and tokens[end - 1].light in _QUESTION and last - first < _LONGEST_QUESTION)
    colon = next((i for i in range(begins + 1, min(last - 1, begins + _LONGEST_LABEL)) if _closes(text, i)), None)
    label = (begins, colon) if colon is not None and tokens[colon].light in COLONS else None
    return Line(first, last, mark, begins, asks, label)


def _closes(text: Text, i: int) -> bool:
    return text.tokens[i].kind not in ("word", "quote") or text.tokens[i].light in COLONS


def _is_talk(text: Text, lines: Sequence[Line]) -> bool:
    """Whether a word of talking stands above the first line that asks (حوار مع القائد فلان، أجراه فلان)."""
    asks = next((line.first for line in lines if line.asks), 0)
    return any(text.tokens[i].key in _TALK for i in range(max(0, asks - _ABOVE), asks))


def _questions(lines: Sequence[Line], *, talk: bool) -> list[int]:
    """Return the lines that ask, where they are clearly an interview's; else none. `talk`: it is called a talk."""
    said = [i for i, line in enumerate(lines[:-1]) if line.mark in _ASKED and lines[i + 1].mark in _ANSWERED]
    if len(said) >= _FEWEST:
        return said
    marks = [
        (line.mark, after.mark)
        for line, after in pairwise(lines)
        if line.asks and line.mark and after.mark and after.mark != line.mark
    ]
    pair = max(set(marks), key=marks.count, default=None)
    if pair is not None and marks.count(pair) >= _FEWEST:
        return [i for i, (line, after) in enumerate(pairwise(lines)) if (line.mark, after.mark) == pair]
    return _unmarked(lines, _FEWEST if talk else _FEWEST_UNMARKED)


def _unmarked(lines: Sequence[Line], fewest: int) -> list[int]:
    """Return the lines that ask without a sign, each before one that does not; a label may name who answers."""
    asks = [i for i, line in enumerate(lines[:-1]) if line.asks and not lines[i + 1].asks]
    apart = len(asks) >= fewest
    return asks if apart and asks[-1] - asks[0] <= len(asks) * _FEWEST_UNMARKED else []


def _answer(text: Text, lines: Sequence[Line], first: int, last: int, *, closes: bool) -> Range | None:
    """Return the tokens of an answer; the last one ends with its own paragraph."""
    if first >= last:
        return None
    begins = lines[first].begins
    end = lines[last - 1].last
    if closes:
        end = min(end, _paragraph_end(text, begins))
    return (begins, end) if begins < end else None


def _paragraph_end(text: Text, i: int) -> int:
    return next((b for a, b in text.paragraphs if a <= i < b), i)
