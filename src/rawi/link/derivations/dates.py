"""When an undated document was published, from a dated one it derives from. Never against evidence.

A report that tells "on Tuesday" what a statement dated Tuesday 13 February says, and "yesterday, Monday", was
published that Tuesday. The day is taken over only if words of the report itself agree with it, none contradicts it,
and all dated sources that fit give the same day. A dateline that leaves out the year (عدن 29 أغسطس) has that of
what the report derives from, or of what derives from it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from rawi.lexicon.calendar import load, longest
from rawi.model import Derivation, Document, Passage, Published, Reading, Span, TimeValue
from rawi.text import Text, analyse

# A weekday without a word for "last" is the day of publication where news stands: at the head of the report.
LEAD = 400
KNOWN = ("explicit", "metadata", "judged")
ACCOUNTS = ("report", "summary", "headline")
# Who writes after an agency writes so many days later at most.
SOON = 7


class Said(NamedTuple):
    """A weekday a document names: ISO number, days from publication (null = not said), whether in its lead."""

    weekday: int
    shift: int | None
    lead: bool


def infer_published(readings: Sequence[Reading], derivations: Iterable[Derivation]) -> dict[str, Published]:
    """Return the publication date of undated documents that a linked document settles, by document id."""
    # What copies or is copied, nobody knows which, dates nothing.
    derivations = [derivation for derivation in derivations if not derivation.either_way]
    homes = {passage.id: reading for reading in readings for passage in reading.passages}
    sources: dict[str, set[str]] = {}
    for derivation in derivations:
        source, target = homes.get(derivation.source), homes.get(derivation.target)
        if source is None or target is None or source.document.id == target.document.id:
            continue
        if _is_open(target.document):
            sources.setdefault(target.document.id, set()).add(source.document.id)
    by_id = {reading.document.id: reading for reading in readings}
    found = _by_datelines(derivations, homes)
    for target_id, source_ids in sources.items():
        if target_id in found:
            continue
        fitting = {
            day: document.id
            for source_id in sorted(source_ids, reverse=True)
            if (day := published_day(document := by_id[source_id].document)) and fits(by_id[target_id], day)
        }
        if len(fitting) == 1:
            ((day, document_id),) = fitting.items()
            found[target_id] = Published(day.isoformat(), day.isoformat(), "linked", document=document_id)
    return found


def _by_datelines(derivations: Iterable[Derivation], homes: Mapping[str, Reading]) -> dict[str, Published]:
    """Return the dates of undated documents whose dateline says the day and month, and a linked document the year."""
    given: dict[str, dict[date, str]] = defaultdict(dict)
    for derivation in derivations:
        source, target = homes.get(derivation.source), homes.get(derivation.target)
        if source is None or target is None or source.document.id == target.document.id:
            continue
        for undated, dated, sooner in ((source, target, True), (target, source, False)):
            known = published_day(dated.document)
            if _is_open(undated.document) and known is not None and (told := _told_day(undated)) is not None:
                days = [day for year in (known.year - 1, known.year, known.year + 1) if (day := _date(year, *told))]
                near = [day for day in days if 0 <= ((known - day) if sooner else (day - known)).days <= SOON]
                given[undated.document.id].update((day, dated.document.id) for day in near)
    return {
        document: Published(day.isoformat(), day.isoformat(), "linked", document=by)
        for document, days in given.items()
        if len(days) == 1
        for day, by in days.items()
    }


def _is_open(document: Document) -> bool:
    """Whether a document has no date, by itself or by a person; one whose own page contradicts itself stays open."""
    published = document.published
    open_ends = published.start is None and published.end is None
    return open_ends and published.basis != "judged" and "published_in_metadata" not in document.extra


def _told_day(reading: Reading) -> tuple[int, int] | None:
    """Return the month and the day that a dateline gives without a year."""
    datelines = [passage.span for passage in reading.passages if passage.role == "dateline"]
    for mention in reading.mentions:
        open_day = isinstance(mention.value, TimeValue) and mention.value.start is None
        if open_day and any(span.contains(mention.span) for span in datelines):
            text = analyse(mention.text)
            month = longest(text, 1, load().months) if len(text.tokens) > 1 else None
            number = text.tokens[0].key
            solar = month is not None and month[1].calendar != "hijri"
            return (month[1].month, int(number)) if month is not None and solar and number.isdecimal() else None
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def published_day(document: Document) -> date | None:
    """Return the one day a document is known to be published on, by itself."""
    published = document.published
    if published.basis in KNOWN and published.start is not None and published.start == published.end:
        return date.fromisoformat(published.start)
    return None


def fits(reading: Reading, day: date) -> bool:
    """Whether the words of an undated document speak for `day` as its publication, and none against it."""
    speaks = False
    for said in weekdays(reading):
        if said.shift is not None:
            if (day + timedelta(days=said.shift)).isoweekday() != said.weekday:
                return False
            speaks = True
        elif said.lead and said.weekday == day.isoweekday():
            speaks = True
    return speaks and not _is_later(reading, day)


def weekdays(reading: Reading) -> Iterator[Said]:
    """Yield the weekdays of the accounts of a document, with what the words beside them say of today.

    What a machine read from a picture speaks for no day.
    """
    for passage in reading.passages:
        if passage.role not in ACCOUNTS:
            continue
        for mention in reading.mentions:
            if mention.kind == "time" and mention.doubt is None and passage.span.contains(mention.span):
                yield from _weekdays(reading, passage, mention.span)


def _weekdays(reading: Reading, passage: Passage, span: Span) -> Iterator[Said]:
    text = analyse(reading.document.text[span.start : span.end])
    words = load()
    named: list[int] = []
    shifts: list[int] = []
    at = 0
    while at < len(text.tokens):
        day = longest(text, at, words.weekdays)
        word = longest(text, at, words.words)
        if day is not None:
            named.append(day[1].day)
            at = day[0].last
        elif word is not None:
            entry = word[1]
            if entry.kind == "day" and entry.first is not None and entry.first == entry.last:
                shifts.append(entry.first)
            elif entry.kind not in ("part_of_day", "adverb"):
                return
            at = word[0].last
        elif _is_day_word(text, at):
            at += 1
        else:
            return
    if len(named) == 1 and len(shifts) < 2:
        lead = span.start - passage.span.start < LEAD
        yield Said(named[0], shifts[0] if shifts else None, lead)


def _is_day_word(text: Text, at: int) -> bool:
    return text.tokens[at].kind == "punct" or text.tokens[at].key == "يوم"


def _is_later(reading: Reading, day: date) -> bool:
    """Whether the document tells of a full date after `day`."""
    return any(
        isinstance(mention.value, TimeValue)
        and mention.value.basis == "explicit"
        and mention.value.precision == "day"
        and mention.value.start is not None
        and mention.value.start > day.isoformat()
        for mention in reading.mentions
    )
