"""Days as reports name them, several words for one: صباح اليوم الثلاثاء، الثلاثاء 13 شباط، ليل السبت الأحد.

All the words of one expression must agree. Where they do not, it says so, and what only publication would settle
stays open.
"""

import datetime

import msgspec
from msgspec.structs import replace

from rawi.lexicon.matcher import after_letters, letters_before
from rawi.lexicon.time_signs import time_signs
from rawi.read.times.clock import (
    PAST_THE_HOUR,
    clock,
    hour_in_words,
    hour_start,
    is_hour,
    is_short_of_hour,
    part_behind,
)
from rawi.read.times.context import (
    NAME,
    Context,
    Dated,
    Expression,
    Weekday,
    blocked,
    is_word,
    said_at,
    setting_at,
    weekday_at,
)
from rawi.read.times.dates import YEAR_WORDS, date, dated
from rawi.read.times.digits import short_date
from rawi.read.times.numbered import numbered_weekday
from rawi.read.times.values import OPEN, Days, Partial, Setting, moved, settle, settle_near, shifted, weekday
from rawi.text import key, same_line

_DAY = key("يوم")
_TODAY, _AFTER = key("اليوم"), key("بعد")
_OF = key("من")
_MIDNIGHTS = frozenset(key(word) for word in ("منتصف ليل", "منتصف ليلة"))
_NIGHTS = time_signs("night")
_BETWEEN_NIGHTS = frozenset({"-", "–", "/", "على", key("إلى")})
_SOURCE = key("المصدر")
_AT_HOUR = time_signs("at_hour")
_SAME_DAY = time_signs("same_day")
_BEHIND_TOMORROW = time_signs("behind_tomorrow")
_BEFORE_BECAME = time_signs("before_became")
_LINKS = frozenset({"،", ",", "-", "–", "/", "("})
_BEFORE_CLOCK = frozenset({"،", ",", "-", "–"})
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class _Parts(msgspec.Struct):
    """What was read of one expression so far."""

    last: int
    shift: tuple[int, int] | None = None
    weekday: Weekday | None = None
    dated: Dated | None = None

    def any(self) -> bool:
        return self.shift is not None or self.weekday is not None or self.dated is not None


def day(context: Context, i: int) -> Expression | None:
    """Return the day that the words from token `i` on name, or null."""
    return _hours_of(context, i) or numbered_weekday(context, i) or _day(context, i)


def _day(context: Context, i: int) -> Expression | None:
    tokens = context.text.tokens
    j, start, part = i, None, ""
    opening = said_at(context, i)
    if opening is not None and opening[1].kind == "part_of_day":
        j, start, part = opening[0].last, opening[0].start, opening[1].phrase
    said_day = _day_word(context, j)
    if said_day is not None and (j == i or same_line(context.text, j)):
        start = said_day if start is None else start
        j += 1
    if j >= len(tokens) or (j > i and not same_line(context.text, j)):
        return None
    parts = _collect(context, j, i)
    if not parts.any():
        # ليلة 16-17 أفريل
        alone = dated(context, j) if part else None
        if alone is None or start is None or alone.start != tokens[j].start:
            return None
        return alone._replace(first=i, start=start)
    if said_day is not None and not part and parts.shift is None and parts.weekday is None and parts.dated is not None:
        start = parts.dated.start
    if start is None:
        start = _first_start(context, i, parts)
    setting = setting_at(context, i, parts.last)
    night = key(part).split(" ")[-1]
    pair = _night_pair(context, parts, setting) if night in _NIGHTS else None
    if pair is not None:
        return Expression(i, pair[1], start, pair[0], "nights")
    days = _together(parts, setting)
    if parts.dated is None and is_word(context, parts.last, YEAR_WORDS):
        # "يوم الخميس سنة 1925" is no day near publication.
        days = OPEN
    if key(part) in _MIDNIGHTS and days.start is not None and days.start == days.end:
        days = replace(days, end=moved(days.start, 1), precision="days")
    last = _clock_behind(context, part_behind(context, parts.last), dated=parts.dated is not None)
    return Expression(i, last, start, days, _rule(parts))


