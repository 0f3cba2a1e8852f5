"""A whole text as its readers see it: tokens, and the sentences, lines and paragraphs they stand in."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from rawi.text.clitics import unglue
from rawi.text.normalise import key, light
from rawi.text.tokens import Token, tokenise

# Token indices, half-open.
Range = tuple[int, int]

_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_STOPS = frozenset(".۔!?؟")
_CALLS = frozenset("!?؟")
_CLOSING = frozenset(")]}”»›’'\"*_")
# No dashes: they put in a word (منهم ــ المئات ــ في) as often as they part two clauses.
_CLAUSE_MARKS = frozenset({"،", ",", "؛", ";", ":", "…", "(..)", "(...)", "..", "..."})
# Words that open a new clause even where the comma is forgotten.
_CLAUSE_WORDS = frozenset(
    key(word)
    for words in (
        "فيما بينما حيث كما مما إذ لكن ولكن فإن وذلك بعدما",
        "عندما حين وسط إثر عقب كي لكي",
    )
    for word in words.split()
)
# د. أحمد، أ.ف.ب، م. علي: one letter and a point is an abbreviation.
_LONGEST_ABBREVIATION = 1
_WRAPPED_WIDTHS = range(45, 130)
_EVEN = 0.75
# Before what an author lists, and around an hour.
_ENTRY_SIGNS, _BRACKETS = frozenset("•●○■□▪◾◼*-–—"), frozenset("[(")


@dataclass(frozen=True, slots=True)
class Text:
    """A raw text with its tokens. Ranges are of token indices; every token is in one line, sentence and paragraph.

    `breaks` are the tokens with a line feed between them and the token before, `opening` those that begin a sentence.
    Words written together by mistake (إنالوفد) are two tokens that touch.
    """

    raw: str
    tokens: tuple[Token, ...]
    sentences: tuple[Range, ...]
    lines: tuple[Range, ...]
    paragraphs: tuple[Range, ...]
    breaks: frozenset[int]
    opening: frozenset[int]
    _starts: tuple[int, ...] = field(repr=False, compare=False)
    _sentence_starts: tuple[int, ...] = field(repr=False, compare=False)
    _covering: dict[tuple[int, int], Range] = field(default_factory=dict, repr=False, compare=False)

    def token_at(self, offset: int) -> int | None:
        """Return the index of the token over code point `offset`, or None between tokens."""
        i = bisect_right(self._starts, offset) - 1
        return i if i >= 0 and offset < self.tokens[i].end else None

    def covering(self, start: int, end: int) -> Range:
        """Return the range of the tokens that share a code point with `start:end`."""
        found = self._covering.get((start, end))
        if found is None:
            low = bisect_right(self._starts, start)
            if low and self.tokens[low - 1].end > start:
                low -= 1
            found = self._covering[start, end] = low, bisect_left(self._starts, end, low)
        return found

    def sentence_of(self, token: int) -> Range:
        """Return the sentence that token index `token` stands in. Raises `IndexError` outside the text."""
        found = self.sentences[bisect_right(self._sentence_starts, token) - 1]
        if not 0 <= token < found[1]:
            raise IndexError(token)
        return found

    def sentences_between(self, first: int, last: int) -> int:
        """Return how many sentences after that of token `first` the one of token `last` stands, none if before."""
        starts = self._sentence_starts
        return max(0, bisect_right(starts, last) - bisect_right(starts, first))

    def line_of(self, token: int) -> Range:
        """Return the line that token index `token` stands in. Raises `IndexError` outside the text."""
        if not 0 <= token < len(self.tokens):
            raise IndexError(token)
        return self.lines[bisect_right(self.lines, token, key=lambda line: line[0]) - 1]

    def span(self, tokens: Range) -> tuple[int, int]:
        """Return the code points a range of tokens covers. Raises `ValueError` for an empty range."""
        start, end = tokens
        if start >= end:
            raise ValueError("an empty range of tokens covers nothing")
        return self.tokens[start].start, self.tokens[end - 1].end

    def slice(self, tokens: Range) -> str:
        """Return the raw text a range of tokens covers."""
        start, end = self.span(tokens)
        return self.raw[start:end]


def same_line(text: Text, i: int) -> bool:
    """Whether token `i` follows another one on its line. No token before the first: false for it."""
    return i > 0 and i not in text.breaks


def analyse(raw: str) -> Text:
    """Return `raw` with its tokens, sentences, lines and paragraphs (blocks between empty lines)."""
    tokens = _unglued(tokenise(raw))
    lines: list[Range] = []
    paragraphs: list[Range] = []
    sentences: list[Range] = []
    for block in _blocks(raw, tokens):
        lines += block
        paragraphs.append((block[0][0], block[-1][1]))
        for stretch in [paragraphs[-1]] if _is_wrapped(tokens, block) else block:
            sentences += _sentences(raw, tokens, stretch)
    return Text(
        raw,
        tokens,
        tuple(sentences),
        tuple(lines),
        tuple(paragraphs),
        frozenset(i for i, _ in lines if i and "\n" in raw[tokens[i - 1].end : tokens[i].start]),
        frozenset(start for start, _ in sentences),
        tuple([token.start for token in tokens]),
        tuple([start for start, _ in sentences]),
    )


def clauses(text: Text, sentence: Range) -> tuple[Range, ...]:
    """Return the clauses of a sentence: cut at commas, colons, dashes and words that open a clause.

    A piece without two words goes with what stands before it, so that a list of names stays together.
    """
    start, end = sentence
    pieces: list[list[int]] = [[start, start, 0]]
    for i in range(start, end):
        token = text.tokens[i]
        opens = token.key in _CLAUSE_WORDS or (token.key[:1] in ("و", "ف") and token.key[1:] in _CLAUSE_WORDS)
        after_mark = i > start and text.tokens[i - 1].light in _CLAUSE_MARKS and text.tokens[i - 1].end < token.start
        if (opens or after_mark) and pieces[-1][2]:
            pieces.append([i, i, 0])
        pieces[-1][1] = i + 1
        pieces[-1][2] += token.kind in ("word", "number")
    joined = pieces[:1]
    for piece in pieces[1:]:
        if piece[2] > 1 and joined[-1][2] > 1:
            joined.append(piece)
        else:
            joined[-1][1] = piece[1]
            joined[-1][2] += piece[2]
    return tuple((first, last) for first, last, _ in joined)


def _unglued(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    if not any(map(unglue, [token.key for token in tokens if token.kind == "word"])):
        return tokens
    parted: list[Token] = []
    for token in tokens:
        parts = unglue(token.key) if token.kind == "word" else None
        # Where letters and keys do not run in step (vowel signs, ligatures) the place of the cut is not sure.
        if parts is None or len(token.text) != len(token.key):
            parted.append(token)
            continue
        cut = token.start + len(parts[0])
        for start, end in ((token.start, cut), (cut, token.end)):
            word = token.text[start - token.start : end - token.start]
            parted.append(Token(start, end, word, light(word), key(word), "word"))
    return tuple(parted)


def _blocks(raw: str, tokens: tuple[Token, ...]) -> Iterator[list[Range]]:
    """Yield the lines of each paragraph."""
    block: list[Range] = []
    first = 0
    starts = [token.start for token in tokens]
    broken = Counter(bisect_left(starts, match.start()) for match in _BREAK.finditer(raw))
    for i in sorted({*broken, len(tokens)} - {0}):
        breaks = 2 if i == len(tokens) else broken[i]
        block.append((first, i))
        first = i
        if breaks > 1:
            yield block
            block = []


def _is_wrapped(tokens: tuple[Token, ...], block: list[Range]) -> bool:
    """Whether the line breaks of a block come from a fixed width, not from its author, who marks what he lists."""
    if sum(_is_marked(tokens, start, end) for start, end in block) > 1:
        return False
    widths = [tokens[end - 1].end - tokens[start].start for start, end in block[:-1]]
    return len(widths) > 1 and all(w in _WRAPPED_WIDTHS for w in widths) and min(widths) > _EVEN * max(widths)


def _is_marked(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether a line begins as an entry of a list or a live page does: with a sign, or an hour (14:20 الجيش: …)."""
    if tokens[start].light in _ENTRY_SIGNS:
        return True
    start += tokens[start].light in _BRACKETS
    hour = tokens[start : min(start + 3, end)]
    return len(hour) > 2 and hour[0].kind == hour[2].kind == "number" and hour[1].light == ":"


