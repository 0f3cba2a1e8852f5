"""Times a text names: dates of both calendars, weekdays, days counted from publication, periods, stretches.

A rule-based grammar over tokens. Absolute dates are `explicit`; what only the day of publication settles is `relative`
and stays open without it. Bounds that are a convention of ours (أواخر = from the 21st) are `approximate`.
"""

from collections.abc import Hashable
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from msgspec.structs import replace

from rawi.lexicon.calendar import TimeWords
from rawi.lexicon.matcher import forms_of
from rawi.lexicon.numerals import Numerals
from rawi.model import TimeValue
from rawi.read.times.clock import heads_line
from rawi.read.times.context import NAME, Context, Expression
from rawi.read.times.dates import dated
from rawi.read.times.days import at_clock, day
from rawi.read.times.echoes import echoed
from rawi.read.times.hours import clock_of
from rawi.read.times.phrases import anaphoric, before_now, named_period, part_alone, stretch
from rawi.read.times.ranges import span_of_days
from rawi.read.times.short import short
from rawi.read.times.values import OPEN, Days, Setting
from rawi.read.times.years import year
from rawi.text import Text, key
from rawi.text.remembered import remembered_with

_READERS = (span_of_days, at_clock, day, dated, before_now, named_period, stretch, anaphoric, year, part_alone, short)
_OPENERS = frozenset(
    key(word)
    for words in ("قبل بين آخر هذا هذه ذلك تلك", "يومي عامي العامين سنتي ال لل بال وال")
    for word in words.split()
)


# A line of so few tokens is a dateline, not a sentence.
_SHORT_LINE = 16
_WEEK = timedelta(days=7)
# The rule of a day counted from publication with its weekday.
_COUNTED_WEEKDAY = "shift+weekday"


class HasTimeWords(Hashable, Protocol):
    """What of the lexicon is needed to read times."""

    @property
    def calendar(self) -> TimeWords:
        """The words of the calendar."""

    @property
    def numerals(self) -> Numerals:
        """The words for numbers."""


class TimeMention(NamedTuple):
    """Code points `start:end` that name a time, its value, and the rule that found it."""

    start: int
    end: int
    value: TimeValue
    rule: str


def find(text: Text, lexicon: HasTimeWords, *, published: tuple[str | None, str | None] | None) -> list[TimeMention]:
    """Return the times that `text` names, from left to right, none overlapping.

    `published` is the first and last ISO day the text may be published on. Without it (or with an open bound)
    what counts from publication has the value open; with two days a value holds for either.
    """
    first, last = published or (None, None)
    earliest, latest = (date.fromisoformat(first), date.fromisoformat(last)) if first and last else (None, None)
    found = _expressions(text, lexicon, latest)
    context = Context(text, lexicon.calendar, lexicon.numerals, Setting(None))
    clocks = {expression.first: clock_of(context, expression) for expression in found}
    others = found if earliest == latest else _expressions(text, lexicon, earliest)
    if any(map(_belies_publication, found)) and any(map(_belies_publication, others)):
        # Nothing counts from a publication that the text's own "today" denies.
        unsettled = _expressions(text, lexicon, None)
        found = others = [one if one.days.conflict else plain for one, plain in zip(found, unsettled, strict=True)]
    return [
        TimeMention(
            expression.start,
            text.tokens[expression.last - 1].end,
            _value(_either(other.days, expression.days), clocks.get(expression.first)),
            f"time.{expression.rule}",
        )
        for expression, other in zip(found, others, strict=True)
    ]


def _belies_publication(expression: Expression) -> bool:
    """Whether a day counted from publication has another weekday than the text says (اليوم الأربعاء)."""
    return expression.rule == _COUNTED_WEEKDAY and expression.days.conflict is not None


def _expressions(text: Text, lexicon: HasTimeWords, published: date | None) -> list[Expression]:
    context = Context(text, lexicon.calendar, lexicon.numerals, Setting(published))
    may_begin = _may_begin(lexicon)
    found: list[Expression] = []
    tokens = text.tokens
    i, last = 0, len(tokens)
    listed_under: Days | None = None
    while i < last:
        token = tokens[i]
        opens = may_begin(token.key) if token.kind == "word" else token.kind == "number"
        longest = _longest(context, i) if opens else None
        if longest is not None and longest.rule != NAME:
            if listed_under is not None and longest.rule == "clock" and heads_line(context, longest.first):
                longest = longest._replace(days=listed_under, rule="clock+date")
            elif _heads_list(context, longest):
                listed_under = longest.days
            found.append(echoed(context, longest, found))
        i = longest.last if longest is not None else i + 1
    return found


def _heads_list(context: Context, expression: Expression) -> bool:
    """Whether clock times at the heads of the lines below belong to a day: it stands in a dateline, or above a list."""
    days = expression.days
    if "date" not in expression.rule or days.start is None or days.start != days.end:
        return False
    start, end = context.text.line_of(expression.first)
    return end - start <= _SHORT_LINE or context.text.tokens[end - 1].light == ":"


@remembered_with
def _may_begin(lexicon: HasTimeWords, word: str) -> bool:
    """Whether an expression of time can begin with a word (its key): most begin none."""
    words, numerals = lexicon.calendar, lexicon.numerals.numerals
    for form in forms_of(word):
        bare = form.removeprefix("ال")
        if form in words.openings or form in _OPENERS or bare in numerals:
            return True
        if bare in words.units or (bare != form and bare in words.openings):
            return True
    return False


def _longest(context: Context, i: int) -> Expression | None:
    """Return the reading of token `i` that reaches farthest; of two as long, the one more to the front."""
    best: Expression | None = None
    for reader in _READERS:
        expression = reader(context, i)
        if expression is not None and (best is None or expression.last > best.last):
            best = expression
    return best


def _either(one: Days, other: Days) -> Days:
    """Return the days that hold whichever of two publication days is right."""
    if one == other:
        return one
    if one.end is not None and other.start is not None and other.start - one.end > _WEEK:
        # Counted from a month of which no day is told, it is none.
        return replace(OPEN, approximate=True)
    if one.start is None or other.end is None:
        return Days(one.start and other.start, one.end and other.end, conflict=one.conflict or other.conflict)
    precision = "days" if other.precision == "day" else other.precision
    return Days(one.start, other.end, precision, "relative", other.approximate, one.conflict or other.conflict)


def _value(days: Days, clock: str | None) -> TimeValue:
    return TimeValue(
        start=days.start.isoformat() if days.start is not None else None,
        end=days.end.isoformat() if days.end is not None else None,
        precision=days.precision if days.start is not None or days.end is not None else "open",
        basis=days.basis,
        approximate=days.approximate,
        conflict=days.conflict,
        clock=clock,
    )
