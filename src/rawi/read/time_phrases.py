"""Expressions of time as they stand in a text: dates, years, periods, stretches up to now, days before now.

Each function reads one kind from a token on and returns an `Expression`, or null. Days that several words name
together (أمس الاثنين، الثلاثاء 13 شباط) are put together in `time_days`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from rawi.lexicon.calendar import Found, Month, TimeWords, UnitForm, longest
from rawi.lexicon.matcher import after_letters, word_forms
from rawi.lexicon.numerals import Numerals
from rawi.read.numbers import Number, cardinal, ordinal, same_line
from rawi.read.time_values import (
    HIJRI_YEARS,
    OPEN,
    VAGUE,
    YEARS,
    Days,
    Direction,
    Part,
    Partial,
    Setting,
    ago,
    last_units,
    next_units,
    period,
    settle,
)
from rawi.text import Text, Token, key, segment

UNKNOWN_YEAR = 0
# The rule of an expression that is part of a name (ثورة 25 يناير): read over, not reported.
NAME = "name"
# Years that are taken for one without عام before them, after a preposition (في 2015).
BARE_YEARS = range(1945, 2051)
_SEPARATORS = frozenset("/-.–")
_TO = frozenset(key(word) for word in ("إلى", "حتى", "لغاية", "ولغاية", "وحتى", "-", "–", "و"))
_YEAR_WORDS = frozenset(key(word) for word in ("عام", "العام", "سنة", "السنة", "للعام", "لعام", "لسنة", "بعام", "وعام"))
_YEAR_PAIRS = frozenset(key(word) for word in ("عامي", "العامين", "سنتي"))
_MONTH_WORDS = frozenset(key(word) for word in ("شهر", "الشهر"))
_THIS = frozenset(key(word) for word in ("هذا", "هذه"))
_THAT = frozenset(key(word) for word in ("ذلك", "تلك"))
_BEFORE = frozenset({key("قبل")})
_PREPOSITIONS = frozenset(
    key(word) for word in ("في", "منذ", "خلال", "حتى", "بعد", "قبل", "من", "إلى", "بين", "وفي", "ومنذ")
)
_HIJRI = frozenset(key(word) for word in ("هـ", "هجري", "هجرية", "للهجرة"))
_GREGORIAN = frozenset(key(word) for word in ("م", "ميلادي", "ميلادية", "للميلاد"))
_VAGUE_COUNTS = frozenset(key(word) for word in ("عدة", "بضعة", "بضع"))
_FEW = frozenset(key(word) for word in ("القليلة", "القليلين", "المعدودة"))
_COMING = frozenset(key(word) for word in ("الأولى", "الأول"))
# How far around an expression the words count that tell whether it is still to come.
_FUTURE_BEFORE, _FUTURE_AFTER = 9, 3


@dataclass(frozen=True, slots=True)
class Context:
    """A text with the words needed to read it."""

    text: Text
    words: TimeWords
    numerals: Numerals
    setting: Setting


class Expression(NamedTuple):
    """Tokens `first:last` that name a time; `start` is the code point behind the proclitics."""

    first: int
    last: int
    start: int
    days: Days
    rule: str


class Dated(NamedTuple):
    """A date as far as it is given, and where it stands; `until` is the second day of two."""

    first: int
    last: int
    start: int
    partial: Partial
    until: int | None = None


def setting_at(context: Context, first: int, last: int) -> Setting:
    """Return the setting of an expression: whether its surroundings tell of what is to come or is long past."""
    tokens = context.text.tokens
    low, high = context.text.sentence_of(first)
    around = [*range(max(low, first - _FUTURE_BEFORE), first), *range(last, min(high, last + _FUTURE_AFTER))]
    future = any(_tells_of_coming(context, tokens[i]) for i in around)
    past = any(tokens[i].key == key("منذ") for i in range(max(low, first - 2), first))
    return replace(context.setting, future=future, past=past)


def _tells_of_coming(context: Context, token: Token) -> bool:
    if token.kind != "word":
        return False
    if any(form in context.words.future for form, _ in word_forms(token.key)):
        return True
    if not token.key.lstrip("وف").startswith("س"):
        return False
    splits = segment(token.key)
    return bool(splits) and "س" in splits[0].proclitics


def date(context: Context, i: int) -> Dated | None:
    """Return the date at token `i`: in digits (2018/2/13), or a day or a month with its name, or null."""
    return digit_date(context, i) or _named_date(context, i)


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
    calendar = "hijri" if year in HIJRI_YEARS else "gregorian"
    if not (1 <= month <= 12 and 1 <= day <= 31) or (calendar == "gregorian" and year not in YEARS):
        return None
    last = _era(context, i + 5, year)
    return Dated(i, last, tokens[i].start, Partial("hijri" if year in HIJRI_YEARS else "gregorian", year, month, day))


def _is_triple(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether tokens from `i` on are three numbers joined by one separator, and no more than three."""
    if (
        i + 4 >= len(tokens)
        or tokens[i].kind != "number"
        or (i and _touches(tokens, i) and tokens[i - 1].kind != "word")
    ):
        return False
    separator = tokens[i + 1].light
    spaced = separator == "/"
    for j in (i + 1, i + 2, i + 3, i + 4):
        fits = tokens[j].light == separator if (j - i) % 2 else tokens[j].kind == "number"
        gap = tokens[j].start - tokens[j - 1].end
        if not fits or gap > spaced:
            return False
    goes_on = i + 6 < len(tokens) and tokens[i + 5].light == separator and tokens[i + 6].kind == "number"
    return separator in _SEPARATORS and not (goes_on and _touches(tokens, i + 5))