def _hours_of(context: Context, i: int) -> Expression | None:
    """Return the day of ساعات الفجر الأولى من اليوم الأحد، ساعة متأخرة من مساء أمس at token `i`, or null."""
    tokens = context.text.tokens
    opening = said_at(context, i)
    if opening is None or opening[1].kind != "hours_of":
        return None
    place = opening[0]
    if place.last + 1 >= len(tokens) or tokens[place.last].key != _OF or not same_line(context.text, place.last + 1):
        return None
    following = said_at(context, place.last + 1)
    if following is not None and following[1].kind == "part_of_day":
        # الساعات الأولى من صباح اليوم: the morning says it by itself.
        return None
    named = _day(context, place.last + 1)
    if named is None or named.rule == NAME:
        return None
    return named._replace(first=i, start=place.start)


def at_clock(context: Context, i: int) -> Expression | None:
    """Return a clock time with the day its words name: الساعة 0430 من يوم 13 كانون الأول، الثامنة من صباح غد السبت."""
    found = clock(context, i)
    j = found.last if found is not None else hour_in_words(context, i)
    if j is None:
        return None
    tokens = context.text.tokens
    start = found.start if found is not None else hour_start(context, i)
    of = j < len(tokens) and tokens[j].key == _OF and same_line(context.text, j)
    k = j + of
    named = day(context, k) if k < len(tokens) and same_line(context.text, k) else None
    in_words = found is None
    behind = part_behind(context, j, spoken=True) if in_words else j
    minutes = tokens[j - 1].key in PAST_THE_HOUR or is_short_of_hour(context, j)
    sure = in_words and (minutes or is_hour(context, i, j))
    if (behind > j or sure) and not (named is not None and named.last > behind):
        # السابعة مساء
        return Expression(i, behind, hour_start(context, i), OPEN, "clock")
    # في تمام الحادية عشرة قبل ظهر اليوم
    led = i > 0 and tokens[i - 1].key in _AT_HOUR and same_line(context.text, i)
    if named is not None and named.rule != NAME and (of or not in_words or sure or led):
        return named._replace(first=i, start=start, rule=f"clock+{named.rule}")
    # الساعة العاشرة والنصف مساء
    return None if in_words else Expression(i, part_behind(context, j, spoken=named is None), start, OPEN, "clock")


def _clock_behind(context: Context, i: int, *, dated: bool) -> int:
    """Return the end behind a clock time that follows: الأحد 26-1-2014، 09:15 صباحا.

    Behind a date, digits that do not say which half of the day are a time by themselves (15/5/2025، 11:30).
    """
    tokens = context.text.tokens
    j = i + 1 if i < len(tokens) and tokens[i].light in _BEFORE_CLOCK else i
    if j >= len(tokens) or not same_line(context.text, j):
        return i
    found = clock(context, j)
    if found is None or found.start != tokens[j].start:
        return i
    by_itself = dated and tokens[j].kind == "number" and tokens[found.last - 1].kind == "number"
    return i if by_itself else found.last


def _rule(parts: _Parts) -> str:
    names = [
        name
        for name, found in (("shift", parts.shift), ("weekday", parts.weekday), ("date", parts.dated))
        if found is not None
    ]
    return "+".join(names)


def _day_word(context: Context, i: int) -> int | None:
    """Return where يوم begins if token `i` is it, proclitics aside."""
    if i >= len(context.text.tokens):
        return None
    token = context.text.tokens[i]
    taken = letters_before(token.key, _DAY)
    return None if taken is None else after_letters(token, taken)


def _first_start(context: Context, i: int, parts: _Parts) -> int:
    if parts.shift is not None:
        found = said_at(context, i)
        if found is not None:
            return found[0].start
    named = parts.weekday
    if named is not None and named.first == i:
        return named.start
    return parts.dated.start if parts.dated is not None else context.text.tokens[i].start


