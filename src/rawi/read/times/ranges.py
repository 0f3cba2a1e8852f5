"""Stretches between two days that are both said: بين 3 شباط و5 آذار، من الجمعة إلى الأحد، يومي الاثنين والثلاثاء."""

from msgspec.structs import replace

from rawi.lexicon.matcher import after_letters, forms_of, letters_before, word_forms
from rawi.lexicon.time_signs import time_signs
from rawi.read.times.context import Context, Dated, Expression, Weekday, setting_at, weekday_at
from rawi.read.times.dates import date, dated
from rawi.read.times.digits import short_date
from rawi.read.times.values import OPEN, Days, Partial, hull, moved, settle, weekday
from rawi.text import key, same_line

_TWO_DAYS = key("يومي")
_BETWEEN = key("بين")
_DASHES = frozenset({"-", "–", "—"})
_OPENERS = time_signs("range_opener")
_LINKS = time_signs("up_to")


def span_of_days(context: Context, i: int) -> Expression | None:
    """Return the stretch between two days: بين 3 شباط و5 آذار 2018، من الجمعة إلى الأحد، يومي الاثنين والثلاثاء."""
    tokens = context.text.tokens
    if _TWO_DAYS in forms_of(tokens[i].key):
        return _two_weekdays(context, i)
    taken = letters_before(tokens[i].key, _BETWEEN)
    if taken is not None:
        found = (
            _range_at(context, i + 1, between=True) if i + 1 < len(tokens) and same_line(context.text, i + 1) else None
        )
        return None if found is None else found._replace(first=i, start=after_letters(tokens[i], taken))
    opened = i > 0 and tokens[i - 1].key in _OPENERS and same_line(context.text, i)
    if opened:
        return _range_at(context, i, between=False)
    return _dashed(context, i) if tokens[i].kind == "number" else _two_months(context, i)


def _two_months(context: Context, i: int) -> Expression | None:
    """Return the stretch of two months that follow each other, with one year (مارس وأفريل 2014), or null."""
    first = date(context, i) if i > 0 or len(context.text.tokens) > 1 else None
    if first is None or first.partial != Partial(first.partial.calendar, month=first.partial.month):
        return None
    j = _linked(context, first.last, between=True)
    second = date(context, j) if j is not None else None
    if second is None or second.partial.day is not None or second.partial.part is not None:
        return None
    return _date_range(context, first, second) if second.partial.month == (first.partial.month or 0) + 1 else None


def _range_at(context: Context, i: int, *, between: bool) -> Expression | None:
    first_day = weekday_at(context, i)
    if first_day is not None:
        return _weekday_range(context, first_day, between=between)
    first = date(context, i) or short_date(context, i)
    if first is None:
        return None
    if first.until is not None:
        return dated(context, i) if between else None
    j = _linked(context, first.last, between=between)
    second = date(context, j) or short_date(context, j) if j is not None else None
    if second is None or _are_shares(context, first, second):
        return None
    if second.until is not None or (first.partial.day is None) != (second.partial.day is None):
        return None
    return _date_range(context, first, second)


def _dashed(context: Context, i: int) -> Expression | None:
    """Return the stretch between two full dates with a dash or a word between them (3 شباط 2018 - 5/3/2018)."""
    tokens = context.text.tokens
    first = date(context, i)
    if first is None or first.partial.year is None or first.partial.day is None or first.until is not None:
        return None
    j = first.last
    if j + 1 >= len(tokens) or not (tokens[j].light in _DASHES or tokens[j].key in _LINKS):
        return None
    second = date(context, j + 1) if same_line(context.text, j) and same_line(context.text, j + 1) else None
    if second is None or second.partial.year is None or second.partial.day is None or second.until is not None:
        return None
    found = _date_range(context, first, second)
    ordered = found is not None and found.days.start is not None and found.days.start != found.days.end
    return found if ordered else None


def _are_shares(context: Context, first: Dated, second: Dated) -> bool:
    """Whether the ends may be shares (بين 1/3 و2/3)."""
    tokens = context.text.tokens
    ends = [one for one in (first, second) if one.last == one.first + 3 and tokens[one.first + 1].light == "/"]
    slashed = [one.partial for one in ends if tokens[one.first].kind == tokens[one.first + 2].kind == "number"]
    return bool(slashed) and all((one.day or 0) < (one.month or 0) for one in slashed)


def _linked(context: Context, i: int, *, between: bool) -> int | None:
    """Return the token where the second end of a range begins, behind what links it to the first."""
    tokens = context.text.tokens
    if i >= len(tokens) or not same_line(context.text, i):
        return None
    if tokens[i].key in _LINKS:
        return i + 1 if i + 1 < len(tokens) else None
    if not between:
        return None
    if tokens[i].key == "و":
        return i + 1 if i + 1 < len(tokens) else None
    return i if tokens[i].key.startswith("و") else None


def _date_range(context: Context, first: Dated, second: Dated) -> Expression | None:
    one, other = first.partial, second.partial
    if one.month is None or other.month is None or one.calendar != other.calendar:
        return None
    setting = setting_at(context, first.first, second.last)
    end = settle(other, setting)
    if one.year is None and one.direction is None and one.year_direction is None:
        year = other.year if other.year is not None else end.start.year if end.start is not None else None
        if year is None or (other.year is None and one.calendar == "hijri"):
            return Expression(first.first, second.last, first.start, OPEN, "range")
        one = replace(one, year=year - ((one.month, one.day or 0) > (other.month, other.day or 0)))
    days = hull(settle(one, setting), end)
    if other.year is None and days.start is not None:
        days = replace(days, basis="relative")
    return Expression(first.first, second.last, first.start, days, "range")


def _weekday_range(context: Context, first: Weekday, *, between: bool) -> Expression | None:
    tokens = context.text.tokens
    j = _linked(context, first.last, between=between)
    second = weekday_at(context, j) if j is not None else None
    if j is None or second is None or (tokens[j].key.startswith("و") and not between):
        return None
    setting = setting_at(context, first.first, second.last)
    end = weekday(second.day, setting, second.direction)
    if end.end is None:
        return Expression(first.first, second.last, first.start, OPEN, "range")
    days = Days(moved(end.end, -((second.day - first.day) % 7)), end.end, "days")
    return Expression(first.first, second.last, first.start, days, "range")


def _two_weekdays(context: Context, i: int) -> Expression | None:
    first = weekday_at(context, i + 1) if i + 1 < len(context.text.tokens) and same_line(context.text, i + 1) else None
    j = _linked(context, first.last, between=True) if first is not None else None
    second = weekday_at(context, j) if j is not None else None
    if first is None or second is None or second.day != first.day % 7 + 1:
        return None
    token = context.text.tokens[i]
    taken = next(len(letters) for form, letters in word_forms(token.key) if form == _TWO_DAYS)
    setting = setting_at(context, i, second.last)
    end = weekday(second.day, setting, second.direction)
    days = OPEN if end.end is None else Days(moved(end.end, -1), end.end, "days")
    return Expression(i, second.last, after_letters(token, taken), days, "range")
