"""Periods and stretches counted from now, days before now, days counted from another, parts of the day."""

from msgspec.structs import replace

from rawi.lexicon.calendar import UnitForm, longest
from rawi.lexicon.matcher import after_letters, forms_of, word_forms
from rawi.lexicon.time_signs import time_signs
from rawi.read.numbers import cardinal
from rawi.read.times.context import (
    Context,
    Expression,
    direction_at,
    inside,
    is_word,
    part_at,
    said_at,
    setting_at,
    start_of,
    unit,
    weekday_at,
)
from rawi.read.times.values import (
    OPEN,
    VAGUE,
    Days,
    Direction,
    ago,
    in_season,
    last_units,
    moved,
    next_units,
    period,
)
from rawi.text import Token, key, same_line

_PERIODS = frozenset({"week", "month", "year", "decade"})
_IN_TIME = time_signs("in_time")
_DAY = key("يوم")
_THIS = time_signs("this")
_WITHOUT = frozenset(key(word) for word in ("دون", "غير"))
_THAT = time_signs("that")
_BEFORE = frozenset({key("قبل")})
_UNTIL = time_signs("until_when")
_SINCE = time_signs("since")
_A_LITTLE = key("قليل")
_LAST = key("آخر")
_OF_ANOTHER = time_signs("of_another")
_ONE = time_signs("one")
_VAGUE_COUNTS = time_signs("vague_count")
_FEW = time_signs("few")
_PARTS = time_signs("definite_part")
_HOURS_OF_A_PART = frozenset(("الصباح", "الفجر", "المساء", "الليل"))
_MIDDLE, _MIDDLE_OF = key("منتصف"), time_signs("middle_of")
_MORNING, _NOON = key("الصبح"), key("الظهر")
_LEADS = time_signs("part_lead")
_LEADS_LOOSELY = time_signs("part_lead_loosely")
_ARTICLES = frozenset({"ال", "وال", "لل", "بال"})


def named_period(context: Context, i: int) -> Expression | None:
    """Return a week, month or year counted from now: الأسبوع الماضي، هذا العام، مطلع الشهر الجاري، صيف العام الماضي."""
    season = _season(context, i)
    if season is not None:
        return season
    part, j, start = part_at(context, i)
    tokens = context.text.tokens
    this = inside(context, j) and not _THIS.isdisjoint(forms_of(tokens[j].key))
    if this:
        start = start_of(context, j, _THIS) if part is None else start
        j += 1
    found = unit(context, j)
    if found is None or not found[2] or found[1].number != "singular" or found[1].unit not in _PERIODS:
        return None
    if found[1].unit == "decade" and (this or part or not _in_time(context, i)):
        # العقد is a contract as well.
        return None
    if j > i and (found[0].proclitics or not same_line(context.text, j)):
        return None
    start = found[0].start if j == i else start
    direction: tuple[Direction, int] | None = ("current", j + 1) if this else direction_at(context, j + 1)
    unsaid = direction is None and part is not None and found[1].unit != "week"
    if unsaid:
        direction = "current", j + 1
        if part == "closing" and _is_bound(context, i):
            # قبل نهاية العام: which year goes without saying, to come or not.
            days = period(found[1].unit, context.setting, "current", part)
            return Expression(i, j + 1, start, replace(days, start=days.end), "period")
    if direction is None:
        # مطلع الأسبوع: which one is not said.
        week = part is not None and found[1].unit == "week"
        return Expression(i, j + 1, start, OPEN, "period") if week else None
    setting = setting_at(context, i, direction[1])
    days = period(found[1].unit, setting, direction[0], part)
    if part == "opening" and found[1].unit == "year" and i > 0 and context.text.tokens[i - 1].key in _SINCE:
        # منذ مطلع العام begins with the year; where the opening ends is not said.
        days = replace(days, end=None)
    if found[1].unit == "week":
        inside_week = _day_of_week(context, direction[1])
        if inside_week is not None:
            # الأسبوع المقبل يوم الجمعة
            one = moved(days.start, inside_week[0] - 1) if days.start is not None else None
            days = OPEN if one is None else Days(one, one, "day", approximate=True)
            return Expression(i, inside_week[1], start, days, "period")
    if unsaid and (setting.future or days.start is None or setting.published is None or days.start > setting.published):
        # "نهاية الشهر" may be to come.
        days = OPEN
    return Expression(i, direction[1], start, days, "period")


