"""Words of the calendar: months of all schools, weekdays, words for days, parts of the day and of a period, units."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import Literal, TypeVar

import msgspec

from rawi.lexicon.matcher import after_letters, word_forms
from rawi.lexicon.numerals import PhraseTable, phrase_table
from rawi.lexicon.tables import read_table
from rawi.text import Text, key
from rawi.text.remembered import remembered

MONTHS = "months.tsv"
WEEKDAYS = "weekdays.tsv"
WORDS = "time_words.tsv"
UNITS = "time_units.tsv"
BLOCKERS = "time_blockers.tsv"
NAMED_DAYS = "named_days.tsv"

Calendar = Literal["gregorian", "hijri"]
# part_of_day: before a day (فجر) · hours_of: before من and a day (ساعات الفجر الأولى) · adverb: by itself (فجرا) ·
# day: counted from today · opening_day: where it opens a sentence (بتاريخه، أوقفت الدورية) ·
# day_before_weekday: or where it is no verb (غدا الوضع صعبا) · early, mid, late, first_half,
# second_half: of a period · first_day, last_day: of a month (غرة، سلخ) · opening, closing: of a month as early and
# late, of a year its first and last month ·
# future: what the clause tells may be still to come · coming: it surely is · told: a word of saying, behind which
# nothing is to come any more · season: before a year · the rest follow a period and say which one it is
TimeWordKind = Literal[
    "part_of_day",
    "hours_of",
    "adverb",
    "day",
    "day_before_weekday",
    "opening_day",
    "early",
    "mid",
    "late",
    "opening",
    "closing",
    "first_half",
    "second_half",
    "first_day",
    "last_day",
    "past",
    "before_past",
    "current",
    "next",
    "anaphoric",
    "future",
    "coming",
    "told",
    "season",
]
Unit = Literal["second", "minute", "hour", "night", "day", "week", "month", "year", "decade"]


class Month(msgspec.Struct, frozen=True):
    """A name of a month. `alone` no: it is also another word, and needs a day, a year or شهر beside it."""

    name: str
    month: int
    calendar: Calendar
    alone: bool


class Weekday(msgspec.Struct, frozen=True):
    """A name of a weekday; `day` is the ISO number, Monday 1."""

    name: str
    day: int


class TimeWord(msgspec.Struct, frozen=True):
    """A word of time; a `day` has its first and last day counted from today, a `season` its first and last month.

    A part of the day has the hours in which it begins and ends; 29 is five in the morning after it.
    """

    phrase: str
    kind: TimeWordKind
    first: int | None
    last: int | None


class UnitForm(msgspec.Struct, frozen=True):
    """A form of a unit of time."""

    form: str
    unit: Unit
    number: Literal["singular", "dual", "plural"]


class Blocker(msgspec.Struct, frozen=True):
    """A word right before or after a date, a weekday or a day word that makes a name of it (سوق الخميس)."""

    word: str
    position: Literal["before", "after"]
    kind: Literal["date", "weekday", "day"]


class NamedDay(msgspec.Struct, frozen=True):
    """A day known by its name, which is told without its `year` behind the words `before` (أحداث 11 سبتمبر).

    `alone`: without these as well it is that day, unless the same day of another year lies close.
    """

    month: int
    day: int
    year: int
    alone: bool
    before: tuple[str, ...]


T = TypeVar("T")


class Found(msgspec.Struct, frozen=True):
    """Tokens `first:last` that match an entry; `start` is the code point behind the proclitics."""

    first: int
    last: int
    start: int
    proclitics: str


@dataclass(frozen=True, slots=True)
class TimeWords:
    """All words of the calendar, by the keys of their words."""

    months: PhraseTable[Month]
    weekdays: PhraseTable[Weekday]
    words: PhraseTable[TimeWord]
    units: dict[str, UnitForm]
    # What unit a word (a key) is, and the proclitics taken off; null for none.
    unit: Callable[[str], tuple[UnitForm, str] | None]
    # The same, with the article or without, and whether it has it.
    any_unit: Callable[[str], tuple[UnitForm, str, bool] | None]
    # Words that tell of what is still to come; those of them that leave no doubt; words of saying.
    future: frozenset[str]
    coming: frozenset[str]
    told: frozenset[str]
    # The keys of the words that block, by position and kind.
    blockers: dict[tuple[str, str], frozenset[str]]
    # The days known by their names, by month and day.
    named_days: dict[tuple[int, int], NamedDay]
    # Every first word of any of them, proclitics aside: what is not here begins no expression.
    openings: frozenset[str]


# Kinds that are no part of an expression.
_ALONE = ("future", "coming", "told")


@lru_cache(maxsize=1)
def load() -> TimeWords:
    """Return the words of the calendar of the shipped tables. Raises `LexiconError` for a bad row."""
    months = phrase_table(MONTHS, [(row.name, row) for row in read_table(MONTHS, Month)])
    weekdays = phrase_table(WEEKDAYS, [(row.name, row) for row in read_table(WEEKDAYS, Weekday)])
    rows = read_table(WORDS, TimeWord, key=2)
    words = phrase_table(WORDS, [(row.phrase, row) for row in rows if row.kind not in _ALONE])
    units = {key(row.form): row for row in read_table(UNITS, UnitForm)}
    blockers: dict[tuple[str, str], frozenset[str]] = {}
    for blocker in read_table(BLOCKERS, Blocker, key=3):
        place = (blocker.position, blocker.kind)
        blockers[place] = blockers.get(place, frozenset()) | {key(blocker.word)}
    return TimeWords(
        months,
        weekdays,
        words,
        units,
        remembered(partial(_unit, units)),
        remembered(partial(_any_unit, units)),
        frozenset(key(row.phrase) for row in rows if row.kind in ("future", "coming")),
        frozenset(key(row.phrase) for row in rows if row.kind == "coming"),
        frozenset(key(row.phrase) for row in rows if row.kind == "told"),
        blockers,
        {(row.month, row.day): row for row in _named_days()},
        frozenset((*months.reach, *weekdays.reach, *words.reach, *units)),
    )


@cache
def _parts_of_the_day() -> frozenset[str]:
    rows = (row for row in read_table(WORDS, TimeWord, key=2) if row.kind in ("part_of_day", "adverb"))
    return frozenset(key(row.phrase) for row in rows if " " not in row.phrase)


def hours_of_day(words: tuple[str, ...]) -> tuple[int, int] | None:
    """Return from which hour to which the part of the day lasts that some words (keys) name, the longest, or null."""
    hours = _hours()
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            if (known := hours.get(words[start : start + length])) is not None:
                return known
    return None


@cache
def _hours() -> dict[tuple[str, ...], tuple[int, int]]:
    rows = read_table(WORDS, TimeWord, key=2)
    return {
        phrase: (row.first, row.last)
        for row in rows
        if row.kind in ("part_of_day", "adverb") and row.first is not None and row.last is not None
        for bare in [tuple(key(word) for word in row.phrase.split())]
        for phrase in (bare, (*bare[:-1], f"ال{bare[-1].removeprefix('ال')}"))
    }


def is_part_of_day(word: str) -> bool:
    """Whether a word (a key) names a part of the day by itself: فجر, صباحا."""
    return word in _parts_of_the_day()


def _named_days() -> list[NamedDay]:
    rows = read_table(NAMED_DAYS, NamedDay, key=2)
    return [msgspec.structs.replace(row, before=tuple(key(word) for word in row.before)) for row in rows]


def _unit(units: dict[str, UnitForm], word: str) -> tuple[UnitForm, str] | None:
    return next(((units[form], taken) for form, taken in word_forms(word) if form in units), None)


def _any_unit(units: dict[str, UnitForm], word: str) -> tuple[UnitForm, str, bool] | None:
    for form, taken in word_forms(word):
        if form in units:
            return units[form], taken, False
        if form.startswith("ال") and form[2:] in units:
            return units[form[2:]], taken, True
    return None


def longest(text: Text, i: int, table: PhraseTable[T]) -> tuple[Found, T] | None:
    """Return the longest phrase of `table` on one line from token `i`, with its entry, or null.

    Only the first word may carry proclitics; of two readings as long, the one that strips less wins.
    """
    tokens, breaks = text.tokens, text.breaks
    openings = table.openings(tokens[i].key) if i < len(tokens) else ()
    if not openings or tokens[i].kind not in ("word", "number"):
        return None
    words = [""]
    for token in tokens[i + 1 : i + max([reach for _, _, reach in openings])]:
        if token.kind not in ("word", "number") or i + len(words) in breaks:
            break
        words.append(token.key)
    best: tuple[Found, T] | None = None
    for form, proclitics, reach in openings:
        words[0] = form
        for size in range(min(reach, len(words)), 0, -1):
            entry = table.entries.get(tuple(words[:size]))
            if entry is None:
                continue
            if best is None or i + size > best[0].last:
                best = Found(i, i + size, after_letters(tokens[i], len(proclitics)), proclitics), entry
            break
    return best
