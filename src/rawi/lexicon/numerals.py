"""Words for numbers: numerals, vague numbers (عشرات), and the words that bound a number (أكثر من)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, Literal, TypeVar

import msgspec

from rawi.lexicon.matcher import word_forms
from rawi.lexicon.tables import LexiconError, read_table
from rawi.model.mention import Comparator
from rawi.text import key, tokenise
from rawi.text.remembered import remembered

NUMERALS = "numerals.tsv"
VAGUE = "vague_numbers.tsv"
COMPARATORS = "comparators.tsv"

# unit: 1-9 · teen_unit: only before عشر · ten: ten, and the ten of a teen · teen: in one word, as spoken ·
# tens: 20-90 · hundred: multiplies a unit (ثلاث مئة) · hundreds: whole hundreds in one word, duals too · scale,
# scale_dual, scale_plural: thousands and up; a plural alone (آلاف) is vague · fraction · ordinal ·
# ordinal_compound: the one of the eleventh
NumeralKind = Literal[
    "unit",
    "teen_unit",
    "ten",
    "teen",
    "tens",
    "hundred",
    "hundreds",
    "scale",
    "scale_dual",
    "scale_plural",
    "fraction",
    "ordinal",
    "ordinal_compound",
]
Phrase = tuple[str, ...]
T = TypeVar("T")


class Numeral(msgspec.Struct, frozen=True):
    """One form of a word for a number, without article and proclitics."""

    form: str
    value: float
    kind: NumeralKind


class VagueNumber(msgspec.Struct, frozen=True):
    """A word for an order of magnitude, and the bounds it is read as; an open bound is null."""

    phrase: str
    low: int
    high: int | None


class ComparatorPhrase(msgspec.Struct, frozen=True):
    """Words before or after a number that say how the count lies to it."""

    phrase: str
    comparator: Comparator
    position: Literal["before", "verb", "after"]


@dataclass(frozen=True, slots=True)
class PhraseTable(Generic[T]):
    """Entries by the keys of their words; `reach` says how many words the longest phrase with that first word has.

    `openings` gives for a word (its key) what of it may begin a phrase: that form, the proclitics taken off, its reach.
    """

    entries: dict[Phrase, T]
    reach: dict[str, int]
    openings: Callable[[str], tuple[tuple[str, str, int], ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Numerals:
    """All words for numbers, by the keys of their words."""

    numerals: dict[str, Numeral]
    vague: PhraseTable[VagueNumber]
    before: PhraseTable[ComparatorPhrase]
    after: PhraseTable[ComparatorPhrase]


@lru_cache(maxsize=1)
def load() -> Numerals:
    """Return the words for numbers of the shipped tables. Raises `LexiconError` for a bad row."""
    numerals: dict[str, Numeral] = {}
    for row in read_table(NUMERALS, Numeral):
        known = numerals.setdefault(key(row.form), row)
        if known != row:
            raise LexiconError(f"{NUMERALS}: {row.form!r} reads like {known.form!r}, keep one")
    comparators = read_table(COMPARATORS, ComparatorPhrase, key=3)
    return Numerals(
        numerals,
        phrase_table(VAGUE, [(row.phrase, row) for row in read_table(VAGUE, VagueNumber)]),
        phrase_table(COMPARATORS, [(row.phrase, row) for row in comparators if row.position != "after"]),
        phrase_table(COMPARATORS, [(row.phrase, row) for row in comparators if row.position == "after"]),
    )


def phrase_table(name: str, rows: Iterable[tuple[str, T]]) -> PhraseTable[T]:
    """Return the table of phrases; `name` is the file. Raises `LexiconError` for one phrase in two spellings."""
    entries: dict[Phrase, T] = {}
    reach: dict[str, int] = {}
    for phrase, row in rows:
        words = phrase_key(phrase)
        if entries.setdefault(words, row) != row:
            raise LexiconError(f"{name}: {phrase!r} is there in another spelling, keep one")
        reach[words[0]] = max(len(words), reach.get(words[0], 0))

    def openings(word: str) -> tuple[tuple[str, str, int], ...]:
        return tuple([(form, taken, reach[form]) for form, taken in word_forms(word) if form in reach])

    return PhraseTable(entries, reach, remembered(openings))


def phrase_key(phrase: str) -> Phrase:
    """Return the keys of the words of a phrase."""
    return tuple(token.key for token in tokenise(phrase) if token.kind in ("word", "number"))
