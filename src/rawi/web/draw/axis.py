"""A time axis: which stretch of days is shown, where it is marked, and what the marks say in either language."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from rawi.web.draw.svg import Lang, digits, width, words

_DAY = timedelta(days=1)
# Beyond this many times the stretch in which most days lie, the rest is shown as lying outside.
_FAR = 3
_ROOM_OF_A_DAY = 24.0


class Axis(NamedTuple):
    """The days from `first` to `last`, drawn from `left` to `right` in pixels; `rtl`: time runs to the left."""

    first: date
    last: date
    left: float
    right: float
    rtl: bool

    @property
    def day(self) -> float:
        """The width of a day in pixels."""
        return (self.right - self.left) / ((self.last - self.first).days + 1)

    def at(self, day: date, *, end: bool = False) -> float:
        """Return where a day begins, or where it ends; days outside are at the edge."""
        days = min(max((day - self.first).days + end, 0), (self.last - self.first).days + 1)
        return self.right - days * self.day if self.rtl else self.left + days * self.day


class Tick(NamedTuple):
    """A mark of the axis with its words, and shorter ones for where they do not fit."""

    day: date
    label: str
    short: str = ""


def window(days: Sequence[date]) -> tuple[date, date]:
    """Return the stretch of days to show: all of them, or, where a few lie far off, that of the rest."""
    held = sorted(days)
    first, last = held[0], held[-1]
    tenth = len(held) // 10
    inner = (held[-1 - tenth] - held[tenth]).days + 7
    if (last - first).days > _FAR * inner and len(held) > 4:
        near = [d for d in held if abs((d - held[len(held) // 2]).days) <= _FAR * inner / 2]
        first, last = near[0], near[-1]
    pad = max(1, (last - first).days // 40)
    return first - pad * _DAY, last + pad * _DAY


def ticks(axis: Axis, lang: Lang) -> tuple[list[Tick], list[Tick]]:
    """Return the large marks (months or years) and the small ones (days, months) of an axis."""
    for step in (1, 2, 7):
        if axis.day * step >= _ROOM_OF_A_DAY:
            return _months(axis, lang, with_year=True), _days(axis, lang, step)
    if axis.day * 30 >= _ROOM_OF_A_DAY:
        return _years(axis, lang, 1), _with_room(axis, _months(axis, lang, with_year=False))
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if axis.day * 365 * step >= 40 or step == 100)
    return [], _years(axis, lang, step)


def _days(axis: Axis, lang: Lang, step: int) -> list[Tick]:
    days = [axis.first + n * _DAY for n in range((axis.last - axis.first).days + 1)]
    shown = [day for day in days if (day.toordinal() if step > 2 else day.day - 1) % step == 0]
    return [Tick(day, digits(day.day, lang)) for day in shown]


def _months(axis: Axis, lang: Lang, *, with_year: bool) -> list[Tick]:
    found = []
    for year in range(axis.first.year, axis.last.year + 1):
        for month in range(1, 13):
            long, short = (words(f"{kind}.{month:02}", lang) for kind in ("draw.month", "month"))
            if with_year:
                long, short = f"{long} {year}", f"{month}/{year}"
            found.append(Tick(date(year, month, 1), digits(long, lang), digits(short, lang)))
    return list(_shown(axis, found))


def _with_room(axis: Axis, months: Sequence[Tick]) -> list[Tick]:
    """Return months with their short names: all of them, or only every second, third or sixth where those have room."""
    longest = max((width(tick.short, 12.0) for tick in months), default=0.0) + 10
    step = next((step for step in (1, 2, 3) if longest <= axis.day * 30 * step), 6)
    return [tick._replace(label=tick.short if tick.day.month % step == 1 % step else "") for tick in months]


def _years(axis: Axis, lang: Lang, step: int) -> list[Tick]:
    years = range(axis.first.year, axis.last.year + 1)
    found = [Tick(date(year, 1, 1), digits(year, lang)) for year in years if year % step == 0]
    return list(_shown(axis, found))


def _shown(axis: Axis, found: Sequence[Tick]) -> Iterator[Tick]:
    """Yield the marks inside the axis, and the last one before it at its beginning where its words have room."""
    inside = [tick for tick in found if axis.first <= tick.day <= axis.last]
    before = [tick for tick in found if tick.day < axis.first]
    room = abs(axis.at(inside[0].day) - axis.at(axis.first)) if inside else axis.right - axis.left
    if before and room > width(before[-1].short or before[-1].label, 13.0) + 14:
        yield before[-1]._replace(day=axis.first)
    yield from inside
