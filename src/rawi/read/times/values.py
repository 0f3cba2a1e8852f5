"""From what an expression says to the days it means. Calendar arithmetic only; words are read in `phrases.py`.

What the words leave open is settled by the day of publication, if that is known, and else stays open.
"""

import calendar as months
import math
from datetime import date, timedelta
from typing import Literal

import msgspec
from hijridate import Gregorian, Hijri
from msgspec.structs import replace

from rawi.lexicon.calendar import Calendar, Unit
from rawi.model.mention import TimeBasis, TimePrecision

# this: of the month, which one goes without saying
Direction = Literal["past", "before_past", "current", "next", "this"]
Part = Literal["early", "mid", "late", "opening", "closing", "first_half", "second_half", "first_day", "last_day"]

YEARS = range(1900, 2101)
# The table of the Umm al-Qura calendar that hijridate carries.
HIJRI_YEARS = range(1344, 1500)
# No calendar has it: stands for a year that is given and cannot be right.
UNKNOWN_YEAR = 0
# A day or month without a year that lies this close before us may be meant as the coming one.
_MAY_BE_COMING = timedelta(days=45)
_MONTHS_AHEAD = 6
# A weekday that may be to come is the coming one if it is so many days away; that of tomorrow may be either.
_DAYS_AHEAD = 3
_TOMORROW = 6
_CLOSE_AHEAD = timedelta(days=90)
_DAYS = {"day": 1, "night": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12, "decade": 120}


class Days(msgspec.Struct, frozen=True):
    """Days `start` to `end`, inclusive; an open bound is null."""

    start: date | None = None
    end: date | None = None
    precision: TimePrecision = "open"
    basis: TimeBasis = "relative"
    approximate: bool = False
    conflict: str | None = None


OPEN = Days()
VAGUE = Days(approximate=True)


class Partial(msgspec.Struct, frozen=True):
    """A date as far as the words give it; a `direction` counts from publication.

    `same_year`, `same_month`: that of a date told before.
    """

    calendar: Calendar = "gregorian"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: Part | None = None
    direction: Direction | None = None
    year_direction: Direction | None = None
    same_year: bool = False
    same_month: bool = False


class Setting(msgspec.Struct, frozen=True):
    """What an expression is read in: the day of publication, and what the clause says of past and future.

    `future`: it may be still to come; `coming`: it surely is; `governed`: the verb right before it says so; `past`: it
    has been, or was once to come.
    """

    published: date | None
    future: bool = False
    coming: bool = False
    past: bool = False
    governed: bool = False


def settle(partial: Partial, setting: Setting) -> Days:
    """Return the days a date means; open where the year is not given and publication does not settle it."""
    if partial.month is None:
        return _settle_year(partial, setting)
    if partial.year is not None:
        return _bounds(partial, "explicit")
    year = _year_meant(partial, setting)
    return OPEN if year is None else _bounds(replace(partial, year=year), "relative")


def settle_near(partial: Partial, near: date) -> Days:
    """Return the day that a date without a year means in the year of `near`."""
    parts = _parts(near, partial.calendar)
    return OPEN if parts is None else _bounds(replace(partial, year=parts[0]), "relative")


def _settle_year(partial: Partial, setting: Setting) -> Days:
    year = partial.year
    if year is None:
        today = _parts(setting.published, partial.calendar) if setting.published else None
        if partial.year_direction is None or today is None:
            return OPEN
        year = today[0] + _steps(partial.year_direction)
    basis: TimeBasis = "explicit" if partial.year is not None else "relative"
    first = _day(partial.calendar, year, 1, 1)
    following = _day(partial.calendar, year + 1, 1, 1)
    if first is None or following is None:
        return OPEN
    last = following - timedelta(days=1)
    if partial.part is None:
        return Days(first, last, "year", basis)
    if partial.part in ("first_day", "last_day"):
        one = first if partial.part == "first_day" else last
        return Days(one, one, "day", basis)
    if partial.part in ("opening", "closing"):
        month = 1 if partial.part == "opening" else 12
        return replace(_bounds(Partial(partial.calendar, year, month), basis), precision="year", approximate=True)
    if partial.part in ("first_half", "second_half"):
        middle = _day(partial.calendar, year, 7, 1)
        if middle is None:
            return OPEN
        before = middle - timedelta(days=1)
        return Days(first, before, "year", basis) if partial.part == "first_half" else Days(middle, last, "year", basis)
    third = (last - first).days // 3
    starts = {"early": first, "mid": first + timedelta(days=third), "late": last - timedelta(days=third)}
    start = starts[partial.part]
    return Days(start, start + timedelta(days=third), "year", basis, approximate=True)


def in_season(year: Days, first_month: int | None, last_month: int | None) -> Days:
    """Return the months of a season in a year; the whole year for a season that runs over its end (winter)."""
    if year.start is None or first_month is None or last_month is None:
        return replace(year, approximate=True)
    end = _bounds(Partial(year=year.start.year, month=last_month), year.basis).end
    return replace(year, start=date(year.start.year, first_month, 1), end=end, approximate=True)


