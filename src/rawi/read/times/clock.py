"""Clock times: الساعة 02:30، الساعة 0430، الثالثة والنصف فجرا. The record knows days only."""

from typing import NamedTuple

from rawi.lexicon.matcher import after_letters, forms_of, letters_before, word_forms
from rawi.lexicon.time_signs import time_signs
from rawi.read.numbers import cardinal, ordinal
from rawi.read.times.context import Context, driven, said_at
from rawi.text import Token, key, same_line

_HOUR = key("الساعة")
_ONE_O_CLOCK = key("الواحدة")
PAST_THE_HOUR = time_signs("past_the_hour")
_TO_THE_HOUR = time_signs("to_the_hour")
_MINUTE_WORDS = time_signs("minute")
_LEADS = time_signs("hour_lead")
_EXCEPT = key("إلا")
_IN = key("في")
_IT_IS = key("إنها")
_AT = time_signs("at_hour")
_FROM, _BETWEEN = key("من"), key("بين")
_UNTIL = time_signs("up_to")
_ENUMERATED = time_signs("enumerated")
_OF_AGE = time_signs("of_age")
_FIRST_SURE_HOUR = 3
# How far around an hour without its noun a list of ordinals is looked for.
_AROUND = 40
_BEFORE_AND_AFTER_NOON = frozenset({"ص", "م"})
_ARTICLE = "ال"
_DEFINITE_PARTS = time_signs("part_behind")
_HOURS, _MINUTES = range(25), range(60)


class Clock(NamedTuple):
    """A clock time that ends before token `last`; `start` is the code point behind its proclitics."""

    last: int
    start: int


def clock(context: Context, i: int) -> Clock | None:
    """Return the clock time at token `i` (الساعة 3، 09:15 صباحا، 3 العصر where a line begins), or null."""
    tokens = context.text.tokens
    taken = letters_before(tokens[i].key, _HOUR)
    if taken is None:
        last = _digits(tokens, i, ":")
        if last is None:
            return _spoken(context, i)
        return Clock(_noon(context, part_behind(context, last)), tokens[i].start)
    if i + 1 >= len(tokens) or not same_line(context.text, i + 1):
        return None
    last = _digits(tokens, i + 1, ":.") or _hour_and_part(context, i + 1) or hour_in_words(context, i + 1)
    if last is None:
        return None
    return Clock(_noon(context, part_behind(context, last)), after_letters(tokens[i], taken))


def heads_line(context: Context, i: int) -> bool:
    """Whether nothing but signs stands before token `i` on its line (⏱ 8:10 ص)."""
    tokens = context.text.tokens
    while i > 0 and same_line(context.text, i):
        if tokens[i - 1].kind != "punct":
            return False
        i -= 1
    return True


def _spoken(context: Context, i: int) -> Clock | None:
    tokens = context.text.tokens
    if i + 1 >= len(tokens) or tokens[i].kind != "number" or not same_line(context.text, i + 1):
        return None
    led_by = tokens[i - 1].key in _LEADS if i > 0 and same_line(context.text, i) else False
    behind = part_behind(context, i + 1, spoken=led_by)
    if tokens[i + 1].key == _IN and not (i > 0 and tokens[i - 1].key == _IT_IS):
        # "قتل 8 في الليل" counts the dead.
        return None
    if behind > i + 1 and _hour_in_digits(tokens, i) is not None and not tokens[i + 1].key.startswith(_ARTICLE):
        # في 7 صباحا; "مقتل 7 صباحا" counts the dead.
        led = i > 0 and (tokens[i - 1].key in _LEADS or tokens[i - 1].key == _IT_IS) and same_line(context.text, i)
        if led or heads_line(context, i) or len(tokens[i].light) == 4:
            return Clock(behind, tokens[i].start)
    if not heads_line(context, i):
        return None
    part = tokens[i + 1].key
    known = context.words.words.entries.get((part.removeprefix(_ARTICLE),)) if part.startswith(_ARTICLE) else None
    hour = _hour_in_digits(tokens, i)
    spoken = hour is not None and len(tokens[i].light) < 3 and same_line(context.text, i + 1)
    return Clock(i + 2, tokens[i].start) if spoken and known is not None and known.kind == "part_of_day" else None


def _noon(context: Context, i: int) -> int:
    """Return the end behind ص or م."""
    tokens = context.text.tokens
    return i + 1 if i < len(tokens) and tokens[i].key in _BEFORE_AND_AFTER_NOON and same_line(context.text, i) else i


def hour_in_words(context: Context, i: int) -> int | None:
    """Return the end of an hour in words at token `i` (الثالثة والنصف، الثانية عشرة إلا ربعا), or null."""
    tokens = context.text.tokens
    number = ordinal(context.text, i, context.numerals)
    last = i + 1 if tokens[i].key == _ONE_O_CLOCK else None
    if number is not None and number.value <= 12 and tokens[i].key.endswith("ه"):
        last = number.last
    if last is None or last >= len(tokens):
        return last
    if tokens[last].key in PAST_THE_HOUR:
        return last + 1
    minutes = cardinal(context.text, last, context.numerals) if same_line(context.text, last) else None
    if minutes is not None and minutes.conjunction and minutes.last < len(tokens):
        return minutes.last + 1 if tokens[minutes.last].key in _MINUTE_WORDS else last
    if last + 1 < len(tokens) and tokens[last].key == _EXCEPT and tokens[last + 1].key in _TO_THE_HOUR:
        return last + 2
    return last