def _touches(tokens: tuple[Token, ...], i: int) -> bool:
    return i > 0 and tokens[i - 1].end == tokens[i].start and tokens[i - 1].light in _SEPARATORS


def _era(context: Context, i: int, year: int) -> int:
    """Return the end behind the sign of the era (م، هـ) that may follow a year at token `i`."""
    tokens = context.text.tokens
    signs = _HIJRI if year in HIJRI_YEARS else _GREGORIAN
    return i + 1 if i < len(tokens) and same_line(context.text, i) and tokens[i].key in signs else i


def _named_date(context: Context, i: int) -> Dated | None:
    tokens = context.text.tokens
    head = _day_number(context, i)
    if head is None:
        return _month_date(context, i)
    day, j, start = head
    until = _second_day(context, j, day)
    if until is not None:
        second, j = until
    if _is_word(context, j, {key("من")}) or _is_sign(context, j, {".", "-"}):
        j += 1
    if _is_word(context, j, _MONTH_WORDS):
        found = _with_direction(context, j)
        if found is not None:
            direction, last = found
            return Dated(i, last, start, Partial(day=day, direction=direction), until and second)
        j += 1
    month = _month(context, j)
    if month is None:
        direction_found = _direction(context, j)
        # "13 الجاري": the month goes without saying.
        if direction_found is None or direction_found[0] not in ("current", "past") or tokens[j].key == key("الماضية"):
            return None
        return Dated(i, j + 1, start, Partial(day=day, direction=direction_found[0]), until and second)
    named, last = month
    partial, last = _year_behind(context, last, Partial(named.calendar, month=named.month, day=day))
    return Dated(i, last, start, partial, until and second)


def _day_number(context: Context, i: int) -> tuple[int, int, int] | None:
    """Return a day of the month at token `i` with its end and start: 13, الـ13, السادس, الثاني والعشرين."""
    tokens = context.text.tokens
    if tokens[i].key in ("ال", "لل", "وال", "بال") and i + 1 < len(tokens) and tokens[i + 1].kind == "number":
        start = after_letters(tokens[i], len(tokens[i].key) - 2)
        value = tokens[i + 1].light
        return (int(value), i + 2, start) if len(value) <= 2 and 1 <= int(value) <= 31 else None
    if tokens[i].kind == "number":
        value = tokens[i].light
        joined = i > 0 and tokens[i - 1].end == tokens[i].start and tokens[i - 1].light in "/.:،,"
        return (
            (int(value), i + 1, tokens[i].start) if len(value) <= 2 and 1 <= int(value) <= 31 and not joined else None
        )
    number = ordinal(context.text, i, context.numerals)
    if number is None or number.value > 31:
        return None
    return int(number.value), number.last, number.start