def _season(context: Context, i: int) -> Expression | None:
    """Return a season counted from now: الصيف الماضي، whose days stay open, and صيف العام الماضي; or null."""
    tokens = context.text.tokens
    word = tokens[i].key.removeprefix("و")
    definite = word.startswith("ال")
    found = context.words.words.entries.get((word.removeprefix("ال"),))
    if found is None or found.kind != "season":
        return None
    start = after_letters(tokens[i], len(tokens[i].key) - len(word))
    if definite:
        direction = direction_at(context, i + 1)
        return None if direction is None else Expression(i, direction[1], start, VAGUE, "period")
    year = named_period(context, i + 1) if inside(context, i + 1) and same_line(context.text, i + 1) else None
    if year is None or year.start != tokens[i + 1].start or year.days.precision not in ("year", "open"):
        return None
    return year._replace(first=i, start=start, days=in_season(year.days, found.first, found.last))


def _is_bound(context: Context, i: int) -> bool:
    """Whether a word that says until when stands before token `i` (قبل، حتى، بحلول)."""
    return i > 0 and context.text.tokens[i - 1].key in _UNTIL and same_line(context.text, i)


def _in_time(context: Context, i: int) -> bool:
    """Whether a preposition of time stands before token `i`."""
    return i > 0 and context.text.tokens[i - 1].key in _IN_TIME and same_line(context.text, i)


def _day_of_week(context: Context, i: int) -> tuple[int, int] | None:
    """Return the weekday that follows a week at token `i` (يوم الجمعة) and its end, or null."""
    tokens = context.text.tokens
    i += inside(context, i) and tokens[i].key == _DAY
    if not inside(context, i) or not same_line(context.text, i):
        return None
    named = weekday_at(context, i)
    if named is None or named.direction is not None or named.start != tokens[i].start:
        return None
    return named.day, named.last


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
    if is_word(context, j, _FEW):
        j += 1
    direction = direction_at(context, j)
    if direction is None or direction[0] in ("current", "before_past"):
        return None
    return _stretch(context, i, direction[1], place.start, count, form, direction[0])


def _number_first(context: Context, i: int) -> Expression | None:
    tokens = context.text.tokens
    last_ones = tokens[i].key == _LAST
    j = i + 1 if last_ones else i
    number = _definite_number(context, j) if not last_ones else None
    start = tokens[i].start
    if number is None and inside(context, j) and (j == i or same_line(context.text, j)):
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
    direction = direction_at(context, found[0].last)
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
    if not inside(context, i) or (i and not same_line(context.text, i)):
        return None
    if tokens[i].key in _ARTICLES and i + 1 < len(tokens) and tokens[i + 1].kind == "number":
        i += 1
    number = cardinal(context.text, i, context.numerals)
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
    """Return a time counted back from now: قبل ثلاثة أيام، قبل أيام.

    منذ ثلاثة أيام and قبل يومين من الهجوم are no times: they say how long something has lasted or lay before another.
    """
    if _BEFORE.isdisjoint(forms_of(context.text.tokens[i].key)):
        return None
    j = i + 1
    if inside(context, j) and context.text.tokens[j].key == _A_LITTLE and same_line(context.text, j):
        return Expression(i, j + 1, start_of(context, i, _BEFORE), VAGUE, "before_now")
    comparator = longest(context.text, j, context.numerals.before)
    if comparator is not None and not comparator[0].proclitics:
        j = comparator[0].last
    counted = _counted_unit(context, j)
    if counted is None:
        return None
    count, form, last = counted
    another = is_word(context, last, _OF_ANOTHER) and not is_word(context, last + 1, _WITHOUT)
    if another or (form.number == "singular" and _names_a_day(context, last)):
        return None
    published = context.setting.published
    if comparator is not None and comparator[1].comparator != "about":
        days = VAGUE
    elif count is None:
        days = VAGUE if form.unit not in ("hour", "minute") else ago(1, form.unit, published)
    else:
        days = ago(count, form.unit, published)
        if comparator is not None:
            days = replace(days, approximate=True)
    return Expression(i, last, start_of(context, i, _BEFORE), days, "before_now")


def _names_a_day(context: Context, i: int) -> bool:
    """Whether token `i` goes on with منذ يوم الأحد, منذ عام 2011, قبل شهر رمضان: then no unit is counted."""
    if not inside(context, i) or not same_line(context.text, i):
        return False
    words = context.words
    if longest(context.text, i, words.weekdays) is not None or longest(context.text, i, words.months) is not None:
        return True
    said = said_at(context, i)
    return context.text.tokens[i].kind == "number" or (said is not None and said[1].kind in ("day", "part_of_day"))


