"""Words that carry the sentence, not its content: they weigh little in matching, and most may go without loss."""

from functools import cache
from typing import Literal

import msgspec

from rawi.lexicon.tables import read_table
from rawi.text import key

FunctionKind = Literal[
    "auxiliary",
    "conjunction",
    "demonstrative",
    "particle",
    "preposition",
    "pronoun",
    "quantifier",
    "relative",
]


class FunctionRow(msgspec.Struct, frozen=True):
    """A word as it is written, and what it does. `telling`: without it the sentence says something else."""

    word: str
    kind: FunctionKind
    telling: bool


def rows() -> tuple[FunctionRow, ...]:
    """Return the table as shipped. Raises `LexiconError` if it cannot be trusted."""
    return read_table("function_words.tsv", FunctionRow)


@cache
def function_words() -> dict[str, FunctionKind]:
    """Return the kind of each function word by its matching key."""
    return {key(row.word): row.kind for row in rows()}


@cache
def telling_words() -> frozenset[str]:
    """Return the matching keys of function words that change what is said: not, before, against, more, all, or."""
    return frozenset(key(row.word) for row in rows() if row.telling)
