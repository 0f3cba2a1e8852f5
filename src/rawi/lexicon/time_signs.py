"""The small words around times, by what they do there: before an hour, up to a day, of the morning."""

from functools import cache
from typing import Literal, get_args

import msgspec

from rawi.lexicon.tables import LexiconError, read_table
from rawi.text import key

SIGNS = "time_signs.tsv"

# hour_lead, at_hour: before an hour, its noun left out; past_the_hour, to_the_hour, minute: behind it; after_noon,
# before_noon, noon, at_night: which half of the day; part_behind, part_before, definite_part, part_lead,
# part_lead_loosely, middle_of: parts of a day and what makes them times; enumerated: of a list, no hours; not_at,
# counted_from: count from another time; length_lead: a length of time says when behind it; preposition,
# in_time, since, until, until_when, up_to, between, bound, range_opener: around days and years; before_a_day, dated,
# date_lead, month_lead: before digits; month, year, before_year, year_pair: nouns of periods; hijri, gregorian: signs
# of an era; same_day: الموافق; night, day_or_night;
# pledged: by a word with ب what is promised, so to come; same_one: the one told before, next_to_it: the one
# before or after that;
# this, that, one, few, vague_count, of_another: in phrases; behind_tomorrow, before_became: by which
# غدا is tomorrow, or the verb; call, agreed, was, did_not, imposed, that_clause: tell what is to come; of_age: whose
# age an ordinal is; numbered: what an ordinal before a month may number, so no day; no_noun: what no year counts.
TimeSign = Literal[
    "after_noon",
    "agreed",
    "at_hour",
    "at_night",
    "before_a_day",
    "before_became",
    "before_noon",
    "before_year",
    "behind_tomorrow",
    "between",
    "bound",
    "call",
    "counted_from",
    "date_lead",
    "dated",
    "day_or_night",
    "definite_part",
    "did_not",
    "enumerated",
    "few",
    "gregorian",
    "hijri",
    "hour_lead",
    "imposed",
    "in_time",
    "length_lead",
    "middle_of",
    "minute",
    "month",
    "month_lead",
    "next_to_it",
    "night",
    "no_noun",
    "noon",
    "not_at",
    "numbered",
    "of_age",
    "of_another",
    "one",
    "part_before",
    "part_behind",
    "part_lead",
    "part_lead_loosely",
    "past_the_hour",
    "pledged",
    "preposition",
    "range_opener",
    "same_day",
    "same_one",
    "since",
    "that",
    "that_clause",
    "this",
    "to_the_hour",
    "until",
    "until_when",
    "up_to",
    "vague_count",
    "was",
    "year",
    "year_pair",
]


class TimeSignRow(msgspec.Struct, frozen=True):
    """A small word around times and what it does there."""

    word: str
    classes: tuple[TimeSign, ...]


def time_signs(name: TimeSign) -> frozenset[str]:
    """Return the keys of the words of a class. Raises `LexiconError` for a bad row, or a class without words."""
    return _signs()[name]


@cache
def _signs() -> dict[TimeSign, frozenset[str]]:
    words: dict[TimeSign, set[str]] = {}
    for row in read_table(SIGNS, TimeSignRow):
        for name in row.classes:
            words.setdefault(name, set()).add(key(row.word))
    missing = set(get_args(TimeSign)) - words.keys()
    if missing:
        raise LexiconError(f"{SIGNS}: no word is {', '.join(sorted(missing))}, add one")
    return {name: frozenset(members) for name, members in words.items()}
