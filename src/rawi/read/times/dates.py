"""Dates with a day or a month: in digits, with names of months of either calendar, with or without a year."""

from msgspec.structs import replace

from rawi.lexicon.calendar import Found, Month, longest
from rawi.lexicon.matcher import after_letters, forms_of
from rawi.lexicon.time_signs import time_signs
from rawi.read.numbers import cardinal, ordinal
from rawi.read.times.context import (
    NAME,
    PREPOSITIONS,
    Context,
    Dated,
    Expression,
    blocked,
    direction_at,
    inside,
    is_sign,
    is_word,
    part_at,
    setting_at,
    start_of,
)
from rawi.read.times.digits import digit_date, era, touches
from rawi.read.times.known_days import known_day
from rawi.read.times.values import HIJRI_YEARS, OPEN, UNKNOWN_YEAR, YEARS, Partial, Setting, period, settle
from rawi.text import key, same_line

YEAR_WORDS = time_signs("before_year")
LINKS_OF_DAYS = frozenset(key(word) for word in ("إلى", "حتى", "لغاية", "ولغاية", "وحتى", "-", "–", "و"))
_WORDS_OF_A_YEAR = 2
# Years behind the name of a month: those before may be of the other calendar.
_NAMED_YEARS = range(HIJRI_YEARS.stop, YEARS.stop)
# Years before those that reports tell of: only their own month, or عام, makes numbers like these a year.
OLD_YEARS = range(100, YEARS.start)
_NO_NOUNS = time_signs("no_noun")
_MONTH_WORDS = time_signs("month")
_THIS = time_signs("this")
_BETWEEN = time_signs("between")
_OF, _FIRST = key("من"), key("أول")
_OF_IT = key("منه")
_DASHES, _YEAR_DIGITS = frozenset({"-", "–"}), 4
_BETWEEN_NAMES = frozenset({"/", "-", "–", "\\"})
_MADDA, _OTHER_HAMZA = "آ", frozenset("أإ")
_ARTICLES = frozenset({"ال", "لل", "وال", "بال"})
_ENGLISH_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_THAT = time_signs("that")
_SAME = time_signs("same_one")
_COUNTED = time_signs("numbered")
_FEMININE = (key("ثانية")[-1], key("أولى"))
_NEXT_TO_IT = time_signs("next_to_it")
_DAYS_OF_MONTH, _MONTHS = range(1, 32), range(1, 13)


def date(context: Context, i: int) -> Dated | None:
    """Return the date at token `i`: in digits (2018/2/13), or a day or a month with its name, or null."""
    if i not in context.dates:
        found = digit_date(context, i) or _named_date(context, i)
        context.dates[i] = found and known_day(context, found)
    return context.dates[i]


def dated(context: Context, i: int) -> Expression | None:
    """Return the date at token `i` with its days, or null."""
    found = date(context, i)
    if found is None:
        return None
    if not found.known and blocked(context, found.first, found.last, "date"):
        return Expression(found.first, found.last, found.start, OPEN, NAME)
    partial = found.partial
    if partial.same_month:
        return Expression(found.first, found.last, found.start, OPEN, "date")
    setting = setting_at(context, found.first, found.last)
    if partial.day is not None and partial.month is None:
        partial = _in_month(partial, setting)
    days = settle(partial, setting)
    if found.partial.month is None and days.start is not None:
        # The month is counted from publication.
        days = replace(days, basis="relative")
    if found.until is not None:
        end = settle(replace(partial, day=found.until), setting)
        both = days.start is not None and end.end is not None
        days = replace(days, end=end.end, precision="days") if both else OPEN
    rule = "date" if partial.day is not None else "month"
    return Expression(found.first, found.last, found.start, days, rule)


