"""Where names and addresses of people stand in a text, in any spelling. Pure."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rawi.lexicon.function_words import function_words
from rawi.text import Token, key, tokenise

MASK = "█"
# What may stand joined before a name.
_BEFORE = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فل", "فب", "لل", "ولل")
_ARTICLE = "ال"
# "Father of" in its three cases, and "servant of", which is written joined or apart.
_FATHER = {"ابو", "ابا", "ابي"}
_SERVANT = "عبد"
_SHORTEST_PART = 3

_ADDRESS = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?:https?://|www\.)\S+"
    r"|\b(?:t\.me|telegram\.me|wa\.me|fb\.com|facebook\.com|twitter\.com|x\.com|instagram\.com|youtu\.be|youtube\.com"
    r"|tiktok\.com)/\S+"
    r"|(?<![\w@])@\w[\w.]+"
)
_DIGITS = re.compile(r"(?<!\d)(?<!\d[.,٫٬])(?:\+\s?)?\(?\d(?:[\s().\-–/]{0,2}\d){6,17}(?!\d)")
_DATE = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}")
_POSITION = re.compile(
    r"[-+]?\d{1,3}[.,٫]\d{3,}\s*°?\s*[NSEW]?\s*[,،;/\s]\s*[-+]?\d{1,3}[.,٫]\d{3,}\s*°?\s*[NSEW]?"
    r"|\d{1,3}\s*°\s*\d{1,2}\s*['′’]\s*(?:\d{1,2}(?:[.,]\d+)?\s*[\"″”]\s*)?[NSEW]?"
)
_LONG, _LONGEST = 9, 15
_DIGIT = re.compile(r"\d")

Stretch = tuple[int, int]


class Names(NamedTuple):
    """Names to be found: sequences of folded words by their first word, and the number of the person behind each."""

    sequences: dict[str, list[tuple[tuple[str, ...], int]]]


def names(of_persons: Iterable[tuple[str, int]]) -> Names:
    """Return names of two words and more, ready to be found; `of_persons` are names with the numbers of persons."""
    sequences: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    seen: set[tuple[str, ...]] = set()
    for name, person in of_persons:
        for words in _spellings(words_of(name)):
            if words not in seen and (len(words) > 1 or words[0].startswith(_SERVANT)):
                seen.add(words)
                sequences.setdefault(words[0], []).append((words, person))
    for found in sequences.values():
        found.sort(key=lambda item: -len(item[0]))
    return Names(sequences)


def words_of(name: str) -> tuple[str, ...]:
    """Return the folded words of a name."""
    return tuple(_folded(token) for token in tokenise(name) if token.kind == "word")


def parts(name: str) -> frozenset[str]:
    """Return the words by which a person may be called once the name is known, without those of two letters."""
    found = {word for word in words_of(name) if len(word.removeprefix(_ARTICLE)) >= _SHORTEST_PART}
    return frozenset(found - _FATHER - {_SERVANT, "بن", "ابن", "بنت", "الله"})


def named_in(text: str, known: Names, *, single: frozenset[str] = frozenset()) -> list[tuple[Stretch, int]]:
    """Return the stretches that name somebody, with the person's number, 0 where only a part of a name stands."""
    tokens = _tokens(text)
    found: list[tuple[Stretch, int]] = []
    at = 0
    while at < len(tokens):
        match = _match(tokens, at, known)
        if match is not None:
            length, person = match
            found.append(((tokens[at].start, tokens[at + length - 1].end), person))
            at += length
            continue
        if single and not single.isdisjoint(_stems(_folded(tokens[at]))):
            found.append(((tokens[at].start, tokens[at].end), 0))
        at += 1
    return found