def is_short_of_hour(context: Context, last: int) -> bool:
    """Whether an hour in words ends before token `last` with what it lacks (السادسة إلا ربعا): that no other is."""
    tokens = context.text.tokens
    return last > 2 and tokens[last - 2].key == _EXCEPT and tokens[last - 1].key in _TO_THE_HOUR


def is_hour(context: Context, i: int, last: int) -> bool:
    """Whether an hour in words on tokens `i:last` is one without الساعة: في السابعة, من السابعة حتى التاسعة."""
    tokens = context.text.tokens
    if i == 0 or not same_line(context.text, i) or tokens[i].key != tokens[i].key.removeprefix("و"):
        return False
    number = ordinal(context.text, i, context.numerals)
    before = tokens[i - 1].key
    if number is None or number.value < _FIRST_SURE_HOUR:
        return False
    if before in _UNTIL and _opened(context, i - 2):
        return True
    if i > 1 and not _OF_AGE.isdisjoint(forms_of(tokens[i - 2].key)):
        # طفلة في العاشرة
        return False
    linked = last + 1 < len(tokens) and tokens[last].key in _UNTIL and hour_in_words(context, last + 1) is not None
    if before in (_FROM, _BETWEEN) and linked:
        return True
    low, high = context.text.sentence_of(i)
    if any(token.key in _ENUMERATED for token in tokens[max(low, i - _AROUND) : min(high, i + _AROUND)]):
        # في الثالثة, after a first and a second, is no hour.
        return False
    behind = tokens[last] if last < len(tokens) and same_line(context.text, last) else None
    ends = behind is None or (behind.kind == "punct" and behind.light in (".", "،", ",", "؛", "!", "؟"))
    return ends and (before in _AT or driven(context, i))


def _opened(context: Context, i: int) -> bool:
    """Whether an hour in words that من opens ends with token `i`."""
    tokens = context.text.tokens
    for first in (i, i - 1, i - 2):
        if first > 0 and tokens[first - 1].key == _FROM and hour_in_words(context, first) == i + 1:
            return True
    return False


def hour_start(context: Context, i: int) -> int:
    """Return the code point where an hour in words begins at token `i`, its proclitics aside."""
    token = context.text.tokens[i]
    taken = next((len(letters) for form, letters in word_forms(token.key) if form.startswith(_ARTICLE)), 0)
    return after_letters(token, taken)


def _digits(tokens: tuple[Token, ...], i: int, marks: str) -> int | None:
    """Return the end of 02:30 or 02h30 at token `i`, one of `marks` between its numbers."""
    if i + 2 >= len(tokens) or tokens[i].kind != "number" or tokens[i + 2].kind != "number":
        return None
    tight = tokens[i].end == tokens[i + 1].start and tokens[i + 1].end == tokens[i + 2].start
    hour, minute = tokens[i].light, tokens[i + 2].light
    french = tokens[i + 1].light.lower() == "h"
    if not (tokens[i + 1].light in marks or french) or not tight or len(hour) > 2 or len(minute) != 2:
        return None
    if int(hour) not in _HOURS or int(minute) not in _MINUTES:
        return None
    # 12:34:25
    seconds = i + 4 < len(tokens) and tokens[i + 3].light == ":" and tokens[i + 3].end == tokens[i + 4].start
    return i + 5 if seconds and tokens[i + 4].kind == "number" and len(tokens[i + 4].light) == 2 else i + 3


def _hour_in_digits(tokens: tuple[Token, ...], i: int) -> int | None:
    """Return the end of 3 or 0430 at token `i`, which only الساعة makes a clock time."""
    digits = tokens[i].light
    if tokens[i].kind != "number" or len(digits) not in (1, 2, 4):
        return None
    hour, minute = (int(digits[:2]), int(digits[2:])) if len(digits) == 4 else (int(digits), 0)
    return i + 1 if hour in _HOURS and minute in _MINUTES else None


def _hour_and_part(context: Context, i: int) -> int | None:
    """Return the end of 4 والنصف, 4 إلا ربعا at token `i`."""
    tokens = context.text.tokens
    last = _hour_in_digits(tokens, i)
    if last is None or last >= len(tokens) or not same_line(context.text, last):
        return last
    if tokens[last].key in PAST_THE_HOUR:
        return last + 1
    to_it = last + 1 < len(tokens) and tokens[last].key == _EXCEPT and tokens[last + 1].key in _TO_THE_HOUR
    return last + 2 if to_it else last


def _plain(token: Token) -> tuple[str, ...]:
    """Return the key of a token, with and without "in" written to it."""
    return (token.key, token.key[1:]) if token.key.startswith("ب") else (token.key,)


def part_behind(context: Context, i: int, *, spoken: bool = False) -> int:
    """Return the end behind a part of the day that may follow at token `i`: صباحا، مساءً; after a `spoken` hour مساء."""
    if i >= len(context.text.tokens) or not same_line(context.text, i):
        return i
    token = context.text.tokens[i]
    if token.key == _IN and i + 1 < len(context.text.tokens) and same_line(context.text, i + 1):
        # الساعة 8 في الليل
        part = context.text.tokens[i + 1].key
        within = part.startswith(_ARTICLE) and part.removeprefix(_ARTICLE) in _DEFINITE_PARTS
        return i + 2 if within else i
    if any(form.startswith(_ARTICLE) and form.removeprefix(_ARTICLE) in _DEFINITE_PARTS for form in _plain(token)):
        # أمس الصبح, امبارح بالليل
        return i + 1
    found = said_at(context, i)
    if found is None or found[0].proclitics:
        return i
    tanwin = spoken or token.light.endswith("ً")
    adverb = found[1].kind == "adverb" or (found[1].kind == "part_of_day" and tanwin and found[0].last == i + 1)
    return found[0].last if adverb else i
