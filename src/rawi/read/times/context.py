"""What all expressions of time are read with: the context, and the small words they are made of."""

from typing import Literal, NamedTuple, get_args

import msgspec
from msgspec.structs import replace

from rawi.lexicon.calendar import Found, TimeWord, TimeWords, UnitForm, longest
from rawi.lexicon.matcher import after_letters, forms_of, word_forms
from rawi.lexicon.numerals import Numerals
from rawi.lexicon.time_signs import time_signs
from rawi.read.times.values import Days, Direction, Part, Partial, Setting
from rawi.text import Text, Token, attested, key, same_line, segment

# The rule of an expression that is part of a name (ثورة 25 يناير): read over, not reported.
NAME = "name"
PREPOSITIONS = time_signs("preposition")
_TO = key("إلى")
_CALLS = time_signs("call")
_ON = key("على")
_AGREED = time_signs("agreed")
_PLEDGED = time_signs("pledged")
_SINCE = key("منذ")
_BEFORE_A_DAY = time_signs("before_a_day")
_THAT = time_signs("that_clause")
_WAS = time_signs("was")
# لم تدخل tells of the past, as no other imperfect does.
_DID_NOT = time_signs("did_not")
_UNTIL = time_signs("until")
_IMPOSED = time_signs("imposed")
_IMPOSED_BEFORE = 5
# Until and an hour stand before the day by so many words.
_HOUR_BETWEEN = 4
# "Will" is written to the prefix of the verb.
_WILL = ("سي", "ست", "سن", "سا")
# How the future is spoken (حتقيف، هنطلع), and what begins so and is none (حتفهم، هيومن).
_GOING, _SHORTEST_GOING, _NOT_GOING = ("حي", "حت", "حن", "هي", "هت", "هن"), 4, ("حتف", "هيومن")
_PARTS: dict[str, Part] = {part: part for part in get_args(Part)}
# How far around an expression the words count that tell whether it is still to come.
_FUTURE_BEFORE, _FUTURE_AFTER = 9, 3


class Context(msgspec.Struct, frozen=True):
    """A text with the words needed to read it.

    `dates` keeps the date at a token once it was looked for, `said` the word of time that begins there.
    """

    text: Text
    words: TimeWords
    numerals: Numerals
    setting: Setting
    dates: dict[int, "Dated | None"] = msgspec.field(default_factory=dict)
    said: dict[int, tuple[Found, TimeWord] | None] = msgspec.field(default_factory=dict)


class Dated(NamedTuple):
    """A date as far as it is given, and where it stands; `until` is the second day of two.

    `known`: the day has a name, which tells its year.
    """

    first: int
    last: int
    start: int
    partial: Partial
    until: int | None = None
    known: bool = False


class Expression(NamedTuple):
    """Tokens `first:last` that name a time; `start` is the code point behind the proclitics."""

    first: int
    last: int
    start: int
    days: Days
    rule: str


class Weekday(msgspec.Struct, frozen=True):
    """A weekday at tokens `first:last` as it is said; `future` tells that the clause looks ahead."""

    first: int
    last: int
    start: int
    day: int
    direction: Direction | None


def setting_at(context: Context, first: int, last: int) -> Setting:
    """Return the setting of an expression: whether its surroundings tell of what is to come or is long past."""
    tokens = context.text.tokens
    low, high = context.text.sentence_of(first)
    ahead = _ahead_before(context, max(low, first - _FUTURE_BEFORE), first)
    ahead = ahead or _ahead_behind(context, last, min(high, last + _FUTURE_AFTER))
    ahead = ahead or ("surely" if _lasts_until(context, low, first) else None)
    pledged = ahead is None and _pledged(context, low, first)
    future = ahead is not None or pledged or _called_for(context, low, first)
    governed = ahead == "surely" and driven(context, first)
    past = any(tokens[i].key == _SINCE for i in range(max(low, first - 2), first))
    past = past or any(tokens[i].key in _WAS for i in range(max(low, first - _FUTURE_BEFORE), first))
    return replace(context.setting, future=future, coming=ahead == "surely" or pledged, past=past, governed=governed)


