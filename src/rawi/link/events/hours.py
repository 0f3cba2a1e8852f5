"""In which hours of its day a claim says that something happened: in the morning, at half past eight in the evening."""

from collections.abc import Sequence

from rawi.lexicon.calendar import hours_of_day
from rawi.lexicon.time_signs import time_signs
from rawi.model import Claim, Document, Mention, TimeValue
from rawi.text import tokenise

Hours = tuple[int, int]

_BOUNDS = time_signs("since") | time_signs("up_to")
# So many code points reach the word before a time.
_BEFORE = 8
_DAY = 24
_NOON = 12
# Between the hours of one happening, as two accounts tell it, lies no more.
_FARTHEST = 3


def hours(claim: Claim, times: Sequence[Mention], document: Document) -> Hours | None:
    """Return the hours that a claim tells, by its time or behind the word for the blow (غارة الصباح), or null.

    What goes on since an hour, or was counted up to it, did not happen in it. `times`: the mentions of times of its
    document.
    """
    time = claim.time
    if time is not None and (time.start is None) != (time.end is None):
        return None
    inside = [mention for mention in times if claim.span.contains(mention.span)]
    beyond = [mention for mention in times if time is not None and mention.span == time.span]
    told = [mention for mention in (*beyond, *inside) if not _is_bound(mention, document)]
    known = [found for mention in told if (found := _hours(mention)) is not None]
    if known:
        return known[0] if all(_meet(known[0], other) for other in known) else None
    return _behind_the_blow(claim, document)


def at_another_hour(one: Hours | None, other: Hours | None) -> bool:
    """Whether hours lie between two that are told of one day."""
    return one is not None and other is not None and not _meet(one, other)


def _is_bound(mention: Mention, document: Document) -> bool:
    """Whether something goes on since a time, or up to it (منذ فجر اليوم، حتى المساء)."""
    before = tokenise(document.text[max(0, mention.span.start - _BEFORE) : mention.span.start])[-1:]
    first = tokenise(mention.text)[:1]
    return any(word.key in _BOUNDS for word in (*before, *first))


def _hours(mention: Mention) -> Hours | None:
    part = hours_of_day(tuple(word.key for word in tokenise(mention.text)))
    if part is not None:
        return part
    clock = mention.value.clock if isinstance(mention.value, TimeValue) else None
    hour = int(clock.split(":")[0]) if clock is not None else 0
    # Three o'clock may be in the afternoon.
    return (hour, hour) if hour > _NOON else None


def _behind_the_blow(claim: Claim, document: Document) -> Hours | None:
    if claim.trigger is None:
        return None
    behind = tokenise(document.text[claim.trigger.span.end : claim.span.end])[:1]
    word = behind[0].key if behind else ""
    return hours_of_day((word,)) if word.startswith("ال") else None


def _meet(one: Hours, other: Hours) -> bool:
    """Whether two stretches lie close, also over midnight."""
    return any(
        start - _FARTHEST < until and begin - _FARTHEST < end
        for begin, until in (one,)
        for turn in (-_DAY, 0, _DAY)
        for start, end in ((other[0] + turn, other[1] + turn),)
    )
