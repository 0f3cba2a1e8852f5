"""What a timeline shows: events with the days between which they lie, grouped so that hundreds stay readable."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from rawi.model import Event
from rawi.model.claim import EventType
from rawi.web.draw.naming import event_title
from rawi.web.draw.svg import Lang
from rawi.web.view import Record


class Moment(NamedTuple):
    """One or more events of one stretch of days; a null bound is open. `titles` are of the `events`, ids."""

    start: date | None
    end: date | None
    approximate: bool
    event_type: EventType
    events: tuple[str, ...]
    titles: tuple[str, ...]

    @property
    def order(self) -> tuple[date, date]:
        """The last day it can have been, then the first."""
        last = self.end or self.start or date.max
        return last, self.start or date.min


class Issue(NamedTuple):
    """Documents published on one day, or between two."""

    start: date
    end: date
    documents: tuple[str, ...]


def moments(record: Record, events: Iterable[Event], lang: Lang) -> tuple[list[Moment], list[Event]]:
    """Return the events that have at least one bound, in the order of their days, and those that have none."""
    found, open_ones = [], []
    for event in events:
        start, end = (_day(event.time.start), _day(event.time.end)) if event.time else (None, None)
        if start is None and end is None:
            open_ones.append(event)
            continue
        approximate = bool(event.time and event.time.approximate)
        title = event_title(record, event, lang)
        found.append(Moment(start, end, approximate, event.event_type, (event.id,), (title,)))
    return sorted(found, key=lambda moment: (*moment.order, moment.events)), open_ones


def lanes(found: Sequence[Moment]) -> list[tuple[EventType, list[Moment]]]:
    """Return moments by kind of event, the most frequent first; events of one kind and the same days are one moment."""
    kinds: dict[EventType, dict[tuple[date | None, date | None, bool], list[Moment]]] = defaultdict(dict)
    for moment in found:
        days = (moment.start, moment.end, moment.approximate)
        kinds[moment.event_type].setdefault(days, []).append(moment)
    grouped = [(kind, [together(same) for same in by_days.values()]) for kind, by_days in kinds.items()]
    return sorted(grouped, key=lambda lane: (-sum(len(moment.events) for moment in lane[1]), lane[0]))


def together(same: Sequence[Moment]) -> Moment:
    """Return several moments as one, as wide as all of them: open where one of them is."""
    starts, ends = [moment.start for moment in same], [moment.end for moment in same]
    return Moment(
        None if None in starts else min(start for start in starts if start is not None),
        None if None in ends else max(end for end in ends if end is not None),
        any(moment.approximate for moment in same),
        same[0].event_type,
        tuple(event for moment in same for event in moment.events),
        tuple(title for moment in same for title in moment.titles),
    )


def issues(record: Record) -> tuple[list[Issue], int]:
    """Return the documents by the days they were published, and how many have no such day."""
    found: dict[tuple[date, date], list[str]] = defaultdict(list)
    unknown = 0
    for document in record.documents.values():
        start, end = _day(document.published.start), _day(document.published.end)
        if start is None or end is None:
            unknown += 1
        else:
            found[start, end].append(document.id)
    return [Issue(*days, tuple(documents)) for days, documents in sorted(found.items())], unknown


def _day(value: str | None) -> date | None:
    """Return a day of the record; what is no day, as in rows that came from elsewhere, is open."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None