def _steps(direction: Direction) -> int:
    return {"before_past": -2, "past": -1, "current": 0, "this": 0, "next": 1}[direction]


def _year_meant(partial: Partial, setting: Setting) -> int | None:
    """Return the year of a day or month without one, or null where it may be this one or that."""
    published, month = setting.published, partial.month
    parts = _parts(published, partial.calendar) if published else None
    if published is None or parts is None or month is None or partial.same_year:
        return None
    year, this_month, today = parts
    if partial.year_direction is not None:
        return year + _steps(partial.year_direction)
    if partial.direction == "current":
        return year if month == this_month else None
    if partial.direction == "next":
        return None if month == this_month else year + (month < this_month)
    if partial.direction is not None:
        # "15 شباط الماضي" written in Shubat: this month's or last year's.
        past = year - (month > this_month)
        return None if month == this_month else past - (partial.direction == "before_past")
    coming = (month, partial.day or 1) > (this_month, today)
    if setting.coming:
        return _next_year_meant(partial, year, (month, partial.day or 1), (this_month, today), setting)
    if setting.future:
        # What may be to come, and lies close ahead, is: the one before it is most of a year ago.
        next_year = year + (not coming)
        ahead = _bounds(replace(partial, year=next_year), "relative").start
        return next_year if ahead is not None and timedelta() < ahead - published <= _CLOSE_AHEAD else None
    if not coming:
        # أواخر حزيران, told in its middle, is not this year's.
        start = _bounds(replace(partial, year=year), "relative").start
        return None if start is not None and start > published else year
    first = _bounds(replace(partial, year=year), "relative").start
    may_be_coming = first is None or first - published <= _MAY_BE_COMING
    return None if may_be_coming and not setting.past else year - 1


