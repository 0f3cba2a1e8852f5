"""Days and hours in lines above a text: where one begins, and which signs stand inside it."""

from collections.abc import Sequence

from rawi.lexicon.shape_words import shape_words
from rawi.read.page.metadata import Known
from rawi.text import Token, key

_IN = key("في")
_WEEKDAYS = shape_words("day_in_dateline")
_LONGEST_DATE = 13
_YEAR = 4
_DAY = 2
_WITHIN_DATE = 7
_TODAY = key("اليوم")
_CLOCK = 3
_HOUR = key("الساعة")


def is_clock(tokens: Sequence[Token], i: int) -> bool:
    """Whether a time of the day (21:40) begins at token `i`."""
    if not 0 <= i < len(tokens) - 2 or tokens[i + 1].light != ":":
        return False
    glued = tokens[i].end == tokens[i + 1].start and tokens[i + 1].end == tokens[i + 2].start
    return glued and tokens[i].kind == "number" and tokens[i + 2].kind == "number"


def is_dated(tokens: Sequence[Token], i: int, last: int) -> bool:
    """Whether a word stands between a place and a date (تونس في 21 أفريل)."""
    return tokens[i].key == _IN and i + 1 < last and (tokens[i + 1].kind == "number" or tokens[i + 1].key in _WEEKDAYS)


def inside_date(tokens: Sequence[Token], i: int, first: int, last: int) -> bool:
    """Whether a separator stands in a date or a time of the day: 13/2/2018, أيار/مايو, 21:40."""
    if first < i < last - 1 and is_clock(tokens, i - 1):
        return True
    if i < last and tokens[i].light in ("(", ")") and _brackets_month(tokens, i, first, last):
        return True
    if not first < i < last - 1:
        return False
    if tokens[i].light in (",", "،"):
        return _in_american_order(tokens, i, first, last)
    if tokens[i].light not in ("/", "-", "\\"):
        return False
    glued = tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start
    numbers = tokens[i - 1].kind == "number" and tokens[i + 1].kind == "number"
    months = tokens[i].light == "/" and any(token.kind == "number" for token in tokens[max(first, i - 3) : i])
    # 6 يونيو/ حزيران 2024
    named = months and tokens[i - 1].kind == tokens[i + 1].kind == "word"
    year = any(token.kind == "number" and len(token.text) == _YEAR for token in tokens[i + 2 : min(last, i + 4)])
    return numbers or (glued and months) or (named and year)


def _in_american_order(tokens: Sequence[Token], i: int, first: int, last: int) -> bool:
    """Whether a comma parts a day from its year, or the weekday from a month before its day: الأحد, يناير 5, 2025."""
    year = tokens[i - 1].kind == "number" and tokens[i + 1].kind == "number" and len(tokens[i + 1].text) == _YEAR
    if year:
        return i - 2 >= first and tokens[i - 2].kind == "word" and len(tokens[i - 1].text) <= _DAY
    weekday = tokens[i - 1].key in _WEEKDAYS and tokens[i + 1].kind == "word"
    comma = i + 3
    return (
        weekday
        and comma < last - 1
        and tokens[comma].light in (",", "،")
        and _in_american_order(tokens, comma, i, last)
    )


def _brackets_month(tokens: Sequence[Token], i: int, first: int, last: int) -> bool:
    """Whether a bracket is one around the second name of a month: 19 كانون الأول (ديسمبر) 2016."""
    opening = i if tokens[i].light == "(" else i - 2
    if not first + 1 < opening < last - 3 or tokens[opening].light != "(" or tokens[opening + 2].light != ")":
        return False
    day = any(token.kind == "number" for token in tokens[max(first, opening - 3) : opening])
    return day and tokens[opening + 1].kind == "word" and tokens[opening + 3].kind == "number"


def begins_date(tokens: Sequence[Token], i: int, last: int) -> bool:
    """Whether a date begins at token `i`: a weekday, or a number, with a number of a year or a month after it."""
    weekday = tokens[i].key in _WEEKDAYS and tokens[i].key != _TODAY
    if not weekday and tokens[i].kind != "number":
        return False
    after = tokens[i + 1 : min(last, i + _LONGEST_DATE)]
    year = any(token.kind == "number" and len(token.text) == _YEAR for token in (tokens[i], *after[:_WITHIN_DATE]))
    return year or (weekday and any(token.kind == "number" for token in after[:3]))


def is_date(tokens: Sequence[Token], known: Known) -> bool:
    """Whether a part begins as dates do (a weekday or a number) and holds a number, or is but a weekday or an hour.

    One number is a day where a month goes with it, or a year.
    """
    if is_clock(tokens, 0) or (tokens[0].key == _HOUR and is_clock(tokens, 1)):
        return len(tokens) <= _CLOCK + (tokens[0].key == _HOUR)
    written = [token.key for token in tokens if token.kind in ("word", "number")]
    if set(written) <= _WEEKDAYS:
        return True
    numbers = [token for token in tokens if token.kind == "number"]
    weekday = written[0] in _WEEKDAYS
    # يناير 5, 2025
    begins = weekday or tokens[0].kind == "number" or (known.is_month(written[0]) and len(numbers) > 1)
    if not begins or not numbers or not 1 < len(written) <= _LONGEST_DATE:
        return False
    plain = len(written) - len(numbers)
    settles = weekday or (len(numbers) > 1 and plain <= 1) or any(len(number.text) == _YEAR for number in numbers)
    return settles or any(known.is_month(word) for word in written[1:3])