def _collect(context: Context, i: int, opening: int) -> _Parts:
    """Read day word, weekday and date in whatever order they stand, each once, each proclitic-free but the first."""
    tokens = context.text.tokens
    parts = _Parts(i)
    while parts.last < len(tokens):
        j = parts.last
        if parts.any() and not same_line(context.text, j):
            break
        bracket = False
        if _read_part(context, parts, j, first=not parts.any(), opening=opening):
            continue
        if not parts.any() or parts.dated is not None:
            break
        link = tokens[j].light
        if link in _LINKS or tokens[j].key in _SAME_DAY:
            bracket = link == "("
            j += 1
            if j < len(tokens) and tokens[j].key in ("ل",):
                j += 1
        else:
            break
        if j >= len(tokens) or not same_line(context.text, j):
            break
        before = parts.last
        if not _read_part(context, parts, j, first=False, opening=opening, linked=True):
            break
        if bracket:
            if parts.last < len(tokens) and tokens[parts.last].light == ")":
                parts.last += 1
            else:
                return _without(parts, before)
    return parts


def _without(parts: _Parts, last: int) -> _Parts:
    kept_weekday = parts.weekday if parts.weekday is not None and parts.weekday.last <= last else None
    kept_date = parts.dated if parts.dated is not None and parts.dated.last <= last else None
    return _Parts(last, parts.shift, kept_weekday, kept_date)


def _read_part(context: Context, parts: _Parts, i: int, *, first: bool, opening: int, linked: bool = False) -> bool:
    if parts.shift is None and not linked and parts.dated is None:
        shift = _shift(context, i, first=first, opening=opening)
        if shift is not None:
            parts.shift, parts.last = shift
            return True
    if parts.weekday is None and parts.dated is None:
        named = weekday_at(context, i)
        fits = named is not None and (first or named.start == context.text.tokens[i].start)
        if named is not None and fits and not (first and blocked(context, opening, named.last, "weekday")):
            parts.weekday, parts.last = named, named.last
            return True
    if parts.dated is None:
        found = date(context, i)
        if found is None and not first:
            found = short_date(context, i)
        if found is not None and found.partial.day is not None and found.until is None and found.partial.month:
            glued = found.start == context.text.tokens[i].start
            of_a_name = first and not found.known and blocked(context, opening, found.last, "date")
            if (first or glued or linked) and not of_a_name:
                parts.dated, parts.last = found, found.last
                return True
    return False


def _shift(context: Context, i: int, *, first: bool, opening: int) -> tuple[tuple[int, int], int] | None:
    """Return the days counted from today that a word like أمس means at token `i`, and its end."""
    found = said_at(context, i)
    if found is None or (found[0].proclitics and not first):
        return None
    place, word = found
    if word.first is None or word.last is None:
        return None
    if word.kind == "day_before_weekday":
        token = context.text.tokens[i]
        vowelled = token.light.endswith(("ً", "ًا", "ٍ"))
        if not vowelled and weekday_at(context, place.last) is None and not _stands_alone(context, i, place.last):
            return None
    elif word.kind == "opening_day":
        tokens = context.text.tokens
        opens = not any(token.kind == "word" for token in tokens[context.text.sentence_of(i)[0] : i])
        if not opens or (place.last < len(tokens) and tokens[place.last].key.startswith("ال")):
            # يعتز بتاريخه، وبتاريخه العريق يفخر
            return None
    elif word.kind != "day" or _is_from_now_on(context, i, place.last):
        return None
    # "المصدر: دجلة اليوم" names a paper.
    labelled = context.text.tokens[context.text.sentence_of(i)[0]].key == _SOURCE
    if labelled or blocked(context, opening, place.last, "day"):
        return None
    return (word.first, word.last), place.last


def _is_from_now_on(context: Context, i: int, last: int) -> bool:
    """Whether token `i` is اليوم of بعد اليوم, with no weekday behind it: any more."""
    tokens = context.text.tokens
    said = tokens[i].key == _TODAY and i > 0 and tokens[i - 1].key == _AFTER and same_line(context.text, i)
    return said and weekday_at(context, last) is None