def _second_day(context: Context, i: int, day: int) -> tuple[int, int] | None:
    """Return the second day of 16-17, 10 إلى 15, 5 و6 with its end; days only listed must follow each other."""
    tokens = context.text.tokens
    if i >= len(tokens) or not same_line(context.text, i) or tokens[i].key not in _TO or i + 1 >= len(tokens):
        return None
    second = _day_number(context, i + 1)
    if second is None or second[0] <= day:
        return None
    listed = tokens[i].key == "و" and not _ranged(context, i - 1)
    return None if listed and second[0] != day + 1 else (second[0], second[1])


def _ranged(context: Context, i: int) -> bool:
    return i > 0 and context.text.tokens[i - 1].key in (key("بين"), key("ما بين"), key("وبين"))


def _month(context: Context, i: int) -> tuple[Month, int] | None:
    """Return the month named at token `i` and the end behind its second name (أيار/مايو، أيار (مايو))."""
    found = longest(context.text, i, context.words.months) if _inside(context, i) else None
    if found is None or found[0].proclitics:
        return None
    place, month = found
    return month, _second_name(context, place.last, month)


def _second_name(context: Context, i: int, month: Month) -> int:
    tokens = context.text.tokens
    if i + 1 >= len(tokens) or not same_line(context.text, i) or tokens[i].light not in {"/", "-", "–", "(", "\\"}:
        return i
    again = longest(context.text, i + 1, context.words.months)
    if again is None or again[1].month != month.month or again[1].calendar != month.calendar:
        return i
    last = again[0].last
    if tokens[i].light == "(":
        return last + 1 if last < len(tokens) and tokens[last].light == ")" else i
    return last


def _month_date(context: Context, i: int) -> Dated | None:
    """Return a month without a day: by its name, with شهر, with the part of it, with a year or a direction."""
    place = longest(context.text, i, context.words.words)
    part: Part | None = None
    j, start = i, context.text.tokens[i].start
    if place is not None and place[1].kind in ("early", "mid", "late"):
        part, j, start = place[1].kind, place[0].last, place[0].start
    proclitic = j == i
    if j < len(context.text.tokens) and any(form in _MONTH_WORDS for form, _ in word_forms(context.text.tokens[j].key)):
        start = _start_of(context, j, _MONTH_WORDS) if j == i else start
        j, proclitic = j + 1, False
    found = longest(context.text, j, context.words.months) if _inside(context, j) else None
    if found is None or (found[0].proclitics and not proclitic):
        return None
    month = found[1]
    if j == i:
        start = found[0].start
    named = _second_name(context, found[0].last, month)
    partial, last = _year_behind(context, named, Partial(month.calendar, month=month.month, part=part))
    in_month = i > 0 and context.text.tokens[i - 1].key in _PREPOSITIONS and not found[0].proclitics
    sure = month.alone or j > i or named > found[0].last or last > named or in_month
    return Dated(i, last, start, partial) if sure else None


def _year_behind(context: Context, i: int, partial: Partial) -> tuple[Partial, int]:
    """Read what follows a month: its direction (الماضي), its year (2018، من عام 2018، من العام الماضي)."""
    if not _inside(context, i) or not same_line(context.text, i):
        return partial, i
    tokens = context.text.tokens
    direction = _direction(context, i)
    if direction is not None:
        return replace(partial, direction=direction[0]), direction[1]
    j = i
    american = _day_and_year(context, j, partial)
    if american is not None:
        return american
    if tokens[j].light in {"،", ",", "/", "-", "–"} or _is_sign(context, j, {"."}):
        j += 1
    if _is_word(context, j, {key("من"), key("لل")}):
        j += 1
    if _is_word(context, j, _YEAR_WORDS):
        found = _with_direction(context, j)
        if found is not None:
            return replace(partial, year_direction=found[0]), found[1]
        j += 1
    years = YEARS if partial.calendar == "gregorian" else HIJRI_YEARS
    if (
        not _inside(context, j)
        or tokens[j].kind != "number"
        or len(tokens[j].light) != 4
        or not same_line(context.text, j)
    ):
        return partial, i
    year = int(tokens[j].light)
    if _joined_on(context, j):
        return partial, i
    if year not in years:
        # A year this grammar has no calendar for: no other may be taken for it.
        return (replace(partial, year=UNKNOWN_YEAR), j + 1) if partial.day is not None else (partial, i)
    return replace(partial, year=year), _era(context, j + 1, year)