def _in_month(partial: Partial, setting: Setting) -> Partial:
    """Give a day of this or the last month (13 الجاري) its month; without publication it has none."""
    month = OPEN
    if partial.direction is not None and partial.direction != "this":
        month = period("month", setting, partial.direction, None)
    elif setting.published is not None and not setting.future and (partial.day or 32) <= setting.published.day:
        # "The 12th of the month", told after it.
        month = period("month", setting, "current", None)
    if month.start is None:
        return replace(partial, direction=None)
    return replace(partial, month=month.start.month, year_direction=None, direction=None, year=month.start.year)


def _named_date(context: Context, i: int) -> Dated | None:
    tokens = context.text.tokens
    head = _day_number(context, i)
    if head is None:
        return _month_date(context, i)
    if _is_described(context, i):
        return None
    day, j, start = head
    if is_word(context, j, {_OF_IT}) and i > 0 and tokens[i - 1].key in PREPOSITIONS:
        # في 23 منه
        return Dated(i, j + 1, start, Partial(day=day, same_month=True))
    until = _second_day(context, j, day)
    if until is not None:
        second, j = until
    if is_word(context, j, {_OF}) or is_sign(context, j, {".", "-"}) or _is_slash(context, j) or _is_dashed(context, j):
        j += 1
    if is_word(context, j, _THIS) and is_word(context, j + 1, _MONTH_WORDS) and tokens[j - 1].key == _OF:
        # السادس من هذا الشهر
        return Dated(i, j + 2, start, Partial(day=day, direction="this"), until and second)
    if is_word(context, j, _THAT) and is_word(context, j + 1, _MONTH_WORDS) and tokens[j - 1].key == _OF:
        return Dated(i, j + 2, start, Partial(day=day, same_month=True))
    if is_word(context, j, _MONTH_WORDS):
        found = direction_at(context, j + 1)
        if found is not None:
            direction, last = found
            return Dated(i, last, start, Partial(day=day, direction=direction), until and second)
        if is_word(context, j + 1, _SAME):
            # السابع عشر من الشهر ذاته
            return Dated(i, j + 2, start, Partial(day=day, same_month=True))
        if _month(context, j + 1) is None and tokens[j].key.startswith("ال") and tokens[j - 1].key == _OF:
            # الثاني عشر من الشهر
            return Dated(i, j + 1, start, Partial(day=day, direction="this"), until and second)
        j += 1
    month = _month(context, j)
    if month is None:
        direction_found = direction_at(context, j)
        # "13 الجاري": the month goes without saying.
        if direction_found is None or direction_found[0] not in ("current", "past") or tokens[j].key == key("الماضية"):
            return None
        return Dated(i, j + 1, start, Partial(day=day, direction=direction_found[0]), until and second)
    named, last = month
    partial, last = _year_behind(context, last, Partial(named.calendar, month=named.month, day=day))
    return Dated(i, last, start, partial, until and second)


def _is_described(context: Context, i: int) -> bool:
    """Whether an ordinal at token `i` describes the noun before it, one counted so (الأسبوع الثاني من أيار)."""
    tokens = context.text.tokens
    if i == 0 or not tokens[i].key.startswith("ال") or not same_line(context.text, i):
        return False
    forms = forms_of(tokens[i - 1].key)
    # A day is masculine: الغارة الخامسة من مايو is the fifth of them.
    feminine = tokens[i].key.endswith(_FEMININE) and any(form.startswith("ال") for form in forms)
    return feminine or any(form in _COUNTED for form in forms)


def _is_slash(context: Context, i: int) -> bool:
    return inside(context, i) and context.text.tokens[i].light == "/" and same_line(context.text, i)


def _is_dashed(context: Context, i: int) -> bool:
    """Whether a dash parts a day from its month as another parts that from the year (12 - مايو - 2022)."""
    tokens = context.text.tokens
    if not inside(context, i) or tokens[i].light not in _DASHES or not same_line(context.text, i):
        return False
    month = _month(context, i + 1) if inside(context, i + 1) else None
    if month is None or not inside(context, month[1] + 1):
        return False
    year = tokens[month[1] + 1]
    return tokens[month[1]].light == tokens[i].light and year.kind == "number" and len(year.text) == _YEAR_DIGITS