def day_to_come(day: int, setting: Setting) -> Days:
    """Return the next day of a month of this number after publication; open if it is the day of publication."""
    published = setting.published
    if published is None or published.day == day:
        return OPEN
    index = published.year * 12 + published.month - 1 + (day < published.day)
    return _bounds(Partial(year=index // 12, month=index % 12 + 1, day=day), "relative")


def _next_year_meant(
    partial: Partial, year: int, said: tuple[int, int], today: tuple[int, int], setting: Setting
) -> int | None:
    """Return the year of what is surely still to come, null where that would be long ahead or may be today."""
    if said == today or (partial.day is None and said[0] == today[0]):
        return None
    months = (said[0] - today[0]) % 12
    if (months > _MONTHS_AHEAD and not setting.governed) or (months == 0 and said < today):
        return None
    return year + (said < today)


def _bounds(partial: Partial, basis: TimeBasis) -> Days:
    calendar, year, month, day = partial.calendar, partial.year, partial.month, partial.day
    if year is None or month is None:
        return OPEN
    if day is not None:
        one = _day(calendar, year, month, day)
        return OPEN if one is None else Days(one, one, "day", basis)
    first = _day(calendar, year, month, 1)
    following = _day(calendar, year + month // 12, month % 12 + 1, 1)
    if first is None or following is None:
        return OPEN
    last = following - timedelta(days=1)
    if partial.part in ("first_day", "last_day"):
        one = first if partial.part == "first_day" else last
        return Days(one, one, "day", basis)
    if partial.part in ("early", "opening"):
        return Days(first, first + timedelta(days=9), "part_of_month", basis, approximate=True)
    if partial.part == "mid":
        return Days(first + timedelta(days=10), first + timedelta(days=19), "part_of_month", basis, approximate=True)
    if partial.part == "first_half":
        return Days(first, first + timedelta(days=14), "part_of_month", basis)
    if partial.part == "second_half":
        return Days(first + timedelta(days=15), last, "part_of_month", basis)
    if partial.part in ("late", "closing"):
        return Days(first + timedelta(days=20), last, "part_of_month", basis, approximate=True)
    return Days(first, last, "month", basis)


def _parts(day: date, calendar: Calendar) -> tuple[int, int, int] | None:
    """Return year, month and day in a calendar, or null outside its table."""
    if calendar == "gregorian":
        return day.year, day.month, day.day
    try:
        hijri = Gregorian.fromdate(day).to_hijri()
    except OverflowError:
        return None
    return hijri.year, hijri.month, hijri.day


def _day(calendar: Calendar, year: int, month: int, day: int) -> date | None:
    """Return a day of either calendar, or null where there is none."""
    try:
        if calendar == "gregorian":
            return date(year, month, day)
        gregorian = Hijri(year, month, day).to_gregorian()
        return date(gregorian.year, gregorian.month, gregorian.day)
    except (ValueError, OverflowError):
        return None


def shifted(published: date | None, first: int, last: int) -> Days:
    """Return the days `first` to `last` counted from publication."""
    if published is None:
        return OPEN
    start, end = moved(published, first), moved(published, last)
    return Days(start, end, "day" if first == last else "days")


def weekday(day: int, setting: Setting, direction: Direction | None) -> Days:
    """Return the day a weekday means: the nearest not after publication, with `past` the one before that day.

    Of what is surely to come it is the nearest after publication.
    """
    published = setting.published
    if published is None or direction == "current":
        return OPEN
    back = (published.isoweekday() - day) % 7
    if direction is None and (setting.future or (back == _TOMORROW and not setting.past)):
        # "… will meet on Sunday": the coming one, unless it may be today; what may be to come is so if it is near.
        ahead = setting.coming or (setting.future and not setting.past and 7 - back <= _DAYS_AHEAD)
        return shifted(published, 7 - back, 7 - back) if ahead and back else OPEN
    if direction == "next":
        return shifted(published, 7 - back, 7 - back)
    if direction is not None:
        back = back or 7
    return shifted(published, -back - 7 * (direction == "before_past"), -back - 7 * (direction == "before_past"))


def period(unit: Unit, setting: Setting, direction: Direction, part: Part | None) -> Days:
    """Return the days of this, the last or the next week, month or year."""
    published = setting.published
    if published is None:
        return OPEN
    step = _steps(direction)
    if unit == "week":
        # Weeks as ISO 8601 counts them, from Monday on; other countries begin a day or two before.
        start = moved(published, 7 * step + 1 - published.isoweekday())
        return Days(start, moved(start, 6), "week", approximate=True)
    if unit == "year":
        return _settle_year(Partial(part=part, year_direction=direction), setting)
    if unit == "month":
        index = published.year * 12 + published.month - 1 + step
        return _bounds(Partial(year=index // 12, month=index % 12 + 1, part=part), "relative")
    if unit == "decade" and direction != "before_past":
        # As calendars count them: the last ten years and the last ten of the calendar are both called so.
        first = (published.year // 10 + step) * 10
        opening, closing = _day("gregorian", first, 1, 1), _day("gregorian", first + 9, 12, 31)
        return VAGUE if opening is None or closing is None else Days(opening, closing, "year", approximate=True)
    return VAGUE


def ago(count: float, unit: Unit, published: date | None) -> Days:
    """Return the day so many units before publication, weeks approximate; months and years ago may be any day."""
    if unit in ("hour", "minute", "second"):
        count = math.ceil(count)
    if published is None or not float(count).is_integer():
        return OPEN
    back = back_by(int(count), unit, published)
    if back is None:
        return OPEN
    if unit in ("hour", "minute", "second"):
        return Days(back, published, "day" if back == published else "days", approximate=True)
    if unit in ("day", "night"):
        return Days(back, back, "day")
    if unit == "week":
        return Days(back, back, "day", approximate=True)
    # A month or a year ago may be any of many days.
    return VAGUE


def last_units(count: int, unit: Unit, published: date | None) -> Days:
    """Return the stretch of the last so many units up to publication."""
    if published is None:
        return OPEN
    back = back_by(count, unit, published)
    if back is None:
        return OPEN
    return Days(back, published, "days", approximate=unit in ("month", "year", "decade"))


def next_units(count: int, unit: Unit, published: date | None) -> Days:
    """Return the stretch of the next so many days or weeks from publication on."""
    if published is None or unit not in _DAYS:
        return VAGUE
    return Days(published, moved(published, count * _DAYS[unit]), "days")


def back_by(count: int, unit: Unit, published: date) -> date | None:
    """Return the day `count` units before `published`; part of a day counts as one. Null beyond the calendar."""
    if count > 10_000:
        return None
    if unit in _DAYS:
        return moved(published, -count * _DAYS[unit])
    if unit in _MONTHS:
        index = published.year * 12 + published.month - 1 - count * _MONTHS[unit]
        if index // 12 < 1:
            return None
        year, month = index // 12, index % 12 + 1
        return date(year, month, min(published.day, months.monthrange(year, month)[1]))
    hours = count if unit == "hour" else 1
    return moved(published, -((hours + 23) // 24))


def moved(day: date, days: int) -> date:
    """Return the day so many days later, kept inside what the calendar can say."""
    return date.fromordinal(max(1, min(day.toordinal() + days, date.max.toordinal())))


def hull(one: Days, other: Days) -> Days:
    """Return the stretch from the first to the second; open where either is open or they are out of order."""
    if one.start is None or other.end is None or one.start > other.end:
        return OPEN
    days = one.precision in ("day", "days") and other.precision in ("day", "days")
    precision: TimePrecision = "days" if days else other.precision
    basis: TimeBasis = "explicit" if one.basis == other.basis == "explicit" else "relative"
    return Days(one.start, other.end, precision, basis, one.approximate or other.approximate)