def _day_and_year(context: Context, i: int, partial: Partial) -> tuple[Partial, int] | None:
    """Read فبراير 13، 2018, as translated pages have it."""
    tokens = context.text.tokens
    if (
        partial.day is not None
        or i + 2 >= len(tokens)
        or tokens[i].kind != "number"
        or tokens[i + 1].light not in {"،", ","}
    ):
        return None
    day, year = tokens[i].light, tokens[i + 2].light
    if len(day) > 2 or not 1 <= int(day) <= 31 or tokens[i + 2].kind != "number" or len(year) != 4:
        return None
    if not same_line(context.text, i + 2) or int(year) not in YEARS or _joined_on(context, i + 2):
        return None
    return replace(partial, day=int(day), year=int(year)), i + 3


def _joined_on(context: Context, i: int) -> bool:
    """Whether digits go on behind token `i` (2018/13, 1500.5)."""
    tokens = context.text.tokens
    return (
        i + 2 < len(tokens)
        and tokens[i + 2].kind == "number"
        and tokens[i + 1].light in "/.:"
        and _tight(tokens, i + 1)
    )


def _tight(tokens: tuple[Token, ...], i: int) -> bool:
    return tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start


def _inside(context: Context, i: int) -> bool:
    return i < len(context.text.tokens)


def _is_word(context: Context, i: int, keys: frozenset[str] | set[str]) -> bool:
    """Whether token `i` is one of the words, on the line of the token before it."""
    return 0 < i < len(context.text.tokens) and context.text.tokens[i].key in keys and same_line(context.text, i)


def _is_sign(context: Context, i: int, signs: set[str]) -> bool:
    """Whether token `i` is one of the signs, written to the word before it."""
    tokens = context.text.tokens
    return 0 < i < len(tokens) and tokens[i].light in signs and tokens[i - 1].end == tokens[i].start


def _start_of(context: Context, i: int, keys: frozenset[str]) -> int:
    """Return where the word begins that token `i` is with proclitics."""
    token = context.text.tokens[i]
    taken = next((len(letters) for form, letters in word_forms(token.key) if form in keys), 0)
    return after_letters(token, taken)


def _direction(context: Context, i: int) -> tuple[Direction, int] | None:
    """Return the direction said at token `i` (الماضي، قبل الماضي، الجاري، المقبل) and its end."""
    if not _inside(context, i) or not same_line(context.text, i):
        return None
    found = longest(context.text, i, context.words.words)
    if found is None or found[0].proclitics:
        return None
    kind = found[1].kind
    if kind in ("past", "before_past", "current", "next"):
        return kind, found[0].last
    return None


def _with_direction(context: Context, i: int) -> tuple[Direction, int] | None:
    return _direction(context, i + 1)


def unit(context: Context, i: int) -> tuple[Found, UnitForm, bool] | None:
    """Return the unit of time at token `i`, and whether it has the article (الأيام)."""
    if not _inside(context, i):
        return None
    token = context.text.tokens[i]
    for form, letters in word_forms(token.key):
        for definite in (False, True):
            known = context.words.units.get((form[2:],) if definite and form.startswith("ال") else (form,))
            if known is not None and (not definite or form.startswith("ال")):
                return Found(i, i + 1, after_letters(token, len(letters)), letters), known, definite
    return None


def dated(context: Context, i: int) -> Expression | None:
    """Return the date at token `i` with its days, or null."""
    found = date(context, i)
    if found is None:
        return None
    if blocked(context, found.first, found.last, "date"):
        return Expression(found.first, found.last, found.start, OPEN, NAME)
    partial = found.partial
    setting = setting_at(context, found.first, found.last)
    if partial.day is not None and partial.month is None:
        partial = _in_month(partial, setting)
    days = settle(partial, setting)
    if found.until is not None:
        end = settle(replace(partial, day=found.until), setting)
        both = days.start is not None and end.end is not None
        days = replace(days, end=end.end, precision="days") if both else OPEN
    rule = "date" if partial.day is not None else "month"
    return Expression(found.first, found.last, found.start, days, rule)


def _in_month(partial: Partial, setting: Setting) -> Partial:
    """Give a day of this or the last month (13 الجاري) its month; without publication it has none."""
    month = period("month", setting, partial.direction, None) if partial.direction is not None else OPEN
    if month.start is None:
        return partial
    return replace(partial, month=month.start.month, year_direction=None, direction=None, year=month.start.year)