def going_on(text: str, stretches: Sequence[Stretch]) -> tuple[list[Stretch], frozenset[str]]:
    """Return stretches of names with the word after them where that may be of the name too, and such words seen twice.

    A name that is cut short (أحمد عبد الله | الخالد) is told by what follows it at once: a word with the article.
    """
    tokens = {token.start: token for token in _tokens(text)}
    starts = sorted(tokens)
    found: list[Stretch] = []
    after: Counter[str] = Counter()
    for start, end in stretches:
        at = bisect_left(starts, end)
        following = tokens[starts[at]] if at < len(starts) else None
        if (
            following is not None
            and text[end : following.start] == " "
            and _folded(following).startswith(_ARTICLE)
            and _folded(following) not in function_words()
        ):
            after[_folded(following)] += 1
            found.append((start, following.end))
        else:
            found.append((start, end))
    return found, frozenset(word for word, count in after.items() if count > 1)


def addresses_in(text: str, *, positions: bool) -> list[Stretch]:
    """Return the stretches that are e-mail and web addresses, user names, telephone and long numbers, and positions."""
    found = [match.span() for match in _ADDRESS.finditer(text)]
    if positions:
        found += [match.span() for match in _POSITION.finditer(text)]
    found += [match.span() for match in _DIGITS.finditer(text) if _is_number_of_somebody(match[0])]
    return joined(found)


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return stretches in order, those that touch made one."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def masked(text: str, stretches: Iterable[Stretch], *, start: int = 0) -> str:
    """Return a text with stretches masked letter by letter; they count from where `text` stands, at `start`."""
    letters = list(text)
    for first, last in stretches:
        for at in range(max(0, first - start), min(len(letters), last - start)):
            if not letters[at].isspace():
                letters[at] = MASK
    return "".join(letters)


def replaced(text: str, found: Sequence[tuple[Stretch, str]]) -> str:
    """Return a text with words in place of stretches, which are in order and apart."""
    pieces, at = [], 0
    for (start, end), words in found:
        pieces += [text[at:start], words]
        at = end
    return "".join([*pieces, text[at:]])


def _folded(token: Token) -> str:
    return token.key.casefold()


@lru_cache(maxsize=512)
def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(token for token in tokenise(text) if token.kind == "word")


def _match(tokens: Sequence[Token], at: int, known: Names) -> tuple[int, int] | None:
    for stem in _stems(_folded(tokens[at])):
        for words, person in known.sequences.get(stem, ()):
            rest = tokens[at + 1 : at + len(words)]
            if len(rest) == len(words) - 1 and all(
                _folded(token) == word for token, word in zip(rest, words[1:], strict=True)
            ):
                return len(words), person
    return None


@lru_cache(maxsize=1 << 16)
def _stems(word: str) -> tuple[str, ...]:
    """Return a word and what it may be without what stands joined before it."""
    found = [word]
    for before in _BEFORE:
        if word.startswith(before) and len(word) - len(before) >= _SHORTEST_PART - 1:
            rest = word[len(before) :]
            found.append(_ARTICLE + rest if before.endswith("لل") else rest)
    return tuple(found)


def _spellings(words: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """Yield the ways a name is written: a servant's joined or apart, a father's in each case, first and last."""
    if not words:
        return
    found = [words]
    for at, (one, other) in enumerate(pairwise(words)):
        if one == _SERVANT:
            found.append((*words[:at], one + other, *words[at + 2 :]))
    for at, word in enumerate(words):
        rest = word.removeprefix(_SERVANT)
        if rest != word and rest.startswith(_ARTICLE) and len(rest) > _SHORTEST_PART:
            found.append((*words[:at], _SERVANT, rest, *words[at + 1 :]))
    for each in list(found):
        if each[0] in _FATHER:
            found += [(case, *each[1:]) for case in _FATHER]
        if len(each) > 2 and _SERVANT not in (each[0], each[-2]) and each[0] not in _FATHER:
            found.append((each[0], each[-1]))
    yield from dict.fromkeys(found)


def _is_number_of_somebody(digits: str) -> bool:
    if _DATE.fullmatch(digits.strip()):
        return False
    count = len(_DIGIT.findall(digits))
    opening = key(digits.lstrip("("))[:1]
    if digits.startswith("+") or opening == "0":
        return count <= _LONGEST
    return count >= _LONG and digits.isdecimal()