def _sentences(raw: str, tokens: tuple[Token, ...], stretch: Range) -> Iterator[Range]:
    start, end = stretch
    i = start
    while i < end:
        stop = tokens[i].kind == "punct" and _ends_sentence(raw, tokens, i)
        i += 1
        if not stop:
            continue
        while i < end and tokens[i].light in _CLOSING and tokens[i].start == tokens[i - 1].end:
            i += 1
        yield start, i
        start = i
    if start < end:
        yield start, end


def _ends_sentence(raw: str, tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the sign at token `i` ends a sentence."""
    token = tokens[i]
    if token.light[0] not in _STOPS:
        return False
    if token.light[0] in _CALLS:
        # "(!)" comments on a word, it ends nothing.
        return not (i and tokens[i - 1].light in "([" and i + 1 < len(tokens) and tokens[i + 1].light in ")]")
    if len(token.light) > 1:
        return False
    before = tokens[i - 1] if i and tokens[i - 1].end == token.start else None
    if before is None:
        return True
    if len(before.key) <= _LONGEST_ABBREVIATION and before.kind == "word":
        return False
    after = raw[token.end : token.end + 1]
    if not after or after.isspace() or after in _CLOSING:
        # "1. " at the head of a line numbers it.
        return before.kind != "number" or (i > 1 and not _BREAK.search(raw, tokens[i - 2].end, before.start))
    return before.kind == "word" and _is_arabic(before.text[-1]) and _is_arabic(after)


def _is_arabic(letter: str) -> bool:
    return letter.isalpha() and "\u0600" <= letter <= "\u08ff"
