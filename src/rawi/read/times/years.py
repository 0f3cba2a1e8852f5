"""Years: عام 2018، في 2015، مطلع 2013، صيف عام 2014، عامي 2013 و2015، بين 2016 و2018."""

from msgspec.structs import replace

from rawi.lexicon.matcher import forms_of
from rawi.lexicon.time_signs import time_signs
from rawi.read.times.context import PREPOSITIONS, Context, Expression, inside, part_at, said_at, start_of
from rawi.read.times.dates import (
    LINKS_OF_DAYS,
    OLD_YEARS,
    year_in_brackets,
    year_in_words,
    year_number,
)
from rawi.read.times.digits import era, is_hijri_sign
from rawi.read.times.values import HIJRI_YEARS, YEARS, Partial, in_season, settle
from rawi.text import Token, key, same_line

# Years that are taken for one without عام before them, after a preposition (في 2015).
BARE_YEARS = range(1945, 2051)
_YEAR_NOUNS = time_signs("year")
_YEAR_PAIRS = time_signs("year_pair")
_YEAR_WORDS = _YEAR_NOUNS | _YEAR_PAIRS
_BETWEEN = key("بين")
_FROM = key("من")
_NISBA = "ي"
_AND, _TO = frozenset({"و"}), frozenset(key(word) for word in ("إلى", "حتى", "-", "–"))


def year(context: Context, i: int) -> Expression | None:
    """Return the year at token `i`: عام 2018، في 2015، مطلع 2013، صيف عام 2014، عامي 2013 و2015."""
    between = _years_between(context, i)
    if between is not None:
        return between
    tokens = context.text.tokens
    part, j, start = part_at(context, i)
    season = said_at(context, i)
    season = season if season is not None and season[1].kind == "season" else None
    if season is not None:
        j, start = season[0].last, season[0].start
    opened = j > i
    said = j < len(tokens) and not _YEAR_WORDS.isdisjoint(forms_of(tokens[j].key))
    if said:
        start = start if opened else start_of(context, j, _YEAR_WORDS)
        if tokens[j].key.endswith(tuple(_YEAR_PAIRS)):
            return _two_years(context, i, j + 1, start)
        j += 1
    found = _year_said(context, j) if said else _bare_year(context, j, opened=opened)
    if found is None:
        return None
    value, last = found
    days = settle(Partial("hijri" if value in HIJRI_YEARS else "gregorian", value, part=part), context.setting)
    if season is not None:
        days = in_season(days, season[1].first, season[1].last)
    return Expression(i, last, start, days, "year")


def _years_between(context: Context, i: int) -> Expression | None:
    """Return the years of بين 2016 و2018, and of 2016 إلى 2018 behind من, at token `i`, or null."""
    tokens = context.text.tokens
    between = tokens[i].key.removeprefix("و") == _BETWEEN
    j = i + between
    if not between and not (tokens[i].kind == "number" and i > 0 and tokens[i - 1].key == _FROM):
        return None
    if j + 2 >= len(tokens) or tokens[j + 1].key not in (_AND if between else _TO):
        return None
    first, last = (year_number(context, k, range(0), BARE_YEARS) for k in (j, j + 2))
    if first is None or last is None or last <= first:
        return None
    if j + 3 < len(tokens) and tokens[j + 3].kind == "word" and _may_be_counted(tokens[j + 3]):
        return None
    one, other = (settle(Partial(year=value), context.setting) for value in (first, last))
    start = tokens[i].end - len(_BETWEEN) if between else tokens[i].start
    return Expression(i, j + 3, start, replace(one, end=other.end), "year")


def _year_said(context: Context, i: int) -> tuple[int, int] | None:
    """Return the year that follows عام and its end: 2018, (1948), 1439 هـ, ألفين وخمسة عشر."""
    value = year_number(context, i, HIJRI_YEARS, YEARS)
    if value is not None:
        last, tokens = era(context, i + 1, value), context.text.tokens
        behind = inside(context, last) and same_line(context.text, last) and tokens[last].kind == "word"
        counted = behind and (_may_be_counted(tokens[last]) or tokens[last].key.endswith(_NISBA))
        if value in HIJRI_YEARS and last == i + 1 and counted:
            # منذ مطلع العام 1400 فلسطيني
            return None
        return value, last
    old = _old_year(context, i)
    if old is not None:
        return old, i + 1
    bracket = year_in_brackets(context, i)
    if bracket is not None and (bracket in YEARS or bracket in HIJRI_YEARS):
        return bracket, era(context, i + 3, bracket)
    return year_in_words(context, i)


def _old_year(context: Context, i: int) -> int | None:
    """Return the year of عام 1258 at token `i`, if no هـ follows and no noun that it could count; or null."""
    tokens = context.text.tokens
    if not inside(context, i) or tokens[i].kind != "number" or not same_line(context.text, i):
        return None
    if len(tokens[i].light) not in (3, 4) or int(tokens[i].light) not in OLD_YEARS or is_hijri_sign(context, i + 1):
        return None
    behind = tokens[i + 1] if inside(context, i + 1) and same_line(context.text, i + 1) else None
    glued = behind is not None and behind.start == tokens[i].end and behind.kind != "word" and behind.light not in ".،؛"
    counts = behind is not None and behind.kind == "word" and _may_be_counted(behind)
    return None if glued or counts or int(tokens[i].light) in HIJRI_YEARS else int(tokens[i].light)


def _bare_year(context: Context, i: int, *, opened: bool) -> tuple[int, int] | None:
    """Return the year in digits at token `i` and its end, if a part of it, a season or a preposition opens it."""
    tokens = context.text.tokens
    value = year_number(context, i, range(0), BARE_YEARS)
    in_it = i > 0 and tokens[i - 1].key in PREPOSITIONS and same_line(context.text, i)
    if value is None or not (opened or in_it):
        return None
    last = era(context, i + 1, value)
    if last < len(tokens) and tokens[last].kind == "word" and _may_be_counted(tokens[last]):
        return None
    return value, last


def _may_be_counted(token: Token) -> bool:
    # "في 2015 منزلا": what is counted after a thousand is a singular, often with its tanwin.
    return token.light.endswith(("اً", "ًا")) or token.key.endswith("ا")


def _two_years(context: Context, i: int, j: int, start: int) -> Expression | None:
    tokens = context.text.tokens
    first = year_number(context, j, range(0), YEARS)
    if first is None or j + 2 >= len(tokens) or tokens[j + 1].key not in LINKS_OF_DAYS:
        return None
    second = year_number(context, j + 2, range(0), YEARS)
    if second is None or second <= first:
        return None
    one, other = (settle(Partial(year=value), context.setting) for value in (first, second))
    return Expression(i, j + 3, start, replace(one, end=other.end), "year")
