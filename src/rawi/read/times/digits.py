"""Dates in digits (2018/2/13, 22/4), and the sign of the era behind a year."""

from rawi.lexicon.time_signs import time_signs
from rawi.read.times.context import Context, Dated, inside
from rawi.read.times.values import HIJRI_YEARS, YEARS, Partial
from rawi.text import Token, same_line

_SEPARATORS = frozenset("/-.–\\")
_HIJRI = time_signs("hijri")
_GREGORIAN = time_signs("gregorian")
_DAYS_OF_MONTH, _MONTHS = range(1, 32), range(1, 13)


def digit_date(context: Context, i: int) -> Dated | None:
    """Return the date in digits that begins at token `i`, year first or last, days before months, or null."""
    tokens = context.text.tokens
    if not _is_triple(tokens, i):
        return None
    first, middle, end = (tokens[j].light for j in (i, i + 2, i + 4))
    year_first = len(first) == 4
    if len(end if year_first else first) > 2 or len(middle) > 2 or (not year_first and len(end) != 4):
        return None
    year, month, day = (int(first), int(middle), int(end)) if year_first else (int(end), int(middle), int(first))
    if month > 12 >= day:
        month, day = day, month
    hijri = year in HIJRI_YEARS
    if month not in _MONTHS or day not in _DAYS_OF_MONTH or not (hijri or year in YEARS):
        return None
    last = era(context, i + 5, year)
    return Dated(i, last, tokens[i].start, Partial("hijri" if hijri else "gregorian", year, month, day))


def short_date(context: Context, i: int) -> Dated | None:
    """Return day and month in digits (22/4), which are a date only beside a weekday."""
    tokens = context.text.tokens
    if digit_date(context, i) is not None or i + 2 >= len(tokens) or tokens[i + 1].light != "/":
        return None
    one, other = tokens[i], tokens[i + 2]
    goes_on = i + 3 < len(tokens) and tokens[i + 3].light == "/"
    if one.kind != "number" or other.kind != "number" or len(one.light) > 2 or len(other.light) > 2 or goes_on:
        return None
    day_number, month = int(one.light), int(other.light)
    if not (1 <= day_number <= 31 and 1 <= month <= 12):
        return None
    return Dated(i, i + 3, one.start, Partial(month=month, day=day_number))


def _is_triple(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether tokens from `i` on are three numbers joined by one separator, and no more than three."""
    if (
        i + 4 >= len(tokens)
        or tokens[i].kind != "number"
        or (i and touches(tokens, i) and tokens[i - 1].kind != "word")
    ):
        return False
    separator = tokens[i + 1].light
    gaps = [tokens[j].start - tokens[j - 1].end for j in range(i + 1, i + 5)]
    # "27 - 08 - 2024" is evenly spaced; "3 -5 -2018" may be a list.
    if max(gaps) > 1 or (separator != "/" and (min(gaps) != max(gaps) or (separator == "." and gaps[0]))):
        return False
    for j in (i + 1, i + 2, i + 3, i + 4):
        fits = tokens[j].light == separator if (j - i) % 2 else tokens[j].kind == "number"
        if not fits:
            return False
    goes_on = i + 6 < len(tokens) and tokens[i + 5].light == separator and tokens[i + 6].kind == "number"
    return separator in _SEPARATORS and not (goes_on and touches(tokens, i + 5))


def touches(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a separator stands right before token `i`, no space between."""
    return i > 0 and tokens[i - 1].end == tokens[i].start and tokens[i - 1].light in _SEPARATORS


def era(context: Context, i: int, year: int) -> int:
    """Return the end behind the sign of the era (م، هـ) that may follow a year at token `i`."""
    tokens = context.text.tokens
    signs = _HIJRI if year in HIJRI_YEARS else _GREGORIAN
    return i + 1 if i < len(tokens) and same_line(context.text, i) and tokens[i].key in signs else i


def is_hijri_sign(context: Context, i: int) -> bool:
    """Whether هـ or هجرية stands at token `i`."""
    return inside(context, i) and context.text.tokens[i].key in _HIJRI
