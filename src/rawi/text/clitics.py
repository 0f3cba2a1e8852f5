"""Takes proclitics, the article and pronoun suffixes off a word, if what remains is a word.

Blind stripping makes لول of فلول. So a split is proposed by shape and accepted only if the remainder is attested, or
if the article stands between (nothing but a clitic comes before ال). All words here are keys.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rawi.text import vocabulary
from rawi.text.normalise import key
from rawi.text.remembered import remembered
from rawi.text.vocabulary import attested

CONJUNCTIONS = ("", "و", "ف")
PREPOSITIONS = ("", "ب", "ل", "ك")
# Longest first: the first that fits is taken off.
ENCLITICS = ("كما", "هما", "هم", "هن", "ها", "كم", "نا", "ه", "ك", "ي")
FUNCTION_WORDS = frozenset(
    key(word)
    for words in (
        "أن إن من في على إلى عن مع أو لا ما لم لن قد هو هي هم هذا هذه ذلك تلك هؤلاء الذي التي الذين كل بعض غير",
        "بين بعد قبل حتى منذ خلال عند لدى كان كانت ليس نحو ضد حول دون كما حيث إذا لو كي أي نحن أنه أنها أنهم",
    )
    for word in words.split()
)
# What is written together with the next word by mistake (إنالوفد), where a noun with the article follows.
_GLUED = tuple(key(word) for word in ("إن", "من", "في", "على", "إلى", "عن", "مع", "بين", "بعد", "قبل", "ضد", "خلال"))
_WEAK = str.maketrans("", "", "اويءه")
_INFLECTION = ("تان", "تين", "ات", "ون", "ين", "ان", "وا", "تم", "ت", "ه")


class Segmentation(NamedTuple):
    """A word in parts; `stem` is the attested remainder, restored (مدينتهم gives مدينه)."""

    proclitics: tuple[str, ...]
    stem: str
    enclitic: str


def segment(word: str) -> tuple[Segmentation, ...]:
    """Return the splits of `word` that leave a word, best first; none if the word itself is not known either."""
    return _segment(key(word), vocabulary.added())


@lru_cache(maxsize=1 << 14)
def _segment(word: str, _vocabulary: int) -> tuple[Segmentation, ...]:
    found: dict[Segmentation, tuple[int, ...]] = {}
    if attested(word):
        found[Segmentation((), word, "")] = (1, 0, 0)
        if _article_is_sure(word):
            found[Segmentation(("ال",), word[2:], "")] = (0, 0, 0)
    for proclitics, rest in _openings(word):
        if rest in FUNCTION_WORDS:
            found[Segmentation(proclitics, rest, "")] = (0, len(proclitics), 0)
        article = "ال" in proclitics
        if proclitics and len(rest) > 1 and (attested(rest) or (article and len(rest) > 2)):
            # A word of two letters behind a clitic is nearly always a chance.
            rank = 2 if article else 3 if len(rest) > 2 else 5
            found.setdefault(Segmentation(proclitics, rest, ""), (rank, -len(rest), len(proclitics)))
        if not article:
            for stem, enclitic in _endings(rest):
                rank = 3 if len(stem) > 2 else 5
                found.setdefault(Segmentation(proclitics, stem, enclitic), (rank, -len(stem), len(proclitics)))
    return tuple(sorted(found, key=lambda split: (found[split], split)))


def _article_is_sure(word: str) -> bool:
    # التقى and التزم are verbs of their own; what else begins with ال and is a word without it is that word.
    rest = word[2:]
    verb = len(rest) == 3 and rest.startswith("ت")
    return word.startswith("ال") and len(rest) > 2 and not verb and word not in FUNCTION_WORDS and attested(rest)


def _openings(word: str) -> Iterator[tuple[tuple[str, ...], str]]:
    for conjunction in CONJUNCTIONS:
        if not word.startswith(conjunction):
            continue
        rest = word[len(conjunction) :]
        first = (conjunction,) if conjunction else ()
        for preposition in PREPOSITIONS:
            if not rest.startswith(preposition):
                continue
            after = rest[len(preposition) :]
            proclitics = (*first, preposition) if preposition else first
            yield proclitics, after
            if after.startswith("ال"):
                yield (*proclitics, "ال"), after[2:]
            elif preposition == "ل" and after.startswith("ل"):
                yield (*proclitics, "ال"), after[1:]
        if rest.startswith("س") and rest[1:2] in ("ي", "ت", "ن", "ا"):
            yield (*first, "س"), rest[1:]


def _endings(word: str) -> Iterator[tuple[str, str]]:
    for enclitic in ENCLITICS:
        if not word.endswith(enclitic) or len(word) - len(enclitic) < 2:
            continue
        rest = word[: -len(enclitic)]
        for stem in _restored(rest):
            if attested(stem) or (stem[-2:] in ("ين", "ون") and len(stem) > 5 and attested(stem[:-2])):
                yield stem, enclitic
                break


def _restored(rest: str) -> Iterator[str]:
    """What `rest` was before the suffix: itself, the noun in ه, the plural with its nun, the verb with its alef."""
    if rest.endswith("ت"):
        yield rest[:-1] + "ه"
    yield rest
    if rest.endswith("ا"):
        yield rest[:-1] + "ي"
    if rest.endswith(("و", "ي")):
        yield rest + "ن"
    if rest.endswith("و"):
        yield rest + "ا"


def stem(word: str) -> str:
    """Return `word` without its clitics, or the folded word itself where no split is safe."""
    splits = segment(word)
    return splits[0].stem if splits else key(word)


@remembered
def skeleton(word: str) -> str:
    """Return the consonants that inflection and derivation leave: one of several features of likeness, no root.

    `وستكشف` and `سنكشف` give the same; so may words that have nothing to do with each other.
    """
    base = stem(word)
    rest = base
    for ending in _INFLECTION:
        if rest.endswith(ending) and len(rest) - len(ending) >= 3:
            rest = rest[: -len(ending)]
            break
    rest = rest.translate(_WEAK)
    while len(rest) > 3 and rest[0] in "متنس":
        if rest[0] in "نس" and rest[1] != "ت":
            if rest[0] == "س" or len(rest) == 3:
                break
            rest = rest[1:]
        elif rest.startswith("ست"):
            rest = rest[2:]
        elif rest[0] == "س" or (len(rest) == 4 and rest[1] == "ت"):
            break
        else:
            rest = rest[1:]
    if len(rest) == 4 and rest[1] == "ت":
        rest = rest[0] + rest[2:]
    return rest if len(rest) > 2 else base


@remembered
def unglue(word: str) -> tuple[str, str] | None:
    """Return the parts of two words written as one by mistake (إنالوفد), or None; a known word is left alone."""
    folded = key(word)
    for first in _GLUED:
        rest = folded[len(first) :]
        if folded.startswith(first) and rest.startswith("ال") and len(rest) > 4:
            whole = segment(folded)
            return None if whole or not attested(rest[2:]) else (first, rest)
    return None
