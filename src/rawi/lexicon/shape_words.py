"""Words by which pages, lines and names are known by their shape: who holds the rights, what opens a name.

Those with a meaning of their own are in one table, small ones (prepositions, pronouns, أن) in another.
"""

from functools import cache
from itertools import islice

import msgspec

from rawi.lexicon.tables import LexiconError, read_table
from rawi.text.normalise import keys

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
    table = rows()
    folded = iter(keys(word for row in table for word in row.words))
    roles: dict[str, frozenset[str]] = {}
    for row in table:
        if row.role in roles:
            raise LexiconError(f"{SMALL}: {row.role!r} is a role of {FILE} too, keep one")
        roles[row.role] = frozenset(islice(folded, len(row.words)))
    return roles
