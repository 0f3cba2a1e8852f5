"""Event nouns that tell what befell somebody, not what somebody did: who announces them has not done them."""

from functools import cache

import msgspec

from rawi.lexicon.tables import read_table

TABLE = "befallings.tsv"


class BefallingRow(msgspec.Struct, frozen=True):
    """The lemma of a noun of `event_triggers.tsv`; `example` tells of it under the name of who announces it."""

    lemma: str
    example: str


def rows() -> tuple[BefallingRow, ...]:
    """Return the table as shipped. Raises `LexiconError` if it cannot be trusted."""
    return read_table(TABLE, BefallingRow)


@cache
def befallings() -> frozenset[str]:
    """Return the lemmas of the nouns."""
    return frozenset(row.lemma for row in rows())
