"""Words by which pages, lines and names are known by their shape: who holds the rights, what opens a name."""

from functools import cache

import msgspec

from rawi.lexicon.tables import read_table
from rawi.text import key

FILE = "shape_words.tsv"


class ShapeWords(msgspec.Struct, frozen=True):
    """Words that stand for one another in one place, with an example in which one of them stands there."""

    role: str
    words: tuple[str, ...]
    example: str


@cache
def shape_words(role: str) -> frozenset[str]:
    """Return the matching keys of the words of a role. Raises `KeyError` for a role that no row has."""
    return _roles()[role]


@cache
def _roles() -> dict[str, frozenset[str]]:
    return {row.role: frozenset(map(key, row.words)) for row in read_table(FILE, ShapeWords)}