def _day_number(context: Context, i: int) -> tuple[int, int, int] | None:
    """Return a day of the month at token `i` with its end and start: 13, الـ13, السادس, الثاني والعشرين."""
    tokens = context.text.tokens
    if tokens[i].key in _ARTICLES and i + 1 < len(tokens) and tokens[i + 1].kind == "number":
        start = after_letters(tokens[i], len(tokens[i].key) - 2)
        value = tokens[i + 1].light
        return (int(value), i + 2, start) if len(value) <= 2 and 1 <= int(value) <= 31 else None
    if tokens[i].kind == "number":
        value = tokens[i].light
        joined = i > 0 and tokens[i - 1].end == tokens[i].start and tokens[i - 1].light in "/.:،,"
        if len(value) > 2 or not 1 <= int(value) <= 31 or joined:
            return None
        return int(value), _past_english_ordinal(context, i + 1), tokens[i].start
    if tokens[i].key == _FIRST and _month(context, i + 1) is not None:
        # أول أكتوبر
        return 1, i + 1, tokens[i].start
    number = ordinal(context.text, i, context.numerals)
    if number is None or number.value > 31:
        return None
    return int(number.value), number.last, number.start


def _past_english_ordinal(context: Context, i: int) -> int:
    """Return the token behind the letters of 10th, and the comma some pages set behind them, at token `i`; else `i`."""
    tokens = context.text.tokens
    if not inside(context, i) or tokens[i].start != tokens[i - 1].end or tokens[i].key not in _ENGLISH_ORDINALS:
        return i
    return i + 2 if is_sign(context, i + 1, {","}) else i + 1


def _second_day(context: Context, i: int, day: int) -> tuple[int, int] | None:
    """Return the second day of 16-17, 10 إلى 15, 5 و6 with its end; days only listed must follow each other."""
    tokens = context.text.tokens
    if i + 1 >= len(tokens) or not same_line(context.text, i):
        return None
    glued = tokens[i].kind == "word" and tokens[i].key.startswith("وال")
    if not glued and tokens[i].key not in LINKS_OF_DAYS:
        return None
    second = _day_number(context, i if glued else i + 1)
    if second is None or second[0] <= day:
        return None
    listed = (glued or tokens[i].key == "و") and not _ranged(context, i)
    return None if listed and second[0] != day + 1 else (second[0], second[1])


def _ranged(context: Context, i: int) -> bool:
    """Whether بين stands before the first of two days, the second of which is linked at token `i`."""
    return any(token.key in _BETWEEN for token in context.text.tokens[max(0, i - 4) : i])


def _month(context: Context, i: int) -> tuple[Month, int] | None:
    """Return the month named at token `i` and the end behind its second name (أيار/مايو، أيار (مايو))."""
    found = _name_of_month(context, i)
    if found is None or found[0].proclitics:
        return None
    place, month = found
    return month, _second_name(context, place.last, month)


def _name_of_month(context: Context, i: int) -> tuple[Found, Month] | None:
    """Return the month named at token `i`; أب (father) and إب (a town) are not آب, whatever their key."""
    found = longest(context.text, i, context.words.months)
    if found is None or found[1].name[0] != _MADDA or found[1].alone:
        return found
    letter = context.text.tokens[i].light[len(found[0].proclitics) :][:1]
    return None if letter in _OTHER_HAMZA else found


def _second_name(context: Context, i: int, month: Month) -> int:
    tokens = context.text.tokens
    if i + 1 >= len(tokens) or not same_line(context.text, i):
        return i
    if tokens[i].kind == "word":
        # يوليو تموز
        same = _name_of_month(context, i)
        doubled = same is not None and not same[0].proclitics and same[1].month == month.month
        return same[0].last if same is not None and doubled and same[1].calendar == month.calendar else i
    if tokens[i].light not in (*_BETWEEN_NAMES, "("):
        return i
    again = _name_of_month(context, i + 1)
    if again is None or again[1].month != month.month or again[1].calendar != month.calendar:
        return i
    last = again[0].last
    if tokens[i].light == "(":
        # أيار (مايو - ماي)
        while last + 1 < len(tokens) and tokens[last].light in _BETWEEN_NAMES:
            again = _name_of_month(context, last + 1)
            if again is None or again[1].month != month.month:
                break
            last = again[0].last
        return last + 1 if last < len(tokens) and tokens[last].light == ")" else i
    return last


