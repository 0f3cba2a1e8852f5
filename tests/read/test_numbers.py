import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from rawi.lexicon.numerals import load
from rawi.read.numbers import cardinal, ordinal
from rawi.text import analyse

NUMERALS = load()


def read(raw: str) -> tuple[float, str] | None:
    text = analyse(raw)
    number = cardinal(text, 0, NUMERALS)
    return None if number is None else (number.value, raw[number.start : text.tokens[number.last - 1].end])


@pytest.mark.parametrize(
    ("raw", "value", "span"),
    [
        ("٣٥٠ أسيرا", 350, "٣٥٠"),
        ("1,500 مدني", 1500, "1,500"),
        ("1.500 مقاتل", 1500, "1.500"),
        ("1,284,500.75 ليرة", 1284500.75, "1,284,500.75"),
        ("3.5 مليون", 3_500_000, "3.5 مليون"),
        ("20 ألفا و500 نازح", 20_500, "20 ألفا و500"),
        ("ألف و20 جريحا", 1000, "ألف"),
        ("أحد عشر", 11, "أحد عشر"),
        ("إحدى وعشرين", 21, "إحدى وعشرين"),
        ("مئة وأحد عشر", 111, "مئة وأحد عشر"),
        ("ثلاث مئة وخمسة وعشرين", 325, "ثلاث مئة وخمسة وعشرين"),
        ("ألفي مقاتل", 2000, "ألفي"),
        ("ألفا مقاتل", 2000, "ألفا"),
        ("ألفاً", 1000, "ألفاً"),
        ("نصف مليون", 500_000, "نصف مليون"),
        ("مليون ونصف المليون", 1_500_000, "مليون ونصف المليون"),
        ("خمسطعش شهيد", 15, "خمسطعش"),
        ("مية وخمسطعش", 115, "مية وخمسطعش"),
        ("ثلاثة، وأربعون", 3, "ثلاثة"),
        ("خمسة وعشرات", 5, "خمسة"),
        ("خمسة\nوعشرون", 5, "خمسة"),
        ("وخمسة عشر", 15, "خمسة عشر"),
        ("لثلاثة", 3, "ثلاثة"),
        ("الثلاثة والعشرين", 23, "الثلاثة والعشرين"),
    ],
)
def test_cardinals(raw: str, value: float, span: str) -> None:
    assert read(raw) == (value, span)


@pytest.mark.parametrize("raw", ["آلاف", "ألفا و", "قرية", "السادس", "نصف القرية", "أحد الجنود"])
def test_no_cardinals(raw: str) -> None:
    assert read(raw) is None


def test_numbers_in_words_are_read_as_they_are_written() -> None:
    random.seed(1)
    numbers = [*range(1, 1300), *(random.randrange(1300, 10_000_000) for _ in range(700))]
    # The writer has no word for one thousand inside a sum (ستمائة وألف ألف), and writes 2000 without its nun.
    numbers = [n for n in numbers if n // 1000 % 100 != 1 or n < 2000]
    for number in numbers:
        words = re.sub(r"\bو ", "و", num2words(number, lang="ar"))
        if words.startswith("ألفا"):
            continue
        assert read(words) == (number, words)


@pytest.mark.parametrize(
    ("raw", "value"),
    [("السادس", 6), ("الحادي عشر", 11), ("الثاني والعشرين", 22), ("العشرين", 20), ("والثالث عشر", 13), ("الأولى", 1)],
)
def test_ordinals(raw: str, value: int) -> None:
    number = ordinal(analyse(raw), 0, NUMERALS)
    assert number is not None
    assert number.value == value
    assert number.ordinal


@pytest.mark.parametrize("raw", ["سادس", "الستة", "الحادي", "المئة"])
def test_no_ordinals(raw: str) -> None:
    assert ordinal(analyse(raw), 0, NUMERALS) is None


WORDS = [*(row.form for row in NUMERALS.numerals.values()), "و", "،", "12", "1.5", "\n", "ال", "1,500"]


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from([" ", " و", ""]))
def test_any_heap_of_numerals_is_read_or_left(words: list[str], between: str) -> None:
    text = analyse(between.join(words))
    for i in range(len(text.tokens)):
        for number in (cardinal(text, i, NUMERALS), ordinal(text, i, NUMERALS)):
            if number is not None:
                assert i == number.first < number.last <= len(text.tokens)
                assert text.tokens[i].start <= number.start < text.tokens[i].end
                assert number.value >= 0
