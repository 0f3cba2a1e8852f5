"""Types of event: which may be two names of one happening, and how an event of a type is titled in English."""

from functools import cache
from typing import get_args

import msgspec

from rawi.lexicon.tables import LexiconError, read_table
from rawi.model import EventType

TABLE = "event_families.tsv"
# What a title may name: agents, targets, members of the targets.
_SLOTS = {"with_both": ("{A}", "{T}{M}"), "with_agents": ("{A}",), "with_targets": ("{T}{M}",), "alone": ()}


class EventFamily(msgspec.Struct, frozen=True):
    """One type of event.

    Types of one `family` may name the same happening ("seized", "entered"); an act and what came of it ("shelled",
    "killed") are two. `hostile`: the agent acts against the target. `mutual`: agent and target may change places
    without changing the meaning. `placed`: it happens at a place. `lasts`: it may go on for days, and be told before it
    is over. The last four are titles: `{A}` agents, `{T}` targets, `{M}` members of the targets.
    """

    event_type: EventType
    family: str
    hostile: bool
    mutual: bool
    placed: bool
    lasts: bool
    with_both: str
    with_agents: str
    with_targets: str
    alone: str


@cache
def event_families() -> dict[EventType, EventFamily]:
    """Return the family of every type of event. Raises `LexiconError` if the table cannot be trusted."""
    rows = read_table(TABLE, EventFamily)
    for number, row in enumerate(rows, start=2):
        _check_titles(number, row)
    missing = set(get_args(EventType)) - {row.event_type for row in rows}
    if missing:
        raise LexiconError(f"{TABLE}: no row for {', '.join(sorted(missing))}, every type needs one")
    return {row.event_type: row for row in rows}


def _check_titles(number: int, row: EventFamily) -> None:
    for column, slots in _SLOTS.items():
        title: str = getattr(row, column)
        rest = title
        for slot in slots:
            named = [name for name in ("{A}", "{T}", "{M}") if name in slot and name in title]
            if len(named) != 1:
                raise LexiconError(f"{TABLE}:{number}: column {column!r}: needs one of {slot}")
            rest = rest.replace(named[0], "", 1)
        if "{" in rest:
            raise LexiconError(f"{TABLE}:{number}: column {column!r}: names what this title does not have")