def _lasts_until(context: Context, low: int, first: int) -> bool:
    """Whether حتى stands before token `first`, and a ban or a truce that lasts so long before it (حظر التجول حتى)."""
    tokens = context.text.tokens
    # حتى السابعة من صباح الجمعة
    until = next(
        (i for i in range(first - 1, max(low, first - _HOUR_BETWEEN) - 1, -1) if tokens[i].key in _UNTIL), None
    )
    return until is not None and any(
        form.removeprefix("ال") in _IMPOSED
        for token in tokens[max(low, until + 1 - _IMPOSED_BEFORE) : until]
        for form in forms_of(token.key)
    )


def driven(context: Context, i: int) -> bool:
    """Whether a verb in the future stands right before token `i`, or before its preposition (سيصل في 2 أكتوبر)."""
    tokens = context.text.tokens
    j = i - 1
    while j > 0 and tokens[j].key in _BEFORE_A_DAY and same_line(context.text, j + 1):
        j -= 1
    if j < 0 or not same_line(context.text, j + 1) or not tokens[j].key.lstrip("وف").startswith(_WILL):
        return False
    return _tells_of_coming(context, tokens[j]) == "surely"


def _ahead_before(context: Context, low: int, first: int) -> Literal["surely", "maybe"] | None:
    """Return whether the words before an expression tell of what is to come; a word of saying dates what is said."""
    surely = True
    for i in range(first - 1, low - 1, -1):
        token = context.text.tokens[i]
        told = not context.words.told.isdisjoint(forms_of(token.key))
        # ستوقف نقل الفوسفات: what stands right behind a verb in the future is its object.
        if told and not (i > low and _tells_of_coming(context, context.text.tokens[i - 1]) == "surely"):
            return None
        ahead = None if i > low and context.text.tokens[i - 1].key in _DID_NOT else _tells_of_coming(context, token)
        if ahead is not None:
            planned = any(context.text.tokens[j].key in _WAS for j in range(max(low, i - 2), i))
            return "surely" if surely and ahead == "surely" and not planned else "maybe"
        # What stands before a comma may tell of something else.
        surely = surely and token.kind in ("word", "number")
    return None


def _ahead_behind(context: Context, last: int, high: int) -> Literal["surely", "maybe"] | None:
    for i in range(last, high):
        token = context.text.tokens[i]
        if token.kind not in ("word", "number") or token.key in _THAT:
            return None
        ahead = _tells_of_coming(context, token)
        if ahead is not None:
            return ahead
    return None


def _called_for(context: Context, low: int, first: int) -> bool:
    """Whether a call (دعا إلى) or an accord (اتفقوا على) stands before token `first`: what it is about is to come."""
    tokens = context.text.tokens
    about: frozenset[str] = frozenset()
    for i in range(first - 1, max(low, first - _FUTURE_BEFORE) - 1, -1):
        if tokens[i].key in (_TO, _ON):
            about = _CALLS if tokens[i].key == _TO else _AGREED
        elif any(form.removeprefix("ال") in about for form in forms_of(tokens[i].key)):
            return True
    return False


def _pledged(context: Context, low: int, first: int) -> bool:
    """Whether a pledge or a threat and what is pledged stand before token `first` (تعهد … بإجراء انتخابات)."""
    tokens = context.text.tokens
    said = False
    for i in range(first - 1, max(low, first - _FUTURE_BEFORE) - 1, -1):
        if said and not _PLEDGED.isdisjoint(forms_of(tokens[i].key)):
            return True
        said = said or (
            tokens[i].kind == "word" and tokens[i].key.startswith("ب") and tokens[i].key not in _BEFORE_A_DAY
        )
    return False


def _tells_of_coming(context: Context, token: Token) -> Literal["surely", "maybe"] | None:
    if token.kind != "word":
        return None
    for form in forms_of(token.key):
        if form in context.words.future:
            return "surely" if form in context.words.coming else "maybe"
    bare = token.key.lstrip("وف")
    if _is_going(bare):
        return "surely"
    if not bare.startswith(_WILL):
        return None
    splits = segment(token.key)
    return "surely" if splits and "س" in splits[0].proclitics else None


def _is_going(word: str) -> bool:
    """Whether a word (its key) is a verb in the future as it is spoken: ه or ح before one of now."""
    if len(word) <= _SHORTEST_GOING or not word.startswith(_GOING) or word.startswith(_NOT_GOING):
        return False
    return not attested(word) and (word.startswith("حت") or attested(word[1:]))


