"""Days in words, in Arabic or English; open bounds are said to be open."""

from collections.abc import Callable

from rawi.web.strings import strings


def day_in_words(iso: str, *, arabic: bool) -> str:
    """Return an ISO day in words, in Western digits: 13 شباط 2018, 13 Feb 2018."""
    year, month, day = iso.split("-")
    return f"{int(day)} {strings()[f'month.{month}'][0 if arabic else 1]} {int(year)}"


def days_in_words(start: str | None, end: str | None, *, arabic: bool, as_set: Callable[[str], str]) -> str:
    """Return a stretch of ISO days, both inclusive, in words; `as_set` returns a day, given in ISO, as it is set."""
    first, last = (as_set(day) if day else None for day in (start, end))
    if first and last:
        return first if start == end else f"{first} – {last}"
    key = "time.from" if first else "time.until" if last else "time.open"
    return strings()[key][0 if arabic else 1].format(day=first or last)
