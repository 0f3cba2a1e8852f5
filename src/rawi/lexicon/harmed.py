"""Who is counted as harmed: fighters, soldiers of an army among them, and civilians."""

from functools import cache
from typing import Literal

import msgspec

from rawi.lexicon.tables import read_table

TABLE = "harmed.tsv"

Kind = Literal["civilians", "fighters"]


class HarmedRow(msgspec.Struct, frozen=True):
    """What a figure counts (`what`), as fighters or as civilians; `army`: they serve in one."""

    what: str
    kind: Kind
    army: bool


@cache
def harmed(kind: Kind) -> frozenset[str]:
    """Return what counts people of a kind. Raises `LexiconError` if the table cannot be trusted."""
    return frozenset(row.what for row in read_table(TABLE, HarmedRow) if row.kind == kind)


@cache
def in_an_army() -> frozenset[str]:
    """Return what counts people who serve in an army."""
    return frozenset(row.what for row in read_table(TABLE, HarmedRow) if row.army)