def _stands_alone(context: Context, i: int, last: int) -> bool:
    """Whether غدا is no verb (غدا الوضع صعبا): a part of the day, a stop or a preposition stands behind it."""
    tokens = context.text.tokens
    if part_behind(context, last) > last:
        return True
    ends = last >= len(tokens) or not same_line(context.text, last)
    if i > 0 and tokens[i - 1].key.endswith(_DAY) and same_line(context.text, i):
        # ابتداء من يوم غد
        return True
    behind = ends or tokens[last].kind == "punct" or tokens[last].key in _BEHIND_TOMORROW
    before = tokens[i - 1] if i > 0 and same_line(context.text, i) else None
    return behind and before is not None and before.kind == "word" and before.key not in _BEFORE_BECAME


def _together(parts: _Parts, setting: Setting) -> Days:
    shift = shifted(setting.published, *parts.shift) if parts.shift is not None else None
    named = parts.weekday
    if parts.dated is not None:
        return _with_date(parts.dated.partial, shift, named, setting)
    if shift is not None:
        return shift if named is None else _agreed(shift, named.day)
    if named is None:
        return OPEN
    return weekday(named.day, setting, named.direction)


def _agreed(shift: Days, day_number: int) -> Days:
    if shift.start is None or shift.end is None:
        return shift
    for one in {shift.start, shift.end}:
        if one.isoweekday() == day_number:
            return shift
    return replace(OPEN, conflict=_says(day_number, shift.start))


def _says(day_number: int, found: datetime.date) -> str:
    return f"{_NAMES[day_number - 1]} is said, {found.isoformat()} is a {_NAMES[found.isoweekday() - 1]}"


def _with_date(partial: Partial, shift: Days | None, named: Weekday | None, setting: Setting) -> Days:
    if partial.year is None and shift is not None and shift.start is not None:
        # The day counted from publication gives the year as well.
        days = settle_near(partial, shift.start)
    else:
        days = settle(partial, setting)
    if days.start is None:
        return days
    found = days.start
    slack = 1 if partial.calendar == "hijri" else 0
    if shift is not None and shift.start is not None and shift.end is not None:
        if not moved(shift.start, -slack) <= found <= moved(shift.end, slack):
            conflict = f"{found.isoformat()} is said, and {shift.start.isoformat()} counted from publication"
            return replace(days if partial.year is not None else OPEN, conflict=conflict)
        if slack and shift.start == shift.end:
            found = shift.start
    if named is not None and found.isoweekday() != named.day:
        # The moon is sighted a day early or late: the weekday says which day it was.
        near = [moved(found, step) for step in (-1, 1) if slack and moved(found, step).isoweekday() == named.day]
        if not near:
            conflict = _says(named.day, found)
            slip = partial.year is not None or not _fits_next_year(partial, named.day, found)
            return replace(days if slip else OPEN, conflict=conflict)
        found = near[0]
    return replace(days, start=found, end=found)


def _fits_next_year(partial: Partial, day_number: int, found: datetime.date) -> bool:
    """Whether a date has that weekday a year before or after `found`, so that another year may be meant."""
    years = (replace(partial, year=found.year + step) for step in (-1, 1))
    near = [settle(one, Setting(None)).start for one in years if partial.calendar == "gregorian"]
    return any(day is not None and day.isoweekday() == day_number for day in near)


def _night_pair(context: Context, parts: _Parts, setting: Setting) -> tuple[Days, int] | None:
    """Return the two days of ليل السبت الأحد, ليل السبت - الأحد, ليلة السبت على الأحد, and the end."""
    tokens = context.text.tokens
    first = parts.weekday
    if first is None or parts.dated is not None or parts.last != first.last:
        return None
    j = parts.last
    if j < len(tokens) and tokens[j].key in _BETWEEN_NIGHTS and same_line(context.text, j):
        j += 1
    if j >= len(tokens) or not same_line(context.text, j):
        return None
    second = weekday_at(context, j)
    if second is None or second.day != first.day % 7 + 1 or second.start != tokens[j].start:
        return None
    end = weekday(second.day, setting, second.direction)
    if end.end is None:
        return OPEN, second.last
    return Days(moved(end.end, -1), end.end, "days"), second.last
