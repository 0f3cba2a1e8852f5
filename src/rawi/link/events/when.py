"""When an event was: the days its accounts tell, else those of the scene they are told in, else the day it was told."""

from collections.abc import Sequence
from datetime import date

from rawi.lexicon.event_families import event_families
from rawi.link.events.derived import Descents
from rawi.link.events.scenes import Days
from rawi.link.events.sites import Site, standing
from rawi.link.events.slots import event_type, originals
from rawi.link.events.told import ASIDE, Book, Told, denies
from rawi.link.events.where import own_site
from rawi.link.texts.kinds import TOLL
from rawi.model import ClaimTime, EventType

# What a report tells without a day is of the day it tells of, if that is its own or the one before.
_FRESH_DAYS = 1
# What comes of fighting, and is told of the fighting before it. The dead may have died later, or elsewhere.
_SEQUELS: frozenset[EventType] = frozenset({"handover", "retreat", "surrender"})


def time(told: Sequence[Told], descents: Descents, book: Book) -> ClaimTime | None:
    """Return the days of an event: where the claims agree, else as far as they reach, bounded by when it was told.

    Only claims that repeat no other one are asked where there is such a one: a day that an editor adds is the
    editor's. Where none tells a day, that of the fighting told before is asked. What
    is told as done was done by the day its first report was published; what may last (a siege, people leaving) may go
    on after it is told.
    """
    roots = originals(told, descents)
    times = [
        time
        for time in (item.claim.time for item in roots)
        if time is not None and (time.start is not None or time.end is not None)
    ]
    if not times:
        return _of_the_scene(roots, book) or _of_the_announcement(roots, book) or _of_the_publication(told)
    start, end = meet([(_ordinal(time.start), _ordinal(time.end)) for time in times])
    exact = [time for time in times if (time.start, time.end) == (_iso(start), _iso(end))]
    if exact:
        return exact[0]
    one_day = start is not None and start == end
    return ClaimTime(
        start=_iso(start),
        end=_iso(end),
        precision="day" if one_day else "days" if start is not None and end is not None else "open",
        basis=times[0].basis,
        approximate=any(time.approximate for time in times),
    )


def _of_the_scene(told: Sequence[Told], book: Book) -> ClaimTime | None:
    """Return the one day of the fighting that the accounts of an event tell of before, in the same place."""
    if not all(map(_is_of_fighting, told)):
        return None
    return _the_only([_scene(item, book) for item in told])


def _of_the_announcement(told: Sequence[Told], book: Book) -> ClaimTime | None:
    """Return the one day on which the accounts of an event announce it as news ("the army said on Thursday that").

    Null if one that does not announce it tells of other days.
    """
    families = [event_families()[item.claim.event_type] for item in told]
    done = all(family.placed and not family.lasts for family in families)
    if not done or not all(_is_news(item) and not denies(item) for item in told):
        return None
    time = _the_only([item.announced for item in told])
    silent = [other for item in told if item.announced is None for other in book.documents[item.document.id]]
    elsewhere = {other.claim.time.start for other in silent if other.claim.time is not None}
    return time if time is not None and elsewhere <= {time.start} else None


def _the_only(times: Sequence[ClaimTime | None]) -> ClaimTime | None:
    """Return the time that is told, if all that is told is of one day."""
    found = {time.start: time for time in reversed(times) if time is not None}
    return next(iter(found.values())) if len(found) == 1 else None


def _scene(told: Told, book: Book) -> ClaimTime | None:
    beside = [
        other
        for other in book.documents[told.document.id]
        if other.claim.passage == told.claim.passage and other.time is not None and _is_news(other)
    ]
    before = [other for other in beside if other.claim.span.start < told.claim.span.start]
    if len({other.time for other in beside}) != 1 or not before:
        return None
    blow = before[-1]
    if not (event_families()[blow.claim.event_type].hostile and _is_fresh(blow)):
        return None
    here, there = (own_site(item, item.sites or _told_there(item), book) for item in (told, blow))
    if here is None or there is None or standing(here, there, book.entities) not in ("same", "inside"):
        return None
    return blow.claim.time


def _told_there(told: Told) -> list[Site]:
    """Return the scene of a claim as far as its own passage names it: a headline's place has no day of its own."""
    passage = told.passage
    return [site for site in told.scene if passage is None or passage.span.contains(site.named.span)]


def _is_of_fighting(told: Told) -> bool:
    family = event_families()[told.claim.event_type]
    is_act = family.hostile and not family.lasts and told.claim.event_type not in TOLL
    once = told.claim.polarity and "habit" not in told.cues
    return (is_act or told.claim.event_type in _SEQUELS) and once and _is_news(told)


def _is_news(told: Told) -> bool:
    """Whether a claim tells what is done, and as part of what it is told with."""
    return told.claim.modality == "asserted" and not ASIDE & told.cues


def _is_fresh(told: Told) -> bool:
    """Whether a claim is of one day, that of its publication or the one before."""
    if told.time is None or told.published is None:
        return False
    (start, end), (day, _) = told.time, told.published
    return start is not None and start == end and day is not None and 0 <= day - start <= _FRESH_DAYS


def _of_the_publication(told: Sequence[Told]) -> ClaimTime | None:
    """Return the time up to the day by which an event was over; null where it may have gone on when it was told."""
    if event_families()[event_type(told)].lasts:
        return None
    days = [
        item.published[1]
        for item in told
        if item.claim.modality == "asserted" and item.claim.polarity and item.published is not None
    ]
    latest = min((day for day in days if day is not None), default=None)
    if latest is None:
        return None
    return ClaimTime(end=_iso(latest), precision="open", basis="publication", approximate=False)


def meet(times: Sequence[Days]) -> Days:
    """Return the days all stretches share, or, where they share none, the stretch that holds them all."""
    starts = [start for start, _ in times if start is not None]
    ends = [end for _, end in times if end is not None]
    start, end = max(starts, default=None), min(ends, default=None)
    if start is None or end is None or start <= end:
        return start, end
    open_start = len(starts) < len(times)
    open_end = len(ends) < len(times)
    return None if open_start else min(starts), None if open_end else max(ends)


def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day is not None else None


def _iso(day: int | None) -> str | None:
    return date.fromordinal(day).isoformat() if day is not None else None
