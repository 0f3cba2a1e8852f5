"""What time of day an expression says: الساعة 3:30 عصرا is 15:30, الثامنة والربع مساء 20:15."""

from rawi.lexicon.matcher import forms_of
from rawi.lexicon.time_signs import time_signs
from rawi.read.numbers import cardinal, ordinal
from rawi.read.times.context import Context, Expression
from rawi.text import key, same_line

_ONE_O_CLOCK = key("الواحدة")
_PAST = {key("والنصف"): 30, key("ونصف"): 30, key("والربع"): 15, key("وربع"): 15, key("والثلث"): 20, key("وثلث"): 20}
_TO = {key("ربعا"): 15, key("ربع"): 15, key("الربع"): 15, key("ثلثا"): 20, key("الثلث"): 20}
_EXCEPT = key("إلا")
_MINUTES = time_signs("minute")
_AFTER_NOON = time_signs("after_noon")
_BEFORE_NOON = time_signs("before_noon")
_NOON = time_signs("noon")
_NIGHT = time_signs("at_night")
_AFTER, _MIDDLE = key("بعد"), key("منتصف")
# From this hour on the night is the evening's.
_EVENING = 6
_MIDNIGHT = 24 * 60
# What can be no verb (ظهر, فجر) before a clock time.
_PARTS_BEFORE = time_signs("part_before")
_THE_NIGHT, _THE_DAY = key("الليل"), key("النهار")
_COLONS = frozenset((":", ".", "h", "H"))
_NOT_AT = time_signs("not_at")


def clock_of(context: Context, expression: Expression) -> str | None:
    """Return the time of day, "HH:MM" of 24 hours, or null where the expression says none."""
    middle = _middle(context, expression) if expression.rule == "part_of_day" else None
    if middle is not None:
        return middle
    said = _said(context, expression) if "clock" in expression.rule or expression.last > expression.first + 1 else None
    if said is None:
        return None
    words = [token.key for token in context.text.tokens[expression.first : expression.last]]
    words = _part_before(context, expression.first) + words
    minutes = _in_half(words, said)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _middle(context: Context, expression: Expression) -> str | None:
    """Return midnight or noon, said by themselves (منتصف الليل), or null."""
    tokens = context.text.tokens
    before = tokens[expression.first - 1].key if expression.first > 0 else ""
    if tokens[expression.first].key.removeprefix("و") != _MIDDLE or before in _NOT_AT:
        return None
    return {_THE_NIGHT: "00:00", _THE_DAY: "12:00"}.get(tokens[expression.last - 1].key)


def _part_before(context: Context, i: int) -> list[str]:
    """Return the part of the day that stands before a clock time at token `i` (الظهر الساعة 7), with بعد before it."""
    tokens = context.text.tokens
    if i == 0 or not same_line(context.text, i) or tokens[i - 1].key not in _PARTS_BEFORE:
        return []
    return [token.key for token in tokens[max(0, i - 2) : i] if token.key == _AFTER or token is tokens[i - 1]]


def _in_half(words: list[str], minutes: int) -> int:
    """Return the minutes of the day, as the words for its parts have them."""
    hour = minutes // 60
    early = not _BEFORE_NOON.isdisjoint(words) or (_MIDDLE in words and _AFTER in words)
    if early or (not _NIGHT.isdisjoint(words) and _MIDDLE not in words and hour < _EVENING):
        return minutes - 12 * 60 if hour == 12 else minutes
    if not _NIGHT.isdisjoint(words) and hour == 12:
        return minutes - 12 * 60
    noon = not _NOON.isdisjoint(words) and (hour < _EVENING or _AFTER in words or hour == 7)
    late = not _AFTER_NOON.isdisjoint(words) or not _NIGHT.isdisjoint(words) or noon
    return minutes + 12 * 60 if late and 1 <= hour < 12 else minutes % _MIDNIGHT


def _said(context: Context, expression: Expression) -> int | None:
    """Return the minutes since midnight or noon that digits or words say, or null."""
    tokens = context.text.tokens
    for i in range(expression.first, expression.last):
        token = tokens[i]
        colon = i + 2 < expression.last and tokens[i + 1].light in _COLONS and tokens[i + 2].kind == "number"
        if token.kind == "number" and colon and (tokens[i + 1].light != "." or _after_hour(context, i)):
            return int(token.light) * 60 + int(tokens[i + 2].light) if len(token.light) <= 2 else None
        if token.kind == "number" and ("clock" in expression.rule or _after_hour(context, i)) and len(token.light) < 5:
            hour, minute = (
                (int(token.light[:-2]), int(token.light[-2:])) if len(token.light) > 2 else (int(token.light), 0)
            )
            dated = i > expression.first and not _after_hour(context, i)
            if dated or hour > 24 or minute > 59:
                return None
            # 4 والنصف
            return (hour * 60 + (minute or _minutes(context, i + 1, expression.last))) % _MIDNIGHT
        words = _hour(context, i) if "clock" in expression.rule or _after_hour(context, i) else None
        if words is not None:
            hour, last = words
            return (hour * 60 + _minutes(context, last, expression.last)) % _MIDNIGHT
    return None


def _after_hour(context: Context, i: int) -> bool:
    return i > 0 and key("الساعة") in forms_of(context.text.tokens[i - 1].key)


def _hour(context: Context, i: int) -> tuple[int, int] | None:
    word = context.text.tokens[i].key
    if _ONE_O_CLOCK in forms_of(word):
        return 1, i + 1
    number = ordinal(context.text, i, context.numerals)
    feminine = number is not None and word.endswith("ه") and 1 <= number.value <= 12
    return (int(number.value), number.last) if number is not None and feminine else None


def _minutes(context: Context, i: int, end: int) -> int:
    tokens = context.text.tokens
    if i >= end:
        return 0
    if tokens[i].key in _PAST:
        return _PAST[tokens[i].key]
    if tokens[i].key == _EXCEPT and i + 1 < end:
        return -_TO.get(tokens[i + 1].key, 0)
    number = cardinal(context.text, i, context.numerals)
    counted = number is not None and number.last < end and tokens[number.last].key in _MINUTES
    return int(number.value) if number is not None and counted and number.value < 60 else 0
