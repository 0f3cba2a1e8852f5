"""When two claims say something happened: on the same days, in the news of the same days, or days apart."""

from rawi.link.events.scenes import Days
from rawi.link.events.told import Told, denies
from rawi.link.texts.kinds import TOLL

SAME_DAYS, NEXT_DAY, IN_THE_NEWS, SINCE = 1.0, 0.5, 0.5, 1.5
# Days are soft: reports of one thing differ by a day, seldom by three.
FARTHEST_DAYS = 3
# An undated happening in a report is news of these last days; what somebody is accused of and denies may have been
# told for longer.
NEWS_DAYS = 3
DENIED_DAYS = 10
# "Since Thursday" is a stretch of so many days at least.
SINCE_DAYS = 2


def gap_of(one: Days, other: Days) -> int:
    """Return the days between two stretches; an open bound reaches as far as need be."""
    (first, last), (start, end) = one, other
    behind = start - last if last is not None and start is not None else 0
    before = first - end if end is not None and first is not None else 0
    return max(0, behind, before)


def days_between(one: Told, other: Told) -> int | None:
    """Return the days between two stretches that are told, 0 where they may overlap; null where one is not told."""
    if one.time is None or other.time is None:
        return None
    return gap_of(one.time, other.time)


def days_score(one: Told, other: Told, gap: int | None, *, late: bool = False) -> float:
    """Return how much the days of two claims speak for their being one; `gap`: the days between them, if told.

    `late`: one is a denial that may come days after what it answers.
    """
    if gap is not None:
        if gap > 1:
            return 0.0
        if since_one_day(one, other):
            return SINCE
        return NEXT_DAY if gap == 1 else SAME_DAYS if is_short(one.time) and is_short(other.time) else IN_THE_NEWS
    first, second = _window(one, late=late), _window(other, late=late)
    if first is None or second is None:
        return 0.0
    if one.document.id == other.document.id:
        return IN_THE_NEWS
    apart = gap_of(first, second)
    return IN_THE_NEWS if apart == 0 else 0.0 if apart <= FARTHEST_DAYS else -1.0


def _window(told: Told, *, late: bool) -> Days | None:
    """Return the days a claim tells of: as told, or the last days before its document, or null."""
    if told.time is not None:
        return told.time
    if told.published is None or {"earlier", "background"} & told.cues:
        return None
    start, end = told.published
    days = DENIED_DAYS if late and denies(told) else NEWS_DAYS
    return (start - days if start is not None else None), end


def comes_after(told: Told, other: Told) -> bool:
    """Whether the day of a claim came more than a day after what the other tells as done, of no day, was published."""
    done = other.claim.modality == "asserted" and other.time is None and other.published is not None
    start = told.time[0] if told.time is not None else None
    end = other.published[1] if done and other.published is not None else None
    return start is not None and end is not None and start > end + 1


def is_short(days: Days | None) -> bool:
    """Whether a stretch says the days of one happening."""
    return days is not None and days[0] is not None and days[1] is not None and days[1] - days[0] <= FARTHEST_DAYS


def span_of(told: Told) -> int:
    """Return over how many days a claim counts what it tells; 0 for one day, one that is only not named, or none."""
    start, end = told.time or (None, None)
    until = end if end is not None else told.published[1] if told.published is not None else None
    return until - start if start is not None and until is not None and not is_some_day(told) else 0


def is_some_day(told: Told) -> bool:
    """Whether a claim tells of a day it does not name ("late last month"): no stretch that it counts over."""
    return told.claim.time is not None and told.claim.time.precision == "part_of_month"


def since_one_day(one: Told, other: Told) -> bool:
    """Whether both count the harmed from one day on, each up to its own: "since the attack began on Thursday"."""
    if not {one.claim.event_type, other.claim.event_type} <= TOLL or one.time is None or other.time is None:
        return False
    (start, end), (first, last) = one.time, other.time
    if start is None or end is None or last is None:
        return False
    return start == first and min(end, last) - start >= SINCE_DAYS
