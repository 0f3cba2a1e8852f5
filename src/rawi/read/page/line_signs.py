"""What can be seen of a line of a page that may tell which role it plays: its length, its ends, what stands around it.

A sign is a short name (`words<=3`, `label published`). Those of the two lines above and below count too, with where
they stand (`-1 closed`).
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from rawi.read.page.lines import Fact, PageLexicon, is_apart, reports
from rawi.text import Text

# Bounds of what is counted: words of a line, its words for each of the longest line's, its digits for each character.
_WORDS = (1, 2, 3, 4, 6, 8, 10, 13, 17, 25, 40, 80)
_SHARES = (0.05, 0.1, 0.2, 0.4, 0.7, 0.99)
_DIGITS = (0.0, 0.05, 0.15, 0.3)
_FROM_TOP, _FROM_END, _MOST_MARKS = 6, 5, 4
# A line of so many words tells something.
_TELLS = 18
_ENDS = {".": "stop", "۔": "stop", "؟": "asks", "?": "asks", "!": "calls", ":": "colon", "»": "quote", '"': "quote"}
_PARTING = frozenset('|/·•–—-«»"()#@:')
_MARKS = "|/#@•*["
_NEAR = (-2, -1, 1, 2)
_NO_LINE = ("none",)


def signs_of(text: Text, facts: Sequence[Fact], lexicon: PageLexicon, lines: Sequence[int]) -> list[tuple[str, ...]]:
    """Return the signs of the lines asked for, by their numbers, those of the lines around them included."""
    most = max((fact.words for fact in facts), default=1)
    telling = [i for i, fact in enumerate(facts) if fact.words >= _TELLS]
    told = (telling[0], telling[-1]) if telling else (len(facts), -1)
    asked = {j for i in lines for j in (i, *(i + d for d in _NEAR)) if 0 <= j < len(facts)}
    own = {i: (*_own(text, facts, i, most, told, lexicon),) for i in sorted(asked)}
    shared = {i: [sign for sign in signs if not sign.startswith("word ")] for i, signs in own.items()}
    return [(*own[i], *_beside(shared, i)) for i in lines]


def _beside(shared: Mapping[int, Sequence[str]], i: int) -> list[str]:
    """Return the signs of the lines around line `i`, with where each stands; `shared` are those of each line."""
    return [_placed(d, sign) for d in _NEAR for sign in shared.get(i + d, _NO_LINE)]


@lru_cache(maxsize=4096)
def _placed(d: int, sign: str) -> str:
    return f"{d:+} {sign}"


def _own(
    text: Text, facts: Sequence[Fact], i: int, most: int, told: tuple[int, int], lexicon: PageLexicon
) -> Iterator[str]:
    """Yield the signs of line `i`; `most` words has the longest line, `told` are the first and last that tell much."""
    fact, line = facts[i], facts[i].line
    written = text.raw[line.start : line.end]
    digits = sum(map(written.count, filter(str.isdigit, set(written))))
    yield "always"
    yield f"words {bisect_left(_WORDS, fact.words)}"
    yield f"share {bisect_left(_SHARES, fact.words / max(most, 1))}"
    yield f"digits {bisect_left(_DIGITS, digits / len(written))}"
    yield f"ends {_ENDS.get(written[-1], 'open')}"
    yield f"top {min(i, _FROM_TOP)}"
    yield f"end {min(len(facts) - 1 - i, _FROM_END)}"
    yield f"apart {_is_apart(text, facts, i)} {_is_apart(text, facts, i + 1)}"
    yield f"told {told[0] < i} {i < told[1]}"
    yield f"parted {min(sum(map(written.count, _PARTING)), _MOST_MARKS)}"
    for mark in _MARKS:
        if mark in written:
            yield f"mark {mark}"
    if fact.closed:
        yield "closed"
    if fact.label is not None:
        yield f"label {fact.label.field}"
        yield "label alone" if fact.label.first == fact.label.last else "label filled"
    if fact.furniture is not None:
        yield f"furniture {fact.furniture}"
    yield f"parts {'+'.join(sorted({part.kind for part in fact.parts})) or 'none'}"
    for kind in {part.kind for part in fact.parts}:
        yield f"part {kind}"
    if reports(text, line, lexicon.cues):
        yield "reports"
    yield from _worded(text, fact, lexicon)


def _worded(text: Text, fact: Fact, lexicon: PageLexicon) -> Iterator[str]:
    """Yield what the first and last words of a line are."""
    words = [token.key for token in text.tokens[fact.line.first : fact.line.last] if token.kind == "word"]
    if not words:
        return
    yield f"word first {words[0]}"
    yield f"word last {words[-1]}"
    if words[0] in lexicon.persons.given:
        yield "given name"
    kinds = set(map(lexicon.page.furniture.get, words))
    if fact.words <= _TELLS:
        if lexicon.is_place(text.raw[fact.line.start : fact.line.end]):
            yield "place"
        for kind in kinds - {None}:
            yield f"names {kind}"
    if "first_person" in kinds:
        yield "we"


def _is_apart(text: Text, facts: Sequence[Fact], i: int) -> bool:
    """Whether an empty line stands above line `i`; above the first and below the last it does."""
    return not 0 < i < len(facts) or is_apart(text, facts, i)
