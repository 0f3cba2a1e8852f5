"""What can be seen of a line of a page that may tell which role it plays: its length, its ends, what stands around it.

A sign is a short name (`words<=3`, `label published`). Those of the two lines above and below count too, with where
they stand (`-1 closed`).
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from rawi.lexicon.function_words import function_words
from rawi.lexicon.outlets import outlet_named
from rawi.read import shapes
from rawi.read.page import outlet_shapes, statements
from rawi.read.page.lines import Fact, PageLexicon, is_apart, reports
from rawi.read.page.metadata import undecorated
from rawi.text import Text
from rawi.text.remembered import remembered, remembered_with

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
_SHORTEST_TOLD = 3
_LEADS = ("وال", "بال", "لل", "ال")
# A line closed as a sentence is, of so many words, tells something too.
_SENTENCE = 9
_DATED = frozenset({"day", "year", "clock", "month"})
_MOST_ABOVE, _MOST_TITLES, _MOST_SHARED = 7, 3, 4
# What a day, a year and an hour look like.
DAY = re.compile(r"[\d]{1,4}\s*[-/.،,]\s*[\d]{1,2}\s*[-/.،,]\s*[\d]{2,4}")
_WRITTEN = {
    "day": DAY,
    "year": re.compile(r"(?<!\d)(?:19|20|١٩|٢٠)\d{2}(?!\d)"),
    "clock": re.compile(r"\d{1,2}:\d{2}"),
}


class Told(NamedTuple):
    """The first and the last line that tell much, and the words told there and between them."""

    first: int
    last: int
    words: frozenset[str]


def signs_of(text: Text, facts: Sequence[Fact], lexicon: PageLexicon, lines: Sequence[int]) -> list[tuple[str, ...]]:
    """Return the signs of the lines asked for, by their numbers, those of the lines around them included."""
    most = max((fact.words for fact in facts), default=1)
    words = [_words(text, fact) for fact in facts]
    told = _told(facts, words)
    named = Counter(chain.from_iterable([set(map(_bare, line)) for line in words]))
    asked = {j for i in lines for j in (i, *(i + d for d in _NEAR)) if 0 <= j < len(facts)}
    own = {
        i: (
            *_own(text, facts, i, most, told, lexicon),
            *_worded(text, facts[i], words[i], lexicon),
            *_content(text, facts, i, words[i], told, named, lexicon),
        )
        for i in sorted(asked)
    }
    shared = {i: [sign for sign in signs if not sign.startswith("word ")] for i, signs in own.items()}
    standing = _standing(facts, own, words)
    return [(*own[i], *standing(i), *_beside(shared, i)) for i in lines]


def _beside(shared: Mapping[int, Sequence[str]], i: int) -> list[str]:
    """Return the signs of the lines around line `i`, with where each stands; `shared` are those of each line."""
    return [sign for d in _NEAR for sign in map(_placed(d), shared.get(i + d, _NO_LINE))]


@remembered_with
def _placed(d: int, sign: str) -> str:
    return f"{d:+} {sign}"


def _own(text: Text, facts: Sequence[Fact], i: int, most: int, told: Told, lexicon: PageLexicon) -> Iterator[str]:
    """Yield the signs of line `i` by its length, its marks and its parts; `most` words has the longest line."""
    fact, line = facts[i], facts[i].line
    written = text.raw[line.start : line.end]
    numbers = [token for token in text.tokens[line.first : line.last] if token.kind == "number"]
    digits = sum([token.end - token.start for token in numbers])
    yield "always"
    yield f"words {bisect_left(_WORDS, fact.words)}"
    yield f"share {bisect_left(_SHARES, fact.words / max(most, 1))}"
    yield f"digits {bisect_left(_DIGITS, digits / len(written))}"
    yield f"ends {_ENDS.get(written[-1], 'open')}"
    yield f"top {min(i, _FROM_TOP)}"
    yield f"end {min(len(facts) - 1 - i, _FROM_END)}"
    yield f"apart {_is_apart(text, facts, i)} {_is_apart(text, facts, i + 1)}"
    yield f"told {told.first < i} {i < told.last}"
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


def _words(text: Text, fact: Fact) -> list[str]:
    """Return the keys of the words of a line."""
    return [token.key for token in text.tokens[fact.line.first : fact.line.last] if token.kind == "word"]


def _content(
    text: Text,
    facts: Sequence[Fact],
    i: int,
    words: Sequence[str],
    told: Told,
    named: Mapping[str, int],
    lexicon: PageLexicon,
) -> Iterator[str]:
    """Yield whether the words of line `i` come again where much is told, and what a short line names or tells.

    `named`: on how many lines each word stands.
    """
    line, small = facts[i].line, function_words()
    written = text.raw[line.start : line.end]
    content = [_bare(word) for word in words if len(word) >= _SHORTEST_TOLD and word not in small]
    if content and not told.first <= i <= told.last:
        yield f"again {3 * sum(word in told.words for word in content) // len(content)}"
        if all(named[word] > 1 for word in content):
            yield "twice"
    if "number" in [token.kind for token in text.tokens[line.first : line.last]]:
        yield from (kind for kind, shape in _WRITTEN.items() if shape.search(written))
    if not lexicon.calendar.months.reach.keys().isdisjoint(words):
        yield "month"
    first = undecorated(text.tokens, line.first, line.last)
    if facts[i].words > _TELLS or first == line.last:
        return
    if any(map(lexicon.triggers.look_up, words)):
        yield "tells"
    name = text.slice((first, line.last))
    if outlet_shapes.is_outlets(text, first, line.last, lexicon):
        yield "outlet"
    if outlet_named(lexicon.outlets, name) is not None:
        yield "listed"
    if facts[i].words > 1 and statements.is_organisation(name, lexicon.cues):
        yield "body"
    if words and shapes.opens_name(words, lexicon.persons):
        yield "person"
    if any(map(lexicon.is_place, words)):
        yield "holds place"


def _standing(
    facts: Sequence[Fact], own: Mapping[int, Sequence[str]], words: Sequence[Sequence[str]]
) -> Callable[[int], list[str]]:
    """Return a function that gives the signs of where a line stands: above what is told, in it or below it.

    Above it also which of the lines could be a title, and which says most in the words of what is told below.
    """
    first, last = _body(facts)
    told = frozenset(map(_bare, chain.from_iterable(words[first : last + 1])))
    titles = [i for i in range(first) if i in own and _may_be_title(facts[i], own[i])]
    longest = max((facts[i].words for i in titles), default=0)
    shared = [sum(len(word) >= _SHORTEST_TOLD and _bare(word) in told for word in line) for line in words[:first]]

    def standing(i: int) -> list[str]:
        side = "above" if i < first else "below" if i > last else "in"
        signs = [f"lines above {min(first, _MOST_ABOVE)}", f"lines below {min(len(facts) - 1 - last, _FROM_TOP)}", side]
        if i > last:
            signs.append(f"past {min(i - last, _FROM_END)}")
        if i >= first:
            return signs
        below = min(sum(title > i for title in titles), _MOST_TITLES)
        signs += [
            f"before {min(first - i, _FROM_TOP)}",
            f"titles above {min(sum(title < i for title in titles), _MOST_TITLES)}",
            f"titles below {below}",
            f"title {i in titles} titles below {below}",
            f"title {i in titles}",
            f"shares {min(shared[i], _MOST_SHARED)}",
        ]
        if first <= _FROM_END:
            signs.append(f"line {i} of {first}")
        if i in titles and facts[i].words == longest:
            signs.append("longest title")
        if titles == [i]:
            signs.append("only title")
        if shared[i] and shared[i] == max(shared):
            signs.append("shares most")
        return signs

    return standing


def _body(facts: Sequence[Fact]) -> tuple[int, int]:
    """Return the first and the last line of what is told: long ones and sentences, else the longest line."""
    told = [i for i, fact in enumerate(facts) if fact.words >= _TELLS or (fact.closed and fact.words >= _SENTENCE)]
    if not told:
        most = max((fact.words for fact in facts), default=0)
        told = [i for i, fact in enumerate(facts) if fact.words == most][:1]
    return (told[0], told[-1]) if told else (0, 0)


def _may_be_title(fact: Fact, own: Sequence[str]) -> bool:
    """Whether a line has words that are no label, furniture, day or part of a dateline."""
    named = fact.label or fact.furniture or fact.parts
    return fact.words > 1 and not named and _DATED.isdisjoint(own)


def _told(facts: Sequence[Fact], words: Sequence[Sequence[str]]) -> Told:
    """Return the lines that tell much, and what words are told there; `words` are those of each line."""
    telling = [i for i, fact in enumerate(facts) if fact.words >= _TELLS]
    if not telling:
        return Told(len(facts), -1, frozenset())
    told = chain.from_iterable(words[telling[0] : telling[-1] + 1])
    return Told(telling[0], telling[-1], frozenset(map(_bare, told)))


@remembered
def _bare(word: str) -> str:
    """Return a word (its key) without the article."""
    lead = next((lead for lead in _LEADS if word.startswith(lead) and len(word) > len(lead) + 2), "")
    return word[len(lead) :]


def _worded(text: Text, fact: Fact, words: Sequence[str], lexicon: PageLexicon) -> Iterator[str]:
    """Yield what the first and last words of a line are."""
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
