"""Places that "and" joins: what one shows about the name of the other."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from rawi.read.entities.context import Context
from rawi.read.places.drafts import PlaceDraft
from rawi.read.shapes import key_at
from rawi.text import in_dictionary

_AND = "و"
_TOWNS = frozenset({"city", "town"})
_TOLD = _TOWNS | {"governorate"}
_QUARTERS = frozenset({"neighbourhood", "camp"})


def paired(drafts: Sequence[PlaceDraft], context: Context) -> list[PlaceDraft]:
    """Return the drafts, a capital with the name of another state told by the place joined to it (عمان والزرقاء)."""
    told = list(drafts)
    for i, (capital, other) in enumerate(pairwise(drafts)):
        if not _is_joined(capital, other, context) or len({row.country for row in capital.rows}) == 1:
            continue
        near = {row.country for row in other.rows if row.kind in _TOLD}
        rows = tuple(row for row in capital.rows if row.kind == "city" and row.country in near)
        if len(rows) == 1 and any(row.kind == "country" for row in capital.rows):
            told[i] = replace(capital, rows=rows, prop="head")
            told[i + 1] = replace(
                other, rows=tuple(row for row in other.rows if row.country == rows[0].country), prop="head"
            )
    return told


def is_with(draft: PlaceDraft, following: PlaceDraft, context: Context) -> bool:
    """Whether "and" joins a place of the same country to a name, which shows that it is one (دخلت صرمان وصبراتة)."""
    raw = context.text.raw
    same = {row.country for row in draft.rows} & {row.country for row in following.rows}
    return _is_joined(draft, following, context) and bool(same) and not in_dictionary(raw[draft.start : draft.end])


def goes_on(before: PlaceDraft, draft: PlaceDraft, context: Context) -> bool:
    """Whether "and" joins a town to one of its country, so that its name is no word (عطبرة والأبيض، بلعد وجوهر).

    Or a quarter to one of the same town (رأس النبع والكولا).
    """
    ends = key_at(context.text, draft.last)
    alike = {row.country for row in before.rows} & {row.country for row in draft.rows if row.kind in _TOWNS}
    towns = {row.within for row in before.rows if row.kind in _QUARTERS}
    alike |= {row.country for row in draft.rows if row.kind in _QUARTERS and row.within in towns}
    return _is_joined(before, draft, context) and bool(alike) and before.prop != "nothing" and not ends.startswith("ال")


def _is_joined(before: PlaceDraft, following: PlaceDraft, context: Context) -> bool:
    return following.first == before.last and context.text.raw[following.start - 1 : following.start] == _AND
