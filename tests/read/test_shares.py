"""Shares, signs of comparison and parts of a unit of time, as amounts and in what is read."""

import pytest

from rawi.lexicon import load
from rawi.read.quantities import quantities
from rawi.read.quantities.amounts import amount_at
from rawi.read.quantities.nouns import Context
from rawi.text import analyse

LEXICON = load()


@pytest.mark.parametrize(
    ("raw", "low", "high", "comparator"),
    [
        ("أكثر من نصف السكان", 0.5, None, "more_than"),
        ("أقل من ربع المنازل", None, 0.25, "less_than"),
        ("نحو 3/4 من البيوت", 0.75, 0.75, "about"),
        ("3 من 4 أو أكثر", 0.75, None, "at_least"),
        ("أكثر من نصف مليون نازح", 500_000, None, "more_than"),
        (">15", 15, None, "more_than"),
        ("< 15", None, 15, "less_than"),
        ("> = 15", 15, None, "at_least"),
        ("≤ -15", None, -15, "at_most"),
        ("≥1,500", 1500, None, "at_least"),
        ("= 7", 7, 7, "exact"),
        ("يساوي 7", 7, 7, "exact"),
    ],
)
def test_amounts(raw: str, low: float | None, high: float | None, comparator: str) -> None:
    amount = amount_at(_context(raw), 0)
    assert amount is not None
    assert (amount.low, amount.high, amount.comparator) == (low, high, comparator)


@pytest.mark.parametrize("raw", ["نصف السكان", "=> 7", "<> 7", "=< 7", "< أ", "> 2014/5/3"])
def test_no_amounts(raw: str) -> None:
    assert amount_at(_context(raw), 0) is None


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("استمر القصف نصف ساعة", ("duration", 0.5, 0.5, "exact", "hour")),
        ("حوصروا أكثر من نصف عام", ("duration", 0.5, None, "more_than", "year")),
        ("انسحبوا بعد ربع ساعة", ("duration", 0.25, 0.25, "exact", "hour")),
        ("قتل >15 مدنيا", ("killed", 15, None, "more_than", None)),
    ],
)
def test_read(raw: str, value: tuple[object, ...]) -> None:
    (found,) = (item.value for item in quantities.find(analyse(raw), LEXICON))
    assert (found.what, found.low, found.high, found.comparator, found.unit) == value


@pytest.mark.parametrize("raw", ["دمر أكثر من نصف المدينة", "نزح نحو 3/4 من السكان", "احترق نصف البيوت"])
def test_a_share_counts_nothing(raw: str) -> None:
    assert quantities.find(analyse(raw), LEXICON) == []


def _context(raw: str) -> Context:
    return Context(analyse(raw), LEXICON.calendar, LEXICON.numerals, LEXICON.counted, {}, ())
