"""What each sign is worth for a role of a claim (`weighing.py`). `python bench/rank.py` learns it from the gold."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

import msgspec

from rawi.lexicon.tables import read_table

TABLE = "role_weights.tsv"
# Only places: for doers and targets no weights were good enough (docs/reliability.md).
Role = Literal["places"]


class Weight(msgspec.Struct, frozen=True):
    """What one sign is worth for one role of a claim, in log-odds."""

    role: Role
    sign: str
    weight: float


@cache
def weights(role: Role) -> Mapping[str, float]:
    """Return what each sign is worth for a role. Raises `LexiconError` if the table cannot be trusted."""
    return {row.sign: row.weight for row in read_table(TABLE, Weight, key=2) if row.role == role}
