"""Verbs of one meaning by strength: a report that says "demanded" where its source says "called on" has changed it."""

from functools import cache
from typing import Literal

import msgspec

from rawi.lexicon.tables import LexiconError, read_table
from rawi.text import key

Scale = Literal[
    "blame",
    "commitment",
    "damage",
    "demand",
    "departure",
    "detention",
    "killing",
    "promise",
    "support",
    "threat",
    "withdrawal",
]
Direction = Literal["strengthened", "softened"]
TABLE = "strength.tsv"


class StrengthRow(msgspec.Struct, frozen=True):
    """A verb, the scale it stands on, how far up (0 = weakest), and the forms it comes in."""

    verb: str
    scale: Scale
    degree: int
    forms: tuple[str, ...]


def rows() -> tuple[StrengthRow, ...]:
    """Return the table as shipped. Raises `LexiconError` if it cannot be trusted."""
    return read_table(TABLE, StrengthRow)


@cache
def degrees() -> dict[str, tuple[Scale, int]]:
    """Return scale and degree by the matching key of each form. A form may stand on one scale only."""
    found: dict[str, tuple[Scale, int]] = {}
    for row in rows():
        for form in row.forms:
            place = (row.scale, row.degree)
            if found.setdefault(key(form), place) != place:
                raise LexiconError(f"{TABLE}: {form!r} stands on two places, keep one")
    return found


def direction(before: tuple[Scale, int] | None, after: tuple[Scale, int] | None) -> Direction | None:
    """Return whether `after` says more or less than `before`, two places on the scales (see `degrees`).

    Null if they are not on one scale or are equal, and for what stands on none.
    """
    if before is None or after is None or before[0] != after[0] or before[1] == after[1]:
        return None
    return "strengthened" if after[1] > before[1] else "softened"
