"""Publication dates that are given as known facts: front matter, options, fields of a line."""

import calendar
import re
from datetime import date

from rawi.ingest.errors import shown
from rawi.model import Published

_HOUR = r"[T ](?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?\s*(?:Z|UTC|[+-]\d{2}:?(?:\d{2})?)?"
_DAY = re.compile(rf"(\d{{4}})(?:-(\d{{1,2}})(?:-(\d{{1,2}})(?:{_HOUR})?)?)?")


def known_date(text: str) -> Published:
    """Return a given publication date with basis `metadata`.

    In: an ISO day, month or year (`2018-02-13`, `2018-02`, `2018`), a day with a time (the day counts as it is
    written, in its own time zone), or two of these with `/` between them. Raises `ValueError` for anything else.
    """
    first, between, last = text.strip().partition("/")
    start, end = _bounds(first)
    if between:
        end = _bounds(last)[1]
    if end < start:
        raise ValueError(f"ends before it starts: {shown(text)}")
    return Published(start=start.isoformat(), end=end.isoformat(), basis="metadata")


def _bounds(text: str) -> tuple[date, date]:
    found = _DAY.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"is no ISO date: {shown(text)}")
    year, month, day = (int(part) if part else None for part in found.groups())
    if year is None or not 1 <= year <= 9999:
        raise ValueError(f"is no ISO date: {shown(text)}")
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12:
        raise ValueError(f"has no such month: {shown(text)}")
    days = calendar.monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1), date(year, month, days)
    if not 1 <= day <= days:
        raise ValueError(f"has no such day: {shown(text)}")
    return date(year, month, day), date(year, month, day)
