"""What holds of times in any text: dates as they are written, heaps of words, hostile lines."""

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.lexicon import load
from rawi.lexicon.calendar import load as load_words
from rawi.read.times import times
from rawi.read.times.times import TimeMention
from rawi.text import analyse

LEXICON = load()


def find(raw: str, published: str | None = None) -> list[TimeMention]:
    return times.find(analyse(raw), LEXICON, published=(published, published) if published else None)


DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@given(DAYS)
def test_dates_are_read_as_they_are_written(day: date) -> None:
    arabic = str(day.day).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    names = {row.month: row.name for row in load_words().months.entries.values() if row.calendar == "gregorian"}
    for written in (
        f"{day.day}/{day.month}/{day.year}",
        f"{day.year}-{day.month:02}-{day.day:02}",
        f"{arabic} {names[day.month]} {day.year}",
    ):
        (mention,) = find(f"في {written} قصفت")
        assert (mention.value.start, mention.value.end) == (day.isoformat(), day.isoformat())


@given(DAYS, st.sampled_from(sorted((row.name, row.day) for row in load_words().weekdays.entries.values())))
def test_a_weekday_is_the_nearest_not_after_publication(day: date, weekday: tuple[str, int]) -> None:
    name, number = weekday
    (mention,) = find(f"قصفت {name} بلدة", day.isoformat())
    if (day + timedelta(1)).isoweekday() == number:
        # Tomorrow's may be either.
        assert mention.value.start is None
        return
    assert mention.value.start is not None
    found = date.fromisoformat(mention.value.start)
    assert found.isoweekday() == number
    assert timedelta(0) <= day - found < timedelta(7)


WORDS = [
    *(" ".join(phrase) for phrase in load_words().words.entries),
    *(" ".join(phrase) for phrase in load_words().months.entries),
    *(" ".join(phrase) for phrase in load_words().weekdays.entries),
    *load_words().units,
    *(
        word
        for line in ("من إلى بين و قبل منذ يوم يومي عام عامي آخر هذا نحو الـ", "13 2018 1439 / - ( ) ، : .")
        for word in line.split()
    ),
    *("هـ", "الساعة", "ثلاثة", "الثلاثة", "والعشرين"),
    "\n",
]


@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from([None, "2018-02-13", "0001-01-01", "9999-12-31"]))
def test_any_heap_of_words_of_time_is_read_or_left(words: list[str], published: str | None) -> None:
    raw = " ".join(words)
    end = 0
    for mention in find(raw, published):
        assert end <= mention.start < mention.end <= len(raw)
        end = mention.end
        value = mention.value
        if value.start is not None and value.end is not None:
            assert date.fromisoformat(value.start) <= date.fromisoformat(value.end)
            assert value.precision != "open"


@pytest.mark.parametrize(
    "unit",
    [
        "8:10 ص\n",
        "13 شباط ",
        "بين 3 و",
        "ليلة ",
        "أمس ",
        "1/2/",
        "قبل أكثر من ",
        "(",
        "ساعات الفجر من ",
        "اليوم التالي ",
        "في السابعة، ",
        "سنعود في 22/4 ",
        "3/2/2018 - ",
    ],
)
def test_hostile_texts_take_linear_time(unit: str) -> None:
    text = analyse(unit * (150_000 // len(unit)))
    started = time.perf_counter()
    times.find(text, LEXICON, published=("2018-02-13", "2018-02-13"))
    assert time.perf_counter() - started < 20


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_text_is_read(raw: str) -> None:
    find(raw, "2018-02-13")
