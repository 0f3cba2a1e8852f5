"""Dates without their year, without their month, or without their day, which only the words before them make dates.

في 22-4, بتاريخ 4/22, في 2015/3, سيصل في 15: numbers like these are read where a preposition of time, or a verb in the
future right before them, leaves nothing else they could be.
"""

from rawi.lexicon.time_signs import time_signs
from rawi.read.times.context import Context, Expression, driven, setting_at
from rawi.read.times.values import YEARS, Partial, day_to_come, settle
from rawi.text import key, same_line

_DATED = time_signs("dated")
_LEADS = _DATED | time_signs("date_lead")
_OF_MONTHS = _LEADS | time_signs("month_lead")
_OF, _IN = key("من"), key("في")
_AROUND_THE_CLOCK = (24, 7)
_LONGEST_PLACE = 3
_MONTHS = range(1, 13)


def short(context: Context, i: int) -> Expression | None:
    """Return the day and month, the month and year or the bare day in digits at token `i`, or null."""
    tokens = context.text.tokens
    if tokens[i].kind != "number" or i == 0 or not same_line(context.text, i) or len(tokens[i].light) not in (1, 2, 4):
        return None
    if tokens[i - 1].kind != "word" or tokens[i - 1].end == tokens[i].start:
        return None
    pair = _pair(context, i)
    partial = _month(context, i) or _day_and_month(context, i) if pair else _day_to_come(context, i)
    if partial is None:
        return None
    last = i + 3 if pair else i + 1
    setting = setting_at(context, i, last)
    rule = "month" if partial.day is None else "date"
    days = day_to_come(partial.day, setting) if partial.day and not partial.month else settle(partial, setting)
    return Expression(i, last, tokens[i].start, days, rule)


def _pair(context: Context, i: int) -> bool:
    """Whether two numbers stand at token `i`, written together with one sign between them, and no more than two."""
    tokens = context.text.tokens
    if i + 2 >= len(tokens) or tokens[i + 2].kind != "number" or tokens[i + 1].light not in ("/", "-", "."):
        return False
    if tokens[i].end != tokens[i + 1].start or tokens[i + 1].end != tokens[i + 2].start:
        return False
    goes_on = i + 3 < len(tokens) and tokens[i + 3].start == tokens[i + 2].end
    if goes_on and (tokens[i + 3].kind != "punct" or tokens[i + 3].light in ("%", "/", "-")):
        return False
    numbered = i + 4 < len(tokens) and goes_on and tokens[i + 4].start == tokens[i + 3].end
    return not (numbered and tokens[i + 4].kind == "number")


def _day_and_month(context: Context, i: int) -> Partial | None:
    tokens = context.text.tokens
    first, second = tokens[i].light, tokens[i + 2].light
    if len(first) > 2 or len(second) > 2 or tokens[i + 1].light == ".":
        return None
    # Month before day only where it cannot be else.
    swapped = int(first) in _MONTHS and int(second) > 12
    day, month = (int(second), int(first)) if swapped else (int(first), int(second))
    if month not in _MONTHS or not 1 <= day <= 31 or _is_year_behind(context, i + 3):
        return None
    before = tokens[i - 1].key
    is_driven = driven(context, i)
    if before in _DATED or (not swapped and _in_dateline(context, i)):
        return Partial(month=month, day=day)
    if not (before in _LEADS or is_driven) or (int(first), int(second)) == _AROUND_THE_CLOCK:
        return None
    share = int(first) < int(second) and not swapped
    of = i + 3 < len(tokens) and tokens[i + 3].key == _OF
    range_of_numbers = tokens[i + 1].light == "-" and (swapped or day <= 12)
    return None if share or of or range_of_numbers else Partial(month=month, day=day)


def _in_dateline(context: Context, i: int) -> bool:
    """Whether a dateline's day stands at token `i`: where it was written before it, for whom in brackets behind it."""
    tokens, (start, _) = context.text.tokens, context.text.line_of(i)
    behind = i + 3 < len(tokens) and tokens[i + 3].light == "(" and same_line(context.text, i + 3)
    return behind and 0 < i - start <= _LONGEST_PLACE and all(token.kind == "word" for token in tokens[start:i])


def _is_year_behind(context: Context, i: int) -> bool:
    """Whether a year follows at token `i` behind a comma (08/12, 2015): which number is the month is not sure then."""
    tokens = context.text.tokens
    comma = i + 1 < len(tokens) and tokens[i].light in (",", "،")
    return comma and tokens[i + 1].kind == "number" and len(tokens[i + 1].light) == 4


def _month(context: Context, i: int) -> Partial | None:
    tokens = context.text.tokens
    first, second, sign = tokens[i].light, tokens[i + 2].light, tokens[i + 1].light
    if not (tokens[i - 1].key in _OF_MONTHS or driven(context, i)) or sign == "-":
        return None
    year, month = (first, second) if len(first) == 4 else (second, first)
    if len(year) != 4 or len(month) > 2 or int(year) not in YEARS or int(month) not in _MONTHS:
        return None
    # "2014.5 مليون" is a number.
    counts = sign == "." and (len(first) != 4 or (i + 3 < len(tokens) and tokens[i + 3].kind != "punct"))
    return None if counts else Partial(year=int(year), month=int(month))


def _day_to_come(context: Context, i: int) -> Partial | None:
    """Read سيصل في 15, where nothing follows that could be counted."""
    tokens = context.text.tokens
    if tokens[i - 1].key != _IN or not driven(context, i) or not 1 <= int(tokens[i].light) <= 31:
        return None
    behind = i + 1 < len(tokens) and same_line(context.text, i + 1)
    ends = not behind or (tokens[i + 1].kind == "punct" and tokens[i + 1].light in (".", "،", ",", "؛", "!"))
    return Partial(day=int(tokens[i].light)) if ends and len(tokens[i].light) <= 2 else None