def _month_date(context: Context, i: int) -> Dated | None:
    """Return a month without a day: by its name, with شهر, with the part of it, with a year or a direction."""
    part, j, start = part_at(context, i)
    proclitic = j == i
    if j < len(context.text.tokens) and not _MONTH_WORDS.isdisjoint(forms_of(context.text.tokens[j].key)):
        start = start_of(context, j, _MONTH_WORDS) if j == i else start
        j, proclitic = j + 1, False
    found = _name_of_month(context, j)
    if found is None or (found[0].proclitics and not proclitic):
        return None
    month = found[1]
    if j == i:
        start = found[0].start
    named = _second_name(context, found[0].last, month)
    partial, last = _year_behind(context, named, Partial(month.calendar, month=month.month, part=part))
    spelt = month.name[0] != _MADDA or _MADDA in context.text.tokens[j].light
    in_month = i > 0 and context.text.tokens[i - 1].key in PREPOSITIONS and not found[0].proclitics and spelt
    sure = month.alone or j > i or named > found[0].last or last > named or in_month
    return Dated(i, last, start, partial) if sure else None


def _year_behind(context: Context, i: int, partial: Partial) -> tuple[Partial, int]:
    """Read what follows a month: its direction (الماضي), its year (2018، من عام 2018، من العام الماضي)."""
    if not inside(context, i) or not same_line(context.text, i):
        return partial, i
    tokens = context.text.tokens
    direction = direction_at(context, i)
    if direction is not None:
        return replace(partial, direction=direction[0]), direction[1]
    j = i
    american = _day_and_year(context, j, partial) or _day_behind(context, j, partial)
    if american is not None:
        return american
    if tokens[j].light in {"،", ",", "/", "-", "–"} or is_sign(context, j, {"."}):
        j += 1
    if is_word(context, j, {_OF, "لل"}):
        j += 1
    if is_word(context, j, YEAR_WORDS):
        found = direction_at(context, j + 1)
        if found is not None:
            return replace(partial, year_direction=found[0]), found[1]
        if is_word(context, j + 1, _SAME):
            # أيلول من السنة ذاتها
            return replace(partial, same_year=True), j + 2
        if is_word(context, j + 1, _NEXT_TO_IT):
            # نيسان من العام التالي
            return replace(partial, year=UNKNOWN_YEAR), j + 2
        j += 1
    elif is_word(context, j, _THAT) and is_word(context, j + 1, YEAR_WORDS):
        return replace(partial, same_year=True), j + 2
    years = _NAMED_YEARS if partial.calendar == "gregorian" else HIJRI_YEARS
    bracket = year_in_brackets(context, j)
    if bracket is not None and bracket in years:
        return replace(partial, year=bracket), era(context, j + 3, bracket)
    repeated = digit_date(context, j + 1) if inside(context, j + 1) and tokens[j].light == "(" else None
    if repeated is not None and repeated.partial.month == partial.month:
        # حزيران (4/6/1947): the year stands in the brackets, with a date of its own.
        return replace(partial, year=repeated.partial.year), i
    if not inside(context, j) or not same_line(context.text, j):
        return partial, i
    in_words = year_in_words(context, j) if tokens[j].kind == "word" and partial.calendar == "gregorian" else None
    if in_words is not None and not _may_count(context, in_words[1]):
        return replace(partial, year=in_words[0]), in_words[1]
    if tokens[j].kind != "number" or len(tokens[j].light) != 4:
        return partial, i
    year = int(tokens[j].light)
    if _joined_on(context, j):
        return partial, i
    if year not in years and partial.calendar == "gregorian" and partial.day is not None and year in OLD_YEARS:
        # The name of the month says of which calendar the year is.
        years = OLD_YEARS
    if year not in years:
        # A year this grammar has no calendar for: no other may be taken for it.
        return (replace(partial, year=UNKNOWN_YEAR), j + 1) if partial.day is not None else (partial, i)
    return replace(partial, year=year), era(context, j + 1, year)


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


