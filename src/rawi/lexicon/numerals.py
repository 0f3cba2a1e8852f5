"""Words for numbers: numerals, vague numbers (عشرات), and the words that bound a number (أكثر من)."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import msgspec

from rawi.lexicon.tables import LexiconError, read_table
from rawi.model.mention import Comparator
from rawi.text import key, tokenise

NUMERALS = "numerals.tsv"
VAGUE = "vague_numbers.tsv"
COMPARATORS = "comparators.tsv"

# unit: 1-9 · teen_unit: only before عشر · ten: ten, and the ten of a teen · tens: 20-90 · hundred: multiplies a unit
# (ثلاث مئة) · hundreds: whole hundreds in one word, duals too · scale, scale_dual, scale_plural: thousands and up;
# a plural alone (آلاف) is vague · fraction · ordinal · ordinal_compound: the one of the eleventh
NumeralKind = Literal[
    "unit",
    "teen_unit",
    "ten",
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
    position: Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class Numerals:
    """All words for numbers, by the keys of their words."""

    numerals: dict[str, Numeral]
    vague: dict[Phrase, VagueNumber]
    before: dict[Phrase, ComparatorPhrase]
    after: dict[Phrase, ComparatorPhrase]


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
        {phrase_key(row.phrase): row for row in read_table(VAGUE, VagueNumber)},
        {phrase_key(row.phrase): row for row in comparators if row.position == "before"},
        {phrase_key(row.phrase): row for row in comparators if row.position == "after"},
    )


def phrase_key(phrase: str) -> Phrase:
    """Return the keys of the words of a phrase."""
    return tuple(token.key for token in tokenise(phrase) if token.kind in ("word", "number"))