def blocked(context: Context, first: int, last: int, kind: str) -> bool:
    """Whether the word before or after makes a name of the expression (سوق الخميس، ثورة 25 يناير)."""
    tokens, blockers = context.text.tokens, context.words.blockers
    before = blockers.get(("before", kind), frozenset())
    after = blockers.get(("after", kind), frozenset())
    word = tokens[first - 1] if first > 0 and tokens[first - 1].kind == "word" else None
    # واحد is one, no "and Sunday".
    forms = (word.key,) if word is not None and word.key in context.numerals.numerals else None
    if word is not None and not before.isdisjoint(forms or forms_of(word.key)):
        return True
    if last < len(tokens) and tokens[last].key in after and same_line(context.text, last):
        return True
    # موقع "26 سبتمبر": what marks of quotation hold alone, behind a word on its line, is a name.
    marks = first > 1 and last < len(tokens) and tokens[first - 1].kind == tokens[last].kind == "quote"
    return marks and tokens[first - 2].kind == "word" and same_line(context.text, first - 1)


def inside(context: Context, i: int) -> bool:
    """Whether there is a token `i`."""
    return i < len(context.text.tokens)


def is_word(context: Context, i: int, keys: frozenset[str] | set[str]) -> bool:
    """Whether token `i` is one of the words, on the line of the token before it."""
    return 0 < i < len(context.text.tokens) and context.text.tokens[i].key in keys and same_line(context.text, i)


def is_sign(context: Context, i: int, signs: set[str]) -> bool:
    """Whether token `i` is one of the signs, written to the word before it."""
    tokens = context.text.tokens
    return 0 < i < len(tokens) and tokens[i].light in signs and tokens[i - 1].end == tokens[i].start


def start_of(context: Context, i: int, keys: frozenset[str]) -> int:
    """Return where the word begins that token `i` is with proclitics."""
    token = context.text.tokens[i]
    taken = next((len(letters) for form, letters in word_forms(token.key) if form in keys), 0)
    return after_letters(token, taken)


def said_at(context: Context, i: int) -> tuple[Found, TimeWord] | None:
    """Return the longest word of time, no month, weekday or unit, that begins with token `i`, or null."""
    if i not in context.said:
        context.said[i] = longest(context.text, i, context.words.words)
    return context.said[i]


def direction_at(context: Context, i: int) -> tuple[Direction, int] | None:
    """Return the direction said at token `i` (الماضي، قبل الماضي، الجاري، المقبل) and its end."""
    found = said_at(context, i)
    if found is None or found[0].proclitics or not same_line(context.text, i):
        return None
    kind = found[1].kind
    if kind in ("past", "before_past", "current", "next"):
        return kind, found[0].last
    return None


def part_at(context: Context, i: int) -> tuple[Part | None, int, int]:
    """Return the part of a period said at token `i` (مطلع), the token behind it, and where the expression starts."""
    found = said_at(context, i)
    kind = _PARTS.get(found[1].kind) if found is not None else None
    if found is None or kind is None:
        return None, i, context.text.tokens[i].start
    return kind, found[0].last, found[0].start


def unit(context: Context, i: int) -> tuple[Found, UnitForm, bool] | None:
    """Return the unit of time at token `i`, and whether it has the article (الأيام)."""
    tokens = context.text.tokens
    known = context.words.any_unit(tokens[i].key) if i < len(tokens) else None
    if known is None:
        return None
    form, letters, definite = known
    return Found(i, i + 1, after_letters(tokens[i], len(letters)), letters), form, definite


def weekday_at(context: Context, i: int) -> Weekday | None:
    """Return the weekday named at token `i` with its direction (الخميس الماضي), or null."""
    found = longest(context.text, i, context.words.weekdays)
    if found is None:
        return None
    place, named = found
    last, direction = place.last, None
    said = said_at(context, last)
    if said is not None and not said[0].proclitics and same_line(context.text, last):
        kind = said[1].kind
        if kind in ("past", "before_past", "current", "next"):
            direction, last = kind, said[0].last
    return Weekday(i, last, place.start, named.day, direction)