def _day_behind(context: Context, i: int, partial: Partial) -> tuple[Partial, int] | None:
    """Read a day behind its month: written to it (سبتمبر10), or as an ordinal with a year (يناير الأول 2018)."""
    tokens = context.text.tokens
    if partial.day is not None or partial.calendar != "gregorian":
        return None
    if tokens[i].kind == "number":
        glued = tokens[i - 1].end == tokens[i].start and tokens[i - 1].kind == "word" and len(tokens[i].light) <= 2
        if not glued or int(tokens[i].light) not in _DAYS_OF_MONTH:
            return None
        dated = replace(partial, day=int(tokens[i].light))
        return _year_behind(context, i + 1, dated)
    number = ordinal(context.text, i, context.numerals)
    if number is None or number.value not in _DAYS_OF_MONTH or number.conjunction or number.preposition:
        return None
    found, last = _year_behind(context, number.last, replace(partial, day=int(number.value)))
    return (found, last) if found.year in YEARS else None


def year_in_words(context: Context, i: int) -> tuple[int, int] | None:
    """Return the year in words at token `i` (ألفين وخمسة عشر) and its end, if nothing follows that it could count."""
    number = cardinal(context.text, i, context.numerals) if inside(context, i) and same_line(context.text, i) else None
    if number is None or number.digits or number.value not in YEARS or number.last - i < _WORDS_OF_A_YEAR:
        return None
    behind = context.text.tokens[number.last] if inside(context, number.last) else None
    # What is counted by so many is a singular, most often with its tanwin.
    counted = behind is not None and same_line(context.text, number.last) and behind.key.endswith("ا")
    return None if counted or number.conjunction or number.preposition else (int(number.value), number.last)


def _may_count(context: Context, i: int) -> bool:
    """Whether a noun may follow at token `i`: في أيار ألف وتسعمئة منزل is no year."""
    tokens = context.text.tokens
    if not inside(context, i) or not same_line(context.text, i) or tokens[i].kind == "punct":
        return False
    return tokens[i].key not in _NO_NOUNS


def year_number(context: Context, i: int, hijri: range, gregorian: range) -> int | None:
    """Return the year in digits at token `i` if it is in one of the ranges and no part of a longer number; or null."""
    tokens = context.text.tokens
    if not inside(context, i) or tokens[i].kind != "number" or len(tokens[i].light) != 4:
        return None
    if i and not same_line(context.text, i):
        return None
    value = int(tokens[i].light)
    if value not in gregorian and value not in hijri:
        return None
    return None if _joined_on(context, i) or touches(tokens, i) else value


def year_in_brackets(context: Context, i: int) -> int | None:
    """Return the year of ( 1948 ) at token `i`, which ends three tokens on, or null."""
    tokens = context.text.tokens
    if i + 2 >= len(tokens) or tokens[i].light != "(" or tokens[i + 2].light != ")" or not same_line(context.text, i):
        return None
    year = tokens[i + 1].light
    return int(year) if tokens[i + 1].kind == "number" and len(year) == 4 else None


def _joined_on(context: Context, i: int) -> bool:
    """Whether digits go on behind token `i` (2018/13, 1500.5)."""
    tokens = context.text.tokens
    return (
        i + 2 < len(tokens)
        and tokens[i + 2].kind == "number"
        and tokens[i + 1].light in "/.:"
        and tokens[i].end == tokens[i + 1].start
        and tokens[i + 1].end == tokens[i + 2].start
    )
