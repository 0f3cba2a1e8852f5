"""How likely a candidate fills a role of a claim: the sum of the weights of its signs, on the scale of log-odds.

A sign is a short name of something that can be seen in the text (`same-sentence`, `in-headline`); a weight says how
much it speaks for the candidate (above 0) or against it. `python bench/rank.py` learns the weights from the gold.
"""

import math
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal

import msgspec

from rawi.lexicon.tables import read_table

TABLE = "role_weights.tsv"
# Only places: for doers and targets no weights were good enough (docs/reliability.md).
Role = Literal["places"]
# The sign every candidate has.
ALWAYS = "(always)"


class Weight(msgspec.Struct, frozen=True):
    """What one sign is worth for one role of a claim, in log-odds."""

    role: Role
    sign: str
    weight: float


@cache
def weights(role: Role) -> Mapping[str, float]:
    """Return what each sign is worth for a role. Raises `LexiconError` if the table cannot be trusted."""
    return {row.sign: row.weight for row in read_table(TABLE, Weight, key=2) if row.role == role}


def chance(worth: Mapping[str, float], signs: Iterable[str]) -> float:
    """Return how likely a candidate with these signs is right, from 0 to 1; a sign without a weight says nothing."""
    total = worth.get(ALWAYS, 0.0) + sum([worth[sign] for sign in signs if sign in worth])
    return 1 / (1 + math.exp(-total))
