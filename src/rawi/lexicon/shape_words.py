"""Words by which pages, lines and names are known by their shape: who holds the rights, what opens a name.

Those with a meaning of their own are in one table, small ones (prepositions, pronouns, أن) in another.
"""

from functools import cache

import msgspec

from rawi.lexicon.tables import LexiconError, read_table
from rawi.text import key

FILE = "shape_words.tsv"
SMALL = "small_words.tsv"


class ShapeWords(msgspec.Struct, frozen=True):
    """Words that stand for one another in one place, with an example in which one of them stands there."""

    role: str
    words: tuple[str, ...]
    example: str


def rows() -> tuple[ShapeWords, ...]:
    """Return the rows of both tables. Raises `LexiconError` if one cannot be trusted."""
    return read_table(FILE, ShapeWords) + read_table(SMALL, ShapeWords)


@cache
def shape_words(role: str) -> frozenset[str]:
    """Return the matching keys of the words of a role. Raises `KeyError` for a role that no row has."""
    return _roles()[role]


@cache
def _roles() -> dict[str, frozenset[str]]:
    roles: dict[str, frozenset[str]] = {}
    for row in rows():
        if row.role in roles:
            raise LexiconError(f"{SMALL}: {row.role!r} is a role of {FILE} too, keep one")
        roles[row.role] = frozenset(map(key, row.words))
    return roles
