"""Phrases that leave open, take back or deny what stands behind them (لم يثبت أن، تراجع عن قوله إن، برأ من تهمة)."""

from functools import cache
from typing import Literal

import msgspec

from rawi.lexicon.tables import read_table
from rawi.model.claim import Modality
from rawi.text import key

TABLE = "doubts.tsv"
# Stands for any word that negates.
NOT = key("لا")
# that: before a clause that أن or إن opens; next: right before its أن; noun: before the noun of an event; beside:
# right before it; both: that and noun;
# after: behind an event of which an account was named before (أنباء انسحابه غير مؤكدة).
Behind = Literal["after", "beside", "both", "next", "noun", "that"]


class DoubtRow(msgspec.Struct, frozen=True):
    """Phrases that make the same of what stands behind them, told as `modality` and `polarity`.

    Words of a phrase stand in order, not always side by side, `/` between words of one place; a first لا is any
    negation. `counter` has the words and tells of a thing done.
    """

    lemma: str
    phrases: tuple[str, ...]
    behind: Behind
    modality: Modality
    polarity: bool
    example: str
    counter: str


class Doubt(msgspec.Struct, frozen=True):
    """A phrase made ready: the keys that may stand at each of its places, from the first to the last."""

    row: DoubtRow
    words: tuple[frozenset[str], ...]
    negated: bool


def rows() -> tuple[DoubtRow, ...]:
    """Return the table as shipped. Raises `LexiconError` if it cannot be trusted."""
    return read_table(TABLE, DoubtRow)


@cache
def load_doubts() -> dict[str, tuple[Doubt, ...]]:
    """Return the phrases by each word that may be their last (a key)."""
    found: dict[str, list[Doubt]] = {}
    for row in rows():
        for phrase in row.phrases:
            words = tuple(frozenset(key(word) for word in place.split("/")) for place in phrase.split())
            negated = NOT in words[0]
            doubt = Doubt(row, words[1:] if negated else words, negated)
            for last in doubt.words[-1]:
                found.setdefault(last, []).append(doubt)
    return {word: tuple(doubts) for word, doubts in found.items()}


@cache
def joined_doubts() -> dict[str, tuple[Doubt, ...]]:
    """Return the phrases by each word that may be their last, by itself or with a conjunction written with it."""
    found = load_doubts()
    return {f"{letter}{word}": doubts for word, doubts in found.items() for letter in ("و", "ف")} | found
