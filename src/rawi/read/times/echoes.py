"""Times that mean a day named before: اليوم التالي، ذلك اليوم، a clock time or فجرا in a paragraph with a day."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from rawi.lexicon.matcher import forms_of
from rawi.lexicon.time_signs import time_signs
from rawi.read.times.context import Context, Dated, Expression, weekday_at
from rawi.read.times.hours import clock_of
from rawi.read.times.values import OPEN, Days, Partial, moved, settle_near
from rawi.text import key, same_line

_STEPS = {
    key(word): step
    for words, step in (
        ("التالي التالية الموالي الموالية اللاحق اللاحقة", 1),
        ("السابق السابقة", -1),
    )
    for word in words.split()
}
_STEPS |= dict.fromkeys(time_signs("same_one"), 0)
_THAT, _THAT_CLAUSE = time_signs("that"), time_signs("that_clause")
_DAYS = time_signs("day_or_night")
# Between these a clock time is a bound of something that may come again (من السابعة مساء إلى الخامسة صباحا).
_BOUNDS = time_signs("bound")
_ARTICLE = "ال"
_NIGHT = (key("ليل"), key("ليلا"))
_UNTIL = key("حتى")
_SINCE = time_signs("since")
# Before this hour the night is the following day's.
_EVENING = "18:00"
_NAMING = ("shift", "weekday", "date")
# Adverbs (فجرا) look back in their paragraph, clock times and الفجر into the one before.
_LINES_BACK = 2
# Of the times before one, as many are asked for a day: more would not be what a reader has in mind.
_TIMES_BACK = 12
# What a bulletin is about stands at its head.
_AT_HEAD = 4
# A bulletin tells of so many days at most.
_LONGEST_STRETCH = timedelta(days=62)
_WEEK = timedelta(days=6)
# A day at most so far from publication is the one a report goes on about.
_NEAR = 1
# A date without a year so close to publication is that of its year, whatever year was told before it.
_RECENT = timedelta(days=60)


def echoed(context: Context, expression: Expression, before: Sequence[Expression]) -> Expression:
    """Return an expression whose day is open with the day it takes from those `before` it, if it surely means one."""
    if "date" in expression.rule or expression.rule == "month":
        dated = _date_of(context, expression)
        if dated is not None and dated.partial.same_month:
            return _in_month_told(context, expression, before)
        return _in_year_told(context, expression, before)
    if expression.days.start is not None or expression.days.conflict is not None:
        return expression
    if expression.rule == "weekday" and context.setting.published is None:
        return _in_week_told(context, expression, before)
    if expression.rule == "anaphoric":
        step = _step(context, expression)
        named = _day_before(context, expression, before, lines=_LINES_BACK) if step is not None else None
        if step == -1 and not before and context.setting.published is not None:
            # With no day told before it, it is counted from the report's own.
            named = context.setting.published
        if named is None or step is None or (step == 0 and _was_when_told(context, expression, before)):
            return expression
        day = moved(named, step)
        if context.setting.published is not None and context.setting.published == named < day:
            # The day after that of publication is told of no report.
            return expression
        return expression._replace(days=Days(day, day, "day"))
    if expression.rule not in ("clock", "part_of_day") or _is_bound(context, expression, before):
        return expression
    if _is_night(context, expression):
        # It belongs to two days.
        return expression
    if _is_since(context, expression):
        # منذ الصباح, told of no other day: this morning.
        named = _day_before(context, expression, before, lines=0, here=True) or context.setting.published
        return expression if named is None else expression._replace(days=Days(named, named, "day"))
    far = expression.rule == "clock" or context.text.raw[expression.start : expression.start + 2] == _ARTICLE
    if context.text.tokens[expression.last - 1].key.endswith(_NIGHT):
        far = False
    named = _day_before(context, expression, before, lines=_LINES_BACK if far else 0)
    if expression.rule == "part_of_day" and _is_long_past(context, named):
        # A day of the background is not the morning of what is told next.
        named = _day_before(context, expression, before, lines=0, here=True)
    return expression if named is None else expression._replace(days=Days(named, named, "day"))


def _date_of(context: Context, expression: Expression) -> Dated | None:
    """Return the date in an expression, which may begin with a part of the day (صباح 28 من الشهر نفسه), or null."""
    dates = (context.dates.get(i) for i in range(expression.first, expression.last))
    return next((one for one in dates if one is not None), None)


def _in_year_told(context: Context, expression: Expression, before: Sequence[Expression]) -> Expression:
    """Return a date in the year told before it: by a stretch it lies in, in its sentence, or for من السنة ذاتها."""
    if expression.days.basis == "explicit" or not before:
        return expression
    dates = (context.dates.get(i) for i in range(expression.first, expression.last))
    found = next((one for one in dates if one is not None and one.last <= expression.last), None)
    if found is None or found.partial.year is not None or found.partial.month is None or found.until is not None:
        return expression
    if found.partial.direction is not None or found.partial.year_direction is not None:
        return expression
    asked = (*before[:_AT_HEAD], *before[-_TIMES_BACK:])
    told = [one for one in asked if one.days.basis == "explicit" and one.days.start and one.days.end]
    for one in told:
        inside = _of_stretch(found.partial, one.days)
        if inside is not None:
            return expression._replace(days=inside)
    if not told:
        return expression
    last = told[-1]
    if expression.days.start is not None:
        return _in_year_of_past(context, expression, found.partial, last)
    near = found.partial.same_year or last.first >= context.text.sentence_of(expression.first)[0]
    if not near or last.days.start is None or last.days.start == context.setting.published:
        return expression
    days = settle_near(found.partial, last.days.start)
    later = days.start is not None and days.start >= last.days.start
    return expression._replace(days=days) if later or found.partial.same_year else expression


def _in_year_of_past(context: Context, expression: Expression, partial: Partial, last: Expression) -> Expression:
    """Return a date of long ago with the year of the date or year its sentence told last (في عام 2006 … في 12 تموز).

    It is open where it would lie before that, or was told in the sentence before, and stays as it is close to
    publication.
    """
    day, published, then = expression.days.start, context.setting.published, last.days.start
    if day is None or then is None or published is None or abs(published - day) <= _RECENT:
        return expression
    between = context.text.raw[context.text.tokens[last.last - 1].end : expression.start]
    one_year = last.days.end is not None and last.days.end.year == then.year
    since = last.first > 0 and not _SINCE.isdisjoint(
        token.key for token in context.text.tokens[max(0, last.first - 2) : last.first]
    )
    if "\n" in between or not one_year or since or then.year == day.year or then == published:
        return expression
    if last.first < context.text.sentence_of(expression.first)[0]:
        # Told of in the sentence before, that year may go on or not.
        return expression._replace(days=OPEN) if last.rule == "date" else expression
    days = settle_near(partial, then)
    return expression._replace(days=days if days.start is not None and days.start >= then else OPEN)


def _in_month_told(context: Context, expression: Expression, before: Sequence[Expression]) -> Expression:
    """Return a day of the month told before it (في 23 منه، السابع من الشهر ذاته), or the expression as it is."""
    last = before[-1] if before else None
    found = _date_of(context, expression)
    if last is None or found is None or found.partial.day is None:
        return expression
    start, end = last.days.start, last.days.end
    between = context.text.raw[context.text.tokens[last.last - 1].end : expression.start]
    if start is None or end is None or (start.year, start.month) != (end.year, end.month) or "\n" in between:
        return expression
    told = (context.dates.get(i) for i in range(last.first, last.last))
    if any(one is not None and one.partial.calendar != found.partial.calendar for one in told):
        return expression
    days = settle_near(replace(found.partial, month=start.month, same_month=False), start)
    return expression if days.start is None or days.start < start else expression._replace(days=days)


def _in_week_told(context: Context, expression: Expression, before: Sequence[Expression]) -> Expression:
    """Return a weekday in the week or less that a bulletin of no other date says at its head that it covers."""
    named = next(
        (found for i in range(expression.first, expression.last) if (found := weekday_at(context, i)) is not None), None
    )
    if named is None or named.direction is not None:
        return expression
    for told in before[:_AT_HEAD]:
        start, end = told.days.start, told.days.end
        if told.days.basis == "explicit" and start is not None and end is not None and start < end <= start + _WEEK:
            day = moved(start, (named.day - start.isoweekday()) % 7)
            return expression._replace(days=Days(day, day, "day")) if day <= end else expression
    return expression


def _of_stretch(partial: Partial, told: Days) -> Days | None:
    """Return the days of a date without a year that lie in a stretch of some weeks, which gives the year; or null."""
    if told.start is None or told.end is None or not timedelta() < told.end - told.start <= _LONGEST_STRETCH:
        return None
    for near in {told.start, told.end}:
        days = settle_near(partial, near)
        if days.start is not None and days.end is not None and told.start <= days.start <= days.end <= told.end:
            return days
    return None


def _step(context: Context, expression: Expression) -> int | None:
    """Return how many days lie between the day named before and the one that is meant; null for other units."""
    tokens = context.text.tokens[expression.first : expression.last]
    if not any(form in _DAYS for token in tokens for form in forms_of(token.key)):
        return None
    if any(form in _THAT for token in tokens for form in forms_of(token.key)):
        return 0
    return _STEPS.get(tokens[-1].key)


def _was_when_told(context: Context, expression: Expression, before: Sequence[Expression]) -> bool:
    """Whether the day before "that day" is the one when it was told of (أعلن السبت أنه قصف في ذلك اليوم).

    Then it may be that day, or one told before; "the same day" is that day.
    """
    tokens = context.text.tokens
    told = next((one for one in reversed(before) if any(name in one.rule for name in _NAMING)), None)
    if told is None or told.first < context.text.sentence_of(expression.first)[0]:
        return False
    that = any(form in _THAT for token in tokens[expression.first : expression.last] for form in forms_of(token.key))
    return that and any(token.key in _THAT_CLAUSE for token in tokens[told.last : expression.first])


def _is_bound(context: Context, expression: Expression, before: Sequence[Expression]) -> bool:
    i = expression.first
    if i == 0 or not same_line(context.text, i):
        return False
    word = context.text.tokens[i - 1].key
    # "Until nine" is a time; "from six until nine" may be so every day.
    ends_one = word == _UNTIL and bool(before) and before[-1].rule == "clock" and before[-1].last == i - 1
    return word in _BOUNDS or ends_one


def _is_night(context: Context, expression: Expression) -> bool:
    """Whether an expression means a night, an hour of its evening excepted (الحادية عشرة ليلا)."""
    if not context.text.tokens[expression.last - 1].key.endswith(_NIGHT):
        return False
    clock = clock_of(context, expression)
    return clock is None or clock < _EVENING


def _is_long_past(context: Context, day: date | None) -> bool:
    published = context.setting.published
    return day is not None and published is not None and abs((published - day).days) > _NEAR


def _is_since(context: Context, expression: Expression) -> bool:
    i = expression.first
    return expression.rule == "part_of_day" and i > 0 and context.text.tokens[i - 1].key in _SINCE


def _day_before(
    context: Context, expression: Expression, before: Sequence[Expression], *, lines: int, here: bool = False
) -> date | None:
    """Return the one day that the last dated expression before this one names, on its line or so many lines above.

    `here`: in its sentence only.
    """
    low = context.text.sentence_of(expression.first)[0] if here else 0
    for other in reversed(before[-_TIMES_BACK:]):
        if other.first < low:
            return None
        between = context.text.raw[context.text.tokens[other.last - 1].end : expression.start]
        if between.count("\n") > lines:
            return None
        if not any(name in other.rule for name in (*_NAMING, "anaphoric")):
            continue
        return other.days.start if other.days.start == other.days.end else None
    return None
