"""What a figure of a claim counts, and what became of those it counts: the civilians killed are not those wounded."""

from collections.abc import Mapping
from functools import cache

import msgspec

from rawi.lexicon.calendar import load as load_calendar
from rawi.lexicon.counted import NOUNS, CountedNoun
from rawi.lexicon.tables import read_table
from rawi.lexicon.time_signs import time_signs
from rawi.model import Claim, EventFigure, EventType, Figure, Span
from rawi.text import key, stem, tokenise

# Small numbers agree by chance.
TELLING_NUMBER = 10
# What came of people: in one event so many cannot be counted as one and as another.
OUTCOMES: Mapping[EventType, str] = {
    "killing": "killed",
    "injury": "injured",
    "capture": "captured",
    "detention": "detained",
    "abduction": "abducted",
    "displacement": "displaced",
}
# Kinds of people of whom nobody is of two.
APART = frozenset({"child", "woman", "man"})
# How a sound plural ends before "our", "its" and "their".
BOUND = ("ينا", "يها", "يه", "يهم")

# What a length of time is counted as.
LENGTH = "duration"
HOURS: Mapping[str, float] = {
    "second": 1 / 3600,
    "minute": 1 / 60,
    "hour": 1,
    "night": 24,
    "day": 24,
    "week": 7 * 24,
    "month": 30 * 24,
    "year": 365 * 24,
    "decade": 3650 * 24,
}
# The word before a length of time stands within so many code points.
_BEFORE = 12


def counts(figure: Figure) -> frozenset[str]:
    """Return what a figure counts, all together."""
    return frozenset(figure.joint_with) | ({figure.what} if figure.what is not None else set())


def outcome(claim: Claim, figure: Figure) -> str | None:
    """Return what became of the people that a figure of a claim counts, where it does not say so itself.

    They are of those counted just before ("562 killed, 40 of them civilians, and 2,855 wounded, 106 of them
    civilians"), else of what the claim tells.
    """
    if figure.joint_with or figure.what not in people():
        return None
    before = [
        other
        for other in claim.quantities
        if other.what in OUTCOMES.values() and not other.joint_with and other.span.end <= figure.span.start
    ]
    if before:
        return max(before, key=lambda other: other.span.end).what
    return OUTCOMES.get(claim.event_type)


def counted(claim: Claim, figure: Figure) -> tuple[str, ...]:
    """Return what a figure counts, with what became of them where that is not what it counts."""
    became = outcome(claim, figure)
    what = sorted(counts(figure))
    return (*what, became) if became is not None else tuple(what)


def apart(figure: Figure, other: Figure) -> bool:
    """Whether two numbers of one thing cannot both be true."""
    return any(
        low.low is not None and high.high is not None and low.low > high.high
        for low, high in ((figure, other), (other, figure))
    )


def counts_the_same(claim: Claim, figure: Figure, whole: EventFigure) -> bool:
    """Whether a figure of a claim is one of those that a figure of its event spans."""
    of_whole = frozenset({whole.what, *whole.joint_with}) - {None}
    return counts(figure) == of_whole and outcome(claim, figure) == whole.outcome


def in_hours(figure: Figure) -> Figure:
    """Return a length of time with its bounds in hours, another figure as it is."""
    units = (load_calendar().unit(word.key) for word in tokenise(figure.text))
    named = [unit[0].unit for unit in units if unit is not None]
    if figure.what != LENGTH or not named:
        return figure
    low, high = (None if bound is None else bound * HOURS[named[-1]] for bound in (figure.low, figure.high))
    return msgspec.structs.replace(figure, low=low, high=high)


def told_when(text: str, length: Span) -> Span | None:
    """Return a length of time in a text with the word before it that makes it say when (خلال يومين), or null."""
    start = max(0, length.start - _BEFORE)
    before = tokenise(text[start : length.start])[-1:]
    if not before or before[0].key not in time_signs("length_lead"):
        return None
    return Span(length.document, start + before[0].start, length.end)


@cache
def people() -> frozenset[str]:
    """Return what counts people by who they are."""
    rows = read_table(NOUNS, CountedNoun)
    return frozenset(row.what for row in rows if row.kind in ("person", "group")) - frozenset(OUTCOMES.values())


@cache
def nouns_for(whats: frozenset[str]) -> frozenset[str]:
    """Return the stems of the nouns that count some kinds of people or things, also with a pronoun or as an object."""
    forms = {
        form
        for row in read_table(NOUNS, CountedNoun)
        if row.what in whats
        for form in (row.noun, *row.plural)
        if " " not in form
    }
    bound = {form.removesuffix("ون") + ending for form in forms if form.endswith("ون") for ending in BOUND}
    accusative = {f"{form}ا" for form in forms if not form.endswith(("ون", "ة", "اء"))}
    return frozenset(stem(key(form)) for form in forms | bound | accusative)