def blocked(context: Context, first: int, last: int, kind: str) -> bool:
    """Whether the word before or after makes a name of the expression (سوق الخميس، ثورة 25 يناير)."""
    tokens, blockers = context.text.tokens, context.words.blockers
    before = blockers.get(("before", kind), frozenset())
    after = blockers.get(("after", kind), frozenset())
    if (
        first > 0
        and tokens[first - 1].kind == "word"
        and any(f in before for f, _ in word_forms(tokens[first - 1].key))
    ):
        return True
    return last < len(tokens) and tokens[last].key in after and same_line(context.text, last)


Reader = Callable[[Context, int], Expression | None]


def year(context: Context, i: int) -> Expression | None:
    """Return the year at token `i`: عام 2018، العام الماضي، في 2015، مطلع 2013، عامي 2013 و2015."""
    tokens = context.text.tokens
    part, j, start = _part(context, i)
    said = j < len(tokens) and any(form in _YEAR_WORDS or form in _YEAR_PAIRS for form, _ in word_forms(tokens[j].key))
    if said:
        start = _start_of(context, j, _YEAR_WORDS | _YEAR_PAIRS) if part is None else start
        if tokens[j].key.endswith(tuple(_YEAR_PAIRS)):
            return _two_years(context, i, j + 1, start)
        j += 1
    season = _season(context, i)
    if season is not None and not said and part is None:
        j, start = season.last, season.start
    value = _year_number(context, j, HIJRI_YEARS if said else range(0), YEARS if said else BARE_YEARS)
    in_words = _year_in_words(context, j) if value is None and said else None
    if in_words is not None:
        value, j = in_words
    if value is None:
        return None
    if (
        not said
        and part is None
        and (i == 0 or tokens[i - 1].key not in _PREPOSITIONS or not same_line(context.text, i))
    ):
        return None
    last = _era(context, j + 1, value)
    if not said and last < len(tokens) and tokens[last].kind == "word" and _may_be_counted(tokens[last]):
        return None
    calendar = "hijri" if value in HIJRI_YEARS else "gregorian"
    days = settle(Partial("hijri" if calendar == "hijri" else "gregorian", value, part=part), context.setting)
    return Expression(i, last, start, days, "year")


def _season(context: Context, i: int) -> Found | None:
    found = longest(context.text, i, context.words.words)
    return found[0] if found is not None and found[1].kind == "season" else None


def _year_in_words(context: Context, i: int) -> tuple[int, int] | None:
    """Return the year of عام ألفين وخمسة عشر and the index of its last token."""
    number = cardinal(context.text, i, context.numerals) if _inside(context, i) and same_line(context.text, i) else None
    if number is None or number.digits or number.value not in YEARS or number.last - i < 2:
        return None
    return int(number.value), number.last - 1


def _may_be_counted(token: Token) -> bool:
    # "في 2015 منزلا": what is counted after a thousand is a singular, often with its tanwin.
    return token.light.endswith(("اً", "ًا")) or token.key.endswith("ا")


def _two_years(context: Context, i: int, j: int, start: int) -> Expression | None:
    tokens = context.text.tokens
    first = _year_number(context, j, range(0), YEARS)
    if first is None or j + 2 >= len(tokens) or tokens[j + 1].key not in _TO:
        return None
    second = _year_number(context, j + 2, range(0), YEARS)
    if second is None or second <= first:
        return None
    one, other = (settle(Partial(year=value), context.setting) for value in (first, second))
    return Expression(i, j + 3, start, replace(one, end=other.end), "year")


def _year_number(context: Context, i: int, hijri: range, gregorian: range) -> int | None:
    tokens = context.text.tokens
    if not _inside(context, i) or tokens[i].kind != "number" or len(tokens[i].light) != 4:
        return None
    if i and not same_line(context.text, i):
        return None
    value = int(tokens[i].light)
    if value not in gregorian and value not in hijri:
        return None
    return None if _joined_on(context, i) or _touches(tokens, i) else value


