"""Weekdays by their number in a month: الأحد الثاني من الشهر الماضي; without their month, in that of publication."""

from msgspec.structs import replace

from rawi.lexicon.time_signs import time_signs
from rawi.read.numbers import ordinal
from rawi.read.times.context import Context, Expression, Weekday, direction_at, setting_at, weekday_at
from rawi.read.times.dates import date
from rawi.read.times.values import OPEN, Days, Direction, Setting, moved, period, settle
from rawi.text import key, same_line

_DAY, _OF = key("يوم"), key("من")
_MONTH = key("الشهر")
_COUNTED_FROM = time_signs("counted_from")
_MOST = 5


def numbered_weekday(context: Context, i: int) -> Expression | None:
    """Return the second Sunday (of a month) at token `i`, or null.

    الجمعة الثاني من آذار is a date where the second is a Friday, and else the second Friday.
    """
    tokens = context.text.tokens
    j = i + 1 if tokens[i].key == _DAY and i + 1 < len(tokens) and same_line(context.text, i + 1) else i
    named = weekday_at(context, j)
    if named is None or named.direction is not None or named.last >= len(tokens):
        return None
    last = named.last
    number = ordinal(context.text, last, context.numerals) if same_line(context.text, last) else None
    if number is None or number.value > _MOST or number.last > last + 1 or number.conjunction or number.preposition:
        return None
    start = tokens[i].start if j > i else named.start
    last = number.last
    ends = last >= len(tokens) or not same_line(context.text, last) or tokens[last].kind == "punct"
    # الأحد الأول بعد الهدنة is counted from another day.
    if not ends and tokens[last].key in _COUNTED_FROM:
        return Expression(i, last, start, OPEN, "weekday")
    if ends:
        days = _in_month(named.day, int(number.value), replace(setting_at(context, i, last), future=False), "this")
        return Expression(i, last, start, replace(days, approximate=True), "weekday+month")
    if tokens[last].key != _OF or last + 1 >= len(tokens):
        return None
    if tokens[last + 1].key != _MONTH:
        return _of_named_month(context, i, named, start)
    said = direction_at(context, last + 2)
    direction, last = said if said is not None else ("this", last + 2)
    days = _in_month(named.day, int(number.value), setting_at(context, i, last), direction)
    return Expression(i, last, start, days, "weekday+month")


def _of_named_month(context: Context, i: int, named: Weekday, start: int) -> Expression | None:
    found = date(context, named.last)
    if found is None or found.partial.day is None or found.partial.month is None or found.until is not None:
        return None
    said = settle(found.partial, setting_at(context, i, found.last))
    if found.partial.calendar != "gregorian" or said.start is None or said.start.isoweekday() == named.day:
        return None
    first = said.start.replace(day=1)
    day = moved(first, (named.day - first.isoweekday()) % 7 + 7 * (found.partial.day - 1))
    days = replace(said, start=day, end=day) if day.month == first.month else OPEN
    return Expression(i, found.last, start, days, "weekday+month")


def _in_month(weekday: int, number: int, setting: Setting, direction: Direction) -> Days:
    """Return the day; open where the day of the month of that number is one as well (Sunday the second), or to come."""
    month = period("month", setting, direction, None)
    if month.start is None or month.end is None or setting.published is None:
        return OPEN
    if moved(month.start, number - 1).isoweekday() == weekday:
        return OPEN
    found = moved(month.start, (weekday - month.start.isoweekday()) % 7 + 7 * (number - 1))
    to_come = direction == "this" and (setting.future or found > setting.published)
    return OPEN if to_come or found > month.end else Days(found, found, "day")
