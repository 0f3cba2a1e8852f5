"""Words of the calendar: months of all schools, weekdays, words for days, parts of the day and of a period, units."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeVar

import msgspec

from rawi.lexicon.matcher import after_letters, word_forms
from rawi.lexicon.numerals import Phrase, phrase_key
from rawi.lexicon.tables import LexiconError, read_table
from rawi.text import Text, key

MONTHS = "months.tsv"
WEEKDAYS = "weekdays.tsv"
WORDS = "time_words.tsv"
UNITS = "time_units.tsv"
BLOCKERS = "time_blockers.tsv"

Calendar = Literal["gregorian", "hijri"]
# part_of_day: before a day (فجر) · adverb: by itself (فجرا) · day: counted from today · day_before_weekday: only with
# one (غدا is also a verb) · early, mid, late: of a period · future: what the clause tells is still to come ·
# season: before a year · the rest follow a period and say which one it is
TimeWordKind = Literal[
    "part_of_day",
    "adverb",
    "day",
    "day_before_weekday",
    "early",
    "mid",
    "late",
    "past",
    "before_past",
    "current",
    "next",
    "anaphoric",
    "future",
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
    """A word of time; a `day` has its first and last day counted from today, a `season` its first and last month."""

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


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens `first:last` that match an entry; `start` is the code point behind the proclitics."""

    first: int
    last: int
    start: int
    proclitics: str


@dataclass(frozen=True, slots=True)
class TimeWords:
    """All words of the calendar, by the keys of their words."""

    months: dict[Phrase, Month]
    weekdays: dict[Phrase, Weekday]
    words: dict[Phrase, TimeWord]
    units: dict[Phrase, UnitForm]
    future: frozenset[str]
    # The keys of the words that block, by position and kind.
    blockers: dict[tuple[str, str], frozenset[str]]
    # Every first word of any of them, proclitics aside: what is not here begins no expression.
    openings: frozenset[str]


@lru_cache(maxsize=1)
def load() -> TimeWords:
    """Return the words of the calendar of the shipped tables. Raises `LexiconError` for a bad row."""
    months = _table(MONTHS, [(row.name, row) for row in read_table(MONTHS, Month)])
    weekdays = _table(WEEKDAYS, [(row.name, row) for row in read_table(WEEKDAYS, Weekday)])
    rows = read_table(WORDS, TimeWord, key=2)
    words = _table(WORDS, [(row.phrase, row) for row in rows if row.kind != "future"])
    units = _table(UNITS, [(row.form, row) for row in read_table(UNITS, UnitForm)])
    blockers: dict[tuple[str, str], frozenset[str]] = {}
    for blocker in read_table(BLOCKERS, Blocker, key=3):
        place = (blocker.position, blocker.kind)
        blockers[place] = blockers.get(place, frozenset()) | {key(blocker.word)}
    return TimeWords(
        months,
        weekdays,
        words,
        units,
        frozenset(key(row.phrase) for row in rows if row.kind == "future"),
        blockers,
        frozenset(phrase[0] for phrase in (*months, *weekdays, *words, *units)),
    )


def _table(name: str, rows: list[tuple[str, T]]) -> dict[Phrase, T]:
    table: dict[Phrase, T] = {}
    for phrase, row in rows:
        if table.setdefault(phrase_key(phrase), row) != row:
            raise LexiconError(f"{name}: {phrase!r} is there in another spelling, keep one")
    return table


def longest(text: Text, i: int, table: dict[Phrase, T], *, most: int = 3) -> tuple[Found, T] | None:
    """Return the longest phrase of `table` (up to `most` words) on one line from token `i`, with its entry.

    Only the first word may carry proclitics; of two readings as long, the one that strips less wins.
    """
    tokens = text.tokens
    if i >= len(tokens) or tokens[i].kind not in ("word", "number"):
        return None
    rest: list[str] = []
    for j in range(i + 1, min(i + most, len(tokens))):
        if tokens[j].kind not in ("word", "number") or "\n" in text.raw[tokens[j - 1].end : tokens[j].start]:
            break
        rest.append(tokens[j].key)
    forms = word_forms(tokens[i].key)
    for size in range(len(rest), -1, -1):
        tail = tuple(rest[:size])
        for form, proclitics in forms:
            entry = table.get((form, *tail))
            if entry is not None:
                start = after_letters(tokens[i], len(proclitics))
                return Found(i, i + 1 + size, start, proclitics), entry
    return None