def _part(context: Context, i: int) -> tuple[Part | None, int, int]:
    """Return the part of a period said at token `i` (مطلع), the token behind it, and where the expression starts."""
    found = longest(context.text, i, context.words.words)
    if found is None or found[1].kind not in ("early", "mid", "late"):
        return None, i, context.text.tokens[i].start
    return found[1].kind, found[0].last, found[0].start


def named_period(context: Context, i: int) -> Expression | None:
    """Return a week, month or year counted from now: الأسبوع الماضي، هذا العام، مطلع الشهر الجاري."""
    part, j, start = _part(context, i)
    tokens = context.text.tokens
    this = _inside(context, j) and any(form in _THIS for form, _ in word_forms(tokens[j].key))
    if this:
        start = _start_of(context, j, _THIS) if part is None else start
        j += 1
    found = unit(context, j)
    if found is None or not found[2] or found[1].number != "singular" or found[1].unit not in ("week", "month", "year"):
        return None
    if j > i and (found[0].proclitics or not same_line(context.text, j)):
        return None
    start = found[0].start if j == i else start
    direction: tuple[Direction, int] | None = ("current", j + 1) if this else _direction(context, j + 1)
    unsaid = direction is None and part is not None and found[1].unit != "week"
    if unsaid:
        direction = "current", j + 1
    if direction is None:
        return None
    setting = setting_at(context, i, direction[1])
    days = period(found[1].unit, setting, direction[0], part)
    if unsaid and (setting.future or days.start is None or setting.published is None or days.start > setting.published):
        # "نهاية الشهر" may be to come.
        days = OPEN
    return Expression(i, direction[1], start, days, "period")


def stretch(context: Context, i: int) -> Expression | None:
    """Return a stretch up to or from now: الأيام الثلاثة الماضية، الـ24 ساعة الماضية، آخر 24 ساعة، الأيام القادمة."""
    return _unit_first(context, i) or _number_first(context, i)


def _unit_first(context: Context, i: int) -> Expression | None:
    found = unit(context, i)
    if found is None or not found[2] or (found[1].number == "singular"):
        return None
    place, form, _ = found
    j = place.last
    count: float | None = 2 if form.number == "dual" else None
    number = _definite_number(context, j) if form.number == "plural" else None
    if number is not None:
        count, j = number
    if _is_word(context, j, _FEW):
        j += 1
    direction = _direction(context, j)
    if direction is None or direction[0] in ("current", "before_past"):
        return None
    return _stretch(context, i, direction[1], place.start, count, form, direction[0])


def _number_first(context: Context, i: int) -> Expression | None:
    tokens = context.text.tokens
    last_ones = tokens[i].key == key("آخر")
    j = i + 1 if last_ones else i
    number = _definite_number(context, j) if not last_ones else None
    start = tokens[i].start
    if number is None and _inside(context, j) and (j == i or same_line(context.text, j)):
        plain = cardinal(context.text, j, context.numerals)
        number = (plain.value, plain.last) if plain is not None else None
        start = plain.start if plain is not None and not last_ones else start
    elif number is not None:
        start = _article_start(tokens[i])
    if number is None:
        return None
    found = unit(context, number[1])
    if found is None or found[0].proclitics or found[2] or not same_line(context.text, number[1]):
        return None
    direction = _direction(context, found[0].last)
    if direction is None and last_ones:
        direction = ("past", found[0].last)
    if direction is None or direction[0] in ("current", "before_past"):
        return None
    return _stretch(context, i, direction[1], start, number[0], found[1], direction[0])


def _article_start(token: Token) -> int:
    taken = next((len(letters) for form, letters in word_forms(token.key) if form.startswith("ال")), 0)
    return after_letters(token, taken)


def _definite_number(context: Context, i: int) -> tuple[float, int] | None:
    """Return a number with the article at token `i` (الثلاثة، الـ24، also 24 behind a definite unit) and its end."""
    tokens = context.text.tokens
    if not _inside(context, i) or (i and not same_line(context.text, i)):
        return None
    if tokens[i].key in ("ال", "وال", "لل", "بال") and i + 1 < len(tokens) and tokens[i + 1].kind == "number":
        i += 1
    number: Number | None = cardinal(context.text, i, context.numerals)
    if number is None or not (number.definite or number.digits):
        return None
    return number.value, number.last