def _counted_unit(context: Context, i: int) -> tuple[float | None, UnitForm, int] | None:
    """Return count, unit and end of ثلاثة أيام, يومين, أسبوع, عدة أيام, أيام; the count is null where it is vague."""
    tokens = context.text.tokens
    if not inside(context, i) or not same_line(context.text, i):
        return None
    if tokens[i].key in _VAGUE_COUNTS or (tokens[i].key,) in context.numerals.vague.entries:
        found = unit(context, i + 1)
        return (None, found[1], i + 2) if found is not None and found[1].number == "plural" else None
    number = cardinal(context.text, i, context.numerals)
    if number is not None and not number.preposition and not number.conjunction:
        found = unit(context, number.last)
        if found is None or found[0].proclitics or found[2]:
            return None
        last = found[0].last
        return number.value, found[1], last
    numeral = context.numerals.numerals.get(tokens[i].key)
    if numeral is not None and numeral.kind == "fraction":
        # قبل نصف ساعة
        found = unit(context, i + 1)
        halved = found is not None and not found[0].proclitics and not found[2] and found[1].number == "singular"
        return (numeral.value, found[1], i + 2) if found is not None and halved else None
    found = unit(context, i)
    if found is None or found[0].proclitics or found[2]:
        return None
    counts = {"singular": 1.0, "dual": 2.0, "plural": None}
    count, last = counts[found[1].number], found[0].last
    if count == 1 and is_word(context, last, _ONE):
        last += 1
    return count, found[1], last


def anaphoric(context: Context, i: int) -> Expression | None:
    """Return a time counted from another time of the text: اليوم التالي، مساء ذلك اليوم. Its days stay open."""
    tokens = context.text.tokens
    opening = said_at(context, i)
    if opening is not None and opening[1].kind == "part_of_day" and inside(context, opening[0].last):
        named = _counted_from(context, opening[0].last) if same_line(context.text, opening[0].last) else None
        glued = named is not None and named.start == tokens[opening[0].last].start
        return named._replace(first=i, start=opening[0].start) if named is not None and glued else None
    return _counted_from(context, i)


def _counted_from(context: Context, i: int) -> Expression | None:
    tokens = context.text.tokens
    that = not _THAT.isdisjoint(forms_of(tokens[i].key))
    j = i + 1 if that else i
    found = unit(context, j)
    if found is None or not found[2] or found[1].number != "singular" or found[1].unit in ("hour", "minute", "second"):
        return None
    if that:
        if found[0].proclitics or not same_line(context.text, j):
            return None
        return Expression(i, j + 1, start_of(context, i, _THAT), OPEN, "anaphoric")
    said = said_at(context, j + 1)
    if said is None or said[1].kind != "anaphoric" or said[0].proclitics or not same_line(context.text, j + 1):
        return None
    return Expression(i, j + 2, found[0].start, OPEN, "anaphoric")


def part_alone(context: Context, i: int) -> Expression | None:
    """Return a part of an unnamed day: فجرا، صباحا. Its day stays open."""
    tokens = context.text.tokens
    if tokens[i].key.lstrip("وب").startswith("ال"):
        return _definite_part(context, i)
    found = said_at(context, i)
    if tokens[i].key == _MIDDLE and i + 2 < len(tokens) and tokens[i + 1].light == "-":
        # منتصف-الليل
        glued = tokens[i].end == tokens[i + 1].start and tokens[i + 1].end == tokens[i + 2].start
        if glued and tokens[i + 2].key in _MIDDLE_OF:
            return Expression(i, i + 3, tokens[i].start, OPEN, "part_of_day")
    if found is None or (i > 0 and tokens[i - 1].kind == "number"):
        return None
    if (
        found[1].kind == "hours_of"
        and _in_time(context, i)
        and any(word in _HOURS_OF_A_PART for word in found[1].phrase.split())
    ):
        # منذ ساعات الصباح
        return Expression(i, found[0].last, found[0].start, OPEN, "part_of_day")
    tanwin = tokens[i].light.endswith("ً") and found[0].last == i + 1
    if found[1].kind == "adverb" or (found[1].kind == "part_of_day" and tanwin):
        return Expression(i, found[0].last, found[0].start, OPEN, "part_of_day")
    return None


def _definite_part(context: Context, i: int) -> Expression | None:
    """Return the part of an unnamed day that its preposition makes one (قبيل الفجر، مع الظهيرة، بالليل), or null."""
    tokens = context.text.tokens
    bare = tokens[i].key.removeprefix("و").removeprefix("ب")
    if bare.removeprefix("ال") not in _PARTS or not bare.startswith("ال"):
        return None
    inside_word = len(tokens[i].key) - len(bare)
    before = tokens[i - 1].key.removeprefix("و") if i > 0 and same_line(context.text, i) else ""
    by_itself = bare == _MORNING or tokens[i].key.removesuffix(bare).endswith("ب")
    # في الظهر is in the back.
    led = before in _LEADS or (before in _LEADS_LOOSELY and bare != _NOON)
    if not (led or by_itself):
        return None
    return Expression(i, i + 1, after_letters(tokens[i], inside_word), OPEN, "part_of_day")
