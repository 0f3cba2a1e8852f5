"""Words that carry the sentence, not its content: they weigh little in matching and their loss is no loss."""

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
    """A word as it is written, and what it does."""

    word: str
    kind: FunctionKind


def rows() -> tuple[FunctionRow, ...]:
    """Return the table as shipped. Raises `LexiconError` if it cannot be trusted."""
    return read_table("function_words.tsv", FunctionRow)


@cache
def function_words() -> dict[str, FunctionKind]:
    """Return the kind of each function word by its matching key."""
    return {key(row.word): row.kind for row in rows()}