def _stretch(
    context: Context, i: int, last: int, start: int, count: float | None, form: UnitForm, direction: Direction
) -> Expression:
    published = context.setting.published
    if direction == "next":
        days = VAGUE if count is None else next_units(int(count), form.unit, published)
    elif count is not None:
        days = last_units(int(count), form.unit, published)
    elif form.unit in ("hour", "minute"):
        days = replace(last_units(1, form.unit, published), approximate=True)
    else:
        days = VAGUE
    return Expression(i, last, start, days, "stretch")


def before_now(context: Context, i: int) -> Expression | None:
    """Return a time counted back from now: قبل ثلاثة أيام، قبل أيام; قبل يومين من … counts from another and stays open.

    منذ ثلاثة أيام is no time of its own: it says how long something has lasted.
    """
    if not any(form in _BEFORE for form, _ in word_forms(context.text.tokens[i].key)):
        return None
    j = i + 1
    comparator = longest(context.text, j, context.numerals.before)
    if comparator is not None and not comparator[0].proclitics:
        j = comparator[0].last
    counted = _counted_unit(context, j)
    if counted is None:
        return None
    count, form, last = counted
    if form.number == "singular" and _names_a_day(context, last):
        return None
    published = context.setting.published
    of_another = _is_word(context, last, {key("من"), key("على")})
    if of_another or (comparator is not None and comparator[1].comparator != "about"):
        days = VAGUE
    elif count is None:
        days = VAGUE if form.unit not in ("hour", "minute") else ago(1, form.unit, published)
    else:
        days = ago(count, form.unit, published)
        if comparator is not None:
            days = replace(days, approximate=True)
    return Expression(i, last, _start_of(context, i, _BEFORE), days, "before_now")


def _names_a_day(context: Context, i: int) -> bool:
    """Whether token `i` goes on with منذ يوم الأحد, منذ عام 2011, قبل شهر رمضان: then no unit is counted."""
    if not _inside(context, i) or not same_line(context.text, i):
        return False
    words = context.words
    if longest(context.text, i, words.weekdays) or longest(context.text, i, words.months):
        return True
    said = longest(context.text, i, words.words)
    return context.text.tokens[i].kind == "number" or (said is not None and said[1].kind in ("day", "part_of_day"))


def _counted_unit(context: Context, i: int) -> tuple[float | None, UnitForm, int] | None:
    """Return count, unit and end of ثلاثة أيام, يومين, أسبوع, عدة أيام, أيام; the count is null where it is vague."""
    tokens = context.text.tokens
    if not _inside(context, i) or not same_line(context.text, i):
        return None
    if tokens[i].key in _VAGUE_COUNTS or context.numerals.vague.get((tokens[i].key,)):
        found = unit(context, i + 1)
        return (None, found[1], i + 2) if found is not None and found[1].number == "plural" else None
    number = cardinal(context.text, i, context.numerals)
    if number is not None and not number.preposition and not number.conjunction:
        found = unit(context, number.last)
        if found is None or found[0].proclitics or found[2]:
            return None
        last = found[0].last
        return number.value, found[1], last
    found = unit(context, i)
    if found is None or found[0].proclitics or found[2]:
        return None
    counts = {"singular": 1.0, "dual": 2.0, "plural": None}
    count, last = counts[found[1].number], found[0].last
    if count == 1 and _is_word(context, last, {key("واحد"), key("واحدة")}):
        last += 1
    return count, found[1], last


def anaphoric(context: Context, i: int) -> Expression | None:
    """Return a time counted from another time of the text: اليوم التالي، في ذلك اليوم. Its days stay open."""
    tokens = context.text.tokens
    that = any(form in _THAT for form, _ in word_forms(tokens[i].key))
    j = i + 1 if that else i
    found = unit(context, j)
    if found is None or not found[2] or found[1].number != "singular" or found[1].unit in ("hour", "minute", "second"):
        return None
    if that:
        if found[0].proclitics or not same_line(context.text, j):
            return None
        return Expression(i, j + 1, _start_of(context, i, _THAT), OPEN, "anaphoric")
    said = longest(context.text, j + 1, context.words.words) if _inside(context, j + 1) else None
    if said is None or said[1].kind != "anaphoric" or said[0].proclitics or not same_line(context.text, j + 1):
        return None
    return Expression(i, j + 2, found[0].start, OPEN, "anaphoric")
